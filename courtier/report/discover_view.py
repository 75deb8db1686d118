"""What an inventory holds, as plain text: counts, what is unknown, what could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from courtier.knowledge.records.resources import ResourceNeed
from courtier.report.layout import Column
from courtier.report.page import Counted, Page, capital
from courtier.results.discover import Count, DiscoverResult, Held
from courtier.results.drafts import Drafts
from courtier.results.inventory import Inventory
from courtier.results.inventory_words import CLOUD_NAMES, remedies, silent_settings, unread_texts
from courtier.values.text import Language, Text

MOST = 15
"""So many rows of each part are printed; the JSON has them all."""
MOST_QUESTIONS = 5
"""So many questions of each draft are printed."""
RESOURCES = Counted(
    Text(fr="{n} ressource", en="{n} resource"), Text(fr="{n} ressources", en="{n} resources")
)
ACCOUNTS = {
    "aws": Counted(Text(fr="{n} compte", en="{n} account"),
                   Text(fr="{n} comptes", en="{n} accounts")),
    "azure": Counted(Text(fr="{n} abonnement", en="{n} subscription"),
                     Text(fr="{n} abonnements", en="{n} subscriptions")),
    "google": Counted(Text(fr="{n} projet", en="{n} project"),
                      Text(fr="{n} projets", en="{n} projects")),
}  # fmt: skip
NEEDS: dict[ResourceNeed | str, Text] = {
    "compute": Text(fr="calcul", en="compute"),
    "object": Text(fr="stockage objet", en="object storage"),
    "block": Text(fr="stockage par blocs", en="block storage"),
    "file": Text(fr="partage de fichiers", en="file storage"),
    "archive": Text(fr="archives", en="archive"),
    "backup": Text(fr="sauvegarde", en="backup"),
    "database": Text(fr="bases de données", en="databases"),
    "network": Text(fr="réseau", en="network"),
    "software": Text(fr="logiciels", en="software"),
    "messaging": Text(fr="messagerie applicative", en="messaging"),
    "analytics": Text(fr="analyse de données", en="analytics"),
    "logs": Text(fr="journaux", en="logs"),
    "key": Text(fr="clés et secrets", en="keys and secrets"),
    "identity": Text(fr="identités et accès", en="identity and access"),
    "none": Text(fr="ne contient rien", en="holds nothing"),
    "unknown": Text(fr="type inconnu", en="unknown type"),
}
"""What a resource is for, by the word of the table of types."""


def discover_text(
    result: DiscoverResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """The head of an inventory, then its counts."""
    page = Page(language, width, color)
    _head(page, result)
    _unread(page, result.inventory)
    if result.inventory.resources:
        _counts(page, page.say("Par région", "By region"), result.regions, regions=True)
        if len(result.accounts) > 1:
            _counts(page, page.say("Par compte", "By account"), result.accounts)
        _needs(page, result)
        _protection(page, result)
        _types(page, result)
        _unknown(page, result)
    if result.drafts is not None:
        _drafts(page, result.drafts)
    return str(page)


def _head(page: Page, result: DiscoverResult) -> None:
    head = result.inventory
    page.section(
        page.say(
            "Inventaire {cloud} du {day} : {resources}, {accounts}",
            "{cloud} inventory of {day}: {resources}, {accounts}",
            cloud=CLOUD_NAMES[head.cloud], day=head.read_on,
            resources=RESOURCES.text(head.resources),
            accounts=ACCOUNTS[head.cloud].text(len(head.accounts)),
        )
    )  # fmt: skip
    if result.written is not None:
        page.named(page.say("Fichier", "File"), result.written)
        page.text(
            page.say(
                "Ce fichier dit ce que l’organisme possède et où : gardez-le comme tel.",
                "This file says what the body owns and where: keep it accordingly.",
            )
        )
    if not head.complete:
        page.text(
            page.say(
                "INCOMPLET : ce qui n’a pas été lu est inconnu, jamais absent.",
                "INCOMPLETE: what was not read is unknown, never absent.",
            ),
            style="bad",
        )


def _unread(page: Page, head: Inventory) -> None:
    """What could not be read, what matters first."""
    for matters, title in (
        (True, page.say("Non lu", "Not read")),
        (False, page.say("Non lu, mais dit par d’autres listes",
                         "Not read, but told by other listings")),
    ):  # fmt: skip
        chosen = [one for one in head.unread if one.matters is matters]
        if not chosen:
            continue
        page.section(f"{title} ({page.number(len(chosen))})")
        texts = unread_texts(chosen)
        for text in texts[:MOST]:
            page.item("- ", page.word(text))
        _more(page, len(texts))
        if matters:
            for remedy in remedies(chosen, head.cloud, head.source):
                page.text(page.word(remedy))


def _counts(page: Page, title: str, counts: Sequence[Count], *, regions: bool = False) -> None:
    page.section(title)
    columns = [
        Column(page.say("Région", "Region") if regions else page.say("Compte", "Account")),
        Column(page.say("Lieu", "Place") if regions else page.say("Nom", "Name"), flexible=True),
        Column(page.say("Ressources", "Resources"), "right"),
    ]
    rows = [
        [_id(page, one), page.word(one.name) if one.name else "—", page.number(one.count)]
        for one in counts[:MOST]
    ]
    page.table(columns, rows)
    _more(page, len(counts))


def _id(page: Page, one: Count) -> str:
    if one.id is None:
        return page.say("(non dit)", "(not told)")
    return page.say("(mondial)", "(global)") if one.id == "global" else one.id


def _needs(page: Page, result: DiscoverResult) -> None:
    page.section(page.say("Par besoin", "By need"))
    columns = [
        Column(page.say("Besoin", "Need"), flexible=True),
        Column(page.say("Ressources", "Resources"), "right"),
    ]
    rows = [
        [capital(page.word(NEEDS[one.id or "unknown"])), page.number(one.count)]
        for one in result.needs
    ]
    page.table(columns, rows)


def _protection(page: Page, result: DiscoverResult) -> None:
    """What the listings tell of protection; what they do not tell is no answer."""
    page.section(page.say("Ce que les listes disent", "What the listings tell"))
    columns = [
        Column("", flexible=True),
        Column(page.say("Oui", "Yes"), "right"),
        Column(page.say("Non", "No"), "right"),
        Column(page.say("Non dit", "Not told"), "right"),
        Column(page.say("D’office", "Always"), "right"),
        Column(page.say("Sans objet", "Not asked"), "right"),
    ]
    page.table(
        columns,
        [
            _held(page, page.say("Chiffrées au repos", "Encrypted at rest"), result.encrypted),
            _held(page, page.say("Ouvertes au public", "Open to the public"), result.public),
            _held(page, page.say("Étiquetées", "Tagged"), result.tagged),
        ],
    )
    if result.encrypted.always:
        page.text(
            page.say(
                "D’office : le fournisseur le fait toujours ; aucune liste ne le dit.",
                "Always: the provider never does otherwise; no listing tells it.",
            )
        )
    if result.settings.of and not result.settings.told:
        page.text(page.word(silent_settings(result.inventory)), style="bad")


def _held(page: Page, name: str, held: Held) -> list[str]:
    numbers = (held.yes, held.no, held.unknown, held.always, held.aside)
    return [name, *(page.number(number) for number in numbers)]


def _types(page: Page, result: DiscoverResult) -> None:
    known = [one for one in result.types if one.need is not None]
    if not known:
        return
    page.section(page.say("Par type", "By type"))
    columns = [
        Column(page.say("Type", "Type"), flexible=True),
        Column(page.say("Service", "Service"), flexible=True),
        Column(page.say("Ressources", "Resources"), "right"),
    ]
    rows = [[one.type, one.service or "—", page.number(one.count)] for one in known[:MOST]]
    page.table(columns, rows)
    _more(page, len(known))


def _unknown(page: Page, result: DiscoverResult) -> None:
    """The types that no table holds, with their numbers: listed, never dropped."""
    types = result.inventory.unknown_types
    if not types:
        return
    page.section(
        page.say("Types qu’aucune table ne connaît", "Types that no table knows")
        + f" ({page.number(len(types))})"
    )
    for one in sorted(types, key=lambda one: (-one.count, one.type))[:MOST]:
        page.named(one.type, RESOURCES.of(one.count, page.language))
    _more(page, len(types))


def _drafts(page: Page, drafts: Drafts) -> None:
    """The files that were written, and what each leaves open; what is in none is said."""
    page.section(
        page.say("Ébauches de charges de travail", "Draft workloads")
        + f" ({page.number(len(drafts.files))})"
    )
    for one in drafts.files[:MOST]:
        page.named(one.file, RESOURCES.of(one.resources, page.language))
        for question in one.questions[:MOST_QUESTIONS]:
            page.item("- ", page.word(question), indent=4)
        if len(one.questions) > MOST_QUESTIONS:
            page.text(_rest(page, len(one.questions) - MOST_QUESTIONS), indent=4)
    _more(page, len(drafts.files))
    for number, text in (
        (drafts.without, page.say("Sans valeur pour {by}, donc dans aucune ébauche",
                                  "Without a value for {by}, hence in no draft", by=drafts.by)),
        (drafts.undecided, page.say("Dont personne n’a dit la valeur de {by}",
                                    "Of which nobody told the value of {by}", by=drafts.by)),
    ):  # fmt: skip
        if number:
            page.named(text, RESOURCES.of(number, page.language))


def _rest(page: Page, number: int) -> str:
    return page.say("… et {n} de plus (--format json).", "… and {n} more (--format json).",
                    n=number)  # fmt: skip


def _more(page: Page, number: int) -> None:
    if number > MOST:
        page.text(_rest(page, number - MOST))
