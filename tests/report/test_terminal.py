"""What a person reads in a terminal: whole, in one language, within the width."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from courtier.report import digest, terminal
from courtier.report.ranking_view import score_words, sentences
from courtier.results.common import FactUsed
from courtier.results.envelope import (
    Assessment,
    ClassifyResult,
    CostResult,
    Envelope,
    MatchResult,
    RouteOutput,
)
from courtier.values.text import LANGUAGES, Language, Text
from tests.report import sample
from tests.report.languages import strangers
from tests.report.sample_beside import ranking

SNAPSHOTS = Path(__file__).with_name("snapshots")
UPDATE = "COURTIER_UPDATE_SNAPSHOTS" in os.environ


def _part(kind: type[Envelope], name: str, whole: Assessment) -> Envelope:
    fields = {key: getattr(whole, key) for key in kind.model_fields if key != "schema_"}
    return kind(**{"schema": f"courtier/{name}/1"}, **fields)


def _render(view: str, language: Language, whole: Assessment, width: int, color: bool) -> str:
    options: dict[str, object] = {"width": width, "color": color}
    if view == "summary":
        return terminal.summary(
            whole, language, width=width, color=color, dossier="./dossier-permis-en-ligne"
        )
    kinds: dict[str, tuple[type[Envelope], Callable[..., str]]] = {
        "classify": (ClassifyResult, terminal.classify_text),
        "match": (MatchResult, terminal.match_text),
        "cost": (CostResult, terminal.cost_text),
        "route": (RouteOutput, terminal.route_text),
    }
    kind, write = kinds[view]
    return write(_part(kind, view, whole), language, **options)


VIEWS = ("summary", "classify", "match", "cost", "route")


def _text(view: str, language: Language, width: int = 80, color: bool = False) -> str:
    return _render(view, language, sample.assessment(), width, color)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_output_is_the_one_on_file(view: str, language: Language) -> None:
    path = SNAPSHOTS / f"{view}.{language}.txt"
    text = _text(view, language)
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_other_language(view: str, language: Language) -> None:
    assert strangers(_text(view, language), language) == set()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("build", [sample.assessment, sample.hostile])
def test_lines_hold_the_width_and_no_control_passes(
    view: str, language: Language, width: int, build: Callable[[], Assessment]
) -> None:
    text = _render(view, language, build(), width, False)
    assert max(map(len, text.splitlines())) <= width
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("view", VIEWS)
def test_color_only_adds_styles(view: str) -> None:
    plain, colored = _text(view, "fr"), _text(view, "fr", color=True)
    assert "\x1b" not in plain
    assert re.sub("\x1b\\[[0-9]+m", "", colored) == plain
    assert "\x1b[1m" in colored


def test_a_width_under_forty_is_forty() -> None:
    assert _text("summary", "fr", width=10) == _text("summary", "fr", width=40)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_holds_on_one_screen(language: Language) -> None:
    assert len(_text("summary", language).splitlines()) <= 55
    assert len(_text("summary", language, width=120).splitlines()) <= 50


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_says_what_a_manager_asks(width: int) -> None:
    text = re.sub(r"\n +", " ", _text("summary", "fr", width))
    for words in (
        "Ville exemple",
        "23\u00a0novembre\u00a02026",
        "Protégé B (proposé)",
        "Indéterminé, au moins Faible",
        "2 admissibles, 5 sous condition, 4 non admissibles, 1 indéterminée",
        "et 2 autres",
        "3 non admissibles – Exigence non satisfaite\u00a0: Évaluation CCC Moyen",
        "1\u00a0184\u00a0230\u00a0$",
        "982\u00a0911\u00a0$",
        "1\u00a0551\u00a0341\u00a0$",
        "partielle",
        "prix de la base de données gérée",
        "1,37\u00a0$ CA",
        "Appel d’offres public (C-19, art.\u00a0573)",
        "Détenteur (3)",
        "Responsable de la PRP (1)",
        "1 erreur, 1 avertissement, 1 note",
        "Ceci n’est pas un avis juridique.",
        "./dossier-permis-en-ligne",
    ):
        assert words in text, words


def test_no_dossier_no_line_about_it() -> None:
    assert "Dossier" not in terminal.summary(sample.assessment(), "fr")


def test_a_partial_option_is_never_called_a_total() -> None:
    whole = sample.assessment()
    options = tuple(
        option.model_copy(
            update={"lines": tuple(o.model_copy(update={"basis": "quote"}) for o in option.lines)}
        )
        for option in whole.estimate.options
    )
    estimate = whole.estimate.model_copy(update={"options": options})
    text = _render("cost", "fr", whole.model_copy(update={"estimate": estimate}), 80, False)
    block = text.split("Nuage Exemple C (infonuagique\u00a0; partielle)")[1].split("\n\n")[0]
    assert "Total de ce qui a un prix" in " ".join(block.split())


def test_nothing_known_still_reads() -> None:
    whole = sample.assessment()
    route = whole.route.model_copy(
        update={"procedure": "undetermined", "routes": (), "checks": (), "documents": ()}
    )
    estimate = whole.estimate.model_copy(
        update={
            "options": (),
            "missing": (),
            "exchange_rate_text": None,
            "as_of_prices": None,
            "probability_cloud_cheaper": None,
        }
    )
    classification = whole.classification.model_copy(
        update={"reasons": (), "questions": (), "duties": (), "changes": (), "deployment": ()}
    )
    bare = whole.model_copy(
        update={
            "route": route,
            "estimate": estimate,
            "classification": classification,
            "matches": (),
            "requirements": (),
            "findings": (),
        }
    )
    for view in VIEWS:
        text = _render(view, "fr", bare, 80, False)
        assert strangers(text, "fr") == set()
    assert "Offres\u00a0: aucune examinée" in _render("summary", "fr", bare, 80, False)
    assert "mode indéterminé" in _render("summary", "fr", bare, 80, False)


def test_a_confirmed_level_carries_no_star() -> None:
    whole = sample.assessment()
    confirmed = whole.classification.model_copy(update={"status": "confirmed"})
    text = terminal.summary(whole.model_copy(update={"classification": confirmed}), "fr")
    assert "(proposé)*" in terminal.summary(whole, "fr") or "(proposé)" in text
    assert "(confirmé)*" not in text
    assert "(confirmé)" in text


@pytest.mark.parametrize("view", VIEWS)
def test_semicolons_and_colons_have_the_spaces_of_the_language(view: str) -> None:
    assert not re.search(r"\w;", _text(view, "fr"))
    assert not re.search("[ \u00a0][:;]", _text(view, "en"))


def test_what_a_person_decides_comes_first() -> None:
    whole = sample.assessment()
    stop = whole.findings[0].model_copy(
        update={
            "id": "automatic-path-stopped",
            "text": Text(fr="Une personne décide.", en="A person decides."),
        }
    )
    text = terminal.summary(whole.model_copy(update={"findings": (stop,)}), "fr")
    assert text.index("! Une personne décide.") < text.index("Confidentialité")
    assert "! " not in _text("summary", "fr")


def test_an_offering_that_the_file_names_comes_first_with_its_mark() -> None:
    whole = sample.assessment()
    last = digest.admissible(whole.matches)[-1]
    named = {last.offering: digest.PLACED}
    text = terminal.summary(whole, "fr", width=120, named=named)
    lines = text.split("Offres")[1].splitlines()
    assert lines[1].strip().startswith(f"{last.rank}. {last.name.fr}")
    assert "– en usage ou retenue" in lines[1]


def test_the_mark_follows_a_weak_offering_and_a_weak_price() -> None:
    whole = sample.assessment()
    first = digest.admissible(whole.matches)[0]
    option = next(o for o in digest.shown_options(whole.estimate, 5) if o.lines)
    weak = option.lines[0].model_copy(update={"confidence": "unverified"})
    strong = [line.model_copy(update={"confidence": "primary"}) for line in option.lines]
    for confidence, lines, mark in (("primary", strong, ""), ("sibling", [weak], "*")):
        facts = (FactUsed(id=first.offering, confidence=confidence),)
        changed = option.model_copy(update={"lines": tuple(lines)})
        options = tuple(changed if o == option else o for o in whole.estimate.options)
        seen = whole.model_copy(
            update={
                "provenance": whole.provenance.model_copy(update={"facts": facts}),
                "estimate": whole.estimate.model_copy(update={"options": options}),
            }
        )
        text = terminal.summary(seen, "fr", width=120)
        assert f"{first.name.fr}{mark} ({first.provider})" in text
        assert f"{option.name.fr}{mark}  " in text


def test_the_same_result_gives_the_same_text() -> None:
    assert _text("match", "fr") == _text("match", "fr")


def test_a_score_is_a_floor_while_a_view_is_unknown() -> None:
    shown = ranking()
    with_unknown, all_known = (score_words(scored) for scored in shown.scores)
    assert (with_unknown.fr, with_unknown.en) == ("au moins 0,750", "at least 0.750")
    assert (all_known.fr, all_known.en) == ("0,562", "0.562")
    assert "au moins 0,750" in _text("match", "fr", width=120)


@pytest.mark.parametrize(("unknown", "kept"), [(True, "On what is known, no"), (False, "No")])
def test_an_order_that_no_weight_turns_is_firm_as_far_as_views_are_known(
    unknown: bool, kept: str
) -> None:
    held = [swap.model_copy(update={"to": None, "unknown": unknown}) for swap in ranking().swaps]
    shown = ranking().model_copy(update={"swaps": tuple(held)})
    (text,) = sentences(
        shown, {name: Text(fr=name, en=name) for name in ("exemple-a", "exemple-b")}
    )
    assert text.en.startswith(
        f"{kept} weight, changed alone, would put “exemple-b” before “exemple-a”"
    )
    assert ("unknown" in text.en) is ("inconnue" in text.fr) is unknown


def test_a_partial_option_is_marked_at_the_other_rates() -> None:
    """It stands between options priced in full: unmarked, it would read as the cheaper one."""
    options = sample.assessment().estimate.options
    text = _text("cost", "en", width=120).split("Present value at other rates")[1]
    table = text.split("What weighs most")[0]
    for option in options:
        if option.lines:
            rows = [row for row in table.splitlines() if option.name.en in row]
            assert ["(partial)" in row for row in rows] == [option.status == "partial"]
    assert "(partial)" in table
