"""The facts that the risk engine needs, taken through the door once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import (
    Duty,
    Element,
    Kind,
    Parameter,
    RequirementRule,
    Rule,
    Scheme,
)


@dataclass(frozen=True)
class RiskFacts:
    """Records by id, whatever their period: the engine asks each whether it holds on the day."""

    scheme: Scheme
    kinds: Mapping[str, Kind]
    elements: Mapping[str, Element]
    rules: Mapping[str, Rule]
    requirements: Mapping[str, RequirementRule]
    duties: Mapping[str, Duty]
    parameters: Mapping[str, Parameter]


def risk_facts(knowledge: Knowledge, scheme: str) -> RiskFacts:
    """Gather the facts for one scheme.

    Raises:
        KeyError: No layer has the scheme (the reader of the file refuses it before).
        InputError: A fact file is not valid.
    """
    return RiskFacts(
        scheme=knowledge.all(Scheme)[scheme],
        kinds=knowledge.all(Kind),
        elements=knowledge.elements,
        rules=knowledge.all(Rule),
        requirements=knowledge.all(RequirementRule),
        duties=knowledge.all(Duty),
        parameters=knowledge.all(Parameter),
    )
