"""The sheets of the catalogue: all that a buyer asks, and every unknown said as such."""

from __future__ import annotations

from datetime import date

import pytest

from courtier.catalog.exposure import reach_of_provider
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.report.catalog_list import catalog_list, catalog_text
from courtier.report.sheets.claims import claim_entry, standing
from courtier.report.sheets.exposed import provider_exposure
from courtier.report.sheets.find import CatalogShow, catalog_show, nearest_sheets
from courtier.report.sheets.model import Section, Sheet
from courtier.report.sheets.offering import offering_sheet
from courtier.report.sheets.views import escaped, show_markdown, show_text
from courtier.report.site.laws import exposure_lines
from courtier.values.text import LANGUAGES, Language
from tests.catalog import build
from tests.cli.courtier_run import courtier

DAY = date(2026, 11, 23)


def shown(knowledge: Knowledge, identifier: str) -> CatalogShow:
    return catalog_show(knowledge, identifier, DAY)


def part(sheet: Sheet, identifier: str) -> Section:
    return next(s for s in sheet.sections if s.id == identifier)


def facts(section: Section) -> dict[str, str]:
    return {f.label.en: f.value.en for entry in section.entries for f in entry.facts}


def test_every_record_and_region_has_a_sheet(knowledge: Knowledge) -> None:
    for record in (Offering, Provider, CertificationType, Entity):
        for identifier in knowledge.all(record):
            assert shown(knowledge, identifier).sheets
    for key in knowledge.regions:
        (sheet,) = shown(knowledge, key).sheets
        assert sheet.sort == "region"


def test_an_offering_answers_what_a_buyer_asks(knowledge: Knowledge) -> None:
    (sheet,) = shown(knowledge, "google-data-boundary-canada-protected-b").sheets
    wanted = {
        "what", "sellers", "regions", "places", "certifications", "exposure", "leaving",
        "vehicles", "provider-wide", "unknown",
    }  # fmt: skip
    assert wanted <= {s.id for s in sheet.sections}
    assert {"Contracting entity", "Operator", "Parent", "Technology"} <= set(
        facts(part(sheet, "sellers"))
    )
    assert "g CO₂e/kWh" in facts(part(sheet, "regions"))["Carbon of the power"]
    claim = facts(part(sheet, "certifications"))
    assert {"Status", "Level", "Services covered", "Regions covered", "Validity", "Read in",
            "Confidence", "Access to the evidence", "To ask for"} <= set(claim)  # fmt: skip
    assert sheet.layer == "bundled"


def test_every_unknown_comes_with_what_to_do(knowledge: Knowledge) -> None:
    for record in knowledge.all(Offering).values():
        sheet = offering_sheet(record, knowledge, DAY)
        for entry in part(sheet, "unknown").entries:
            assert entry.unknown
            assert len(entry.facts) == 1
            assert entry.facts[0].value.en.startswith("Ask")
            assert entry.facts[0].value.fr.startswith("Demandez")


def test_silence_is_unknown_and_what_is_said_is_not(knowledge: Knowledge) -> None:
    silent = offering_sheet(build.offering(regions=[]), knowledge, DAY)
    assert set(facts(part(silent, "places")).values()) == {"unknown"}
    place = {
        "countries": ["CA"], "confidence": "primary",
        "source": {"title": "t", "url": None, "read_on": "2026-11-21", "confidence": "primary"},
    }  # fmt: skip
    said = offering_sheet(build.offering(places={"backup": place}), knowledge, DAY)
    assert facts(part(said, "places"))["Backups"] == "Canada"
    gaps = [e.name.en for e in part(said, "unknown").entries]
    assert not any("Backups" in gap for gap in gaps)


def data_gap(sheet: Sheet) -> bool:
    """Whether the place of data is listed among the unknowns."""
    gaps = [e.name.fr for e in part(sheet, "unknown").entries]
    return any(gap.startswith("Le lieu de") and "Données" in gap for gap in gaps)


def test_the_place_of_data_comes_from_the_regions_then_from_the_country(
    knowledge: Knowledge,
) -> None:
    here = offering_sheet(build.offering(), knowledge, DAY)
    assert facts(part(here, "places"))["Data"] == "by its regions: Québec"
    assert not data_gap(here)
    country = offering_sheet(build.offering(regions=[], countries=["US"]), knowledge, DAY)
    said = facts(part(country, "places"))["Data"]
    assert said == "by the country of the offering: United States, region unknown"
    assert not data_gap(country)
    assert data_gap(offering_sheet(build.offering(regions=[]), knowledge, DAY))


@pytest.mark.parametrize(("confidence", "asked"), [("primary", False), ("secondary", True)])
def test_no_law_found_is_to_confirm_unless_a_primary_source_says_so(
    confidence: str, asked: bool, knowledge: Knowledge
) -> None:
    held = build.provider(exposure=[]).model_copy(update={"confidence": confidence})
    found = provider_exposure(held, knowledge)
    assert found is not None
    assert ("à confirmer par écrit" in found.entries[0].name.fr) is asked
    (card,) = exposure_lines(reach_of_provider(held), PlaceNames(knowledge))
    assert ("to confirm in writing" in card.en) is asked


def test_a_claim_past_its_last_day_says_so(knowledge: Knowledge) -> None:
    claim = build.certification(valid_to="2026-11-23")
    assert standing(claim, knowledge, DAY).en == "active"
    assert "no longer counts since" in standing(claim, knowledge, date(2026, 11, 24)).en


def test_a_dead_edition_beats_the_printed_end(knowledge: Knowledge) -> None:
    claim = build.certification(
        type="iso-27001", edition="2013", valid_from="2023-01-01", valid_to="2027-06-30"
    )
    assert "1\u00a0November\u00a02025" in standing(claim, knowledge, DAY).en


def test_weak_evidence_carries_its_mark(knowledge: Knowledge) -> None:
    weak = build.certification(evidence=build.EVIDENCE | {"confidence": "unverified"})
    assert claim_entry(weak, knowledge, DAY).weak
    assert not claim_entry(build.certification(), knowledge, DAY).weak
    sheet = offering_sheet(build.offering(certifications=[weak.model_dump()]), knowledge, DAY)
    whole = CatalogShow(
        schema="courtier/catalog-show/1", knowledge_version="x", as_of=DAY, id="x", sheets=(sheet,)
    )
    assert "(à confirmer)" in show_text(whole, "fr")
    assert "(to confirm)" in show_markdown(whole, "en")


def test_mitigations_are_shown_with_the_exposure(knowledge: Knowledge) -> None:
    law = {
        "law": build.TEXT, "country": "US", "through": build.TEXT, "reached_through": "parent",
        "access": ["content"], "confidence": "primary",
        "mitigations": [{"by": "keys", "text": {"fr": "Clés chez le client.",
                                                "en": "Keys at the customer."},
                         "source": build.HEADER["sources"][0]}],
    }  # fmt: skip
    sheet = offering_sheet(build.offering(exposure=[law]), knowledge, DAY)
    said = facts(part(sheet, "exposure"))
    assert said["Mitigated by keys"] == "Keys at the customer."
    assert said["Possible access"] == "content"
    assert "Mitigation" not in said


def test_parents_that_form_a_ring_end(knowledge: Knowledge) -> None:
    for record in knowledge.all(Provider).values():
        (sheet,) = [s for s in shown(knowledge, record.id).sheets if s.sort == "provider"]
        parents = [f for e in part(sheet, "sellers").entries for f in e.facts
                   if f.label.en == "Parent"]  # fmt: skip
        assert 1 <= len(parents) <= len(knowledge.all(Entity)) + 1


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_page(
    knowledge: Knowledge, language: Language, width: int
) -> None:
    for identifier in ("aws-canada", "aws", "iso-27001", "aws:ca-central-1", "amazon-com"):
        text = show_text(shown(knowledge, identifier), language, width=width)
        for line in text.splitlines():
            assert len(line) <= width or line.strip().startswith("http"), line


def test_markdown_takes_nothing_of_a_source_for_markup() -> None:
    hostile = "<b> [x](javascript:1) *a* `b` # |"
    assert escaped(hostile) == "\\<b\\> \\[x\\](javascript:1) \\*a\\* \\`b\\` \\# \\|"


def test_a_wrong_id_names_the_nearest(knowledge: Knowledge) -> None:
    assert "aws-canada" in nearest_sheets(knowledge, "aws-canda")
    ran = courtier("catalog", "show", "aws-canda", "--lang", "en")
    assert ran.code == 2
    assert "aws-canada" in ran.err


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "{n} offres n’ont de preuve que"), ("en", "{n} offerings have proof of another")],
)
def test_the_count_of_offerings_proven_abroad_names_offerings(
    knowledge: Knowledge, language: Language, said: str
) -> None:
    listed = catalog_list(knowledge)
    text = " ".join(catalog_text(listed, language).split())
    assert said.format(n=listed.counts.abroad_only) in text
