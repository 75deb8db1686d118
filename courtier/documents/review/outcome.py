"""The result of a review, and what a person must see of it; it never says that all is well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from courtier import __version__
from courtier.documents.case import Case
from courtier.documents.models.package import Package
from courtier.documents.review.blocks import Block, blocks_of
from courtier.documents.review.case import context_of
from courtier.documents.review.demands import Beyond, Demanded, demands
from courtier.documents.review.items import Looked, Why, look
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.tender import TenderItem
from courtier.results.common import FactUsed
from courtier.results.models import ModelSeen
from courtier.results.provenance import KnowledgeSeen, LayerSeen
from courtier.results.review import DemandSeen, ItemSeen, ReviewResult
from courtier.results.tender_words import ONLY_IF_NAMES
from courtier.values.citation import STRONG
from courtier.values.findings import Finding, Severity
from courtier.values.text import Text, say

Binds = Literal["yes", "no", "unknown"]
LIMITS = Text(
    fr="Cet examen cherche des mots : il trouve des absences, il ne juge pas ce qui est écrit et"
    " ne dit jamais qu’un document est conforme. Une personne le lit et en décide.",
    en="This review looks for words: it finds absences, it does not judge what is written and never"
    " says that a document complies. A person reads it and decides.",
)
WHY: dict[Why, Text] = {
    "hint": Text(
        fr="des mots qui peuvent le désigner s’y trouvent ; une personne en décide",
        en="words that may mean it stand there; a person decides",
    ),
    "case": Text(
        fr="rien ne dit si le cas se présente",
        en="nothing tells whether the case arises",
    ),
    "part": Text(
        fr="rien n’indique que ce fichier contienne cette pièce de l’appel d’offres",
        en="nothing shows that this file holds that part of the call for tenders",
    ),
    "no-text": Text(
        fr="le document ne contient presque pas de texte à lire",
        en="the document holds hardly any text to read",
    ),
}
BEYOND: dict[Beyond, Text] = {
    "stronger": Text(
        fr="plus forte que celle que le niveau dérivé demande",
        en="stronger than the one that the level derived asks for",
    ),
    "made-mandatory": Text(
        fr="souhaitable selon le niveau dérivé, rendue obligatoire ici",
        en="desirable by the level derived, made mandatory here",
    ),
    "not-asked": Text(
        fr="ni le niveau dérivé ni la loi lue ne la demandent",
        en="neither the level derived nor the law read asks for it",
    ),
    "higher-level": Text(fr="plus élevé que le niveau dérivé", en="higher than the level derived"),
    "narrower-place": Text(
        fr="plus étroit que la politique d’hébergement du fichier",
        en="narrower than the hosting policy of the file",
    ),
}
UNDECIDED = Text(
    fr="nommé sans être exigé clairement, ou niveau dérivé inconnu",
    en="named without being clearly demanded, or level derived unknown",
)


def review(
    package: Package, document: str, knowledge: Knowledge, as_of: date, case: Case | None
) -> ReviewResult:
    """Review a tender document by the law in force on a day.

    Args:
        package: The document, opened and examined.
        document: Its name.
        knowledge: The items of law.
        as_of: The day of the law.
        case: The workload that it is for; None where it is not told.

    Raises:
        InputError: A part of the document is no XML that may be read.
    """
    blocks = blocks_of(package)
    records = tuple(i for i in knowledge.all(TenderItem).values() if i.holds_on(as_of))
    looked = look(records, blocks, context_of(case))
    items = tuple(_item(one, _binds(one.item, case)) for one in looked)
    seen = tuple(_demand(one) for one in _demands(case, blocks))
    layers = tuple(LayerSeen(name=name, sha256=sha) for name, sha in knowledge.fingerprints)
    return ReviewResult(
        schema="courtier/documents-review/1",
        courtier=__version__,
        knowledge=KnowledgeSeen(version=knowledge.version, sha256=knowledge.sha256, layers=layers),
        as_of=as_of,
        document=ModelSeen(name=document, sha256=package.sha256),
        workload=case.assessment.workload if case else None,
        items=items,
        demands=seen,
        facts=tuple(FactUsed(id=i.id, confidence=i.confidence) for i in items),
        limits=LIMITS,
        findings=(*_item_findings(items), *_demand_findings(seen)),
    )


def _demands(case: Case | None, blocks: tuple[Block, ...]) -> tuple[Demanded, ...]:
    return demands(case, blocks) if case else ()


def _binds(item: TenderItem, case: Case | None) -> Binds:
    if case is None:
        return "unknown"
    body = case.workload.organization
    for bound, regime in (
        (item.legal_regimes, body.legal_regime),
        (item.privacy_regimes, body.privacy_regime),
    ):
        if bound and regime is None:
            return "unknown"
        if bound and regime not in bound:
            return "no"
    return "yes"


def _item(one: Looked, binds: Binds) -> ItemSeen:
    item = one.item
    why = WHY[one.why] if one.why else None
    if one.why == "case" and item.only_if:
        why = say(
            "demandé {case}, ce que rien ne dit",
            "asked for {case}, which nothing tells",
            case=ONLY_IF_NAMES[item.only_if],
        )
    return ItemSeen(
        id=item.id,
        name=item.name,
        part=item.part,
        article=item.article,
        only_if=item.only_if,
        binds=binds,
        status=one.status,
        place=one.block.place if one.block else None,
        why=why,
        help=item.help,
        asks=item.asks,
        confidence=item.confidence,
        sources=item.sources,
    )


def _demand(one: Demanded) -> DemandSeen:
    undecided = UNDECIDED if one.standing == "undecided" else None
    return DemandSeen(
        name=one.name,
        standing=one.standing,
        why=BEYOND[one.beyond] if one.beyond else undecided,
        place=one.block.place,
        requirements=one.asked,
    )


def _severity(item: ItemSeen) -> Severity:
    """An error only where the text surely binds the body and was read first-hand."""
    if item.binds == "no":
        return "note"
    return "error" if item.binds == "yes" and item.confidence in STRONG else "warning"


def _item_findings(items: tuple[ItemSeen, ...]) -> Iterator[Finding]:
    for item in items:
        if item.status == "missing":
            yield _missing(item)
        elif item.status == "empty":
            yield _empty(item)
        elif item.status == "undecided" and item.binds != "no" and item.place is not None:
            yield _undecided(item)


def _missing(item: ItemSeen) -> Finding:
    return Finding(
        id="review-item-missing",
        severity=_severity(item),
        confidence=item.confidence,
        text=say(
            "Manquant : {name} ({article}).", "Missing: {name} ({article}).",
            name=item.name, article=item.article,
        ),
        location=None,
        help=item.help,
    )  # fmt: skip


def _empty(item: ItemSeen) -> Finding:
    return Finding(
        id="review-item-empty",
        severity=_severity(item),
        confidence=item.confidence,
        text=say(
            "Vide : {name} ({article}) – {place}.", "Empty: {name} ({article}) – {place}.",
            name=item.name, article=item.article, place=item.place or Text(fr="–", en="–"),
        ),
        location=None,
        help=item.help,
    )  # fmt: skip


def _undecided(item: ItemSeen) -> Finding:
    return Finding(
        id="review-item-undecided",
        severity="note",
        confidence=item.confidence,
        text=say(
            "À lire : {name} ({article}) – {place}.", "To read: {name} ({article}) – {place}.",
            name=item.name, article=item.article, place=item.place or Text(fr="–", en="–"),
        ),
        location=None,
        help=item.help,
    )  # fmt: skip


def _demand_findings(seen: tuple[DemandSeen, ...]) -> Iterator[Finding]:
    for demand in seen:
        if demand.standing != "exceeds" or demand.why is None:
            continue
        yield Finding(
            id="review-demand-exceeds",
            severity="warning",
            confidence="derived",
            text=say(
                "Exigence au-delà du niveau dérivé : {name}, {why} – {place}.",
                "Requirement beyond the level derived: {name}, {why} – {place}.",
                name=demand.name, why=demand.why, place=demand.place,
            ),
            location=None,
            help=say(
                "Retirez-la, rendez-la souhaitable, ou consignez le motif qui la justifie :"
                " chaque exigence écarte des entreprises.",
                "Remove it, make it desirable, or record the reason that justifies it: each"
                " requirement rules enterprises out.",
            ),
        )  # fmt: skip
