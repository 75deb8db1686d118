"""An infrastructure plan against the workload that it places: read as a stream, then judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from courtier.catalog.certificates.resource import judge_resource
from courtier.catalog.certificates.window import contract_window
from courtier.check.case import Case
from courtier.check.outcome import Outcome
from courtier.check.resource_rules import PLAN_INVALID
from courtier.check.resources.bounds import Bounds, Certified, Demands, bounds_of
from courtier.check.resources.examine import Examination
from courtier.checking.checker import Checker, FileChecked, examined_of
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.resources import ResourceFacts
from courtier.results.check import Subject, Unexamined
from courtier.results.matches import CriterionResult
from courtier.results.resources import NotExamined, Resource
from courtier.values.errors import InputError, Mistake
from courtier.values.findings import Location
from courtier.workload.reader import WorkloadFile


class PlanRead(Protocol):
    """A plan that was opened: its fingerprint, and its resources when they are asked for."""

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""

    def resources(self) -> Iterable[Resource | NotExamined]:
        """What it holds, in its order."""


@dataclass(frozen=True)
class PlanChecked:
    """What one plan gave, and what of it was not examined."""

    checked: FileChecked
    unexamined: tuple[Unexamined, ...]


def check_plan(
    checker: Checker,
    plan: PlanRead,
    name: str,
    file: WorkloadFile,
    facts: ResourceFacts,
    environment: str | None = None,
) -> PlanChecked:
    """Hold every resource of a plan against a workload.

    Args:
        checker: The facts and settings of the run.
        plan: The plan.
        name: Its path, as findings name it.
        file: The workload that it places.
        facts: The tables of resources.
        environment: The id of the environment that it makes.
    """
    day = checker.as_of or file.workload.reference_date or checker.on
    case, used = checker.case(file, day)
    subject = Subject(workload=file.workload.id, environment=environment)
    bounds = resource_bounds(checker, case, facts)
    try:
        seen = Examination(bounds, subject, name).take(plan.resources())
        sha256 = plan.sha256
    except InputError as error:
        return invalid_plan(checker, name, subject, error)
    read = Outcome(PLAN_INVALID, "skipped", subject=subject)
    outcomes = [o for o in (read, *seen.outcomes) if checker.settings.runs(o.rule)]
    examined = examined_of(name, "plan", subject, sha256, day, outcomes, seen.examined)
    findings = checker.findings_of(outcomes, name)
    return PlanChecked(FileChecked(examined, findings, used), seen.unexamined)


def resource_bounds(checker: Checker, case: Case, facts: ResourceFacts) -> Bounds:
    """What a workload asks of resources, whether a plan or an inventory shows them."""
    certified = _certified(checker, case, case.as_of)
    return bounds_of(case, facts, certified, PlaceNames(checker.knowledge))


def _certified(checker: Checker, case: Case, day: date) -> Certified:
    window = contract_window(case.workload.acquisition, day)
    catalog, placed = checker.catalog, case.placed

    @lru_cache(maxsize=4096)
    def judged(
        demands: Demands, provider: str, regions: tuple[str, ...], service: str
    ) -> CriterionResult:
        return judge_resource(demands, provider, regions, service, placed, window, catalog)

    return judged


def invalid_plan(checker: Checker, name: str, subject: Subject, error: InputError) -> PlanChecked:
    """What a plan gives that cannot be read: a failure for each mistake, and no pass."""
    outcomes = [_invalid(name, mistake, subject) for mistake in error.mistakes]
    return PlanChecked(FileChecked(None, checker.findings_of(outcomes, name), ()), ())


def _invalid(name: str, mistake: Mistake, subject: Subject) -> Outcome:
    return Outcome(
        PLAN_INVALID,
        "failed",
        mistake.text,
        mistake.help,
        location=Location(file=name, line=mistake.line or 1, column=mistake.column or 1),
        key=mistake.path,
        detail=mistake.code,
        subject=subject,
    )
