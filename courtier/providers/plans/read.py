"""A plan by its path: which tool made it is told by its first keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from courtier.knowledge.resources import ResourceFacts
from courtier.providers.plans.arm import read_what_if
from courtier.providers.plans.cloudformation import read_change_set, read_template
from courtier.providers.plans.refusals import refused
from courtier.providers.plans.source import Source, members_of
from courtier.providers.plans.terraform import read_terraform
from courtier.reading.members import Members
from courtier.results.resources import NotExamined, Resource

Sort = Literal["terraform", "what-if", "change-set", "template"]
_BLANK = b" \t\r\n"
_ARCHIVE = b"PK\x03\x04"
_KEYS: dict[str, Sort] = {
    "resource_changes": "terraform", "planned_values": "terraform", "configuration": "terraform",
    "changes": "what-if", "potentialChanges": "what-if",
    "Changes": "change-set", "ChangeSetId": "change-set", "ChangeSetName": "change-set",
    "Resources": "template", "AWSTemplateFormatVersion": "template",
}  # fmt: skip
_WRONG = {
    "@level": "plan-log", "@message": "plan-log", "values": "plan-state", "lineage": "plan-state",
    "contentVersion": "plan-arm-template",
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A plan whose tool is known; its resources are read when they are asked for."""

    source: Source
    sort: Sort
    facts: ResourceFacts
    region: str | None

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        return self.source.sha256

    def resources(self) -> Iterator[Resource | NotExamined]:
        """What it makes, changes or keeps, and what was not examined, in its order.

        Raises:
            InputError: The plan is not whole, or not of a form that this program reads.
        """
        if self.sort == "terraform":
            return read_terraform(self.source, self.facts)
        if self.sort == "what-if":
            return read_what_if(self.source, self.facts)
        if self.sort == "change-set":
            return read_change_set(self.source, self.facts)
        return read_template(self.source, self.facts, self.region)


def open_plan(path: str, name: str, facts: ResourceFacts, region: str | None = None) -> Plan:
    """Find out which tool made a plan.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.
        facts: The tables of resource types and regions.
        region: The region of a CloudFormation stack, which a template does not tell.

    Raises:
        InputError: The file is missing, or the plan of no known tool.
    """
    source = Source(path, name)
    return Plan(source, _sort_of(source), facts, region)


def _sort_of(source: Source) -> Sort:
    with source.opened() as stream:
        start = stream.read(4096)
    if start.startswith(_ARCHIVE):
        raise refused("plan-binary", source.name)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip(_BLANK)[:1] != b"{":
        return "template"
    with source.members() as plan:
        return _of_keys(plan, source.name)


def _of_keys(plan: Members, name: str) -> Sort:
    """The first key that only one tool writes."""
    for key in members_of(plan):
        if key in _KEYS:
            return _KEYS[key]
        if key in _WRONG:
            raise refused(_WRONG[key], name)
        if key == "properties" and "changes" in _keys_inside(plan):
            return "what-if"
        if key != "properties":
            plan.skip()
    raise refused("plan-unknown", name)


def _keys_inside(plan: Members) -> set[str]:
    found = set()
    for key in members_of(plan):
        found.add(key)
        plan.skip()
    return found
