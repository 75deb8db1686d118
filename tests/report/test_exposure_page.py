"""The table of exposure of an offering: on its own, in one language, unknown said as unknown."""

from __future__ import annotations

import pytest

from courtier.knowledge.door import Knowledge
from courtier.report.disclosure_view import disclosure_section
from courtier.report.exposure_page import exposure_page
from courtier.report.page import Page
from courtier.results.envelope import MatchResult
from courtier.values.text import LANGUAGES, Language
from tests.report.sample import HOSTILE, assessment, poison
from tests.report.sample_beside import disclosures


def _result() -> MatchResult:
    whole = assessment().model_dump(mode="json", by_alias=True)
    kept = {key: whole[key] for key in whole if key not in ("estimate", "route")}
    return MatchResult.model_validate(kept | {"schema": "courtier/match/1"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_of_one_language_and_needs_nothing_else(
    knowledge: Knowledge, language: Language
) -> None:
    page = exposure_page(_result(), knowledge, language)
    assert f'<html lang="{language}">' in page
    assert "<script" not in page
    assert "src=" not in page
    assert "default-src 'none'" in page
    assert ("Lois qui peuvent l’atteindre" in page) is (language == "fr")
    assert ("Laws that can reach it" in page) is (language == "en")
    assert page.count("<article") == 2


def test_the_page_says_what_is_known_and_what_is_not(knowledge: Knowledge) -> None:
    known, unknown = exposure_page(_result(), knowledge, "en").split("<article")[1:]
    assert "Mère exemple" not in known
    for words in (
        "Example parent", "content, metadata", "Keys of the body", "5.48 g CO2e/kWh (2024)",
        "12 months", "CSV", "Zones: 0", "to confirm",
    ):  # fmt: skip
        assert words in known, words
    assert "Nobody looked at which laws reach it." in unknown
    assert unknown.count('class="unknown"') >= 8
    assert "Where do copies go?" in unknown


def test_hostile_words_stay_text(knowledge: Knowledge) -> None:
    data = poison(_result().model_dump(mode="json", by_alias=True))
    page = exposure_page(MatchResult.model_validate(data), knowledge, "fr")
    assert HOSTILE not in page
    assert "<script" not in page
    assert "\x1b" not in page


def test_without_any_admissible_offering_the_page_says_what_to_do(knowledge: Knowledge) -> None:
    empty = _result().model_copy(update={"disclosures": ()})
    assert "--offering" in exposure_page(empty, knowledge, "fr")


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_fits_any_width(language: Language, width: int) -> None:
    page = Page(language, width)
    for shown in disclosures():
        disclosure_section(page, shown)
    lines = str(page).splitlines()
    assert max(len(line) for line in lines) <= width
    assert str(page).count("inconnu" if language == "fr" else "unknown") >= 8
