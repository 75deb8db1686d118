"""The body's weights, the score of each offering view by view, and how firm the order is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from courtier.report.layout import Column
from courtier.report.page import Page
from courtier.results.disclosure_words import VIEW_NAMES
from courtier.values.text import LANGUAGES, Text, format_number, say

if TYPE_CHECKING:
    from courtier.results.ranking import Ranking, Scored, Swap


def ranking_section(page: Page, ranking: Ranking | None, names: Mapping[str, Text]) -> None:
    """Write the scores and the weights at which the first two change places.

    Args:
        page: The page.
        ranking: None where the file gives no weight.
        names: The name of each offering, by id.
    """
    if ranking is None:
        page.text(page.word(NO_WEIGHTS))
        return
    page.section(page.say("Pondération", "Weights"))
    _scores(page, ranking, names)
    page.text(page.word(UNKNOWN_ADDS_NOTHING))
    for text in sentences(ranking, names):
        page.item("- ", page.word(text))


NO_WEIGHTS = say(
    "Rangées par la part d’exigences satisfaites ; des poids sous « weights » compteraient aussi"
    " le prix, l’exposition et le carbone.",
    "Ordered by the share of requirements met; weights under “weights” would also count the price,"
    " the exposure and the carbon.",
)
UNKNOWN_ADDS_NOTHING = say(
    "Chaque case : ce que la vue ajoute à la note. « ? » est inconnu et n’ajoute rien : la note"
    " est alors un plancher, « au moins ».",
    "Each cell: what the view adds to the score. “?” is unknown and adds nothing: the score is"
    " then a floor, “at least”.",
)


def _scores(page: Page, ranking: Ranking, names: Mapping[str, Text]) -> None:
    columns = [Column(page.say("Offre", "Offering"), flexible=True)]
    for seen in ranking.weights:
        share = percent(page, seen.share)
        columns.append(Column(f"{page.word(VIEW_NAMES[seen.view])} {share}", "right"))
    columns.append(Column(page.say("Note", "Score"), "right"))
    rows = [
        (
            page.word(names[scored.offering]),
            *(
                _three(page, point.contribution) if point.value is not None else "?"
                for point in scored.points
            ),
            page.word(score_words(scored)),
        )
        for scored in ranking.scores
    ]
    page.table(columns, rows)


def _three(page: Page, value: Decimal) -> str:
    return format_number(value, page.language, 3)


def score_words(scored: Scored) -> Text:
    """A score to the thousandth; a floor, said as such, while one of its views is unknown."""
    fr, en = (format_number(scored.score, language, 3) for language in LANGUAGES)
    if any(point.value is None for point in scored.points):
        return say("au moins {score}", "at least {score}", score=Text(fr=fr, en=en))
    return Text(fr=fr, en=en)


def percent(page: Page, share: Decimal) -> str:
    """A share as a percentage with at most two digits after the mark."""
    number = page.number((share * 100).normalize())
    return f"{number}\u00a0%" if page.language == "fr" else f"{number}%"


def sentences(ranking: Ranking, names: Mapping[str, Text]) -> list[Text]:
    """How firm the first place is, and what would turn it, view by view."""
    if ranking.first is None or ranking.second is None:
        return []
    first, second = names[ranking.first], names[ranking.second]
    if ranking.decided_by == "verdict":
        return [
            say(
                "« {first} » passe avant « {second} » par son verdict : aucun poids n’y change"
                " rien.",
                "“{first}” comes before “{second}” by its verdict: no weight changes that.",
                first=first,
                second=second,
            )
        ]
    found = [_turned(swap, first, second) for swap in ranking.swaps]
    if all(swap.to is None for swap in ranking.swaps):
        found = [_unturned(ranking, first, second)]
    if ranking.decided_by == "tie":
        found.insert(0, _tied(first, second))
    return found


def _unturned(ranking: Ranking, first: Text, second: Text) -> Text:
    """That no weight turns the order, as far as the views of both are known."""
    if any(swap.unknown for swap in ranking.swaps):
        return say(
            "Sur ce qui est connu, aucun poids, changé seul, ne mettrait « {second} » devant"
            " « {first} » ; une vue inconnue de l’une ou de l’autre pourrait le faire.",
            "On what is known, no weight, changed alone, would put “{second}” before “{first}”;"
            " a view that is unknown for one of them could.",
            first=first,
            second=second,
        )
    return say(
        "Aucun poids, changé seul, ne mettrait « {second} » devant « {first} ».",
        "No weight, changed alone, would put “{second}” before “{first}”.",
        first=first,
        second=second,
    )


def _tied(first: Text, second: Text) -> Text:
    return say(
        "« {first} » et « {second} » ont la même note : l’ordre tient aux preuves trouvées, au"
        " Canada, aux pays qui les atteignent, puis à l’identifiant.",
        "“{first}” and “{second}” have the same score: the order rests on evidence found, on"
        " Canada, on the countries that reach them, then on the id.",
        first=first,
        second=second,
    )


def _turned(swap: Swap, first: Text, second: Text) -> Text:
    view = VIEW_NAMES[swap.view]
    if swap.to is None or swap.share is None:
        if swap.unknown:
            return say(
                "{view} : inconnu pour au moins une des deux ; aucun poids ne change l’ordre.",
                "{view}: unknown for at least one of the two; no weight changes the order.",
                view=view,
            )
        return say(
            "{view} : aucun poids ne change l’ordre des deux premières.",
            "{view}: no weight changes the order of the first two.",
            view=view,
        )
    return say(
        "{view} : de {weight} à {to} ({share} % de tous les poids), « {second} » passerait devant"
        " « {first} »{doubt}",
        "{view}: from {weight} to {to} ({share}% of all weights), “{second}” would pass"
        " “{first}”{doubt}",
        view=view,
        weight=swap.weight,
        to=swap.to,
        share=(swap.share * 100).normalize(),
        first=first,
        second=second,
        doubt=_DOUBT if swap.unknown else Text(fr=".", en="."),
    )


_DOUBT = Text(
    fr=" ; une des deux y compte 0 parce que sa valeur est inconnue.",
    en="; one of the two counts 0 there because its value is unknown.",
)
