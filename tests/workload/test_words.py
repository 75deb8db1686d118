"""Every key and every allowed word of the format has its meaning in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from courtier.workload.model import Workload
from courtier.workload.shape import Key, key_at, keys_of
from courtier.workload.words import PARTS, key_text, meaning, other_names, who_knows
from courtier.workload.words_money import MONEY_KEYS
from courtier.workload.words_system import SYSTEM_KEYS

# Words that say the same to everyone: products and currencies.
PLAIN = {"linux", "windows", "postgresql", "mysql", "sql-server", "oracle", "USDCAD", "saas",
         "focus"}  # fmt: skip


def _all(model: type[BaseModel] = Workload, path: str = "") -> Iterator[Key]:
    for key in keys_of(model, path):
        yield key
        if key.inner is not None:
            yield from _all(key.inner, key.path)
        if key.holds == "name":
            yield from (Key(f"{key.path}.{n}", n, "text", (), False, None) for n in ("fr", "en"))


KEYS = {key.path: key for key in _all()}


def test_there_are_words_for_every_key_and_no_other() -> None:
    assert set(SYSTEM_KEYS) | set(MONEY_KEYS) == set(KEYS)
    assert not set(SYSTEM_KEYS) & set(MONEY_KEYS)


@pytest.mark.parametrize("path", sorted(KEYS))
def test_a_key_is_explained_in_both_languages(path: str) -> None:
    text = key_text(path)
    assert text.fr.endswith((".", "?"))
    assert text.en.endswith((".", "?"))


def test_every_allowed_word_has_a_meaning() -> None:
    words = {word for key in KEYS.values() for word in key.words if key.path != "courtier"}
    assert {word for word in words if meaning(word) is None} == PLAIN


def test_every_part_says_who_knows() -> None:
    assert len(PARTS) == 8
    for part in PARTS:
        who = who_knows(f"{part}.anything")
        assert who is not None
        assert who.fr != who.en
    assert who_knows("id") is None


def test_other_names_speak_of_words_that_exist() -> None:
    last = {path.split(".")[-1] for path in KEYS} | {w for key in KEYS.values() for w in key.words}
    assert set(other_names()) - last == set()


def test_a_key_is_found_by_its_path() -> None:
    assert key_at("information.declared.status").words == ("draft", "proposed", "approved")
    assert key_at("hosting.places.data").words == ("any", "canada", "quebec")
    assert key_at("needs.compute.count").holds == "number"
    with pytest.raises(KeyError):
        key_at("information.colour")
