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
from courtier.catalog.compiled.packed import PackedOfferings, pack
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.risk import CertificationDemand

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[np.generic]]

_PAD = 64


def to_bytes(compiled: Compiled) -> Iterator[bytes]:
    """A compiled catalogue, piece by piece: the length of the index, the index, the arrays."""
    import numpy as np

    held = compiled.facts.offerings
    packed = held if isinstance(held, PackedOfferings) else pack(held, held.values())
    arrays: dict[str, Any] = dict(_arrays("", compiled))
    lengths = [len(packed.raw(name)) for name in compiled.ids]
    arrays["record_ends"] = np.cumsum(lengths, dtype=np.int64)
    shapes = {n: (a.dtype.str, a.shape, a.nbytes) for n, a in arrays.items()}
    shapes["records"] = (np.dtype(np.uint8).str, (sum(lengths),), sum(lengths))
    index = json.dumps({"words": _words(compiled), "arrays": _laid_out(shapes)}).encode()
    index += b" " * (-(len(index) + 8) % _PAD)
    yield len(index).to_bytes(8, "big")
    yield index
    for array in arrays.values():
        yield array.tobytes()
        yield bytes(-array.nbytes % _PAD)
    for name in compiled.ids:
        yield bytes(packed.raw(name))
    yield bytes(-sum(lengths) % _PAD)


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


def _laid_out(
    shapes: Mapping[str, tuple[str, tuple[int, ...], int]],
) -> dict[str, tuple[str, tuple[int, ...], int]]:
    """Where each array starts, by its type, its shape and its bytes."""
    found, start = {}, 0
    for name, (dtype, shape, size) in shapes.items():
        found[name] = (dtype, shape, start)
        start += -(-size // _PAD) * _PAD
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
    offerings = PackedOfferings(ids, arrays["record_ends"], records)
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
