"""What no record can see alone: loops, ids twice, rules at odds, what is left aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from courtier.check.lint.files import DataPath, RecordFile
from courtier.check.lint.remedies import nearest_help
from courtier.check.lint.world import World
from courtier.knowledge.records.conditions import ORDERED_WORDS
from courtier.knowledge.records.providers import Entity
from courtier.knowledge.records.risk import (
    CRITERIA,
    Criterion,
    Kind,
    Level,
    RequirementRule,
    Rule,
    Scheme,
)
from courtier.results.words import CRITERION_NAMES
from courtier.values.days import OPEN_END, OPEN_START

Ruled = tuple[RecordFile, Rule]


def check_consistency(world: World) -> None:
    """Note every fault that takes several records to see."""
    _duplicates(world)
    kinds = {kind.id: (file, kind.parent) for file, kind in world.winning(Kind)}
    entities = {entity.id: (file, entity.parent) for file, entity in world.winning(Entity)}
    _cycles(kinds, "kind-cycle")
    _cycles(entities, "entity-cycle")
    _unused_kinds(world)
    _dated_kinds(world)
    _idle_schemes(world)
    _effects(world)
    _contradictions(world)
    for file, scheme in world.winning(Scheme):
        _unreachable(file, scheme, world)


def _duplicates(world: World) -> None:
    """An id in two places, whatever the layers: a fact is replaced by its path, not by its id."""
    first: dict[str, str] = {}
    for file in sorted(world.records, key=lambda file: file.of or file.name):
        other = first.setdefault(file.stem, file.of or file.name)
        if other != (file.of or file.name):
            file.add("duplicate-id", ("id",), id=file.stem, other=other)


def _cycles(parents: Mapping[str, tuple[RecordFile, str | None]], code: str) -> None:
    for identifier, (file, parent) in parents.items():
        way = [identifier]
        while parent is not None and parent not in way and parent in parents:
            way.append(parent)
            parent = parents[parent][1]
        if parent == identifier:
            file.add(code, ("parent",), ids=" → ".join([*way, identifier]))


def _unused_kinds(world: World) -> None:
    used = set(_named_kinds(world))
    for file, kind in world.winning(Kind):
        gives = (
            kind.personal or kind.flags or (kind.floors and any(kind.floors.model_dump().values()))
        )
        if not gives and kind.id not in used:
            file.add("unused-kind")


def _dated_kinds(world: World) -> None:
    """A kind is a word of the tree: what starts or ends on a day is a rule about it."""
    for file, kind in world.winning(Kind):
        for end in ("valid_from", "valid_to"):
            if getattr(kind, end) is not None:
                file.add("dated-kind", (end,), key=end)


def _idle_schemes(world: World) -> None:
    named = {scheme for _, rule in world.winning(RequirementRule) for scheme in rule.schemes}
    for file, scheme in world.winning(Scheme):
        if scheme.id not in named:
            file.add("idle-scheme", ("id",), id=scheme.id)


def _named_kinds(world: World) -> Iterator[str]:
    for _, kind in world.winning(Kind):
        if kind.parent is not None:
            yield kind.parent
    for table in world.tables:
        if table.name == "risk/elements.csv":
            yield from (row.cells.get("kind", "") for row in world.in_force(table))
    for _, rule in world.winning(Rule):
        for effect in rule.effects:
            yield from effect.except_kinds
    for _, record in world.conditioned:
        for condition in record.when:
            if condition.fact == "kind":
                yield from condition.words


def _effects(world: World) -> None:
    """A criterion is raised to a level of its own scale."""
    for file, rule in world.winning(Rule):
        for number, effect in enumerate(rule.effects):
            if effect.raises and effect.to is not None and effect.to not in _scale(effect.raises):
                help = nearest_help(effect.to, _scale(effect.raises))
                path: DataPath = ("effects", number, "to")
                file.add("unknown-word", path, help, word=effect.to, key=effect.raises)


def _contradictions(world: World) -> None:
    """Rules of one trigger that give one criterion two levels."""
    same: dict[object, list[Ruled]] = defaultdict(list)
    for file, rule in world.winning(Rule):
        trigger = frozenset(condition.model_dump_json() for condition in rule.when)
        same[rule.each, trigger].append((file, rule))
    for ruled in same.values():
        for one in ruled:
            _compare(one, one)
        for one, other in combinations(ruled, 2):
            if _meet(one[1], other[1]):
                _compare(one, other)


def _meet(one: Rule, other: Rule) -> bool:
    """Tell whether two rules are ever in force together under one scheme."""
    schemes = set(one.schemes) & set(other.schemes)
    start = max(one.valid_from or OPEN_START, other.valid_from or OPEN_START)
    end = min(one.valid_to or OPEN_END, other.valid_to or OPEN_END)
    return start <= end and (bool(schemes) or not one.schemes or not other.schemes)


def _compare(one: Ruled, other: Ruled) -> None:
    file, rule = other
    for number, later in enumerate(rule.effects):
        earlier = one[1].effects[:number] if one is other else one[1].effects
        for effect in earlier:
            if effect.raises and effect.raises == later.raises and effect.to != later.to:
                path: DataPath = ("effects", number, "to")
                file.add(
                    "contradictory-rules",
                    path,
                    other=one[1].id,
                    criterion=CRITERION_NAMES[effect.raises],
                    level=str(effect.to),
                    own=str(later.to),
                )


def _unreachable(file: RecordFile, scheme: Scheme, world: World) -> None:
    """Levels that a computation never gives; the classified track is always for a person."""
    for criterion in CRITERIA:
        open_levels = [v for v in scheme.levels(criterion) if v.track != "classified"]
        ranks = {open_levels[0].rank, *_ranks(criterion, scheme, world)} if open_levels else set()
        reached = {_at_least(rank, open_levels).id for rank in ranks}
        for number, level in enumerate(scheme.levels(criterion)):
            if level in open_levels and level.id not in reached:
                name = CRITERION_NAMES[criterion]
                file.add("unreachable-level", (criterion, number), level=level.id, criterion=name)


def _at_least(rank: int, levels: Sequence[Level]) -> Level:
    """The least level that reaches a rank, else the highest."""
    return next((level for level in levels if level.rank >= rank), levels[-1])


def _scale(criterion: Criterion) -> tuple[str, ...]:
    """The words of the default scheme for a criterion, lowest first."""
    return ORDERED_WORDS[0] if criterion == "confidentiality" else ORDERED_WORDS[1]


def _rank(criterion: Criterion, word: str) -> int:
    """The rank of a word: confidentiality from 0, the others from 1; a wrong word is the least."""
    first, scale = int(criterion != "confidentiality"), _scale(criterion)
    return first + (scale.index(word) if word in scale else 0)


def _ranks(criterion: Criterion, scheme: Scheme, world: World) -> Iterator[int]:
    for _, rule in world.winning(Rule):
        if rule.schemes and scheme.id not in rule.schemes:
            continue
        for effect in rule.effects:
            if effect.raises == criterion and effect.to is not None:
                yield _rank(criterion, effect.to)
            if effect.floors:
                yield from _floors(criterion, effect.except_kinds, world)


def _floors(criterion: Criterion, left_out: tuple[str, ...], world: World) -> Iterator[int]:
    for _, kind in world.winning(Kind):
        floor = getattr(kind.floors, criterion) if kind.floors else None
        if floor is not None and kind.id not in left_out:
            yield _rank(criterion, floor)
