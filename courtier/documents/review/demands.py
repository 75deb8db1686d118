"""What a document demands of an offering, held against what the level of the case asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from courtier.documents.case import Case
from courtier.documents.review.blocks import Block
from courtier.documents.review.wording import folded
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.risk import Level, RequirementRule, Scheme
from courtier.results.common import UNDETERMINED
from courtier.values.text import Text

Standing = Literal["exceeds", "asked", "undecided"]
Beyond = Literal["stronger", "made-mandatory", "not-asked", "higher-level", "narrower-place"]
MANDATORY = re.compile(
    r"\b(?:doi(?:t|vent)|devr(?:a|ont)|exige[ers]*|exigences?|obligatoires?|requis[es]*|detenir"
    r"|must|shall|mandatory|required|requires?|requirements?)\b"
)
"""Words that make a demand of a mention; they are not facts of law."""
_QUEBEC = re.compile(
    r"(?:heberg|donnees|stock|conserv|hosted|stored|data)[^.;]{0,120}?"
    r"\b(?:au quebec|in quebec|territoire (?:du )?quebec)"
)
_NUMBERS = {"1": "(?:1|i)", "2": "(?:2|ii)", "3": "(?:3|iii)"}
_FORMER = re.compile(r"\((?:anciennement|formerly) ([^)]+)\)")
SHORTEST = 3
"""A name of so few letters may be any word."""
_BETWEEN = r"[\W_]*(?:(?:iec|cei|level|niveau|de|du|type|rev|fips)[\W_]*)*"


@dataclass(frozen=True)
class Demanded:
    """Something that the document demands: which, where, and how it stands to the level.

    ``beyond`` tells how it exceeds; None elsewhere. ``asked`` are the requirements of the case
    that speak of it.
    """

    name: Text
    block: Block
    mandatory: bool
    standing: Standing
    beyond: Beyond | None
    asked: tuple[str, ...]


def demands(case: Case, blocks: tuple[Block, ...]) -> tuple[Demanded, ...]:
    """Each certification, level and place that the document demands, once, where it is strictest.

    Args:
        case: The workload, its assessment and the facts.
        blocks: The document.
    """
    weighed = _Weighed(case)
    found: dict[str, Demanded] = {}
    for block in blocks:
        text = folded(block.text)
        mandatory = MANDATORY.search(text) is not None
        for key, one in weighed.of(block, text, mandatory):
            before = found.get(key)
            if before is None or (one.mandatory and not before.mandatory):
                found[key] = one
    return tuple(found.values())


class _Weighed:
    """The demands of the case, against which a mention is weighed."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def of(self, block: Block, text: str, mandatory: bool) -> Iterator[tuple[str, Demanded]]:
        """What one piece of the document demands, by a key of its own."""
        for name in self._named(text):
            yield f"type:{name}", self._certification(name, block, mandatory)
        for level in self._levels_in(text):
            yield f"level:{level.id}", self._level(level, block, mandatory)
        if _QUEBEC.search(text):
            yield "place", self._place(block, mandatory)

    @cached_property
    def types(self) -> dict[str, CertificationType]:
        return dict(self.case.knowledge.all(CertificationType))

    @cached_property
    def patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((name, _pattern(name, record)) for name, record in self.types.items())

    @cached_property
    def wanted(self) -> dict[str, list[str]]:
        """The requirements of the case by the type of certification that they name."""
        found: dict[str, list[str]] = {}
        rules = self.case.knowledge.all(RequirementRule)
        for requirement in self.case.assessment.requirements:
            rule = rules.get(requirement.id)
            for asked in (rule.demand.certifications or ()) if rule else ():
                found.setdefault(asked.type, []).append(requirement.id)
        return found

    def _named(self, text: str) -> Iterable[str]:
        """The types that a text names; of two in one place, the longer name."""
        spans = [(m.span(), name) for name, p in self.patterns for m in p.finditer(text)]
        spans.sort(key=lambda item: (item[0][0] - item[0][1], item[1]))
        kept: list[tuple[tuple[int, int], str]] = []
        for (start, end), name in spans:
            if all(end <= s or start >= e for (s, e), _ in kept):
                kept.append(((start, end), name))
        return dict.fromkeys(name for _, name in sorted(kept))

    def _certification(self, name: str, block: Block, mandatory: bool) -> Demanded:
        asked = tuple(dict.fromkeys(self.wanted.get(name, ())))
        forces = {r.force for r in self.case.assessment.requirements if r.id in asked}
        beyond: Beyond | None = None
        if not asked:
            weaker = any(other in self.types[name].satisfies for other in self.wanted)
            beyond = "stronger" if weaker else "not-asked"
        elif "must" not in forces:
            beyond = "made-mandatory"
        return self._told(self.types[name].name, block, mandatory, beyond, asked)

    def _told(
        self,
        name: Text,
        block: Block,
        mandatory: bool,
        beyond: Beyond | None,
        asked: tuple[str, ...],
    ) -> Demanded:
        if beyond is None:
            return Demanded(name, block, mandatory, "asked", None, asked)
        standing: Standing = "exceeds" if mandatory else "undecided"
        return Demanded(name, block, mandatory, standing, beyond if mandatory else None, asked)

    @cached_property
    def ladder(self) -> tuple[Level, ...]:
        scheme = self.case.knowledge.get(Scheme, self.case.assessment.classification.scheme)
        return scheme.levels("confidentiality") if scheme else ()

    def _levels_in(self, text: str) -> Iterator[Level]:
        """The levels of confidentiality that a text names; a name of one word says too little."""
        for level in self.ladder:
            names = {folded(level.name.fr), folded(level.name.en)}
            if any(" " in n and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text) for n in names):
                yield level

    def _level(self, level: Level, block: Block, mandatory: bool) -> Demanded:
        derived = self.case.assessment.classification.levels.of("confidentiality")
        ranks = {step.id: step.rank for step in self.ladder}
        if derived == UNDETERMINED or derived not in ranks:
            return Demanded(level.name, block, mandatory, "undecided", None, ())
        beyond: Beyond | None = "higher-level" if level.rank > ranks[derived] else None
        return self._told(level.name, block, mandatory, beyond, ())

    def _place(self, block: Block, mandatory: bool) -> Demanded:
        """Data in Québec: the body's own policy says so, or nothing that was read does."""
        hosting = self.case.workload.hosting
        policy = hosting.places.data if hosting and hosting.places else None
        name = Text(fr="Données au Québec", en="Data in Québec")
        if policy is None:
            return Demanded(name, block, mandatory, "undecided", None, ())
        return self._told(
            name, block, mandatory, None if policy == "quebec" else "narrower-place", ()
        )


def _pattern(name: str, record: CertificationType) -> re.Pattern[str]:
    """The ways in which a document names a type: its id as words, its names, its former name."""
    parts = [_NUMBERS.get(part, re.escape(part)) for part in name.split("-")]
    ways = [_BETWEEN.join(parts)] if len(name) > SHORTEST else []
    for told in (folded(record.name.fr), folded(record.name.en)):
        former = _FORMER.search(told)
        words = [told.partition(" (")[0], *([former[1]] if former else [])]
        ways += [
            re.escape(word).replace(r"\ ", r"[\W_]+") for word in words if len(word) > SHORTEST
        ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways) or '(?!)'})(?!\w)")
