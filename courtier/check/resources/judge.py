"""One resource held against what is asked: what fails, what cannot be told, what holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from courtier.check.resource_rules import ENCRYPTION, PLACE, PUBLIC, TAG
from courtier.check.resources.bounds import Bounds, LevelBound, PlaceBound
from courtier.check.resources.certified import judge_certification, of_type
from courtier.check.resources.judged import NOTHING, Judged
from courtier.check.resources.words import BROKEN, NEVER_TOLD, Words
from courtier.results.resources import DATA_NEEDS, Resource, Silence
from courtier.values.citation import Confidence, weakest
from courtier.values.places import within
from courtier.values.text import Text, join, say

_PLACE_OF = {"backup": "backup", "logs": "logs", "key": "keys"}
_RULE_OF = {"encrypted": ENCRYPTION, "private": PUBLIC, "tagged": TAG}


def tags_asked(bounds: Bounds) -> frozenset[str]:
    """The names of the tags that some rule looks at, in small letters."""
    return frozenset(w for level in bounds.levels for w in level.rule.words.casefold().split())


def alike(resource: Resource, names: frozenset[str]) -> Hashable:
    """What the rules look at: resources of which it is the same are judged alike.

    Args:
        resource: The resource.
        names: The tags that some rule looks at.
    """
    tags = resource.tags or {}
    return (
        resource.format, resource.type, resource.provider, resource.need, resource.service,
        resource.place, resource.encrypted, resource.public, resource.known_type,
        resource.tags is None, resource.tags_why,
        *[item for item in tags.items() if item[0].casefold() in names],
    )  # fmt: skip


def judge(resource: Resource, bounds: Bounds, words: Words) -> Iterator[Judged]:
    """What every rule concludes of a resource; nothing of a rule without object for it.

    Args:
        resource: The resource, of a plan or of an inventory.
        bounds: What its workload asks.
        words: Those of its source.
    """
    for place in bounds.places:
        yield from _place(resource, place, bounds, words)
    if not resource.known_type:
        return
    for certification in bounds.certifications:
        yield from judge_certification(resource, certification, bounds)
    for level in bounds.levels:
        if resource.need in level.rule.needs.split():
            yield from _level(resource, level, bounds, words)


# Where it is


def _place(resource: Resource, bound: PlaceBound, bounds: Bounds, words: Words) -> Iterator[Judged]:
    """Backups, logs and keys have places of their own where the workload says so."""
    of = _PLACE_OF.get(resource.need or "", "data")
    own = any(other.of == of for other in bounds.places)
    if bound.of != (of if own or of == "logs" else "data"):
        return
    place, detail = resource.place, f"{bound.id}:{','.join(resource.place.regions)}"
    found = [(_named(key, bounds), _code_of(key, bounds)) for key in place.regions]
    found += [(bounds.names.of(country), country) for country in place.countries]
    held = [within(code, bound.countries) if code else None for _, code in found]
    names = join([name for name, _ in found], " ; ")
    if not found:
        yield from _unplaced(resource, bound, words)
    elif False in held:
        text = say("{names}. Attendu : {asked}", "{names}. Expected: {asked}",
                   names=names, asked=bound.text)  # fmt: skip
        known = weakest([bound.confidence, *_known(resource, bounds)])
        yield Judged(PLACE, "failed", text, detail, known)
    elif None in held:
        text = say(
            "{names} : province inconnue. Attendu : {asked}",
            "{names}: province unknown. Expected: {asked}",
            names=names, asked=bound.text,
        )  # fmt: skip
        yield Judged(PLACE, "undetermined", text, detail)
    elif place.why is not None:
        yield from _unplaced(resource, bound, words)
    else:
        yield Judged(PLACE, "passed", NOTHING, detail)


def _unplaced(resource: Resource, bound: PlaceBound, words: Words) -> Iterator[Judged]:
    """A place that is not known matters for what holds data and has a place of its own."""
    why = resource.place.why or "not-told"
    if why == "parent" or not resource.known_type:
        return
    if why == "global" and resource.need not in DATA_NEEDS | {"network"}:
        return
    text = say(
        "{why}{word} : lieu inconnu. Attendu : {asked}",
        "{why}{word}: place unknown. Expected: {asked}",
        why=words.why[why], word=f" ({resource.place.word})" if resource.place.word else "",
        asked=bound.text,
    )  # fmt: skip
    yield Judged(PLACE, "undetermined", text, f"{bound.id}:{why}", help=words.help[why])


def _named(key: str, bounds: Bounds) -> Text:
    """A region by its code, with where it is."""
    region = bounds.region(key)
    if region is None:
        return Text(fr=key, en=key)
    where = bounds.names.of_region(region)
    return say("{key} ({where})", "{key} ({where})", key=key, where=where)


def _code_of(key: str, bounds: Bounds) -> str:
    region = bounds.region(key)
    return (region.subdivision or region.country) if region else ""


def _known(resource: Resource, bounds: Bounds) -> list[Confidence]:
    """How well the places of the regions are known; the best region that fails is enough."""
    found = [region.confidence for key in resource.place.regions if (region := bounds.region(key))]
    groups = bounds.facts.groups.values()
    stated = [
        g.confidence for g in groups if set(g.countries.split()) & {*resource.place.countries}
    ]
    return [weakest([*found, *stated])]


# What the level asks


def _level(resource: Resource, bound: LevelBound, bounds: Bounds, words: Words) -> Iterator[Judged]:
    if bound.rule.aspect == "tagged":
        yield from _tag(resource, bound, bounds, words)
    else:
        yield from _told(resource, bound, bounds, words)


def _told(resource: Resource, bound: LevelBound, bounds: Bounds, words: Words) -> Iterator[Judged]:
    good = bound.rule.aspect == "encrypted"
    told = resource.encrypted if good else resource.public
    rule = _RULE_OF[bound.rule.aspect]
    if told.holds is good:
        yield Judged(rule, "passed", NOTHING, bound.rule.id)
    elif told.holds is not None:
        yield _broken(resource, bound, bounds)
    elif told.why != "not-told":
        yield _later(rule, told.why or "not-told", bound, words)
    elif not (rule == PUBLIC and resource.need in ("none", "compute")):
        text = say(NEVER_TOLD[rule].fr, NEVER_TOLD[rule].en, type=resource.type)
        group = f"{bound.rule.id}:{resource.type}"
        yield Judged(rule, "undetermined", text, group, whole=True, help=words.elsewhere)


def _later(rule: str, why: Silence, bound: LevelBound, words: Words) -> Judged:
    text = say(
        "{why}. Attendu : {asked}", "{why}. Expected: {asked}",
        why=words.why[why], asked=bound.rule.text,
    )  # fmt: skip
    return Judged(rule, "undetermined", text, bound.rule.id, help=words.help[why])


def _broken(
    resource: Resource, bound: LevelBound, bounds: Bounds, text: Text | None = None
) -> Judged:
    """A failure; no more than a doubt where the level may be too low to ask it."""
    rule = _RULE_OF[bound.rule.aspect]
    if text is None:
        text = say(BROKEN[rule].fr, BROKEN[rule].en, asked=bound.rule.text)
    known = weakest([bound.confidence, of_type(resource, bounds)])
    return Judged(rule, "failed" if bound.sure else "undetermined", text, bound.rule.id, known)


def _tag(resource: Resource, bound: LevelBound, bounds: Bounds, words: Words) -> Iterator[Judged]:
    kind = bounds.facts.type_of(resource.format, resource.type)
    silent = resource.tags is None and resource.tags_why is None
    if silent or kind is None or not kind.tags_from:
        return
    names = {word.casefold() for word in bound.rule.words.split()}
    said = [value for name, value in (resource.tags or {}).items() if name.casefold() in names]
    if not said:
        if resource.tags_why == "not-told":
            text = say(NEVER_TOLD[TAG].fr, NEVER_TOLD[TAG].en, type=resource.type)
            group = f"{bound.rule.id}:{resource.type}"
            yield Judged(TAG, "undetermined", text, group, whole=True, help=words.help["not-told"])
        elif resource.tags_why is not None:
            yield _later(TAG, resource.tags_why, bound, words)
        else:
            yield _broken(resource, bound, bounds)
    elif bounds.level is None or all(same_level(value, bounds.level) for value in said):
        yield Judged(TAG, "passed", NOTHING, bound.rule.id)
    else:
        text = say(
            "L’étiquette dit « {said} », et la charge de travail est « {level} ».",
            "The tag says “{said}”, and the workload is “{level}”.",
            said=", ".join(said), level=bounds.level,
        )  # fmt: skip
        yield _broken(resource, bound, bounds, text)


def same_level(value: str, level: str) -> bool:
    """Compare a tag with the id of a level: capitals, spaces, accents and hyphens aside."""
    return _plain(value) == _plain(level)


def _plain(word: str) -> str:
    import unicodedata

    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in spread if letter.isalnum())
