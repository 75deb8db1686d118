"""What nobody knows of an offering, and how to turn each unknown into a yes."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.catalog.places import data_place
from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.report.sheets.claims import claim_name
from courtier.report.sheets.model import Entry, Section, fact, section
from courtier.results.disclosure_words import PLACE_NAMES
from courtier.values.text import Text, join, say

_TODO = Text(fr="Pour le savoir", en="To know it")
_WRITE = Text(
    fr="Ce que vous apprenez s’écrit dans la couche de l’organisme, avec la pièce et la date.",
    en="What you learn is written in the body’s own layer, with the document and the date.",
)


def gaps(record: Offering, provider: Provider | None, knowledge: Knowledge) -> Section | None:
    """Each unknown with the question that settles it; None where nothing is unknown."""
    entries = [
        Entry(name=what, unknown=True, facts=(fact(_TODO, todo),))
        for what, todo in (
            *_of_offering(record, knowledge),
            *_of_claims(record, knowledge),
            *_of_provider(provider),
            *_of_regions(record, knowledge),
        )
    ]
    title = Text(fr="Ce qu’on ne sait pas", en="What is not known")
    return section("unknown", title, entries, _WRITE)


def _of_offering(record: Offering, knowledge: Knowledge) -> Iterator[tuple[Text, Text]]:
    if not record.certifications:
        yield (
            Text(fr="Aucune certification ne nomme l’offre.", en="No certification names it."),
            Text(
                fr="Demandez au fournisseur le certificat ou le rapport qui nomme l’offre, ses"
                " services et ses régions.",
                en="Ask the provider for the certificate or the report that names the offering,"
                " its services and its regions.",
            ),
        )
    if not record.regions:
        yield (
            Text(fr="Les régions où elle se vend.", en="The regions where it is sold."),
            Text(
                fr="Demandez la liste des régions, et celle qui est choisie par défaut.",
                en="Ask for the list of regions, and which one is chosen by default.",
            ),
        )
    names = PlaceNames(knowledge)
    said = {*record.places, *(("data",) if data_place(record, knowledge.regions, names) else ())}
    lacking = [name for word, name in PLACE_NAMES.items() if word not in said]
    if lacking:
        yield (
            say("Le lieu de : {what}.", "The place of: {what}.", what=join(lacking)),
            Text(
                fr="Demandez un engagement écrit, pays par pays, pour chacun de ces lieux.",
                en="Ask for a written commitment, country by country, for each of these.",
            ),
        )
    yield from _of_terms(record)


def _of_terms(record: Offering) -> Iterator[tuple[Text, Text]]:
    if record.deployment is None:
        yield (
            Text(fr="Le mode de déploiement.", en="The deployment model."),
            Text(
                fr="Demandez si l’infrastructure est partagée, et avec qui.",
                en="Ask whether the infrastructure is shared, and with whom.",
            ),
        )
    if record.keys is None:
        yield (
            Text(fr="Qui peut tenir les clés.", en="Who may hold the keys."),
            Text(
                fr="Demandez si le client peut gérer ou tenir ses clés, et pour quels services.",
                en="Ask whether the customer may manage or hold keys, and for which services.",
            ),
        )
    leaving = record.leaving
    if leaving is None or None in (leaving.formats, leaving.egress, leaving.notice_months):
        yield (
            Text(fr="Comment on en sort.", en="How one leaves it."),
            Text(
                fr="Demandez les formats d’exportation, les frais de sortie et le préavis.",
                en="Ask for the export formats, the egress charges and the notice.",
            ),
        )
    if not record.procurement:
        yield (
            Text(fr="Le véhicule d’achat.", en="The purchasing vehicle."),
            Text(
                fr="Demandez au courtier si une entente-cadre couvre l’offre, et son numéro.",
                en="Ask the broker whether a framework agreement covers it, and its number.",
            ),
        )


def _of_claims(record: Offering, knowledge: Knowledge) -> Iterator[tuple[Text, Text]]:
    for claim in record.certifications:
        kind = knowledge.get(CertificationType, claim.type)
        lacking = list(_lacking(claim, kind))
        if lacking:
            what = say("{name} : {lacking}.", "{name}: {lacking}.",
                       name=claim_name(claim, knowledge), lacking=join(lacking))  # fmt: skip
            ask = kind.evidence if kind else claim.evidence.access
            yield what, say("Demandez : {what}.", "Ask for: {what}.", what=_bare(ask))


def _lacking(claim: Certification, kind: CertificationType | None) -> Iterator[Text]:
    if claim.status == "unknown":
        yield Text(fr="statut inconnu", en="status unknown")
    if claim.level is None and kind and kind.levels:
        yield Text(fr="niveau inconnu", en="level unknown")
    if claim.edition is None and kind and kind.editions:
        yield Text(fr="édition inconnue", en="edition unknown")
    if claim.services is None:
        yield Text(fr="liste des services non lue", en="list of services not read")
    if not claim.regions:
        yield Text(fr="aucune région nommée", en="no region named")
    if claim.valid_to is None and claim.period_end is None:
        yield Text(fr="fin inconnue", en="end unknown")


def _bare(text: Text) -> Text:
    return Text(fr=text.fr.rstrip("."), en=text.en.rstrip("."))


def _of_provider(provider: Provider | None) -> Iterator[tuple[Text, Text]]:
    if provider is None or provider.contracting_entity is None:
        yield (
            Text(fr="L’entité qui signerait.", en="The entity that would sign."),
            Text(
                fr="Demandez le nom légal, le pays et le numéro d’entreprise du signataire.",
                en="Ask for the legal name, the country and the business number of the signatory.",
            ),
        )
    if provider is None or provider.exposure is None:
        yield (
            Text(fr="L’exposition à des lois étrangères.", en="The exposure to foreign laws."),
            Text(
                fr="Demandez la société mère, le lieu du personnel et qui peut lire le contenu.",
                en="Ask for the parent, the place of the staff and who can read the content.",
            ),
        )


def _of_regions(record: Offering, knowledge: Knowledge) -> Iterator[tuple[Text, Text]]:
    regions = (knowledge.regions.get(key) for key in record.regions)
    silent = [r.code for r in regions if r is not None and r.carbon_g_per_kwh is None]
    if silent:
        yield (
            say("Le carbone de : {codes}.", "The carbon of: {codes}.", codes=", ".join(silent)),
            Text(
                fr="Demandez les émissions publiées de la région, avec leur année.",
                en="Ask for the published emissions of the region, with their year.",
            ),
        )
