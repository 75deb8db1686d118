"""The adapter of Google Cloud in a whole run: what is written, what is said to be unread."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.google.export import open_export
from courtier.providers.discover.google.kits import Patience, clients
from courtier.providers.discover.google.reader import GoogleReader
from courtier.providers.discover.opened import open_inventory
from courtier.providers.discover.readers import Options
from courtier.providers.discover.whole import Asked, discover
from courtier.results.inventory import Found, Inventory
from courtier.results.resources import Resource
from courtier.values.errors import OutsideError
from tests.providers.discover.google.cloud import (
    Cloud,
    bucket,
    folder,
    grant,
    machine,
    project,
    refuses,
    running,
)
from tests.providers.discover.google.exports import asset, lines, policy

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
DAY = date(2026, 11, 21)
QUICK = Patience(first=0.001, growth=1.5, longest=0.01, whole=0.3, answer=2)
BETA = "/v1/projects/beta:searchAllResources"
OPEN = grant("//storage.googleapis.com/b", "storage.googleapis.com/Bucket", "allUsers")


@pytest.fixture(scope="module")
def facts(knowledge: Knowledge) -> ResourceFacts:
    return resource_facts(knowledge)


@pytest.fixture
def read(tmp_path: Path, facts: ResourceFacts) -> Iterator[Any]:
    """Reads a cloud into a file, and gives the head and the bytes."""
    from google.auth.credentials import AnonymousCredentials

    with ExitStack() as stack:

        def reading(cloud: Cloud, **more: Any) -> tuple[Inventory, bytes]:
            stack.enter_context(running(cloud))
            services = clients(AnonymousCredentials(), cloud.base)
            output = tmp_path / "inventory.jsonl"
            head = discover(GoogleReader(services, Options(), QUICK),
                            asked(output, **more), facts)  # fmt: skip
            return head, output.read_bytes()

        yield reading


def asked(output: Path, **more: Any) -> Asked:
    told: dict[str, Any] = {"options": Options(), "knowledge": "k", "force": True, **more}
    return Asked(output=output, day=DAY, **told)


def two(**more: Any) -> Cloud:
    """Two projects in a folder."""
    return Cloud(
        projects=[project("beta", 1002, "folders/11"), project("alpha", 1001)],
        folders=[folder(11, "Services")],
        assets={"alpha": [machine("alpha", "m1"), bucket("b", "inherited"), machine("alpha", "m0")],
                "beta": [machine("beta", "m2", "northamerica-northeast2-b")]},
        policies={"alpha": [OPEN]},
        **more,
    )  # fmt: skip


def rows(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()[1:]]


def test_a_whole_cloud_is_written_in_order(read: Any) -> None:
    head, content = read(two())
    assert (head.resources, head.complete, head.unread) == (4, True, ())
    assert [a.id for a in head.accounts] == ["alpha", "beta"]
    assert [row["id"].rsplit("/", 1)[-1] for row in rows(content)] == ["b", "m0", "m1", "m2"]
    assert b"s3cret" not in content, "a script of a machine is no part of an inventory"


def test_two_listings_of_a_bucket_are_one_row(read: Any) -> None:
    _, content = read(two())
    row = rows(content)[0]
    assert row["listings"] == ["cloudasset.assets.searchAllIamPolicies",
                               "cloudasset.assets.searchAllResources"]  # fmt: skip
    assert row["attributes"]["iamPolicy"] == {"bindings": [{"members": ["allUsers"]}]}


def test_two_runs_over_the_same_answers_give_the_same_bytes(read: Any) -> None:
    first = read(two())[1]
    other = two()
    other.assets = {key: list(reversed(found)) for key, found in other.assets.items()}
    assert first == read(two())[1] == read(other)[1]


def test_a_project_that_refuses_is_unread_and_the_other_is_there(read: Any) -> None:
    head, content = read(two(always={BETA: refuses(403, "denied")}))
    (unread,) = head.unread
    assert (unread.account, unread.why, unread.matters) == ("beta", "refused", True)
    assert not head.complete
    assert {row["account"] for row in rows(content)} == {"alpha"}


def test_credentials_that_end_stop_the_run_which_goes_on(read: Any, tmp_path: Path) -> None:
    whole = read(two())[1]
    cloud = two(always={BETA: refuses(401, "expired")})
    with pytest.raises(OutsideError) as caught:
        read(cloud)
    assert "--resume" in caught.value.help.fr
    again = two()
    assert read(again, resume=True)[1] == whole
    assert not [path for path in again.asked if "alpha" in path]


def test_folders_that_are_told_at_last_are_no_longer_unread(read: Any) -> None:
    denied = refuses(403, "denied")
    cloud = two(always={"/v3/folders:search": denied, BETA: refuses(401, "expired")})
    with pytest.raises(OutsideError):
        read(cloud)
    head, _ = read(two(), resume=True)
    assert head.unread == ()


def test_an_empty_cloud_is_an_empty_inventory(read: Any) -> None:
    head, content = read(Cloud(projects=[project("alpha", 1001)]))
    assert (head.resources, head.complete, rows(content)) == (0, True, [])


def test_the_export_of_a_cloud_tells_the_same_resources(
    read: Any, tmp_path: Path, facts: ResourceFacts
) -> None:
    cloud = two()
    content = read(cloud)[1]
    found = [asset(row, number=number) for number, id in ((1001, "alpha"), (1002, "beta"))
             for row in cloud.assets[id]]  # fmt: skip
    path = tmp_path / "export.json"
    path.write_bytes(lines([*found, policy(cloud.assets["alpha"][1], "allUsers")]))
    output = tmp_path / "other.jsonl"
    discover(open_export(str(path), "export.json"), asked(output, source="export"), facts)
    told, same = ([row | {"listings": None} for row in rows(text)]
                  for text in (output.read_bytes(), content))  # fmt: skip
    assert told == same


def test_what_the_tables_make_of_it(read: Any, tmp_path: Path, facts: ResourceFacts) -> None:
    read(two())
    inventory = open_inventory(str(tmp_path / "inventory.jsonl"), "inventory.jsonl", facts)
    told = {found.id.rsplit("/", 1)[-1]: resource for found, resource in resources(inventory)}
    assert told["b"].place.regions == ("gcp:northamerica-northeast1",)
    assert (told["b"].public.holds, told["b"].encrypted.holds) == (True, True)
    assert told["m2"].place.regions == ("gcp:northamerica-northeast2",)
    assert told["m2"].size["shape"].endswith("/n2-standard-4")
    assert told["m2"].tags == {"application": "permis"}


def resources(inventory: Any) -> Iterator[tuple[Found, Resource]]:
    for found, resource in inventory.rows():
        assert isinstance(resource, Resource)
        yield found, resource
