"""Charts of an estimate as SVG: medians with their ranges, and costs that add up by year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from courtier.report import drawing
from courtier.report.digest import shown_options
from courtier.report.drawing import LEFT, RIGHT, at, box, label, place, segment
from courtier.report.layout import clip, clip_apart
from courtier.results.cost_words import COST_STATUS_NAMES
from courtier.results.estimate import Estimate, OptionCost
from courtier.values.text import Cad, Language, Text, format_money, say

MOST_BARS = 12
MOST_CURVES = 5
ROW = 46
NAME_LENGTH = 34
COLORS = ("#0b5cad", "#b3390f", "#1b7a4b", "#7a3fa0", "#8a6100")
DASHES = ("none", "6 3", "2 3", "9 3 2 3", "4 2")


def cost_chart(estimate: Estimate, language: Language) -> str:
    """Bars of medians with whiskers from P10 to P90; partial options hatched.

    Returns:
        An SVG whose ids end in the language, so that one page can hold both.
    """
    options = shown_options(estimate, MOST_BARS)
    top = drawing.nice_top(max((o.p90 or Decimal(0) for o in options), default=Decimal(0)))
    name = f"cost-{language}"
    parts = [_hatch(name)]
    names = clip_apart([option.name.in_(language) for option in options], NAME_LENGTH)
    for number, option in enumerate(options):
        parts += _bar(option, names[number], 4 + ROW * number, top, name, language)
    bottom = 8 + ROW * len(options)
    parts += _axis(bottom, top, language)
    parts += _legend(bottom + 34, name, language)
    title = say(
        "Coût médian de chaque option sur {months} mois, avec sa fourchette",
        "Median cost of each option over {months} months, with its range",
        months=estimate.horizon_months,
    )
    text = " ".join(_sentence(option, language) for option in options)
    return drawing.drawing(name, bottom + 96, title.in_(language), text, parts)


def _sentence(option: OptionCost, language: Language) -> str:
    if option.p50 is None or option.p10 is None or option.p90 is None:
        return say("{name} : aucun prix.", "{name}: no price.", name=option.name).in_(language)
    return say(
        "{name} : médiane {p50}, de {p10} à {p90}, {status}.",
        "{name}: median {p50}, from {p10} to {p90}, {status}.",
        name=option.name,
        p50=Cad(option.p50, whole=True),
        p10=Cad(option.p10, whole=True),
        p90=Cad(option.p90, whole=True),
        status=COST_STATUS_NAMES[option.status],
    ).in_(language)


def _hatch(name: str) -> str:
    return (
        f'<defs><pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="paper" width="6" height="6" fill="#ffffff"/>'
        '<line class="hatch" x1="0" y1="0" x2="0" y2="6" stroke="#0b5cad" stroke-width="3"/>'
        "</pattern></defs>"
    )


def _bar(
    option: OptionCost, shown: str, y: int, top: Decimal, name: str, language: Language
) -> list[str]:
    parts = [label(LEFT, y + 12, shown, kind="name")]
    if option.p50 is None or option.p10 is None or option.p90 is None:
        nothing = say("aucun prix", "no price").in_(language)
        return [
            *parts,
            label(RIGHT, y + 12, nothing, "end"),
            segment(LEFT, y + 27, RIGHT, y + 27, "empty"),
        ]
    amount = format_money(option.p50, language, whole=True)
    fill = f"url(#{name}-hatch)" if option.status == "partial" else "#0b5cad"
    kind = "bar partial" if option.status == "partial" else "bar"
    width = place(option.p50, top, LEFT, RIGHT) - LEFT
    low, high = (place(value, top, LEFT, RIGHT) for value in (option.p10, option.p90))
    return [
        *parts,
        label(RIGHT, y + 12, amount, "end", "amount"),
        box(LEFT, y + 19, width, 16, kind, fill),
        *_whisker(low, high, y + 27),
    ]


def _whisker(low: Decimal, high: Decimal, y: int) -> list[str]:
    """A range: drawn twice, so that it shows on the bar as on the page."""
    lines = ((low, y, high, y), (low, y - 5, low, y + 5), (high, y - 5, high, y + 5))
    halo = [segment(*line, "halo") for line in lines]
    return [*halo, *(segment(*line, "whisker") for line in lines)]


def _axis(y: int, top: Decimal, language: Language) -> list[str]:
    middle = (LEFT + RIGHT) // 2
    parts = [segment(LEFT, y, RIGHT, y, "axis")]
    for x, value, anchor in (
        (LEFT, Decimal(0), "start"),
        (middle, top / 2, "middle"),
        (RIGHT, top, "end"),
    ):
        parts.append(segment(x, y, x, y + 4, "axis"))
        parts.append(label(x, y + 17, format_money(value, language, whole=True), anchor, "tick"))
    return parts


def _legend(y: int, name: str, language: Language) -> list[str]:
    entries = (
        (box(LEFT, y, Decimal(24), 12, "bar", "#0b5cad"), say("médiane (P50)", "median (P50)")),
        (
            box(LEFT, y + 19, Decimal(24), 12, "bar partial", f"url(#{name}-hatch)"),
            say("option partielle : des prix manquent", "partial option: prices are missing"),
        ),
        (
            "".join(_whisker(Decimal(LEFT), Decimal(LEFT + 24), y + 44)),
            say("de P10 à P90 : huit tirages sur dix", "P10 to P90: eight draws in ten"),
        ),
    )
    parts = []
    for number, (sign, text) in enumerate(entries):
        parts += [sign, label(LEFT + 32, y + 10 + 19 * number, text.in_(language), kind="legend")]
    return parts


@dataclass(frozen=True)
class Curve:
    """The costs of an option added up to the end of each year."""

    option: OptionCost
    sums: tuple[Decimal, ...]


def curves(estimate: Estimate) -> list[Curve]:
    """The options that have costs by year, with their running sums."""
    dated = [o for o in estimate.options if len(o.years) > 1]
    kept = shown_options(estimate.model_copy(update={"options": tuple(dated)}), MOST_CURVES)
    return [Curve(o, tuple(accumulate(y.nominal for y in o.years))) for o in kept]


def cumulative_chart(estimate: Estimate, language: Language) -> str:
    """Lines of nominal costs that add up year by year.

    Returns:
        An SVG, or an empty text where no option has costs over two years or more.
    """
    found = curves(estimate)
    if not found:
        return ""
    name = f"years-{language}"
    top = drawing.nice_top(max(max(curve.sums) for curve in found))
    years = max(len(curve.sums) for curve in found)
    parts = _grid(top, years, language)
    for number, curve in enumerate(found):
        parts += _curve(curve, number, top, years)
        parts += _curve_legend(curve, number, language)
    title = say("Coût nominal cumulé par année", "Cumulative nominal cost by year")
    text = " ".join(_curve_sentence(curve, language) for curve in found)
    return drawing.drawing(name, 238 + 18 * len(found), title.in_(language), text, parts)


FLOOR = 196
CEILING = 24


def _grid(top: Decimal, years: int, language: Language) -> list[str]:
    parts = []
    for value in (Decimal(0), top / 2, top):
        y = int(place(value, top, FLOOR, CEILING))
        parts.append(segment(LEFT, y, RIGHT, y, "grid"))
        below = FLOOR + 15 if value == 0 else y - 3  # the curves start over the zero
        parts.append(label(LEFT, below, format_money(value, language, whole=True), kind="tick"))
    for year in range(1, years + 1):
        x = place(Decimal(year), Decimal(years), LEFT, RIGHT - 12)
        parts.append(label(x, FLOOR + 15, str(year), "middle", "tick"))
    parts.append(label(RIGHT, FLOOR + 29, say("année", "year").in_(language), "end", "tick"))
    return parts


def _curve(curve: Curve, number: int, top: Decimal, years: int) -> list[str]:
    points = [(Decimal(LEFT), Decimal(FLOOR))]
    for year, value in enumerate(curve.sums, start=1):
        x = place(Decimal(year), Decimal(years), LEFT, RIGHT - 12)
        points.append((x, place(value, top, FLOOR, CEILING)))
    path = " ".join(f"{at(x)},{at(y)}" for x, y in points)
    style = _stroke(number)
    dots = [
        f'<circle class="dot s{number}" cx="{at(x)}" cy="{at(y)}" r="3" fill="{COLORS[number]}"/>'
        for x, y in points[1:]
    ]
    return [f'<polyline class="curve s{number}" points="{path}" fill="none"{style}/>', *dots]


def _stroke(number: int) -> str:
    return f' stroke="{COLORS[number]}" stroke-width="2" stroke-dasharray="{DASHES[number]}"'


def _curve_legend(curve: Curve, number: int, language: Language) -> list[str]:
    y = 242 + 18 * number
    name = clip(_curve_name(curve).in_(language), 50)
    line = f'<line class="curve s{number}" x1="{LEFT}" y1="{y - 4}" x2="40" y2="{y - 4}"'
    return [f"{line}{_stroke(number)}/>", label(48, y, name, kind="legend")]


def _curve_name(curve: Curve) -> Text:
    if curve.option.status == "priced":
        return curve.option.name
    return say("{name} (partielle)", "{name} (partial)", name=curve.option.name)


def _curve_sentence(curve: Curve, language: Language) -> str:
    return say(
        "{name} : {total} au bout de {years} ans.",
        "{name}: {total} after {years} years.",
        name=_curve_name(curve),
        total=Cad(curve.sums[-1], whole=True),
        years=len(curve.sums),
    ).in_(language)
