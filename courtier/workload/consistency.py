"""What must agree inside one workload file: ids, links between parts, order of days."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from courtier.reading.wording import short
from courtier.values.text import Text, say
from courtier.workload.raw import Node, Notes, Vocabulary

RESERVED_OPTIONS = ("own-room", "consolidated")
"""Ids that the estimate gives to its own options."""

_IDENTIFIED = (
    ("information",),
    ("needs", "compute"),
    ("needs", "storage"),
    ("needs", "databases"),
    ("needs", "software"),
    ("service", "environments"),
    ("options",),
)
_KEEP_ONE = say("Gardez-en un seul.", "Keep only one.")


def check_consistency(root: Node, notes: Notes) -> None:
    """Note every link, id, list and order of days that contradicts the rest of the file."""
    for keys in _IDENTIFIED:
        _unique_ids(_at(root, keys), notes)
    for option in root["options"].items:
        _unique_ids(option["lines"], notes)
        _reserved(option["id"], notes)
    _lists(root, notes)
    _links(root, notes)
    _days(root, notes)
    _load(root["service"]["load"], notes)


def _at(node: Node, keys: tuple[str, ...]) -> Node:
    for key in keys:
        node = node[key]
    return node


def _unique_ids(group: Node, notes: Notes) -> None:
    seen: dict[str, int | None] = {}
    for item in group.items:
        identifier = item["id"]
        if identifier.word is None:
            continue
        if identifier.word in seen and not notes.full:
            text = say(
                "L’identifiant « {id} » sert déjà à la ligne {first}.",
                "The id “{id}” is already used on line {first}.",
                id=short(identifier.word),
                first=str(seen[identifier.word]),
            )
            notes.add("duplicate-id", identifier, text, _OTHER_ID)
        place = notes.marked.place(identifier.path)
        seen.setdefault(identifier.word, place[0] if place else None)


_OTHER_ID = say("Donnez à chacun son propre identifiant.", "Give each its own id.")


def _reserved(identifier: Node, notes: Notes) -> None:
    if identifier.word in RESERVED_OPTIONS:
        text = say(
            "L’identifiant « {id} » est réservé à l’option que le programme calcule lui-même.",
            "The id “{id}” is reserved for the option that the program computes itself.",
            id=str(identifier.word),
        )
        notes.add("reserved-id", identifier, text, _OTHER_ID)


def _lists(root: Node, notes: Notes) -> None:
    for asset in root["information"].items:
        for key in ("elements", "subjects", "subjects_place", "uses", "special_law", "joined_with"):
            _no_repeat(asset[key], notes)
    _no_repeat(root["hosting"]["deployment"], notes)
    _no_repeat(root["placement"]["regions"], notes)
    for place in root["hosting"]["places"].keys:
        _no_repeat(place, notes)
    for interface in root["service"]["interfaces"].items:
        _no_repeat(interface["assets"], notes)


def _no_repeat(group: Node, notes: Notes) -> None:
    seen: set[str] = set()
    for item in group.items:
        if item.word is None:
            continue
        if item.word in seen and not notes.full:
            text = say(
                "« {word} » est deux fois dans cette liste.",
                "“{word}” is twice in this list.",
                word=short(item.word),
            )
            notes.add("repeated-word", item, text, _KEEP_ONE)
        seen.add(item.word)


def _links(root: Node, notes: Notes) -> None:
    assets: Vocabulary = {w: () for item in root["information"].items if (w := item["id"].word)}
    for asset in root["information"].items:
        for other in asset["joined_with"].items:
            if other.word is not None and other.word == asset["id"].word:
                notes.add("joined-with-itself", other, _ITSELF, _REMOVE)
            else:
                _asset(other, assets, notes)
    for override in root["overrides"].items:
        _asset(override["asset"], assets, notes)
    for interface in root["service"]["interfaces"].items:
        for other in interface["assets"].items:
            _asset(other, assets, notes)


_ITSELF = say("Un actif ne peut être joint à lui-même.", "An asset cannot be joined with itself.")
_REMOVE = say("Retirez-le de cette liste.", "Remove it from this list.")


def _asset(node: Node, assets: Vocabulary, notes: Notes) -> None:
    if node.word is None or notes.full or node.word in assets:
        return
    text = say(
        "Aucun actif informationnel du fichier n’a l’identifiant « {id} ».",
        "No information asset of the file has the id “{id}”.",
        id=short(node.word),
    )
    listed = say(
        "Identifiants du fichier : {ids}.",
        "Ids of the file: {ids}.",
        ids=", ".join(list(assets)[:20]),
    )
    help = notes.suggestion("asset", node.word, lambda: assets)
    notes.add("unknown-asset", node, text, help or listed)


def _days(root: Node, notes: Notes) -> None:
    acquisition = root["acquisition"]
    dates = acquisition["dates"]
    names = ("publication", "closing", "award", "signature", "start")
    _in_order([dates[name] for name in names], notes)
    for agreement in acquisition["agreements"].items:
        _in_order([agreement["signed_on"], agreement["confirmed_on"]], notes)
    for quote in acquisition["quotes"].items:
        _in_order([quote["on"], quote["valid_until"]], notes)
    for asset in root["information"].items:
        _in_order([asset["declared"]["on"], root["reference_date"]], notes)


def _in_order(nodes: list[Node], notes: Notes) -> None:
    known = [node for node in nodes if node.day is not None]
    for first, second in pairwise(known):
        if first.day is None or second.day is None or first.day <= second.day:
            continue
        text = say(
            "« {first} » ({day}) ne peut venir après « {second} » ({other}).",
            "“{first}” ({day}) cannot come after “{second}” ({other}).",
            first=str(first.path[-1]),
            second=str(second.path[-1]),
            day=first.day,
            other=second.day,
        )
        wrong = first if second.path == ("reference_date",) else second
        notes.add("days-out-of-order", wrong, text, _CORRECT_DAY)


_CORRECT_DAY = say("Corrigez l’une des deux dates.", "Correct one of the two days.")


def _load(load: Node, notes: Notes) -> None:
    average, peak = load["average"].value, load["peak"].value
    if not isinstance(average, (int, Decimal)) or not isinstance(peak, (int, Decimal)):
        return
    if average > peak:
        help = Text(fr="Corrigez l’une des deux fractions.", en="Correct one of the two fractions.")
        text = say(
            "La charge moyenne ne peut dépasser la charge de pointe.",
            "The average load cannot exceed the peak load.",
        )
        notes.add("load-out-of-order", load["average"], text, help)
