"""A word that is not a kind gets the nearest kinds, whichever language it was written in."""

from __future__ import annotations

import json

import pytest

import courtier
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Kind
from courtier.values.errors import InputError, Mistake


def _refused(word: str) -> Mistake:
    body = {
        "courtier": 1, "id": "essai", "name": "Essai",
        "organization": {"name": "Organisme exemple"},
        "information": [{"id": "a", "kind": word}],
    }  # fmt: skip
    with pytest.raises(InputError) as refusal:
        courtier.classify(json.dumps(body).encode())
    (mistake,) = refusal.value.mistakes
    return mistake


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("sante", {"health"}),
        ("healht", {"health"}),
        ("Santé", {"health"}),
        ("carte-credit", {"credit-card", "payment-card"}),
        ("credit card", {"credit-card"}),
        ("NAS", {"social-insurance-number"}),
        ("SIN", {"social-insurance-number"}),
        ("assurance-maladie", {"health-insurance-number"}),
        ("permis de conduire", {"driver-licence"}),
        ("dossier d’employé", {"employee-record"}),
        ("personnel file", {"employee-record"}),
    ],
)
def test_the_nearest_kinds_are_named_in_both_languages(
    knowledge: Knowledge, word: str, kinds: set[str]
) -> None:
    help = _refused(word).help
    for name in kinds:
        record = knowledge.all(Kind)[name]
        assert f"{name} ({record.name.fr})" in help.fr
        assert f"{name} ({record.name.en})" in help.en


def test_a_word_near_nothing_gets_no_kind(knowledge: Knowledge) -> None:
    help = _refused("zzzz").help
    assert "risk/kinds" in help.fr
    assert not any(f"{name} (" in help.fr for name in knowledge.all(Kind))
