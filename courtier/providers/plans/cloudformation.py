"""CloudFormation: change sets as JSON, templates as JSON or YAML with the short forms of tags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from courtier.knowledge.resources import ResourceFacts
from courtier.providers.plans.refusals import refused
from courtier.providers.plans.source import Source, items_of, members_of
from courtier.providers.resources.attributes import Attributes, Unresolved, shown
from courtier.providers.resources.build import Builder, Entry
from courtier.reading.files import MAX_BYTES
from courtier.reading.marked import Marked, read_tagged
from courtier.results.resources import Action, NotExamined, Place, Resource

_ACTIONS: dict[str, Action] = {
    "Add": "create", "Modify": "update", "Import": "keep", "Dynamic": "update",
    "SyncWithActual": "keep",
}  # fmt: skip
_MOST_CONTEXT = 4_000_000
_SILENT = Attributes({}, True)
"""A resource of which the file tells no property: everything is known later."""


def read_change_set(source: Source, facts: ResourceFacts) -> Iterator[Resource | NotExamined]:
    """The resources of ``aws cloudformation describe-change-set``, in its order.

    Their region is that of the stack, which its address tells.

    Raises:
        InputError: The result is not whole.
    """
    builder = Builder("cloudformation", facts)
    default = _of_stack(source, builder)
    with source.members() as plan:
        for key in members_of(plan):
            if key == "Changes":
                for _ in items_of(plan):
                    at = plan.comes()
                    yield _change(plan.value(), builder, default, at)
            else:
                plan.skip()


def _of_stack(source: Source, builder: Builder) -> Place:
    place = Place(why="not-told")
    with source.members() as plan:
        for key in members_of(plan):
            if key in ("StackId", "ChangeSetId"):
                value = plan.value()
                place = stated(builder, value) if isinstance(value, str) else place
            else:
                plan.skip()
        if not plan.ended():
            raise refused("plan-not-json", source.name, plan.comes())
    return place


def stated(builder: Builder, word: str | None) -> Place:
    """The region that somebody states for all resources: a code, or the address of a stack."""
    if word is None:
        return Place(why="not-told")
    region = builder.places.region("aws", word)
    return Place((region,)) if region else Place(why="not-understood", word=shown(word))


def _change(
    item: Any, builder: Builder, default: Place, at: tuple[int, int]
) -> Resource | NotExamined:
    change = item.get("ResourceChange") if isinstance(item, dict) else None
    if not isinstance(change, dict) or not isinstance(change.get("LogicalResourceId"), str):
        return NotExamined("?", "?", "unsupported")
    address, type = change["LogicalResourceId"], str(change.get("ResourceType") or "?")
    word = str(change.get("Action") or "")
    if word == "Remove":
        return NotExamined(shown(address), shown(type), "deleted")
    if word not in _ACTIONS:
        return NotExamined(shown(address), shown(type), "unsupported")
    action: Action = "replace" if change.get("Replacement") == "True" else _ACTIONS[word]
    attributes = _of_context(change.get("AfterContext"))
    return builder.resource(Entry(address, type, action, attributes, default, "aws", *at))


def _of_context(context: Any) -> Attributes:
    """The properties after the change, where the change set was made with its values."""
    if not isinstance(context, str) or len(context) > _MOST_CONTEXT:
        return _SILENT
    try:
        told = json.loads(context)
        values = told.get("Properties") if isinstance(told, dict) else None
        return Attributes(resolved(values)) if isinstance(values, dict) else _SILENT
    except (ValueError, RecursionError):
        return _SILENT


def read_template(
    source: Source, facts: ResourceFacts, region: str | None
) -> Iterator[Resource | NotExamined]:
    """The resources of a template, in its order, each with its line.

    What a function or a parameter gives is known only when the template is deployed.

    Args:
        source: The template.
        facts: The tables.
        region: The code of the region of the stack, None where nobody states it.

    Raises:
        InputError: It is no template, or larger or deeper than may be read.
    """
    with source.opened() as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise refused("plan-too-large", source.name, most=str(MAX_BYTES // 10**6))
    marked = read_tagged(content, source.name, lambda tag, value: Unresolved())
    resources = marked.value.get("Resources") if isinstance(marked.value, dict) else None
    if not isinstance(resources, dict):
        raise refused("plan-unknown", source.name)
    builder = Builder("cloudformation", facts)
    default = stated(builder, region)
    for name, resource in resources.items():
        yield _resource(name, resource, builder, default, marked)


def _resource(
    name: str, resource: Any, builder: Builder, default: Place, marked: Marked
) -> Resource | NotExamined:
    type = resource.get("Type") if isinstance(resource, dict) else None
    if not isinstance(type, str):
        return NotExamined(shown(name), "?", "unsupported")
    custom = type.startswith("Custom::")
    line, column = marked.keys.get(("Resources", name), (None, None))
    entry = Entry(
        address=name,
        type="AWS::CloudFormation::CustomResource" if custom else type,
        action="create",
        attributes=Attributes(resolved(resource.get("Properties") or {})),
        default=default,
        provider="aws",
        line=line,
        column=column,
    )
    return builder.resource(entry)


def resolved(value: Any) -> Any:
    """The same values, where what a function computes is not resolved."""
    if isinstance(value, dict):
        if len(value) == 1 and _is_function(next(iter(value))):
            return Unresolved()
        return {key: resolved(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [resolved(inner) for inner in value]
    return value


def _is_function(key: Any) -> bool:
    return key in ("Ref", "Condition") or str(key).startswith("Fn::")
