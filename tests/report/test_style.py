"""The colours of the sheet can be read, in the light and in the dark."""

from __future__ import annotations

import re

import pytest

from tests.report.pages import TEMPLATES

SHEET = (TEMPLATES / "summary.css").read_text(encoding="utf-8")
THEMES = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2]


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "soft", "link", "good", "warn", "bad"])
def test_every_text_colour_stands_out(theme: str, name: str) -> None:
    colors = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", theme))
    for ground in ("paper", "wash"):
        assert _contrast(colors[name], colors[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_bars_stand_out(theme: str) -> None:
    colors = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", theme))
    assert _contrast(colors["bar"], colors["paper"]) >= 3


def test_there_is_a_printed_form_and_no_outside_font() -> None:
    assert "@media print" in SHEET
    assert "@font-face" not in SHEET
