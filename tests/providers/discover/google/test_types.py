"""The rows of types of Google Cloud: what they cover, what they make of the data of services."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.resources import ResourceType, clauses_of
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.google.shape import found_of
from courtier.providers.resources.attributes import Attributes
from courtier.providers.resources.build import Builder, Entry
from courtier.results.resources import Place, Resource

WORLD = {"bindings": [{"role": "roles/viewer", "members": ["allUsers"]}]}
SAME = {
    "google_alloydb_cluster": "alloydb/Cluster",
    "google_alloydb_instance": "alloydb/Instance",
    "google_app_engine_application": "appengine/Application",
    "google_artifact_registry_repository": "artifactregistry/Repository",
    "google_backup_dr_backup_vault": "backupdr/BackupVault",
    "google_bigquery_dataset": "bigquery/Dataset",
    "google_bigquery_table": "bigquery/Table",
    "google_bigtable_instance": "bigtableadmin/Instance",
    "google_bigtable_table": "bigtableadmin/Table",
    "google_cloud_run_service": "run/Service",
    "google_cloud_run_v2_service": "run/Service",
    "google_cloud_scheduler_job": "cloudscheduler/Job",
    "google_cloud_tasks_queue": "cloudtasks/Queue",
    "google_cloudfunctions2_function": "cloudfunctions/Function",
    "google_cloudfunctions_function": "cloudfunctions/CloudFunction",
    "google_composer_environment": "composer/Environment",
    "google_compute_address": "compute/Address",
    "google_compute_autoscaler": "compute/Autoscaler",
    "google_compute_backend_bucket": "compute/BackendBucket",
    "google_compute_backend_service": "compute/BackendService",
    "google_compute_disk": "compute/Disk",
    "google_compute_firewall": "compute/Firewall",
    "google_compute_forwarding_rule": "compute/ForwardingRule",
    "google_compute_global_address": "compute/GlobalAddress",
    "google_compute_global_forwarding_rule": "compute/GlobalForwardingRule",
    "google_compute_ha_vpn_gateway": "compute/VpnGateway",
    "google_compute_health_check": "compute/HealthCheck",
    "google_compute_image": "compute/Image",
    "google_compute_instance": "compute/Instance",
    "google_compute_managed_ssl_certificate": "compute/SslCertificate",
    "google_compute_network": "compute/Network",
    "google_compute_region_backend_service": "compute/RegionBackendService",
    "google_compute_region_disk": "compute/RegionDisk",
    "google_compute_resource_policy": "compute/ResourcePolicy",
    "google_compute_route": "compute/Route",
    "google_compute_router": "compute/Router",
    "google_compute_security_policy": "compute/SecurityPolicy",
    "google_compute_snapshot": "compute/Snapshot",
    "google_compute_ssl_certificate": "compute/SslCertificate",
    "google_compute_ssl_policy": "compute/SslPolicy",
    "google_compute_subnetwork": "compute/Subnetwork",
    "google_compute_target_http_proxy": "compute/TargetHttpProxy",
    "google_compute_target_https_proxy": "compute/TargetHttpsProxy",
    "google_compute_url_map": "compute/UrlMap",
    "google_compute_vpn_tunnel": "compute/VpnTunnel",
    "google_container_cluster": "container/Cluster",
    "google_data_fusion_instance": "datafusion/Instance",
    "google_dataflow_job": "dataflow/Job",
    "google_dataproc_cluster": "dataproc/Cluster",
    "google_dns_managed_zone": "dns/ManagedZone",
    "google_dns_record_set": "dns/ResourceRecordSet",
    "google_essential_contacts_contact": "essentialcontacts/Contact",
    "google_eventarc_trigger": "eventarc/Trigger",
    "google_filestore_instance": "file/Instance",
    "google_firestore_database": "firestore/Database",
    "google_folder": "cloudresourcemanager/Folder",
    "google_iam_workload_identity_pool": "iam/WorkloadIdentityPool",
    "google_iam_workload_identity_pool_provider": "iam/WorkloadIdentityPoolProvider",
    "google_kms_crypto_key": "cloudkms/CryptoKey",
    "google_kms_key_ring": "cloudkms/KeyRing",
    "google_logging_project_bucket_config": "logging/LogBucket",
    "google_logging_project_sink": "logging/LogSink",
    "google_memcache_instance": "memcache/Instance",
    "google_monitoring_alert_policy": "monitoring/AlertPolicy",
    "google_monitoring_dashboard": "monitoring/Dashboard",
    "google_org_policy_policy": "orgpolicy/Policy",
    "google_project": "cloudresourcemanager/Project",
    "google_project_iam_custom_role": "iam/Role",
    "google_project_organization_policy": "orgpolicy/Policy",
    "google_project_service": "serviceusage/Service",
    "google_pubsub_subscription": "pubsub/Subscription",
    "google_pubsub_topic": "pubsub/Topic",
    "google_redis_instance": "redis/Instance",
    "google_secret_manager_secret": "secretmanager/Secret",
    "google_secret_manager_secret_version": "secretmanager/SecretVersion",
    "google_service_account": "iam/ServiceAccount",
    "google_service_account_key": "iam/ServiceAccountKey",
    "google_spanner_database": "spanner/Database",
    "google_spanner_instance": "spanner/Instance",
    "google_sql_database_instance": "sqladmin/Instance",
    "google_storage_bucket": "storage/Bucket",
    "google_vertex_ai_dataset": "aiplatform/Dataset",
    "google_vertex_ai_endpoint": "aiplatform/Endpoint",
    "google_vpc_access_connector": "vpcaccess/Connector",
    "google_workbench_instance": "notebooks/Instance",
    "google_workflows_workflow": "workflows/Workflow",
}
"""What a plan calls each type that a listing tells with the same need and the same service."""
OTHER = {
    "google_compute_instance_group_manager": "compute/InstanceGroupManager",
    "google_compute_region_instance_group_manager": "compute/InstanceGroupManager",
    "google_compute_instance_template": "compute/InstanceTemplate",
    "google_container_node_pool": "container/NodePool",
    "google_container_registry": "containerregistry/Image",
    "google_notebooks_instance": "notebooks/Instance",
    "google_compute_region_health_check": "compute/HealthCheck",
    "google_compute_region_url_map": "compute/UrlMap",
}
"""Types that a listing tells otherwise: machines and images one by one, several types as one."""
NOT_LISTED = {
    "google_bigquery_job", "google_compute_attached_disk", "google_compute_network_peering",
    "google_compute_router_nat", "google_compute_shared_vpc_host_project",
    "google_compute_shared_vpc_service_project", "google_project_iam_audit_config",
    "google_service_networking_connection", "google_sql_database", "google_sql_user",
    "google_storage_bucket_access_control", "google_storage_bucket_acl",
    "google_storage_bucket_object",
}  # fmt: skip
"""What no listing tells as a resource; grants are told with the resource that they open."""
_GRANTS = ("_iam_member", "_iam_binding", "_iam_policy")


def full(type: str) -> str:
    service, name = type.split("/")
    return f"{service}.googleapis.com/{name}"


@pytest.fixture(scope="module")
def facts(knowledge: Knowledge) -> ResourceFacts:
    return resource_facts(knowledge)


@pytest.fixture(scope="module")
def rows(facts: ResourceFacts) -> dict[str, ResourceType]:
    return {kind.type: kind for kind in facts.types.values() if kind.format == "google"}


@pytest.fixture(scope="module")
def planned(facts: ResourceFacts) -> dict[str, ResourceType]:
    return {kind.type: kind for kind in facts.types.values() if kind.type.startswith("google_")}


def test_every_type_of_plans_is_covered_or_named(planned: dict[str, ResourceType]) -> None:
    left = {type for type in planned if not type.endswith(_GRANTS)}
    assert left == set(SAME) | set(OTHER) | NOT_LISTED
    assert not set(SAME) & set(OTHER)


def test_plan_and_inventory_agree_on_need_service_and_encryption(
    rows: dict[str, ResourceType], planned: dict[str, ResourceType]
) -> None:
    for type, listed in SAME.items():
        plan, found = planned[type], rows[full(listed)]
        expected = plan.need, plan.service, plan.scope == "global", plan.encrypted_by
        told = found.need, found.service, found.scope == "global", found.encrypted_by
        assert told == expected, type
    assert {full(listed) for listed in OTHER.values()} <= set(rows)


def test_machines_that_are_told_one_by_one_are_not_counted_twice(
    rows: dict[str, ResourceType],
) -> None:
    for name in ("compute/InstanceGroupManager", "compute/InstanceGroup", "container/NodePool",
                 "compute/InstanceTemplate"):  # fmt: skip
        assert (rows[full(name)].need, rows[full(name)].size_from) == ("none", "")


def test_paths_are_those_of_the_services(rows: dict[str, ResourceType]) -> None:
    for kind in rows.values():
        assert not [path for path in paths_of(kind) if "_" in path], kind.type
        assert kind.provider == "gcp"
        assert kind.tags_from in ("", "tags")
        assert bool(kind.region_from) == (kind.scope != "global")


def paths_of(kind: ResourceType) -> list[str]:
    """Every path that a row names."""
    cells = (kind.encrypted_by, kind.public_by, kind.private_by)
    tests = [".".join(one.path) for cell in cells for way in clauses_of(cell) for one in way]
    sizes = [item.partition("=")[2] for item in kind.size_from.split()]
    return [*tests, *sizes, *kind.region_from.split()]


# What the rows make of data


def built(facts: ResourceFacts, type: str, data: dict[str, Any], **more: Any) -> Resource:
    """The resource that an asset gives."""
    item = {"name": "//x", "assetType": full(type), "resource": {"data": data}, "ancestors": [],
            **more}  # fmt: skip
    found = found_of(item, "alpha", "export")
    told = {"region": found.region} if found.region else {}
    entry = Entry(found.id, found.type, "found", Attributes({**told, **found.attributes}),
                  Place(why="not-told"), "gcp")  # fmt: skip
    return Builder("google", facts).resource(entry)


MACHINE = {
    "machineType": "https://www.googleapis.com/compute/v1/projects/p/zones/z/machineTypes/e2-small",
    "zone": "https://www.googleapis.com/compute/v1/projects/p/zones/northamerica-northeast2-c",
    "status": "TERMINATED", "scheduling": {"provisioningModel": "SPOT"},
    "disks": [{"licenses": ["https://x/licenses/windows-server-2022-dc"]}],
}  # fmt: skip
SQL = {
    "region": "northamerica-northeast1", "databaseVersion": "POSTGRES_16",
    "settings": {"tier": "db-custom-4-16384", "dataDiskSizeGb": "500",
                 "availabilityType": "REGIONAL", "ipConfiguration": {"ipv4Enabled": False}},
}  # fmt: skip


@pytest.mark.parametrize(
    ("type", "data", "size"),
    [
        ("compute/Instance", MACHINE,
         {"shape": MACHINE["machineType"], "os": "https://x/licenses/windows-server-2022-dc",
          "state": "TERMINATED", "market": "SPOT"}),
        ("compute/Disk", {"sizeGb": "200", "type": "https://x/diskTypes/pd-ssd"},
         {"gib": "200", "class": "https://x/diskTypes/pd-ssd"}),
        ("sqladmin/Instance", SQL, {"shape": "db-custom-4-16384", "gib": "500",
                                    "engine": "POSTGRES_16", "spread": "REGIONAL"}),
        ("storage/Bucket", {"storageClass": "NEARLINE"}, {"class": "NEARLINE"}),
        ("redis/Instance", {"memorySizeGb": 5.0, "tier": "BASIC"}, {"gib": "5", "class": "BASIC"}),
        ("file/Instance", {"tier": "ENTERPRISE", "fileShares": [{"capacityGb": "1024"}]},
         {"gib": "1024", "class": "ENTERPRISE"}),
        ("memcache/Instance", {"nodeCount": 3.0, "nodeConfig": {"cpuCount": 2}},
         {"count": "3", "vcpu": "2"}),
        ("cloudfunctions/CloudFunction", {"availableMemoryMb": 256}, {"mib": "256"}),
        ("bigtableadmin/Cluster", {"serveNodes": 3}, {"count": "3"}),
    ],
)  # fmt: skip
def test_sizes_are_those_of_the_data(facts: ResourceFacts, type: str, data: Any, size: Any) -> None:
    assert built(facts, type, data).size == size


INHERITED = {"iamConfiguration": {"publicAccessPrevention": "inherited"}}
ENFORCED = {"iamConfiguration": {"publicAccessPrevention": "enforced"}}
PRIVATE = {"privateClusterConfig": {"enablePrivateEndpoint": True}}
BACKED_UP = {**SQL, "settings": {"backupConfiguration": {"location": "us"}}}
TWO_REGIONS = {"customPlacementConfig": {"dataLocations": [
    "NORTHAMERICA-NORTHEAST1", "NORTHAMERICA-NORTHEAST2"]}}  # fmt: skip


@pytest.mark.parametrize(
    ("type", "data", "policy", "public"),
    [
        ("storage/Bucket", INHERITED, None, None),
        ("storage/Bucket", INHERITED, WORLD, True),
        ("storage/Bucket", ENFORCED, WORLD, False),
        ("storage/Bucket", ENFORCED, None, False),
        ("storage/Bucket", {**INHERITED, "acl": []}, None, None),
        ("storage/Bucket", {**INHERITED, "acl": [{"entity": "allUsers"}]}, None, True),
        ("storage/Bucket", {}, WORLD, None),
        ("bigquery/Dataset", {"access": [{"specialGroup": "allAuthenticatedUsers"}]}, None, True),
        ("bigquery/Dataset", {"access": [{"userByEmail": "x"}]}, None, None),
        ("run/Service", {}, WORLD, True),
        ("run/Service", {"ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY"}, None, False),
        ("run/Service", {"ingress": "INGRESS_TRAFFIC_ALL"}, None, None),
        ("sqladmin/Instance", SQL, None, False),
        ("sqladmin/Instance", {"settings": {"ipConfiguration": {"ipv4Enabled": True}}}, None, True),
        ("container/Cluster", PRIVATE, None, False),
        ("container/Cluster", {**PRIVATE, "controlPlaneEndpointsConfig": {
            "dnsEndpointConfig": {"allowExternalTraffic": True}}}, None, True),
        ("container/Cluster", {**PRIVATE, "controlPlaneEndpointsConfig": {
            "ipEndpointsConfig": {"enablePublicEndpoint": True}}}, None, True),
        ("container/Cluster", {}, None, None),
        ("compute/ForwardingRule", {"loadBalancingScheme": "EXTERNAL"}, None, True),
        ("compute/ForwardingRule", {"loadBalancingScheme": "INTERNAL"}, None, False),
        ("compute/ForwardingRule", {"loadBalancingScheme": "A_WORD_OF_TOMORROW"}, None, None),
        ("compute/Address", {"addressType": "INTERNAL"}, None, False),
        ("compute/Address", {"addressType": "UNSPECIFIED_TYPE"}, None, None),
        ("storage/Bucket", {"iamConfiguration": {"publicAccessPrevention": "tomorrow"},
                            "acl": [{"entity": "project-owners-1"}]}, None, None),
        ("cloudfunctions/Function", {"serviceConfig": {
            "ingressSettings": "ALLOW_INTERNAL_AND_GCLB"}}, None, None),
        ("cloudfunctions/Function", {"serviceConfig": {
            "ingressSettings": "ALLOW_INTERNAL_ONLY"}}, None, False),
        ("compute/Instance", MACHINE, WORLD, None),
    ],
)  # fmt: skip
def test_what_is_public_is_what_is_told(
    facts: ResourceFacts, type: str, data: Any, policy: Any, public: bool | None
) -> None:
    more = {"iamPolicy": policy} if policy else {}
    assert built(facts, type, data, **more).public.holds is public


@pytest.mark.parametrize(
    ("type", "data", "regions", "countries"),
    [
        ("compute/Instance", MACHINE, ("gcp:northamerica-northeast2",), ()),
        ("sqladmin/Instance", SQL, ("gcp:northamerica-northeast1",), ()),
        ("storage/Bucket", {"location": "NORTHAMERICA-NORTHEAST1"},
         ("gcp:northamerica-northeast1",), ()),
        ("storage/Bucket", {"location": "US"}, (), ("US",)),
        ("storage/Bucket", {"location": "CA", **TWO_REGIONS},
         ("gcp:northamerica-northeast1", "gcp:northamerica-northeast2"), ()),
        ("sqladmin/Instance", BACKED_UP, ("gcp:northamerica-northeast1",), ("US",)),
        ("firestore/Database", {"locationId": "northamerica-northeast1"},
         ("gcp:northamerica-northeast1",), ()),
        ("pubsub/Topic", {"messageStoragePolicy": {"allowedPersistenceRegions": [
            "northamerica-northeast1", "northamerica-northeast2"]}},
         ("gcp:northamerica-northeast1", "gcp:northamerica-northeast2"), ()),
        ("pubsub/Topic", {}, (), ()),
        ("secretmanager/Secret", {"replication": {"userManaged": {"replicas": [
            {"location": "northamerica-northeast2"}]}}}, ("gcp:northamerica-northeast2",), ()),
    ],
)  # fmt: skip
def test_places_are_those_of_the_data(
    facts: ResourceFacts, type: str, data: Any, regions: Any, countries: Any
) -> None:
    place = built(facts, type, data).place
    assert (place.regions, place.countries) == (regions, countries)
