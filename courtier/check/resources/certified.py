"""One resource held against certifications: its service, in the regions where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.check.outcome import Status
from courtier.check.resource_rules import CERTIFICATION
from courtier.check.resources.bounds import Bounds, CertificationBound
from courtier.check.resources.judged import NOTHING, Judged
from courtier.results.resources import DATA_NEEDS, Resource
from courtier.values.citation import Confidence, weakest
from courtier.values.text import Text, join, say

_NOWHERE = Text(fr="région inconnue", en="region unknown")


def judge_certification(
    resource: Resource, bound: CertificationBound, bounds: Bounds
) -> Iterator[Judged]:
    """Whether the service of a resource that holds data is certified where the resource stands.

    What the catalogue does not speak of is undetermined, told once for a service and a region.
    """
    if resource.need not in DATA_NEEDS or resource.place.why == "parent" or not resource.provider:
        return
    regions = resource.place.regions
    where = ",".join((*regions, *resource.place.countries))
    detail = f"{bound.id}:{where}:{resource.service or resource.type}"
    if not resource.service:
        text = say(
            "Le nom que les certifications donnent au service de « {type} » n’est pas connu."
            " Attendu : {asked}",
            "The name that certifications give to the service of “{type}” is not known."
            " Expected: {asked}",
            type=resource.type, asked=bound.text,
        )  # fmt: skip
        yield Judged(CERTIFICATION, "undetermined", text, detail, whole=True)
        return
    result = bounds.certified(bound.demands, resource.provider, regions, resource.service)
    if result.status == "met":
        yield Judged(CERTIFICATION, "passed", NOTHING, detail)
        return
    text = say(
        "{service}, {where}. {why} Attendu : {asked}",
        "{service}, {where}. {why} Expected: {asked}",
        service=resource.service, where=_where(resource, bounds), asked=bound.text, why=result.text,
    )  # fmt: skip
    status: Status = "undetermined" if result.status == "unknown" else "failed"
    seen = [item.confidence for item in result.evidence]
    known = weakest([bound.confidence, of_type(resource, bounds), *seen])
    yield Judged(CERTIFICATION, status, text, detail, known, whole=status == "undetermined")


def _where(resource: Resource, bounds: Bounds) -> Text:
    """The regions by their codes, or the countries of which the place is no single region."""
    place = resource.place
    found = [Text(fr=key, en=key) for key in place.regions]
    found += [bounds.names.of(country) for country in place.countries]
    return join(found) if found else _NOWHERE


def of_type(resource: Resource, bounds: Bounds) -> Confidence:
    """How well what a resource is, is known: by the row of its type."""
    kind = bounds.facts.type_of(resource.format, resource.type)
    return kind.confidence if kind else "unverified"
