"""What the certificates of a match ask of people: renewals to follow, sources that disagree."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from courtier.catalog.certificates.standing import sources_differ
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.certifications import Certification
from courtier.results.matches import CriterionResult, EvidenceSeen, Match, Renewal
from courtier.values.findings import Finding
from courtier.values.text import say


def renewals_of(criteria: Iterable[CriterionResult], facts: CatalogFacts) -> tuple[Renewal, ...]:
    """The certificates to renew during the contract, by day, where a requirement hangs on them."""
    found = {
        seen.certification: _renewal(seen, seen.renewal_due, facts)
        for criterion in criteria
        if criterion.status == "unknown"
        for seen in criterion.evidence
        if seen.renewal_due is not None
    }
    return tuple(sorted(found.values(), key=lambda r: (r.due, r.certification)))


def _renewal(seen: EvidenceSeen, due: date, facts: CatalogFacts) -> Renewal:
    offering = seen.offering or ""
    return Renewal(
        certification=seen.certification,
        type=seen.type,
        offering=offering,
        due=due,
        text=say(
            "Exiger la preuve du renouvellement : {type}, « {name} ».",
            "Ask for proof of renewal: {type}, “{name}”.",
            type=facts.types[seen.type].name,
            name=facts.offerings[offering].name,
        ),
    )


def contradictions(
    matches: Iterable[Match], facts: CatalogFacts, as_of: date
) -> tuple[Finding, ...]:
    """A warning for each certificate looked at whose sources contradict each other on the day."""
    found: dict[str, Finding] = {}
    for item in matches:
        for seen in (seen for criterion in item.criteria for seen in criterion.evidence):
            claim = _claim(seen, facts)
            if claim is not None and sources_differ(claim, as_of):
                found[claim.id] = _differs(claim, seen, facts, as_of)
    return tuple(found.values())


def _claim(seen: EvidenceSeen, facts: CatalogFacts) -> Certification | None:
    held = facts.offerings[seen.offering].certifications if seen.offering else ()
    return next((claim for claim in held if claim.id == seen.certification), None)


def _differs(claim: Certification, seen: EvidenceSeen, facts: CatalogFacts, as_of: date) -> Finding:
    return Finding(
        id="certification-statuses-differ",
        severity="warning",
        confidence=claim.evidence.confidence,
        text=say(
            "« {id} » ({type}, « {name} ») : les sources se contredisent le {day} ; la plus stricte"
            " compte.",
            "“{id}” ({type}, “{name}”): the sources contradict each other on {day}; the strictest"
            " counts.",
            id=claim.id,
            type=facts.types[claim.type].name,
            name=facts.offerings[seen.offering or ""].name,
            day=as_of,
        ),
        location=None,
        help=say(
            "Ouvrez les deux sources, puis demandez au fournisseur et au registre laquelle vaut.",
            "Open both sources, then ask the provider and the register which one holds.",
        ),
    )
