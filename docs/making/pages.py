"""Which pages hold generated blocks, and what makes each block."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from courtier.values.text import Language
from making import (
    check_rules,
    facts,
    read_calls,
    result_keys,
    tags,
    vocabulary,
    workload_keys,
)
from making.commands import FOLDERS, command_list, command_pages
from making.markdown import block_names, excerpt, fence, fill, table
from making.runs import ROOT, Place

DOCS = ROOT / "docs"
SUMMARY = "courtier assess examples/permis-en-ligne.yaml --no-documents"
SUMMARY_LINES = 60

_COMMANDS: dict[Language, tuple[str, str]] = {
    "fr": ("Commande", "Ce qu’elle fait"),
    "en": ("Command", "What it does"),
}

BLOCKS: dict[str, Callable[[Language], str]] = {
    "workload-keys": workload_keys.workload_keys,
    "kinds": facts.kinds,
    "elements": facts.elements,
    "profiles": facts.profiles,
    "result-commands": result_keys.result_commands,
    "result-keys": result_keys.result_keys,
    "facts": vocabulary.fact_names,
    "operators": vocabulary.operators,
    "effects": vocabulary.effects,
    "demands": vocabulary.demands,
    "yields": vocabulary.yields,
    "header": vocabulary.header,
    "scales": vocabulary.scales,
    "confidence": vocabulary.confidence_codes,
    "record-counts": facts.record_counts,
    "claims": facts.claims,
    "prices": facts.prices,
    "unproven": facts.unproven,
    "papers": facts.papers,
    "check-rules": check_rules.check_rules,
    "tags": tags.tags,
    "list-tags": tags.list_tags,
    **read_calls.BLOCKS,
}


class UnknownBlockError(Exception):
    """A page names a block that nothing makes."""


def pages() -> dict[str, str]:
    """Every page that docs/generate.py writes, by its path from the root, as it stands."""
    names = ("README.md", "LISEZMOI.md")
    paths = [ROOT / name for name in names] + sorted(DOCS.glob("*/*.md")) + [DOCS / "README.md"]
    found = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    return {name: text for name, text in found.items() if block_names(text)}


def language_of(name: str) -> Language:
    """The language of a page, by its path from the root."""
    return "fr" if name == "LISEZMOI.md" or name.startswith("docs/fr/") else "en"


def made(place: Place) -> dict[str, str]:
    """Every generated page, by its path from the root, as it should be.

    Raises:
        UnknownBlockError: A page names a block that nothing makes.
        ExampleError: The help or the example of a command cannot be run.
    """
    found = {}
    for name, text in pages().items():
        found[name] = fill(text, _maker(place, name))
    languages: tuple[Language, ...] = ("fr", "en")
    for language in languages:
        for path, text in command_pages(language).items():
            found[f"docs/{path}"] = text
    return found


def written() -> list[Path]:
    """The command pages that are there now."""
    return [path for folder in FOLDERS.values() for path in sorted((DOCS / folder).glob("*.md"))]


def _maker(place: Place, page: str) -> Callable[[str], str]:
    language = language_of(page)

    def make(name: str) -> str:
        if name == "summary":
            return _summary(place, language)
        if name == "commands":
            return table(_COMMANDS[language], command_list(language, _to_commands(page)))
        if name not in BLOCKS:
            raise UnknownBlockError(f"{page}: {name}")
        return BLOCKS[name](language)

    return make


def _to_commands(page: str) -> str:
    """The way from a page to the command pages of its language."""
    folder = FOLDERS[language_of(page)]
    if "/" not in page:
        return f"docs/{folder}/"
    return folder.split("/", 1)[1] + "/"


def _summary(place: Place, language: Language) -> str:
    done = place.run(SUMMARY, language)
    if done.code != 0:
        raise RuntimeError(f"{SUMMARY}: {done.code}\n{done.errors}")
    return fence("console", f"$ {SUMMARY}\n{excerpt(done.output, SUMMARY_LINES)}")
