"""Reads the pages of the documentation: their files, prose, blocks of code and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
TWINS = {
    "LISEZMOI.md": "README.md",
    "docs/fr/premiere-minute.md": "docs/en/first-minute.md",
    "docs/fr/cas-complet.md": "docs/en/worked-case.md",
    "docs/fr/fichier.md": "docs/en/workload-file.md",
    "docs/fr/resultats.md": "docs/en/results.md",
    "docs/fr/codes-de-sortie.md": "docs/en/exit-codes.md",
    "docs/fr/integration-continue.md": "docs/en/continuous-integration.md",
    "docs/fr/constats.md": "docs/en/findings.md",
    "docs/fr/decouvrir.md": "docs/en/discover.md",
    "docs/fr/python.md": "docs/en/python.md",
    "docs/fr/regles.md": "docs/en/rules.md",
    "docs/fr/exemples.md": "docs/en/examples.md",
    "docs/fr/connaissances.md": "docs/en/knowledge.md",
    "docs/fr/catalogue-propre.md": "docs/en/own-catalogue.md",
    "docs/fr/publier-les-faits.md": "docs/en/releasing-facts.md",
    "docs/fr/ajouter.md": "docs/en/adding.md",
    "docs/fr/modeles.md": "docs/en/models.md",
    "docs/fr/formats.md": "docs/en/formats.md",
    "docs/fr/accessibilite.md": "docs/en/accessibility.md",
    "docs/fr/vitesse.md": "docs/en/speed.md",
    "docs/fr/faits-et-limites.md": "docs/en/facts-and-limits.md",
}
"""Each French page and its English twin; the command pages bear the same names."""

_FENCE = re.compile(
    r"^(?P<mark>```+)(?P<word>[^\n`]*)\n(?P<body>.*?)^(?P=mark)[ \t]*$", re.M | re.S
)
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^(#+) (.+)$", re.M)


@dataclass(frozen=True)
class Block:
    """A block of code: the page it is on, its language, its text."""

    page: str
    language: str
    text: str


def pages() -> list[str]:
    """Every page, by its path from the root."""
    found = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def french_pages() -> list[str]:
    """The pages that are in French."""
    return [name for name in pages() if name == "LISEZMOI.md" or name.startswith("docs/fr/")]


def read(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[Block]:
    """The blocks of code of a page in one language."""
    found = _FENCE.finditer(read(page))
    return [Block(page, language, f["body"]) for f in found if f["word"].strip() == language]


def prose(page: str) -> str:
    """A page without its blocks of code, its code words and its comments."""
    text = _FENCE.sub("", read(page))
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    return re.sub(r"`[^`\n]*`", "", text)


def links(page: str) -> list[str]:
    """The targets of the links of a page."""
    return [found["target"] for found in _LINK.finditer(_FENCE.sub("", read(page)))]


def headings(page: str) -> list[tuple[int, str]]:
    """Each heading of a page, with its depth."""
    return [(len(mark), text) for mark, text in _HEADING.findall(_FENCE.sub("", read(page)))]


def cells(page: str) -> set[str]:
    """Every code word of the tables and lists of a page."""
    return set(re.findall(r"`([^`\n]+)`", read(page)))
