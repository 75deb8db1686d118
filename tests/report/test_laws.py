"""What can reach an offering, platform by platform, and countries by their names everywhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courtier.catalog.disclosing.disclose import disclosures
from courtier.catalog.exposure import reach_in
from courtier.catalog.facts import CatalogFacts, catalog_facts
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.report.beside import brief
from courtier.report.disclosure_view import disclosure_section
from courtier.report.laws import exposure_lines
from courtier.report.page import Page
from courtier.report.sheets.exposed import exposure
from courtier.report.sheets.model import Entry
from courtier.report.site.laws import exposure_choices
from courtier.report.site.laws import exposure_lines as card_lines
from courtier.results.disclosure import Disclosure
from courtier.results.matches import Match
from tests.catalog import build
from tests.risk.build import classified, workload

DAY = date(2026, 11, 23)
UPPER, LOWER = "snowflake-aws-canada-central", "AWS au Canada"
LAW: dict[str, Any] = {
    "law": {"fr": "Loi exemple", "en": "Example act"},
    "country": "FR",
    "through": {"fr": "La société mère", "en": "The parent"},
    "confidence": "primary",
}


def _match(knowledge: Knowledge, facts: CatalogFacts, name: str) -> tuple[Match, Disclosure]:
    item = workload([{"id": "a", "kind": "open-data"}])
    outcome = classified(knowledge, item)
    found = match(item, outcome.classification, outcome.asked, facts, DAY).matches
    kept = [m for m in found if m.offering == name]
    return kept[0], disclosures(kept, outcome.asked, facts)[0]


@pytest.fixture(scope="module")
def real(knowledge: Knowledge) -> tuple[Match, Disclosure]:
    return _match(knowledge, catalog_facts(knowledge), UPPER)


def _invented(knowledge: Knowledge, held: list[dict[str, Any]] | None) -> tuple[Match, Disclosure]:
    return _match(knowledge, build.catalog(knowledge, build.offering(), exposure=held),
                  "offre-exemple")  # fmt: skip


def _entries(knowledge: Knowledge, name: str) -> tuple[Entry, ...]:
    from courtier.knowledge.records.offerings import Offering

    found = exposure(knowledge.all(Offering)[name], None, knowledge)
    assert found is not None
    return found.entries


def test_the_sheet_names_the_platform_through_which_a_law_reaches(knowledge: Knowledge) -> None:
    told = [{f.label.fr: f for f in entry.facts} for entry in _entries(knowledge, UPPER)]
    through = [facts["Par la plateforme"] for facts in told if "Par la plateforme" in facts]
    assert [f.ref.id for f in through if f.ref] == ["aws-canada"] * len(through)
    assert through
    assert LOWER in through[0].value.fr
    assert {facts["Pays"].value.fr for facts in told} == {"États-Unis"}
    assert any("Par la plateforme" not in facts for facts in told)


def test_an_offering_that_stands_on_nothing_names_no_platform(knowledge: Knowledge) -> None:
    for entry in _entries(knowledge, "aws-canada"):
        assert "Par la plateforme" not in {f.label.fr for f in entry.facts}


def test_the_match_names_the_platform_and_the_country(real: tuple[Match, Disclosure]) -> None:
    lines = [text.fr for text in exposure_lines(real[0])]
    assert any(f"par la plateforme « {LOWER} »" in line for line in lines)
    assert all("(États-Unis)" in line and "(US)" not in line for line in lines)
    assert {law.country for law in real[0].exposure or ()} == {"US"}


def test_the_cell_of_the_summary_names_the_platform_too(real: tuple[Match, Disclosure]) -> None:
    laws = [text.en for text in brief(real[1])[4]]
    assert any("(United States) through the platform" in text for text in laws)
    assert any(law.platform for law in real[1].laws or ())


def test_none_identified_is_always_to_confirm(knowledge: Knowledge) -> None:
    item, shown = _invented(knowledge, [])
    assert [text.fr for text in brief(shown)[4]] == ["aucune relevée, à confirmer par écrit"]
    assert [text.en for text in exposure_lines(item)] == ["none identified, to confirm in writing"]
    page = Page("fr", 80)
    disclosure_section(page, shown)
    assert "Aucune relevée, à confirmer par écrit." in str(page)


def test_nobody_looked_is_unknown_and_never_none(knowledge: Knowledge) -> None:
    item, shown = _invented(knowledge, None)
    assert item.exposure is None
    assert brief(shown)[4] == []
    assert "aucune" not in exposure_lines(item)[0].fr


def test_a_platform_at_which_nobody_looked_is_named(knowledge: Knowledge) -> None:
    lower = build.offering("socle", provider="inconnu-exemple")
    upper = build.offering("dessus", hosted_on=["socle"])
    facts = build.catalog(knowledge, upper, lower, exposure=[LAW])
    item, shown = _match(knowledge, facts, "dessus")
    assert [name.fr for name in item.exposure_unseen] == ["inconnu-exemple"]
    assert "inconnu-exemple" in exposure_lines(item)[-1].fr
    assert "inconnu-exemple" in brief(shown)[4][-1].fr
    nothing = build.catalog(knowledge, upper, lower, exposure=[])
    words = [text.fr for text in brief(_match(knowledge, nothing, "dessus")[1])[4]]
    assert not any("aucune" in text for text in words)


def test_the_card_and_the_filter_tell_the_country_by_its_name(knowledge: Knowledge) -> None:
    from courtier.knowledge.records.offerings import Offering

    names = PlaceNames(knowledge)
    found = reach_in(knowledge.all(Offering)[UPPER], knowledge)
    own, lower = card_lines(found, names)
    assert "(États-Unis)" in own.fr
    assert "plateforme" not in own.fr
    assert lower.fr.startswith(f"par la plateforme « {LOWER} » : ")
    assert [(value, text.fr) for value, text in exposure_choices(found, names)] == [
        ("US", "loi de ce pays : États-Unis")
    ]
