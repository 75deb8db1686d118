"""Names instead of ids, one name for one thing, and lists that stay short."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest

from courtier.documents.write import document_bytes
from courtier.results.estimate import Missing
from courtier.results.route import RouteAnswer, RouteResult
from courtier.values.text import Language
from courtier.workload.model import Workload
from tests.documents import sample
from tests.documents.opened import ALL, all_text, case, cells, opened, paper, table_under
from tests.documents.test_pdf import tool

NB = "\u00a0"
LONGEST_NAME = 200


def _estimate(**changes: Any) -> Any:
    return case(assessment=sample.assessment(estimate=sample.estimate(**changes)))


def _lines(*ids):
    line = sample.option("x").lines[0]
    lines = tuple(line.model_copy(update={"id": i}) for i in ids)
    return _estimate(options=(sample.option("own-room", kind="own-room", lines=lines),))


@pytest.mark.parametrize(
    ("identifier", "french", "english"),
    [
        ("network", "réseau", "network"),
        ("server-1", "serveurs 1", "servers 1"),
        ("server-12.power", "serveurs 12, électricité", "servers 12, power"),
        ("storage-2.residual", "stockage 2, valeur restante", "storage 2, residual value"),
        ("staff-3", "personnel 3", "staff 3"),
        ("network-2", "network-2", "network-2"),
        ("server", "server", "server"),
        ("pièces-1", "pièces-1", "pièces-1"),
    ],
)
def test_the_lines_that_the_program_names_read_as_words(identifier, french, english):
    of = _lines(identifier)
    caption = f"Lignes de l’option «{NB}Option own-room (français){NB}»"
    assert table_under(opened("a5", of=of), caption)[1][0] == french
    caption = "Lines of the option “Option own-room (English)”"
    assert table_under(opened("a5", "en", of=of), caption)[1][0] == english


def test_the_options_without_a_price_are_one_list_without_headings():
    options = tuple(sample.option(f"cloud:n{n}", status="undetermined") for n in range(25))
    document = opened("a5", of=_estimate(options=options, missing=()))
    text = all_text(document)
    assert text.count("Options dont aucune ligne n’a de prix") == 1
    assert not [p.text for p in document.paragraphs if p.text.startswith("4.")][1:]
    assert "Option cloud:n0 (français)" in text


def test_what_many_options_lack_is_said_once():
    missing = tuple(
        Missing(
            option=f"cloud:n{n}",
            what=sample.both("Une soumission"),
            effect=sample.both("Incomplet"),
            asks="adviser" if n else "finance",
        )
        for n in range(4)
    )
    options = tuple(sample.option(f"cloud:n{n}", status="undetermined") for n in range(4))
    document = opened("a5", of=_estimate(options=options, missing=missing))
    rows = table_under(document, "Coûts qu’aucune source ne donne (jamais comptés pour zéro)")[1:]
    assert len(rows) == 2
    assert rows[1][0] == f"{NB}; ".join(f"Option cloud:n{n} (français)" for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("gap", "words"),
    [("list-prices", "les prix publics"), ("consolidated", "les chiffres du centre consolidé")],
)
def test_a_gap_that_the_estimate_does_not_word_reads_as_words(gap, words):
    option = sample.option("cloud:nuage-un", status="partial", missing=(gap,))
    text = all_text(opened("a5", of=_estimate(options=(option,), missing=())))
    assert f"Sans prix{NB}: {words}." in text
    assert gap not in text


def test_a_price_in_a_sentence_has_its_day_in_words():
    line = sample.option("x").lines[1]
    text = sample.both("prix public de 2026-07-30")
    options = (sample.option("own-room", lines=(line.model_copy(update={"text": text}),)),)
    shown = all_text(opened("a5", of=_estimate(options=options)))
    assert shown.count(f"prix public du 30{NB}juillet{NB}2026 (français)") == 2
    assert "2026-07-30" not in shown


def test_one_name_for_one_thing():
    whole = "\n".join(all_text(opened(code)) for code in ("a1", "a2", "a4", "a5", "a6"))
    for word in ("copies de sécurité", "Conseiller en approvisionnement",
                 "Responsable de l’observation des règles contractuelles (RARC)"):  # fmt: skip
        assert word in whole
    for word in ("sauvegarde", "application des règles", "devis", "prix de liste", "bundled"):
        assert word not in whole


@pytest.mark.parametrize(("code", "language"), ALL)
def test_no_document_names_the_bundled_layer_by_its_id(code, language):
    assert "bundled" not in all_text(opened(code, language)).replace("Bundled", "").replace(
        "bundled facts", ""
    )


def test_the_requirements_met_are_counted():
    french = [row[4] for row in table_under(opened("a4"), "Offres du catalogue")]
    assert french == ["Exigences satisfaites"] + [f"{n} sur 2" for n in (2, 1, 1, 1, 1)]
    english = [row[4] for row in table_under(opened("a4", "en"), "Offerings of the catalogue")]
    assert english[:2] == ["Requirements met", "2 of 2"]
    assert "%" not in "".join(french)


def test_the_origin_of_an_offering_is_in_words_and_a_layer_keeps_its_name():
    matches = (
        sample.match("un", "eligible", 1, "met"),
        sample.match("deux", "eligible", 2, "met", layer="ville"),
    )
    document = opened("a4", of=case(assessment=sample.assessment(matches=matches)))
    for name, origin in (("un", "faits fournis avec le programme"), ("deux", "ville")):
        rows = table_under(document, f"Offre «{NB}Offre {name} (français){NB}»")
        assert ["Origine de la fiche", origin] in rows


def test_a_requirement_of_no_record_asks_for_a_written_statement():
    wanted: dict[Language, tuple[str, str]] = {
        "fr": ("Exigences de la charge de travail", "énoncé écrit du fournisseur"),
        "en": ("Requirements of the workload", "written statement of the provider"),
    }
    for language, (caption, words) in wanted.items():
        rows = table_under(opened("a4", language), caption)
        assert rows[1][3] != words
        assert rows[2][3] == words
    assert "preuve à demander" not in all_text(opened("a4"))


@pytest.mark.parametrize("code", ["a4", "a6"])
def test_the_list_to_complete_names_the_offers(code):
    text = all_text(opened(code))
    tail = text[text.index("\nÀ compléter\n") : text.index("\nÀ confirmer\n")]
    assert "Offre nuage-un (français)" in tail or "Offre nuage-deux (français)" in tail
    assert not re.search(f"«{NB}nuage-", tail)


def _routes(*statuses):
    routes = tuple(
        RouteResult(
            id="call-off-c19-573-3-2",
            procedure="call-off",
            name=sample.both(f"Commande {n}"),
            status=status,
            article="C-19, art. 573.3.2",
            reasons=sample.route().routes[0].reasons,
        )
        for n, status in enumerate(statuses)
    )
    answer = RouteAnswer(procedure="undetermined", routes=routes, checks=(), documents=())
    return opened("a6", of=case(assessment=sample.assessment(route=answer)))


@pytest.mark.parametrize(
    ("statuses", "lists"),
    [(("open",), 1), (("undetermined",), 1), (("excluded",), 0), (("excluded", "open"), 1)],
)
def test_the_note_gives_no_checklist_of_an_excluded_route(statuses, lists):
    document = _routes(*statuses)
    headers = [table[0] for table in cells(document)]
    assert sum(header[0] == "Vérifiée" for header in headers) == lists
    shut = f"L’analyse exclut ce mode{NB}: Commande 0 (français)"
    assert (shut in all_text(document)) == (statuses[0] == "excluded")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mot " * 49 + "fin.", "x" * LONGEST_NAME])
def test_a_name_of_200_characters_leaves_the_first_page_readable(tmp_path, name):
    assert len(name) == LONGEST_NAME
    office, reader = tool("soffice"), tool("pdftotext")
    data = sample.workload_data()
    data["name"] = {"fr": name, "en": name}
    data["organization"]["name"] = name
    of = case(Workload.model_validate(data))
    files = []
    for code in ("a1", "a2", "a4", "a5", "a6"):
        files.append(tmp_path / f"{code}.docx")
        files[-1].write_bytes(document_bytes(of, paper(code), "fr"))
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for file in files:
        first = subprocess.run(
            [reader, "-f", "1", "-l", "1", file.with_suffix(".pdf"), "-"],
            check=True, capture_output=True,
        ).stdout.decode()  # fmt: skip
        assert file.stem.upper() in first
        assert "dossier sensible" in " ".join(first.split())
        assert re.search(r"^1\. \w+", first, re.M), file.stem
        assert name[-4:] in first
