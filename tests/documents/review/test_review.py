"""A tender document is reviewed: what the law asks for is found, empty, missing or left open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.documents.case import Case
from courtier.documents.models.package import open_package
from courtier.documents.review.blocks import blocks_of
from courtier.documents.review.items import FEWEST_LETTERS
from courtier.documents.review.outcome import review
from courtier.documents.review.wording import folded, found_in, is_label, is_written
from courtier.knowledge.records.tender import TenderItem
from courtier.report.review_view import review_markdown, review_text
from courtier.results.review import ItemSeen, ReviewResult
from courtier.values.errors import InputError
from tests.documents import sample
from tests.documents.models.made import W, docx, paragraph, table
from tests.documents.opened import case, knowledge

DAY = date(2026, 11, 23)
FILLER = paragraph("Texte sans rapport avec la liste, écrit pour que le document en ait. " * 6)
STYLES: dict[str, str | bytes] = {
    "word/styles.xml": f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style></w:styles>'
}


def _heading(text: str) -> str:
    return paragraph(text, "Titre2")


def _review(folder: Path, body: str, of: Case | None = None, day: date = DAY) -> ReviewResult:
    path = docx(FILLER + body, folder / "appel.docx", STYLES)
    return review(open_package(path, "appel.docx"), "appel.docx", knowledge(), day, of)


def _item(result: ReviewResult, name: str) -> ItemSeen:
    return next(item for item in result.items if item.id == name)


def _status(folder: Path, body: str, name: str, of: Case | None = None) -> str:
    return _item(_review(folder, body, of), name).status


WRITTEN = {
    "under a heading": _heading("3. Règle d’adjudication") + paragraph("Prix le plus bas."),
    "deep under a heading": _heading("Règle d’adjudication") + table(("Mode", "Prix le plus bas")),
    "in a sentence": paragraph("La règle d’adjudication est celle du prix le plus bas."),
    "after a label": paragraph("Règle d’adjudication :") + paragraph("Prix le plus bas"),
    "in a row": table(("Règle d’adjudication", "Prix le plus bas")),
    "under a column": table(("Mode d’adjudication", "x"), ("Prix le plus bas", "")),
    "without accents": paragraph("REGLE D'ADJUDICATION : PRIX LE PLUS BAS"),
    "in English": paragraph("The award rule is that of the lowest price."),
}
BLANK = {
    "a heading alone": _heading("Règle d’adjudication"),
    "a heading, then another": _heading("Règle d’adjudication") + _heading("Suite")
    + paragraph("autre chose"),
    "a heading over a field": _heading("Règle d’adjudication") + paragraph("[à remplir : règle]"),
    "a label and a line": paragraph("Règle d’adjudication : ______________"),
    "a label and dots": paragraph("Règle d’adjudication …………"),
    "an empty row": table(("Règle d’adjudication", ""), ("Autre", "oui")),
    "a sentence with blanks": paragraph("La règle d’adjudication est [insérer la règle]."),
    "a placeholder of Word": _heading("Règle d’adjudication")
    + paragraph("Cliquez ou appuyez ici pour entrer du texte."),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_an_item_with_words_is_found(tmp_path: Path, name: str) -> None:
    assert _status(tmp_path, WRITTEN[name], "documents-award-rule") == "found"


@pytest.mark.parametrize("name", BLANK)
def test_an_item_without_words_is_empty(tmp_path: Path, name: str) -> None:
    assert _status(tmp_path, BLANK[name], "documents-award-rule") == "empty"


def test_an_item_named_nowhere_is_missing_and_a_hint_leaves_it_open(tmp_path: Path) -> None:
    assert _status(tmp_path, "", "documents-award-rule") == "missing"
    hinted = _item(_review(tmp_path, paragraph("Le prix le plus bas l’emporte.")),
                   "documents-award-rule")  # fmt: skip
    assert hinted.status == "undecided"
    assert hinted.place is not None
    assert "paragraphe 2" in hinted.place.fr


def test_a_place_filled_in_later_wins_over_an_empty_one(tmp_path: Path) -> None:
    body = BLANK["a label and a line"] + WRITTEN["in a sentence"]
    assert _status(tmp_path, body, "documents-award-rule") == "found"


def test_a_table_of_contents_and_struck_words_count_for_nothing(tmp_path: Path) -> None:
    contents = paragraph("Règle d’adjudication 12", "TM1")
    struck = (
        "<w:p><w:del><w:r><w:delText>La règle d’adjudication est le prix.</w:delText></w:r></w:del>"
        "</w:p>"
    )
    assert _status(tmp_path, contents + struck, "documents-award-rule") == "missing"


def test_an_inserted_sentence_counts(tmp_path: Path) -> None:
    body = "<w:p><w:ins><w:r><w:t>La règle d’adjudication est le prix.</w:t></w:r></w:ins></w:p>"
    assert _status(tmp_path, body, "documents-award-rule") == "found"


@pytest.mark.parametrize(("more", "status"), [(0, "undecided"), (1, "missing")])
def test_a_document_almost_without_text_decides_nothing(
    tmp_path: Path, more: int, status: str
) -> None:
    path = docx(paragraph("m" * (FEWEST_LETTERS - 1 + more)), tmp_path / "image.docx")
    result = review(open_package(path, "image.docx"), "image.docx", knowledge(), DAY, None)
    assert _item(result, "documents-award-rule").status == status


def test_what_belongs_to_another_part_is_not_missing(tmp_path: Path) -> None:
    result = _review(tmp_path, WRITTEN["in a sentence"])
    assert {i.status for i in result.items if i.part == "notice"} == {"undecided"}
    notice = paragraph("Aucun dialogue compétitif n’est tenu.") + paragraph(
        "La Ville ne s’engage à accepter aucune des soumissions."
    )
    result = _review(tmp_path, notice)
    assert _item(result, "notice-dialogue").status == "found"
    assert _item(result, "notice-agreement").status == "missing"


def _bought(**changes: Any) -> Case:
    data = sample.workload_data()
    return case(sample.workload(acquisition={**data["acquisition"], **changes}))


@pytest.mark.parametrize(
    ("basis", "status"), [("price", "not-asked"), ("other", "missing"), (None, "undecided")]
)
def test_quality_is_asked_for_where_it_is_evaluated(
    tmp_path: Path, basis: str | None, status: str
) -> None:
    assert _status(tmp_path, "", "documents-quality", _bought(award_basis=basis)) == status


@pytest.mark.parametrize(
    ("term", "status"),
    [
        ({"initial_months": 24}, "not-asked"),
        ({"initial_months": 24, "renewals": [12]}, "missing"),
        (None, "undecided"),
    ],
)
def test_options_are_asked_for_where_there_are_some(
    tmp_path: Path, term: dict[str, Any] | None, status: str
) -> None:
    assert _status(tmp_path, "", "documents-options", _bought(term=term)) == status


BODIES = {
    "ministry": ("lcop-4", "yes", "error"),
    "school": ("lcop-4", "yes", "error"),
    "health": ("lcop-4", "yes", "error"),
    "city": ("c-19", "no", "note"),
    "unknown": (None, "unknown", "warning"),
}


@pytest.mark.parametrize("body", BODIES)
def test_only_the_law_that_binds_the_body_is_an_error(tmp_path: Path, body: str) -> None:
    regime, binds, severity = BODIES[body]
    organization = {**sample.workload_data()["organization"], "legal_regime": regime}
    result = _review(tmp_path, "", case(sample.workload(organization=organization)))
    assert _item(result, "documents-award-rule").binds == binds
    found = [f for f in result.findings if "RCTI, art. 5 (7)" in f.text.fr]
    assert [f.severity for f in found if f.id == "review-item-missing"][:1] == [severity]


def test_the_city_has_an_article_of_its_own(tmp_path: Path) -> None:
    organization = {**sample.workload_data()["organization"], "legal_regime": "c-19"}
    result = _review(tmp_path, "", case(sample.workload(organization=organization)))
    assert _item(result, "documents-seao-municipal").binds == "yes"


@pytest.mark.parametrize(("day", "there"), [("2019-05-24", False), ("2019-05-25", True)])
def test_the_complaint_deadline_is_an_item_from_its_day(
    tmp_path: Path, day: str, there: bool
) -> None:
    names = {item.id for item in _review(tmp_path, "", day=date.fromisoformat(day)).items}
    assert ("notice-complaint-deadline" in names) == there


DEMANDS = {
    "PCI DSS": ("Le fournisseur doit détenir une attestation PCI DSS.", "exceeds"),
    "ISO": ("La certification ISO/CEI 27001 est obligatoire.", "exceeds"),
    "English": ("The supplier must hold a SOC 2 Type II report.", "exceeds"),
    "desired": ("Une attestation PCI DSS serait un atout.", "undecided"),
    "asked": ("Une évaluation CCCS moyen est exigée.", "asked"),
    "former name": ("Une évaluation PBMM est exigée.", "asked"),
    "level": ("Le service doit convenir au niveau Protégé C.", "exceeds"),
    "level asked": ("Le service doit convenir au niveau Protégé B.", "asked"),
    "level under": ("Le service doit convenir au niveau Protégé A.", "asked"),
    "place": ("Les données doivent être hébergées au Québec.", "exceeds"),
}


@pytest.mark.parametrize("name", DEMANDS)
def test_a_demand_is_held_against_the_level_derived(tmp_path: Path, name: str) -> None:
    sentence, standing = DEMANDS[name]
    result = _review(tmp_path, paragraph(sentence), case())
    assert [demand.standing for demand in result.demands] == [standing]
    beyond = [f for f in result.findings if f.id == "review-demand-exceeds"]
    assert len(beyond) == (standing == "exceeds")


def test_a_longer_name_hides_the_shorter_one_inside_it(tmp_path: Path) -> None:
    result = _review(tmp_path, paragraph("Un rapport SOC 2 de type 2 est exigé."), case())
    assert [demand.name.en for demand in result.demands] == ["SOC 2 Type 2 report"]


def test_without_a_workload_no_demand_is_weighed(tmp_path: Path) -> None:
    result = _review(tmp_path, paragraph("Une attestation PCI DSS est exigée."))
    assert result.demands == ()
    assert result.workload is None
    assert {item.binds for item in result.items} == {"unknown"}


def test_the_review_never_claims_conformity(tmp_path: Path) -> None:
    result = _review(tmp_path, "".join(WRITTEN.values()), case())
    for language in ("fr", "en"):
        for told in (review_text(result, language), review_markdown(result, language)):
            assert result.limits.in_(language).split(".")[0] in " ".join(told.split())
            lines = [line.lower() for line in told.splitlines() if "jamais" not in line.lower()]
            assert not any("document est conforme" in line or "complies" in line for line in lines
                           if "never" not in line and "says that" not in line)  # fmt: skip


def test_every_item_of_law_has_its_article_and_both_languages_of_words() -> None:
    items = knowledge().all(TenderItem)
    assert {item.part for item in items.values()} == {"notice", "documents", "contract"}
    assert sum(item.part == "notice" for item in items.values()) == 12
    for item in items.values():
        assert item.article
        assert item.phrases.fr
        assert item.phrases.en
        assert len({folded(p) for p in item.phrases.fr}) == len(item.phrases.fr)


def test_a_document_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa">]><w/>'
    path = docx("", tmp_path / "x.docx", {"word/document.xml": bomb})
    with pytest.raises(InputError):
        blocks_of(open_package(path, "x.docx"))


def test_words_are_whole_and_blanks_are_no_words() -> None:
    assert found_in(folded("Les CRITÈRES d’évaluation"), ("critère d’évaluation",)) is None
    assert found_in(folded("les options du contrat"), ("option du contrat",)) is None
    assert found_in(folded("deux garanties de soumissions"), ("garantie de soumission",)) is None
    assert found_in(folded("l’adoption du contrat"), ("option",)) is None
    assert is_written(folded("12 décembre 2026"))
    assert not is_written(folded("[jour] à [heure]"))
    assert not is_written("_____")
    assert is_label("3.2 ")
    assert not is_label("le prix le plus bas l’emporte")
