"""The words of an evaluation of tenders, shared by its text, its Markdown and its page."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.report.clean import held
from courtier.results.bids import (
    AwardRule,
    BidResult,
    Bids,
    BidsResult,
    BidsStatus,
    RuleUsed,
    Standing,
)
from courtier.values.text import Language, Text, format_money, format_number, say

RULES: dict[AwardRule, Text] = {
    "lowest-price": Text(fr="prix le plus bas", en="lowest price"),
    "minimum-quality": Text(
        fr="qualité minimale, puis prix le plus bas", en="minimum quality, then lowest price"
    ),
    "adjusted-price": Text(
        fr="rapport qualité-prix, prix ajusté le plus bas",
        en="quality-price, lowest adjusted price",
    ),
}
STANDINGS: dict[Standing, Text] = {
    "ranked": Text(fr="classée", en="ranked"),
    "not-admissible": Text(
        fr="non admissible, selon le comité", en="not admissible, by the committee"
    ),
    "not-conforming": Text(
        fr="non conforme, selon le comité", en="not conforming, by the committee"
    ),
    "below-quality": Text(fr="sous la qualité demandée", en="under the quality asked for"),
    "undetermined": Text(fr="indéterminée", en="undetermined"),
}
UNSTATED = Text(fr="conformité non dite", en="conformity not stated")
EXPLANATIONS: dict[str, Text] = {
    "method": Text(fr="méthode et composantes", en="method and components"),
    "conditions": Text(fr="conditions favorables", en="favourable conditions"),
    "innovation": Text(fr="innovation", en="innovation"),
    "labour": Text(fr="conditions de travail", en="labour conditions"),
    "state-aid": Text(fr="aide de l’État", en="state aid"),
}
UNKNOWN = Text(fr="inconnu pour cet organisme", en="unknown for this body")
ROUNDING = Text(
    fr="Un montant s’arrondit au cent, un demi-cent vers le haut, à la fin de son calcul.",
    en="An amount is rounded to the cent, half a cent up, at the end of its calculation.",
)
NOT_RECORDED = Text(fr="rien d’inscrit", en="nothing recorded")
LOW_PRICE = Text(
    fr="Facteurs d’un prix anormalement bas (une personne conclut)",
    en="Factors of an abnormally low price (a person concludes)",
)
HEADS: dict[str, Text] = {
    "rank": Text(fr="Rang", en="Rank"),
    "bid": Text(fr="Soumission", en="Tender"),
    "price": Text(fr="Prix", en="Price"),
    "quality": Text(fr="Note", en="Mark"),
    "adjusted": Text(fr="Prix ajusté", en="Adjusted price"),
    "extra": Text(fr="Coûts add.", en="Extra costs"),
    "amount": Text(fr="Coût total", en="Total cost"),
}


def heading(result: BidsResult) -> Text:
    """The call, the body and the day."""
    call = result.evaluation.call
    return say(
        "{name} ({id}) – {body}, en date du {day}",
        "{name} ({id}) – {body}, as of {day}",
        name=call.name,
        id=call.reference or call.id,
        body=call.body,
        day=result.provenance.as_of,
    )


def rule_words(evaluation: Bids) -> Text:
    """The rule announced, with K where there is one."""
    call = evaluation.call
    if call.k is None:
        return say("Règle annoncée : {rule}.", "Rule announced: {rule}.", rule=RULES[call.rule])
    return say(
        "Règle annoncée : {rule}, K = {k}.",
        "Rule announced: {rule}, K = {k}.",
        rule=RULES[call.rule],
        k=call.k,
    )


def conclusion(evaluation: Bids) -> Text:
    """What the rule comes to; it is never an award."""
    sentence = _CONCLUSIONS[evaluation.status]
    names = {bid.id: bid.bidder for bid in evaluation.bids}
    first = ", ".join(f"{names[name]} ({name})" for name in evaluation.first)
    return say(sentence.fr, sentence.en, first=first or "—")


_CONCLUSIONS: dict[BidsStatus, Text] = {
    "first": Text(
        fr="Premier rang : {first}. L’organisme adjuge.", en="First rank: {first}. The body awards."
    ),
    "tie": Text(
        fr="Égalité au premier rang : {first}. L’organisme tranche comme il l’a annoncé.",
        en="Tie at the first rank: {first}. The body breaks it as it announced.",
    ),
    "none": Text(fr="Aucune soumission n’est acceptable.", en="No tender is acceptable."),
    "undetermined": Text(
        fr="Premier rang indéterminé ; parmi ce qui se calcule : {first}.",
        en="First rank undetermined; among what can be computed: {first}.",
    ),
}


def committee_words(evaluation: Bids) -> Text:
    """Who stated admissibility, conformity and marks."""
    call = evaluation.call
    if call.stated_by is None or call.stated_on is None:
        return Text(
            fr="Admissibilité, conformité et qualité : qui les a dites n’est pas inscrit.",
            en="Admissibility, conformity and quality: who stated them is not recorded.",
        )
    return say(
        "Admissibilité, conformité et qualité dites par : {name}, le {day}.",
        "Admissibility, conformity and quality stated by: {name}, on {day}.",
        name=call.stated_by,
        day=call.stated_on,
    )


def ties_words(evaluation: Bids) -> Text | None:
    """What the documents announced of ties; None where the file does not say."""
    ties = evaluation.call.ties
    if ties is None:
        return None
    return say("Égalité, tel qu’annoncé : {ties}", "Ties, as announced: {ties}", ties=ties)


def decision_words(evaluation: Bids) -> Text | None:
    """What the body decided; None where nothing is decided yet."""
    decision = evaluation.decision
    if decision is None:
        return None
    if not decision.reason:
        return say(
            "Décision de l’organisme, le {day} : {bid}.", "Decision of the body, on {day}: {bid}.",
            day=decision.on, bid=decision.awarded,
        )  # fmt: skip
    return say(
        "Décision de l’organisme, le {day} : {bid}. {reason}",
        "Decision of the body, on {day}: {bid}. {reason}",
        day=decision.on,
        bid=decision.awarded,
        reason=decision.reason,
    )


def columns(evaluation: Bids) -> tuple[str, ...]:
    """The columns that the rule fills."""
    adjusted = evaluation.call.rule == "adjusted-price"
    total = bool(evaluation.call.elements)
    middle = (*("quality", "adjusted") * adjusted, *("extra", "amount") * total)
    return ("rank", "bid", "price", *middle)


def cells(bid: BidResult, names: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """One tender under each column; a dash where it has no number."""
    return tuple(_cell(bid, name, language) for name in names)


def _cell(bid: BidResult, name: str, language: Language) -> str:
    if name == "rank":
        return "—" if bid.rank is None else f"{bid.rank}{'=' * bid.tied}"
    if name == "bid":
        return held(f"{bid.bidder} ({bid.id})")
    value = getattr(bid, name)
    if value is None:
        return "—"
    return format_number(value, language) if name == "quality" else format_money(value, language)


def standing_words(bid: BidResult) -> Text:
    """Where a tender stands, with the reasons."""
    found = STANDINGS[bid.standing]
    if not bid.stated:
        found = say("{standing}, {unstated}", "{standing}, {unstated}", standing=found,
                    unstated=UNSTATED)  # fmt: skip
    for reason in bid.reasons:
        found = say("{found} – {reason}", "{found} – {reason}", found=found, reason=reason)
    return found


def low_price_lines(bid: BidResult) -> Iterator[Text]:
    """Each gap with its calculation, then each explanation or its absence."""
    if bid.low_price is None:
        return
    yield from (gap.text for gap in bid.low_price.gaps)
    for told in bid.low_price.explanations:
        yield say(
            "explications, {kind} : {text}",
            "explanations, {kind}: {text}",
            kind=EXPLANATIONS[told.kind],
            text=told.text or NOT_RECORDED,
        )


def rule_line(rule: RuleUsed) -> Text:
    """A figure of law, or what a formula says, with its article."""
    if rule.value is None:
        return say("{name} : {value}", "{name}: {value}", name=rule.name, value=UNKNOWN)
    where = rule.reference or Text(fr="référence non consignée", en="reference not recorded")
    return say(
        "{name} : {value} ({where})",
        "{name}: {value} ({where})",
        name=rule.name,
        value=rule.value if rule.value[0].isdigit() else rule.text,
        where=where,
    )
