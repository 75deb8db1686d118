"""The words of the findings of an evaluation, by their stable ids."""

from __future__ import annotations

from courtier.values.findings import Severity
from courtier.values.stated import Pair

BID_NOTICES: dict[str, tuple[Severity, Pair, Pair]] = {
    "bids-law-unread": (
        "warning",
        ("Cette règle d’adjudication n’a pas été lue dans un texte qui lie cet organisme.",
         "This award rule was not read in a text that binds this body."),
        ("Vérifiez legal_regime ; sinon, confirmez la règle dans la loi de l’organisme.",
         "Check legal_regime; else confirm the rule in the law of the body."),
    ),
    "bids-rule-unknown": (
        "error",
        ("Inconnu pour cet organisme à cette date : {names}. Rien n’est calculé à leur place.",
         "Unknown for this body on this day: {names}. Nothing is computed in their stead."),
        ("Inscrivez legal_regime, ou entrez la valeur dans la couche de l’organisme.",
         "Fill in legal_regime, or enter the value in the body’s own layer."),
    ),
    "bids-k-out-of-range": (
        "warning",
        ("K vaut {k}, hors de l’intervalle lu : {low} à {high}.",
         "K is {k}, outside the interval that was read: {low} to {high}."),
        ("Confirmez K dans l’annexe de la qualité avant d’adjuger.",
         "Confirm K in the schedule on quality before awarding."),
    ),
    "bids-weights-total": (
        "error",
        ("Les poids des critères totalisent {found}, non {total}.",
         "The weights of the criteria add up to {found}, not {total}."),
        ("Corrigez le fichier d’après les documents ; un défaut des documents va au juriste.",
         "Correct the file after the documents; a fault of the documents goes to the lawyer."),
    ),
    "bids-few-criteria": (
        "warning",
        ("{number} critère(s) de qualité, alors que le texte lu en demande au moins {fewest}.",
         "{number} quality criterion or criteria, where the text read asks for at least {fewest}."),
        ("Confirmez le nombre de critères dans l’annexe de la qualité.",
         "Confirm the number of criteria in the schedule on quality."),
    ),
    "bids-total-cost-goods": (
        "warning",
        ("Le coût total d’acquisition est annoncé, mais le fichier ne dit pas que le contrat"
         " comprend des biens.",
         "The total acquisition cost is announced, but the file does not say that the contract"
         " includes goods."),
        ("Inscrivez includes_goods: true si c’est le cas ; sinon, voyez le juriste.",
         "Write includes_goods: true if that is so; else see the lawyer."),
    ),
    "bids-conformity-unstated": (
        "warning",
        ("{bid} : personne n’a dit si la soumission est admissible et conforme.",
         "{bid}: nobody said whether the tender is admissible and conforming."),
        ("Le comité l’écrit sous admissible et conforming ; le programme n’en juge jamais.",
         "The committee writes it under admissible and conforming; the program never judges it."),
    ),
    "bids-incomplete": (
        "error",
        ("{bid} n’a pas de rang. {reason}", "{bid} has no rank. {reason}"),
        ("Complétez la soumission dans le fichier : le premier rang n’est pas établi.",
         "Complete the tender in the file: the first rank is not settled."),
    ),
    "bids-none-acceptable": (
        "warning",
        ("Aucune soumission n’est acceptable.", "No tender is acceptable."),
        ("Une personne décide de la suite, selon la loi de l’organisme.",
         "A person decides what follows, by the law of the body."),
    ),
    "bids-single-acceptable": (
        "warning",
        ("Une seule soumission reste : {bid}.", "A single tender remains: {bid}."),
        ("Voyez « courtier explain single-bid-authorisation » : le dirigeant peut devoir"
         " autoriser le contrat.",
         "See “courtier explain single-bid-authorisation”: the chief executive may have to"
         " authorise the contract."),
    ),
    "bids-tie": (
        "warning",
        ("Égalité au premier rang : {bids}. Le programme ne la départage pas.",
         "Tie at the first rank: {bids}. The program does not break it."),
        ("Suivez ce que les documents d’appel d’offres annoncent ; aucun texte sur l’égalité n’a"
         " été lu.",
         "Follow what the tender documents announce; no text on ties was read."),
    ),
    "bids-equal-to-the-cent": (
        "warning",
        ("{bid} : un autre montant ne diffère du sien que d’une fraction de cent.",
         "{bid}: another amount differs from its own by a fraction of a cent only."),
        ("Le rang suit le calcul exact ; voyez si les documents annoncent un arrondi.",
         "The rank follows the exact calculation; see whether the documents announce a rounding."),
    ),
    "bids-decision-not-first": (
        "error",
        ("La décision retient {bid}, qui n’est pas au premier rang selon la règle annoncée.",
         "The decision takes {bid}, which is not of the first rank under the rule announced."),
        ("Vérifiez la décision et le fichier avant de publier.",
         "Check the decision and the file before publishing."),
    ),
    "bids-tie-unexplained": (
        "warning",
        ("La décision retient {bid} malgré l’égalité, sans dire comment elle fut tranchée.",
         "The decision takes {bid} despite the tie, without saying how it was broken."),
        ("Écrivez le motif sous decision.reason.", "Write the reason under decision.reason."),
    ),
    "bids-estimate-not-audited": (
        "note",
        ("L’estimation de l’organisme n’est pas dite vérifiée : elle ne sert pas de facteur.",
         "The body’s estimate is not said to be audited: it does not serve as a factor."),
        ("Écrivez audited: true si elle l’a été.", "Write audited: true if it was."),
    ),
}  # fmt: skip
"""Each finding: severity, words, remedy. ``FINDING_KINDS`` explains them."""
