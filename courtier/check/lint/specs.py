"""What each CSV table of facts holds: its columns, its key, its pairs of texts, its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from pydantic import BaseModel

from courtier.knowledge.layering import KEYS
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
from courtier.knowledge.records.read_calls import ReadCall
from courtier.knowledge.records.resource_prices import ResourcePrice
from courtier.knowledge.records.resources import RegionGroup, ResourceRule, ResourceType
from courtier.values.citation import STRENGTH

SNAPSHOTS = "catalog/prices"


@dataclass(frozen=True)
class Spec:
    """What a table holds.

    ``key`` is what two rows cannot share, ``texts`` the pairs of columns in both languages,
    ``words`` the closed lists, ``kept`` the columns whose empty cell is an empty text,
    ``optional`` those that a table may leave out.
    """

    columns: tuple[str, ...]
    key: tuple[str, ...]
    texts: tuple[tuple[str, str], ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    model: type[BaseModel] | None = None
    kept: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()


def _of_model(model: type[BaseModel], key: tuple[str, ...], kept: tuple[str, ...]) -> Spec:
    optional = frozenset(n for n, f in model.model_fields.items() if not f.is_required())
    return Spec(tuple(model.model_fields), key, model=model, kept=kept, optional=optional)


_EMPTY_CELLS = (
    "service", "region_from", "encrypted_by", "public_by", "private_by", "closes", "tags_from",
    "size_from", "note",
)  # fmt: skip
SPECS: dict[str, Spec] = {
    "risk/elements.csv": Spec(
        ("id", "kind", "name_fr", "name_en", "direct_identifier"),
        ("id",),
        (("name_fr", "name_en"),),
        {"direct_identifier": ("yes", "no")},
    ),
    "providers/regions.csv": _of_model(Region, ("provider", "code"), ("note",)),
    "providers/countries.csv": Spec(
        tuple(Country.model_fields),
        ("code",),
        (("name_fr", "name_en"),),
        model=Country,
        kept=("name_fr", "name_en"),
    ),
    "providers/resource-types.csv": _of_model(ResourceType, ("format", "type"), _EMPTY_CELLS),
    "providers/region-groups.csv": _of_model(RegionGroup, ("provider", "code"), ()),
    "providers/resource-rules.csv": replace(
        _of_model(ResourceRule, ("id",), ("words",)),
        texts=(("text_fr", "text_en"), ("help_fr", "help_en")),
    ),
    "providers/read-calls.csv": replace(
        _of_model(ReadCall, ("cloud", "call"), ()), texts=(("why_fr", "why_en"),)
    ),
    "providers/resource-prices.csv": _of_model(
        ResourcePrice,
        KEYS["providers/resource-prices.csv"],
        ("when", "need", "service", "sku", "note"),
    ),
    "catalog/price-services.csv": _of_model(
        PriceService, KEYS["catalog/price-services.csv"], ("sku", "note")
    ),
    "catalog/shape-names.csv": _of_model(ShapeName, ("provider", "pattern"), ("note",)),
    "catalog/shape-families.csv": _of_model(ShapeFamily, ("provider", "pattern"), ("note",)),
    "catalog/own-prices.csv": _of_model(
        OwnPrice,
        ("provider", "region", "service", "sku", "vcpu", "memory_gib", "unit", "currency", "term"),
        ("note",),
    ),
    "catalog/discounts.csv": _of_model(Discount, ("provider", "service", "term", "since"), ()),
    "catalog/support-plans.csv": _of_model(
        SupportBand, ("provider", "level", "from_bill"), ("note",)
    ),
    "templates/clauses/acquisition-cost-rules.csv": Spec(
        (
            "id",
            "fr",
            "en",
            "reference",
            "valid_from",
            "confidence",
            "read_on",
            "url",
            "legal_regimes",
        ),
        ("id",),
        (("fr", "en"),),
        {"confidence": STRENGTH},
    ),
    "catalog/focus/columns.csv": Spec(
        ("column", "since", "need", "type", "empty", "former", "confidence", "read_on", "source"),
        ("column",),
        words={
            "since": ("1.0", "1.1", "1.2"),
            "need": ("mandatory", "other"),
            "type": ("text", "decimal", "instant", "currency", "charge"),
            "empty": ("yes", "no"),
            "confidence": STRENGTH,
        },
    ),
    "catalog/focus/categories.csv": Spec(
        ("focus", "fr", "category", "confidence", "read_on", "source", "note"),
        ("focus",),
        (("fr", "focus"),),
        {"confidence": STRENGTH},
    ),
    "catalog/focus/units.csv": Spec(
        ("focus", "unit", "factor", "confidence", "read_on", "source"),
        ("focus",),
        words={"confidence": STRENGTH},
    ),
    "templates/documents.csv": Spec(
        (
            "code",
            "title_fr",
            "title_en",
            "written",
            "slug_fr",
            "slug_en",
            "page",
            "english",
            "part_of",
            "reader",
        ),
        ("code",),
        (("title_fr", "title_en"),),
        {
            "written": ("yes", "no"),
            "page": ("portrait", "landscape"),
            "english": ("courtesy", "exception", "no"),
            "reader": ("internal", "external"),
        },
    ),
    "templates/clauses/words.csv": Spec(
        ("group", "word", "fr", "en"), ("group", "word"), (("fr", "en"),)
    ),
    "templates/clauses/acquisition-costs.csv": Spec(
        ("id", "fr", "en", "categories"), ("id",), (("fr", "en"),)
    ),
}
PRICES = _of_model(
    PriceRow,
    ("provider", "region", "service", "sku", "vcpu", "memory_gib", "unit", "currency", "term"),
    ("note",),
)


@lru_cache
def spec_of(name: str) -> Spec | None:
    """What a table of that name holds; None for a name that no table has."""
    path = PurePosixPath(name)
    if path.parent.as_posix() == SNAPSHOTS and path.suffix == ".csv":
        return PRICES if is_day(path.stem) else None
    return SPECS.get(name)


def is_day(word: str) -> bool:
    """Tell whether a word is an existing day, YYYY-MM-DD."""
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False
