"""What a person must see of licences and contracts already held: an end, or no effect."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from courtier.cost.existing import Held, held_of
from courtier.cost.regional import Need
from courtier.cost.settings import Settings
from courtier.values.findings import Finding
from courtier.values.text import Text, say
from courtier.workload.model import Workload


def existing_findings(
    workload: Workload, needs: Mapping[str, Need], frame: Settings
) -> list[Finding]:
    """What a person must see of licences and contracts: an end in the horizon, or no effect."""
    found = []
    for item in held_of(workload, frame):
        if item.months == 0:
            found.append(_not_counted(item, _PAST))
        elif item.item.covers is None and item.item.cad_per_year is None:
            found.append(_not_counted(item, _NO_LINK))
        elif item.item.covers is not None and item.item.covers not in needs:
            found.append(_not_counted(item, _NO_NEED))
        elif item.item.until is not None and item.months < frame.months:
            found.append(_ends(item, item.item.until))
    return found


_PAST = Text(fr="il finit avant le début de l’horizon", en="it ends before the horizon starts")
_NO_LINK = Text(
    fr="le fichier ne dit ni quel besoin il sert (covers) ni ce qu’il coûte (cad_per_year)",
    en="the file tells neither the need that it serves (covers) nor its cost (cad_per_year)",
)
_NO_NEED = Text(
    fr="aucun besoin du fichier n’a l’identifiant donné sous covers",
    en="no need of the file has the id given under covers",
)


def _not_counted(held: Held, why: Text) -> Finding:
    return Finding(
        id="existing-not-counted",
        severity="note",
        confidence="primary",
        text=say(
            "« {name} », que l’organisme détient, ne change aucun coût : {why}.",
            "“{name}”, which the body holds, changes no cost: {why}.",
            name=held.name,
            why=why,
        ),
        location=None,
        help=Text(
            fr="Complétez acquisition : existing, ou retirez cet acquis.",
            en="Complete acquisition: existing, or remove this item.",
        ),
    )


def _ends(held: Held, until: date) -> Finding:
    return Finding(
        id="existing-ends",
        severity="note",
        confidence="primary",
        text=say(
            "« {name} » finit le {until}, dans l’horizon : le besoin « {need} » est ensuite payé "
            "au prix du nouveau service.",
            "“{name}” ends on {until}, within the horizon: the need “{need}” is then paid at the "
            "price of the new service.",
            name=held.name,
            until=until,
            need=held.item.covers or "—",
        ),
        location=None,
        help=Text(
            fr="Prévoyez le renouvellement ou l’achat avant cette fin.",
            en="Plan the renewal or the purchase before this end.",
        ),
    )
