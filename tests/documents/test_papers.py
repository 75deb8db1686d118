"""Every document of the list: its clauses, what it never says, and its two languages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from courtier.assessment import Road
from courtier.documents.case import Case
from courtier.documents.clauses import gathered
from courtier.documents.manuscript import in_languages, manuscript
from courtier.documents.papers import named, needed, papers
from courtier.documents.parity import differences
from courtier.results.route import RouteDocument
from courtier.values.errors import UsageError
from courtier.values.text import Language, format_money
from courtier.workload.reader import read_workload
from tests.documents import sample
from tests.documents.opened import (
    ALL,
    BY_CODE,
    EXCEPTION,
    all_text,
    case,
    knowledge,
    layer,
    markdown,
    opened,
    table_under,
)

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
LISTED = (
    "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 B1 B2 B3 B5 B6 B7 B8 B9 B10 B11-1 B11-2 B11-3 B11-4 B11-5"
    " B11-6 B11-7 B11-8 B11-9 B12 C2 C3"
)
BOTH = [code for code, paper in BY_CODE.items() if paper.english != "no"]
OUTSIDE = [code for code, paper in BY_CODE.items() if paper.external]
CLAUSE = "templates/clauses/contract/{}.{}.md.j2"
PRIVACY = {"privacy-scope", "privacy-use", "privacy-end", "privacy-notice"}


@cache
def _example(path: Path) -> Case:
    file = read_workload(path, knowledge())
    return Case(file.workload, Road(file, knowledge(), sample.DAY).assessment(), knowledge())


def _permit() -> Case:
    return _example(next(path for path in EXAMPLES if path.stem == "permis-en-ligne"))


def _ids(of: Case, code: str, language: Language = "fr") -> list[str]:
    return [item.clause.id for item in gathered(of, code, language)]


def test_every_document_of_the_list_is_written_but_those_of_the_state():
    assert [paper.code for paper in papers(knowledge())] == LISTED.split()


def test_a_set_stands_for_its_parts_and_an_unknown_code_is_refused():
    assert [paper.code for paper in named(knowledge(), ["b11"])] == LISTED.split()[20:29]
    assert [paper.code for paper in named(knowledge(), ["B3", " a1 "])] == ["A1", "B3"]
    for codes in (["B4"], ["Z9"], [""]):
        with pytest.raises(UsageError):
            named(knowledge(), codes)


def test_the_route_decides_what_is_needed_after_the_analyses():
    answer = sample.route().model_copy(
        update={"documents": (RouteDocument(code="B11", title=sample.both("B11"), written=True),)}
    )
    codes = [p.code for p in needed(case(assessment=sample.assessment(route=answer)))]
    assert codes == ["A1", "A2", "A3", "A4", "A5", *LISTED.split()[20:29]]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("code", BOTH)
def test_both_languages_say_the_same(path, code):
    french, english = (
        manuscript(_example(path), BY_CODE[code], language, EXCEPTION) for language in ("fr", "en")
    )
    assert differences(french, english) == ()


def test_an_amount_a_day_and_an_article_that_differ_are_found(tmp_path):
    name = CLAUSE.format("end", "en")
    text = knowledge().files[name][1].read_text(encoding="utf-8")
    wrong = text + "\nSee art. 12.3, $1,234.50, 3 May 2027.\n"
    facts = layer(tmp_path / "ville", {name: wrong.encode()})
    of = Case(sample.workload(), sample.assessment(), facts)
    found = differences(
        manuscript(of, BY_CODE["b9"], "fr", EXCEPTION),
        manuscript(of, BY_CODE["b9"], "en", EXCEPTION),
    )
    assert {item.what: item.only_english for item in found} == {
        "dates": ("2027-05-03",),
        "numbers": ("12.3", "1234.50"),
    }
    assert all(item.only_french == () for item in found)


def test_the_privacy_schedule_follows_the_duty_not_the_form():
    assert set(_ids(_permit(), "A8")) >= PRIVACY
    assert not PRIVACY & set(_ids(case(), "A8"))


def test_the_framework_is_for_a_call_off_and_the_general_clauses_of_the_state_for_a_tender():
    assert "framework" in _ids(case(), "A8")
    assert "framework" not in _ids(_permit(), "A8")
    for code in ("B3", "B5", "B9"):
        assert {"general-conditions", "general-conditions-tender"} & set(_ids(_permit(), code))


@pytest.mark.parametrize("code", ["A8", "B9", "B2", "B3", "B5"])
def test_both_languages_gather_the_same_clauses(code):
    assert _ids(_permit(), code) == _ids(_permit(), code, "en") != []


def test_a_body_replaces_a_clause_and_adds_its_own_in_its_place(tmp_path):
    head = "{{#\nid: {}\nversion: 2.5\nbasis: practice\nreviewer: M. Exemple\nname: {}\n{}#}}\n"
    more = "documents: B9\norder: {}\n"
    files = {
        CLAUSE.format("end", "fr"): head.format("end", "Fin", more.format(170)) + "Fin à nous.\n",
        CLAUSE.format("parc", "fr"): head.format("parc", "Parc", more.format(175)) + "Parc.\n",
    }
    facts = layer(tmp_path / "ville", {name: text.encode() for name, text in files.items()})
    document = opened("b9", of=Case(sample.workload(), sample.assessment(), facts))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    place = next(n for n, head in enumerate(heads) if head == "Fin")
    assert heads[place + 1] == "Parc"
    rows = table_under(document, "Gabarits et clauses employés")
    assert ["parc (couche «\u00a0ville\u00a0»)", "2.5"] in [row[:2] for row in rows]


def test_a_clause_of_another_contract_law_says_so():
    found = {item.clause.id: item.foreign for item in gathered(_permit(), "B3", "fr")}
    assert found["complaints"] is True
    assert found["documents-seao"] is False
    assert "texte d’un autre régime contractuel" in all_text(opened("b3", of=_permit()))


def test_a_contract_is_in_english_only_where_an_exception_is_named():
    chosen = named(knowledge(), ["A8", "A1"])
    assert [p.code for p, language in in_languages(chosen, True) if language == "en"] == ["A1"]
    both = [p.code for p, language in in_languages(chosen, True, EXCEPTION) if language == "en"]
    assert both == ["A1", "A8"]
    assert f"Exception relied on: {EXCEPTION}" in all_text(opened("a8", "en"))


@pytest.mark.parametrize("code", OUTSIDE)
def test_what_enterprises_read_names_neither_the_estimate_nor_an_offering(code):
    of = _permit()
    text = all_text(opened(code, of=of)).split("\nÀ confirmer\n")[0]
    value = of.workload.estimated_value
    assert value is not None
    assert format_money(value, "fr") not in text
    assert not [m.name.fr for m in of.assessment.matches if m.name.fr in text]
    assert "PROJET" in text


@pytest.mark.parametrize(("code", "language"), ALL)
def test_a_document_tells_its_facts_their_fingerprint_and_its_templates(code, language):
    text = all_text(opened(code, language))
    tail = text[text.rindex("\nProvenance\n") :]
    assert sample.assessment().provenance.knowledge.sha256 in tail
    assert "personne encore" in tail or "nobody yet" in tail


def test_the_privacy_assessment_asks_the_four_factors_and_concludes_nothing():
    document = opened("a3", of=_permit())
    factors = table_under(document, "Les quatre facteurs (A-2.1, art. 70.1)")[1:]
    assert len(factors) == 4
    assert {row[2] for row in factors} == {"[à remplir]"}
    caption = "Conclusion sur la protection (à cocher par le responsable, jamais d’avance)"
    conclusions = table_under(document, caption)[1:]
    assert [row[0][0] for row in conclusions] == ["☐"] * 3
    risks = table_under(
        document, "Risques, par gravité et vraisemblance (cotes à remplir à la main)"
    )
    assert {(row[3], row[4]) for row in risks[1:]} == {("", "")}
    assert all(row[5] for row in risks[1:-1])


@pytest.mark.parametrize("code", list(BY_CODE))
def test_every_field_to_fill_closes_the_document(code):
    text = markdown(code)
    short = re.findall(r"\\\[à remplir(?:\u00a0\\: (.*?))?\\\]", text)
    listed = text[text.index("# À compléter") : text.index("# À confirmer")]
    assert all(label in listed for label in short if label)
    assert listed.count("☐") >= len({label for label in short if label})
