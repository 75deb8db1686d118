"""What the holder declared or a person overrode, held against what was derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from courtier.knowledge.records.risk import CRITERIA, Criterion, Level
from courtier.results.common import Reason
from courtier.risk.approval import Approvals
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
        self.approvals = Approvals(workload, law, self._find)

    def apply(self, index: int, asset: Asset, derived: Ranks, answers: Mapping[str, str]) -> Ranks:
        """The ranks of one asset once what people stated is taken in.

        A declared level above the derived one is taken (note); one below is an error and changes
        nothing. An override in force replaces the rank; an expired one is an error. A level of
        the classified track is never one of ours: it stops the automatic path. ``answers`` are
        those that the rules took for the asset: an approval is bound to them.
        """
        ranks = dict(derived)
        for criterion in CRITERIA:
            self._declared(index, asset, criterion, ranks)
        for number, override in enumerate(self.workload.overrides):
            if override.asset == asset.id:
                self._override(number, override, ranks)
        ours = asset.id not in self.classified
        self.confirmed.append(ours and self.approvals.confirms(index, asset, derived, answers))
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
_OVERRIDE_HELP = say(
    "Vérifiez que la dérogation vaut encore.", "Check that the override still holds."
)
