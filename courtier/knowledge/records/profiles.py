"""Profiles: typical needs for someone who cannot size a system."""

from __future__ import annotations

from typing import Any

from courtier.knowledge.records.common import Record


class Profile(Record):
    """Typical needs for someone who cannot size a system; always marked as a profile."""

    folders = ("catalog/profiles",)

    needs: dict[str, Any]
