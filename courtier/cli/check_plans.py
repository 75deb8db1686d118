"""The plans of ``courtier check``: which ones, for which workload, in which environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from courtier.cli.check_plan_words import left_out, neither, no_workload, which_workload
from courtier.cli.check_public import NotOfTheWorkload
from courtier.cli.running import open_workload
from courtier.reading.files import read_bytes
from courtier.reading.nearest import nearest
from courtier.values.errors import InputError, UsageError
from courtier.values.text import say
from courtier.workload.found import SUFFIXES

if TYPE_CHECKING:
    from courtier.check.settings import Settings
    from courtier.checking.checker import Checker, FileChecked
    from courtier.checking.plans import PlanChecked
    from courtier.knowledge.resources import ResourceFacts
    from courtier.workload.reader import WorkloadFile

STANDARD_INPUT = "-"
_SAID = rb'^(?:[ \t{]*"id"|id)[ \t]*:[ \t]*["\']?%s["\']?[ \t,}]*(?:#.*)?\r?$'


@dataclass(frozen=True)
class PlanWanted:
    """A plan to examine. ``workload`` is a path or an id; None: the only one that is examined.

    ``region`` is that of a CloudFormation stack. ``stated``: the settings name it, not the line.
    """

    file: str
    workload: str | None
    environment: str | None
    region: str | None
    stated: bool = False

    @property
    def name(self) -> str:
        """The plan as findings name it."""
        return self.file if self.file == STANDARD_INPUT else Path(self.file).as_posix()


def plans_wanted(
    files: Sequence[str], workload: str, environment: str, region: str, settings: Settings,
    folder: Path,
) -> list[PlanWanted]:  # fmt: skip
    """The plans of the line, else those of the settings.

    A plan that the settings name too takes from them what the line does not say.

    Raises:
        UsageError: An option says something of a plan, and there is none.
    """
    stated = {
        (folder / plan.file).as_posix(): PlanWanted(
            (folder / plan.file).as_posix(), plan.workload, plan.environment, plan.region, True
        )
        for plan in settings.plans
    }
    if not files:
        _need_plan(workload, environment, region)
        return list(stated.values())
    return [_merged(file, workload, environment, region, stated) for file in files]


def _merged(
    file: str, workload: str, environment: str, region: str, stated: dict[str, PlanWanted]
) -> PlanWanted:
    known = stated.get(Path(file).as_posix(), PlanWanted(file, None, None, None))
    return PlanWanted(
        file,
        workload or known.workload,
        environment or known.environment,
        region or known.region,
    )


def _need_plan(workload: str, environment: str, region: str) -> None:
    given = {"--workload": workload, "--env": environment, "--region": region}
    for option, value in given.items():
        if value:
            raise UsageError(
                say(
                    "{option} n’a de sens qu’avec --plan.",
                    "{option} makes sense only with --plan.",
                    option=option,
                ),
                say("Nommez aussi le plan avec --plan.", "Name the plan with --plan too."),
            )


class Plans:
    """Examines plans with the facts and settings of a run.

    Args:
        checker: The facts and settings.
        checked: The files of the run, among which a workload is found by its id.
        others: Gives the workload files of the settings that this run leaves out.
    """

    def __init__(
        self,
        checker: Checker,
        checked: Sequence[FileChecked],
        others: Callable[[], Sequence[str]],
    ) -> None:
        self._checker, self._others = checker, others
        self._files = {
            item.examined.subject.workload: item.examined.file
            for item in checked
            if item.examined is not None
        }

    @cached_property
    def _facts(self) -> ResourceFacts:
        from courtier.knowledge.resources import resource_facts

        return resource_facts(self._checker.knowledge)

    def check(self, wanted: PlanWanted) -> PlanChecked:
        """One plan against its workload; a plan that cannot be read is a failure.

        Raises:
            InputError: The workload cannot be read.
            UsageError: There is no such workload, or no such environment in it.
        """
        from courtier.checking.checker import FileChecked
        from courtier.checking.plans import PlanChecked, check_plan, invalid_plan
        from courtier.providers.plans.read import open_plan
        from courtier.results.check import Subject

        try:
            file = self._workload(wanted)
        except InputError as error:
            if not wanted.stated:
                raise
            if self._elsewhere(wanted):
                return PlanChecked(
                    FileChecked(None, (), ()), (left_out(wanted.name, wanted.workload or ""),)
                )
            subject = Subject(workload=wanted.workload, environment=wanted.environment)
            return invalid_plan(self._checker, wanted.name, subject, error)
        _check_environment(wanted, file)
        try:
            plan = open_plan(wanted.file, wanted.name, self._facts, wanted.region)
        except InputError as error:
            subject = Subject(workload=file.workload.id, environment=wanted.environment)
            return invalid_plan(self._checker, wanted.name, subject, error)
        return check_plan(self._checker, plan, wanted.name, file, self._facts, wanted.environment)

    def _elsewhere(self, wanted: PlanWanted) -> bool:
        """Whether the settings name a workload that exists, and that this run leaves out."""
        if wanted.workload in self._files:
            return False
        said = re.compile(_SAID % re.escape(wanted.workload or "").encode(), re.MULTILINE)
        return any(said.search(_content(file)) for file in self._others())

    def _workload(self, wanted: PlanWanted) -> WorkloadFile:
        name = wanted.workload
        if name is None:
            if len(self._files) != 1:
                raise which_workload()
            (path,) = self._files.values()
        elif name in self._files:
            path = self._files[name]
        elif wanted.stated:
            raise InputError([no_workload(wanted.name, wanted.workload or "")])
        elif is_file(name):
            path = name
        else:
            raise InputError([neither(name)])
        return open_workload(path, self._checker.knowledge)


def _content(file: str) -> bytes:
    try:
        return read_bytes(Path(file), file)
    except InputError:
        return b""


def is_file(workload: str) -> bool:
    """Whether a workload is named by its file, standard input included, and not by its id."""
    named = Path(workload)
    return workload == STANDARD_INPUT or named.suffix in SUFFIXES or named.is_file()


def _check_environment(wanted: PlanWanted, file: WorkloadFile) -> None:
    """Refuse an environment that the workload does not have, where it lists some."""
    service = file.workload.service
    known = [item.id for item in (service.environments or ())] if service else []
    if wanted.environment is None or not known or wanted.environment in known:
        return
    near = nearest(wanted.environment, known) or known
    raise NotOfTheWorkload(
        say(
            "La charge de travail « {id} » n’a pas d’environnement « {name} ».",
            "The workload “{id}” has no environment “{name}”.",
            id=file.workload.id,
            name=wanted.environment,
        ),
        say("Choisissez : {words}.", "Choose: {words}.", words=", ".join(near)),
    )
