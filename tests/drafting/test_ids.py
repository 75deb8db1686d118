"""Whatever a tag holds, its draft has an id of its own that is a name of a file and no more."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as some

from courtier.drafting.ids import ids_of
from courtier.drafting.words import MOST_CHARACTERS, clean
from courtier.results.belonging import id_of, own_id_of

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
MOST = 80


@given(some.text())
def test_any_value_makes_an_id_of_the_format(value: str) -> None:
    for identifier in (id_of(value), own_id_of(value)):
        assert ID.match(identifier)
        assert len(identifier) <= MOST


@given(some.lists(some.text(alphabet="aAbB.- _éÉ/", max_size=6), unique_by=str.casefold))
def test_no_two_values_share_an_id_whatever_their_order(values: list[str]) -> None:
    found = ids_of(values)
    assert set(found) == set(values)
    assert len(set(found.values())) == len(values)
    assert ids_of(reversed(values)) == found


@given(some.text())
def test_a_word_of_a_cloud_is_shown_on_one_short_line(value: str) -> None:
    shown = clean(value)
    assert len(shown) <= MOST_CHARACTERS
    assert shown.splitlines() in ([], [shown])
    assert clean(shown) == shown
