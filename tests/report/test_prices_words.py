"""Prices in words: days, terms, units and confidence, in both languages and each format."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from courtier.report.prices_model import PriceChange, PriceDiff, PriceList, PriceShown
from courtier.report.prices_tables import diff_markdown, list_csv, list_markdown
from courtier.report.prices_view import diff_text, list_text
from courtier.report.prices_words import day_name, term_name
from courtier.values.text import LANGUAGES, Language

ISO = "2026-03-02"


def price(**other: str) -> PriceShown:
    given = {
        "provider": "nuage", "region": "est", "service": "vm", "sku": "m", "vcpu": "2",
        "memory_gib": "8", "unit": "hour", "price": "1234.5", "currency": "USD",
        "term": "reserved 3y no upfront", "as_of": ISO, "source": "s", "licence": "facts",
        "confidence": "unverified", "note": "",
    }  # fmt: skip
    return PriceShown.model_validate(given | other)


def listed(*prices: PriceShown) -> PriceList:
    return PriceList(
        schema="courtier/prices/1", snapshot=date(2026, 3, 4), layer="bundled",
        rows_in_snapshot=9, prices=prices,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "fr", "en"),
    [
        (ISO, "2 mars 2026", "2 March 2026"),
        ("2026-01-01", "1er janvier 2026", "1 January 2026"),
        ("2026-03", "mars 2026", "March 2026"),
        ("2026-13", "2026-13", "2026-13"),
        ("2026", "2026", "2026"),
    ],
)
def test_a_day_is_written_as_far_as_it_is_known(day: str, fr: str, en: str) -> None:
    told = day_name(day)
    assert (told.fr.replace("\u00a0", " "), told.en.replace("\u00a0", " ")) == (fr, en)


@pytest.mark.parametrize(
    ("term", "fr", "en"),
    [
        ("committed 1y", "engagement de 1 an", "commitment of 1 year"),
        ("committed 3y", "engagement de 3 ans", "commitment of 3 years"),
        ("reserved 1y all upfront", "réservation de 1 an, payée d’avance",
         "reservation of 1 year, all upfront"),
    ],
)  # fmt: skip
def test_a_term_counts_its_years(term: str, fr: str, en: str) -> None:
    assert (term_name(term).fr, term_name(term).en) == (fr, en)


RAW = (ISO, "2026-01-01", "reserved", "| unverified |", "(s)", "1234.5")


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_and_text_hold_no_raw_word(language: Language) -> None:
    change = PriceChange(before=price(), after=price(price="2000"), change="0.62")
    diff = PriceDiff(
        schema="courtier/prices-diff/1", before="2026-01-01", after="b.csv",
        counts={}, new=(price(),), gone=(price(),), changed=(change,), held=(),
    )  # fmt: skip
    shown = [
        list_markdown(listed(price()), language),
        list_text(listed(price()), language),
        diff_markdown(diff, language),
        diff_text(diff, language),
    ]
    for text in shown:
        assert not [raw for raw in RAW if raw in text], text
    kinds = {"fr": ("changé", "nouveau", "disparu"), "en": ("changed", "new", "gone")}[language]
    assert all(f"| {kind} |" in shown[2] for kind in kinds)


def test_a_list_in_csv_keeps_the_words_of_a_snapshot_so_that_it_can_be_imported() -> None:
    row = next(csv.DictReader(io.StringIO(list_csv(listed(price())))))
    assert row["term"] == "reserved 3y no upfront"
    assert row["as_of"] == ISO
