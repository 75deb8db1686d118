"""The run of ``courtier drift``: which workloads, which resources are theirs, what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from courtier.check.outcome import EMPTY
from courtier.checking.checker import Checker, FileChecked
from courtier.cli.by_key import key_of, not_borne
from courtier.cli.check_end import standard_input
from courtier.cli.check_public import NotOfTheWorkload
from courtier.results.belonging import By, NoSuchKeyError
from courtier.results.check import CheckResult, Unexamined
from courtier.values.errors import InputError, UsageError
from courtier.values.text import say
from courtier.workload.found import Found, name_of
from courtier.workload.reader import WorkloadFile

if TYPE_CHECKING:
    from courtier.checking.drift import Drifted
    from courtier.cli.check_run import Prepared

STANDARD_INPUT = "-"


def parsed(by: str) -> By | None:
    """What ``--by`` says; None where it is not given.

    Raises:
        UsageError: It is no key that a resource may have.
    """
    return key_of(by, EMPTY) if by else None


def drifted(inventory: str, found: Found, by: By | None, prepared: Prepared) -> CheckResult:
    """Hold the inventory against the workloads found.

    A workload that cannot be read is a failure, and the inventory is then not examined: what is
    of that workload would look as if it were of none.

    Raises:
        InputError: A fact file is not valid.
        UsageError: Nothing tells which resources are of which workload, or no resource bears it.
    """
    from courtier.checking.result import check_result, passed_over

    run = prepared.run
    checker = Checker(run.knowledge, run.settings, run.on, prepared.as_of, run.on_undetermined)
    if inventory == STANDARD_INPUT and STANDARD_INPUT in found.files:
        raise _twice()
    read = [checker.read(n, standard_input() if n == "-" else None) for n in found.files]
    files = [file for file in read if isinstance(file, WorkloadFile)]
    broken = [file for file in read if isinstance(file, FileChecked)]
    left = passed_over(found.passed)
    run = replace(run, sorts=("resource", "inventory", "settings"))
    if broken:
        return check_result(run, broken, (*left, _left_out(name_of(inventory))))
    _refuse(files, by)
    seen = _drifted(inventory, files, by, checker)
    return check_result(run, seen.checked, (*left, *seen.unexamined), seen.seen)


def _drifted(
    inventory: str, files: Sequence[WorkloadFile], by: By | None, checker: Checker
) -> Drifted:
    from courtier.checking.drift import Drift, invalid_inventory
    from courtier.knowledge.resources import resource_facts
    from courtier.providers.discover.opened import open_inventory

    name = inventory if inventory == STANDARD_INPUT else name_of(inventory)
    facts = resource_facts(checker.knowledge)
    try:
        opened = open_inventory(inventory, name, facts)
    except InputError as error:
        return invalid_inventory(checker, name, error)
    try:
        return Drift(checker, files, by, facts).check(opened, name)
    except NoSuchKeyError as error:
        raise not_borne(error) from None


def _left_out(name: str) -> Unexamined:
    text = say(
        "Une charge de travail n’est pas valide : l’inventaire n’a pas été examiné.",
        "A workload is not valid: the inventory was not examined.",
    )
    return Unexamined(name=name, code="workload-invalid", text=text)


def _refuse(files: Sequence[WorkloadFile], by: By | None) -> None:
    """Refuse workloads that resources could not be shared among."""
    if by is None and len(files) > 1:
        raise UsageError(
            say(
                "Rien ne dit de laquelle des {n} charges de travail est chaque ressource.",
                "Nothing tells of which of the {n} workloads each resource is.",
                n=len(files),
            ),
            say(
                "Ajoutez --by tag:NOM, --by account ou --by group : la valeur est l’identifiant de"
                " la charge de travail. Ou nommez une seule charge de travail.",
                "Add --by tag:NAME, --by account or --by group: the value is the id of the"
                " workload. Or name a single workload.",
            ),
        )
    held: dict[str, str] = {}
    for file in files:
        before = held.setdefault(file.workload.id, file.file)
        if before != file.file:
            raise _same_id(file.workload.id, before, file.file)


def _same_id(id: str, one: str, other: str) -> UsageError:
    return NotOfTheWorkload(
        say(
            "Deux charges de travail ont l’identifiant « {id} » : {one} et {other}.",
            "Two workloads have the id “{id}”: {one} and {other}.",
            id=id, one=one, other=other,
        ),
        say(
            "Donnez à chacune son identifiant, ou ne nommez que l’une d’elles.",
            "Give each its own id, or name only one of them.",
        ),
    )  # fmt: skip


def _twice() -> UsageError:
    return UsageError(
        say(
            "L’entrée standard ne peut être à la fois l’inventaire et une charge de travail.",
            "Standard input cannot be both the inventory and a workload.",
        ),
        say("Donnez un fichier pour l’un des deux.", "Give a file for one of them."),
    )
