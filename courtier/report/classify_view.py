"""The classification and what it requires, as text."""

from __future__ import annotations

from courtier.knowledge.fact_names import FACT_NAMES
from courtier.knowledge.records.risk import CRITERIA
from courtier.report import digest, parts
from courtier.report.layout import Column
from courtier.report.page import Page, capital
from courtier.results.classification import Classification, DutyResult, Levels
from courtier.results.common import Reason
from courtier.results.provenance import ClassifyResult
from courtier.results.words import (
    ASKS_NAMES,
    BASIS_NAMES,
    CRITERION_NAMES,
    DEPLOYMENT_NAMES,
    DUTY_STATUS_NAMES,
    LEVEL_NAMES,
    TO_CONFIRM,
    named,
)
from courtier.values.policy_kinds import FLAGS
from courtier.values.text import Language


def classify_text(
    result: ClassifyResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the levels with every reason, then requirements, duties, changes and questions."""
    page = Page(language, width, color)
    found = result.classification
    parts.title(page, result)
    _levels(page, found)
    _reasons(page, result)
    _assets(page, found)
    _equivalents(page, found)
    parts.requirements_list(page, result.requirements)
    _duties(page, found)
    _near(page, found)
    _changes(page, found)
    _questions(page, found)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _levels(page: Page, found: Classification) -> None:
    scheme = found.scheme_name
    page.section(page.say("Niveaux – {scheme}", "Levels – {scheme}", scheme=scheme))
    for criterion in CRITERIA:
        page.text(parts.level_line(page, found, criterion))
    for label, flags in (
        (page.say("Signalements", "Flags"), found.flags),
        (page.say("Signalements en doute", "Flags in doubt"), found.flags_in_doubt),
    ):
        if flags:
            page.named(label, ", ".join(page.word(FLAGS[flag].name) for flag in flags))
    models = [page.word(DEPLOYMENT_NAMES[model]) for model in found.deployment]
    undecided = page.say("une personne décide", "a person decides")
    label = page.say("Modes de déploiement possibles", "Possible deployment models")
    page.named(label, ", ".join(models) or undecided)


def _reasons(page: Page, result: ClassifyResult) -> None:
    page.section(page.say("Motifs", "Reasons"))
    if not result.classification.reasons:
        page.text(page.say("aucun", "none"))
    for reason in result.classification.reasons:
        weak = digest.rests_on_weak(reason, result.provenance.facts)
        page.item("- ", page.word(reason.text) + f" ({page.word(TO_CONFIRM)})" * weak)
        page.text(f"[{_place(page, result.classification, reason)}]", indent=4)
        parts.sources_line(page, (s.title for s in reason.sources))


def _place(page: Page, found: Classification, reason: Reason) -> str:
    criterion = page.word(CRITERION_NAMES[reason.criterion]) if reason.criterion else None
    level = page.word(parts.level_name(found, reason.level)) if reason.level else None
    return ", ".join(part for part in (reason.rule, reason.asset, criterion, level) if part)


def _levels_words(page: Page, found: Classification, levels: Levels) -> tuple[str, ...]:
    return tuple(page.word(parts.level_name(found, levels.of(c))) for c in CRITERIA)


def _assets(page: Page, found: Classification) -> None:
    page.section(page.say("Actifs informationnels", "Information assets"))
    columns = (
        Column(page.say("Actif", "Asset"), flexible=True),
        Column(page.say("Nature", "Kind"), flexible=True),
        *(Column(page.word(CRITERION_NAMES[c])) for c in CRITERIA),
    )
    page.table(
        columns,
        [
            (a.asset, page.word(a.kind_name), *_levels_words(page, found, a.levels))
            for a in found.assets
        ],
    )
    rated = ", ".join(f"{a.asset} {a.dic}" for a in found.assets if a.dic)
    if rated:
        label = page.say("Cotes DIC de l’organisme, sans conversion", "DIC of the body, as written")
        page.named(label, rated)


def _equivalents(page: Page, found: Classification) -> None:
    if not found.equivalents:
        return
    title = page.say("Dans d’autres modèles", "In other schemes")
    page.section(title)
    for equivalent in found.equivalents:
        levels = ", ".join(page.word(named(LEVEL_NAMES, word)) for word in equivalent.levels)
        basis = page.word(BASIS_NAMES[equivalent.basis])
        page.named(
            page.word(equivalent.scheme_name),
            page.say(
                "{levels} (correspondance {basis})",
                "{levels} ({basis} equivalence)",
                levels=levels,
                basis=basis,
            ),
        )


def _duties(page: Page, found: Classification) -> None:
    if not found.duties:
        return
    page.section(page.say("Obligations", "Duties"))
    for duty in found.duties:
        _duty(page, duty)


def _duty(page: Page, duty: DutyResult) -> None:
    status = page.word(DUTY_STATUS_NAMES[duty.status])
    page.item("- ", f"{page.word(duty.text)} ({duty.article}{page.semicolon}{status})")
    page.named(page.say("Qui", "Who"), page.word(ASKS_NAMES[duty.asks]), indent=4)
    for check in duty.checks:
        page.named(page.say("À vérifier", "To check"), page.word(check), indent=4)
    if duty.documents:
        page.named(page.say("Documents", "Documents"), ", ".join(duty.documents), indent=4)


def _changes(page: Page, found: Classification) -> None:
    if not found.changes:
        return
    page.section(page.say("Ce qui changerait le résultat", "What would change the result"))
    for change in found.changes:
        page.item("- ", page.word(change.text))
        levels = ", ".join(_levels_words(page, found, change.effect.levels))
        page.named(page.say("Niveaux alors", "Levels then"), levels, indent=4)
        if change.effect.requirements_dropped:
            dropped = ", ".join(change.effect.requirements_dropped)
            page.named(page.say("Exigences levées", "Requirements dropped"), dropped, indent=4)
        for (fr, en), ids in (
            (("Exigences ajoutées", "Requirements added"), change.effect.requirements_added),
            (("Questions réglées", "Questions settled"), change.effect.questions_dropped),
            (("Offres gagnées", "Offerings won"), change.effect.offerings_won),
            (("Offres perdues", "Offerings lost"), change.effect.offerings_lost),
        ):
            if ids:
                page.named(page.say(fr, en), ", ".join(ids), indent=4)


def _near(page: Page, found: Classification) -> None:
    if not found.near:
        return
    page.section(page.say("Règles passées près", "Rules that came close"))
    for near in found.near:
        level = page.word(parts.level_name(found, near.level))
        criterion = page.word(CRITERION_NAMES[near.criterion])
        page.item("- ", f"{page.word(near.text)} [{near.rule}] → {criterion}, {level}")
        missing = FACT_NAMES[near.fact]
        if near.standing == "unknown":
            why = page.say(
                "le fichier ne dit pas {fact}", "the file does not tell {fact}", fact=missing
            )
        else:
            why = page.say("seul manque {fact}", "only {fact} is short", fact=missing)
        page.text(why, indent=4)


def _questions(page: Page, found: Classification) -> None:
    if not found.questions:
        return
    page.section(page.say("Questions à régler", "Questions to settle"))
    for question in found.questions:
        place = f"{question.asset}, {question.id}" if question.asset else question.id
        role = capital(page.word(ASKS_NAMES[question.asks]))
        page.named(role, f"{page.word(question.text)} [{place}]")
