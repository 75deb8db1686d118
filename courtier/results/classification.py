"""The classification of a workload, and what it requires of an offering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from courtier.knowledge.records.common import Identifier
from courtier.knowledge.records.risk import Asks, Criterion, Demand, Deployment
from courtier.results.common import FactUsed, Question, Reason
from courtier.values.citation import Source
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.money import Rate
from courtier.values.text import Text


class Levels(Frozen):
    """A level id for each criterion; ``undetermined`` where it cannot be settled."""

    confidentiality: Identifier
    integrity: Identifier
    availability: Identifier

    def of(self, criterion: str) -> str:
        """The level of one criterion."""
        return str(getattr(self, criterion))


class EquivalentLevels(Frozen):
    """The same levels in another scheme, where a text (or only we) put them side by side."""

    scheme: str
    scheme_name: Text
    levels: tuple[str, ...]
    basis: Literal["published", "indicative"]


Action = Literal[
    "remove", "tokenise", "separate", "cut-volume",
    "relax-rto", "tighten-rto", "relax-rpo", "tighten-rpo",
]  # fmt: skip


class NearReason(Frozen):
    """A rule that would raise a level further but for one condition.

    ``fact`` is what the condition looks at; ``standing`` tells whether it is false, or unknown
    because the file does not say.
    """

    rule: str
    criterion: Criterion
    level: Identifier
    asset: str | None
    text: Text
    fact: str
    standing: Literal["false", "unknown"]


class ChangeEffect(Frozen):
    """What a change would do: new levels, requirements no longer asked, offerings won.

    ``offerings_won`` and ``offerings_lost`` are None where the catalogue was not consulted.
    """

    levels: Levels
    requirements_dropped: tuple[str, ...]
    requirements_added: tuple[str, ...]
    questions_dropped: tuple[str, ...]
    offerings_won: tuple[str, ...] | None
    offerings_lost: tuple[str, ...] | None


class Change(Frozen):
    """A small change that would lower or raise a level, or settle a question; it was tried.

    ``asset`` is what it bears on, None for the service as a whole; ``also`` a second asset that
    must change with it; ``number`` the new volume (persons) or the new hours.
    """

    id: str
    text: Text
    asset: str | None
    also: str | None
    action: Action
    number: Rate | None
    effect: ChangeEffect


class DutyResult(Frozen):
    """A duty of law that the body has for this workload on the day."""

    id: str
    status: Literal["applies", "undetermined"]
    text: Text
    article: str
    assets: tuple[str, ...]
    asks: Asks
    checks: tuple[Text, ...]
    documents: tuple[str, ...]
    sources: tuple[Source, ...]


class AssetLevels(Frozen):
    """The levels derived for one asset; ``dic`` repeats the body's own digits, never converted.

    ``fingerprint`` is what an approval of the asset is bound to.
    """

    asset: str
    kind: str
    kind_name: Text
    levels: Levels
    dic: str | None
    fingerprint: str


class LevelName(Frozen):
    """The name of a level, as its scheme gives it."""

    id: str
    name: Text


class Classification(Frozen):
    """Levels with their reasons. ``status`` is proposed until the holder confirms.

    ``level_names`` names every level of the scheme, so that a body's own scheme prints well.
    ``flags_in_doubt`` are those that wait for an answer: they may hold, or not.
    """

    scheme: str
    scheme_name: Text
    level_names: tuple[LevelName, ...]
    status: Literal["proposed", "confirmed"]
    levels: Levels
    at_least: Levels
    flags: tuple[str, ...]
    flags_in_doubt: tuple[str, ...]
    deployment: tuple[Deployment, ...]
    assets: tuple[AssetLevels, ...]
    reasons: tuple[Reason, ...]
    near: tuple[NearReason, ...]
    equivalents: tuple[EquivalentLevels, ...]
    changes: tuple[Change, ...]
    duties: tuple[DutyResult, ...]
    questions: tuple[Question, ...]

    def name_of(self, level: str) -> Text | None:
        """The name of a level of the scheme; None for ``undetermined`` and foreign ids."""
        return next((item.name for item in self.level_names if item.id == level), None)


class Requirement(Frozen):
    """What an offering must (or should) show for this workload."""

    id: str
    force: Literal["must", "should"]
    text: Text
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Asked:
    """A requirement with the demand that the matcher tests, and who may relax it: None, nobody."""

    requirement: Requirement
    demand: Demand
    relaxed_by: Asks | None


@dataclass(frozen=True)
class ClassifyOutcome:
    """All that ``classify`` concludes: classification, requirements, findings, facts used."""

    classification: Classification
    asked: tuple[Asked, ...]
    findings: tuple[Finding, ...]
    facts: tuple[FactUsed, ...]

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The requirements as printed."""
        return tuple(a.requirement for a in self.asked)
