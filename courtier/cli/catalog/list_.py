"""``courtier catalog list``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import check_choice, open_knowledge
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import Text, say

if TYPE_CHECKING:
    from courtier.catalog.select import Query
    from courtier.knowledge.door import Knowledge

app = new_app()

MODELS = ("iaas", "paas", "saas")
DEPLOYMENTS = ("public", "community", "private", "government", "hybrid")


def _filter(name: str, metavar: str, fr: str, en: str, words: tuple[str, ...] = ()) -> Any:
    return typer.Option(
        name,
        metavar=metavar,
        help=help_(fr, en),
        show_default=False,
        autocompletion=options.among(*words) if words else None,
    )


Provider = Annotated[
    str, _filter("--provider", "ID", "Les offres de ce fournisseur.", "Offerings of this provider.")
]
Type = Annotated[
    str,
    _filter("--type", "|".join(MODELS), "Ce modèle de service.", "This service model.", MODELS),
]
Certification = Annotated[
    str,
    _filter(
        "--certification",
        "ID",
        "Une affirmation de ce type de certification, non perdue.",
        "A claim of this certification type, not lost.",
    ),
]
Level = Annotated[
    str,
    _filter(
        "--level",
        help_("NIVEAU", "LEVEL"),
        "Une affirmation de ce niveau, tel que la source l’écrit.",
        "A claim of this level, as the source writes it.",
    ),
]
Region = Annotated[
    str,
    _filter(
        "--region",
        "ID",
        "Cette région, avec son fournisseur : aws:ca-central-1.",
        "This region, with its provider: aws:ca-central-1.",
    ),
]
Country = Annotated[
    str,
    _filter(
        "--country",
        "ISO",
        "Une région de ce pays, par son code (CA) ou son nom (Canada).",
        "A region of this country, by its code (CA) or its name (Canada).",
    ),
]
Deployment = Annotated[
    str,
    _filter(
        "--deployment",
        "|".join(DEPLOYMENTS),
        "Ce mode de déploiement.",
        "This deployment model.",
        DEPLOYMENTS,
    ),
]


@app.command(help=help_of("list", "list --country CA --certification iso-27001"))
def list_(
    provider: Provider = "",
    type: Type = "",
    certification: Certification = "",
    level: Level = "",
    region: Region = "",
    country: Country = "",
    deployment: Deployment = "",
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print every offering that answers, with counts and the query that made them."""
    from courtier.report.catalog_list import catalog_list, catalog_text

    del quiet  # there is nothing but the result
    check_shared(lang, format)
    check_choice("--type", type, MODELS)
    check_choice("--deployment", deployment, DEPLOYMENTS)
    facts = open_knowledge(knowledge)
    asked = {
        "provider": provider,
        "type": type,
        "certification": certification,
        "level": level,
        "region": region,
        "country": country,
        "deployment": deployment,
    }
    print_as(catalog_list(facts, _query(asked, facts)), format, catalog_text)
    return 0


def _query(asked: dict[str, str], facts: Knowledge) -> Query:
    """The filters, each value known to the catalogue.

    Raises:
        UsageError: A value that no record bears, or a region code that several providers use.
    """
    from courtier.catalog.select import Query, countries_held, levels_claimed
    from courtier.knowledge.records.certifications import CertificationType
    from courtier.report.catalog_list import providers_listed

    check_choice("--provider", asked["provider"], providers_listed(facts))
    levels = levels_claimed(facts)
    places = countries_held(facts)
    known: dict[str, Iterable[str]] = {
        "certification": facts.all(CertificationType),
        "level": (*levels, *(part for level in levels for part in level.split("/"))),
        "country": places,
    }
    asked["country"] = _code(asked["country"], places, facts)
    for name, words in known.items():
        asked[name] = _known(f"--{name}", asked[name], words)
    if asked["region"]:
        asked["region"] = _region(asked["region"], facts)
    return Query.model_validate({key: value for key, value in asked.items() if value})


def _code(value: str, codes: Iterable[str], facts: Knowledge) -> str:
    """The code of a country of the catalogue named in either language; else the value itself."""
    from courtier.knowledge.place_names import PlaceNames
    from courtier.reading.nearest import fold

    names = {code: PlaceNames(facts).of(code) for code in codes}
    found = (code for code, n in names.items() if fold(value) in (fold(n.fr), fold(n.en)))
    return next(found, value)


def _known(option: str, value: str, known: Iterable[str]) -> str:
    """A value as the catalogue writes it; refused where nothing bears it, with the nearest."""
    from courtier.reading.nearest import fold
    from courtier.reading.wording import nearest_help

    words = sorted({word.strip() for word in known})
    if not value:
        return ""
    for word in words:
        if fold(word) == fold(value):
            return word
    raise UsageError(
        say(
            "Rien au catalogue ne porte « {value} » pour {option}.",
            "Nothing in the catalogue bears “{value}” for {option}.",
            value=value,
            option=option,
        ),
        nearest_help(value, words, _UNKNOWN),
    )


_UNKNOWN = Text(
    fr="Aucune valeur n’en est proche ; « courtier catalog list » montre ce qui existe.",
    en="No value is near it; “courtier catalog list” shows what there is.",
)


def _region(value: str, facts: Knowledge) -> str:
    """The key of a region; a bare code only where one provider uses it."""
    from courtier.catalog.select import region_keys

    keys = region_keys(value, facts)
    if len(keys) == 1:
        return keys[0]
    if not keys:
        return _known("--region", value, facts.regions)
    raise UsageError(
        say(
            "Plusieurs fournisseurs ont une région « {code} ».",
            "Several providers have a region “{code}”.",
            code=value,
        ),
        say("Choisissez : {words}.", "Choose: {words}.", words=", ".join(keys)),
    )
