"""Which group a resource of an inventory is counted in: a tag, its account, its resource group."""

from __future__ import annotations

from dataclasses import dataclass

from courtier.results.inventory import Found
from courtier.values.errors import UsageError
from courtier.values.text import say

PLAIN = ("account", "group")
TAGGED = ("tag", "label")


@dataclass(frozen=True)
class GroupKey:
    """What names the group: ``account``, ``group``, or a tag without regard to capitals."""

    written: str
    tag: str | None = None

    def of(self, found: Found) -> str | None:
        """The group of a resource; None where it has none or nobody tells."""
        if self.tag is None:
            return found.account if self.written == "account" else found.group
        named = [v for k, v in sorted((found.tags or {}).items()) if k.casefold() == self.tag]
        return named[0] if named and named[0] else None


def group_key(written: str) -> GroupKey | None:
    """The key that was asked for; None for none.

    Raises:
        UsageError: It is none of account, group, tag:NAME and label:NAME.
    """
    if not written:
        return None
    sort, colon, name = written.partition(":")
    if written in PLAIN:
        return GroupKey(written)
    if sort in TAGGED and colon and name.strip():
        return GroupKey(written, name.strip().casefold())
    raise UsageError(
        say(
            "« {written} » n’est pas une clé de groupe.",
            "“{written}” is not a key of groups.",
            written=written,
        ),
        say(
            "Écrivez --by tag:NOM, label:NOM, account ou group.",
            "Write --by tag:NAME, label:NAME, account or group.",
        ),
    )
