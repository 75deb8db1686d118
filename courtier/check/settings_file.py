"""Reads ``courtier.toml`` and policy files: every mistake at once, with its line and column."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from courtier.check.policy import Placed, SettingsFile
from courtier.check.rules import RULES
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.risk import CRITERIA, Scheme
from courtier.reading.files import read_bytes
from courtier.reading.keys import Path as DataPath
from courtier.reading.marked import Marked, read_marked
from courtier.reading.toml import read_toml
from courtier.reading.validation import in_order, mistakes_of
from courtier.reading.wording import CHECK_FORMAT, nearest_help, short
from courtier.results.check import Origin
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Text, say

SETTINGS = "courtier.toml"


@dataclass(frozen=True)
class Given:
    """A file of settings as read, where each value stands, and the fingerprint of its bytes."""

    content: SettingsFile
    marked: Marked
    sha256: str
    origin: Origin

    def place(self, *path: str | int) -> Placed:
        """Where a value stands, else the part that encloses it."""
        line, column = self.marked.place(path) or (1, 1)
        return Placed(origin=self.origin, file=self.marked.file, line=line, column=column)


def read_settings(path: Path, origin: Origin, knowledge: Knowledge) -> Given:
    """Read a file of settings or policy: TOML, else YAML or JSON by its suffix.

    Args:
        path: The file.
        origin: Who sets it.
        knowledge: The facts that it may name.

    Raises:
        InputError: With every mistake of the file, in its order.
    """
    name = path.as_posix()
    content = read_bytes(path, name)
    yaml = path.suffix.lower() in (".yaml", ".yml", ".json")
    marked = read_marked(content, name) if yaml else read_toml(content, name)
    try:
        given = SettingsFile.model_validate(marked.value)
    except ValidationError as error:
        found = mistakes_of(error, name, marked=marked, model=SettingsFile)
        raise InputError([_of_settings(mistake) for mistake in found]) from None
    result = Given(given, marked, hashlib.sha256(content).hexdigest(), origin)
    mistakes = [*_unknown_names(result, knowledge), *_wrong_zone(result), *_aimless(result)]
    if mistakes:
        raise InputError(in_order(mistakes, name))
    return result


def _of_settings(mistake: Mistake) -> Mistake:
    """A mistake with the remedy of this format where the usual one speaks of another."""
    return replace(mistake, help=_FORMAT) if mistake.help == CHECK_FORMAT else mistake


_FORMAT = say(
    "Voyez « courtier schema check-settings » pour la forme attendue.",
    "See “courtier schema check-settings” for the expected form.",
)


def _unknown_names(given: Given, knowledge: Knowledge) -> Iterator[Mistake]:
    content = given.content
    for rule in content.rules:
        yield from _known(given, ("rules", rule), rule, RULES, _RULE)
    for number, item in enumerate(content.exceptions):
        yield from _known(given, ("exceptions", number, "rule"), item.rule, RULES, _RULE)
    types = knowledge.all(CertificationType) if content.policy.certifications else {}
    for number, name in enumerate(content.policy.certifications):
        yield from _known(given, ("policy", "certifications", number), name, types, _TYPE)
    for criterion in CRITERIA:
        level = getattr(content.policy.levels, criterion, None)
        if level is not None:
            path = ("policy", "levels", criterion)
            yield from _known(given, path, level, _levels(knowledge, criterion), _LEVEL)


@cache
def _levels(knowledge: Knowledge, criterion: str) -> tuple[str, ...]:
    schemes = knowledge.all(Scheme).values()
    return tuple(
        dict.fromkeys(
            level.id for scheme in schemes for level in getattr(scheme, criterion)
        )
    )  # fmt: skip


_RULE = Text(fr="« {id} » n’est pas une règle.", en="“{id}” is not a rule.")
_TYPE = Text(
    fr="« {id} » n’est pas un type de certification.", en="“{id}” is not a certification type."
)
_LEVEL = Text(
    fr="« {id} » n’est un niveau d’aucun modèle pour ce critère.",
    en="“{id}” is a level of no scheme for this criterion.",
)


def _known(
    given: Given, path: DataPath, word: str, known: Iterable[str], sentence: Text
) -> Iterator[Mistake]:
    names = list(known)
    if word in names:
        return
    all_of_them = say("Choisissez : {ids}.", "Choose: {ids}.", ids=", ".join(sorted(names)))
    yield _mistake(
        given, path, "unknown-id",
        say(sentence.fr, sentence.en, id=short(word)),
        nearest_help(word, names, all_of_them),
    )  # fmt: skip


def _wrong_zone(given: Given) -> Iterator[Mistake]:
    from zoneinfo import ZoneInfo

    name = given.content.check.time_zone
    if name is None:
        return
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        yield _mistake(
            given, ("check", "time_zone"), "unknown-time-zone",
            say("« {zone} » n’est pas un fuseau connu.", "“{zone}” is not a known time zone.",
                zone=short(name)),
            say("Écrivez par exemple America/Toronto.", "Write for instance America/Toronto."),
        )  # fmt: skip


def _aimless(given: Given) -> Iterator[Mistake]:
    """An exception that names neither a workload nor files would cover everything."""
    for number, item in enumerate(given.content.exceptions):
        if item.workload is None and not item.files:
            yield _mistake(
                given, ("exceptions", number), "exception-aimless",
                say("Cette exception ne nomme ni charge de travail ni fichiers.",
                    "This exception names neither a workload nor files."),
                say("Ajoutez workload ou files : une exception ne couvre que ce qu’elle nomme.",
                    "Add workload or files: an exception covers only what it names."),
            )  # fmt: skip


def _mistake(given: Given, path: DataPath, code: str, text: Text, help: Text) -> Mistake:
    line, column = given.marked.place(path) or (None, None)
    dotted = ".".join(map(str, path))
    return Mistake(code, given.marked.file, line, column, dotted, text, help)
