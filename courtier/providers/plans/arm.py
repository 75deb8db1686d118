"""The JSON of an Azure what-if: ARM and Bicep, from ``az deployment … what-if`` or its REST."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from courtier.knowledge.resources import ResourceFacts
from courtier.providers.plans.refusals import refused
from courtier.providers.plans.source import Source, items_of, members_of
from courtier.providers.resources.attributes import Attributes, shown
from courtier.providers.resources.build import Builder, Entry
from courtier.reading.members import Members
from courtier.results.resources import Action, Aside, NotExamined, Place, Resource

_ACTIONS: dict[str, Action] = {
    "create": "create", "modify": "update", "deploy": "update", "nochange": "keep",
    "noeffect": "keep",
}  # fmt: skip
_ASIDE: dict[str, Aside] = {
    "delete": "deleted", "ignore": "ignored", "unsupported": "unsupported",
}  # fmt: skip
_SCOPES = frozenset({"subscriptions", "resourcegroups"})


def read_what_if(source: Source, facts: ResourceFacts) -> Iterator[Resource | NotExamined]:
    """The resources of a what-if, in its order.

    Raises:
        InputError: The result is not whole, or says itself that it failed.
    """
    builder = Builder("arm", facts)
    with source.members() as plan:
        yield from _changes(plan, builder, source.name)
        if not plan.ended():
            raise refused("plan-not-json", source.name, plan.comes())


def _changes(plan: Members, builder: Builder, name: str) -> Iterator[Resource | NotExamined]:
    for key in members_of(plan):
        if key == "changes":
            for _ in items_of(plan):
                place = plan.comes()
                yield _entry(plan.value(), builder, place)
        elif key == "properties":
            yield from _changes(plan, builder, name)
        elif key == "status":
            if str(plan.value()).casefold() == "failed":
                raise refused("plan-failed", name)
        else:
            plan.skip()


def _entry(change: Any, builder: Builder, place: tuple[int, int]) -> Resource | NotExamined:
    """One change: a resource, or why it is not examined."""
    identifier = change.get("resourceId") if isinstance(change, dict) else None
    if not isinstance(identifier, str):
        return NotExamined("?", "?", "unsupported")
    values = change.get("after")
    if not isinstance(values, dict):
        values = change.get("before") if isinstance(change.get("before"), dict) else {}
    type = _type(values, identifier)
    word = str(change.get("changeType") or "").casefold()
    if word not in _ACTIONS:
        detail = shown(str(change.get("unsupportedReason") or ""))
        return NotExamined(shown(identifier), shown(type), _ASIDE.get(word, "unsupported"), detail)
    entry = Entry(
        identifier, type, _ACTIONS[word], Attributes(values), Place(why="not-told"), "azure", *place
    )
    return builder.resource(entry)


def _type(values: dict[str, Any], identifier: str) -> str:
    """The type of a resource: as the plan says, else out of its id."""
    told = values.get("type")
    if isinstance(told, str) and told:
        return told
    steps = [step for step in identifier.split("/") if step]
    providers = [n for n, step in enumerate(steps) if step.casefold() == "providers"]
    if not providers:
        scoped = {step.casefold() for step in steps[::2]}
        return "Microsoft.Resources/resourceGroups" if scoped == _SCOPES else "?"
    after = steps[providers[-1] + 1 :]
    return "/".join([*after[:1], *after[1::2]])
