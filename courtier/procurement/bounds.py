"""Amounts that a contract's value is held against: the law's, or a stricter one of the body."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from courtier.knowledge.records.risk import ParameterValue
from courtier.procurement.case import Case
from courtier.values.citation import CONFIDENCE_NAMES, Confidence, Source
from courtier.values.text import Cad, Text, say
from courtier.workload.service import OwnThreshold

TENDER_THRESHOLD = "public-tender-threshold"
INVITATION_FLOOR = "municipal-invitation-floor"
NO_REFERENCE = Text(fr="référence non consignée", en="reference not recorded")
ACT_OF = {TENDER_THRESHOLD: "public-tender", INVITATION_FLOOR: "invited-tender"}
"""The act that each amount commands; a threshold that the body sets for an act names it."""


@dataclass(frozen=True)
class Bound:
    """An amount, with the value of law and the stricter one of the body, where there are any.

    ``amount`` is the lower of the two; ``legal`` is None when no fact gives the law's amount.
    ``above`` is the amount from which nobody doubts: higher than ``amount`` only where sources
    contradict each other.
    """

    parameter: str
    amount: Decimal
    legal: ParameterValue | None
    own: OwnThreshold | None
    text: Text
    above: Decimal

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the law's amount was read; empty when only the body's own amount is known."""
        return self.legal.sources if self.legal else ()

    @property
    def confidence(self) -> Confidence:
        """How well the law's amount is known; ``unverified`` when only the body's own is."""
        return self.legal.confidence if self.legal else "unverified"


def bound(case: Case, parameter: str) -> Bound | None:
    """The amount for this body, nature and day; None when neither the law's nor its own is known.

    A threshold of the body counts only when it is lower than the law's: stricter, never looser.
    """
    legal, own = case.parameter(parameter), _own(case, parameter)
    low, high = _limits(legal)
    if own is not None and (low is None or own.from_cad < low):
        known = legal if low is not None else None
        return Bound(parameter, own.from_cad, known, own, _own_text(own), own.from_cad)
    if legal is None or low is None or high is None:
        return None
    return Bound(parameter, low, legal, None, _legal_text(case, parameter, legal, low, high), high)


def reaches(case: Case, limit: Bound | None) -> bool | None:
    """Tell whether the value is at or above an amount; None when it cannot be told."""
    if limit is None or case.value is None:
        return None
    if case.value >= limit.above:
        return True
    return None if limit.legal is None or case.value >= limit.amount else False


def reaches_with_spend(case: Case, limit: Bound | None) -> bool:
    """Tell whether a value below an amount reaches it with the year's spend on the same need."""
    spend = case.acquisition.spend_12_months_same_need_cad
    if limit is None or case.value is None or spend is None:
        return False
    return case.value < limit.amount <= case.value + spend


def may_be_split(case: Case) -> bool:
    """Tell whether the year's spend on the same need would carry the value over an amount."""
    return any(reaches_with_spend(case, bound(case, name)) for name in ACT_OF)


def dollars(amount: Decimal) -> Cad:
    """An amount for a sentence, without cents when there are none."""
    return Cad(amount, whole=amount == amount.to_integral_value())


def _own(case: Case, parameter: str) -> OwnThreshold | None:
    found = [
        own
        for own in case.workload.organization.own_thresholds
        if own.nature == case.nature and own.act == ACT_OF.get(parameter)
    ]
    return min(found, key=lambda own: own.from_cad, default=None)


def _own_text(own: OwnThreshold) -> Text:
    return say(
        "L’organisme applique son propre seuil, {amount} (acte : {act}, référence : {reference}).",
        "The body applies its own threshold, {amount} (act: {act}, reference: {reference}).",
        amount=dollars(own.from_cad),
        act=own.act,
        reference=own.reference,
    )


def _limits(legal: ParameterValue | None) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest amount that the sources give; the same where they agree."""
    if legal is None or legal.value is None or isinstance(legal.value, str):
        return None, None
    if isinstance(legal.value, Decimal):
        return legal.value, legal.value
    return legal.value.low, legal.value.high


def _legal_text(
    case: Case, parameter: str, legal: ParameterValue, amount: Decimal, above: Decimal
) -> Text:
    if above > amount:
        return _conflict_text(case, parameter, legal, amount, above)
    return say(
        "{name} au {day} : {amount} ({reference} – {known}).",
        "{name} on {day}: {amount} ({reference} – {known}).",
        name=case.facts.parameters[parameter].name,
        day=case.as_of,
        amount=dollars(amount),
        reference=legal.reference or NO_REFERENCE,
        known=CONFIDENCE_NAMES[legal.confidence],
    )


def _conflict_text(
    case: Case, parameter: str, legal: ParameterValue, amount: Decimal, above: Decimal
) -> Text:
    return say(
        "{name} au {day} : {low} ou {high}, les sources se contredisent ({reference} – {known}).",
        "{name} on {day}: {low} or {high}, the sources contradict each other ({reference} –"
        " {known}).",
        name=case.facts.parameters[parameter].name,
        day=case.as_of,
        low=dollars(amount),
        high=dollars(above),
        reference=legal.reference or NO_REFERENCE,
        known=CONFIDENCE_NAMES[legal.confidence],
    )
