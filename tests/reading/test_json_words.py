"""Why a text is no JSON is told in the reader's language, whatever the decoder says."""

from __future__ import annotations

import io
import json

import pytest

from courtier.reading.json_words import json_words
from courtier.reading.members import Members, StreamError

WRONG = {
    "": "une valeur y manque",
    '{"a" 1}': "un deux-points y manque",
    '{"a": 1 "b"}': "une virgule y manque",
    "{a: 1}": "guillemets droits",
    '"a': "pas refermé",
    '"\x01"': "caractère de commande",
    '"\\x"': "barre oblique inverse",
    "1 1": "encore quelque chose",
    "[1,]": "une",
}


@pytest.mark.parametrize("text", WRONG)
def test_each_mistake_of_the_decoder_has_words(text: str) -> None:
    with pytest.raises(json.JSONDecodeError) as raised:
        json.loads(text)
    words = json_words(raised.value.msg)
    assert WRONG[text] in words.fr
    assert raised.value.msg not in (words.fr, words.en)


def walked(walk: Members) -> None:
    """Walk what stands there, one way or the other."""
    if walk.starts_object():
        list(walk.members())
    for _ in walk.items():
        walk.skip() if walk.starts_list() else walk.value()


@pytest.mark.parametrize(
    ("text", "fr"),
    [
        (b"[1, 2", "s’arrête avant la fin"),
        (b"[\xff]", "UTF-8"),
        (b'{"a"; 1}', "pas à sa place"),
        (b"[" * 500, "imbriqués"),
        (b'["' + b"a" * 2000, "passe 1000"),
    ],
)
def test_each_mistake_of_a_stream_has_words(text: bytes, fr: str) -> None:
    with pytest.raises(StreamError) as raised:
        walked(Members(io.BytesIO(text), most=1000))
    assert fr in json_words(str(raised.value)).fr
