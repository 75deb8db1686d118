"""The JSON of ``terraform show -json`` and of OpenTofu, read twice: who makes what, then what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from courtier.knowledge.resources import ResourceFacts
from courtier.providers.plans.refusals import refused
from courtier.providers.plans.source import Source, items_of, members_of
from courtier.providers.plans.terraform_config import CLOUDS, Configuration, provider_name
from courtier.providers.resources.attributes import Attributes, shown
from courtier.providers.resources.build import Builder, Entry
from courtier.reading.members import Members
from courtier.results.resources import Action, Aside, NotExamined, Place, Resource

READ_VERSIONS = ("0", "1")
NO_CLOUD = frozenset(
    {"random", "null", "time", "tls", "local", "archive", "external", "terraform", "template",
     "cloudinit"}
)  # fmt: skip
"""The providers whose resources stand in no cloud: they only help to write a plan."""

_ACTIONS: dict[tuple[str, ...], Action] = {
    ("no-op",): "keep",
    ("forget",): "keep",
    ("create",): "create",
    ("update",): "update",
    ("delete", "create"): "replace",
    ("create", "delete"): "replace",
    ("create", "forget"): "replace",
}


def read_terraform(source: Source, facts: ResourceFacts) -> Iterator[Resource | NotExamined]:
    """The resources of a plan, in its order.

    A value that is only known once the plan is applied is unknown; what the plan marks as
    sensitive is never read.

    Raises:
        InputError: The plan is not whole, or of a version that this program does not read.
    """
    closing = {
        kind.type: kind.closes
        for kind in facts.types.values()
        if kind.format == "terraform" and kind.closes
    }
    configuration = _configuration(source, closing)
    reader = _Reader(configuration, Builder("terraform", facts))
    with source.members() as plan:
        for key in members_of(plan):
            if key == "resource_changes":
                for _ in items_of(plan):
                    place = plan.comes()
                    yield reader.entry(plan.value(), place)
            else:
                plan.skip()


def _configuration(source: Source, closing: Mapping[str, str]) -> Configuration:
    found = Configuration(closing=closing)
    with source.members() as plan:
        for key in members_of(plan):
            if key == "format_version":
                _check_version(plan, source.name)
            elif key == "errored":
                if plan.value() is True:
                    raise refused("plan-failed", source.name)
            elif key == "variables":
                found.read_variables(plan)
            elif key == "configuration":
                found.read(plan)
            else:
                plan.skip()
        if not plan.ended():
            raise refused("plan-not-json", source.name, plan.comes())
    return found


def _check_version(plan: Members, name: str) -> None:
    version = str(plan.value())
    if version.partition(".")[0] not in READ_VERSIONS:
        raise refused("plan-version", name, version=shown(version)[:20])


class _Reader:
    """Makes resources of the changes of one plan."""

    def __init__(self, configuration: Configuration, builder: Builder) -> None:
        self._configuration = configuration
        self._builder = builder
        self._defaults: dict[tuple[str, tuple[str, ...]], Place] = {}

    def entry(self, item: Any, place: tuple[int, int]) -> Resource | NotExamined:
        """One change: a resource, or why it is not examined."""
        change = item.get("change") if isinstance(item, dict) else None
        if not isinstance(change, dict) or not isinstance(item.get("address"), str):
            return NotExamined("?", "?", "unsupported")
        address, type = item["address"], str(item.get("type") or "?")
        provider = str(item.get("provider_name") or "")
        action = _action(change.get("actions"))
        aside = _aside(item, change, action, provider)
        if aside is not None or action is None:
            return NotExamined(shown(address), shown(type), aside or "unsupported")
        default = self._default(address, provider)
        cloud = CLOUDS.get(provider_name(provider))
        attributes = _attributes(change)
        closes = self._configuration.closed_by(address)
        return self._builder.resource(
            Entry(address, type, action, attributes, default, cloud, *place, closes)
        )

    def _default(self, address: str, provider: str) -> Place:
        """Where the provider of a resource works, or why that is not known."""
        cloud = CLOUDS.get(provider_name(provider))
        words = self._configuration.words_of(address, provider)
        if cloud is None or not words:
            return Place(why="not-told")
        if (cloud, words) not in self._defaults:
            regions = [self._builder.places.region(cloud, word) for word in words]
            known = tuple(region for region in regions if region)[:1]
            self._defaults[cloud, words] = Place(known) if known else Place(why="not-understood")
        return self._defaults[cloud, words]


def _action(actions: Any) -> Action | None:
    if not isinstance(actions, list) or not all(isinstance(a, str) for a in actions):
        return None
    return _ACTIONS.get(tuple(actions))


def _aside(
    item: dict[str, Any], change: dict[str, Any], action: Action | None, provider: str
) -> Aside | None:
    """Why a change is not examined; None where it is."""
    if item.get("mode") == "data":
        return "data-source"
    if change.get("actions") == ["delete"]:
        return "deleted"
    if action is None:
        return "unsupported"
    return "no-object" if provider_name(provider) in NO_CLOUD else None


def _attributes(change: dict[str, Any]) -> Attributes:
    """What will be; of a resource that the plan forgets, and that goes on living, what is."""
    if change.get("actions") == ["forget"]:
        return Attributes(change.get("before"), None, change.get("before_sensitive"))
    return Attributes(
        change.get("after"), change.get("after_unknown"), change.get("after_sensitive")
    )
