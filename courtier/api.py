"""The stable Python interface: the verbs of the command line, as functions (docs/en/python.md)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Union

from courtier.assessment import Road
from courtier.dossier import DossierOptions, write_dossier
from courtier.knowledge.door import Knowledge
from courtier.results.envelope import (
    Assessment,
    ClassifyResult,
    CostResult,
    MatchResult,
    RouteOutput,
)
from courtier.values.errors import UsageError
from courtier.values.text import say
from courtier.workload.reader import read_workload

if TYPE_CHECKING:
    from courtier.inventory import Verdicts
    from courtier.results.check import CheckResult

Source = Union[str, Path, bytes]
"""A path to a workload file, or the bytes of one."""


def road(workload: Source, *, as_of: date | None = None, knowledge: Sequence[str] = ()) -> Road:
    """Read a workload once, for several verbs over the same facts.

    Args:
        workload: A path, or the bytes of a file.
        as_of: The day of law, catalogue and prices; None takes the file’s ``reference_date``.
        knowledge: Folders of the body’s own facts, later ones winning.

    Raises:
        InputError: The file or a fact is not valid, or a fact of the body names what does not
            exist; ``mistakes`` lists every one with its place.
        UsageError: Neither ``as_of`` nor ``reference_date`` is given: no clock is read here.
    """
    return _road(workload, _facts(knowledge), as_of)


def _facts(knowledge: Sequence[str]) -> Knowledge:
    facts = Knowledge(tuple(knowledge))
    if knowledge:
        from courtier.check.lint.body import refuse_faults

        refuse_faults(facts)
    return facts


def _road(workload: Source, facts: Knowledge, as_of: date | None) -> Road:
    file = read_workload(workload, facts)
    day = as_of or file.workload.reference_date
    if day is None:
        raise UsageError(
            say("Aucune date n’est donnée.", "No date is given."),
            say(
                "Passez as_of, ou écrivez reference_date dans le fichier.",
                "Pass as_of, or write reference_date in the file.",
            ),
        )
    return Road(file, facts, day)


def classify(
    workload: Source, *, as_of: date | None = None, knowledge: Sequence[str] = ()
) -> ClassifyResult:
    """Propose the levels of a workload; see ``road`` for arguments and errors."""
    return road(workload, as_of=as_of, knowledge=knowledge).classify_result()


def match(
    workload: Source, *, as_of: date | None = None, knowledge: Sequence[str] = ()
) -> MatchResult:
    """Judge every offering of the catalogue; see ``road`` for arguments and errors."""
    return road(workload, as_of=as_of, knowledge=knowledge).match_result()


def verdicts(
    workloads: Sequence[Source], *, as_of: date | None = None, knowledge: Sequence[str] = ()
) -> Verdicts:
    """What every offering is worth for every workload, as ``match`` says, on every core.

    The catalogue is compiled once and kept in the user's cache (``COURTIER_CACHE``). See ``road``
    for arguments and errors.
    """
    from courtier import inventory
    from courtier.catalog.compiled.catalogue import Question

    facts = _facts(knowledge)
    roads = [_road(workload, facts, as_of) for workload in workloads]
    questions = [
        Question(way.file.workload, way.classified.classification, way.classified.asked, way.as_of)
        for way in roads
    ]
    return inventory.verdicts(inventory.compiled_catalogue(facts), questions)


def cost(
    workload: Source, *, as_of: date | None = None, knowledge: Sequence[str] = ()
) -> CostResult:
    """Estimate the total cost of ownership; see ``road`` for arguments and errors."""
    return road(workload, as_of=as_of, knowledge=knowledge).cost_result()


def route(
    workload: Source, *, as_of: date | None = None, knowledge: Sequence[str] = ()
) -> RouteOutput:
    """Find the lawful route; see ``road`` for arguments and errors."""
    return road(workload, as_of=as_of, knowledge=knowledge).route_result()


def assess(
    workload: Source,
    *,
    as_of: date | None = None,
    knowledge: Sequence[str] = (),
    output: Path | None = None,
    options: DossierOptions | None = None,
) -> Assessment:
    """The whole road; with ``output``, the dossier is written there too, whole or not at all.

    See ``road`` for the other arguments and errors, ``write_dossier`` for those of the folder.
    """
    whole = road(workload, as_of=as_of, knowledge=knowledge)
    if output is None:
        return whole.assessment()
    return write_dossier(whole, output, options or DossierOptions())


def check(
    workloads: Sequence[Source],
    *,
    on: date,
    as_of: date | None = None,
    settings: Path | None = None,
    policy: Path | None = None,
    knowledge: Sequence[str] = (),
) -> CheckResult:
    """Hold workloads against the rules, the policy and the exceptions, as ``courtier check`` does.

    Args:
        workloads: Paths, or the bytes of files.
        on: The day of exceptions, and of the law where neither ``as_of`` nor a file says.
        as_of: The day of the law for every file; None takes that of each.
        settings: The file of the repository (``courtier.toml``); None: none.
        policy: The file that prevails over it; None: none.
        knowledge: See ``road``.

    Returns:
        The result; a workload that is not valid is among its findings.

    Raises:
        InputError: The settings, the policy or a fact is not valid.
    """
    from courtier.check.settings import merged
    from courtier.check.settings_file import read_settings
    from courtier.checking.checker import Checker
    from courtier.checking.result import Run, check_result

    facts = _facts(knowledge)
    local = read_settings(settings, "local", facts) if settings else None
    outside = read_settings(policy, "outside", facts) if policy else None
    given = merged(local, outside, local_exceptions=True)
    run = Run(
        facts, given, on, given.check.fail_on or "error", given.check.on_undetermined or "warn"
    )
    checker = Checker(facts, given, on, as_of, run.on_undetermined)
    checked = [
        checker.check("-", source) if isinstance(source, bytes) else checker.check(str(source))
        for source in workloads
    ]
    return check_result(run, checked)
