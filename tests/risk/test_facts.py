"""The facts of the engine, gathered for one scheme; a refusal in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.foreign import ForeignScheme
from courtier.knowledge.records.risk import Duty, Kind, Parameter, RequirementRule, Rule, Scheme
from courtier.risk.facts import RiskFacts, risk_facts
from courtier.values.errors import UsageError
from courtier.values.text import Text

ROOT = Path(__file__).resolve().parents[2]
LAW: tuple[type[Record], ...] = (Kind, Rule, RequirementRule, Duty, Parameter)


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
            withdrawn={record: {} for record in LAW},
        )


def test_what_a_body_withdrew_stands_beside_the_rest(tmp_path: Path) -> None:
    """Out of every verdict, and back among the others to tell what rested on it."""
    gone: dict[type[Record], tuple[str, str]] = {
        Kind: ("kinds", "contact-public"),
        Rule: ("rules", "availability-rto-medium"),
        RequirementRule: ("requirements", "req-gc-continuity"),
        Duty: ("duties", "a21-63-5"),
        Parameter: ("parameters", "aggregation-persons"),
    }
    assert set(gone) == set(LAW)
    by = "withdrawn: {by: Marie, on: 2026-11-22, reason: {fr: Essai., en: Test.}}\n"
    for folder, identifier in gone.values():
        here = tmp_path / "layer" / "risk" / folder
        here.mkdir(parents=True)
        text = (ROOT / "risk" / folder / f"{identifier}.yaml").read_text(encoding="utf-8")
        (here / f"{identifier}.yaml").write_text(text + by, encoding="utf-8")
    facts = risk_facts(Knowledge((str(tmp_path / "layer"),)), "quebec-2024-05")
    again = facts.with_withdrawn()
    for record, (name, identifier) in gone.items():
        assert list(facts.withdrawn[record]) == [identifier]
        assert identifier not in getattr(facts, name)
        assert identifier in getattr(again, name)
        assert len(getattr(again, name)) == len(getattr(facts, name)) + 1


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
