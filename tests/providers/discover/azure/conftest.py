"""A synthetic Azure and what reads it, for the tests of this room."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from courtier.providers.discover.azure.calls import Calls
from courtier.providers.discover.azure.kit import open_kit
from courtier.providers.discover.azure.patience import Patience
from courtier.providers.discover.azure.reader import GRAPH, GROUPS, RESOURCES, AzureReader
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.providers.discover.readers import Options
from courtier.results.inventory import Found
from tests.providers.discover.azure.world import Credential, World, machines, serving, subscription

ONE, TWO = subscription(1), subscription(2)
LISTED, ASKED = f"{ONE}/resources", "ResourceGraph"
PARTS = {RESOURCES: LISTED, GRAPH: ASKED, GROUPS: "resourcegroups"}
"""Each listing, and what its path holds."""
_OWN = ("AZURE_", "COURTIER_AZURE", "IDENTITY_", "MSI_", "REQUESTS_CA_BUNDLE")


def key(listing: str, number: int = 1) -> str:
    """The key of the part of one listing of a subscription."""
    return f"{subscription(number)}/-/{listing}"


@dataclass
class Reading:
    """Reads a world without waiting for real."""

    world: World
    authority: Path
    credential: Credential = field(default_factory=Credential)
    waits: list[float] = field(default_factory=list)
    options: Options = field(default_factory=Options)

    def reader(self) -> AzureReader:
        """A reader with the real kit, and the token of nobody."""
        patience = Patience(attempts=3, sleep=self.waits.append, connect=2, read=2)
        kit = open_kit(self.credential, patience, self.world.base, str(self.authority))
        return AzureReader(Calls(kit), self.options)

    def __call__(self) -> tuple[dict[str, list[Found]], dict[str, UnreadError]]:
        """What each part gave, and the parts that were not read to their end, by their key."""
        reader = self.reader()
        found: dict[str, list[Found]] = {}
        unread: dict[str, UnreadError] = {}
        for account in reader.accounts():
            for part in reader.parts(account):
                found[part.key] = []
                self._part(reader, part, found[part.key], unread)
        return found, unread

    def _part(
        self, reader: AzureReader, part: Part, rows: list[Found], unread: dict[str, UnreadError]
    ) -> None:
        try:
            rows.extend(reader.read(part))
        except UnreadError as error:
            unread[part.key] = error


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def reading(world: World, tmp_path: Path) -> Iterator[Reading]:
    with serving(world, tmp_path) as authority:
        yield Reading(world, authority)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine's own Azure enters a test."""
    for name in [name for name in os.environ if name.startswith(_OWN)]:
        monkeypatch.delenv(name)


@pytest.fixture
def five(world: World) -> World:
    """Two subscriptions: five machines and a group, and nothing."""
    world.rows = {2: [], 1: machines(1, 5)}
    group = {
        "id": f"/subscriptions/{ONE}/resourceGroups/rg-essai",
        "type": "Microsoft.Resources/resourceGroups",
        "location": "Canada East",
        "tags": {"projet": "permis"},
    }
    world.groups = {1: [group]}
    world.chains = {1: [{"name": "mg-1", "displayName": "Services"}, {"name": "racine"}]}
    return world
