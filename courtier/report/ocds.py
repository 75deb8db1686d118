"""A release as an OCDS 1.1 package or record: amounts as numbers, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from courtier.report.json import UNSAFE
from courtier.values.money import cents

VERSION = "1.1"


def as_package(release: Mapping[str, Any]) -> str:
    """The release package of one release."""
    return _text({**_head(release), "releases": [release]})


def as_record(release: Mapping[str, Any]) -> str:
    """The record package of one release, which is also its compiled release."""
    compiled = {**release, "id": f"{release['id']}-compiled", "tag": ["compiled"]}
    record = {"ocid": release["ocid"], "releases": [release], "compiledRelease": compiled}
    return _text({**_head(release), "records": [record]})


def _head(release: Mapping[str, Any]) -> dict[str, Any]:
    """Who publishes and when; the address is a name, since the body gives the real one."""
    return {
        "uri": f"urn:courtier:ocds:{release['id']}",
        "version": VERSION,
        "publishedDate": release["date"],
        "publisher": {"name": release["buyer"]["name"]},
    }


def _text(document: Mapping[str, Any]) -> str:
    text = json.dumps(document, ensure_ascii=False, indent=2, default=_number)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _number(value: object) -> int | float:
    """An amount as the standard wants it: to the cent, whole where it has no cents."""
    if not isinstance(value, Decimal):
        raise TypeError(value)
    amount = cents(value)
    return int(amount) if amount == amount.to_integral_value() else float(amount)
