"""The facts that the risk engine needs, taken through the door once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import (
    Duty,
    Element,
    Kind,
    Parameter,
    RequirementRule,
    Rule,
    Scheme,
)
from courtier.knowledge.scheme_names import SchemeNames
from courtier.values.errors import UsageError
from courtier.values.text import Text, say

if TYPE_CHECKING:
    from courtier.risk.law import Law


@dataclass(frozen=True)
class RiskFacts:
    """Records by id, whatever their period: the engine asks each whether it holds on the day.

    ``laws`` keeps what ``law_on`` made ready of them, day by day. ``withdrawn`` holds, by type,
    the records that a layer of the body withdrew: no verdict rests on them any more. ``places``
    names countries in sentences.
    """

    scheme: Scheme
    scheme_names: Mapping[str, Text]
    kinds: Mapping[str, Kind]
    elements: Mapping[str, Element]
    rules: Mapping[str, Rule]
    requirements: Mapping[str, RequirementRule]
    duties: Mapping[str, Duty]
    parameters: Mapping[str, Parameter]
    withdrawn: Mapping[type[Record], Mapping[str, Any]] = field(default_factory=dict)
    places: PlaceNames = field(default_factory=PlaceNames, repr=False, compare=False)
    laws: dict[date, Law] = field(default_factory=dict, init=False, repr=False, compare=False)

    def with_withdrawn(self) -> RiskFacts:
        """The same records beside those that were withdrawn, to tell what rested on them."""
        return replace(
            self,
            kinds={**self.kinds, **self.withdrawn.get(Kind, {})},
            rules={**self.rules, **self.withdrawn.get(Rule, {})},
            requirements={**self.requirements, **self.withdrawn.get(RequirementRule, {})},
            duties={**self.duties, **self.withdrawn.get(Duty, {})},
            parameters={**self.parameters, **self.withdrawn.get(Parameter, {})},
        )


_WITHDRAWN: tuple[type[Record], ...] = (Kind, Rule, RequirementRule, Duty, Parameter)


@lru_cache(maxsize=8)
def risk_facts(knowledge: Knowledge, scheme: str) -> RiskFacts:
    """Gather the facts for one scheme; the same ones when asked again, workload after workload.

    Raises:
        UsageError: The scheme was not known yet on the day of knowledge (the reader of the file
            refuses a scheme that no layer has).
        InputError: A fact file is not valid.
    """
    schemes = knowledge.all(Scheme)
    if scheme not in schemes:
        raise UsageError(
            say(
                "À cette date, aucun fait n’avait encore été lu pour le modèle « {scheme} ».",
                "On that day, no fact had been read yet for the scheme “{scheme}”.",
                scheme=scheme,
            ),
            say("Donnez à --known-on un jour plus récent.", "Give --known-on a more recent day."),
        )
    return RiskFacts(
        scheme=schemes[scheme],
        scheme_names=SchemeNames(knowledge),
        kinds=knowledge.all(Kind),
        elements=knowledge.elements,
        rules=knowledge.all(Rule),
        requirements=knowledge.all(RequirementRule),
        duties=knowledge.all(Duty),
        parameters=knowledge.all(Parameter),
        withdrawn={record: knowledge.withdrawn(record) for record in _WITHDRAWN},
        places=PlaceNames(knowledge),
    )
