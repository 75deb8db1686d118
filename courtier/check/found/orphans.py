"""The resources of an inventory that belong to no workload, told by type and account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from courtier.check.inventory_rules import ORPHAN
from courtier.check.outcome import Outcome, Status
from courtier.check.resources.words import MOST_NAMES, named
from courtier.results.belonging import By, Value
from courtier.results.check import Subject
from courtier.results.inventory import Found
from courtier.results.resources import NotExamined, Resource
from courtier.values.findings import Location
from courtier.values.text import Text, say
from courtier.values.text import Value as Word

MOST_GROUPS = 2000
"""So many types and accounts are told apart; the resources of the others are counted in one."""


@dataclass
class _Group:
    type: str
    account: str | None
    why: str
    line: int | None
    addresses: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    number: int = 0


class Orphans:
    """Gathers the resources that belong to no workload.

    Args:
        by: What tells resources apart.
        file: The inventory, as findings name it.
    """

    def __init__(self, by: By, file: str) -> None:
        self._by, self._file = by, file
        self._groups: dict[tuple[str, str | None, str], _Group] = {}
        self._over, self._over_failed = 0, False
        self.number = 0
        self.open = 0

    def add(self, found: Found, resource: Resource | NotExamined, value: Value) -> None:
        """Count one more; nobody knows of one whose tags nobody told."""
        self.number += 1
        why = "other" if value.text is not None else ("none" if value.known else "not-told")
        self.open += why == "not-told"
        key = (resource.type, found.account, why)
        group = self._groups.get(key)
        if group is None and len(self._groups) >= MOST_GROUPS:
            self._over += 1
            self._over_failed = self._over_failed or why != "not-told"
            return
        if group is None:
            line = resource.line if isinstance(resource, Resource) else None
            group = self._groups[key] = _Group(*key, line)
        group.number += 1
        if len(group.addresses) < MOST_NAMES:
            group.addresses.append(resource.address)
        if value.text is not None and len(group.values) < MOST_NAMES:
            group.values = list(dict.fromkeys([*group.values, value.text]))

    def outcomes(self) -> Iterator[Outcome]:
        """One for each type and account; a pass where each resource has its workload."""
        if not self.number:
            yield Outcome(ORPHAN, "passed")
        for group in self._groups.values():
            yield self._outcome(group)
        if self._over:
            text = say(
                "Autres ressources sans charge de travail, non énumérées : {n}.",
                "Other resources without a workload, not listed: {n}.",
                n=self._over,
            )
            status: Status = "failed" if self._over_failed else "undetermined"
            yield Outcome(ORPHAN, status, text, detail="more")

    def _outcome(self, group: _Group) -> Outcome:
        status: Status = "undetermined" if group.why == "not-told" else "failed"
        alone = group.addresses[0] if group.number == 1 else None
        return Outcome(
            ORPHAN,
            status,
            self._text(group),
            location=Location(file=self._file, line=group.line or 1, column=1),
            key=group.type,
            detail=f"{group.account or ''}:{group.why}",
            subject=Subject(address=alone),
        )

    def _text(self, group: _Group) -> Text:
        values: dict[str, Word] = {"what": _what(group), "by": self._by.text}
        if group.why == "other":
            return say(
                "{what} : aucune charge de travail donnée n’a l’identifiant « {values} » ({by}).",
                "{what}: no workload given has the id “{values}” ({by}).",
                values=named(group.values), **values,
            )  # fmt: skip
        if group.why == "none":
            return say("{what} : aucune valeur de {by}.", "{what}: no value of {by}.", **values)
        return say(
            "{what} : personne n’a dit de valeur ({by}).",
            "{what}: nobody told a value ({by}).",
            **values,
        )


def _what(group: _Group) -> Text:
    values: dict[str, Word] = {"type": group.type, "account": _account(group.account)}
    if group.number == 1:
        return say("{type}, {account}", "{type}, {account}", **values)
    return say(
        "{n} ressources {type}, {account} ({names})",
        "{n} {type} resources, {account} ({names})",
        n=group.number, names=named(group.addresses, group.number), **values,
    )  # fmt: skip


def _account(account: str | None) -> Text:
    if account is None:
        return Text(fr="compte inconnu", en="account unknown")
    return say("compte {id}", "account {id}", id=account)
