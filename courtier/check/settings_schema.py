"""The JSON Schema of ``courtier.toml`` and of policy files, for editors."""

from __future__ import annotations

from typing import Any

from courtier.check.policy import SettingsFile
from courtier.check.rules import RULES
from courtier.workload.schema import written_schema


def settings_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file of settings; only known rules may be set."""
    return written_schema(
        SettingsFile,
        "courtier/check-settings/1",
        "Réglages de « courtier check » / Settings of “courtier check”",
        "courtier.toml ou un fichier de politique. / courtier.toml or a policy file.",
        _explain,
    )


def _explain(schema: dict[str, Any], _: dict[str, Any]) -> None:
    schema["properties"]["rules"]["propertyNames"] = {"enum": sorted(RULES)}
