"""What each option is told with: the costs that it leaves out, the ways its machines are bought."""

from __future__ import annotations

from courtier.report.cost_view import cost_text
from courtier.results.cost_words import basis_name
from courtier.results.estimate import OptionCost
from tests.cost.test_artefacts import EXAMPLE, road


def options() -> dict[str, OptionCost]:
    found = road(EXAMPLE.read_text(encoding="utf-8")).cost_result().estimate.options
    return {option.id: option for option in found}


def test_what_is_left_out_is_told_by_one_rule_for_every_way() -> None:
    """The room and the clouds of the example are priced, and both leave costs out."""
    found = options()
    room = [text.en for text in found["own-room"].left_out]
    assert found["own-room"].status == "priced"
    assert any("hardware support" in text for text in room)
    cloud = [text.en for text in found["cloud:aws-canada"].left_out]
    assert {"staff on the cloud side", "migration", "training"} <= set(cloud)
    azure = [text.en for text in found["cloud:azure-canada"].left_out]
    assert azure == cloud
    assert found["cloud:azure-canada"].missing == ("pieces",)
    assert all(not option.left_out for option in found.values() if not option.lines)


def test_the_commitment_of_each_cloud_option_is_told() -> None:
    found = options()
    assert [text.en for text in found["cloud:aws-canada"].commitments] == ["on demand"]
    assert [text.en for text in found["cloud:google-cloud-canada"].commitments] == [
        "1-year commitment, renewed"
    ]
    assert found["own-room"].commitments == ()


def test_the_table_marks_what_is_left_out_and_names_both_totals() -> None:
    text = cost_text(road(EXAMPLE.read_text(encoding="utf-8")).cost_result(), "en", width=120)
    table = text[: text.index("Method:")]
    row = next(line for line in table.splitlines() if "On-premise" in line)
    assert row.rstrip().endswith("priced (b)")
    assert "(b) without: network equipment" in " ".join(table.split())
    assert "(on demand)" in table
    assert "over the draws" in table
    assert "Total, at likely values" in text
    assert "only the ranking is given" in " ".join(table.split())


def test_a_price_of_which_no_list_was_read_is_told_as_unverified_beside_it() -> None:
    assert basis_name("list", "unverified").en == "list price, unverified"
    assert basis_name("list", "secondary").en == "list price"
    assert basis_name("quote", "unverified").en == "quote"
