"""The verdict on one offering in one place, and the conditions that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.catalog.criteria import lifted_by
from courtier.results.classification import Asked, Classification
from courtier.results.common import UNDETERMINED
from courtier.results.matches import CriterionResult, MatchCondition, Verdict
from courtier.values.text import Text, say
from courtier.workload.model import Workload

IN_THE_WAY = ("unmet", "expired")
"""The statuses of a *must* that put an offering out."""


@dataclass(frozen=True)
class Standing:
    """What an offering is worth in one place: its regions, or none where none is known.

    ``failing`` are the *musts* in the way, in the order of the requirements; ``fit`` 0 to 1.
    """

    regions: tuple[str, ...]
    criteria: tuple[CriterionResult, ...]
    failing: tuple[CriterionResult, ...]
    verdict: Verdict
    fit: Decimal


def stand(
    regions: tuple[str, ...],
    criteria: tuple[CriterionResult, ...],
    reserved: CriterionResult | None,
    asked: tuple[Asked, ...],
    classification: Classification,
    agreed: bool,
) -> Standing:
    """Conclude from the criteria of one place.

    Args:
        regions: The place.
        criteria: One result for each requirement.
        reserved: Why the offering is not for this body at all; None where it is.
        asked: The requirements.
        classification: The levels.
        agreed: Whether the body states an agreement that covers the offering.
    """
    force: dict[str, str] = {a.requirement.id: a.requirement.force for a in asked}
    musts = [c for c in criteria if force[c.requirement] == "must"]
    verdict = _verdict(musts, asked, classification, agreed)
    if reserved is not None and verdict != "undetermined":
        verdict, musts, criteria = "ineligible", [reserved, *musts], (reserved, *criteria)
        force[reserved.requirement] = "must"
    failing = tuple(c for c in musts if c.status in IN_THE_WAY)
    return Standing(regions, criteria, failing, verdict, _fit(criteria, force))


def _verdict(
    musts: list[CriterionResult],
    asked: tuple[Asked, ...],
    classification: Classification,
    agreed: bool,
) -> Verdict:
    if "human-decision" in classification.flags:
        return "undetermined"
    if any(c.status in IN_THE_WAY for c in musts):
        return "ineligible"
    levels = classification.levels
    if UNDETERMINED in (levels.confidentiality, levels.integrity, levels.availability):
        return "undetermined"
    if any(a.demand.unstated for a in asked):
        return "undetermined"
    if any(c.status == "unknown" for c in musts):
        return "conditional"
    if classification.status == "proposed" or not agreed:
        return "conditional"
    return "eligible"


def _fit(criteria: tuple[CriterionResult, ...], force: Mapping[str, str]) -> Decimal:
    """The share of requirements met, a *must* counting twice; 1 when nothing is asked."""
    weights = [(2 if force[c.requirement] == "must" else 1, c.status == "met") for c in criteria]
    total = sum(weight for weight, _ in weights)
    if total == 0:
        return Decimal(1)
    met = Decimal(sum(weight for weight, is_met in weights if is_met))
    return (met / total).quantize(Decimal("0.0001"))


def stated_agreement(workload: Workload, offering: str, as_of: date) -> bool:
    """Tell whether the body states an agreement for an offering, signed by the day."""
    agreements = workload.acquisition.agreements if workload.acquisition else None
    return any(
        a.offering == offering and (a.signed_on is None or a.signed_on <= as_of)
        for a in agreements or ()
    )


def conditions_of(
    standing: Standing, asked: tuple[Asked, ...], classification: Classification, agreed: bool
) -> tuple[MatchCondition, ...]:
    """What stands between an offering on conditions and an eligible one, and who can lift it."""
    if standing.verdict != "conditional":
        return ()
    found = _unknown(standing, asked)
    if classification.status == "proposed":
        text = say("Le détenteur confirme le niveau.", "The holder confirms the level.")
        found.append(MatchCondition(requirement=None, text=text, asks="holder"))
    if not agreed:
        text = say(
            "L’organisme affirme, sous « acquisition: agreements », l’entente-cadre qui vise"
            " l’offre ; sinon, elle se prend par un autre mode de sollicitation.",
            "The body states under “acquisition: agreements” the framework agreement that covers"
            " the offering; else it is bought by another route.",
        )
        found.append(MatchCondition(requirement=None, text=text, asks="adviser"))
    return tuple(found)


def _unknown(standing: Standing, asked: tuple[Asked, ...]) -> list[MatchCondition]:
    by = {a.requirement.id: a for a in asked if a.requirement.force == "must"}
    found = []
    for criterion in standing.criteria:
        item = by.get(criterion.requirement)
        if criterion.status == "unknown" and item is not None:
            asks = lifted_by(item.demand)
            text = _named(item, criterion)
            found.append(MatchCondition(requirement=criterion.requirement, text=text, asks=asks))
    return found


def _named(asked: Asked, criterion: CriterionResult) -> Text:
    """What is to confirm; a certificate names itself, the others are told by their requirement."""
    if asked.demand.certifications is not None or asked.demand.unstated:
        return criterion.text
    return say(
        "{requirement} {text}",
        "{requirement} {text}",
        requirement=asked.requirement.text,
        text=criterion.text,
    )
