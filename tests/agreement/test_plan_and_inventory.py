"""What is planned and what is found are the same things: one list, told by both, judged alike."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from courtier.check.found.sizes import Sizes
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.knowledge.shapes import Shapes
from courtier.providers.discover.opened import open_inventory
from courtier.providers.plans.read import open_plan
from courtier.results.inventory import Cloud
from courtier.results.resources import Resource
from tests.agreement.one_list import Thing, things, write_inventories, write_plan
from tests.cli.courtier_run import courtier

WORKLOAD = """\
courtier: 1
id: permis
name: {fr: Permis, en: Permits}
organization: {name: Ville exemple, kind: municipality, legal_regime: c-19, privacy_regime: a-2.1}
reference_date: 2026-11-23
information:
  - {id: demandes, kind: contact-public, subjects: [citizens], persons: 8000, form: clear}
hosting: {places: {data: canada}}
"""
DAY = ("--as-of", "2026-11-23")
ALIKE = ("resource-place", "resource-certification")
"""The findings on regions and services, which a plan and an inventory both hold."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.fixture(scope="module")
def facts(knowledge: Knowledge) -> ResourceFacts:
    return resource_facts(knowledge)


@pytest.fixture(scope="module")
def sizes(knowledge: Knowledge, facts: ResourceFacts) -> Sizes:
    prices = knowledge.prices(date(2026, 11, 23))
    assert prices is not None
    return Sizes(facts, Shapes(prices[1]))


@pytest.fixture(scope="module")
def told(
    tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge, facts: ResourceFacts
) -> Path:
    """A folder with the plan, the inventories and the workload."""
    folder = tmp_path_factory.mktemp("agreement")
    write_plan(folder, things())
    assert len(list(write_inventories(folder, things(), facts, knowledge.sha256))) == 3
    (folder / "permis.yaml").write_text(WORKLOAD, "utf-8")
    return folder


def named(resources: Any) -> dict[str, Resource]:
    """Resources by the name that both tellings bear."""
    found = {}
    for resource in resources:
        assert isinstance(resource, Resource)
        found[_name(resource.address)] = resource
    return found


def _name(address: str) -> str:
    return address.replace(".", "/").rsplit("/", 1)[-1]


@pytest.fixture(scope="module")
def planned(told: Path, facts: ResourceFacts) -> dict[str, Resource]:
    return named(open_plan(str(told / "plan.json"), "plan.json", facts).resources())


@pytest.fixture(scope="module")
def found(told: Path, facts: ResourceFacts) -> dict[str, Resource]:
    rows: dict[str, Resource] = {}
    for cloud in ("aws", "azure", "google"):
        opened = open_inventory(str(told / f"{cloud}.jsonl"), cloud, facts)
        rows |= named(opened.resources())
    return rows


def test_every_thing_is_told_by_both(
    planned: Mapping[str, Resource], found: Mapping[str, Resource]
) -> None:
    names = {thing.name for thing in things()}
    assert len(names) == 72
    assert set(planned) == set(found) == names
    assert all(one.known_type for one in (*planned.values(), *found.values()))


@pytest.mark.parametrize("thing", things(), ids=lambda t: f"{t.cloud}-{t.kind}-{t.region}-{t.name}")
def test_region_service_and_size_agree(
    thing: Thing, planned: Mapping[str, Resource], found: Mapping[str, Resource], sizes: Sizes
) -> None:
    one, other = planned[thing.name], found[thing.name]
    assert len(one.place.regions) == 1
    assert thing.region in one.place.regions[0]
    assert one.place == other.place
    assert (one.provider, one.need, one.service) == (other.provider, other.need, other.service)
    assert one.service
    assert one.tags == other.tags == {"projet": "permis"}
    assert _amounts(one, sizes) == _amounts(other, sizes)


def test_sizes_are_those_of_the_list(found: Mapping[str, Resource], sizes: Sizes) -> None:
    """The comparison above would hold of two silences: what is told is the size of each thing."""
    measures = {"machine": "machines", "disk": "block", "database": "database-storage"}
    for thing in things():
        amounts = _amounts(found[thing.name], sizes)
        if thing.kind in measures:
            wanted = 1 if thing.kind == "machine" else thing.gib
            assert amounts[measures[thing.kind]] == wanted, thing
        else:
            assert amounts == {"object": None}


def _amounts(resource: Resource, sizes: Sizes) -> dict[str, Decimal | None]:
    return {amount.measure: amount.number for amount in sizes.amounts(resource)}


def judged(*arguments: str, folder: Path) -> set[tuple[str, str, str, str]]:
    """What a command says of regions and services: finding, status, name, detail."""
    ran = courtier(*arguments, *DAY, "--format", "json", "--fail-on", "error", cwd=folder)
    assert ran.code in (0, 13), ran.err
    findings = json.loads(ran.out)["findings"]
    return {
        (one["id"], one["status"], _name(address), one["detail"])
        for one in findings
        if one["id"] in ALIKE
        for address in _addresses(one)
    }


def _addresses(finding: dict[str, Any]) -> list[str]:
    """The address of a finding; those that its text enumerates where it is of several."""
    address = finding["subject"]["address"]
    if address is not None:
        return [str(address)]
    return str(finding["text"]["en"]).partition(": ")[0].split(", ")


def test_check_and_drift_say_the_same_of_regions_and_services(told: Path) -> None:
    plan = judged("check", "--plan", "plan.json", "permis.yaml", folder=told)
    drift = {
        item
        for cloud in ("aws", "azure", "google")
        for item in judged("drift", f"{cloud}.jsonl", "permis.yaml", folder=told)
    }
    outside = {name for id, status, name, _ in drift if (id, status) == (ALIKE[0], "failed")}
    assert outside == {thing.name for thing in things() if _is_abroad(thing)}
    assert plan == drift


def _is_abroad(thing: Thing) -> bool:
    return thing.region in ("us-east-1", "francecentral", "us-central1")


@pytest.mark.parametrize("cloud", ["aws", "azure", "google"])
def test_a_draft_holds_the_sizes_and_regions_of_the_plan(
    cloud: Cloud, told: Path, tmp_path: Path, planned: Mapping[str, Resource], sizes: Sizes
) -> None:
    line = ("discover", cloud, "--from", f"{cloud}.jsonl", "--by", "tag:projet")
    ran = courtier(*line, "--draft", str(tmp_path / "drafts"), cwd=told)
    assert ran.code == 0, ran.err
    text = (tmp_path / "drafts" / "permis.yaml").read_text("utf-8")
    draft = yaml.safe_load(text)
    resources = [planned[thing.name] for thing in things() if thing.cloud == cloud]
    wanted: Any = Counter()
    for one in resources:
        amounts = _amounts(one, sizes)
        if None not in amounts.values():  # else the draft asks for it, and gives no figure
            wanted.update({name: n for name, n in amounts.items() if n and name in DRAFTED})
    assert wanted["machines"] == 6
    assert (set(wanted) == DRAFTED) is (cloud != "google")
    assert _drafted(draft["needs"]) == wanted
    regions = {region for one in resources for region in one.place.regions}
    assert len(regions) == 3
    assert [region for region in regions if f"{region} ×" not in text] == []


DRAFTED = {"machines", "vcpu", "memory", "block", "databases", "database-storage"}


def _drafted(needs: dict[str, Any]) -> Any:
    """The sums of a draft, by the words of the plan's."""
    found: Any = Counter()
    for machine in needs["compute"]:
        count = Decimal(machine["count"])
        found["machines"] += count
        found["vcpu"] += count * Decimal(str(machine["vcpu"]))
        found["memory"] += count * Decimal(str(machine["memory_gib"]))
    for storage in needs["storage"]:
        found[storage["kind"]] += Decimal(str(storage["gib"]))
    for database in needs.get("databases", ()):
        found["databases"] += 1
        found["database-storage"] += Decimal(str(database["storage_gib"]))
    return found
