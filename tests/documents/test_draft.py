"""The note of justification is a draft until every cost compared rests on a quote that counts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from courtier.documents.view_justification import is_draft
from tests.documents import sample
from tests.documents.opened import all_text, case, margins_text, opened, table_under

CONFIRMED = sample.classification(status="confirmed")
CONSIDERED = "Offres admissibles ou admissibles sous condition"


def _option(offering, bases=("quote",), status="priced", price="310.50"):
    line = sample.option("x").lines[0]
    lines = tuple(line.model_copy(update={"basis": b, "nominal": Decimal(price)}) for b in bases)
    return sample.option(f"cloud:{offering}", status=status, lines=lines)


def _case(options, quoted, classification=CONFIRMED, matches=None):
    """Offers that are compared, with their options, and quotes (an offering's name is today's)."""
    compared = matches or tuple(
        sample.match(o.id.removeprefix("cloud:"), "conditional", n, "unknown")
        for n, o in enumerate(options, start=1)
    )
    assessment = sample.assessment(
        classification=classification,
        matches=compared,
        estimate=sample.estimate(options=tuple(options)),
    )
    quotes = [sample.quote(q) if isinstance(q, str) else q for q in quoted]
    return case(sample.workload(acquisition={"quotes": quotes}), assessment)


def _marks(of):
    document = opened("a6", of=of)
    return "PROJET" in margins_text(document), all_text(document).count("PROJET –")


def test_without_quotes_the_mark_is_on_the_first_page_and_in_the_header():
    assert _marks(_case([_option("un", ["list"])], [])) == (True, 1)


def test_with_every_offer_quoted_and_the_level_confirmed_the_mark_goes():
    options = [_option("un"), _option("deux", ["quote", "quote"])]
    assert _marks(_case(options, ["un", "deux"])) == (False, 0)


def test_with_every_offer_quoted_but_the_level_proposed_the_mark_stays():
    assert _marks(_case([_option("un")], ["un"], sample.classification())) == (True, 1)


@pytest.mark.parametrize("other", ["list", "given", "default"])
def test_one_quoted_line_of_one_dollar_beside_another_basis_is_not_enough(other):
    assert is_draft(_case([_option("un", ["quote", other], price="1.00")], ["un"]))


def test_one_quoted_line_of_one_dollar_where_a_need_has_no_price_is_not_enough():
    assert is_draft(_case([_option("un", status="partial", price="1.00")], ["un"]))


def test_one_quoted_offer_of_twenty_five_is_not_enough():
    rest = [_option(f"offre-{n}", [], "undetermined") for n in range(24)]
    assert is_draft(_case([_option("un"), *rest], ["un"]))
    assert not is_draft(_case([_option("un")], ["un"]))


def test_one_quote_of_two_is_not_enough():
    assert is_draft(_case([_option("un"), _option("deux", ["list"])], ["un"]))


def test_a_retained_offer_without_an_option_or_without_a_line_is_a_draft():
    matches = (
        sample.match("un", "eligible", 1, "met"),
        sample.match("deux", "conditional", 2, "met"),
    )
    assert is_draft(_case([_option("un")], ["un"], matches=matches))
    assert is_draft(_case([_option("un"), _option("deux", [])], ["un", "deux"], matches=matches))


def test_an_offer_set_aside_needs_no_quote():
    matches = (
        sample.match("un", "eligible", 1, "met"),
        sample.match("deux", "ineligible", None, "unmet"),
    )
    assert not is_draft(_case([_option("un")], ["un"], matches=matches))


def test_a_line_said_to_be_quoted_without_a_quote_in_the_file_is_not_enough():
    assert is_draft(_case([_option("un")], []))


@pytest.mark.parametrize(
    ("until", "draft"),
    [
        (sample.DAY - timedelta(days=1), True),
        (sample.DAY, False),
        (sample.DAY + timedelta(days=1), False),
    ],
)
def test_a_quote_counts_up_to_its_last_day(until, draft):
    quote = sample.quote("un", on=date(2026, 10, 1), until=until)
    assert is_draft(_case([_option("un")], [quote])) == draft


@pytest.mark.parametrize(
    ("on", "draft"),
    [(sample.DAY, False), (sample.DAY + timedelta(days=1), True)],
)
def test_a_quote_counts_from_its_day(on, draft):
    quote = sample.quote("un", on=on, until=date(2027, 6, 1))
    assert is_draft(_case([_option("un")], [quote])) == draft


def test_with_no_offer_retained_nothing_is_compared_so_it_is_a_draft():
    matches = (sample.match("un", "ineligible", None, "unmet"),)
    assert is_draft(_case([], [], matches=matches))


def test_a_quote_without_an_end_counts_but_asks_for_it():
    of = _case([_option("un")], [sample.quote("un", until=None)])
    rows = table_under(opened("a6", of=of), CONSIDERED)
    assert not is_draft(of)
    assert rows[1][5].startswith("valide (fin non indiquée)")
    assert rows[1][5].endswith("[à remplir]")


def test_the_other_documents_are_never_marked_as_drafts():
    assert "PROJET" not in margins_text(opened("a5"))
