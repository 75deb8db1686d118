"""The refusal of an identifier that a layer withdrew: it exists, and no longer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge


def refuse_withdrawn(identifier: str, facts: Knowledge) -> None:
    """Say who withdrew a record of the market and when, before it is called unknown.

    Raises:
        UsageError: A layer withdrew the offering, provider, entity or type of this id.
    """
    from courtier.knowledge.records.certifications import CertificationType
    from courtier.knowledge.records.offerings import Offering
    from courtier.knowledge.records.providers import Entity, Provider

    for record in (Offering, Provider, Entity, CertificationType):
        found = facts.withdrawn(record).get(identifier)
        if found is None or found.withdrawn is None:
            continue
        raise UsageError(
            say(
                "« {id} » a été retiré par {who} le {day} : il ne compte plus.",
                "“{id}” was withdrawn by {who} on {day}: it no longer counts.",
                id=identifier,
                who=found.withdrawn.by,
                day=found.withdrawn.on,
            ),
            say(
                "Lisez le motif : courtier explain {id}, avec les mêmes couches.",
                "Read why: courtier explain {id}, with the same layers.",
                id=identifier,
            ),
        )
