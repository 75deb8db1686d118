"""What drift makes of an inventory and some workloads, from their texts to the findings."""

from __future__ import annotations

from pathlib import Path

from courtier.check.settings import Settings
from courtier.checking.checker import Checker
from courtier.checking.drift import Drift, Drifted
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.providers.discover.opened import open_inventory
from courtier.results.belonging import by_of
from courtier.results.check import CheckFinding
from courtier.workload.reader import WorkloadFile, read_workload
from tests.check.found.inventories import DAY

KNOWLEDGE = Knowledge()
FACTS = resource_facts(KNOWLEDGE)
CHECKER = Checker(KNOWLEDGE, Settings(), DAY)
NAME = "inventaire.jsonl"
TEXT = """\
courtier: 1
id: "{id}"
name: Permis
organization: {{name: Ville exemple}}
{date}
information: [{{id: a, kind: contact-public, declared: {{confidentiality: protege-b,
  status: approved, by: holder, on: 2025-10-01}}}}]
hosting: {{places: {{data: canada}}}}
{more}
"""


def workload(
    more: str = "", id: str = "permis", date: str = "reference_date: 2026-11-22"
) -> WorkloadFile:
    """A workload of Protected B in Canada; ``more`` is what else its file says."""
    content = TEXT.format(id=id, more=more, date=date).encode()
    return read_workload(content, KNOWLEDGE, name=f"{id}.yaml")


def drift(path: str, *files: WorkloadFile, by: str = "tag:charge") -> Drifted:
    """Hold an inventory on the disk against workloads."""
    opened = open_inventory(path, Path(path).name, FACTS)
    return Drift(CHECKER, files, by_of(by), FACTS).check(opened, NAME)


def of_rule(seen: Drifted, rule: str) -> list[CheckFinding]:
    """The findings of a rule, of the inventory and of every workload."""
    return [f for checked in seen.checked for f in checked.findings if f.id == rule]


def passed(seen: Drifted) -> set[str]:
    """The rules that some part of the run satisfies."""
    return {r for c in seen.checked if c.examined is not None for r in c.examined.passed}


def skipped(seen: Drifted) -> set[str]:
    """The rules that are without object for some part of the run."""
    return {r for c in seen.checked if c.examined is not None for r in c.examined.skipped}
