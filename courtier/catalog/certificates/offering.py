"""The certificates of one offering, held against the demands of one requirement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from courtier.catalog.certificates.judge import judge_certificate
from courtier.catalog.certificates.judgement import (
    ABSENT_IS_UNKNOWN,
    PROOF_THAT_COUNTS,
    Asking,
    Held,
    Judgement,
    all_met_from,
    in_the_open,
    preference,
    worst,
)
from courtier.catalog.certificates.scope import answers, covers_type
from courtier.catalog.certificates.succession import followers_among
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import CertificationDemand
from courtier.values.text import join, say

Demands = tuple[CertificationDemand, ...]


@dataclass(frozen=True)
class Judged:
    """One certificate of one offering, with what it is worth."""

    judgement: Judgement
    claim: Certification
    offering: str


def judge_claims(
    offering: Offering, demands: Demands, asking: Asking, facts: CatalogFacts
) -> tuple[Judged, ...]:
    """Every certificate of an offering that speaks to a demand; provider-wide claims are apart."""
    return tuple(_judged(offering, demands, asking, facts, frozenset()))


def _judged(
    offering: Offering,
    demands: Demands,
    asking: Asking,
    facts: CatalogFacts,
    above: frozenset[str],
) -> Iterator[Judged]:
    after = followers_among(offering.certifications)
    for demand in demands:
        for claim, followers in zip(offering.certifications, after, strict=True):
            if answers(claim.type, demand.type, facts.types):
                record, wanted = facts.types[claim.type], facts.types[demand.type]
                alone = judge_certificate(Held(claim, record, demand, wanted, asking), followers)
                whole = _with_parent(alone, record, offering, asking, facts, above)
                yield Judged(whole, claim, offering.id)


def _with_parent(
    alone: Judgement,
    record: CertificationType,
    offering: Offering,
    asking: Asking,
    facts: CatalogFacts,
    above: frozenset[str],
) -> Judgement:
    """A dependent certificate is worth no more than its best parent, over the same days."""
    needed = record.depends_on
    if needed is None or needed in above or needed not in facts.types:
        return alone
    demand = (CertificationDemand(type=needed),)
    parents = [
        j for j in _judged(offering, demand, asking, facts, above | {record.id, needed})
        if covers_type(j.claim.type, needed, facts.types)
    ]  # fmt: skip
    best = min((j.judgement for j in parents), key=preference, default=None)
    return with_best_parent(alone, best, record, facts.types[needed])


def with_best_parent(
    alone: Judgement,
    best: Judgement | None,
    record: CertificationType,
    parent: CertificationType,
) -> Judgement:
    """What a dependent certificate is worth with the best of its parents; None: there is none."""
    if alone.status in ("silent", "unmet", "expired"):
        return alone
    below = _of_parent(best, record, parent)
    if below is None:
        return alone
    decided = worst((alone, below)) or alone
    return replace(decided, met_from=all_met_from((alone, below)))


def _of_parent(
    best: Judgement | None, record: CertificationType, parent: CertificationType
) -> Judgement | None:
    if best is None:
        text = say(
            "{type} : ne vaut qu’avec {parent} pour la même offre, dont rien n’est connu.",
            "{type}: worth something only with {parent} for the same offering, of which nothing is"
            " known.",
            type=record.name,
            parent=parent.name,
        )
        return Judgement("unknown", "type", text, PROOF_THAT_COUNTS)
    if best.status == "met":
        return None
    text = say(
        "{type} : repose sur un autre certificat. {why}",
        "{type}: stands on another certificate. {why}",
        type=record.name,
        why=best.text,
    )
    return Judgement(
        in_the_open(best.status), best.failed, text, PROOF_THAT_COUNTS, best.renewal_due,
        met_from=best.met_from,
    )  # fmt: skip


def absent(
    offering: Offering,
    demands: Demands,
    wide: tuple[Certification, ...],
    facts: CatalogFacts,
) -> Judgement:
    """Nothing of the offering speaks to the demand: unknown, with what was read and when.

    Args:
        offering: The offering.
        demands: The certifications that are asked.
        wide: The claims about its provider as a whole that speak to the demands.
        facts: The catalogue.
    """
    names = join([facts.types[d.type].name for d in demands], " / ")
    silent = next((claim for claim in wide if claim.status == "unknown"), None)
    if any(claim.status == "active" for claim in wide):
        text = say(
            "{types} : le fournisseur l’affirme pour l’ensemble de son nuage, ce qui ne prouve rien"
            " pour cette offre.",
            "{types}: the provider claims it for its cloud as a whole, which proves nothing for"
            " this offering.",
            types=names,
        )
    elif silent is not None:
        text = say(
            "{types} : absente de « {list} », lu le {day} ; inconnue, non refusée.",
            "{types}: absent from “{list}”, read on {day}; unknown, not refused.",
            types=names,
            list=silent.evidence.title,
            day=silent.evidence.read_on,
        )
    else:
        text = say(
            "{types} : rien au catalogue pour cette offre, lu le {day} ; inconnu, non refusé.",
            "{types}: nothing in the catalogue for this offering, read on {day}; unknown, not"
            " refused.",
            types=names,
            day=_read_on(offering),
        )
    return Judgement("unknown", "type", text, ABSENT_IS_UNKNOWN)


def _read_on(offering: Offering) -> date:
    return max(source.read_on for source in offering.sources)
