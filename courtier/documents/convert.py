"""Runs pandoc, shut in: Markdown in, DOCX or a tree out, no file read but the reference."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from courtier.values.text import Language

READER = (
    "markdown-smart-raw_html-raw_tex-raw_attribute-tex_math_dollars-implicit_figures"
    "-auto_identifiers-yaml_metadata_block-pandoc_title_block-citations-native_divs-native_spans"
    "-latex_macros-markdown_in_html_blocks"
)
LOCALES: dict[Language, str] = {"fr": "fr-CA", "en": "en-CA"}
NO_FOLDER = "no-data-folder"
SECONDS = 120


def to_docx(markdown: str, language: Language, reference: Path, as_of: date) -> bytes:
    """The DOCX of a Markdown text, in the styles of a reference document.

    Raises:
        RuntimeError: Pandoc failed, which no input should bring about.
    """
    options = (
        "--to", "docx", "--reference-doc", str(reference.resolve()),
        "--metadata", f"lang={LOCALES[language]}", "--output", "-",
    )  # fmt: skip
    return _run(markdown, options, as_of)


def to_json(markdown: str) -> bytes:
    """The tree of a Markdown text, as pandoc writes it in JSON.

    Raises:
        RuntimeError: Pandoc failed, which no input should bring about.
    """
    return _run(markdown, ("--to", "json"), date.min)


def _run(markdown: str, options: tuple[str, ...], as_of: date) -> bytes:
    import pypandoc

    command = [
        pypandoc.get_pandoc_path(), "--sandbox", "--data-dir", NO_FOLDER, "--from", READER,
        *options,
    ]  # fmt: skip
    done = subprocess.run(
        command, input=markdown.encode(), capture_output=True, env=_world(as_of),
        timeout=SECONDS, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(f"pandoc: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def _world(as_of: date) -> dict[str, str]:
    days = as_of.toordinal() - date(1970, 1, 1).toordinal()
    return {"SOURCE_DATE_EPOCH": str(max(days, 0) * 86_400), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
