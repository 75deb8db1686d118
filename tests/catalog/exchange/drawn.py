"""Catalogues drawn from the models by a number: every key, every form that a value can take."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from courtier.catalog.exchange.subjects import SUBJECTS, Contents
from courtier.knowledge.records.providers import Region

HARD = (
    "", " ", "=1+1", "+33", "-5", "@x", "'", "''", "'=a", "[]", "\\", "\\n", "\n", "a\nb", "\t",
    "a\r\nb", "\r", "null", "~", "yes", "on", "0o17", "1e3", "2026-11-21", "007", "#", "a: b",
    "- a", "_x0041_", "é\u00a0!", "\u2028", "😀", 'a,b;"c"', "0x1F", "12:30", ".5", "%a", " =1",
)  # fmt: skip
# What a fact file can hold: no control character, none that turns a text, no half of a pair.
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters=TURNING)
TEXTS = st.sampled_from(HARD) | st.text(CHARACTERS, max_size=12)
WORDS = {
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": ("a", "a-1", "b.2-c", "007", "null", "1e3", "on"),
    r"^[a-z0-9-]+:[A-Za-z0-9-]+$": ("a:b", "0:1", "-:-", "aws:ca-Central-1"),
    r"^\d{4}(-\d{2}(-\d{2})?)?$": ("2025", "2025-04", "2026-11-21"),
    r"^[0-9a-f]{64}$": ("0" * 64, "e" * 64),
}
ADDRESSES = (None, "", "https://a.example/é?b=1,2#c", "HTTP://A.EXAMPLE")
NUMBERS = ("0", "0.10", "0.5", "1", "1E-20", "0.12345678901234567890123")
FREE: tuple[dict[str, Any], ...] = (
    {}, {"surcharge": 0.05}, {"on": None, "=": ["+1", "", 3]}, {"a": {"b": [True, 1e22, -1e-7]}},
    {"name": {"fr": "é", "en": "2026-11-21"}},
)  # fmt: skip


class Drawing:
    """Draws values by a number: the same one each time."""

    def __init__(self, number: int, texts: list[str]) -> None:
        self.random = Random(number)
        self.texts = [*HARD, *texts]

    def value(self, annotation: Any, metadata: tuple[Any, ...] = ()) -> Any:
        """A value of a type, as its model annotates it."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            inner = [m for a in arguments[1:] for m in (a, *getattr(a, "metadata", ()))]
            return self.value(arguments[0], (*inner, *metadata))
        if origin in (Union, types.UnionType):
            return self.value(self.random.choice(arguments), metadata)
        if origin is Literal:
            return self.random.choice(arguments)
        if origin is tuple:
            least = max((getattr(m, "min_length", None) or 0 for m in metadata), default=0)
            count = least + self.random.randrange(3)
            return [self.value(arguments[0]) for _ in range(count)]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._group(arguments)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation)
        return self._plain(annotation, metadata)

    def _group(self, arguments: tuple[Any, ...]) -> Any:
        if arguments[1] is Any:
            return self.random.choice(FREE)
        count = self.random.randrange(3)
        return {self.value(arguments[0]): self.value(arguments[1]) for _ in range(count)}

    def _plain(self, annotation: Any, metadata: tuple[Any, ...]) -> Any:
        if annotation is str:
            pattern = next((m.pattern for m in metadata if getattr(m, "pattern", None)), None)
            return self.random.choice(WORDS[pattern] if pattern else self.texts)
        if annotation is int:
            least = max((getattr(m, "ge", None) or 1 for m in metadata), default=1)
            return self.random.randint(least, least + 90)
        if annotation is Decimal:
            return Decimal(self.random.choice(NUMBERS))
        if annotation is date:
            return date(1990, 1, 1) + timedelta(days=self.random.randrange(20_000))
        return {bool: self.random.random() < 0.5, type(None): None}[annotation]

    def model(self, model: type[BaseModel]) -> Any:
        """A model whose every key is drawn; one that may be left out sometimes is."""
        said = {
            name: self._drawn(name, field)
            for name, field in model.model_fields.items()
            if field.is_required() or self.random.random() < 0.8
        }
        return model.model_validate(said)

    def _drawn(self, name: str, field: FieldInfo) -> Any:
        """The value of a key; an address is one of the web, null or the empty text."""
        if name == "url":
            return self.random.choice(ADDRESSES)
        return self.value(field.annotation, tuple(field.metadata))

    def contents(self) -> Contents:
        """A whole catalogue, a few records of each type, each id once."""
        records = {word: self._several(record, "id") for word, record in SUBJECTS.items()}
        return Contents(records, self._several(Region, "key"))

    def _several(self, model: type[BaseModel], key: str) -> Any:
        items = [self.model(model) for _ in range(self.random.randrange(3))]
        found = {getattr(item, key): item for item in items}
        return tuple(found[name] for name in sorted(found))


def catalogues() -> st.SearchStrategy[Contents]:
    """Whole catalogues: what is drawn is a number and some texts."""
    texts = st.lists(st.text(CHARACTERS, max_size=12), max_size=8)
    return st.builds(lambda n, t: Drawing(n, t).contents(), st.integers(0, 2**32), texts)
