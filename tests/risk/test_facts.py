"""The facts of the engine, gathered for one scheme; a refusal in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.foreign import ForeignScheme
from courtier.knowledge.records.risk import Duty, Kind, Parameter, RequirementRule, Rule, Scheme
from courtier.risk.facts import RiskFacts, risk_facts
from courtier.values.errors import UsageError
from courtier.values.text import Text


def test_every_group_of_records_is_there(knowledge: Knowledge) -> None:
    schemes = knowledge.all(Scheme)
    named = (*schemes.values(), *knowledge.all(ForeignScheme).values())
    names = {scheme.id: scheme.name for scheme in named}
    for identifier, scheme in schemes.items():
        assert risk_facts(knowledge, identifier) == RiskFacts(
            scheme=scheme,
            scheme_names=names,
            kinds=knowledge.all(Kind),
            elements=knowledge.elements,
            rules=knowledge.all(Rule),
            requirements=knowledge.all(RequirementRule),
            duties=knowledge.all(Duty),
            parameters=knowledge.all(Parameter),
        )


def test_a_scheme_not_read_yet_is_refused_in_words() -> None:
    with pytest.raises(UsageError) as refusal:
        risk_facts(Knowledge((), date(2026, 11, 20)), "quebec-2024-05")
    assert refusal.value.text == Text(
        fr="À cette date, aucun fait n’avait encore été lu pour le modèle « quebec-2024-05 ».",
        en="On that day, no fact had been read yet for the scheme “quebec-2024-05”.",
    )
    assert refusal.value.help == Text(
        fr="Donnez à --known-on un jour plus récent.", en="Give --known-on a more recent day."
    )
