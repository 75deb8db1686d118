"""What a person must know and see of what runs, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from courtier.cost.defaults import Default
from courtier.cost.facts import CostFacts
from courtier.cost.own_prices import lapsed_findings
from courtier.results.running import BilledBeside, RunningCost
from courtier.values.findings import Finding
from courtier.values.text import Cad, Text, say

ERROR = Text(fr="Erreur des prix publics", en="Error of list prices")
_ON_DEMAND = Text(
    fr="Prix à la demande : un inventaire ne dit ni les engagements ni les réservations.",
    en="Prices on demand: an inventory tells neither commitments nor reservations.",
)
_BESIDE = Text(
    fr="Le trafic sortant, les appels, les opérations, le soutien et les licences qui ne sont pas"
    " dans un prix ne se comptent pas : ils dépendent de l’usage.",
    en="Traffic out, calls, operations, support and licences that are not in a price are not"
    " counted: they depend on use.",
)
_TAX = Text(
    fr="Montants en dollars canadiens, avant taxes ; les taxes sont à part, sans ce qui en est"
    " remboursé à l’organisme.",
    en="Amounts in Canadian dollars, before tax; taxes stand apart, without what is returned of"
    " them to the body.",
)


def statements(hours: Default | None, day: date) -> tuple[Text, ...]:
    """What nobody may read the amounts without knowing."""
    running = say(
        "Prix au {day} ; chaque machine est comptée {hours} heures par mois, comme si elle tournait"
        " sans arrêt, telle qu’elle était le jour de l’inventaire ; celle dont l’état n’est pas dit"
        " est comptée en marche.",
        "Prices as of {day}; each machine is counted {hours} hours a month, as if it ran without"
        " a stop, as it was on the day of the inventory; one whose state is not told is counted as"
        " running.",
        day=day,
        hours=hours.likely if hours else 0,
    )
    plain = say("Prix au {day}.", "Prices as of {day}.", day=day)
    return (running if hours else plain, _ON_DEMAND, _BESIDE, _TAX)


def findings_of(
    result: RunningCost, facts: CostFacts, providers: Iterable[str], day: date
) -> tuple[Finding, ...]:
    """What is not priced, what is unread, what the bill and the inventory do not share."""
    found = []
    if result.inventory.unread:
        found.append(_unread(result))
    if lacking := result.partly + result.unpriced:
        found.append(_unpriced(lacking, result.resources))
    if result.bill is not None and result.bill.resources_told:
        found += _of_bill(result.bill)
    return (*found, *lapsed_findings(facts, providers, day))


def _unread(result: RunningCost) -> Finding:
    return Finding(
        id="inventory-unread",
        severity="warning",
        confidence="primary",
        text=say(
            "Parties du nuage que l’inventaire n’a pu lire : {n}. Ce qu’elles coûtent est inconnu :"
            " le total est un minimum.",
            "Parts of the cloud that the inventory could not read: {n}. What they cost is unknown:"
            " the total is a minimum.",
            n=len(result.inventory.unread),
        ),
        location=None,
        help=Text(
            fr="Accordez les droits qui manquent et refaites l’inventaire (courtier discover"
            " --resume).",
            en="Grant the missing permissions and make the inventory again (courtier discover"
            " --resume).",
        ),
    )


def _unpriced(number: int, whole: int) -> Finding:
    return Finding(
        id="resources-unpriced",
        severity="warning",
        confidence="primary",
        text=say(
            "Ressources sans prix, ou chiffrées en partie : {n} sur {whole}. Ce qu’elles coûtent"
            " est inconnu, jamais nul : le total est un minimum.",
            "Resources without a price, or priced in part: {n} of {whole}. What they cost is"
            " unknown, never nil: the total is a minimum.",
            n=number,
            whole=whole,
        ),
        location=None,
        help=Text(
            fr="Ajoutez leurs prix à catalog/own-prices.csv, ou leur type à"
            " providers/resource-types.csv et providers/resource-prices.csv, dans votre couche.",
            en="Add their prices to catalog/own-prices.csv, or their type to"
            " providers/resource-types.csv and providers/resource-prices.csv, in your layer.",
        ),
    )


def _of_bill(bill: BilledBeside) -> list[Finding]:
    found = []
    if bill.alone_resources:
        found.append(_not_found(bill))
    if any(each.priced for each in bill.running_alone):
        found.append(_not_billed(bill))
    return found


def _not_found(bill: BilledBeside) -> Finding:
    return Finding(
        id="billed-not-found",
        severity="warning",
        confidence="primary",
        text=say(
            "Ressources facturées que l’inventaire n’a pas : {n}, pour {amount}.",
            "Resources that are billed and not in the inventory: {n}, for {amount}.",
            n=bill.alone_resources,
            amount=Cad(bill.alone),
        ),
        location=None,
        help=Text(
            fr="Elles ont été effacées depuis, ou l’inventaire ne lit pas leur compte, leur région"
            " ou leur type : vérifiez-le.",
            en="They were deleted since, or the inventory does not read their account, region or"
            " type: check it.",
        ),
    )


def _not_billed(bill: BilledBeside) -> Finding:
    priced = [each for each in bill.running_alone if each.priced]
    return Finding(
        id="running-not-billed",
        severity="note",
        confidence="primary",
        text=say(
            "Ressources chiffrées que la facture ne nomme pas : {types}.",
            "Resources that are priced and that the bill does not name: {types}.",
            types=", ".join(f"{each.type} ({each.resources})" for each in priced),
        ),
        location=None,
        help=Text(
            fr="Elles sont nées après la facture, ou elle est celle d’un autre compte.",
            en="They were born after the bill, or it is that of another account.",
        ),
    )
