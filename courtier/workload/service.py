"""Organization, service and hosting: who asks, what the service must stand, what it accepts."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Union

from pydantic import Discriminator, Field, Tag

from courtier.workload.common import (
    Country,
    Identifier,
    Label,
    Part,
    Plain,
    Ratio,
    ShortText,
    Tally,
    Whole,
)

OrganizationKind = Literal[
    "ministry", "agency", "municipality", "health", "school", "college", "university",
    "state-enterprise", "private", "federal",
]  # fmt: skip
LegalRegime = Literal[
    "lcop-4", "lcop-7", "c-19", "c-27.1", "c-37.01", "c-37.02", "s-30.01", "dge", "other",
]  # fmt: skip
PrivacyRegime = Literal["a-2.1", "r-22.1", "p-39.1", "federal"]
Nature = Literal["services", "supply"]
Harm = Literal["none", "limited", "serious", "extreme"]


class OwnThreshold(Part):
    """A threshold of the body itself, with the text that sets it."""

    act: Literal["public-tender", "invited-tender"]
    nature: Nature
    from_cad: Plain
    reference: ShortText


class Roles(Part):
    """Who holds each role; empty until the body says."""

    holder: ShortText | None = None
    privacy_officer: ShortText | None = None
    security_officer: ShortText | None = None
    contract_rules_officer: ShortText | None = None
    chief_executive: ShortText | None = None


class Organization(Part):
    """The body that asks, and the laws that bind it."""

    name: Annotated[Label, Field(min_length=1)]
    kind: OrganizationKind | None = None
    legal_regime: LegalRegime | None = None
    privacy_regime: PrivacyRegime | None = None
    own_thresholds: tuple[OwnThreshold, ...] = ()
    roles: Roles | None = None
    given_by: ShortText | None = None


class Users(Part):
    """How many people use the service."""

    named: Tally | None = None
    peak_concurrent: Tally | None = None
    public_per_month: Tally | None = None


class Load(Part):
    """Average and peak load as fractions of the capacity asked, and hours at the peak."""

    average: Ratio | None = None
    peak: Ratio | None = None
    peak_hours_per_year: Annotated[Whole, Field(ge=0, le=8784)] | None = None


class HarmTable(Part):
    """The worst harm that an outage or a false record would cause, by domain."""

    life: Harm | None = None
    rights: Harm | None = None
    finance: Harm | None = None
    continuity: Harm | None = None


class Interface(Part):
    """A link with another system."""

    with_: Annotated[ShortText, Field(alias="with")]
    direction: Literal["in", "out", "both"] | None = None
    place: Literal["quebec", "canada", "eu", "us", "other"] | None = None
    assets: tuple[Identifier, ...] = ()


class Environment(Part):
    """An environment and what data it holds."""

    id: Identifier
    data: Literal["real", "masked", "synthetic", "none"] | None = None


class Service(Part):
    """What the service must stand."""

    users: Users | None = None
    hours: Literal["24x7", "business"] | None = None
    load: Load | None = None
    rto_hours: Plain | None = None
    rpo_hours: Plain | None = None
    harm: HarmTable | None = None
    interfaces: tuple[Interface, ...] | None = None
    environments: tuple[Environment, ...] | None = None
    ai: Literal["none", "optional", "embedded"] | None = None
    given_by: ShortText | None = None


def _place_form(value: Any) -> str:
    return "<word>" if isinstance(value, str) else "<countries>"


PlaceRule = Annotated[
    Union[
        Annotated[Literal["any", "canada", "quebec"], Tag("<word>")],
        Annotated[tuple[Country, ...], Field(min_length=1), Tag("<countries>")],
    ],
    Discriminator(_place_form),
]
"""Where something may be: anywhere, Canada, Québec, or a list of ISO countries."""


class Places(Part):
    """Where each body of data or activity may be."""

    data: PlaceRule | None = None
    backup: PlaceRule | None = None
    logs: PlaceRule | None = None
    metadata: PlaceRule | None = None
    support: PlaceRule | None = None
    administration: PlaceRule | None = None
    keys: PlaceRule | None = None


class Hosting(Part):
    """The body's own hosting policy, with who decided it."""

    places: Places | None = None
    support_access: Literal["none", "screen", "metadata", "content"] | None = None
    keys: Literal["provider", "customer-managed", "customer-held"] | None = None
    subprocessors: Literal["none", "listed", "any"] | None = None
    foreign_exposure: Literal["accept", "disclose", "refuse"] | None = None
    deployment: (
        tuple[Literal["public", "community", "private", "government", "hybrid"], ...] | None
    ) = None
    decided_by: ShortText | None = None
    given_by: ShortText | None = None


__all__ = [
    "Environment", "Harm", "HarmTable", "Hosting", "Interface", "LegalRegime", "Load", "Nature",
    "Organization", "OrganizationKind", "OwnThreshold", "PlaceRule", "Places",
    "PrivacyRegime", "Roles", "Service", "Users",
]  # fmt: skip
