"""The findings of a route whose words never change: what is missing, in doubt, or out of reach."""

from __future__ import annotations

from dataclasses import dataclass

from courtier.values.findings import Finding, Severity
from courtier.values.text import Text


@dataclass(frozen=True)
class Notice:
    """The severity and the words of a finding; the file that caused it adds nothing to them."""

    severity: Severity
    text: Text
    help: Text


NOTICES: dict[str, Notice] = {
    "contract-law-not-applicable": Notice(
        "note",
        Text(
            fr="Selon le dossier, la loi québécoise sur les contrats publics ne lie pas cet"
            " organisme.",
            en="By the file, the Québec law on public contracts does not bind this body.",
        ),
        Text(
            fr="Si c’est une erreur, corrigez kind ou legal_regime sous organization.",
            en="If this is a mistake, correct kind or legal_regime under organization.",
        ),
    ),
    "legal-regime-unknown": Notice(
        "warning",
        Text(
            fr="Le dossier ne dit pas quelle loi sur les contrats lie l’organisme : le mode de"
            " sollicitation reste indéterminé.",
            en="The file does not say which contract law binds the body: the route stays"
            " undetermined.",
        ),
        Text(
            fr="Le conseiller en approvisionnement inscrit legal_regime sous organization.",
            en="The procurement adviser fills in legal_regime under organization.",
        ),
    ),
    "value-unknown": Notice(
        "warning",
        Text(
            fr="Quelle est la valeur estimée du contrat, avant taxes, options comprises? Aucune"
            " estimation du programme n’en tient lieu.",
            en="What is the estimated value of the contract, before tax, options included? No"
            " estimate of the program stands for it.",
        ),
        Text(
            fr="Le conseiller inscrit estimated_value_cad sous acquisition.",
            en="The adviser fills in estimated_value_cad under acquisition.",
        ),
    ),
    "nature-unknown": Notice(
        "warning",
        Text(
            fr="Le contrat vise-t-il des services ou un approvisionnement? Les seuils en"
            " dépendent.",
            en="Is the contract for services or for supply? The thresholds depend on it.",
        ),
        Text(
            fr="Le conseiller inscrit nature et nature_basis sous acquisition.",
            en="The adviser fills in nature and nature_basis under acquisition.",
        ),
    ),
    "mixed-contract": Notice(
        "note",
        Text(
            fr="Le contrat de services comprend des biens : son objet principal décide de sa"
            " nature, et la nature décide des seuils.",
            en="The service contract includes goods: its main object decides its nature, and the"
            " nature decides the thresholds.",
        ),
        Text(
            fr="Le conseiller inscrit sous nature_basis pourquoi les services l’emportent.",
            en="The adviser records under nature_basis why services prevail.",
        ),
    ),
    "need-may-be-split": Notice(
        "warning",
        Text(
            fr="Avec les dépenses de douze mois pour le même besoin, la valeur atteint une limite"
            " qu’elle n’atteint pas seule.",
            en="With twelve months of spending on the same need, the value reaches a limit that it"
            " does not reach alone.",
        ),
        Text(
            fr="Le conseiller établit si les contrats répondent à un même besoin avant de choisir"
            " le mode.",
            en="The adviser settles whether the contracts serve one need before choosing the"
            " route.",
        ),
    ),
    "route-awaits-person": Notice(
        "warning",
        Text(
            fr="Une règle de classification remet ce dossier à une personne : aucun mode de"
            " sollicitation n’est conclu avant sa décision.",
            en="A classification rule hands this file to a person: no route is concluded before"
            " that decision.",
        ),
        Text(
            fr="Suivez la marche que la règle indique, puis reprenez l’acquisition avec la décision"
            " écrite.",
            en="Follow the steps that the rule gives, then take the acquisition up again with the"
            " written decision.",
        ),
    ),
    "group-purchase-first": Notice(
        "warning",
        Text(
            fr="Un achat regroupé obligatoire passerait avant tout autre mode : l’organisme ne l’a"
            " pas encore écarté.",
            en="A compulsory group purchase would come before any other route: the body has not"
            " ruled it out yet.",
        ),
        Text(
            fr="Le conseiller vérifie les arrêtés en vigueur et inscrit group_purchase sous"
            " acquisition.",
            en="The adviser checks the orders in force and fills in group_purchase under"
            " acquisition.",
        ),
    ),
    "agreements-unknown": Notice(
        "note",
        Text(
            fr="Le dossier ne dit pas si l’organisme peut commander sous une entente-cadre.",
            en="The file does not say whether the body may order under a framework agreement.",
        ),
        Text(
            fr="Le conseiller inscrit agreements sous acquisition, vide s’il n’y en a aucune.",
            en="The adviser fills in agreements under acquisition, empty if there is none.",
        ),
    ),
    "call-off-unsettled": Notice(
        "note",
        Text(
            fr="Une commande sous une entente-cadre passerait avant les autres modes, mais une de"
            " ses conditions attend une réponse.",
            en="A call-off under a framework agreement would come before the other routes, but one"
            " of its conditions waits for an answer.",
        ),
        Text(
            fr="Le conseiller lit les motifs de ce mode et complète le dossier.",
            en="The adviser reads the reasons of that route and completes the file.",
        ),
    ),
    "no-open-route": Notice(
        "warning",
        Text(
            fr="Aucun mode de sollicitation ne s’impose avec ce que le dossier dit : chacun est"
            " exclu, facultatif ou en attente d’une réponse.",
            en="No route stands out on what the file says: each is excluded, optional or waiting"
            " for an answer.",
        ),
        Text(
            fr="Lisez les motifs de chaque mode, puis complétez le dossier.",
            en="Read the reasons of each route, then complete the file.",
        ),
    ),
}
"""Each fixed finding by its stable id."""


def notice(identifier: str) -> Finding:
    """The finding of a fixed notice; it rests on the file alone, so nothing in it is to confirm."""
    words = NOTICES[identifier]
    return Finding(
        id=identifier,
        severity=words.severity,
        confidence="primary",
        text=words.text,
        location=None,
        help=words.help,
    )
