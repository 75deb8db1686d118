"""What a result says of its classification scheme."""

from __future__ import annotations

from datetime import date

import pytest

from courtier.api import road
from courtier.check.scheme import scheme_findings
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import RequirementRule, Scheme

DAY = date(2026, 11, 23)
FILE = """courtier: 1
id: essai
name: Essai
organization: {{name: Ville exemple, kind: municipality, privacy_regime: a-2.1}}
reference_date: {day}
information: [{{id: a, kind: open-data}}]
"""


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("quebec-2024-05", [("scheme-provisional", "note")]),
        ("government-of-canada", []),
    ],
)
def test_only_the_scheme_of_quebec_is_provisional(
    knowledge: Knowledge, scheme: str, expected: list[tuple[str, str]]
) -> None:
    requirements = knowledge.all(RequirementRule).values()
    found = scheme_findings(knowledge.all(Scheme)[scheme], requirements, DAY)
    assert [(item.id, item.severity) for item in found] == expected
    assert all("arrêté 2024-05" in item.text.fr for item in found)


def test_a_scheme_that_no_requirement_names_is_a_warning(knowledge: Knowledge) -> None:
    requirements = knowledge.all(RequirementRule).values()
    own = knowledge.all(Scheme)["government-of-canada"].model_copy(update={"id": "modele-exemple"})
    (found,) = scheme_findings(own, requirements, DAY)
    assert (found.id, found.severity) == ("scheme-without-requirements", "warning")
    assert "n’exige rien d’une offre" in found.text.fr
    assert "schemes" in found.help.en


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param("2024-12-11", True, id="the day before the order"),
        pytest.param("2024-12-12", False, id="the day of the order"),
        pytest.param("2024-12-13", False, id="the day after"),
    ],
)
def test_before_its_day_a_scheme_only_indicates(day: str, found: bool) -> None:
    """Said by classify and by match, not by the whole road alone."""
    asked = road(FILE.format(day=day).encode())
    for result in (asked.classify_result(), asked.match_result()):
        ids = [finding.id for finding in result.findings]
        assert ("scheme-not-in-force" in ids) is found
        assert "scheme-provisional" in ids
