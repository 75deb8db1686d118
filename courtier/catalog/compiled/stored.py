"""A compiled catalogue as bytes and back: arrays, words in JSON, records in JSON. No code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from courtier.catalog.compiled.block import Block
from courtier.catalog.compiled.catalogue import Compiled
from courtier.catalog.compiled.claims import Claims
from courtier.catalog.compiled.grid import Answers
from courtier.catalog.compiled.lists import Lists
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import CertificationDemand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[np.generic]]

_PAD = 64


class StoredOfferings(Mapping[str, Offering]):
    """The offerings of a store by id, each read when it is asked for."""

    def __init__(self, ids: tuple[str, ...], ends: Any, content: memoryview) -> None:
        self._places = {name: rank for rank, name in enumerate(ids)}
        self._ends, self._content = ends, content
        self._read: dict[str, Offering] = {}

    def __getitem__(self, name: str) -> Offering:
        if name not in self._read:
            rank = self._places[name]
            start = int(self._ends[rank - 1]) if rank else 0
            content = bytes(self._content[start : int(self._ends[rank])])
            self._read[name] = Offering.model_validate_json(content)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places


def to_bytes(compiled: Compiled) -> Iterator[bytes]:
    """A compiled catalogue, piece by piece: the length of the index, the index, the arrays."""
    import numpy as np

    records = [
        record.model_dump_json(exclude_unset=True).encode()
        for record in map(compiled.record, range(len(compiled.ids)))
    ]
    arrays: dict[str, Any] = dict(_arrays("", compiled))
    arrays["records"] = np.frombuffer(b"".join(records), dtype=np.uint8)
    arrays["record_ends"] = np.cumsum([len(content) for content in records], dtype=np.int64)
    index = json.dumps({"words": _words(compiled), "arrays": _laid_out(arrays)}).encode()
    index += b" " * (-(len(index) + 8) % _PAD)
    yield len(index).to_bytes(8, "big")
    yield index
    for array in arrays.values():
        content = array.tobytes()
        yield content + bytes(-len(content) % _PAD)


def _arrays(prefix: str, part: Any) -> Iterator[tuple[str, Any]]:
    """Every array of a part and of its parts, by its path."""
    import numpy as np

    inside = (
        part if isinstance(part, Mapping) else {f.name: getattr(part, f.name) for f in fields(part)}
    )
    for name, value in inside.items():
        if isinstance(value, np.ndarray):
            yield prefix + name, value
        elif name in ("claims", "lists", "block", "nowhere", "classes", "examples"):
            yield from _arrays(f"{prefix}{name}.", value)


def _laid_out(arrays: Mapping[str, Any]) -> dict[str, tuple[str, tuple[int, ...], int]]:
    found, start = {}, 0
    for name, array in arrays.items():
        found[name] = (array.dtype.str, array.shape, start)
        start += -(-array.nbytes // _PAD) * _PAD
    return found


def _words(compiled: Compiled) -> dict[str, Any]:
    return {
        "ids": compiled.ids, "turns": compiled.turns, "region_sets": compiled.region_sets,
        "places": {"block": compiled.block.places, "nowhere": compiled.nowhere.places},
        "rows": {"block": compiled.block.rows, "nowhere": compiled.nowhere.rows},
        "spells": compiled.claims.lists.spells,
        "successors": dict(compiled.facts.successors), "layers": dict(compiled.facts.layers),
        "answers": [
            [demand.model_dump(), {shape: (a.used, a.cells.hex()) for shape, a in known.items()}]
            for demand, known in compiled.answers.items()
        ],
    }  # fmt: skip


def from_bytes(content: memoryview, facts: CatalogFacts) -> Compiled:
    """The compiled catalogue that some bytes hold.

    Args:
        content: What ``to_bytes`` gave, already known to be whole.
        facts: The catalogue for all but the offerings, which come from the bytes.

    Raises:
        ValueError: The bytes are not those of a compiled catalogue.
        KeyError: Something is missing.
    """
    import numpy as np

    length = int.from_bytes(content[:8], "big")
    index = json.loads(bytes(content[8 : 8 + length]))
    words, base = index["words"], 8 + length
    arrays = {
        name: np.frombuffer(content, dtype, int(np.prod(shape)), base + start).reshape(shape)
        for name, (dtype, shape, start) in index["arrays"].items()
    }
    ids = tuple(words["ids"])
    records = memoryview(arrays["records"])  # type: ignore[arg-type]
    offerings = StoredOfferings(ids, arrays["record_ends"], records)
    held = CatalogFacts(**{**_fields(facts), "offerings": offerings, "layers": words["layers"]})
    held.__dict__["successors"] = {name: tuple(v) for name, v in words["successors"].items()}
    lists = Lists(**_under(arrays, "claims.lists."), spells=_tuples(words["spells"]))
    return Compiled(
        facts=held, ids=ids, claims=Claims(**_under(arrays, "claims."), lists=lists),
        block=_block("block", arrays, words), nowhere=_block("nowhere", arrays, words),
        turns=tuple(words["turns"]), region_sets=_tuples(words["region_sets"]),
        answers={
            CertificationDemand.model_validate(demand): {
                int(shape): Answers(_tuples(used), bytes.fromhex(cells))
                for shape, (used, cells) in known.items()
            }
            for demand, known in words["answers"]
        },
        **{name: arrays[name] for name in ("reserved", "first_days", "last_days", "regions")},
    )  # fmt: skip


def _fields(part: Any) -> dict[str, Any]:
    return {f.name: getattr(part, f.name) for f in fields(part)}


def _tuples(lists: Any) -> Any:
    return tuple(tuple(item) for item in lists)


def _under(arrays: Arrays, prefix: str) -> dict[str, Any]:
    """The arrays right under a path, by name."""
    inside = {n.removeprefix(prefix): array for n, array in arrays.items() if n.startswith(prefix)}
    return {name: array for name, array in inside.items() if "." not in name}


def _block(name: str, arrays: Arrays, words: Mapping[str, Any]) -> Block:
    return Block(
        **_under(arrays, f"{name}."),
        rows=words["rows"][name],
        places=_tuples(words["places"][name]),
        classes=_under(arrays, f"{name}.classes."),
        examples=_under(arrays, f"{name}.examples."),
    )
