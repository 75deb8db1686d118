"""``courtier init``: what it writes, what it refuses, how it is stopped and taken up."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from courtier.cli.main import run
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Kind
from courtier.values.errors import InputError, UsageError
from courtier.workload import start
from courtier.workload.answers import keep, load_kept, write_whole
from courtier.workload.reader import read_workload
from tests.workload.scripted import FRENCH, Person

FIVE = "id: a\nname: Essai\norganization.name: Ville\ninformation: [{id: x, kind: health}]\n"


def _questions(output: Path, knowledge: Knowledge, person: Person) -> str:
    return start.from_questions(output, knowledge, "fr", person.read, person.tell)


def test_stopped_then_taken_up_it_forgets_nothing(tmp_path: Path, knowledge: Knowledge) -> None:
    output = tmp_path / "permis.yaml"
    first = Person(FRENCH, 12)
    with pytest.raises(EOFError):
        _questions(output, knowledge, first)
    kept = start.kept_beside(output)
    assert kept.name == "permis.yaml.partial"
    assert "Permis en ligne" in kept.read_text("utf-8")
    assert not output.exists()
    second = Person(first.replies)
    text = _questions(output, knowledge, second)
    assert not any("Comment s’appelle" in shown for shown in second.shown)
    start.write_workload(output, text)
    assert not kept.exists()
    workload = read_workload(output, knowledge).workload
    assert [a.kind for a in workload.information] == ["health", "payment-card"]
    assert "Encore inconnu" in text


def test_the_kept_answers_are_private_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml.partial"
    answers = {"name": "É: #", "service.rto_hours": None, "information.0.subjects": ["citizens"]}
    keep(path, answers)
    assert load_kept(path) == answers
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", ["- a\n", "a: [\n", "a: 1\na: 2\n", ""])
def test_kept_answers_that_are_broken_are_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "w.yaml.partial"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError):
        load_kept(path)


def test_no_half_file_is_left_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.yaml"
    path.write_text("old", "utf-8")

    def fail(self: Path, target: Path) -> Path:
        raise OSError("full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        write_whole(path, "new")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_exists_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text("old", "utf-8")
    with pytest.raises(UsageError):
        start.refuse_place(path, force=False)
    start.refuse_place(path, force=True)
    for place in (tmp_path, tmp_path / "none" / "w.yaml"):
        with pytest.raises(UsageError):
            start.refuse_place(place, force=True)


def _answers(folder: Path, text: str) -> Path:
    path = folder / "answers.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        FIVE + "service.users.named: 45\nacquisition.term.initial_months: 24\n",
        FIVE + "service: {users: {named: 45}}\nacquisition: {term: {initial_months: 24}}\n",
        FIVE + "service: {hours: business}\nservice.users.named: 45\n"
        "acquisition.term.initial_months: 24\ninformation.0.persons: 12\n",
    ],
)
def test_answers_come_as_paths_as_a_workload_or_as_both(
    text: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    written = start.from_answers(_answers(tmp_path, text), knowledge, "fr")
    workload = read_workload(written.encode(), knowledge).workload
    assert workload.service is not None
    assert workload.service.users is not None
    assert workload.service.users.named == 45
    assert workload.acquisition is not None
    assert workload.acquisition.term is not None
    assert workload.acquisition.term.initial_months == 24


def test_wrong_answers_are_shown_all_at_their_place(tmp_path: Path, knowledge: Knowledge) -> None:
    text = "id: a\nname: A\norganization: {name: B, kind: royaume}\nhostng.keys: x\n" + (
        "information.0.id: c\ninformation.0.kind: santeé\n"
    )
    with pytest.raises(InputError) as caught:
        start.from_answers(_answers(tmp_path, text), knowledge, "fr")
    found = {(m.file, m.line, m.code) for m in caught.value.mistakes}
    assert found == {
        ("answers.yaml", 3, "unknown-value"),
        ("answers.yaml", 4, "unknown-key"),
        ("answers.yaml", 6, "unknown-kind"),
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- a\n", "not-answers"),
        (FIVE + "id.fr: x\n", "crossing-path"),
        (FIVE + "information.99999.id: x\n", "crossing-path"),
        (FIVE.replace("id: a\n", ""), "missing-key"),
    ],
)
def test_answers_that_make_no_workload_are_refused(
    text: str, code: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    with pytest.raises(InputError) as caught:
        start.from_answers(_answers(tmp_path, text), knowledge, "en")
    assert code in {m.code for m in caught.value.mistakes}


# The command itself.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _type(monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))


def test_bare_writes_the_file_and_its_schema(folder: Path, knowledge: Knowledge) -> None:
    assert run(["init", "--bare"]) == 0
    assert read_workload(folder / "workload.yaml", knowledge).workload.courtier == 1
    schema = json.loads((folder / "workload.schema.json").read_text("utf-8"))
    assert schema["$id"] == "courtier/workload/1"


def test_bare_speaks_the_language_of_the_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "-", "--bare", "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert run(["init", "-", "--bare"]) == 0
    assert "Who knows:" in english
    assert "Qui le sait :" in capsys.readouterr().out
    assert list(folder.iterdir()) == []


def test_a_second_run_is_refused_without_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "--bare"]) == 0
    (folder / "workload.yaml").write_text("mine", "utf-8")
    assert run(["init", "--bare"]) == 2
    assert "existe déjà" in capsys.readouterr().err
    assert (folder / "workload.yaml").read_text("utf-8") == "mine"
    assert run(["init", "--bare", "--force"]) == 0
    assert (folder / "workload.yaml").read_text("utf-8") != "mine"


def test_the_end_of_input_tells_how_to_resume(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _type(monkeypatch, "Permis\n\nVille\n")
    assert run(["init", "permis.yaml"]) == 130
    said = capsys.readouterr().err
    assert "permis.yaml.partial" in said
    assert "courtier init permis.yaml" in said
    assert [path.name for path in folder.iterdir()] == ["permis.yaml.partial"]
    _type(monkeypatch, "\n" * 4 + "health\n" + "\n" * 10 + "non\n" + "\n" * 80)
    assert run(["init", "permis.yaml"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["permis.yaml", "workload.schema.json"]


def test_an_interruption_keeps_the_answers(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = iter(["Permits\n", "\n"])

    class Interrupted(io.StringIO):
        def readline(self, *_: Any) -> Any:
            try:
                return next(lines)
            except StopIteration:
                raise KeyboardInterrupt from None

    monkeypatch.setattr("sys.stdin", Interrupted())
    assert run(["init", "permits.yaml", "--lang", "en"]) == 130
    assert "resume with: courtier init permits.yaml" in capsys.readouterr().err
    assert load_kept(folder / "permits.yaml.partial") == {"name": "Permits", "id": "permits"}


def test_answers_serve_a_script(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _answers(folder, FIVE)
    assert run(["init", "w.yaml", "--answers", "answers.yaml", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    assert (folder / "w.yaml").read_text("utf-8").startswith("# yaml-language-server:")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["init", "--answers", "missing.yaml"], 3),
        (["init", "--answers", "a", "--bare"], 2),
        (["init", "-"], 2),
        (["init", "none/w.yaml", "--bare"], 2),
        (["init", ".", "--bare"], 2),
        (["init", "x" * 5000, "--bare"], 2),
        (["init", "a\0b", "--bare"], 2),
        (["init", "--lang", "de", "--bare"], 2),
    ],
)
def test_wrong_use_writes_nothing(arguments: list[str], code: int, folder: Path) -> None:
    assert run(arguments) == code
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any) -> int:
        raise PermissionError

    monkeypatch.setattr("courtier.workload.answers.os.open", fail)
    assert run(["init", "--bare"]) == 2
    assert "ne peut être écrit" in capsys.readouterr().err
    _type(monkeypatch, "Permis\n")
    assert run(["init"]) == 2
    assert "workload.yaml.partial" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_an_empty_line_at_the_kind_means_unknown_and_ends_the_assets(knowledge: Knowledge) -> None:
    person = Person({"Comment s’appelle": ["Essai"], "Quel organisme": ["Ville"]})
    answers, _ = person.answer(knowledge, "fr")
    assert answers["information.0.kind"] == "unknown"
    assert answers["information.0.another"] is False
    assert "Cette réponse est indispensable." not in person.shown


def test_a_question_mark_lists_the_kinds_under_the_one_above(knowledge: Knowledge) -> None:
    person = Person({"Comment s’appelle": ["Essai"], "Quel organisme": ["Ville"],
                     "nature de cette information": ["?"]})  # fmt: skip
    person.answer(knowledge, "fr")
    (listed,) = [shown for shown in person.shown if "  unknown – " in shown]
    assert "  health – Renseignement de santé" in listed
    assert len([line for line in listed.splitlines() if " – " in line]) == len(knowledge.all(Kind))


def test_a_wrong_choice_is_told_in_the_words_of_the_menu(knowledge: Knowledge) -> None:
    person = Person({"Comment s’appelle": ["Essai"], "Quel organisme": ["Ville"],
                     "quelle sorte d’organisme": ["royaume"]})  # fmt: skip
    person.answer(knowledge, "fr")
    (choices,) = [shown for shown in person.shown if shown.startswith("Choisissez")]
    assert "3 (municipalité, ville)" in choices
    assert "state-enterprise" not in choices


def test_answers_take_the_words_of_the_dialogue(tmp_path: Path, knowledge: Knowledge) -> None:
    text = (
        "name: Essai\nid: essai\norganization: {name: Ville, kind: ville}\n"
        "information: [{id: a, kind: coordonnées, subjects: [enfants], form: en clair}]\n"
    )
    written = start.from_answers(_answers(tmp_path, text), knowledge, "fr")
    workload = read_workload(written.encode(), knowledge).workload
    assert workload.organization.kind == "municipality"
    assert workload.information[0].kind == "contact"
    assert workload.information[0].subjects == ("minors",)
    assert workload.information[0].form == "clear"


def test_without_any_answer_nothing_is_said_to_be_kept(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _type(monkeypatch, "")
    assert run(["init", "f.yaml"]) == 130
    said = capsys.readouterr().err
    assert "rien n’est gardé" in said
    assert "f.yaml.partial" not in said
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("held", "kept"), [('{"$id": "courtier/workload/1"}', False), ("{}", True), ("x", True)]
)
def test_an_older_schema_of_ours_is_renewed_and_another_file_left(
    held: str, kept: bool, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = folder / "workload.schema.json"
    schema.write_text(held, "utf-8")
    assert run(["init", "--bare", "--quiet"]) == 0
    assert (schema.read_text("utf-8") == held) is kept
    assert ("n’est pas le schéma" in capsys.readouterr().err) is kept
