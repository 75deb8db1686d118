"""Nobody can read the amounts, in any output, and not know what they are amounts of."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import get_args

import pytest

from courtier.api import road
from courtier.assessment import Road
from courtier.results.finance import Statement
from courtier.values.text import LANGUAGES, Language

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "permis-en-ligne.yaml"
TOPICS = get_args(Statement.model_fields["id"].annotation)
NEEDLES: dict[str, tuple[str, str]] = {
    "horizon": ("60 mois", "60 months"),
    "rate": ("5 % par an", "5% a year"),
    "convention": ("par mois, à la fin", "by months, at the end"),
    "money": ("Dollars constants", "Constant dollars"),
    "hours": ("Heures par mois : 730", "Hours a month: 730"),
    "units": ("1 Gio = 1,0737 Go", "1 GiB = 1.0737 GB"),
    "basis": ("avec engagement", "committed"),
    "tax": ("avant taxes", "before tax"),
    "currency": ("1,37 $ CA au 20 novembre 2026", "1.37 Canadian dollars on 20 November 2026"),
    "draws": ("germe 1", "seed 1"),
    "missing": ("n’est donc pas compté", "hence not counted"),
}


@cache
def _way() -> Road:
    return road(EXAMPLE)


@cache
def _terminal(language: Language) -> str:
    from courtier.report.terminal import cost_text

    return cost_text(_way().cost_result(), language, width=100)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_each_topic_has_its_words() -> None:
    assert set(NEEDLES) == set(TOPICS)
    told = _way().estimated.estimate.statements
    assert [each.id for each in told] == list(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("output", ["terminal", "page", "document"])
def test_every_output_tells_it(
    output: str, topic: str, language: Language, written: dict[tuple[str, Language], str]
) -> None:
    text = _terminal(language) if output == "terminal" else written[output, language]
    statement = next(s for s in _way().estimated.estimate.statements if s.id == topic)
    assert NEEDLES[topic][LANGUAGES.index(language)] in _plain(statement.text.in_(language))
    assert _plain(statement.text.in_(language)).rstrip(".") in _plain(text)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Language], str]:
    """The words of the page and of the analysis of costs, in each language."""
    from docx import Document

    from courtier.dossier import DossierOptions, write_dossier

    folder = tmp_path_factory.mktemp("dossier") / "d"
    write_dossier(_way(), folder, DossierOptions(with_english=True))
    page = (folder / "summary.html").read_text(encoding="utf-8")
    found: dict[tuple[str, Language], str] = {}
    for language in LANGUAGES:
        found["page", language] = re.sub(r"<[^>]+>", " ", unescape(page))
        (path,) = folder.glob(f"documents/a5-*.{language}.docx")
        body = Document(str(path)).element.body
        found["document", language] = "".join(body.itertext())
    return found
