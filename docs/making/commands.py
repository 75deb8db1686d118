"""The page of each command: its real help in one language, and its example, really run."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from courtier.cli.table import COMMANDS
from courtier.values.text import Language
from making.markdown import code, excerpt, fence, table
from making.runs import Place, place
from making.words_file import words

FOLDERS: dict[Language, str] = {"fr": "fr/commandes", "en": "en/commands"}
LINES = 24

_FINGERPRINT = re.compile(r"\b[0-9a-f]{12}…")
_EXAMPLE = re.compile(r"^ *(?:Exemple\s?|Example):\s+(courtier .*?)(?:\n\s*\n|\Z)", re.M | re.S)
_NOTE: dict[Language, str] = {
    "fr": "<!-- Page écrite par docs/generate.py : ne la corrigez pas à la main. -->",
    "en": "<!-- Page written by docs/generate.py: do not correct it by hand. -->",
}
_TITLES: dict[Language, tuple[str, str]] = {"fr": ("Aide", "Exemple"), "en": ("Help", "Example")}
_BACK: dict[Language, str] = {
    "fr": "[Toutes les commandes](README.md) · [Codes de sortie](../codes-de-sortie.md)",
    "en": "[All commands](README.md) · [Exit codes](../exit-codes.md)",
}
_INDEX: dict[Language, tuple[str, str, tuple[str, str]]] = {
    "fr": (
        "Commandes",
        "Chaque page montre l’aide de la commande et un exemple, tels que le programme les"
        " imprime. Sans `--lang`, la langue vient de l’environnement, sinon du français.",
        ("Commande", "Ce qu’elle fait"),
    ),
    "en": (
        "Commands",
        "Each page shows the help of the command and an example, as the program prints them."
        " Without `--lang`, the language comes from the environment, else it is French.",
        ("Command", "What it does"),
    ),
}


class ExampleError(Exception):
    """A help text or an example that cannot be run as it stands."""


@dataclass(frozen=True)
class _Part:
    """One command, or one command of a group, by its words after ``courtier``."""

    words: tuple[str, ...]

    @property
    def line(self) -> str:
        return " ".join(("courtier", *self.words))


def command_pages(language: Language) -> dict[str, str]:
    """Each page by its path under ``docs/``, the index of commands included.

    The examples of a page run in a place of its own: what one writes never meets another.
    """
    folder = FOLDERS[language]
    pages = {f"{folder}/README.md": index_page(language)}
    for name in COMMANDS:
        with place() as own:
            pages[f"{folder}/{name}.md"] = command_page(own, name, language)
    return pages


def index_page(language: Language) -> str:
    """The list of commands."""
    title, text, heads = _INDEX[language]
    lists = command_list(language, "")
    return f"{_NOTE[language]}\n\n# {title}\n\n{text}\n\n{table(heads, lists)}"


def command_list(language: Language, prefix: str) -> list[tuple[str, str]]:
    """Each command with a link to its page and its summary."""
    return [
        (f"[{code(name)}]({prefix}{name}.md)", entry.fr if language == "fr" else entry.en)
        for name, entry in COMMANDS.items()
    ]


def command_page(here: Place, name: str, language: Language) -> str:
    """The page of one command."""
    entry = COMMANDS[name]
    summary = entry.fr if language == "fr" else entry.en
    said = words("commands").get(name, {})
    text = [_NOTE[language], f"# courtier {name}", summary]
    if language in said:
        text.append(str(said[language]).strip())
    chosen = said.get("example", {}).get(language)
    parts = _parts(name)
    text += _sections(here, parts[0], language, "##", None if len(parts) > 1 else chosen or "")
    for part in parts[1:]:
        text.append(f"## {part.line}")
        text += _sections(here, part, language, "###", "")
    return "\n\n".join([*text, _BACK[language]]) + "\n"


def _sections(
    here: Place, part: _Part, language: Language, level: str, chosen: str | None
) -> list[str]:
    """Help and example; ``chosen`` empty takes the example of the help, None shows none."""
    help_title, example_title = _TITLES[language]
    shown = here.run(f"{part.line} --help", language)
    if shown.code != 0:
        raise ExampleError(f"{part.line} --help ({language}): {shown.code}\n{shown.errors}")
    text = [f"{level} {help_title}", fence("text", shown.output).rstrip()]
    example = None if chosen is None else chosen or example_of(shown.output)
    if example:
        text += [f"{level} {example_title}", _example(here, example, language)]
    return text


def example_of(help_text: str) -> str | None:
    """The example that a help text gives, on one line; None when it gives none."""
    found = _EXAMPLE.search(help_text)
    return " ".join(found.group(1).split()) if found else None


def _example(here: Place, line: str, language: Language) -> str:
    done = here.run(line, language)
    if done.code != 0:
        raise ExampleError(f"{line} ({language}): {done.code}\n{done.errors}")
    # The fingerprint changes with every byte of the facts: the page shows only where it stands.
    printed = _FINGERPRINT.sub("0123456789ab…", done.output or done.errors)
    return fence("console", f"$ {line}\n{excerpt(printed, LINES)}").rstrip()


def _parts(name: str) -> list[_Part]:
    """The command itself and, for a group, each of its commands, those of its groups too."""
    import typer

    module = importlib.import_module(COMMANDS[name].module)
    return list(_within(typer.main.get_command(module.app), (name,)))


def _within(command: Any, path: tuple[str, ...]) -> Iterator[_Part]:
    from courtier.cli.lazy import LazyGroup

    yield _Part(path)
    if isinstance(command, LazyGroup):
        inner = {child: command.load(child) for child in command.table}
    else:
        inner = getattr(command, "commands", {})
    for child, loaded in inner.items():
        yield from _within(loaded, (*path, child))
