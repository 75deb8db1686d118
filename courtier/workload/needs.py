"""Needs, own room and options: what the estimate is made from."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from courtier.workload.common import (
    AtLeastOne,
    Day,
    Flag,
    Growth,
    Identifier,
    Label,
    MonthHours,
    NameField,
    NotNegative,
    Part,
    Positive,
    Share,
    ShortText,
)


class Compute(Part):
    """Machines of one size; ``hours_per_month`` None means all the month.

    ``growth_per_year`` is the growth of the count; ``follows_load`` true where machines start and
    stop with the load of the service, absent or false where all of them run all the time.
    """

    id: Identifier
    count: AtLeastOne = Decimal(1)
    vcpu: Positive
    memory_gib: Positive
    os: Literal["linux", "windows"] = "linux"
    hours_per_month: MonthHours | None = None
    growth_per_year: Growth | None = None
    follows_load: Flag | None = None


class Storage(Part):
    """A volume of storage; growth is a fraction a year.

    ``read_gib_per_month`` is what is read back from objects or archives: with it, colder and
    cheaper classes are compared.
    """

    id: Identifier
    kind: Literal["object", "block", "file", "archive", "backup"]
    gib: Positive
    growth_per_year: Growth | None = None
    read_gib_per_month: NotNegative | None = None


class Database(Part):
    """A managed database; what is absent is unknown, and then listed as missing.

    ``growth_per_year`` is that of its storage.
    """

    id: Identifier
    engine: Literal["postgresql", "mysql", "sql-server", "oracle", "other"]
    vcpu: Positive
    memory_gib: Positive
    storage_gib: Positive | None = None
    growth_per_year: Growth | None = None
    high_availability: Flag | None = None


class Network(Part):
    """Traffic that leaves the provider toward the internet, GiB a month."""

    egress_gib_per_month: NotNegative
    growth_per_year: Growth | None = None


class Software(Part):
    """Software as a service or licences, priced from quotes; growth is that of the users."""

    id: Identifier
    model: Literal["saas", "licence", "subscription"]
    users: NotNegative | None = None
    growth_per_year: Growth | None = None


class Needs(Part):
    """What the workload needs; ``from`` says where the figures come from.

    ``support`` is the support that the cloud provider must give: none paid, answers at any hour,
    or those with people named for the body.
    """

    from_: Annotated[
        Literal["given", "profile", "plan", "invoice", "focus"] | None,
        Field(alias="from"),
    ] = None
    profile: Identifier | None = None
    compute: tuple[Compute, ...] = ()
    storage: tuple[Storage, ...] = ()
    databases: tuple[Database, ...] = ()
    network: Network | None = None
    software: tuple[Software, ...] = ()
    support: Literal["none", "continuous", "dedicated"] | None = None
    given_by: ShortText | None = None


class Server(Part):
    """Servers of one model, bought on one day."""

    count: AtLeastOne = Decimal(1)
    vcpu: Positive | None = None
    memory_gib: Positive | None = None
    price_cad: NotNegative
    bought: Day | None = None
    life_years: Positive | None = None
    watts: NotNegative | None = None


class StorageUnit(Part):
    """Storage equipment bought on one day."""

    tib: Positive | None = None
    price_cad: NotNegative
    bought: Day | None = None
    life_years: Positive | None = None
    watts: NotNegative | None = None


class StaffLine(Part):
    """Part of a person's work, at full cost a year."""

    role: Label
    fte: NotNegative
    cost_cad_per_year: NotNegative


class Licence(Part):
    """A licence or subscription paid every year."""

    name: Label
    cad_per_year: NotNegative


class Power(Part):
    """Electricity of the own room; ``pue`` counts cooling and the rest of the room.

    ``demand_cad_per_kw_month`` is the charge on the power called; ``load_factor`` the part of
    their watts that machines draw on average, all of it where absent.
    """

    cad_per_kwh: NotNegative | None = None
    pue: AtLeastOne | None = None
    demand_cad_per_kw_month: NotNegative | None = None
    load_factor: Share | None = None


class Equipment(Part):
    """Other equipment of one model: racks and cooling are of the room, the rest of the workload."""

    kind: Literal["network-equipment", "spare", "rack", "cooling", "other"]
    count: AtLeastOne = Decimal(1)
    price_cad: NotNegative
    bought: Day | None = None
    life_years: Positive | None = None
    watts: NotNegative | None = None


class RoomCost(Part):
    """A cost of the room or of its equipment: every year, or once.

    Maintenance and backup are of the workload's equipment; the other kinds are of the room, and
    are avoided only when it closes.
    """

    kind: Literal[
        "maintenance", "backup", "facility", "connectivity", "security", "backup-site",
        "decommissioning", "other",
    ]  # fmt: skip
    name: Label | None = None
    cad_per_year: NotNegative | None = None
    once_cad: NotNegative | None = None


class OnPremise(Part):
    """The body's own room (or the consolidated centre it uses), from its own figures.

    ``room`` says whether the room closes without this workload or stays open for others.
    """

    site: Literal["own-room", "regional", "consolidated"] | None = None
    room: Literal["closes", "stays"] | None = None
    servers: tuple[Server, ...] = ()
    storage: tuple[StorageUnit, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    staff: tuple[StaffLine, ...] = ()
    licences: tuple[Licence, ...] = ()
    power: Power | None = None
    costs: tuple[RoomCost, ...] = ()
    given_by: ShortText | None = None


class OptionLine(Part):
    """One cost of an option: once, or every year, or every month.

    ``growth_per_year`` is that of what recurs: as the needs grow, or at another pace.
    """

    id: Identifier
    category: ShortText | None = None
    once_cad: NotNegative | None = None
    cad_per_year: NotNegative | None = None
    cad_per_month: NotNegative | None = None
    growth_per_year: Growth | None = None


class Option(Part):
    """A further way that the body wants compared."""

    id: Identifier
    kind: Literal["free-software", "shared-software", "consolidated", "other"]
    name: NameField | None = None
    lines: tuple[OptionLine, ...] = ()
