"""Where a policy lets data be, and whether a foreign law may reach the provider."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.check.case import Case
from courtier.check.outcome import Outcome
from courtier.check.policy_rules.offering import PLACED, of_offering, unplaced
from courtier.values.citation import weakest
from courtier.values.places import within
from courtier.values.text import say
from courtier.workload.place_rules import countries_of, where
from courtier.workload.service import PlaceRule


def residency(case: Case) -> Iterator[Outcome]:
    """Whether data may be, or is, outside the places of the policy."""
    rule, permitted = "residency-outside", case.policy.residency
    if permitted is None:
        yield case.plain(rule, "skipped")
        return
    if case.placed is not None:
        yield from of_offering(case, rule, asked=True)
        return
    hosting = case.workload.hosting
    stated = hosting.places.data if hosting and hosting.places else None
    if stated is None:
        text = say(
            "Ni « placement » ni « hosting: places: data » ne dit où vont les données.",
            "Neither “placement” nor “hosting: places: data” says where data goes.",
        )
        help = say(
            "Remplissez « hosting: places: data », ou placement dès que l’offre est choisie.",
            "Fill in “hosting: places: data”, or placement once the offering is chosen.",
        )
        yield case.said(rule, "undetermined", text, "hosting.places", help=help)
    elif _inside(stated, permitted):
        yield case.plain(rule, "passed")
    else:
        text = say(
            "Le fichier permet des données hors des lieux de la politique : {stated}.",
            "The file permits data outside the places of the policy: {stated}.",
            stated=where(stated, case.names),
        )
        yield case.said(rule, "failed", text, "hosting.places.data")


def _inside(stated: PlaceRule, permitted: PlaceRule) -> bool:
    wide, narrow = countries_of(permitted), countries_of(stated)
    if not wide:
        return True
    return bool(narrow) and all(within(code, wide) for code in narrow)


def exposure(case: Case) -> Iterator[Outcome]:
    """What a foreign law that may reach the provider is worth to the policy."""
    rule, wanted = "exposure-refused", case.policy.exposure
    if wanted == "disclose":
        yield from _disclosed(case)
        return
    yield from of_offering(case, rule, asked=wanted == "refuse")


def _disclosed(case: Case) -> Iterator[Outcome]:
    """The file must say what the body makes of a known exposure of the offering in use."""
    rule, hosting = "exposure-refused", case.workload.hosting
    stated = hosting.foreign_exposure if hosting else None
    exposure = case.match.exposure if case.match else None
    if case.placed is None:
        yield unplaced(case, rule)
    elif stated is not None or exposure == ():
        yield case.plain(rule, "passed")
    elif exposure is None:
        text = say(
            "Personne n’a regardé si une loi étrangère atteint le fournisseur.",
            "Nobody looked whether a foreign law reaches the provider.",
        )
        yield case.said(rule, "undetermined", text, PLACED)
    else:
        text = say(
            "Une loi étrangère peut atteindre le fournisseur, et le fichier n’en dit rien.",
            "A foreign law can reach the provider, and the file says nothing of it.",
        )
        known = weakest([seen.confidence for seen in exposure])
        help = say(
            "Inscrivez foreign_exposure sous hosting : accept, disclose ou refuse.",
            "Fill in foreign_exposure under hosting: accept, disclose or refuse.",
        )
        yield case.said(rule, "failed", text, "hosting", confidence=known, help=help)
