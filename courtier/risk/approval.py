"""Whether the holder approved an asset, and whether it still is what the holder had before them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping

from courtier.knowledge.records.risk import CRITERIA
from courtier.risk.law import Law
from courtier.risk.scale import Ranks, level_named
from courtier.values.findings import Severity
from courtier.values.text import Text, say
from courtier.workload.information import Asset, Declared
from courtier.workload.model import Workload

LENGTH = 16
Path = tuple[str | int, ...]
Find = Callable[[str, Severity, Text, Text, Path], None]
"""Keeps a finding: its id, its severity, what it says, what to do, its path in the file."""

# Everything that a rule may read of an asset, and what was declared; not who gave it.
_BOUND = (
    "id", "kind", "elements", "subjects", "subjects_place", "persons", "form", "uses",
    "special_law", "joined_with", "recipients",
)  # fmt: skip
_SETS = frozenset({"elements", "subjects", "subjects_place", "uses", "special_law", "joined_with"})


def fingerprint(asset: Asset, scheme: str, answers: Mapping[str, str] | None = None) -> str:
    """The fingerprint of an asset, of its declared levels and of the answers that decide them.

    Sixteen hexadecimal digits. The order of elements, subjects and the like does not matter;
    any change that a rule could read does.

    Args:
        asset: The asset.
        scheme: The id of the scheme that its levels are of.
        answers: What was answered to the questions of the rules that fired on it.
    """
    data = asset.model_dump(mode="json", include=set(_BOUND))
    for name in _SETS:
        data[name] = sorted(data[name] or ())
    declared = asset.declared
    levels = (
        [declared.confidentiality, declared.integrity, declared.availability] if declared else []
    )
    bound = [scheme, data, levels, *([dict(answers)] if answers else [])]
    text = json.dumps(bound, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


class Approvals:
    """Tells which assets their holder approved, and says why where an approval does not count.

    Args:
        workload: Its body names the holder.
        law: The day that an approval must not be after, and the levels it must reach.
        find: Keeps a finding.
    """

    def __init__(self, workload: Workload, law: Law, find: Find) -> None:
        self.workload = workload
        self.law = law
        self._find = find

    def confirms(
        self, index: int, asset: Asset, derived: Ranks, answers: Mapping[str, str]
    ) -> bool:
        """Whether the approval of one asset counts, at or above the levels derived."""
        declared = asset.declared
        return (
            declared is not None
            and declared.status == "approved"
            and self._whole(index, asset, declared)
            and self._by_holder(index, asset, declared)
            and self._reaches(declared, derived)
            and self._still_bound(index, asset, declared.fingerprint, answers)
        )

    def _whole(self, index: int, asset: Asset, declared: Declared) -> bool:
        """Whether the file tells who approved, when and which level."""
        if declared.by and declared.on is not None and declared.confidentiality is not None:
            return True
        text = say(
            "{asset} : l’approbation sans nom, jour ou niveau est sans effet.",
            "{asset}: an approval without a name, a day or a level does not count.",
            asset=asset.id,
        )
        path = ("information", index, "declared")
        self._find("approval-incomplete", "warning", text, _INCOMPLETE_HELP, path)
        return False

    def _by_holder(self, index: int, asset: Asset, declared: Declared) -> bool:
        """Whether ``holder``, or the name that the file gives to that role, approved by the day."""
        roles = self.workload.organization.roles
        names = {"holder", (roles.holder or "holder").casefold() if roles else "holder"}
        named = declared.by is not None and declared.by.casefold() in names
        if named and declared.on is not None and declared.on <= self.law.as_of:
            return True
        text = say(
            "{asset} : l’approbation n’est pas celle du détenteur, ou elle est à venir ; elle"
            " est sans effet.",
            "{asset}: the approval is not the holder’s, or is yet to come; it does not count.",
            asset=asset.id,
        )
        path = ("information", index, "declared", "by")
        self._find("approval-not-by-holder", "warning", text, _HOLDER_HELP, path)
        return False

    def _reaches(self, declared: Declared, derived: Ranks) -> bool:
        """Whether no level declared is below the proposed one."""
        for criterion in CRITERIA:
            name = getattr(declared, criterion)
            level = level_named(self.law.facts.scheme, criterion, name) if name else None
            proposed = self.law.scale.at(criterion, derived[criterion])
            if level is not None and level.rank < proposed.rank:
                return False
        return True

    def _still_bound(
        self, index: int, asset: Asset, approved: str | None, answers: Mapping[str, str]
    ) -> bool:
        """Whether the asset, and what was answered about it, are still what was approved."""
        now = fingerprint(asset, self.law.facts.scheme.id, answers)
        if approved == now:
            return True
        path = ("information", index, "declared")
        if approved is None:
            text = say(
                "{asset} : l’approbation n’est liée à aucune empreinte ; un changement de l’actif"
                " passerait inaperçu.",
                "{asset}: the approval is bound to no fingerprint; a change of the asset would go"
                " unseen.",
                asset=asset.id,
            )
            help = say(
                "Ajoutez sous « declared » : fingerprint: {now}",
                "Add under “declared”: fingerprint: {now}",
                now=now,
            )
            self._find("approval-unbound", "note", text, help, path)
            return True
        text = say(
            "{asset} : l’actif, ou une réponse qui décide de son niveau, a changé depuis son"
            " approbation ; elle ne vaut plus.",
            "{asset}: the asset, or an answer that decides its level, changed since it was"
            " approved; the approval no longer holds.",
            asset=asset.id,
        )
        help = say(
            "Faites-le approuver de nouveau, puis écrivez fingerprint: {now}",
            "Have it approved again, then write fingerprint: {now}",
            now=now,
        )
        self._find("approval-lapsed", "warning", text, help, path)
        return False


_INCOMPLETE_HELP = say(
    "Ajoutez « by », « on » et « confidentiality » sous « declared ».",
    "Add “by”, “on” and “confidentiality” under “declared”.",
)
_HOLDER_HELP = say(
    "Écrivez by: holder, ou le nom donné sous « organization: roles: holder », et un jour passé.",
    "Write by: holder, or the name given under “organization: roles: holder”, and a past day.",
)
