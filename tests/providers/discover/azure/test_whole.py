"""A whole inventory of the synthetic Azure: joined, resumed, the same bytes, the same as plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.azure.reader import GRAPH, RESOURCES
from courtier.providers.discover.opened import open_inventory
from courtier.providers.discover.whole import Asked, discover
from courtier.providers.resources.attributes import Attributes
from courtier.providers.resources.build import Builder, Entry
from courtier.results.inventory import Inventory
from courtier.results.resources import Place, Resource
from courtier.values.errors import OutsideError
from tests.providers.discover.azure.conftest import Reading
from tests.providers.discover.azure.world import World, failure, row, subscription

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
DAY = date(2026, 11, 21)
ONE = subscription(1)
STORAGE = "Microsoft.Storage/storageAccounts"
RESOURCES_OF_ALL_KINDS: list[dict[str, Any]] = [
    row(1, "a-vm", "Microsoft.Compute/virtualMachines", tags={"projet": "permis"},
        properties={"hardwareProfile": {"vmSize": "Standard_D2s_v5"}, "priority": "Spot",
                    "storageProfile": {"osDisk": {"osType": "Linux"}},
                    "extended": {"instanceView": {"powerState": {"code": "PowerState/running"}}}}),
    row(1, "b-disk", "Microsoft.Compute/disks", location="canadaeast",
        sku={"name": "Premium_LRS", "tier": "Premium"},
        properties={"diskSizeGB": 128, "tier": "P10"}),
    row(1, "c-st", STORAGE, sku={"name": "Standard_GRS"}, kind="StorageV2",
        properties={"allowBlobPublicAccess": True, "publicNetworkAccess": "Enabled"}),
    row(1, "d-pg", "Microsoft.DBforPostgreSQL/flexibleServers", sku={"name": "Standard_D4ds_v5"},
        properties={"network": {"publicNetworkAccess": "Disabled"}, "state": "Ready",
                    "storage": {"storageSizeGB": 256},
                    "highAvailability": {"mode": "ZoneRedundant"}}),
    row(1, "e-cosmos", "Microsoft.DocumentDB/databaseAccounts",
        properties={"publicNetworkAccess": "Enabled", "locations": [
            {"locationName": "Canada Central"}, {"locationName": "France Central"}]}),
    row(1, "f-site", "Microsoft.Web/sites", kind="functionapp,linux"),
    row(1, "g-logic", "Microsoft.Web/sites", kind="functionapp,workflowapp"),
    row(1, "h-web", "Microsoft.Web/sites", kind="app,linux"),
    row(1, "i-dns", "Microsoft.Network/dnsZones", location="global"),
    row(1, "j-odd", "Contoso.Example/things"),
]  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


@pytest.fixture
def all_kinds(world: World) -> World:
    world.rows = {1: RESOURCES_OF_ALL_KINDS, 2: []}
    world.chains = {1: [{"name": "mg", "displayName": "Services"}]}
    return world


def write(reading: Reading, output: Path, facts: ResourceFacts, **how: Any) -> Inventory:
    asked = Asked(output, DAY, reading.options, "facts", **how)
    return discover(reading.reader(), asked, facts)


def opened(output: Path, facts: ResourceFacts) -> dict[str, Resource]:
    rows = open_inventory(str(output), "x", facts).rows()
    return {f.id.rpartition("/")[2]: r for f, r in rows if isinstance(r, Resource)}


def test_what_two_listings_tell_of_a_resource_is_joined(
    all_kinds: World, reading: Reading, tmp_path: Path, facts: ResourceFacts
) -> None:
    lower = [one | {"id": one["id"].lower()} for one in RESOURCES_OF_ALL_KINDS]
    all_kinds.faults["ResourceGraph"] = [
        all_kinds.answer,
        lambda ask: ask.json({"totalRecords": 10, "count": 10, "data": lower,
                              "resultTruncated": "false"}),
    ]  # fmt: skip
    head = write(reading, tmp_path / "i.jsonl", facts)
    assert (head.resources, head.complete) == (10, True)
    assert head.accounts[0].path == ("Services",)
    assert [one.type for one in head.unknown_types] == ["contoso.example/things"]
    for found, _ in open_inventory(str(tmp_path / "i.jsonl"), "x", facts).rows():
        assert found.listings == (GRAPH, RESOURCES)


def test_what_the_tables_make_of_it(
    all_kinds: World, reading: Reading, tmp_path: Path, facts: ResourceFacts
) -> None:
    write(reading, tmp_path / "i.jsonl", facts)
    found = opened(tmp_path / "i.jsonl", facts)
    assert found["a-vm"].size == {"shape": "Standard_D2s_v5", "os": "Linux", "market": "Spot",
                                  "state": "PowerState/running"}  # fmt: skip
    assert found["a-vm"].tags == {"projet": "permis"}
    assert found["b-disk"].place.regions == ("azure:canadaeast",)
    assert found["b-disk"].size == {"gib": "128", "class": "Premium_LRS", "tier": "P10"}
    assert (found["c-st"].public.holds, found["c-st"].encrypted.holds) == (True, True)
    assert found["c-st"].size == {"class": "Standard_GRS"}
    assert found["d-pg"].public.holds is False
    assert found["d-pg"].size == {"shape": "Standard_D4ds_v5", "gib": "256", "state": "Ready",
                                  "spread": "ZoneRedundant"}  # fmt: skip
    assert found["e-cosmos"].place.regions == ("azure:canadacentral", "azure:francecentral")
    services = [found[name].service for name in ("f-site", "g-logic", "h-web")]
    assert services == ["Azure Functions", "Logic Apps", "Web Apps (App Service)"]
    assert found["i-dns"].place.why == "global"
    assert not found["j-odd"].known_type


def test_without_the_graph_what_the_list_does_not_tell_stays_unknown(
    all_kinds: World, reading: Reading, tmp_path: Path, facts: ResourceFacts
) -> None:
    all_kinds.faults["ResourceGraph"] = [failure(403, "Forbidden")] * 9
    head = write(reading, tmp_path / "i.jsonl", facts)
    assert not head.complete
    assert head.resources == 10
    found = opened(tmp_path / "i.jsonl", facts)
    assert found["c-st"].public.holds is None
    assert "shape" not in found["a-vm"].size
    assert found["b-disk"].place.regions == ("azure:canadaeast",)


def test_a_what_if_and_an_inventory_of_the_same_resources_agree(
    all_kinds: World, reading: Reading, tmp_path: Path, facts: ResourceFacts
) -> None:
    write(reading, tmp_path / "i.jsonl", facts)
    found = opened(tmp_path / "i.jsonl", facts)
    builder = Builder("arm", facts)
    for one in RESOURCES_OF_ALL_KINDS:
        planned = builder.resource(
            Entry(one["id"], one["type"], "create", Attributes(one), Place(why="not-told"), "azure")
        )
        there = found[one["id"].rpartition("/")[2]]
        for name in ("type", "need", "service", "place", "encrypted", "public", "size", "provider"):
            assert getattr(there, name) == getattr(planned, name), (one["id"], name)


def test_a_run_that_the_token_ended_goes_on_and_gives_the_same_bytes(
    all_kinds: World, reading: Reading, tmp_path: Path, facts: ResourceFacts
) -> None:
    write(reading, tmp_path / "straight.jsonl", facts)
    expired = failure(401, "ExpiredAuthenticationToken")
    all_kinds.faults["ResourceGraph"] = [all_kinds.answer, expired, expired]
    output = tmp_path / "resumed.jsonl"
    with pytest.raises(OutsideError):
        write(reading, output, facts)
    assert not output.exists()
    all_kinds.faults.clear()
    before = len(all_kinds.asked)
    write(reading, output, facts, resume=True)
    again = [path for _, path in all_kinds.asked[before:]]
    assert f"/subscriptions/{ONE}/resources" not in again
    assert output.read_bytes() == (tmp_path / "straight.jsonl").read_bytes()


def test_two_runs_give_the_same_bytes(
    all_kinds: World, reading: Reading, tmp_path: Path, facts: ResourceFacts
) -> None:
    for name, page in (("a", 1000), ("b", 3)):
        all_kinds.page = page
        write(reading, tmp_path / f"{name}.jsonl", facts)
    all_kinds.rows[1] = list(reversed(RESOURCES_OF_ALL_KINDS))
    write(reading, tmp_path / "c.jsonl", facts)
    first = (tmp_path / "a.jsonl").read_bytes()
    assert (tmp_path / "b.jsonl").read_bytes() == first
    assert (tmp_path / "c.jsonl").read_bytes() == first


def built(facts: ResourceFacts, type: str, properties: dict[str, Any], **more: Any) -> Resource:
    """The resource that a row gives."""
    values = {"location": "canadacentral", "properties": properties, **more}
    entry = Entry("x", type, "found", Attributes(values), Place(why="not-told"), "azure")
    return Builder("azure", facts).resource(entry)


@pytest.mark.parametrize(
    ("type", "properties", "public"),
    [
        ("Microsoft.KeyVault/vaults", {"publicNetworkAccess": "Enabled"}, True),
        ("Microsoft.KeyVault/vaults", {"publicNetworkAccess": "disabled"}, False),
        ("Microsoft.KeyVault/vaults", {"publicNetworkAccess": "SecuredByPerimeter"}, None),
        ("Microsoft.KeyVault/vaults", {"publicNetworkAccess": ""}, None),
        ("Microsoft.KeyVault/vaults", {}, None),
        ("Microsoft.DBforPostgreSQL/flexibleServers",
         {"network": {"publicNetworkAccess": "A word of tomorrow"}}, None),
        ("Microsoft.ContainerInstance/containerGroups", {"ipAddress": {"type": ""}}, None),
        ("Microsoft.ContainerInstance/containerGroups", {"ipAddress": {"type": "Private"}}, False),
        (STORAGE, {"allowBlobPublicAccess": True, "publicNetworkAccess": "Enabled"}, True),
        (STORAGE, {"allowBlobPublicAccess": False, "publicNetworkAccess": "Enabled"}, None),
        (STORAGE, {"allowBlobPublicAccess": False, "publicNetworkAccess": "Disabled"}, False),
        (STORAGE, {"allowBlobPublicAccess": False, "networkAcls": {"defaultAction": "Deny"}},
         False),
        (STORAGE, {"allowBlobPublicAccess": False, "networkAcls": {"defaultAction": "Allow"}},
         None),
        ("Microsoft.DesktopVirtualization/hostPools",
         {"publicNetworkAccess": "EnabledForClientsOnly"}, True),
        ("Microsoft.Insights/dataCollectionEndpoints",
         {"networkAcls": {"publicNetworkAccess": "Disabled"}}, False),
        ("Microsoft.Web/hostingEnvironments", {"internalLoadBalancingMode": "None"}, True),
        ("Microsoft.Web/hostingEnvironments", {"internalLoadBalancingMode": "Publishing"}, True),
        ("Microsoft.Web/hostingEnvironments", {"internalLoadBalancingMode": "Web"}, None),
        ("Microsoft.Sql/servers/firewallRules", {"startIpAddress": "0.0.0.0"}, True),
        ("Microsoft.Sql/servers/firewallRules", {"startIpAddress": "0.0.0.1"}, None),
    ],
)  # fmt: skip
def test_only_a_word_that_says_so_closes(
    facts: ResourceFacts, type: str, properties: Any, public: bool | None
) -> None:
    assert built(facts, type, properties).public.holds is public


@pytest.mark.parametrize(("kind", "public"), [("FileStorage", False), ("StorageV2", None)])
def test_only_an_account_that_can_have_no_website_is_closed_by_its_containers(
    facts: ResourceFacts, kind: str, public: bool | None
) -> None:
    told = built(facts, STORAGE, {"allowBlobPublicAccess": False}, kind=kind)
    assert told.public.holds is public


def test_an_image_stands_where_its_copies_are_too(facts: ResourceFacts) -> None:
    copies = {"publishingProfile": {"targetRegions": [{"name": "Canada East"},
                                                      {"name": "East US"}]}}  # fmt: skip
    place = built(facts, "Microsoft.Compute/galleries/images/versions", copies).place
    assert place.regions == ("azure:canadacentral", "azure:canadaeast", "azure:eastus")


def test_every_size_of_a_row_names_a_word_once(facts: ResourceFacts) -> None:
    for kind in facts.types.values():
        if kind.format == "arm":
            words = [item.partition("=")[0] for item in kind.size_from.split()]
            assert len(words) == len(set(words)), kind.type


@pytest.mark.parametrize(
    "type",
    ["Microsoft.DBforMySQL/servers", "Microsoft.DBforPostgreSQL/servers",
     "Microsoft.DBforMariaDB/servers", "Microsoft.HDInsight/clusters",
     "Microsoft.Cache/redisEnterprise",
     "Microsoft.StreamAnalytics/streamingjobs", "Microsoft.NotificationHubs/namespaces",
     "Microsoft.NetApp/netAppAccounts/capacityPools", "Microsoft.DocumentDB/mongoClusters",
     "Microsoft.Sql/managedInstances/databases", "Microsoft.HealthcareApis/workspaces/fhirservices",
     "Microsoft.StorageSync/storageSyncServices", "Microsoft.ElasticSan/elasticSans",
     "Microsoft.Purview/accounts", "Microsoft.Synapse/workspaces/sqlPools"],
)  # fmt: skip
def test_what_holds_data_is_known(facts: ResourceFacts, type: str) -> None:
    kind = facts.type_of("azure", type.lower())
    assert kind is not None
    assert kind.need not in ("none", "network")
