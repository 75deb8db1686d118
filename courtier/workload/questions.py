"""The questions of ``courtier init``, as data: path, words, who knows, what kind of answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from courtier.values.text import Text
from courtier.workload.shape import key_at
from courtier.workload.words import who_knows

Kind = Literal["text", "name", "id", "word", "words", "texts", "number", "whole", "day", "flag",
               "information-kind", "elements", "profile", "another", "place"]  # fmt: skip
Answers = Mapping[str, Any]
"""Answers by path; None for a question to which nobody knew the answer."""

ANOTHER = "another"
"""The last name of the question that opens one more information asset."""
MOST_ASSETS = 100


@dataclass(frozen=True)
class Question:
    """One question.

    ``path`` is where the answer goes. ``who`` usually knows it (None for the frame). ``choices``
    are the allowed words of a closed list. ``required``: an empty line is not an answer;
    ``neutral`` is what it then means, None where there is nothing neutral to say. ``after`` is a
    path that must have an answer for this question to be asked, ``unless`` one that must not.
    """

    path: str
    text: Text
    who: Text | None
    kind: Kind
    choices: tuple[str, ...]
    required: bool = False
    neutral: Any = None
    after: str | None = None
    unless: str | None = None

    @property
    def part(self) -> str:
        """The part of the file that the question belongs to."""
        return self.path.split(".", 1)[0]


def _ask(path: str, fr: str, en: str, **settings: Any) -> Question:
    """A question whose kind and choices are those of its key in the format."""
    if path.endswith(f".{ANOTHER}"):
        return Question(path, Text(fr=fr, en=en), who_knows(path), "another", (), **settings)
    key = key_at(".".join(p for p in path.split(".") if p != "*" and not p.isdigit()))
    kind: Any = settings.pop("kind", None) or key.holds
    words = key.words if kind in ("word", "words") else ()
    return Question(path, Text(fr=fr, en=en), who_knows(path), kind, words, **settings)


_COMPUTE = "needs.compute.0.vcpu"
_SERVER = "on_premise.servers.0.price_cad"
_STAFF = "on_premise.staff.0.cost_cad_per_year"
_ROOM_COST = "on_premise.costs.0.kind"


def frame() -> tuple[Question, ...]:
    """The questions that come before the first part."""
    return (
        _ask("name", "Comment s’appelle la charge de travail ?", "What is the workload called?",
             kind="text", required=True),
        _ask("id", "Sous quel identifiant court la ranger ?", "Under which short id?",
             kind="id", required=True),
    )  # fmt: skip


def organization() -> tuple[Question, ...]:
    """Who asks, and under which laws."""
    return (
        _ask("organization.name", "Quel organisme demande ?", "Which body asks?", required=True),
        _ask("organization.kind", "De quelle sorte d’organisme s’agit-il ?",
             "What sort of body is it?"),
        _ask("organization.legal_regime", "Quelle loi sur les contrats le lie ?",
             "Which contract law binds it?"),
        _ask("organization.privacy_regime",
             "Quelle loi sur les renseignements personnels le lie ?",
             "Which privacy law binds it?"),
        _given_by("organization"),
    )  # fmt: skip


def asset(index: int) -> tuple[Question, ...]:
    """The questions on one information asset, counted from 0."""
    found = (
        _ask("information.*.kind",
             "Quelle est la nature de cette information (un mot comme « santé », ou un"
             " identifiant) ?",
             "What kind of information is it (a word such as “health”, or an id)?",
             kind="information-kind", required=True, neutral="unknown"),
        _ask("information.*.id", "Sous quel identifiant court ranger cet actif ?",
             "Under which short id should this asset be kept?", kind="id", required=True),
        _ask("information.*.elements",
             "Quels éléments précis contient-elle (par exemple : nom complet, date de naissance) ?",
             "Which precise elements does it hold (for instance: full name, birth date)?",
             kind="elements"),
        _ask("information.*.subjects", "De qui parle-t-elle ?", "Whom is it about?"),
        _ask("information.*.subjects_place", "Où vivent ces personnes ?",
             "Where do these people live?"),
        _ask("information.*.persons", "De combien de personnes s’agit-il ?",
             "How many people is it about?"),
        _ask("information.*.form", "Sous quelle forme est-elle ?", "In what form is it?"),
        _ask("information.*.uses", "Sert-elle à l’un de ces usages ?",
             "Does it serve one of these uses?"),
        _ask("information.*.special_law", "Un secret particulier la protège-t-il ?",
             "Does a special secrecy protect it?"),
        _ask("information.*.purposes", "À quelles fins est-elle recueillie et utilisée ?",
             "For what purposes is it collected and used?"),
        _ask("information.*.given_by", "Qui a décrit cet actif ?", "Who described this asset?"),
        _ask("information.*.another", "Y a-t-il un autre actif informationnel ?",
             "Is there another information asset?", required=True, neutral=False),
    )  # fmt: skip
    return tuple(replace(q, path=q.path.replace("*", str(index))) for q in found)


def service() -> tuple[Question, ...]:
    """What the service must stand."""
    return (
        _ask("service.users.named", "Combien de comptes nominatifs ?", "How many named accounts?"),
        _ask("service.users.peak_concurrent", "Combien d’utilisateurs en même temps à la pointe ?",
             "How many users at the same time at the peak?"),
        _ask("service.hours", "À quelles heures le service doit-il être ouvert ?",
             "At what hours must the service be open?"),
        _ask("service.rto_hours", "En combien d’heures doit-il reprendre après une panne ?",
             "Within how many hours must it recover after an outage?"),
        _ask("service.rpo_hours", "Combien d’heures de données peut-on perdre ?",
             "How many hours of data may be lost?"),
        _ask("service.harm.life", "Quel préjudice pour la vie ou la santé, au pire ?",
             "What harm to life or health, at worst?"),
        _ask("service.harm.rights", "Quel préjudice pour les droits des personnes, au pire ?",
             "What harm to the rights of people, at worst?"),
        _ask("service.harm.finance", "Quel préjudice financier, au pire ?",
             "What financial harm, at worst?"),
        _ask("service.harm.continuity", "Quel préjudice pour la continuité des services, au pire ?",
             "What harm to the continuity of services, at worst?"),
        _ask("service.ai", "Le service emploie-t-il l’intelligence artificielle ?",
             "Does the service use artificial intelligence?"),
        _given_by("service"),
    )  # fmt: skip


def hosting() -> tuple[Question, ...]:
    """What the body accepts."""
    return (
        _ask("hosting.places.data", "Où les données peuvent-elles se trouver ?",
             "Where may the data be?", kind="place"),
        _ask("hosting.places.support", "D’où le soutien peut-il être donné ?",
             "From where may support be given?", kind="place"),
        _ask("hosting.support_access", "Que peut voir le soutien du fournisseur ?",
             "What may the provider’s support see?"),
        _ask("hosting.keys", "Qui tient les clés de chiffrement ?",
             "Who holds the encryption keys?"),
        _ask("hosting.subprocessors", "Quels sous-traitants sont admis ?",
             "Which subprocessors are allowed?"),
        _ask("hosting.foreign_exposure",
             "Que faire si une loi étrangère peut atteindre le fournisseur ?",
             "What if a foreign law can reach the provider?"),
        _ask("hosting.decided_by", "Qui a décidé de cette politique ?", "Who decided this policy?"),
        _given_by("hosting"),
    )  # fmt: skip


def needs() -> tuple[Question, ...]:
    """What it takes to run the workload: a profile, or figures."""
    figures: dict[str, Any] = {"unless": "needs.profile"}
    return (
        _ask("needs.profile",
             "Sans chiffres précis, quel profil ressemble le plus au besoin (rien si vous avez"
             " des chiffres) ?",
             "Without precise figures, which profile is nearest to the need (nothing if you have"
             " figures)?", kind="profile"),
        _ask(_COMPUTE, "Combien de processeurs virtuels par machine ?",
             "How many virtual processors a machine?", **figures),
        _ask("needs.compute.0.memory_gib", "Combien de mémoire par machine, en Gio ?",
             "How much memory a machine, in GiB?", required=True, after=_COMPUTE),
        _ask("needs.compute.0.count", "Combien de machines semblables ?",
             "How many such machines?", after=_COMPUTE),
        _ask("needs.storage.0.gib", "Combien de stockage, en Gio ?", "How much storage, in GiB?",
             **figures),
        _ask("needs.storage.0.kind", "De quelle sorte de stockage ?", "What sort of storage?",
             required=True, after="needs.storage.0.gib"),
        _ask("needs.network.egress_gib_per_month",
             "Combien de trafic sort vers Internet, en Gio par mois ?",
             "How much traffic goes out to the internet, in GiB a month?", **figures),
        _ask("needs.support", "Quel soutien attendre du fournisseur infonuagique ?",
             "What support should the cloud provider give?"),
        _given_by("needs"),
    )  # fmt: skip


def on_premise() -> tuple[Question, ...]:
    """What the body's own room costs."""
    return (
        _ask("on_premise.site", "Où le service tourne-t-il, ou tournerait-il, sur place ?",
             "Where does the service run, or would run, on-premise?"),
        _ask("on_premise.room",
             "Sans cette charge, la salle ferme-t-elle ou reste-t-elle pour d’autres ?",
             "Without this workload, does the room close or stay open for others?"),
        _ask(_SERVER, "Quel est le prix d’achat d’un serveur, en dollars ?",
             "What is the purchase price of one server, in dollars?"),
        _ask("on_premise.servers.0.count", "Combien de serveurs ?", "How many servers?",
             after=_SERVER),
        _ask("on_premise.servers.0.bought", "Quel jour ont-ils été achetés (AAAA-MM-JJ) ?",
             "On which day were they bought (YYYY-MM-DD)?", after=_SERVER),
        _ask("on_premise.servers.0.life_years", "Combien d’années servent-ils ?",
             "How many years do they serve?", after=_SERVER),
        _ask("on_premise.servers.0.watts", "Combien de watts chacun ?", "How many watts each?",
             after=_SERVER),
        _ask(_STAFF, "Combien coûte par an un poste d’administration à temps complet, en dollars ?",
             "What does one full-time administrator cost a year, in dollars?"),
        _ask("on_premise.staff.0.fte", "Quelle fraction de ce poste y est consacrée ?",
             "What fraction of that post goes to it?", required=True, after=_STAFF),
        _ask("on_premise.staff.0.role", "Quel est le titre de ce poste ?",
             "What is the title of that post?", required=True, after=_STAFF),
        _ask("on_premise.power.cad_per_kwh", "Combien coûte le kilowattheure, en dollars ?",
             "What does a kilowatt-hour cost, in dollars?"),
        _ask("on_premise.power.pue",
             "Combien consomme toute la salle pour 1 kWh des machines (PUE, 1 ou plus) ?",
             "What does the whole room consume for 1 kWh of the machines (PUE, 1 or more)?"),
        _ask("on_premise.power.demand_cad_per_kw_month",
             "Quelle prime de puissance payez-vous, en dollars par kilowatt et par mois ?",
             "What demand charge do you pay, in dollars a kilowatt and month?"),
        _ask(_ROOM_COST, "Quel autre coût la salle ou son matériel a-t-il chaque année ?",
             "What other yearly cost does the room or its equipment have?"),
        _ask("on_premise.costs.0.cad_per_year", "Combien par an, en dollars ?",
             "How much a year, in dollars?", required=True, after=_ROOM_COST),
        _given_by("on_premise"),
    )  # fmt: skip


def cost() -> tuple[Question, ...]:
    """How costs are compared."""
    return (
        _ask("cost.horizon_months", "Sur combien de mois comparer les coûts ?",
             "Over how many months should costs be compared?"),
        _ask("cost.discount_rate",
             "À quel taux d’actualisation par an, en fraction (0,05 pour 5 %) ?",
             "At what discount rate a year, as a fraction (0.05 for 5%)?"),
        _given_by("cost"),
    )  # fmt: skip


def acquisition() -> tuple[Question, ...]:
    """The contract that is prepared."""
    return (
        _ask("acquisition.estimated_value_cad",
             "Quelle est la valeur estimée du contrat, avant taxes, options comprises ?",
             "What is the estimated value of the contract, before tax, options included?"),
        _ask("acquisition.term.initial_months", "Combien de mois dure le contrat au départ ?",
             "How many months is the first term?"),
        _ask("acquisition.nature", "Quelle est la nature du contrat ?",
             "What is the nature of the contract?"),
        _ask("acquisition.includes_goods", "Le contrat comprend-il des biens ?",
             "Does the contract include goods?"),
        _ask("acquisition.award_basis", "Qu’est-ce qui décide de l’adjudication ?",
             "What decides the award?"),
        _ask("acquisition.dates.publication", "Quel jour publier (AAAA-MM-JJ) ?",
             "On which day to publish (YYYY-MM-DD)?"),
        _ask("acquisition.budget.ceiling_cad", "Quel est le plafond du budget, en dollars ?",
             "What is the ceiling of the budget, in dollars?"),
        _ask("acquisition.group_purchase", "Un achat regroupé couvre-t-il ce besoin ?",
             "Does a group purchase cover this need?"),
        _given_by("acquisition"),
    )  # fmt: skip


def _given_by(part: str) -> Question:
    return _ask(f"{part}.given_by", "Qui a répondu aux questions de cette partie ?",
                "Who answered the questions of this part?")  # fmt: skip


def questions(answers: Answers) -> Iterator[Question]:
    """The questions in their order, as the answers so far open or close them."""
    yield from (*frame(), *organization())
    for index in range(MOST_ASSETS):
        yield from asset(index)
        if answers.get(f"information.{index}.{ANOTHER}") is not True:
            break
    for part in (service, hosting, needs, on_premise, cost, acquisition):
        for question in part():
            opened = question.after is None or answers.get(question.after) is not None
            closed = question.unless is not None and answers.get(question.unless) is not None
            if opened and not closed:
                yield question
