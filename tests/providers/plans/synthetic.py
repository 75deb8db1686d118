"""Plans of real shape, made for tests: no name, account or address in them exists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FULL = {
    "aws": "registry.terraform.io/hashicorp/aws",
    "azurerm": "registry.terraform.io/hashicorp/azurerm",
    "google": "registry.opentofu.org/hashicorp/google",
    "random": "registry.terraform.io/hashicorp/random",
}
SECRET = "ne-jamais-imprimer-4f1c"


def change(
    address: str,
    after: Any = None,
    *,
    provider: str = "aws",
    actions: tuple[str, ...] = ("create",),
    unknown: Any = None,
    sensitive: Any = None,
    mode: str = "managed",
    before: Any = None,
) -> dict[str, Any]:
    """One entry of ``resource_changes``."""
    type, name = address.replace("data.", "").split("[")[0].rsplit(".", 2)[-2:]
    return {
        "address": address,
        "mode": mode,
        "type": type,
        "name": name,
        "provider_name": FULL.get(provider, provider),
        "change": {
            "actions": list(actions),
            "before": before,
            "after": after,
            "after_unknown": {} if unknown is None else unknown,
            "before_sensitive": False,
            "after_sensitive": {} if sensitive is None else sensitive,
        },
    }


def constant(word: str) -> dict[str, Any]:
    """An expression that is a constant."""
    return {"constant_value": word}


def variable(name: str) -> dict[str, Any]:
    """An expression that is one variable."""
    return {"references": [f"var.{name}"]}


def provider(name: str, alias: str | None = None, **expressions: Any) -> dict[str, Any]:
    """One entry of ``provider_config``."""
    found: dict[str, Any] = {"name": name, "full_name": FULL[name], "expressions": expressions}
    return found | ({"alias": alias} if alias else {})


def block(address: str, key: str) -> dict[str, Any]:
    """One resource of the configuration."""
    type, name = address.split(".")
    return {
        "address": address, "mode": "managed", "type": type, "name": name,
        "provider_config_key": key, "expressions": {}, "schema_version": 0,
    }  # fmt: skip


def plan(
    changes: list[dict[str, Any]],
    *,
    providers: dict[str, Any] | None = None,
    blocks: list[dict[str, Any]] | None = None,
    calls: dict[str, Any] | None = None,
    variables: dict[str, str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A whole plan, its keys in the order in which Terraform writes them."""
    root: dict[str, Any] = {"resources": blocks or [], "module_calls": calls or {}}
    return {
        "format_version": "1.2",
        "terraform_version": "1.9.5",
        "variables": {name: {"value": value} for name, value in (variables or {}).items()},
        "planned_values": {"root_module": {"resources": [{"values": {"x": [1, "]}"]}}]}},
        "resource_changes": changes,
        "output_changes": {"secret": {"after": SECRET, "after_sensitive": True}},
        "prior_state": {"values": {"root_module": {}}},
        "configuration": {"provider_config": providers or {}, "root_module": root},
        "timestamp": "2026-11-21T12:00:00Z",
        "errored": False,
        **more,
    }


def written(folder: Path, content: Any, name: str = "plan.json") -> str:
    """The path of a file that holds a plan."""
    path = folder / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return str(path)
