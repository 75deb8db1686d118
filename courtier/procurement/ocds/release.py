"""What every release holds: its identifiers, its day, and the parties that it names.

Only what is public by nature goes in a release: the body, the call, and the bidder that wins. No
person, level, agreement clause or estimate does, unless the body asks for its value. The details
of a party follow the open data of SEAO, as its readers describe them (unverified).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from courtier.reading.wording import slug

PLACEHOLDER = "ocds-000000-"
"""The prefix of an identifier that the body has not given: no publisher has it."""
PLACEHOLDER_NOTE = (
    "OCID provisoire : à remplacer par celui de la publication. / "
    "Placeholder OCID: to be replaced with that of the publication."
)
CURRENCY = "CAD"
Release = dict[str, Any]


def new_release(
    ocid: str, identifier: str, as_of: date, tags: tuple[str, ...], buyer: Release
) -> Release:
    """The head of a release, marked where its identifier is a placeholder.

    Args:
        ocid: The identifier that the body gives; empty for a placeholder.
        identifier: The body's own id of the process, for the placeholder.
        as_of: The day of the release.
        tags: What the release tells of: planning, tender, award.
        buyer: The party that buys.
    """
    given = ocid or PLACEHOLDER + identifier
    return {
        "ocid": given,
        "id": "-".join((given, *tags, as_of.isoformat())),
        "date": moment(as_of),
        "tag": list(tags),
        "initiationType": "tender",
        "language": "fr",
        **({} if ocid else {"x_ocidPlaceholder": PLACEHOLDER_NOTE}),
        "parties": [buyer],
        "buyer": reference(buyer),
    }


def buyer_party(name: str, kind: str | None) -> Release:
    """The body that buys; SEAO tells municipal bodies apart."""
    party: Release = {
        "id": f"acheteur-{slug(name)}".rstrip("-"),
        "name": name,
        "roles": ["buyer", "procuringEntity"],
    }
    if kind is not None:
        party["details"] = {"municipal": "1" if kind == "municipality" else "0"}
    return party


def reference(party: Release) -> Release:
    """A party as other parts of a release name it."""
    return {"id": party["id"], "name": party["name"]}


def moment(day: date) -> str:
    """A day as the standard writes it: its hour is not known, its first one stands for it.

    Eastern standard time all year: in summer too, the instant falls on that day in Québec.
    """
    return f"{day.isoformat()}T00:00:00-05:00"


def dollars(amount: Decimal) -> Release:
    """An amount in Canadian dollars, exact until it is written."""
    return {"amount": amount, "currency": CURRENCY}


def known(**values: Any) -> Release:
    """The keys that have a value: what is unknown is left out, never null."""
    return {key: value for key, value in values.items() if value not in (None, {}, [])}
