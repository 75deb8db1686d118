"""The page needs nothing else, speaks both languages, and lets no text become markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from lxml import html

from courtier.report.html import fingerprint, web_address
from courtier.results.envelope import Assessment
from courtier.values.text import LANGUAGES, Language
from tests.report import sample
from tests.report.languages import strangers
from tests.report.pages import page, tree

BUILDS = (sample.assessment, sample.hostile)


@pytest.fixture(scope="module")
def root() -> html.HtmlElement:
    return tree(page())


def _words(element: html.HtmlElement) -> str:
    return " ".join(
        str(part)
        for part in element.xpath(
            ".//text()[not(ancestor::code or ancestor::script or ancestor::style"
            " or ancestor::*[@class='detail'])]"
        )
    )


@pytest.mark.parametrize("build", BUILDS)
def test_nothing_is_loaded_from_elsewhere(build: Callable[[], Assessment]) -> None:
    text = page(build())
    root = tree(text)
    assert not root.xpath("//*[@src or @srcset or @poster or @data or @action or @formaction]")
    assert not root.xpath("//link | //img | //iframe | //object | //embed | //base | //form")
    assert {e.tag for e in root.xpath("//*[@href]")} == {"a"}
    assert all(re.match("#|https?://", a) for a in root.xpath("//a/@href"))
    style = root.xpath("string(//style)")
    assert "url(" not in style
    assert "@import" not in style
    assert not root.xpath("//*[@style]")
    assert not [a for e in root.iter() for a in e.attrib if str(a).startswith("on")]


@pytest.mark.parametrize("build", BUILDS)
def test_the_policy_allows_this_script_and_this_sheet_only(
    build: Callable[[], Assessment],
) -> None:
    root = tree(page(build()))
    policy = root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
    assert f"script-src '{fingerprint(root.xpath('string(//script)'))}'" in policy
    assert f"style-src '{fingerprint(root.xpath('string(//style)'))}'" in policy


def test_hostile_text_stays_text() -> None:
    text = page(sample.hostile())
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    plain, hostile = tree(page()), tree(text)
    assert [e.tag for e in plain.iter()] == [e.tag for e in hostile.iter()]


def test_a_sheet_cannot_end_its_element() -> None:
    from courtier.report.html import summary_html

    text = summary_html(
        sample.assessment(),
        sample.workload(),
        template="<style>{{ style }}</style>",
        style="a{}</style><script>alert(1)</script>",
    )
    assert text.count("</style>") == 1


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://exemple.invalid/", True),
        ("http://exemple.invalid/", True),
        ("javascript:alert(1)", False),
        (" https://exemple.invalid/", False),
        ("data:text/html,x", False),
        ("//exemple.invalid", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(address: str | None, kept: bool) -> None:
    assert web_address(address) == (address if kept else None)


def test_french_comes_first_and_english_is_marked(root: html.HtmlElement) -> None:
    assert root.get("lang") == "fr"
    assert root.xpath("//main/section/@lang") == ["fr", "en"]
    assert not root.xpath("//section[@hidden]"), "without a script both languages show"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_other_language(root: html.HtmlElement, language: Language) -> None:
    (section,) = root.xpath(f"//section[@lang='{language}']")
    assert strangers(_words(section), language) == set()
    labels = " ".join(section.xpath(".//@aria-label | .//@data-label"))
    assert strangers(labels, language) == set()


def test_landmarks_and_skip_link(root: html.HtmlElement) -> None:
    assert len(root.xpath("//body/header")) == 1
    assert len(root.xpath("//main[@id='main']")) == 1
    assert len(root.xpath("//body/footer")) == 1
    first = root.xpath("//body//a")[0]
    assert first.get("href") == "#main"
    names = root.xpath("//nav/@aria-label")
    assert len(names) == len(root.xpath("//nav")) == 3


def test_headings_go_in_order(root: html.HtmlElement) -> None:
    for section in root.xpath("//section"):
        levels = [int(h.tag[1]) for h in section.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_headed_columns_and_rows(root: html.HtmlElement) -> None:
    tables = root.xpath("//table")
    assert len(tables) >= 18
    for table in tables:
        assert table.xpath("string(caption)").strip()
        heads = table.xpath("thead/tr/th")
        assert all(h.get("scope") == "col" and h.text_content().strip() for h in heads)
        for row in table.xpath("tbody/tr"):
            assert len(row.xpath("td|th")) == len(heads)
            assert row.xpath("th/@scope") == ["row"]


def test_every_drawing_has_a_title_and_a_description(root: html.HtmlElement) -> None:
    drawings = root.xpath("//*[local-name()='svg']")
    assert len(drawings) == 12
    for drawing in drawings:
        title, description = drawing.xpath("*[local-name()='title' or local-name()='desc']")
        assert title.text.strip()
        assert description.text.strip()
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_ids_are_unique_and_inner_links_lead_somewhere(root: html.HtmlElement) -> None:
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = [a[1:] for a in root.xpath("//a/@href") if a.startswith("#")]
    wanted += [one for a in root.xpath("//@aria-labelledby") for one in a.split()]
    assert set(wanted) <= set(ids)


def test_scrolling_regions_can_be_reached_and_are_named(root: html.HtmlElement) -> None:
    for region in root.xpath("//div[@class='scroll']"):
        assert region.get("tabindex") == "0"
        assert region.get("role") == "region"
        assert region.get("aria-labelledby")


def test_the_page_says_what_the_results_hold(root: html.HtmlElement) -> None:
    text = " ".join(root.text_content().split())
    for words in (
        "1 184 230 $",
        "$1,184,230",
        "Ceci n’est pas un avis juridique.",
        "This is not legal advice.",
        "Protégé B (proposé)",
        "Indéterminé, au moins Faible",
        "manque : prix de la base de données gérée",
        "cumulé",
        "au moins 0,750",
        "at least 0.750",
    ):
        assert words in text, words
    assert "120 000" in text


def test_the_same_result_gives_the_same_page() -> None:
    assert page() == page()


def test_bare_results_still_make_a_page() -> None:
    whole = sample.assessment()
    estimate = whole.estimate.model_copy(update={"options": (), "missing": ()})
    route = whole.route.model_copy(update={"routes": (), "checks": (), "procedure": "undetermined"})
    bare = whole.model_copy(
        update={"estimate": estimate, "route": route, "matches": (), "findings": ()}
    )
    text = page(bare)
    assert "<svg" not in text
    assert "Aucun constat." in text
    assert "Aucune offre n’est admissible" in text


def test_a_partial_option_is_marked_at_the_other_rates(root: html.HtmlElement) -> None:
    options = sample.assessment().estimate.options
    (table,) = root.xpath("//table[caption[contains(@id, 'en-rates')]]")
    rows = [_words(row) for row in table.xpath(".//tbody/tr/th")]
    expected = {option.name.en: option.status for option in options if option.lines}
    assert len(rows) == len(expected)
    for name, status in expected.items():
        (row,) = (each for each in rows if each.startswith(name))
        assert (row != name) is (status != "priced")
    assert "partial" in expected.values()
