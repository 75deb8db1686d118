"""What an assessment says of its classification scheme."""

from __future__ import annotations

import pytest

from courtier.check.scheme import scheme_findings
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import RequirementRule, Scheme


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
    found = scheme_findings(knowledge.all(Scheme)[scheme], requirements)
    assert [(item.id, item.severity) for item in found] == expected
    assert all("arrêté 2024-05" in item.text.fr for item in found)


def test_a_scheme_that_no_requirement_names_is_a_warning(knowledge: Knowledge) -> None:
    requirements = knowledge.all(RequirementRule).values()
    own = knowledge.all(Scheme)["government-of-canada"].model_copy(update={"id": "modele-exemple"})
    (found,) = scheme_findings(own, requirements)
    assert (found.id, found.severity) == ("scheme-without-requirements", "warning")
    assert "n’exige rien d’une offre" in found.text.fr
    assert "schemes" in found.help.en
