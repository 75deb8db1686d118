"""The one door: hands out typed, validated records of every layer, and says which were there."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from courtier.knowledge.files import Layer, body_layer, bundled_layer
from courtier.knowledge.records.common import Record
from courtier.reading.refusals import refuse
from courtier.reading.validation import mistakes_of
from courtier.values.errors import InputError
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.knowledge.records.catalog import PriceRow, PriceService
    from courtier.knowledge.records.providers import Region
    from courtier.knowledge.records.risk import Element

R = TypeVar("R", bound=Record)


class Records(Mapping[str, R]):
    """The records of one type by id, each read once, when it is first asked for."""

    def __init__(
        self, record: type[R], files: dict[str, tuple[Path, str]], known_on: date | None = None
    ) -> None:
        self._type = record
        self._files = files
        self._read: dict[str, R] = {}
        if known_on is not None:
            self._forget_after(known_on)

    def _forget_after(self, day: date) -> None:
        """Keep every record as it was known on a day; this needs all of them read."""
        known = {identifier: self[identifier].as_known(day) for identifier in self._files}
        self._read = {identifier: record for identifier, record in known.items() if record}
        self._files = {identifier: self._files[identifier] for identifier in self._read}

    def __getitem__(self, identifier: str) -> R:
        if identifier not in self._read:
            path, name = self._files[identifier]
            self._read[identifier] = read_record(self._type, path, name)
        return self._read[identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._files


class Knowledge:
    """All facts of the layers, read when asked for, each record once.

    Args:
        folders: The body's own layers, later ones winning over earlier ones and the bundle.
        known_on: The day up to which facts had been read; None counts everything. A record, a
            value, a claim or a price snapshot entered later does not exist.
    """

    def __init__(self, folders: tuple[str, ...] = (), known_on: date | None = None) -> None:
        self.known_on = known_on
        self.layers: tuple[Layer, ...] = (bundled_layer(), *map(body_layer, folders))
        self._records: dict[type[Record], Records[Any]] = {}

    @cached_property
    def files(self) -> dict[str, tuple[Layer, Path]]:
        """Each fact file by its path, with the layer that wins."""
        found: dict[str, tuple[Layer, Path]] = {}
        for layer in self.layers:
            found.update({name: (layer, path) for name, path in layer.files.items()})
        return dict(sorted(found.items()))

    @cached_property
    def fingerprints(self) -> tuple[tuple[str, str], ...]:
        """Name and fingerprint of each layer, bundled first."""
        return tuple((layer.name, layer.sha256()) for layer in self.layers)

    @property
    def version(self) -> str:
        """The version of the bundled facts."""
        return self.layers[0].version

    @property
    def sha256(self) -> str:
        """One fingerprint for all layers in their order."""
        if len(self.fingerprints) == 1:
            return self.fingerprints[0][1]
        return hashlib.sha256("".join(sha for _, sha in self.fingerprints).encode()).hexdigest()

    def all(self, record: type[R]) -> Mapping[str, R]:
        """Every record of a type by id, in the order of ids; each file is read when asked for."""
        if record not in self._records:
            found = {}
            for folder in record.folders:
                for name, (_, path) in self.files.items():
                    if name.startswith(folder + "/") and name.endswith(".yaml"):
                        found[Path(name).stem] = (path, name)
            self._records[record] = Records(record, dict(sorted(found.items())), self.known_on)
        return self._records[record]

    def get(self, record: type[R], identifier: str) -> R | None:
        """One record by id; None when no layer has it."""
        return self.all(record).get(identifier)

    def layer_of(self, folder: str, identifier: str) -> str:
        """The name of the layer that a record came from."""
        return self.files[f"{folder}/{identifier}.yaml"][0].name

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """The finer elements of an asset, by id."""
        return {e.id: e for e in self._table("risk/elements.csv", _element)}

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Every region by its key, ``provider:code``."""
        return {r.key: r for r in self._table("providers/regions.csv", _region)}

    @cached_property
    def snapshots(self) -> tuple[date, ...]:
        """The days of the price snapshots, oldest first."""
        names = [n for n in self.files if n.startswith("catalog/prices/") and n.endswith(".csv")]
        return tuple(sorted(date.fromisoformat(Path(name).stem) for name in names))

    def prices(self, day: date) -> tuple[date, tuple[PriceRow, ...]] | None:
        """The newest price snapshot on or before a day, with its day; None when there is none."""
        last = min(day, self.known_on) if self.known_on else day
        days = [snapshot for snapshot in self.snapshots if snapshot <= last]
        if not days:
            return None
        return days[-1], tuple(self._table(f"catalog/prices/{days[-1]}.csv", _price))

    @cached_property
    def price_services(self) -> tuple[PriceService, ...]:
        """Which list prices serve which need, provider by provider."""
        return tuple(self._table("catalog/price-services.csv", _price_service))

    def _table(self, name: str, build: Callable[[dict[str, str]], Any]) -> list[Any]:
        if name not in self.files:
            return []
        text = self.files[name][1].read_text(encoding="utf-8")
        rows = []
        for number, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
            try:
                rows.append(build(row))
            except ValidationError as error:
                raise InputError(mistakes_of(error, name, line=number)) from None
        return rows


def read_record(record: type[R], path: Path, name: str) -> R:
    """Read one fact file and check it against its model.

    Raises:
        InputError: With the place of every mistake.
    """
    import yaml_rs

    content = path.read_bytes()
    try:
        data = yaml_rs.loads(content.decode("utf-8"), parse_datetime=False)
        item = record.model_validate(data)
    except (ValidationError, yaml_rs.YAMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(_explain(record, content, name, error)) from None
    if item.id != Path(name).stem:
        raise InputError([refuse("id-not-file-name", name, None, None, id=item.id)])
    return item


def _explain(model: type[BaseModel], content: bytes, name: str, error: Exception) -> list[Any]:
    """Read the file again, slowly, for the place of each mistake."""
    from courtier.reading.marked import read_marked

    marked = read_marked(content, name)
    try:
        model.model_validate(marked.value)
    except ValidationError as again:
        return mistakes_of(again, name, marked=marked)
    if isinstance(error, ValidationError):
        return mistakes_of(error, name, marked=marked)
    return [refuse("not-yaml", name, None, None)]


def _empty(row: dict[str, str]) -> dict[str, Any]:
    return {key: (value if value != "" else None) for key, value in row.items()}


def _element(row: dict[str, str]) -> Element:
    from courtier.knowledge.records.risk import Element

    return Element(
        id=row["id"],
        kind=row["kind"],
        name=Text(fr=row["name_fr"], en=row["name_en"]),
        direct_identifier=row["direct_identifier"] == "yes",
    )


def _region(row: dict[str, str]) -> Region:
    from courtier.knowledge.records.providers import Region

    return Region.model_validate(_empty(row) | {"note": row["note"]})


def _price(row: dict[str, str]) -> PriceRow:
    from courtier.knowledge.records.catalog import PriceRow

    return PriceRow.model_validate(_empty(row) | {"note": row["note"]})


def _price_service(row: dict[str, str]) -> PriceService:
    from courtier.knowledge.records.catalog import PriceService

    texts = {key: row[key] for key in ("sku", "note")}
    return PriceService.model_validate(_empty(row) | texts)
