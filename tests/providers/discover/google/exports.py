"""Exports as the tool of Google Cloud writes them; nothing in them is real."""

from __future__ import annotations

import json
from typing import Any

from tests.providers.discover.google.cloud import bucket, grant, machine

Row = dict[str, Any]


def asset(found: Row, snake: bool = False, number: int = 1001, **more: Any) -> Row:
    """A result of a search as ``gcloud asset export`` writes the same resource."""
    version = found["versionedResources"][0]
    data = {**version["resource"]}
    if "labels" in found:
        data["labels"] = found["labels"]
    resource = {"version": version["version"], "data": data, "location": found["location"],
                "parent": f"//cloudresourcemanager.googleapis.com/projects/{number}"}  # fmt: skip
    type = "asset_type" if snake else "assetType"
    ancestors = [f"projects/{number}", "folders/11", "organizations/1"]
    return {"name": found["name"], type: found["assetType"], "resource": resource,
            "ancestors": ancestors, **more}  # fmt: skip


def policy(found: Row, *members: str, snake: bool = False) -> Row:
    """The policy of a resource as ``gcloud asset export --content-type=iam-policy`` writes it."""
    told = grant(found["name"], found["assetType"], *members)
    keys = ("asset_type", "iam_policy") if snake else ("assetType", "iamPolicy")
    return {"name": found["name"], keys[0]: found["assetType"], keys[1]: told["policy"],
            "ancestors": ["projects/1001", "folders/11", "organizations/1"]}  # fmt: skip


def tree() -> list[Row]:
    """A project and its folder as ``gcloud asset export`` writes them."""
    top = "//cloudresourcemanager.googleapis.com"
    return [
        {"name": f"{top}/projects/1001", "assetType": "cloudresourcemanager.googleapis.com/Project",
         "resource": {"version": "v1", "data": {"name": "Projet alpha", "projectId": "alpha",
                                                "projectNumber": "1001"}},
         "ancestors": ["projects/1001", "folders/11", "organizations/1"]},
        {"name": f"{top}/folders/11", "assetType": "cloudresourcemanager.googleapis.com/Folder",
         "resource": {"version": "v2", "data": {"displayName": "Services"}},
         "ancestors": ["folders/11", "organizations/1"]},
    ]  # fmt: skip


def rows() -> list[Row]:
    """What a search finds in one project."""
    return [machine("alpha", "m0"), machine("alpha", "m1", "northamerica-northeast2-b"),
            bucket("b")]  # fmt: skip


def listed(items: list[Row]) -> bytes:
    """A list, as ``--format=json`` writes it."""
    return json.dumps(items, indent=2).encode()


def lines(items: list[Row]) -> bytes:
    """One object a line, as ``gcloud asset export`` writes them."""
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)
