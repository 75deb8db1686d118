"""The reasons of a route beyond its conditions: its days, its law, what a person still verifies."""

from __future__ import annotations

from datetime import date

from courtier.knowledge.records.procurement import Route
from courtier.results.common import Reason
from courtier.results.route import RouteResult
from courtier.values.citation import Source
from courtier.values.text import Text, say

TO_VERIFY = "to-verify"
RESERVE = "group-purchase-first"


def reason(route: Route, condition: str, text: Text, sources: tuple[Source, ...] = ()) -> Reason:
    """A reason of a route, with its sources after those read for the sentence."""
    return Reason(
        rule=f"{route.id}.{condition}",
        criterion=None,
        level=None,
        asset=None,
        text=text,
        sources=tuple(dict.fromkeys((*sources, *route.sources))),
    )


def out_of_force(route: Route, day: date) -> Reason:
    """Why a route does not hold on a day: not yet, or no longer."""
    if route.valid_from is not None and day < route.valid_from:
        text = say(
            "N’était pas en vigueur avant le {start} ({article}).",
            "Was not in force before {start} ({article}).",
            start=route.valid_from,
            article=route.article,
        )
    else:
        text = say(
            "N’est plus en vigueur depuis le {end} ({article}).",
            "Has not been in force since {end} ({article}).",
            end=route.valid_to or day,
            article=route.article,
        )
    return reason(route, "in-force", text)


def start_unsure(route: Route, day: date) -> Reason:
    """Why nobody can tell whether a route held on a day: its start is not known to the day."""
    if route.start_precision == "no-later":
        text = say(
            "Le début n’a pas été lu : le texte existait au plus tard le {start}, et rien ne dit"
            " s’il était en vigueur le {day} ({article}).",
            "The start was not read: the text existed no later than {start}, and nothing says"
            " whether it was in force on {day} ({article}).",
            start=route.valid_from or day,
            day=day,
            article=route.article,
        )
    else:
        text = say(
            "Le jour du début n’est pas connu : rien ne dit si le texte était déjà en vigueur le"
            " {day} ({article}).",
            "The day of the start is not known: nothing says whether the text was already in force"
            " on {day} ({article}).",
            day=day,
            article=route.article,
        )
    return reason(route, "in-force", text)


def unknown_regime(route: Route) -> Reason:
    """Why a route may not be the body's own: its contract law is not stated."""
    text = say(
        "Le dossier ne dit pas quelle loi sur les contrats lie l’organisme : ce mode ne vaut que"
        " pour certains régimes ({regimes}).",
        "The file does not say which contract law binds the body: this route holds only for some"
        " regimes ({regimes}).",
        regimes=", ".join(route.legal_regimes),
    )
    return reason(route, "legal-regime", text)


def still_to_verify(route: Route, count: int) -> Reason:
    """How many conditions of an open route a person has yet to verify (one or more)."""
    if count == 1:
        text = Text(
            fr="Ouvert, une condition à vérifier par une personne.",
            en="Open, one condition for a person to verify.",
        )
    else:
        text = say(
            "Ouvert, {count} conditions à vérifier par une personne.",
            "Open, {count} conditions for a person to verify.",
            count=count,
        )
    return reason(route, TO_VERIFY, text)


def with_reserve(
    routes: tuple[RouteResult, ...], chosen: RouteResult | None
) -> tuple[RouteResult, ...]:
    """The routes, where the one to take says that a compulsory group purchase may come first."""
    waiting = [r for r in routes if r.procedure == "group-purchase" and r.status == "undetermined"]
    if chosen is None or chosen.procedure == "market-sounding" or not waiting:
        return routes
    return tuple(_reserved(r, waiting[0]) if r.id == chosen.id else r for r in routes)


def _reserved(route: RouteResult, group: RouteResult) -> RouteResult:
    text = say(
        "Ouvert sous réserve d’un achat regroupé obligatoire ({article}) : l’organisme n’a pas"
        " encore vérifié si un achat regroupé couvre le besoin.",
        "Open subject to a compulsory group purchase ({article}): the body has not yet checked"
        " whether a group purchase covers the need.",
        article=group.article,
    )
    sources = tuple(dict.fromkeys(s for r in group.reasons for s in r.sources))
    own = Reason(
        rule=f"{route.id}.{RESERVE}", criterion=None, level=None, asset=None,
        text=text, sources=sources,
    )  # fmt: skip
    counted = [r for r in route.reasons if r.rule == f"{route.id}.{TO_VERIFY}"]
    others = [r for r in route.reasons if r not in counted]
    return route.model_copy(update={"reasons": (*counted, own, *others)})
