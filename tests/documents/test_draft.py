"""The note of justification is a draft until every priced cloud option has a quote that counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from courtier.documents.view_justification import is_draft
from tests.documents import sample
from tests.documents.opened import all_text, case, margins_text, opened, table_under

BOTH = sample.estimate(options=(sample.option("cloud:nuage-un"), sample.option("cloud:nuage-deux")))
ONE = sample.assessment()


def _case(quotes, assessment=ONE):
    return case(sample.workload(acquisition={"quotes": quotes}), assessment)


def _marks(of):
    document = opened("a6", of=of)
    return "PROJET" in margins_text(document), all_text(document).count("PROJET –")


def test_without_quotes_the_mark_is_on_the_first_page_and_in_the_header():
    assert _marks(_case([])) == (True, 1)


def test_with_a_quote_for_the_only_priced_cloud_option_the_mark_goes():
    assert _marks(_case([sample.quote("nuage-un")])) == (False, 0)


def test_one_quote_of_two_is_not_enough():
    assessment = sample.assessment(estimate=BOTH)
    assert is_draft(_case([sample.quote("nuage-un")], assessment))
    both = [sample.quote("nuage-un"), sample.quote("nuage-deux")]
    assert not is_draft(_case(both, assessment))


@pytest.mark.parametrize(
    ("until", "draft"),
    [
        (sample.DAY - timedelta(days=1), True),
        (sample.DAY, False),
        (sample.DAY + timedelta(days=1), False),
    ],
)
def test_a_quote_counts_up_to_its_last_day(until, draft):
    quote = sample.quote("nuage-un", on=date(2026, 10, 1), until=until)
    assert is_draft(_case([quote])) == draft


@pytest.mark.parametrize(
    ("on", "draft"),
    [(sample.DAY, False), (sample.DAY + timedelta(days=1), True)],
)
def test_a_quote_counts_from_its_day(on, draft):
    quote = sample.quote("nuage-un", on=on, until=date(2027, 6, 1))
    assert is_draft(_case([quote])) == draft


def test_with_no_priced_cloud_option_nothing_is_compared_so_it_is_a_draft():
    partial = sample.estimate(options=(sample.option("cloud:nuage-un", status="partial"),))
    assessment = sample.assessment(estimate=partial)
    assert is_draft(_case([sample.quote("nuage-un")], assessment))


def test_a_quote_without_an_end_counts_but_asks_for_it():
    of = _case([sample.quote("nuage-un", until=None)])
    rows = table_under(opened("a6", of=of), "Offres admissibles ou admissibles sous condition")
    assert not is_draft(of)
    assert rows[1][5].startswith("valide (fin non indiquée)")
    assert rows[1][5].endswith("[à remplir]")


def test_the_other_documents_are_never_marked_as_drafts():
    assert "PROJET" not in margins_text(opened("a5"))
