"""The resources of a plan, or of a workload in an inventory: what fails or is open, told
together, and what was not examined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from courtier.check.outcome import Outcome, Status
from courtier.check.resource_rules import PUBLIC, RESOURCE_RULES, UNEXAMINED
from courtier.check.resources.bounds import Bounds
from courtier.check.resources.groups import Group, Over, Room
from courtier.check.resources.judge import alike, judge, tags_asked
from courtier.check.resources.judged import Judged
from courtier.check.resources.words import ASIDE, OF_PLANS, Words, named
from courtier.results.check import Subject, Unexamined
from courtier.results.resources import Aside, NotExamined, Resource
from courtier.values.findings import Location
from courtier.values.text import Text, say

MOST_GROUPS = 2000
"""So many groups are told of one rule; the resources of the others are counted in one more."""
MOST_SILENCES = 10_000
"""So many resources wait for another one that would close them; the others stay open."""
MOST_ALIKE = 4096
"""So many sorts of resources are remembered with what the rules conclude of them."""
MOST_UNEXAMINED = 10_000
"""So many resources that were not examined are named; the others are counted in one more."""
DOUBTFUL: frozenset[Aside] = frozenset({"unknown-type", "unsupported"})
"""What leaves the whole undetermined: a resource that will be there, and that nobody looked at."""


@dataclass(frozen=True)
class ResourcesSeen:
    """What an examination gives; ``examined`` counts resources of known types."""

    outcomes: tuple[Outcome, ...]
    examined: int
    unexamined: tuple[Unexamined, ...]


class Examination:
    """Holds resources against the bounds of a workload, one at a time, in little memory.

    Args:
        bounds: What the workload asks.
        subject: What findings are about: the workload and the environment.
        file: The plan or the inventory, as findings name it.
        words: Those of what the file is.
        room: What the run already names; None for a run of one examination.
    """

    def __init__(
        self,
        bounds: Bounds,
        subject: Subject,
        file: str,
        words: Words = OF_PLANS,
        room: Room | None = None,
    ) -> None:
        self._bounds, self._subject, self._file, self._words = bounds, subject, file, words
        self._room = room if room is not None else Room()
        self._groups: dict[str, dict[tuple[str, ...], Group]] = {}
        self._over: dict[str, Over] = {}
        self._passed: set[str] = set()
        self._silent: dict[tuple[str, str], list[tuple[Judged, Resource]]] = {}
        self._closed: set[str] = set()
        self._asides: list[NotExamined] = []
        self._reasons: Counter[Aside] = Counter()
        self._examined = 0
        self._tags = tags_asked(bounds)
        self._alike: dict[Hashable, tuple[Judged, ...]] = {}

    def take(self, resources: Iterable[Resource | NotExamined]) -> ResourcesSeen:
        """Examine resources; what fails in the same way in one block is told once."""
        for item in resources:
            self.add(item)
        return self.seen()

    def add(self, item: Resource | NotExamined) -> None:
        """Examine one more resource, or count it among those that cannot be."""
        if isinstance(item, NotExamined):
            self._aside(item)
            return
        if item.known_type:
            self._examined += 1
        else:
            self._aside(NotExamined(item.address, item.type, "unknown-type"))
        if item.closes and item.public.holds is False:
            self._closed.add(item.closes)
        for judged in self._judge(item):
            self._keep(item, judged)

    def _judge(self, item: Resource) -> tuple[Judged, ...]:
        """What the rules conclude, worked out once for resources that they cannot tell apart."""
        key = alike(item, self._tags)
        known = self._alike.get(key)
        if known is None:
            if len(self._alike) >= MOST_ALIKE:
                self._alike.clear()
            known = self._alike[key] = tuple(judge(item, self._bounds, self._words))
        return known

    def seen(self) -> ResourcesSeen:
        """What all of them give, once: nothing is added after."""
        self._settle()
        return ResourcesSeen(self._outcomes(), self._examined, self._unexamined())

    def _keep(self, resource: Resource, judged: Judged) -> None:
        if judged.status == "passed":
            self._passed.add(judged.rule)
            return
        if judged.rule == PUBLIC and judged.whole and self._room.silences < MOST_SILENCES:
            self._room.silences += 1
            at = (judged.group, resource.keyless)
            self._silent.setdefault(at, []).append((judged, resource))
            return
        block = "" if judged.whole else resource.block
        groups = self._groups.setdefault(judged.rule, {})
        key = (judged.status, judged.group, block)
        if key not in groups:
            if self._room.groups[judged.rule] >= MOST_GROUPS:
                self._over.setdefault(judged.rule, Over()).add(judged)
                return
            self._room.groups[judged.rule] += 1
        groups.setdefault(key, Group(judged, resource)).add(resource.address)

    def _settle(self) -> None:
        """What does not tell whether it is public passes where another resource closes it."""
        groups = self._groups.setdefault(PUBLIC, {})
        for (group, block), silent in self._silent.items():
            alone = len(silent) == 1 and f"{block}[*]" in self._closed
            for judged, resource in silent:
                if alone or {block, resource.address} & self._closed:
                    self._passed.add(PUBLIC)
                    continue
                key = (judged.status, group, "")
                groups.setdefault(key, Group(judged, resource)).add(resource.address)

    def _aside(self, item: NotExamined) -> None:
        self._reasons[item.why] += 1
        if self._room.asides < MOST_UNEXAMINED:
            self._room.asides += 1
            self._asides.append(item)

    def _outcomes(self) -> tuple[Outcome, ...]:
        found = [self._outcome(g) for groups in self._groups.values() for g in groups.values()]
        found += [self._more(rule, over) for rule, over in self._over.items()]
        said = {outcome.rule for outcome in found}
        for rule in RESOURCE_RULES:
            if rule not in said and rule != UNEXAMINED:
                status: Status = "passed" if rule in self._passed else "skipped"
                found.append(Outcome(rule, status, subject=self._subject))
        return (*found, self._doubt())

    def _outcome(self, group: Group) -> Outcome:
        judged, first = group.judged, group.first
        text, address = judged.text, first.address
        if group.number > 1:
            text = say(
                "{who} : {text}",
                "{who}: {text}",
                who=named(group.addresses, group.number),
                text=judged.text,
            )
            address = "" if judged.whole else first.block
        return Outcome(
            judged.rule,
            judged.status,
            text,
            judged.help,
            judged.confidence,
            location=_location(first, self._file),
            key=first.type,
            detail=judged.group,
            subject=self._subject.model_copy(update={"address": address or None}),
        )

    def _more(self, rule: str, over: Over) -> Outcome:
        """What too many findings leave unsaid; it fails as surely as the surest of them."""
        text = say(
            "Autres ressources qui échouent ou restent en suspens, non énumérées : {n}.",
            "Other resources that fail or are left open, not listed: {n}.",
            n=over.number,
        )
        status: Status = "failed" if over.failed else "undetermined"
        known = over.failed or "primary"
        return Outcome(rule, status, text, confidence=known, detail="more", subject=self._subject)

    def _doubt(self) -> Outcome:
        doubtful = sum(self._reasons[why] for why in DOUBTFUL)
        if not doubtful:
            status: Status = "passed" if self._examined else "skipped"
            return Outcome(UNEXAMINED, status, subject=self._subject)
        words = self._words.doubtful
        text = say(words.fr, words.en, n=doubtful)
        return Outcome(UNEXAMINED, "undetermined", text, subject=self._subject)

    def _unexamined(self) -> tuple[Unexamined, ...]:
        found = [
            Unexamined(name=item.address, code=item.why, text=_why(item), file=self._file)
            for item in self._asides
        ]
        more = self._reasons.total() - len(found)
        if more:
            text = say(
                "Autres ressources non examinées, non énumérées : {n}.",
                "Other resources not examined, not listed: {n}.",
                n=more,
            )
            found.append(Unexamined(name=self._file, code="more", text=text, file=self._file))
        return tuple(found)


def _why(item: NotExamined) -> Text:
    text = say("{type} : {why}", "{type}: {why}", type=item.type, why=ASIDE[item.why])
    if not item.detail:
        return text
    return say("{text} ({detail})", "{text} ({detail})", text=text, detail=item.detail)


def _location(resource: Resource, file: str) -> Location | None:
    if resource.line is None or resource.column is None:
        return None
    return Location(file=file, line=resource.line, column=resource.column)
