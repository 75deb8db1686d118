"""The questionnaire: it speaks both languages, takes silence for unknown, and can be taken up."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.values.text import LANGUAGES, Language
from courtier.workload.answers import gather
from courtier.workload.questionnaire import still_right
from courtier.workload.questions import Question, asset, questions
from courtier.workload.reader import read_workload
from courtier.workload.render import render
from courtier.workload.replies import number, parse, vocabulary
from courtier.workload.words import PARTS
from tests.workload.scripted import ENGLISH, FRENCH, Person
from tests.workload.written import refused

REQUIRED = {"name", "id", "organization.name", "information.0.kind", "information.0.id"}
DONE: dict[str, Any] = {"information.0.another": False}


def _open() -> list[Question]:
    return list(questions(DONE))


def test_the_parts_come_in_their_order() -> None:
    parts = [q.part for q in _open() if q.part in PARTS]
    assert list(dict.fromkeys(parts)) == list(PARTS)


def test_only_the_five_are_required() -> None:
    required = {q.path for q in _open() if q.required and q.kind != "another"}
    assert required == REQUIRED


def test_every_question_is_in_both_languages_with_who_knows() -> None:
    everything = {"needs.compute.0.vcpu": 1, "needs.storage.0.gib": 1,
                  "on_premise.servers.0.price_cad": 1,
                  "on_premise.staff.0.cost_cad_per_year": 1} | DONE  # fmt: skip
    found = list(questions(everything))
    assert len(found) > 60
    for question in found:
        assert question.text.fr.endswith("?")
        assert question.text.en.endswith("?")
        assert question.text.fr != question.text.en
        assert (question.who is None) == (question.path in ("id", "name"))


def test_each_part_ends_with_who_answered() -> None:
    paths = {q.path for q in _open()}
    for part in PARTS:
        assert f"{part}.given_by" in paths or part == "information"
    assert "information.0.given_by" in paths


def test_a_whole_conversation_in_french(knowledge: Knowledge) -> None:
    person = Person(FRENCH)
    answers, kept = person.answer(knowledge, "fr")
    assert all(not lines for lines in person.replies.values())
    text = render(gather(answers), "fr", [p for p, v in answers.items() if v is None])
    workload = read_workload(text.encode(), knowledge).workload
    assert workload.id == "permis-en-ligne"
    assert workload.organization.kind == "municipality"
    assert workload.organization.legal_regime is None
    health, card = workload.information
    assert (health.kind, health.id) == ("health", "health")
    assert set(health.elements) == {"full-name", "birth-date"}
    assert health.subjects == ("citizens", "minors")
    assert health.persons == 12000
    assert health.form == "clear"
    assert (card.kind, card.elements, card.persons) == ("payment-card", (), None)
    assert workload.service is not None
    assert workload.service.rto_hours == Decimal("8.5")
    assert workload.hosting is not None
    assert workload.hosting.places is not None
    assert workload.hosting.places.support == ("CA", "FR")
    assert workload.hosting.places.data == "quebec"
    assert workload.needs is not None
    assert workload.needs.from_ == "profile"
    assert workload.needs.compute
    assert workload.on_premise is not None
    assert workload.on_premise.servers[0].price_cad == 14500
    assert workload.acquisition is not None
    assert workload.acquisition.estimated_value_cad == 180000
    assert workload.acquisition.includes_goods is False
    assert workload.cost is None
    assert len(kept) == len(answers)


def test_a_whole_conversation_in_english(knowledge: Knowledge) -> None:
    person = Person(ENGLISH)
    answers, _ = person.answer(knowledge, "en")
    assert all(not lines for lines in person.replies.values())
    workload = read_workload(render(gather(answers), "en").encode(), knowledge).workload
    assert workload.information[0].persons == 12000
    assert workload.needs is not None
    assert workload.needs.from_ == "given"
    assert workload.needs.compute[0].memory_gib == 16
    assert workload.acquisition is not None
    assert workload.acquisition.includes_goods is True


def test_what_is_shown_is_in_one_language(knowledge: Knowledge) -> None:
    french, english = Person(FRENCH), Person(ENGLISH)
    french.answer(knowledge, "fr")
    english.answer(knowledge, "en")
    shown = "\n".join(french.shown)
    assert "Qui le sait : le détenteur de l’information" in shown
    assert not re.search(r"\b(Who|What|How|Which|the|allowed)\b", shown)
    shown = "\n".join(english.shown)
    assert "Who knows: the holder of the information" in shown
    assert not re.search(r"\b(Qui|Quel|Quelle|Combien|admises?|sait)\b", shown)


def test_a_refusal_says_the_nearest_and_asks_again(knowledge: Knowledge) -> None:
    person = Person(FRENCH)
    person.answer(knowledge, "fr")
    shown = "\n".join(person.shown)
    assert "« santee » n’est pas une nature de l’information connue." in shown
    assert "Vouliez-vous dire : health" in shown
    assert "« persons » attend un nombre entier ; lu : « 12 000 personnes »." in shown
    assert "Cette réponse est indispensable." in shown
    assert "Heures tolérées avant la reprise (RTO)." in shown


@pytest.mark.parametrize("patience", [0, 1, 2, 3, 5, 8, 13, 21, 34, 55])
def test_it_can_be_stopped_anywhere_and_taken_up(patience: int, knowledge: Knowledge) -> None:
    """Two sittings give what one gives, and nothing is asked twice."""
    whole, _ = Person(ENGLISH).answer(knowledge, "en")
    answers: dict[str, Any] = {}
    first = Person(ENGLISH, patience)
    with pytest.raises(EOFError):
        _answer_into(first, answers, knowledge)
    assert len(answers) <= patience
    second = Person(first.replies)
    again, kept = second.answer(knowledge, "en", answers)
    assert again == whole
    assert len(kept) == len(whole) - len(answers)


def _answer_into(person: Person, answers: dict[str, Any], knowledge: Knowledge) -> None:
    from courtier.workload.questionnaire import ask

    ask(questions, answers, person.read, "en",
        knowledge=knowledge, tell=person.tell, keep=lambda now: None)  # fmt: skip


def test_kept_answers_that_no_longer_hold_are_asked_again(knowledge: Knowledge) -> None:
    kept = {"name": "A", "id": "a", "organization.kind": "royaume", "service.rto_hours": 8,
            "information.0.kind": "inconnue", "cost.colour": "bleu"}  # fmt: skip
    assert still_right(kept, knowledge) == {"name": "A", "id": "a", "service.rto_hours": 8}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_written_file_says_what_is_unknown_and_who_knows(
    language: Language, knowledge: Knowledge
) -> None:
    workload = {"courtier": 1, "id": "a", "name": "A", "organization": {"name": "B"},
                "information": [{"id": "c", "kind": "health"}],
                "needs": {"profile": "saas-office-tool", "from": "profile"}}  # fmt: skip
    text = render(workload, language, ["organization.kind", "cost.discount_rate"])
    assert read_workload(text.encode(), knowledge).workload.cost is None
    comments = [line for line in text.splitlines() if line.startswith("#")]
    known = {"fr": ("Encore inconnu : kind.", "profil type", "les finances"),
             "en": ("Still unknown: kind.", "typical profile", "finance")}  # fmt: skip
    for words in known[language]:
        assert any(words in line for line in comments), words
    assert "#cost:" in comments


@pytest.mark.parametrize(
    ("typed", "language", "value"),
    [
        ("12", "fr", 12),
        ("12 000", "fr", 12000),
        ("12\u00a0000", "fr", 12000),
        ("1 234,50 $", "fr", Decimal("1234.50")),
        ("0,05", "fr", Decimal("0.05")),
        ("0.05", "fr", Decimal("0.05")),
        ("0,125", "fr", Decimal("0.125")),
        ("12,000", "en", 12000),
        ("1,234.50", "en", Decimal("1234.50")),
        ("12,000", "fr", "12,000"),
        ("1,234,56", "en", "1,234,56"),
        ("5 %", "fr", "5 %"),
        ("douze", "fr", "douze"),
        ("1e5", "fr", "1e5"),
        ("-3", "fr", -3),
        ("9" * 50, "fr", "9" * 50),
    ],
)
def test_numbers_are_understood_or_left_alone(typed: str, language: Language, value: Any) -> None:
    assert number(typed, language) == value


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("organization.kind", "3", "municipality"),
        ("organization.kind", "Ministère", "ministry"),
        ("organization.kind", "99", "99"),
        ("organization.kind", "royaume", "royaume"),
        ("information.0.subjects", "citoyens, patients,", ["citizens", "patients"]),
        ("information.0.subjects", "none", []),
        ("information.0.elements", "birth-date", ["birth-date"]),
        ("service.harm.life", "aucun", "none"),
        ("hosting.places.data", "CA", ["CA"]),
        ("hosting.places.data", "1", "any"),
        ("acquisition.includes_goods", "O", True),
        ("acquisition.includes_goods", "bof", "bof"),
        ("information.0.purposes", "a\x1b[31mb\tc", "a[31mb c"),
        ("information.0.kind", "Dossier patient", "health"),
        ("organization.name", "3", "3"),
    ],
)
def test_replies_become_values(path: str, typed: str, value: Any, knowledge: Knowledge) -> None:
    question = next(q for q in _open() if q.path == path)
    assert parse(question, typed, vocabulary(question, knowledge), "fr") == value


def test_ids_are_proposed_and_never_twice(knowledge: Knowledge) -> None:
    replies = {**ENGLISH, "What kind of information": ["health", "health"],
               "another information asset": ["yes", "no"]}  # fmt: skip
    answers, _ = Person(replies).answer(knowledge, "en")
    assert answers["id"] == "online-permits"
    assert [answers[f"information.{n}.id"] for n in (0, 1)] == ["health", "health-2"]


def test_an_asset_has_its_own_questions() -> None:
    assert asset(3)[0].path == "information.3.kind"
    assert {q.path.split(".")[1] for q in asset(3)} == {"3"}


def test_answers_gathered_read_as_a_workload() -> None:
    given = {"id": "a", "name": "A", "organization.name": "B", "information.0.kind": "health",
             "information.0.id": "c", "service.hours": None}  # fmt: skip
    workload = gather(given)
    assert list(workload) == ["courtier", "id", "name", "organization", "information"]
    assert [m.code for m in refused(render({"courtier": 1}, "fr"))] == ["missing-key"] * 4
