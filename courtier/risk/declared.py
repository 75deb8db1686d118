"""What the holder declared or a person overrode, held against what was derived."""

from __future__ import annotations

from collections.abc import Callable

from courtier.knowledge.records.risk import CRITERIA, Criterion, Level
from courtier.results.common import Reason
from courtier.risk.approval import fingerprint
from courtier.risk.law import Law
from courtier.risk.scale import Ranks, level_named
from courtier.values.findings import Finding, Location, Severity
from courtier.values.text import Text, say
from courtier.workload.information import Asset, Override
from courtier.workload.model import Workload

Locate = Callable[[tuple[str | int, ...]], Location | None]
"""Gives the place of a path in the file; None where the workload did not come from a file."""


class Declarations:
    """Applies declarations and overrides to the ranks derived for each asset."""

    def __init__(self, workload: Workload, law: Law, locate: Locate) -> None:
        self.workload = workload
        self.law = law
        self.locate = locate
        self.findings: list[Finding] = []
        self.reasons: list[Reason] = []
        self.confirmed: list[bool] = []
        self.classified: set[str] = set()

    def apply(self, index: int, asset: Asset, derived: Ranks) -> Ranks:
        """The ranks of one asset once what people stated is taken in.

        A declared level above the derived one is taken (note); one below is an error and changes
        nothing. An override in force replaces the rank; an expired one is an error. A level of
        the classified track is never one of ours: it stops the automatic path.
        """
        ranks = dict(derived)
        for criterion in CRITERIA:
            self._declared(index, asset, criterion, ranks)
        for number, override in enumerate(self.workload.overrides):
            if override.asset == asset.id:
                self._override(number, override, ranks)
        self.confirmed.append(self._is_confirmed(index, asset, derived))
        return ranks

    def _declared(self, index: int, asset: Asset, criterion: Criterion, ranks: Ranks) -> None:
        name = getattr(asset.declared, criterion) if asset.declared else None
        level = level_named(self.law.facts.scheme, criterion, name) if name else None
        if level is None:
            return
        derived = self.law.scale.at(criterion, ranks[criterion])
        if level.id == derived.id:
            return
        path = ("information", index, "declared", criterion)
        if level.track == "classified":
            self._classified(asset.id, level, path)
            return
        if level.rank < derived.rank:
            text = say(
                "{asset} : le niveau déclaré ({declared}) est plus bas que le niveau proposé"
                " ({derived}) ; le niveau proposé demeure.",
                "{asset}: the declared level ({declared}) is lower than the proposed one"
                " ({derived}); the proposed level stands.",
                asset=asset.id,
                declared=level.name,
                derived=derived.name,
            )
            self._find("level-lower-than-derived", "error", text, _LOWER_HELP, path)
            return
        text = say(
            "{asset} : le niveau déclaré ({declared}) est plus élevé que le niveau proposé"
            " ({derived}) ; il est retenu.",
            "{asset}: the declared level ({declared}) is higher than the proposed one"
            " ({derived}); it is kept.",
            asset=asset.id,
            declared=level.name,
            derived=derived.name,
        )
        self._find("level-higher-than-derived", "note", text, _HIGHER_HELP, path)
        self._keep(asset.id, criterion, level.id, "declared", text)
        ranks[criterion] = level.rank

    def _override(self, number: int, override: Override, ranks: Ranks) -> None:
        level = level_named(self.law.facts.scheme, override.criterion, override.level)
        path = ("overrides", number)
        if level is None:
            return
        if override.until < self.law.as_of:
            text = say(
                "{asset} : la dérogation a pris fin le {until} ; elle ne compte plus.",
                "{asset}: the override ended on {until}; it no longer counts.",
                asset=override.asset,
                until=override.until,
            )
            self._find("override-expired", "error", text, _EXPIRED_HELP, path)
            return
        if level.track == "classified":
            self._classified(override.asset, level, path)
            return
        derived = self.law.scale.at(override.criterion, ranks[override.criterion])
        text = say(
            "{asset} : {level} par dérogation de {by} jusqu’au {until} (proposé : {derived}).",
            "{asset}: {level} by override of {by} until {until} (proposed: {derived}).",
            asset=override.asset,
            level=level.name,
            by=override.approved_by,
            until=override.until,
            derived=derived.name,
        )
        self._find("override-applied", "note", text, _OVERRIDE_HELP, path)
        self._keep(override.asset, override.criterion, level.id, "override", text)
        ranks[override.criterion] = level.rank

    def _is_confirmed(self, index: int, asset: Asset, derived: Ranks) -> bool:
        declared = asset.declared
        if declared is None or declared.status != "approved" or asset.id in self.classified:
            return False
        if not declared.by or declared.on is None or declared.confidentiality is None:
            text = say(
                "{asset} : l’approbation sans nom, jour ou niveau est sans effet.",
                "{asset}: an approval without a name, a day or a level does not count.",
                asset=asset.id,
            )
            path = ("information", index, "declared")
            self._find("approval-incomplete", "warning", text, _INCOMPLETE_HELP, path)
            return False
        if not self._by_holder(declared.by) or declared.on > self.law.as_of:
            text = say(
                "{asset} : l’approbation n’est pas celle du détenteur, ou elle est à venir ; elle"
                " est sans effet.",
                "{asset}: the approval is not the holder’s, or is yet to come; it does not count.",
                asset=asset.id,
            )
            by_path = ("information", index, "declared", "by")
            self._find("approval-not-by-holder", "warning", text, _HOLDER_HELP, by_path)
            return False
        for criterion in CRITERIA:
            name = getattr(declared, criterion)
            level = level_named(self.law.facts.scheme, criterion, name) if name else None
            proposed = self.law.scale.at(criterion, derived[criterion])
            if level is not None and level.rank < proposed.rank:
                return False
        return self._still_bound(index, asset, declared.fingerprint)

    def _by_holder(self, by: str) -> bool:
        """``holder``, or the name that the file gives to that role."""
        roles = self.workload.organization.roles
        names = {"holder", (roles.holder or "holder").casefold() if roles else "holder"}
        return by.casefold() in names

    def _still_bound(self, index: int, asset: Asset, approved: str | None) -> bool:
        """Whether the asset is still the one that was approved."""
        now = fingerprint(asset, self.law.facts.scheme.id)
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
        if approved == now:
            return True
        text = say(
            "{asset} : l’actif a changé depuis son approbation ; elle ne vaut plus.",
            "{asset}: the asset changed since it was approved; the approval no longer holds.",
            asset=asset.id,
        )
        help = say(
            "Faites-le approuver de nouveau, puis écrivez fingerprint: {now}",
            "Have it approved again, then write fingerprint: {now}",
            now=now,
        )
        self._find("approval-lapsed", "warning", text, help, path)
        return False

    def _classified(self, asset: str, level: Level, path: tuple[str | int, ...]) -> None:
        """A level of the other track: no rank of ours stands for it, so a person takes over."""
        self.classified.add(asset)
        text = say(
            "{asset} : « {level} » est de la voie classifiée, hors du champ de l’outil ; aucun"
            " niveau protégé ne le remplace.",
            "{asset}: “{level}” is of the classified track, outside the reach of the tool; no"
            " protected level stands for it.",
            asset=asset,
            level=level.name,
        )
        self._find("automatic-path-stopped", "warning", text, _CLASSIFIED_HELP, path)

    def _keep(self, asset: str, criterion: Criterion, level: str, rule: str, text: Text) -> None:
        self.reasons.append(
            Reason(rule=rule, criterion=criterion, level=level, asset=asset, text=text, sources=())
        )

    def _find(
        self,
        identifier: str,
        severity: Severity,
        text: Text,
        help: Text,
        path: tuple[str | int, ...],
    ) -> None:
        self.findings.append(
            Finding(
                id=identifier,
                severity=severity,
                confidence="primary",
                text=text,
                location=self.locate(path),
                help=help,
            )
        )


_LOWER_HELP = say(
    "Relevez la déclaration, ou consignez une dérogation motivée et datée sous « overrides ».",
    "Raise the declaration, or record a reasoned and dated override under “overrides”.",
)
_HIGHER_HELP = say(
    "Rien à faire si le détenteur le veut ainsi.", "Nothing to do if the holder wants it so."
)
_CLASSIFIED_HELP = say(
    "Remettez le dossier au responsable de la sécurité de l’information ; ne cherchez pas d’offre.",
    "Hand the file to the information security officer; do not look for an offering.",
)
_EXPIRED_HELP = say(
    "Retirez-la, ou faites-la approuver de nouveau avec une nouvelle fin.",
    "Remove it, or have it approved again with a new end.",
)
_INCOMPLETE_HELP = say(
    "Ajoutez « by », « on » et « confidentiality » sous « declared ».",
    "Add “by”, “on” and “confidentiality” under “declared”.",
)
_HOLDER_HELP = say(
    "Écrivez by: holder, ou le nom donné sous « organization: roles: holder », et un jour passé.",
    "Write by: holder, or the name given under “organization: roles: holder”, and a past day.",
)
_OVERRIDE_HELP = say(
    "Vérifiez que la dérogation vaut encore.", "Check that the override still holds."
)
