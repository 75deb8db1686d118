"""An answer to no question: what is proposed instead is a question, unless a check was meant."""

from __future__ import annotations

import json

import pytest

import courtier
from courtier.values.errors import InputError
from courtier.values.text import Text

COPY = Text(
    fr="Copiez l’identifiant que « courtier classify » donne avec la question.",
    en="Copy the id that “courtier classify” gives with the question.",
)


def _help(question: str) -> Text:
    body = {
        "courtier": 1, "id": "essai", "name": "Essai",
        "organization": {"name": "Organisme exemple"},
        "information": [{"id": "a", "kind": "open-data"}],
        "answers": [{"question": question, "answer": True, "by": "Marie", "on": "2026-11-01"}],
    }  # fmt: skip
    with pytest.raises(InputError) as refusal:
        courtier.classify(json.dumps(body).encode())
    (mistake,) = refusal.value.mistakes
    assert mistake.code == "unknown-question"
    return mistake.help


def test_a_wrong_question_never_proposes_a_check() -> None:
    assert _help("splitting") == COPY
    assert _help("q-splitting") == COPY


def test_a_wrong_check_proposes_the_check() -> None:
    assert "check-splitting (" in _help("check-spliting").fr


@pytest.mark.parametrize("word", ["q-minor", "minors", "q-minors.b"])
def test_a_wrong_question_proposes_the_question(word: str) -> None:
    assert "q-minors (" in _help(word).fr
