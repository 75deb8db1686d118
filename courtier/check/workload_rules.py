"""The rules held against each workload: its declarations, its place, the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from courtier.check.case import Case
from courtier.check.outcome import Outcome
from courtier.check.policy_rules.all import of_policy
from courtier.check.policy_rules.facts import first_of
from courtier.check.rules import DECLARATIONS
from courtier.knowledge.records.risk import CRITERIA, Criterion
from courtier.reading.keys import Path
from courtier.results.common import UNDETERMINED
from courtier.results.matches import CriterionResult, Match
from courtier.results.words import CRITERION_NAMES
from courtier.values.citation import Confidence, weakest
from courtier.values.findings import Finding
from courtier.values.text import Text, say

PLACED = "placement.offering"
SUPPLANTED = frozenset({"level-undetermined", "placement-not-admissible"})
"""Findings of the engines that a rule here says better."""


def outcomes_of(case: Case) -> tuple[Outcome, ...]:
    """What every rule on workloads concludes; each gives at least one outcome."""
    return (
        case.plain("workload-invalid", "passed"),
        *_undetermined(case),
        *_declared(case),
        *_placement(case),
        *_catalogue(case),
        _stale(case),
        *of_policy(case),
    )


def _undetermined(case: Case) -> Iterator[Outcome]:
    rule = "level-undetermined"
    classification = case.classified.classification
    found = [c for c in CRITERIA if classification.levels.of(c) == UNDETERMINED]
    for criterion in found:
        yield case.said(rule, "undetermined", _open_level(case, criterion), detail=criterion)
    waiting = [finding for finding in case.findings if finding.id == rule]
    if not found and waiting:
        yield case.said(rule, "undetermined", waiting[0].text, help=waiting[0].help)
    elif not found:
        yield case.plain(rule, "passed")


def _open_level(case: Case, criterion: Criterion) -> Text:
    classification = case.classified.classification
    least = classification.at_least.of(criterion)
    return say(
        "{criterion} : niveau indéterminé, au moins {least} ; questions sans réponse : {n}.",
        "{criterion}: level undetermined, at least {least}; unanswered questions: {n}.",
        criterion=CRITERION_NAMES[criterion],
        least=classification.name_of(least) or least,
        n=len(classification.questions),
    )


def _declared(case: Case) -> Iterator[Outcome]:
    """What the engines found; the rules that found nothing pass."""
    made = [finding for finding in case.findings if finding.id not in SUPPLANTED]
    seen: Counter[tuple[str, str]] = Counter()
    for finding in made:
        key = _key(case, finding)
        number = seen[finding.id, key]
        seen[finding.id, key] += 1
        yield case.said(
            finding.id, "failed", finding.text, key,
            help=finding.help, severity=None, detail=str(number) if number else "",
            confidence=_confidence(case, finding, key),
        )  # fmt: skip
    for rule in DECLARATIONS:
        if not any(finding.id == rule for finding in made):
            yield case.plain(rule, "passed")


def _key(case: Case, finding: Finding) -> str:
    """The place in the data that a finding of an engine speaks of, longest path first."""
    if finding.location is None:
        return ""
    here = (finding.location.line, finding.location.column)
    marked = case.file.marked
    found = [p for p, place in (*marked.places.items(), *marked.keys.items()) if place == here]
    longest: Path = max(found, key=lambda path: len(path), default=())
    return ".".join(map(str, longest))


def _confidence(case: Case, finding: Finding, key: str) -> Confidence:
    """How well a finding is known; a level said too low is as sure as the level derived."""
    if finding.id != "level-lower-than-derived":
        return finding.confidence
    criterion = next((c for c in CRITERIA if key.endswith(c)), None)
    parts = key.split(".")
    if criterion is None or len(parts) < 2 or not parts[1].isdigit():
        return "design"
    return case.of_level(criterion, case.workload.information[int(parts[1])].id)


def _placement(case: Case) -> Iterator[Outcome]:
    if case.placed is not None:
        yield case.plain("placement-unstated", "passed")
        yield from _in_use(case, case.placed)
        return
    text = say(
        "L’offre en usage ou choisie n’est pas déclarée.",
        "The offering in use or chosen is not stated.",
    )
    yield case.said("placement-unstated", "failed", text, "placement")
    yield case.plain("placement-not-admissible", "skipped")


def _in_use(case: Case, offering: str) -> Iterator[Outcome]:
    rule = "placement-not-admissible"
    if case.match is None:
        text = say(
            "L’offre « {id} » n’est pas au catalogue le {day}.",
            "The offering “{id}” is not in the catalogue on {day}.",
            id=offering,
            day=case.as_of,
        )
        yield case.said(rule, "failed", text, PLACED, confidence=case.of_offering)
        return
    outcomes = [o for c in case.match.criteria if (o := _criterion(case, case.match, c))]
    if not outcomes and case.match.verdict in ("undetermined", "ineligible"):
        text = say(
            "Le verdict de « {name} » est indéterminé : le classement ne l’est pas assez.",
            "The verdict of “{name}” is undetermined: the classification is not settled enough.",
            name=case.match.name,
        )
        outcomes = [case.said(rule, "undetermined", text, PLACED)]
    yield from outcomes or [case.plain(rule, "passed")]


def _criterion(case: Case, match: Match, result: CriterionResult) -> Outcome | None:
    """A *must* that the offering in use does not meet, or nobody knows whether it does."""
    forces = {a.requirement.id: a.requirement for a in case.classified.asked}
    asked = forces.get(result.requirement)
    if result.status == "met" or (asked is not None and asked.force == "should"):
        return None
    values = {"name": match.name, "what": asked.text if asked else result.text}
    why = result.text if asked else say("", "")
    if result.status == "unknown":
        text = say(
            "« {name} » : on ne sait si elle satisfait à « {what} » {why}",
            "“{name}”: nobody knows whether it meets “{what}” {why}",
            **values, why=why,
        )  # fmt: skip
        return _at_placement(case, result, "undetermined", text)
    text = say(
        "« {name} » ne satisfait pas à « {what} » {why}",
        "“{name}” does not meet “{what}” {why}",
        **values, why=why,
    )  # fmt: skip
    known = case.of_requirement(result.requirement) if asked else case.of_offering
    return _at_placement(
        case, result, "failed", text, weakest([known, case.of_evidence(result)])
    )  # fmt: skip


def _at_placement(
    case: Case, result: CriterionResult, status: str, text: Text, known: Confidence = "primary"
) -> Outcome:
    return case.said(
        "placement-not-admissible",
        "failed" if status == "failed" else "undetermined",
        text,
        PLACED,
        detail=result.requirement,
        confidence=known,
    )


def _catalogue(case: Case) -> Iterator[Outcome]:
    rule = "no-offering-admissible"
    if case.placed is not None:
        yield case.plain(rule, "skipped")
        return
    if case.admissible:
        yield case.plain(rule, "passed")
        return
    if case.admissible is None:
        text = say(
            "On ne sait si une offre du catalogue est admissible : le classement reste à établir.",
            "Nobody knows whether any offering is admissible: the classification is not settled.",
        )
        yield case.said(rule, "undetermined", text, "id")
        return
    text = say(
        "Aucune offre du catalogue n’est admissible le {day}.",
        "No offering of the catalogue is admissible on {day}.",
        day=case.as_of,
    )
    musts = [a.requirement.id for a in case.classified.asked if a.requirement.force == "must"]
    known = [case.of_requirement(identifier) for identifier in musts]
    yield case.said(rule, "failed", text, "id", confidence=weakest(known))


def _stale(case: Case) -> Outcome:
    """What the result rests on that nobody read again in time."""
    if not case.overdue:
        return case.plain("stale-facts", "passed")
    text = say(
        "Faits employés dont le délai de relecture est dépassé au {day} : {n} ({ids}).",
        "Facts used that are past their shelf life on {day}: {n} ({ids}).",
        day=case.as_of,
        n=len(case.overdue),
        ids=first_of(case.overdue),
    )
    return case.said("stale-facts", "failed", text)
