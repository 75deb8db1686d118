"""Where an assumption comes from, in words: the title of a text, or a part of the file."""

from __future__ import annotations

import re

from courtier.cost.facts import CostFacts
from courtier.results.estimate import Assumption
from courtier.values.text import Text, say
from courtier.workload.model import Workload

_PARTS: dict[str, Text] = {
    "needs": Text(fr="besoins du fichier", en="needs in the file"),
    "on_premise": Text(fr="centre sur place décrit au fichier", en="on-premise room in the file"),
    "options": Text(fr="options de l’organisme au fichier", en="options of the body in the file"),
    "service": Text(fr="service décrit au fichier", en="service in the file"),
    "cost": Text(fr="paramètres de coût du fichier", en="cost parameters in the file"),
    "acquisition": Text(fr="acquisition décrite au fichier", en="acquisition in the file"),
    "acquisition.dates": Text(
        fr="dates de l’acquisition au fichier", en="dates of the acquisition in the file"
    ),
}
_BY = re.compile(r"([a-z_.]+) \((.+)\)\Z")
_QUOTE = re.compile(r"acquisition\.quotes\[(\d+)\]\Z")


def with_origin(assumption: Assumption, workload: Workload, facts: CostFacts) -> Assumption:
    """The assumption with its source in words; unchanged where it has none.

    Args:
        assumption: What the estimate rests on.
        workload: The file, whose quotes a source may name by number.
        facts: Name the offerings, and the sources titled in one language alone.
    """
    source = assumption.source
    if not source:
        return assumption
    told = facts.sources.get(source) or _of_the_file(source, workload, facts)
    told = told or Text(fr=source, en=source)
    return assumption.model_copy(update={"source_text": told})


def _of_the_file(source: str, workload: Workload, facts: CostFacts) -> Text | None:
    """A part of the file, with who filled it in; None for what is none."""
    quoted, by = _QUOTE.match(source), _BY.match(source)
    if quoted is not None and workload.acquisition is not None:
        quote = workload.acquisition.quotes[int(quoted[1])]
        offering = facts.offerings.get(quote.offering)
        return say(
            "soumission pour « {offering} » du {day}",
            "quote for “{offering}” of {day}",
            offering=offering.name if offering else quote.offering,
            day=quote.on,
        )
    if by is not None and by[1] in _PARTS:
        return say(
            "{part}, rempli par {who}", "{part}, filled in by {who}", part=_PARTS[by[1]], who=by[2]
        )
    return _PARTS.get(source)
