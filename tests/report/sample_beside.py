"""What stands beside the verdicts of the sample: who, where, which law, and the weights."""

from __future__ import annotations

from decimal import Decimal

from courtier.results.disclosure import (
    Actor,
    Disclosure,
    LawSeen,
    LeavingSeen,
    MitigationSeen,
    PlaceSeen,
    RegionSeen,
)
from courtier.results.ranking import Point, Ranking, Scored, Swap, View, WeightSeen
from courtier.values.citation import Source
from tests.report.sample_common import READ, text

SOURCE = Source(
    title="Relevé exemple", url="https://exemple.invalid/releve", read_on=READ,
    confidence="secondary",
)  # fmt: skip


def disclosures() -> tuple[Disclosure, ...]:
    """One offering of which much is known, one of which nothing is."""
    return _known(), _unknown()


def _known() -> Disclosure:
    law = LawSeen(
        law=text("Loi étrangère exemple", "Example foreign act"),
        country="US",
        country_name=text("États-Unis", "United States"),
        foreign=True,
        holder=text("Fournisseur B", "Provider B"),
        platform=None,
        through=text("Société mère", "Parent company"),
        reached_through="parent",
        access=("content", "metadata"),
        mitigations=(
            MitigationSeen(by="keys", text=text("Clés de l’organisme", "Keys of the body"),
                           source=SOURCE),
        ),
        on=READ,
        confidence="derived",
        source=SOURCE,
        through_source=None,
    )  # fmt: skip
    place = PlaceSeen(
        place="data",
        where=text("Québec, CA-QC", "Québec, CA-QC"),
        asked=text("Données hébergées : au Canada.", "Data hosted: in Canada."),
        status="met",
        confidence="unverified",
        source=SOURCE,
    )
    return _unknown().model_copy(
        update={
            "offering": "exemple-b",
            "name": text("Nuage Exemple B", "Example Cloud B"),
            "actors": (
                Actor(role="parent", name=text("Mère exemple", "Example parent"), country="US",
                      country_name=text("États-Unis", "United States"), confidence="unverified"),
            ),
            "regions": (
                RegionSeen(
                    key="fournisseur-b:ca-1", name="ca-1", city="Québec", subdivision="CA-QC",
                    country="CA", zones=0, paired="fournisseur-b:ca-2", paired_place="CA-ON",
                    paired_name=text("Ontario", "Ontario"),
                    carbon_g_per_kwh=Decimal("5.48"), carbon_year=2024,
                ),
            ),
            "places": (place,),
            "laws": (law,),
            "laws_unseen": (),
            "keys": ("customer-held",),
            "leaving": LeavingSeen(
                formats=("CSV",), egress=text("Sans frais", "Free of charge"), notice_months=12,
                confidence="primary", source=SOURCE,
            ),
            "to_ask": (),
        }
    )  # fmt: skip


def _unknown() -> Disclosure:
    return Disclosure(
        offering="exemple-a",
        name=text("Nuage Exemple A", "Example Cloud A"),
        provider="fournisseur-a",
        verdict="eligible",
        regions=(),
        default_region=None,
        actors=(Actor(role="contracting", name=None, country=None, country_name=None,
                      confidence=None),),
        places=(
            PlaceSeen(place="backup", where=None, asked=None, status=None, confidence=None,
                      source=None),
        ),
        support_clearance=None,
        laws=None,
        laws_unseen=(text("Fournisseur A", "Provider A"),),
        keys=None,
        leaving=LeavingSeen(
            formats=None, egress=None, notice_months=None, confidence=None, source=None
        ),
        to_ask=(text("Où vont les copies ?", "Where do copies go?"),),
    )  # fmt: skip


def ranking() -> Ranking:
    """Two weights, one view unknown, one weight that turns the order and one that does not."""
    return Ranking(
        weights=(_weight("fit", "0.75"), _weight("exposure", "0.25")),
        first="exemple-a",
        second="exemple-b",
        decided_by="score",
        swaps=(
            Swap(view="fit", weight=Decimal("0.75"), to=None, share=None, unknown=False),
            Swap(view="exposure", weight=Decimal("0.25"), to=Decimal("0.8"),
                 share=Decimal("0.5161"), unknown=True),
        ),
        scores=(
            _scored("exemple-a", "0.75", None), _scored("exemple-b", "0.5625", "0"),
        ),
    )  # fmt: skip


def _weight(view: View, share: str) -> WeightSeen:
    return WeightSeen(view=view, weight=Decimal(share), share=Decimal(share))


def _scored(offering: str, fit: str, exposure: str | None) -> Scored:
    seen = Decimal(exposure) if exposure is not None else None
    return Scored(
        offering=offering,
        score=Decimal(fit),
        points=(
            Point(view="fit", value=Decimal(fit), contribution=Decimal(fit)),
            Point(view="exposure", value=seen, contribution=Decimal(0)),
        ),
    )
