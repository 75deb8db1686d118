"""Everything that bears an identifier, explained: what, why, source, history, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from pydantic import Field

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.calendar import Deadline, Holiday
from courtier.knowledge.records.catalog_rules import CatalogRule
from courtier.knowledge.records.certifications import CertificationType, ProviderClaims
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.foreign import ForeignScheme
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.procurement import Check, Measure, Route
from courtier.knowledge.records.profiles import Profile
from courtier.knowledge.records.providers import Entity, Provider
from courtier.knowledge.records.risk import (
    CRITERIA,
    Duty,
    Kind,
    Parameter,
    RequirementRule,
    Rule,
    Scheme,
)
from courtier.knowledge.records.software import Software
from courtier.knowledge.records.tender import TenderItem
from courtier.reading.nearest import nearest
from courtier.report.explaining import (
    across,
    clauses,
    days,
    foreign,
    law,
    layered,
    market,
    proofs,
    risk,
    tables,
)
from courtier.report.explaining.model import Explanation, of_stated
from courtier.values.fault_kinds import FAULT_KINDS
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.model import Frozen
from courtier.values.policy_kinds import FLAGS, POLICY_REQUIREMENTS, REASONS

MOST_NEAR = 5

_RECORDS: tuple[tuple[type[Record], Callable[[Any, Knowledge], Explanation]], ...] = (
    (Kind, risk.kind),
    (Rule, risk.rule),
    (RequirementRule, risk.requirement),
    (Duty, risk.duty),
    (Scheme, risk.scheme),
    (ForeignScheme, foreign.scheme),
    (Parameter, law.parameter),
    (Route, law.route),
    (Check, law.check),
    (Measure, law.measure),
    (Deadline, days.deadline),
    (Holiday, days.holiday),
    (TenderItem, law.tender_item),
    (CatalogRule, proofs.catalog_rule),
    (CertificationType, proofs.certification_type),
    (Offering, market.offering),
    (ProviderClaims, market.provider_claims),
    (Provider, market.provider),
    (Entity, tables.entity),
    (Profile, tables.profile),
    (Software, layered.software),
)
_STATED = (FINDING_KINDS, POLICY_REQUIREMENTS, REASONS, FAULT_KINDS)


class ExplainResult(Frozen):
    """What ``courtier explain`` prints: everything that bears the identifier."""

    schema_: Literal["courtier/explain/1"] = Field(alias="schema")
    id: str
    explanations: tuple[Explanation, ...]


def explanations(identifier: str, knowledge: Knowledge) -> tuple[Explanation, ...]:
    """Explain everything that bears an identifier; empty when nothing does.

    Args:
        identifier: As results and fact files write it. What results add after it (the asset of a
            question, the condition of a route) is set aside when nothing bears the whole.
        knowledge: The facts of all layers.

    Raises:
        InputError: A fact file is not valid.
    """
    name = identifier.strip().removeprefix("cloud:")
    found = tuple(_exact(name, knowledge))
    while not found and "." in name:
        name = name.rpartition(".")[0]
        found = tuple(_exact(name, knowledge))
    return found


def _exact(name: str, knowledge: Knowledge) -> Iterator[Explanation]:
    if ":" in name:
        yield from tables.prices(name, knowledge)
        if name in knowledge.regions:
            yield tables.region(knowledge.regions[name], knowledge)
        if name in knowledge.withdrawn_regions:
            yield tables.withdrawn_region(name, knowledge)
        return
    for table in _STATED:
        if name in table:
            yield of_stated(table[name])
    if name in FLAGS:
        yield across.flag(name, knowledge)
    if name in knowledge.elements:
        yield risk.element(knowledge.elements[name], knowledge)
    for record, explain in _RECORDS:
        item = knowledge.get(record, name)
        if item is not None:
            yield explain(item, knowledge)
        gone = knowledge.withdrawn(record).get(name)
        if gone is not None and gone.withdrawn is not None:
            yield layered.withdrawn(explain(gone, knowledge), gone.withdrawn)
    yield from across.levels(name, knowledge)
    yield from foreign.levels(name, knowledge)
    yield from across.questions(name, knowledge)
    yield from across.anchor(name, knowledge)
    yield from market.claim(name, knowledge)
    yield from clauses.clauses(name, knowledge)


def known_ids(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Every identifier that can be explained, with the names that people use for it."""
    found: dict[str, tuple[str, ...]] = {}
    for record, _ in _RECORDS:
        for item in (*knowledge.all(record).values(), *knowledge.withdrawn(record).values()):
            also: tuple[str, ...] = (item.name.fr, item.name.en)
            if isinstance(item, Kind):
                also += (*item.synonyms.fr, *item.synonyms.en)
            found[item.id] = (*found.get(item.id, ()), *also)
    for table in (*_STATED, FLAGS):
        found.update({key: (s.name.fr, s.name.en) for key, s in table.items() if key not in found})
    for element in knowledge.elements.values():
        found.setdefault(element.id, (element.name.fr, element.name.en))
    for scheme in knowledge.all(Scheme).values():
        for criterion in CRITERIA:
            for level in scheme.levels(criterion):
                found.setdefault(level.id, (level.name.fr, level.name.en))
    for other in knowledge.all(ForeignScheme).values():
        for step in other.levels():
            found.setdefault(step.id, (step.name,))
    anchors = {kind.anchor for kind in knowledge.all(Kind).values() if kind.anchor}
    others = [
        *clauses.clause_names(knowledge),
        *_parts(knowledge),
        *knowledge.regions,
        *knowledge.withdrawn_regions,
        *sorted(anchors - set(found)),
    ]
    return {**found, **dict.fromkeys(others, ())}


def _parts(knowledge: Knowledge) -> Iterator[str]:
    """The ids of questions and of claims."""
    for rule in knowledge.all(Rule).values():
        yield from (e.ask.id for e in rule.effects if e.ask)
    for duty in knowledge.all(Duty).values():
        yield from (y.question.id for y in duty.yields if y.question)
    for offering in knowledge.all(Offering).values():
        yield from (item.id for item in offering.certifications)
    for claims in knowledge.all(ProviderClaims).values():
        yield from (item.id for item in claims.certifications)


def nearest_ids(identifier: str, knowledge: Knowledge) -> list[str]:
    """The known identifiers closest to a wrong one, best first."""
    known = known_ids(knowledge)
    return nearest(identifier, known, MOST_NEAR, also=known)


def explain_result(identifier: str, knowledge: Knowledge) -> ExplainResult:
    """The explanations in the envelope that is printed as JSON."""
    return ExplainResult(
        schema="courtier/explain/1",
        id=identifier,
        explanations=explanations(identifier, knowledge),
    )
