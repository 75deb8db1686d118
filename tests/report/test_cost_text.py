"""The cost report fits what a finance officer reads, and what it leaves out is counted and told."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from courtier.api import road
from courtier.assessment import Road
from courtier.report.cost_view import cost_text
from courtier.report.json import as_json
from courtier.report.missing_view import grouped
from courtier.report.option_view import detailed
from courtier.results.estimate import Missing, OptionCost
from courtier.values.text import LANGUAGES, Language, Text

EXAMPLES = Path(__file__).parents[2] / "examples"
LONGEST = 440
"""Lines of 80 columns, some seven printed pages: half of what the report once took."""


@cache
def way(name: str = "permis-en-ligne") -> Road:
    return road(EXAMPLES / f"{name}.yaml")


@cache
def report(language: Language, name: str = "permis-en-ligne") -> str:
    return cost_text(way(name).cost_result(), language)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["permis-en-ligne", "imagerie-medicale", "donnees-ouvertes"])
def test_the_report_of_an_example_stays_short(name: str, language: Language) -> None:
    assert 60 < len(report(language, name).splitlines()) <= LONGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_every_price_to_obtain_and_every_assumption_is_named(
    language: Language,
) -> None:
    estimate, text = way().estimated.estimate, plain(report(language))
    for option in estimate.options:
        assert plain(option.name.in_(language)) in text
    for item in estimate.missing:
        assert plain((item.price or item.what).in_(language)) in text
    for each in estimate.assumptions:
        assert plain(each.text.in_(language)) in text


def test_the_lines_left_out_are_counted_and_the_json_holds_them() -> None:
    estimate, text = way().estimated.estimate, plain(report("en"))
    shown = detailed(estimate)
    left = [o for o in estimate.options if o.lines and o not in shown]
    assert len(left) > 2
    assert f"Their {sum(len(o.lines) for o in left)} lines" in text
    assert "--format json, estimate.options" in text
    printed = json.loads(as_json(way().cost_result()))["estimate"]["options"]
    assert [len(o["lines"]) for o in printed] == [len(o.lines) for o in estimate.options]
    for option in shown:
        assert f"[{option.lines[0].id}]" in text


def test_the_pair_compared_the_ways_of_the_body_and_the_quoted_are_shown_line_by_line() -> None:
    estimate = way().estimated.estimate
    found = {option.id: option for option in detailed(estimate)}
    assert set(found) == {"cloud:google-cloud-canada", "own-room"}

    def quoted(option: OptionCost) -> OptionCost:
        line = option.lines[0].model_copy(update={"basis": "quote"})
        return option.model_copy(update={"lines": (line, *option.lines[1:])})

    given = tuple(quoted(o) if o.id == "cloud:aws-canada" else o for o in estimate.options)
    changed = estimate.model_copy(update={"options": given})
    assert "cloud:aws-canada" in {option.id for option in detailed(changed)}


def test_without_a_pair_the_least_costly_cloud_option_is_shown() -> None:
    estimate = way("donnees-ouvertes").estimated.estimate
    assert [o.kind for o in detailed(estimate)].count("cloud") == 1


def test_a_price_that_several_options_lack_is_asked_for_once() -> None:
    effect, price = Text(fr="e", en="e"), Text(fr="p", en="p")
    given = [
        Missing(option=o, what=Text(fr=o, en=o), effect=effect, asks="adviser", price=price)
        for o in ("a", "b", "a")
    ]
    own = Missing(option="b", what=Text(fr="q", en="q"), effect=effect, asks="adviser")
    assert grouped([*given, own]) == {("adviser", effect): {price: ["a", "b"], own.what: ["b"]}}


def test_software_as_a_service_without_a_quote_takes_one_line_for_all_offerings() -> None:
    text = (EXAMPLES / "permis-en-ligne.yaml").read_text(encoding="utf-8")
    needs = "  network: {egress_gib_per_month: 400}"
    assert needs in text
    given = text.replace(needs, f"{needs}\n  software: [{{id: portail, model: saas, users: 45}}]")
    from courtier.knowledge.door import Knowledge
    from courtier.workload.reader import read_workload

    knowledge = Knowledge()
    day = way().as_of
    found = Road(read_workload(given.encode(), knowledge, name="a.yaml"), knowledge, day)
    printed = cost_text(found.cost_result(), "en", width=200)
    section = printed.split("Prices to obtain")[1].split("\n\n")[0]
    asked = [row for row in section.splitlines() if "a quote for the software “portail”" in row]
    lacking = [m for m in found.estimated.estimate.missing if "software “portail”" in m.what.en]
    assert len(lacking) > 3
    assert len(asked) == 1
    assert len(re.findall(r";", section[section.index("(item: portail)") :].split("·")[0])) >= 3
    partial = [f for f in found.cost_result().findings if "not priced in full" in f.text.en]
    assert len(partial) == 2
    assert all(f.text.en.count("portail") == 2 for f in partial)
    assert len(cost_text(found.cost_result(), "en").splitlines()) <= LONGEST
