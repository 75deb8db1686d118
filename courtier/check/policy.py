"""The policy of a body as data: what a run fails on, beyond the level and the law."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from courtier.results.check import OnUndetermined, Origin
from courtier.values.findings import Severity
from courtier.values.model import Frozen
from courtier.workload.common import Day, Flag, Identifier, Part, Plain, Said, Whole
from courtier.workload.service import PlaceRule

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ForbiddenLevels(Part):
    """The level of each criterion from which a workload is refused; None: no limit."""

    confidentiality: Identifier | None = None
    integrity: Identifier | None = None
    availability: Identifier | None = None


class Policy(Part):
    """What the body asks; a key that is absent asks nothing.

    ``certifications``: types that the offering in use must all hold. ``residency``: where data
    may be. ``exposure``: ``refuse`` any known foreign law, or only have it ``disclosed``.
    ``staleness_days``: the most days since a fact was read. ``offerings``: ids, with ``*`` for
    any run of characters. ``cost_ceiling_cad``: the most that the offering in use may cost over
    the horizon of the file, nominal. ``confirmed``: the holder must have confirmed the levels.
    """

    levels: ForbiddenLevels | None = None
    certifications: tuple[Identifier, ...] = ()
    residency: PlaceRule | None = None
    exposure: Literal["accept", "disclose", "refuse"] | None = None
    staleness_days: Annotated[Whole, Field(ge=0, le=36_500)] | None = None
    offerings: tuple[Said, ...] = ()
    cost_ceiling_cad: Plain | None = None
    confirmed: Flag | None = None


class RuleSetting(Part):
    """What a file makes of one rule: another severity, or a lock."""

    severity: Literal["off", "note", "warning", "error"] | None = None
    locked: Flag = False


class Exempted(Part):
    """An exception: one rule, for one workload or some files, until a last day, included.

    ``detail`` narrows it to one requirement or one resource; ``files`` are patterns.
    """

    rule: Identifier
    workload: Identifier | None = None
    files: tuple[Said, ...] = ()
    detail: Said | None = None
    approved_by: Said
    reason: Said
    until: Day


class PlanSetting(Part):
    """An infrastructure plan and the workload that it places, in one environment.

    ``region`` is that of a CloudFormation stack, which a template does not tell.
    """

    file: Said
    workload: Identifier
    environment: Identifier | None = None
    region: Said | None = None


class CheckSetting(Part):
    """How a run goes; ``known_on`` is the day up to which facts had been read."""

    paths: tuple[Said, ...] = ()
    exclude: tuple[Said, ...] = ()
    fail_on: Severity | None = None
    on_undetermined: OnUndetermined | None = None
    baseline: Said | None = None
    policy: Said | None = None
    policy_sha256: Sha256 | None = None
    time_zone: Said | None = None
    known_on: Day | None = None
    lock: Said | None = None
    local_exceptions: Flag = True


class SettingsFile(Part):
    """``courtier.toml``, or a policy file: the same form, all of it optional."""

    check: CheckSetting = CheckSetting()
    policy: Policy = Policy()
    rules: dict[str, RuleSetting] = Field(default_factory=dict)
    exceptions: tuple[Exempted, ...] = ()
    plans: tuple[PlanSetting, ...] = ()


class Placed(Frozen):
    """Where something of the settings stands: its file, line and column."""

    origin: Origin
    file: str
    line: int
    column: int
