"""Costs that neither the file nor a price list gives: told with each option, never zero."""

from __future__ import annotations

from courtier.cost.comparable import STAFF_ITEM
from courtier.cost.draft import Draft
from courtier.cost.transitions import TRANSITIONS, lacking
from courtier.knowledge.records.risk import Asks
from courtier.results.estimate import Missing
from courtier.values.text import Text
from courtier.workload.model import Workload

EVERY_CLOUD = "cloud:*"
TOPICS: dict[str, tuple[Text, Asks]] = {
    "migration": (Text(fr="la migration", en="migration"), "architect"),
    "parallel-run": (
        Text(fr="l’exploitation en parallèle pendant la migration", en="the parallel run"),
        "architect",
    ),
    "training": (Text(fr="la formation", en="training"), "finance"),
    STAFF_ITEM: (
        Text(fr="le personnel qui exploite la solution infonuagique", en="staff on the cloud side"),
        "finance",
    ),
    "support-plan": (
        Text(fr="le plan de soutien du fournisseur", en="the provider’s support plan"),
        "adviser",
    ),
    "backup": (Text(fr="les copies de sécurité", en="backup copies"), "architect"),
    "exit": (Text(fr="la sortie", en="exit"), "adviser"),
}
"""Costs of any move to the cloud; an item of a quote with the same id covers one."""

_EFFECT = Text(
    fr="Non compté du côté infonuagique, dont le coût réel est donc plus élevé.",
    en="Not counted on the cloud side, whose real cost is therefore higher.",
)
_TRAFFIC = Text(
    fr="le trafic sortant : les besoins n’en disent rien",
    en="traffic out: the needs say nothing of it",
)


def missing_of(workload: Workload, drafts: list[Draft]) -> tuple[Missing, ...]:
    """Every gap of every option, then what no cloud option counts."""
    gaps = [gap.of(draft.id) for draft in drafts for gap in draft.gaps]
    return (*gaps, *_of_every_cloud(workload, drafts))


def _of_every_cloud(workload: Workload, drafts: list[Draft]) -> list[Missing]:
    options = [draft for draft in drafts if draft.kind == "cloud"]
    priced = [draft for draft in options if draft.lines] or options
    clouds = [{line.id for line in draft.lines} for draft in priced]
    if not clouds:
        return []
    found = [
        Missing(option=EVERY_CLOUD, what=what, effect=_EFFECT, asks=asks)
        for topic, (what, asks) in TOPICS.items()
        if topic not in TRANSITIONS and not all(topic in lines for lines in clouds)
    ]
    lost = dict.fromkeys(gap for lines in clouds for gap in lacking(lines))
    found += [
        Missing(option=EVERY_CLOUD, what=what, effect=_EFFECT, asks=TOPICS[topic][1])
        for topic, what in lost
    ]
    if workload.needs is not None and workload.needs.network is None:
        found.append(Missing(option=EVERY_CLOUD, what=_TRAFFIC, effect=_EFFECT, asks="architect"))
    return found
