"""The words and counts that the readable formats of a check share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from courtier.report.labels import SEVERITY_COUNTS
from courtier.report.page import Counted
from courtier.results.check import CheckFinding, CheckResult, ExceptionSeen, Standing
from courtier.results.words import SEVERITY_NAMES, mark
from courtier.values.findings import SEVERITIES, Severity
from courtier.values.text import Language, Text, Value, say

MOST_NAMES = 5
"""So many names are given for one reason; JSON and SARIF have them all."""

EXAMINED = Counted(
    Text(fr="{n} fichier examiné", en="{n} file examined"),
    Text(fr="{n} fichiers examinés", en="{n} files examined"),
)
INVALID = Counted(
    Text(fr="{n} non valide", en="{n} not valid"), Text(fr="{n} non valides", en="{n} not valid")
)
WEAK = Counted(
    Text(fr="{n} constat sur faits faibles", en="{n} finding on weak facts"),
    Text(fr="{n} constats sur faits faibles", en="{n} findings on weak facts"),
)
EXCEPTED = Counted(
    Text(fr="{n} sous exception", en="{n} under an exception"),
    Text(fr="{n} sous exception", en="{n} under an exception"),
)
KNOWN = Counted(
    Text(fr="{n} déjà connu", en="{n} already known"),
    Text(fr="{n} déjà connus", en="{n} already known"),
)
PASSED = Counted(
    Text(fr="{n} règle satisfaite", en="{n} rule satisfied"),
    Text(fr="{n} règles satisfaites", en="{n} rules satisfied"),
)
FILES = Counted(Text(fr="{n} fichier", en="{n} file"), Text(fr="{n} fichiers", en="{n} files"))
DAYS = Counted(
    Text(fr="{n} jour restant", en="{n} day left"),
    Text(fr="{n} jours restants", en="{n} days left"),
)
FACTS = Counted(
    Text(fr="{n} fait employé", en="{n} fact used"),
    Text(fr="{n} faits employés", en="{n} facts used"),
)
TO_CONFIRM = Counted(
    Text(fr="{n} à confirmer", en="{n} to confirm"),
    Text(fr="{n} à confirmer", en="{n} to confirm"),
)
RESOURCES = Counted(
    Text(fr="{n} ressource examinée", en="{n} resource examined"),
    Text(fr="{n} ressources examinées", en="{n} resources examined"),
)
UNEXAMINED = Counted(
    Text(fr="{n} élément non examiné", en="{n} item not examined"),
    Text(fr="{n} éléments non examinés", en="{n} items not examined"),
)

STANDING_MARKS: dict[Standing, Text | None] = {
    "counts": None,
    "weak": Text(fr="fait faible, sans effet sur la sortie", en="weak fact, cannot fail the run"),
    "excepted": Text(fr="sous exception", en="under an exception"),
    "known": Text(fr="déjà connu", en="already known"),
}


def standing_mark(finding: CheckFinding, language: Language) -> str:
    """What a reader must know of a finding beside its severity; empty where it just counts."""
    found = STANDING_MARKS[finding.standing]
    if found is None:
        found = mark(finding.confidence)
    return f" ({found.in_(language)})" if found else ""


def severity_word(finding: CheckFinding, language: Language) -> str:
    """The severity, or that nobody knows."""
    if finding.status == "undetermined":
        return say("indéterminé", "undetermined").in_(language)
    name = SEVERITY_NAMES[finding.severity]
    if finding.standing == "weak":
        return say("{name} à confirmer", "{name} to confirm", name=name).in_(language)
    return name.in_(language)


def shown(result: CheckResult, show: str) -> tuple[CheckFinding, ...]:
    """The findings to list: all with ``all``, else those neither excepted nor known."""
    if show == "all":
        return result.findings
    return tuple(f for f in result.findings if f.standing in ("counts", "weak"))


def counted(result: CheckResult, language: Language) -> list[str]:
    """The counts of a run, as items of an enumeration; only the first ones may be zero."""
    counts = result.counts
    parts = [count.of(n, language) for count, n in _of_files(result)]
    numbers: dict[Severity, int] = {
        "error": counts.errors, "warning": counts.warnings, "note": counts.notes,
    }  # fmt: skip
    for severity, number in numbers.items():
        if number:
            parts.append(SEVERITY_COUNTS[severity].of(number, language))
    others = ((WEAK, counts.weak), (EXCEPTED, counts.excepted), (KNOWN, counts.known))
    parts += [count.of(number, language) for count, number in others if number]
    return [*parts, PASSED.of(counts.passed, language)]


def _of_files(result: CheckResult) -> Iterable[tuple[Counted, int]]:
    counts = result.counts
    yield EXAMINED, counts.examined
    resources = [item.parts for item in result.examined if item.parts is not None]
    if resources:
        yield RESOURCES, sum(resources)
    if counts.invalid:
        yield INVALID, counts.invalid
    if counts.unexamined or resources:
        yield UNEXAMINED, counts.unexamined


def conclusion(result: CheckResult) -> Text:
    """Whether the run fails, and from what severity it does."""
    level = SEVERITY_NAMES[result.gate.fail_on]
    if result.counts.invalid:
        return say(
            "Échec : au moins un fichier n’est pas valide.",
            "Failed: at least one file is not valid.",
        )
    if result.gate.failed:
        return say("Échec (seuil : {level}).", "Failed (threshold: {level}).", level=level)
    held = _held_back(result)
    if not held:
        return say("Réussite (seuil : {level}).", "Passed (threshold: {level}).", level=level)
    return say(
        "Réussite sous réserve (seuil : {level}) ; feraient échouer si confirmés : {n}.",
        "Passed with a reservation (threshold: {level}); would fail if confirmed: {n}.",
        level=level,
        n=held,
    )


def _held_back(result: CheckResult) -> int:
    """The findings that only the weakness of their facts keeps from failing the run."""
    least = SEVERITIES.index(result.gate.fail_on)
    return sum(
        finding.standing == "weak"
        and finding.status == "failed"
        and SEVERITIES.index(finding.severity) >= least
        for finding in result.findings
    )


def facts_line(result: CheckResult, language: Language) -> str:
    """Which facts the result rests on, and whether anything keeps them still."""
    from courtier.values.citation import STRONG

    seen = result.provenance
    weak = sum(fact.confidence not in STRONG for fact in seen.facts)
    used = f"{FACTS.of(len(seen.facts), language)}, {TO_CONFIRM.of(weak, language)}"
    head = say(
        "courtier {version}, faits {facts} ({sha}…) ; {used}.",
        "courtier {version}, facts {facts} ({sha}…); {used}.",
        version=seen.courtier, facts=seen.knowledge.version,
        sha=seen.knowledge.sha256[:12], used=used,
    )  # fmt: skip
    return f"{head.in_(language)} {_stillness(result).in_(language)}"


def _stillness(result: CheckResult) -> Text:
    seen = result.provenance
    if seen.lock is not None:
        return say(
            "Verrou {file} : faits connus le {day}.", "Lock {file}: facts known on {day}.",
            file=seen.lock.file, day=seen.known_on or seen.on,
        )  # fmt: skip
    if seen.known_on is not None:
        return say("Faits connus le {day}.", "Facts known on {day}.", day=seen.known_on)
    return say(
        "Rien ne fixe les faits : --known-on ou un verrou le ferait.",
        "Nothing keeps the facts still: --known-on or a lock would.",
    )


def exception_line(item: ExceptionSeen) -> Text:
    """An exception with its countdown; its last day still counts."""
    values: dict[str, Value] = {
        "rule": item.rule, "by": item.approved_by, "reason": item.reason, "until": item.until,
    }  # fmt: skip
    if item.status == "expired":
        return say(
            "{rule} : échue le {until}, approuvée par {by} ({reason}).",
            "{rule}: ended on {until}, approved by {by} ({reason}).",
            **values,
        )
    if item.status == "refused":
        return say(
            "{rule} : refusée, bien qu’approuvée par {by} ({reason}).",
            "{rule}: refused, though approved by {by} ({reason}).",
            **values,
        )
    left = Text(fr=DAYS.of(item.days_left, "fr"), en=DAYS.of(item.days_left, "en"))
    if item.days_left == 0:
        left = say("dernier jour", "last day")
    return say(
        "{rule} : jusqu’au {until}, {left}, approuvée par {by} ({reason}) ; constats : {n}.",
        "{rule}: until {until}, {left}, approved by {by} ({reason}); findings: {n}.",
        **values, left=left, n=item.findings,
    )  # fmt: skip


def left_out(result: CheckResult, language: Language) -> list[tuple[str, str]]:
    """What was not examined, by reason: the first names with how many more, and the reason."""
    groups: dict[Text, list[str]] = {}
    for item in result.unexamined:
        groups.setdefault(item.text, []).append(item.name)
    return [(first_of(names, MOST_NAMES), text.in_(language)) for text, names in groups.items()]


def first_of(names: Sequence[str], most: int) -> str:
    """The first of some names, and how many more there are; one that is hidden, once."""
    if len(names) > 1 and len(set(names)) == 1:
        return f"{names[0]} (×{len(names)})"
    more = f" (+{len(names) - most})" if len(names) > most else ""
    return ", ".join(names[:most]) + more
