"""Whether a place is inside others, by their ISO codes."""

from __future__ import annotations

from collections.abc import Collection


def within(place: str, permitted: Collection[str]) -> bool | None:
    """Tell whether a place is inside any of some others; None where only its country is known.

    Args:
        place: A country (ISO 3166-1) or a province (ISO 3166-2).
        permitted: Countries and provinces.
    """
    if place in permitted or place.partition("-")[0] in permitted:
        return True
    in_doubt = "-" not in place and any(item.startswith(f"{place}-") for item in permitted)
    return None if in_doubt else False
