"""The one door: hands out typed, validated records of every layer, and says which were there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from courtier.knowledge import tables
from courtier.knowledge.acts import Act, acts_of, with_acts
from courtier.knowledge.fact_files import of_history, read_record
from courtier.knowledge.files import Layer, body_layer, bundled_layer, read_fact
from courtier.knowledge.layering import KEYS, Key, Rows, built, rows_of
from courtier.knowledge.records.common import Record, Withdrawal
from courtier.knowledge.refusals import refuse_fact
from courtier.reading.refusals import refuse
from courtier.reading.validation import mistakes_of
from courtier.values.errors import InputError

if TYPE_CHECKING:
    from courtier.knowledge.records.prices import (
        Discount,
        OwnPrice,
        PriceRow,
        PriceService,
        ShapeFamily,
        ShapeName,
        SupportBand,
    )
    from courtier.knowledge.records.providers import Country, Region
    from courtier.knowledge.records.risk import Element

R = TypeVar("R", bound=Record)


class Records(Mapping[str, R]):
    """The records of one type by id, each read once, when it is first asked for."""

    def __init__(
        self,
        record: type[R],
        files: dict[str, tuple[Path, str]],
        known_on: date | None = None,
        acts: Mapping[str, Sequence[Act]] | None = None,
    ) -> None:
        self._type = record
        self._files = files
        self._acts = acts or {}
        self._read: dict[str, R] = {}
        if known_on is not None:
            self._forget_after(known_on)

    def _forget_after(self, day: date) -> None:
        """Keep every record as it was known on a day; this needs all of them read."""
        known = {identifier: self._as_known(identifier, day) for identifier in self._files}
        self._read = {identifier: record for identifier, record in known.items() if record}
        self._files = {identifier: self._files[identifier] for identifier in self._read}

    def _as_known(self, identifier: str, day: date) -> R | None:
        try:
            return self[identifier].as_known(day)
        except ValidationError as error:
            found = mistakes_of(error, self._files[identifier][1], model=self._type)
            raise InputError([of_history(mistake) for mistake in found]) from None

    def __getitem__(self, identifier: str) -> R:
        if identifier not in self._read:
            self._read[identifier] = self._one(identifier)
        return self._read[identifier]

    def _one(self, identifier: str) -> R:
        path, name = self._files[identifier]
        record = read_record(self._type, path, name)
        acts = self._acts.get(name.removesuffix(".yaml"), ())
        return with_acts(record, acts) if acts else record

    def each(self) -> Iterator[R]:
        """Every record in turn, read and not kept: for more of them than memory should hold."""
        for identifier in self._files:
            yield self._read.get(identifier) or self._one(identifier)

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
        self._withdrawn: dict[type[Record], dict[str, Any]] = {}

    def known_by(self, day: date) -> Knowledge:
        """The same layers as they were known on a day, or on its own day if that is earlier."""
        other = Knowledge.__new__(Knowledge)
        other.known_on = min(day, self.known_on or day)
        other.layers = self.layers
        other._records, other._withdrawn = {}, {}
        return other

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
        """Every record of a type by id, in the order of ids; each file is read when asked for.

        Raises:
            InputError: A record is in a folder inside the one of its type.
        """
        if record not in self._records:
            self._open(record)
        return self._records[record]

    def each(self, record: type[R]) -> Iterator[R]:
        """Every record of a type in turn, in the order of ids, none of them kept.

        Raises:
            InputError: As ``all``, or one of them is not valid.
        """
        self.all(record)
        yield from self._records[record].each()

    def withdrawn(self, record: type[R]) -> Mapping[str, R]:
        """The records of a type that a layer of the body withdrew, by id; they are not in ``all``.

        Raises:
            InputError: As ``all``, or one of them is not valid.
        """
        if record not in self._records:
            self._open(record)
        return self._withdrawn[record]

    def _open(self, record: type[R]) -> None:
        found = dict(sorted(self._files_of(record)))
        self._withdrawn[record] = gone = dict(self._gone(record, found))
        left = {identifier: found[identifier] for identifier in found if identifier not in gone}
        for of, acts in self.acts.items():
            if of.rpartition("/")[0] in record.folders and of.rpartition("/")[2] not in found:
                raise InputError([refuse_fact("correction-alone", acts[0].file, None, id=of)])
        self._records[record] = Records(record, left, self.known_on, self.acts)

    def _files_of(self, record: type[Record]) -> Iterator[tuple[str, tuple[Path, str]]]:
        for folder in record.folders:
            for name, (_, path) in self.files.items():
                if name.startswith(folder + "/") and name.endswith(".yaml"):
                    if "/" in name.removeprefix(folder + "/"):
                        raise InputError([refuse_fact("nested-file", name, None)])
                    yield Path(name).stem, (path, name)

    def _gone(self, record: type[R], files: dict[str, tuple[Path, str]]) -> Iterator[tuple[str, R]]:
        """What a body withdrew by the day of knowledge; only its own layers are looked into."""
        for identifier, (path, name) in files.items():
            if self.files[name][0] is self.layers[0] or b"withdrawn" not in read_fact(path, name):
                continue
            item = read_record(record, path, name)
            if item.withdrawn and (self.known_on is None or item.withdrawn.on <= self.known_on):
                yield identifier, item

    def get(self, record: type[R], identifier: str) -> R | None:
        """One record by id; None when no layer has it."""
        return self.all(record).get(identifier)

    @cached_property
    def acts(self) -> Mapping[str, tuple[Act, ...]]:
        """The corrections known on the day, by what they correct; a later copy of it hides them.

        Raises:
            InputError: One is not valid.
        """
        return acts_of(self.files, self.layers, self.known_on)

    def layer_of(self, folder: str, identifier: str, item: str | None = None) -> str:
        """The name of the layer that a record, or an item of it, came from or was last corrected.

        Args:
            folder: Where records of the type lie.
            identifier: The id of the record.
            item: What tells the item from the others; None for the record.
        """
        acts = self.acts.get(f"{folder}/{identifier}", ())
        touching = [act for act in acts if item is None or item in act.said.touched]
        if touching:
            return touching[-1].layer
        return self.files[f"{folder}/{identifier}.yaml"][0].name

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """The finer elements of an asset, by id."""
        found = self._table(tables.ELEMENTS, tables.ELEMENT_COLUMNS, tables.element_of)
        return {element.id: element for element in found}

    @cached_property
    def _placed(self) -> Rows:
        from courtier.knowledge.records.providers import Region

        def counts(cells: dict[str, str]) -> bool:
            return self.known_on is None or tables.read_by(cells["as_of"], self.known_on)

        columns = tuple(n for n, field in Region.model_fields.items() if field.is_required())
        return rows_of(self.layers, tables.REGIONS, columns, self.known_on, counts)

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Every region by its key, ``provider:code``; a layer changes one at a time."""
        found = built(self._placed.found, tables.REGIONS, tables.region_of)
        return {region.key: region for region in found.values()}

    @cached_property
    def region_layers(self) -> Mapping[str, str]:
        """The name of the layer that each region came from, by its key."""
        return {":".join(key): row.layer for key, row in self._placed.found.items()}

    @cached_property
    def withdrawn_regions(self) -> Mapping[str, tuple[Withdrawal, str]]:
        """The regions that a body withdrew, by key, with the name of the layer that did it."""
        return {":".join(key): gone for key, gone in self._placed.gone.items()}

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """The names of countries by code, whatever the day of knowledge; a layer adds or corrects.

        A name is no fact that a verdict rests on, so the second clock leaves it alone.
        """
        from courtier.knowledge.records.providers import Country

        rows = rows_of(self.layers, tables.COUNTRIES, tuple(Country.model_fields))
        found = built(rows.found, tables.COUNTRIES, tables.country_of)
        return {country.code: country for country in found.values()}

    @cached_property
    def snapshots(self) -> tuple[date, ...]:
        """The days of the price snapshots, oldest first."""
        names = [n for n in self.files if n.startswith("catalog/prices/") and n.endswith(".csv")]
        return tuple(sorted(_snapshot_day(name) for name in names))

    def prices(self, day: date) -> tuple[date, tuple[PriceRow, ...]] | None:
        """The newest price snapshot on or before a day, with its day; None when there is none."""
        last = min(day, self.known_on) if self.known_on else day
        days = [snapshot for snapshot in self.snapshots if snapshot <= last]
        if not days:
            return None
        from courtier.knowledge.records.prices import PriceRow

        name, columns = f"catalog/prices/{days[-1]}.csv", tuple(PriceRow.model_fields)
        return days[-1], tuple(self._table(name, columns, tables.price_of))

    @cached_property
    def price_services(self) -> tuple[PriceService, ...]:
        """Which list prices serve which need, provider by provider."""
        from courtier.knowledge.records.prices import PriceService

        columns = tuple(PriceService.model_fields)
        return tuple(self._table(tables.PRICE_SERVICES, columns, tables.price_service_of))

    @cached_property
    def own_prices(self) -> tuple[OwnPrice, ...]:
        """The body's own price list, where a layer has one."""
        from courtier.knowledge.records.prices import PriceRow

        columns = (*PriceRow.model_fields, "list")
        return tuple(self._table(tables.OWN_PRICES, columns, tables.own_price_of))

    @cached_property
    def discounts(self) -> tuple[Discount, ...]:
        """The body's own discounts on list prices, where a layer has some."""
        columns = ("provider", "service", "fraction", "until", "source")
        return tuple(self._table(tables.DISCOUNTS, columns, tables.discount_of))

    @cached_property
    def support_plans(self) -> tuple[SupportBand, ...]:
        """The bands of the support plans, provider by provider."""
        from courtier.knowledge.records.prices import SupportBand

        columns = tuple(SupportBand.model_fields)
        return tuple(self._table(tables.SUPPORT_PLANS, columns, tables.support_band_of))

    @cached_property
    def shape_families(self) -> tuple[ShapeFamily, ...]:
        """What machines of each family are, provider by provider."""
        from courtier.knowledge.records.prices import ShapeFamily

        columns = tuple(ShapeFamily.model_fields)
        return tuple(self._table(tables.SHAPE_FAMILIES, columns, tables.shape_family_of))

    @cached_property
    def shape_names(self) -> tuple[ShapeName, ...]:
        """The names of machines that tell their size, provider by provider."""
        from courtier.knowledge.records.prices import ShapeName

        columns = tuple(ShapeName.model_fields)
        return tuple(self._table(tables.SHAPE_NAMES, columns, tables.shape_name_of))

    def rows(self, name: str, columns: Sequence[str]) -> list[dict[str, str]]:
        """The rows of a table by column, as they are written.

        Raises:
            InputError: No layer has it, or it is not a CSV table with these columns.
        """
        if name not in self.files:
            raise InputError([refuse("file-missing", name, None, None)])
        if name in KEYS:
            rows = rows_of(self.layers, name, columns, self.known_on)
            return [row.cells for row in rows.found.values()]
        return [row for _, row in tables.read_rows(self.files[name][1], name, columns)]

    def row_layers(self, name: str) -> Mapping[Key, str]:
        """The layer that each row of a table came from, by what tells the row from the others."""
        rows = rows_of(self.layers, name, KEYS[name], self.known_on)
        return {key: row.layer for key, row in rows.found.items()}

    def _table(
        self, name: str, columns: Sequence[str], build: Callable[[dict[str, str]], Any]
    ) -> list[Any]:
        """What the rows of a table are built into."""
        if name in KEYS:
            rows = rows_of(self.layers, name, columns, self.known_on)
            return list(built(rows.found, name, build).values())
        return list(tables.built(self.files[name][1], name, columns, build))


def _snapshot_day(name: str) -> date:
    """The day that a price snapshot is named after."""
    stem = name.removeprefix("catalog/prices/").removesuffix(".csv")
    try:
        day = date.fromisoformat(stem)
    except ValueError:
        day = None
    if day is None or day.isoformat() != stem:
        raise InputError([refuse_fact("snapshot-name", name, None)])
    return day
