"""The permit example through every engine: its weak facts are marked, its note stays a draft."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from courtier.assessment import Road
from courtier.documents.case import Case
from courtier.documents.sheet import MARK
from courtier.documents.view_compliance import RETAINED
from courtier.documents.view_justification import is_draft
from courtier.values.citation import STRONG
from courtier.workload.reader import read_workload
from tests.documents import sample
from tests.documents.opened import all_text, knowledge, opened, table_under

EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"
QUOTE = """
  quotes:
    - offering: aws-canada
      on: 2026-11-20
      lines: [{item: web, unit: once, quantity: 1, price_cad: 1}]
"""
CHECKS = "Vérifications qui accompagnent l’acquisition"


@cache
def _permit(more: str = "") -> Case:
    content = EXAMPLE.read_text(encoding="utf-8") + more
    file = read_workload(content.encode(), knowledge())
    return Case(file.workload, Road(file, knowledge(), sample.DAY).assessment(), knowledge())


def _weak(of, identifier):
    return of.how_known(identifier) not in STRONG


def _listed(document, text):
    tail = all_text(document).split("\nÀ confirmer\n")[1].split("\nSources\n")[0]
    return text in tail.replace("\u00a0", " ").splitlines()


def test_each_reason_of_a_level_that_rests_on_a_choice_is_marked_and_listed():
    of = _permit()
    reasons = of.assessment.classification.reasons
    document = opened("a2", of=of)
    rows = table_under(document, "Motifs des niveaux")[1:]
    assert any(reason.rule == "kind-floor" for reason in reasons)
    for reason, row in zip(reasons, rows, strict=True):
        assert row[-1].endswith(MARK) == _weak(of, reason.rule) is True
        assert _listed(document, reason.text.fr.replace("\u00a0", " "))


@pytest.mark.parametrize("code", ["a1", "a6"])
def test_each_weak_check_is_marked_and_listed_and_no_strong_one_is(code):
    of = _permit()
    document = opened(code, of=of)
    checks = of.assessment.route.checks
    rows = table_under(document, CHECKS)[1:]
    assert any(_weak(of, check.id) for check in checks)
    for check, row in zip(checks, rows, strict=True):
        sources = any(source.confidence not in STRONG for source in check.sources)
        assert row[-1].endswith(MARK) == (_weak(of, check.id) or sources), check.id
        assert _listed(document, check.text.fr.replace("\u00a0", " ")) == row[-1].endswith(MARK)


def test_each_weak_offering_is_marked():
    of = _permit()
    document = opened("a4", of=of)
    rows = table_under(document, "Offres du catalogue")[1:]
    assert any(_weak(of, match.offering) for match in of.assessment.matches)
    for match, row in zip(of.assessment.matches, rows, strict=True):
        assert row[1].endswith(MARK) == _weak(of, match.offering)


def test_a_quote_of_one_dollar_for_one_need_of_one_offer_leaves_a_draft():
    of = _permit(QUOTE)
    options = {option.id: option for option in of.assessment.estimate.options}
    bases = {line.basis for line in options["cloud:aws-canada"].lines}
    assert "quote" in bases
    assert sum(match.verdict in RETAINED for match in of.assessment.matches) > 1
    assert is_draft(of)
    confirmed = of.assessment.classification.model_copy(update={"status": "confirmed"})
    alone = [m for m in of.assessment.matches if m.offering == "aws-canada"]
    changed = of.assessment.model_copy(update={"classification": confirmed, "matches": alone})
    assert is_draft(Case(of.workload, changed, of.knowledge))
