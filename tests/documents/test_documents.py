"""What each document says: the data, both languages, nothing decided in advance."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from courtier.documents.sheet import MARK
from courtier.documents.write import write_documents
from courtier.results.estimate import BreakEven, YearCost
from courtier.results.route import RouteAnswer
from courtier.workload.model import Workload
from tests.documents import sample
from tests.documents.opened import (
    ALL,
    all_text,
    case,
    cells,
    knowledge,
    margins_text,
    markdown,
    markdown_tables,
    opened,
    paper,
    table_under,
)

NB = "\u00a0"
ENGLISH = re.compile(
    r"\b(item|answer|unknown|undetermined|eligible|the|and|provider|to fill|body|of|evidence)\b",
    re.I,
)
FRENCH = re.compile(
    r"\b(élément|réponse|inconnu|indéterminé|admissible|le|les|fournisseur|à remplir|organisme)\b",
    re.I,
)


def test_the_analyses_and_what_the_law_asks_in_french_and_four_courtesy_versions(tmp_path):
    seen: list[str] = []
    paths = write_documents(
        sample.workload(),
        sample.assessment(),
        tmp_path,
        knowledge=knowledge(),
        with_english=True,
        progress=seen.append,
    )
    assert [path.name for path in paths] == seen
    assert seen == [
        "a1-fiche-de-besoin.fr.docx",
        "a2-fiche-de-classification.fr.docx",
        "a3-rapport-efvp.fr.docx",
        "a4-grille-de-conformite.fr.docx",
        "a5-analyse-des-couts.fr.docx",
        "a1-need-definition.en.docx",
        "a2-classification-sheet.en.docx",
        "a4-compliance-grid.en.docx",
        "a5-cost-analysis.en.docx",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(seen)


def test_no_english_unless_asked(tmp_path):
    paths = write_documents(sample.workload(), sample.assessment(), tmp_path, knowledge=knowledge())
    assert [path.name.split(".")[1] for path in paths] == ["fr"] * 5


@pytest.mark.parametrize(("code", "language"), ALL)
def test_title_language_and_dates(code, language):
    document = opened(code, language)
    properties = document.core_properties
    assert properties.title == f"{paper(code).code} – {paper(code).title.in_(language)}"
    assert properties.language == f"{language}-CA"
    assert properties.created.date() == properties.modified.date() == sample.DAY
    assert document.styles.element.xpath("//w:lang/@w:val") == [f"{language}-CA"]
    assert document.paragraphs[0].style.name == "Title"
    assert document.paragraphs[0].text == properties.title


@pytest.mark.parametrize(("code", "language"), ALL)
def test_the_cells_are_those_of_the_data(code, language):
    assert cells(opened(code, language)) == markdown_tables(markdown(code, language))


@pytest.mark.parametrize(("code", "language"), ALL)
def test_no_hole_shows(code, language):
    document = opened(code, language)
    text = all_text(document) + margins_text(document)
    for hole in ("None", "undefined", "{{", "}}", "{%", "fr=", "custom-style", "Decimal(", "\\"):
        assert hole not in text


@pytest.mark.parametrize(("code", "language"), ALL)
def test_one_language_a_document(code, language):
    document = opened(code, language)
    text = all_text(document)
    other = "(English)" if language == "fr" else "(français)"
    assert other not in text
    rest = re.sub(r"https?://\S+|[^\n]*\((?:English|français)\)", "", text)
    forbidden = ENGLISH if language == "fr" else FRENCH
    assert forbidden.findall(rest) == []


@pytest.mark.parametrize(("code", "language"), ALL)
def test_nothing_is_ticked_and_signatures_are_empty(code, language):
    document = opened(code, language)
    text = all_text(document)
    assert not re.search("[☑☒✓✔✗]", text)
    caption = (
        "Signatures (à remplir à la main)"
        if language == "fr"
        else "Signatures (to fill in by hand)"
    )
    for row in table_under(document, caption)[1:]:
        assert row[0]
        assert row[1:] == [""] * 4


@pytest.mark.parametrize(("code", "language"), ALL)
def test_header_and_footer(code, language):
    text = margins_text(opened(code, language))
    title = f"{paper(code).code} – {paper(code).title.in_(language)}"
    level = "Niveau proposé, à confirmer" if language == "fr" else "Proposed level, to confirm"
    assert f"{title}\tVille de Sainte-Exemple" in text
    assert (level in text) == (not paper(code).part_of)
    assert "bbbbbbbbbbbb-aaaaaaaaaaaa" in text
    assert f"23{NB}nov" in text.lower()
    courtesy = "Courtesy version – the French document is the one that counts"
    assert (courtesy in text) == (language == "en" and paper(code).english == "courtesy")
    attached = "English version attached to the French contract"
    assert (attached in text) == (language == "en" and paper(code).english == "exception")


@pytest.mark.parametrize(("code", "language"), ALL)
def test_page_numbers_are_fields(code, language):
    section = opened(code, language).sections[0]
    assert section.footer._element.xpath("//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]


def test_a_confirmed_level_is_not_marked_proposed():
    confirmed = sample.assessment(classification=sample.classification(status="confirmed"))
    document = opened("a2", of=case(assessment=confirmed))
    assert "proposé" not in margins_text(document)
    assert "proposé par un programme" not in all_text(document)


@pytest.mark.parametrize("code", ["a1", "a2", "a4", "a5", "a6"])
def test_every_field_to_fill_is_listed_once_and_every_mark_too(code):
    text = all_text(opened(code))
    tail = text[text.index("\nÀ compléter\n") :]
    inline = set(re.findall(rf"\[à remplir{NB}: (.*?)\]", text))
    ends = [line for line in tail.splitlines() if line in inline]
    assert sorted(ends) == sorted(inline)
    body, confirm = text.split("\nÀ confirmer\n")
    marked = MARK in body.split("Droit, catalogue et prix")[1]
    assert marked == ("Éléments que l’organisme doit confirmer" in confirm)


def test_provenance_closes_each_document():
    for code, language in ALL:
        text = all_text(opened(code, language))
        tail = text[text.rindex("\nProvenance\n") :]
        for wanted in ("0.1.0", "2026-11-21.1", "a" * 64, "b" * 64, code):
            assert wanted in tail


def test_the_inventory_of_the_need():
    rows = table_under(opened("a1"), "Actifs informationnels (voir la fiche A2)")
    assert rows[1][0] == "demandes"
    assert rows[1][2:] == [f"120{NB}000", "[à remplir]", "en clair"]
    volumes = table_under(opened("a1"), "Volumétrie")
    assert volumes[2][2:] == [
        f"2{NB}000 Gio",
        f"croissance annuelle{NB}: 10 à 30 (probable{NB}: 20){NB}%",
    ]


def test_the_levels_and_their_reasons():
    document = opened("a2", "en")
    levels = table_under(document, "Levels – status: proposed")
    assert levels[-2] == ["Workload", "Protected B", "Medium", "Undetermined"]
    assert levels[-1] == ["At least", "Protected B", "Medium", "Low"]
    reasons = table_under(document, "Reasons for the levels")
    assert reasons[1][-1] == f"S1, S2{NB}{MARK}"
    assert reasons[2][-1] == "S1"


def test_the_decision_of_the_holder_is_left_to_the_holder():
    rows = table_under(opened("a2"), "Décision (à remplir à la main)")
    assert [row[2:] for row in rows[1:]] == [["", ""]] * 3


def test_every_offering_is_in_the_summary_and_only_retained_ones_have_a_grid():
    document = opened("a4")
    rows = table_under(document, "Offres du catalogue")[1:]
    assert [row[3] for row in rows] == [
        "admissible",
        "admissible sous condition",
        "non admissible",
        "indéterminé",
        "non admissible",
    ]
    assert [row[5] for row in rows] == [
        "–",
        "Confirmer l’entente-cadre (français)",
        f"Constat{NB}: unmet (français)",
        f"Constat{NB}: unknown (français)",
        f"Constat{NB}: expired (français)",
    ]
    text = all_text(document)
    assert text.count("Conformité de l’offre") == 2
    assert "☐" not in rows[0]


def test_the_grid_names_status_source_and_what_proves_nothing():
    document = opened("a4")
    caption = f"Conformité de l’offre «{NB}Offre nuage-un (français){NB}»"
    met = table_under(document, caption)[1]
    assert met[0] == "E1"
    assert met[3] == "conforme"
    assert "vise tout le fournisseur" in met[4]
    assert met[6] == "–"
    missing = table_under(document, f"Conformité de l’offre «{NB}Offre nuage-deux (français){NB}»")[
        1
    ]
    assert missing[3] == "preuve manquante"
    assert missing[4] == "aucune"
    assert missing[6].startswith("[à remplir")


def test_the_options_show_their_figures_and_unknown_ones_show_no_zero():
    rows = table_under(
        opened("a5"),
        f"Options comparées (P10, P50, P80 et P90{NB}: centiles de la valeur actualisée)",
    )
    assert rows[1][3:] == [
        f"123{NB}456,78{NB}$",
        f"109{NB}876,54{NB}$",
        f"98{NB}765,43{NB}$",
        f"110{NB}000,00{NB}$",
        "–",
        f"121{NB}212,12{NB}$",
    ]
    assert rows[2][2] == "partielle"
    assert rows[4][2:] == ["indéterminée", "indéterminé", "indéterminée", "–", "–", "–", "–"]


def test_the_headings_of_article_15_are_present_or_absent():
    rows = table_under(opened("a5"), "Rubriques de l’article 15")[1:]
    assert len(rows) == 9
    assert [row[0] for row in rows if row[1] == "présente"] == ["Soutien"]
    assert {row[2] for row in rows if row[1] == "absente"} == {"aucune"}


def test_the_years_go_in_tables_of_five():
    seven = tuple(YearCost(year=n, nominal=Decimal("10.00")) for n in range(1, 8))
    estimate = sample.estimate(options=(sample.option("cloud:nuage-un", years=seven),))
    document = opened("a5", of=case(assessment=sample.assessment(estimate=estimate)))
    tables = [t for t in cells(document) if any("Année" in cell for cell in t[0])]
    assert [len(table[0]) for table in tables] == [6, 3]


def test_the_conditions_of_the_call_off_come_unticked_with_what_is_known():
    rows = table_under(
        opened("a6"), "Conditions à vérifier par une personne (aucune case n’est cochée d’avance)"
    )
    assert len(rows) == 6
    assert {row[0] for row in rows[1:]} == {"☐"}
    term = next(row for row in rows if row[1].startswith("La durée totale"))
    assert term[3] == "La durée totale est de 36 mois (français)"
    assert rows[1][3] == "inconnu"


def test_a_workload_that_says_almost_nothing_still_prints_every_document():
    bare = Workload.model_validate(
        {
            "courtier": 1,
            "id": "x",
            "name": "X",
            "organization": {"name": "Y"},
            "information": [{"id": "a", "kind": "unheard-of"}],
        }
    )
    empty = sample.assessment(
        requirements=(),
        matches=(),
        findings=(),
        classification=sample.classification(
            flags=(), deployment=(), assets=(), reasons=(), equivalents=(), changes=(), duties=(),
            questions=(),
        ),
        estimate=sample.estimate(
            options=(), cheapest=None, probability_cloud_cheaper=None, as_of_prices=None,
            exchange_rate=None, exchange_rate_text=None, sensitivity=(), assumptions=(),
            missing=(), break_even=BreakEven(cloud=None, other=None, months=()),
        ),
        route=RouteAnswer(procedure="undetermined", routes=(), checks=(), documents=()),
    )  # fmt: skip
    for code, language in ALL:
        document = opened(code, language, of=case(bare, empty))
        text = all_text(document)
        assert "None" not in text
        assert ("[à remplir" if language == "fr" else "[to fill in") in text


def test_a_date_that_french_writes_with_an_ordinal():
    quoted = sample.workload(acquisition={"quotes": [sample.quote("nuage-un", date(2026, 11, 1))]})
    rows = table_under(
        opened("a6", of=case(quoted)), "Offres admissibles ou admissibles sous condition"
    )
    assert f"du 1er{NB}novembre{NB}2026, valide jusqu’au{NB}: 1er{NB}mars{NB}2027" in rows[1][5]
