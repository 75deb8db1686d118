"""The rules that a policy sets: without object until it does, one outcome at least once it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from courtier.check.case import Case
from courtier.check.outcome import Outcome, Status
from courtier.check.policy import Policy
from courtier.knowledge.records.risk import CRITERIA, Criterion
from courtier.results.common import UNDETERMINED
from courtier.results.matches import CriterionResult
from courtier.results.words import CRITERION_NAMES
from courtier.values.citation import STRENGTH, Confidence, weakest
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.text import Cad, Text, say
from courtier.workload.service import PlaceRule

MOST_IDS = 8
PLACED = "placement.offering"


def of_policy(case: Case) -> Iterator[Outcome]:
    """What each rule of the policy concludes."""
    yield from _levels(case)
    yield from _confirmed(case)
    yield from _of_offering(case, "certification-missing", bool(case.policy.certifications))
    yield from _residency(case)
    yield from _exposure(case)
    yield from _ages(case)
    yield from _allowed(case)
    yield from _ceiling(case)


def _levels(case: Case) -> Iterator[Outcome]:
    rule, limits = "level-forbidden", case.policy.levels
    asked = [(c, getattr(limits, c)) for c in CRITERIA if getattr(limits, c, None)]
    if not asked:
        yield case.plain(rule, "skipped")
        return
    found = [o for criterion, limit in asked if (o := _level(case, criterion, limit))]
    yield from found or [case.plain(rule, "passed")]


def _level(case: Case, criterion: Criterion, limit: str) -> Outcome | None:
    """A level at or above the limit, or that cannot be compared with it."""
    classification = case.classified.classification
    ranks = {level.id: level.rank for level in case.scheme.levels(criterion)}
    level = classification.levels.of(criterion)
    least = classification.at_least.of(criterion) if level == UNDETERMINED else level
    values: dict[str, str | Text] = {
        "criterion": CRITERION_NAMES[criterion],
        "level": classification.name_of(least) or least,
        "limit": classification.name_of(limit) or limit,
    }
    if limit in ranks and ranks.get(least, -1) >= ranks[limit]:
        text = say(
            "{criterion} : {level} ; la politique refuse {limit} et plus.",
            "{criterion}: {level}; the policy refuses {limit} and above.",
            **values,
        )
        known = case.of_level(criterion)
        return case.said("level-forbidden", "failed", text, detail=criterion, confidence=known)
    if limit in ranks and level != UNDETERMINED:
        return None
    text = say(
        "{criterion} : on ne sait si le niveau atteint {limit}, que la politique refuse.",
        "{criterion}: nobody knows whether the level reaches {limit}, which the policy refuses.",
        **values,
    )
    return case.said("level-forbidden", "undetermined", text, detail=criterion)


def _confirmed(case: Case) -> Iterator[Outcome]:
    rule, classification = "level-unconfirmed", case.classified.classification
    if not case.policy.confirmed:
        yield case.plain(rule, "skipped")
    elif classification.status == "confirmed":
        yield case.plain(rule, "passed")
    elif UNDETERMINED in (classification.levels.of(criterion) for criterion in CRITERIA):
        text = say(
            "Aucun niveau à confirmer : un critère est indéterminé.",
            "No level to confirm: a criterion is undetermined.",
        )
        yield case.said(rule, "undetermined", text, "information")
    else:
        text = say(
            "Le détenteur n’a pas confirmé le niveau.", "The holder has not confirmed the level."
        )
        yield case.said(rule, "failed", text, "information")


def _of_offering(case: Case, rule: str, asked: bool) -> Iterator[Outcome]:
    """What the offering in use shows of what the policy asks."""
    if not asked:
        yield case.plain(rule, "skipped")
        return
    if case.placed is None:
        yield _unplaced(case, rule)
        return
    held = case.held.get(rule)
    if held is None:
        text = say(
            "L’offre en usage n’est pas au catalogue ce jour-là : rien ne peut être vérifié.",
            "The offering in use is not in the catalogue on that day: nothing can be checked.",
        )
        yield case.said(rule, "undetermined", text, PLACED)
        return
    found = [o for detail, result in held.items() if (o := _held(case, rule, detail, result))]
    yield from found or [case.plain(rule, "passed")]


def _unplaced(case: Case, rule: str) -> Outcome:
    text = say(
        "Aucune offre n’est déclarée en usage : rien ne peut être vérifié.",
        "No offering is stated to be in use: nothing can be checked.",
    )
    help = FINDING_KINDS["placement-unstated"].help
    return case.said(rule, "undetermined", text, "placement", help=help)


def _held(case: Case, rule: str, detail: str, result: CriterionResult) -> Outcome | None:
    if result.status == "met":
        return None
    status: Status = "undetermined" if result.status == "unknown" else "failed"
    text = say("{what} : {why}", "{what}: {why}", what=detail, why=result.text)
    return case.said(
        rule, status, text if detail else result.text, PLACED, detail=detail,
        confidence=_known(case, rule, result) if status == "failed" else "primary",
    )  # fmt: skip


def _known(case: Case, rule: str, result: CriterionResult) -> Confidence:
    """How well a failure is known; one law that surely reaches the provider is enough."""
    seen = (case.match.exposure or ()) if case.match else ()
    if rule == "exposure-refused" and seen:
        return min((item.confidence for item in seen), key=STRENGTH.index)
    return case.of_evidence(result)


def _residency(case: Case) -> Iterator[Outcome]:
    rule, permitted = "residency-outside", case.policy.residency
    if permitted is None:
        yield case.plain(rule, "skipped")
        return
    if case.placed is not None:
        yield from _of_offering(case, rule, asked=True)
        return
    hosting = case.workload.hosting
    stated = hosting.places.data if hosting and hosting.places else None
    if stated is None:
        text = say(
            "Ni « placement » ni « hosting: places: data » ne dit où vont les données.",
            "Neither “placement” nor “hosting: places: data” says where data goes.",
        )
        help = say(
            "Remplissez « hosting: places: data », ou placement dès que l’offre est choisie.",
            "Fill in “hosting: places: data”, or placement once the offering is chosen.",
        )
        yield case.said(rule, "undetermined", text, "hosting.places", help=help)
    elif _inside(stated, permitted):
        yield case.plain(rule, "passed")
    else:
        text = say(
            "Le fichier permet des données hors des lieux de la politique : {stated}.",
            "The file permits data outside the places of the policy: {stated}.",
            stated=stated if isinstance(stated, str) else ", ".join(stated),
        )
        yield case.said(rule, "failed", text, "hosting.places.data")


def countries(rule: PlaceRule) -> tuple[str, ...]:
    """The codes of a place rule, ISO 3166-1 or -2; empty for anywhere."""
    if isinstance(rule, str):
        return {"any": (), "canada": ("CA",), "quebec": ("CA-QC",)}[rule]
    return rule


def _inside(stated: PlaceRule, permitted: PlaceRule) -> bool:
    wide, narrow = countries(permitted), countries(stated)
    if not wide:
        return True
    return bool(narrow) and all(code in wide or code.split("-")[0] in wide for code in narrow)


def _exposure(case: Case) -> Iterator[Outcome]:
    rule, wanted = "exposure-refused", case.policy.exposure
    if wanted == "disclose":
        yield from _disclosed(case)
        return
    yield from _of_offering(case, rule, asked=wanted == "refuse")


def _disclosed(case: Case) -> Iterator[Outcome]:
    """The file must say what the body makes of a known exposure of the offering in use."""
    rule, hosting = "exposure-refused", case.workload.hosting
    stated = hosting.foreign_exposure if hosting else None
    exposure = case.match.exposure if case.match else None
    if case.placed is None:
        yield _unplaced(case, rule)
    elif stated is not None or exposure == ():
        yield case.plain(rule, "passed")
    elif exposure is None:
        text = say(
            "Personne n’a regardé si une loi étrangère atteint le fournisseur.",
            "Nobody looked whether a foreign law reaches the provider.",
        )
        yield case.said(rule, "undetermined", text, PLACED)
    else:
        text = say(
            "Une loi étrangère peut atteindre le fournisseur, et le fichier n’en dit rien.",
            "A foreign law can reach the provider, and the file says nothing of it.",
        )
        known = weakest([seen.confidence for seen in exposure])
        help = say(
            "Inscrivez foreign_exposure sous hosting : accept, disclose ou refuse.",
            "Fill in foreign_exposure under hosting: accept, disclose or refuse.",
        )
        yield case.said(rule, "failed", text, "hosting", confidence=known, help=help)


def _ages(case: Case) -> Iterator[Outcome]:
    rule, limit = "facts-too-old", case.policy.staleness_days
    if limit is None:
        yield case.plain(rule, "skipped")
        return
    old = sorted(name for name, days in case.ages.items() if days is not None and days > limit)
    unknown = sorted(name for name, days in case.ages.items() if days is None)
    if old:
        text = say(
            "Faits non relus depuis plus longtemps que permis (jours : {limit}) : {n} ({ids}).",
            "Facts last read longer ago than permitted (days: {limit}): {n} ({ids}).",
            limit=limit, n=len(old), ids=first_of(old),
        )  # fmt: skip
        yield case.said(rule, "failed", text)
    elif unknown:
        text = say(
            "Faits dont le jour de lecture est inconnu : {n} ({ids}).",
            "Facts whose day of reading is unknown: {n} ({ids}).",
            n=len(unknown), ids=first_of(unknown),
        )  # fmt: skip
        yield case.said(rule, "undetermined", text)
    else:
        yield case.plain(rule, "passed")


def first_of(names: Sequence[str]) -> str:
    """The first of some ids, with a mark that there are more."""
    return ", ".join(names[:MOST_IDS]) + ("…" if len(names) > MOST_IDS else "")


def _allowed(case: Case) -> Iterator[Outcome]:
    rule, allowed = "offering-not-allowed", case.policy.offerings
    if not allowed:
        yield case.plain(rule, "skipped")
    elif case.placed is None:
        yield _unplaced(case, rule)
    elif any(fnmatchcase(case.placed, pattern) for pattern in allowed):
        yield case.plain(rule, "passed")
    else:
        text = say(
            "L’offre « {id} » n’est pas de celles que la politique permet.",
            "The offering “{id}” is not one that the policy allows.",
            id=case.placed,
        )
        yield case.said(rule, "failed", text, PLACED)


def _ceiling(case: Case) -> Iterator[Outcome]:
    rule, ceiling = "cost-above-ceiling", case.policy.cost_ceiling_cad
    cost = case.cost
    if ceiling is None:
        yield case.plain(rule, "skipped")
    elif case.placed is None:
        yield _unplaced(case, rule)
    elif cost is not None and cost.total is not None and cost.total > ceiling:
        text = say(
            "Le coût estimé, {total}, dépasse le plafond de {ceiling}.",
            "The estimated cost, {total}, exceeds the ceiling of {ceiling}.",
            total=Cad(cost.total, whole=True), ceiling=Cad(ceiling, whole=True),
        )  # fmt: skip
        yield case.said(rule, "failed", text, PLACED, confidence=cost.confidence)
    elif cost is not None and cost.whole and cost.total is not None:
        yield case.plain(rule, "passed")
    else:
        text = say(
            "Le coût de l’offre n’est pas entièrement établi : le plafond ne peut être vérifié.",
            "The cost of the offering is not wholly settled: the ceiling cannot be checked.",
        )
        help = say(
            "Remplissez ce que « courtier cost » dit manquer.",
            "Fill in what “courtier cost” says is missing.",
        )
        yield case.said(rule, "undetermined", text, PLACED, help=help)


def asks_of_offering(policy: Policy) -> bool:
    """Whether a policy asks something of the offering in use that the catalogue must tell."""
    return (
        bool(policy.certifications) or policy.residency is not None or policy.exposure == "refuse"
    )
