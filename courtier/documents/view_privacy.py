"""What the privacy impact assessment (A3) shows: assets, flows, suppliers, duties, risks seen."""

from __future__ import annotations

from typing import Any

from courtier.documents.case import Case
from courtier.documents.view_classification import classification_view
from courtier.documents.view_supplier import supplier_view
from courtier.results.disclosure import Disclosure
from courtier.values.text import Text
from courtier.workload.information import Asset
from courtier.workload.service import Interface

HOME = "quebec"


def privacy_view(case: Case) -> dict[str, Any]:
    """The inventory, what crosses the border as far as the file says, and the suppliers."""
    assets = case.workload.information
    service = case.workload.service
    return {
        **classification_view(case),
        **supplier_view(case),
        "uses": tuple(sorted({use for asset in assets for use in asset.uses or ()})),
        "abroad": tuple(_abroad(assets, service.interfaces if service else None)),
        "place_known": _place_known,
    }


def _place_known(disclosure: Disclosure | None, place: str) -> Text | None:
    """Where something of an offering stays; None where no source says."""
    places = disclosure.places if disclosure else ()
    return next((seen.where for seen in places if seen.place == place), None)


def _abroad(assets: tuple[Asset, ...], interfaces: tuple[Interface, ...] | None) -> list[str]:
    """Who is outside Québec by the file: recipients, then systems, each named once."""
    recipients = [to for asset in assets for to in asset.recipients or ()]
    named = [to.name for to in recipients if to.place not in (None, HOME)]
    named += [link.with_ for link in interfaces or () if link.place not in (None, HOME)]
    return list(dict.fromkeys(name for name in named if name))
