"""What a buyer puts in the file about an offering: who, where, under which law, how to leave.

Shown beside the verdict, never inside it. What no source says is None: unknown, not no.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from courtier.knowledge.records.exposures import Reach, ReachedThrough
from courtier.knowledge.records.offerings import KeyCustody
from courtier.knowledge.records.risk import PlaceOf
from courtier.results.matches import Status, Verdict
from courtier.values.citation import Confidence, Source
from courtier.values.model import Frozen
from courtier.values.money import Rate
from courtier.values.text import Text

ActorRole = Literal["contracting", "operator", "parent", "technology", "reseller", "platform"]


class Actor(Frozen):
    """One legal person of an offering; ``name`` and ``country`` None where no source says."""

    role: ActorRole
    name: Text | None
    country: str | None
    country_name: Text | None
    confidence: Confidence | None


class RegionSeen(Frozen):
    """A region that counts for the workload; ``paired`` is where its provider sends copies.

    ``carbon_g_per_kwh`` is what the provider publishes for the grid, for ``carbon_year``.
    """

    key: str
    name: str
    city: str | None
    subdivision: str | None
    country: str
    zones: int | None
    paired: str | None
    paired_place: str | None
    paired_name: Text | None
    carbon_g_per_kwh: Rate | None
    carbon_year: int | None


class PlaceSeen(Frozen):
    """Where something stays: what is known, what the body asks, and whether it holds.

    ``where`` None means that no source says; ``asked`` and ``status`` None that nothing is asked.
    """

    place: PlaceOf
    where: Text | None
    asked: Text | None
    status: Status | None
    confidence: Confidence | None
    source: Source | None


class MitigationSeen(Frozen):
    """What limits an exposure, and where that was read."""

    by: Literal["keys", "staff", "company"]
    text: Text
    source: Source


class LawSeen(Frozen):
    """A law that can reach who provides the offering: whom, through what, to what, limited how.

    ``holder`` is the provider that it reaches, ``platform`` the offering under this one that this
    provider sells, None for the offering’s own; ``foreign`` is false for Canada’s. ``source`` is
    where the law was read, ``through_source`` where it was read that the holder is in its reach.
    """

    law: Text
    country: str
    country_name: Text
    foreign: bool
    holder: Text
    platform: Text | None
    through: Text
    reached_through: ReachedThrough | None
    access: tuple[Reach, ...] | None
    mitigations: tuple[MitigationSeen, ...]
    on: date | None
    confidence: Confidence
    source: Source | None
    through_source: Source | None


class LeavingSeen(Frozen):
    """How one leaves; each is None where no source says."""

    formats: tuple[str, ...] | None
    egress: Text | None
    notice_months: int | None
    confidence: Confidence | None
    source: Source | None


class Disclosure(Frozen):
    """Everything of one offering; ``laws`` None: nobody looked; ``to_ask``: what to ask it.

    ``laws_unseen`` names the providers, of the offering or of a platform under it, at which nobody
    looked: what is listed is then not all.
    ``default_region`` is where what is created goes unless one chooses.
    """

    offering: str
    name: Text
    provider: str
    verdict: Verdict
    regions: tuple[RegionSeen, ...]
    default_region: str | None
    actors: tuple[Actor, ...]
    places: tuple[PlaceSeen, ...]
    support_clearance: Text | None
    laws: tuple[LawSeen, ...] | None
    laws_unseen: tuple[Text, ...]
    keys: tuple[KeyCustody, ...] | None
    leaving: LeavingSeen
    to_ask: tuple[Text, ...]
