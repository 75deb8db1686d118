"""The findings of an evaluation of tenders, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

BIDS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "bids-law-unread": (
        ("Règle d’adjudication non lue", "Award rule not read"),
        ("La règle annoncée n’a pas été lue dans un texte qui lie l’organisme.",
         "The rule announced was not read in a text that binds the body."),
        ("Le calcul suit ce qui est annoncé, mais rien de lu ne dit que la loi de cet organisme le"
         " permet.",
         "The calculation follows what is announced, but nothing that was read says that the law of"
         " this body allows it."),
        ("Vérifiez legal_regime, puis confirmez la règle dans la loi de l’organisme.",
         "Check legal_regime, then confirm the rule in the law of the body."),
    ),
    "bids-rule-unknown": (
        ("Chiffre de la règle inconnu", "Figure of the rule unknown"),
        ("Un chiffre ou une formule que la règle demande n’est pas connu pour cet organisme à cette"
         " date.",
         "A figure or formula that the rule needs is not known for this body on this day."),
        ("Un chiffre d’un autre régime ne s’emprunte pas : nulle soumission n’a alors de rang.",
         "A figure of another regime cannot be borrowed: no tender then gets a rank."),
        ("Inscrivez legal_regime, ou entrez la valeur et sa source dans la couche de l’organisme.",
         "Fill in legal_regime, or enter the value and its source in the body’s own layer."),
    ),
    "bids-k-out-of-range": (
        ("K hors de l’intervalle", "K out of the interval"),
        ("Le paramètre K annoncé sort de l’intervalle lu.",
         "The parameter K announced is outside the interval that was read."),
        ("L’intervalle vient d’un règlement parallèle ; le calcul garde le K annoncé.",
         "The interval comes from a sister regulation; the calculation keeps the K announced."),
        ("Confirmez l’intervalle dans l’annexe 2 du règlement qui lie l’organisme.",
         "Confirm the interval in Schedule 2 of the regulation that binds the body."),
    ),
    "bids-weights-total": (
        ("Poids qui ne totalisent pas 100 %", "Weights that do not add up to 100%"),
        ("La somme des poids des critères n’est pas celle que le texte lu demande.",
         "The sum of the weights of the criteria is not the one that the text read asks for."),
        ("Une note pondérée n’a alors pas de sens : aucune n’est calculée.",
         "A weighted mark then has no meaning: none is computed."),
        ("Reprenez les poids des documents d’appel d’offres.",
         "Take the weights from the tender documents again."),
    ),
    "bids-few-criteria": (
        ("Trop peu de critères de qualité", "Too few quality criteria"),
        ("Le fichier a moins de critères que le texte lu n’en demande.",
         "The file has fewer criteria than the text read asks for."),
        ("Une évaluation de la qualité sur trop peu de critères peut être contestée.",
         "An evaluation of quality on too few criteria may be contested."),
        ("Comparez avec les documents d’appel d’offres et l’annexe de la qualité.",
         "Compare with the tender documents and the schedule on quality."),
    ),
    "bids-total-cost-goods": (
        ("Coût total d’acquisition sans biens", "Total acquisition cost without goods"),
        ("Des coûts additionnels sont annoncés sans que le fichier dise que le contrat comprend des"
         " biens.",
         "Extra costs are announced while the file does not say that the contract includes goods."),
        ("L’article 15 du RCTI les prévoit pour un contrat qui comprend des biens.",
         "Section 15 of the RCTI provides them for a contract that includes goods."),
        ("Inscrivez includes_goods, ou faites voir le cas au juriste.",
         "Fill in includes_goods, or have the case seen by the lawyer."),
    ),
    "bids-conformity-unstated": (
        ("Conformité non dite", "Conformity not stated"),
        ("Le comité n’a pas dit si une soumission est admissible et conforme.",
         "The committee did not say whether a tender is admissible and conforming."),
        ("Le programme n’en juge jamais : au premier rang, une telle soumission laisse le résultat"
         " indéterminé.",
         "The program never judges it: at the first rank, such a tender leaves the result"
         " undetermined."),
        ("Écrivez admissible et conforming, avec le motif si la soumission est écartée.",
         "Write admissible and conforming, with the reason if the tender is set aside."),
    ),
    "bids-incomplete": (
        ("Soumission sans rang", "Tender without a rank"),
        ("Il manque à une soumission un prix, une note ou un coût, ou la règle ne peut lui être"
         " appliquée.",
         "A tender lacks a price, a mark or a cost, or the rule cannot be applied to it."),
        ("Elle pourrait être la première : le résultat demeure indéterminé.",
         "It might be the first: the result stays undetermined."),
        ("Complétez le fichier ; une soumission écartée se dit par admissible ou conforming.",
         "Complete the file; a tender set aside is told by admissible or conforming."),
    ),
    "bids-none-acceptable": (
        ("Aucune soumission acceptable", "No acceptable tender"),
        ("Toutes les soumissions sont écartées ou sous la qualité demandée.",
         "All tenders are set aside or under the quality asked for."),
        ("La règle annoncée ne désigne personne.", "The rule announced points at nobody."),
        ("Une personne décide de la suite avec le responsable des règles contractuelles.",
         "A person decides what follows with the contract rules officer."),
    ),
    "bids-single-acceptable": (
        ("Une seule soumission acceptable", "A single acceptable tender"),
        ("Une seule soumission reste une fois les autres écartées.",
         "A single tender remains once the others are set aside."),
        ("Dans un règlement parallèle, le dirigeant autorise alors le contrat à partir du seuil.",
         "In a sister regulation, the chief executive then authorises the contract from the"
         " threshold."),
        ("Vérifiez l’article du règlement qui lie l’organisme avant de signer.",
         "Check the section of the regulation that binds the body before signing."),
    ),
    "bids-tie": (
        ("Égalité au premier rang", "Tie at the first rank"),
        ("Plusieurs soumissions ont le même montant, le plus bas.",
         "Several tenders have the same amount, the lowest."),
        ("Aucun texte lu ne dit comment trancher : le programme ne tire rien au sort.",
         "No text that was read says how to break it: the program draws no lot."),
        ("Suivez ce que les documents annoncent et inscrivez le motif sous decision.",
         "Follow what the documents announce and write the reason under decision."),
    ),
    "bids-equal-to-the-cent": (
        ("Montants égaux au cent", "Amounts equal to the cent"),
        ("Deux montants différents s’impriment pareils une fois arrondis.",
         "Two different amounts print the same once rounded."),
        ("Le rang suit le calcul exact ; un arrondi au cent en ferait une égalité.",
         "The rank follows the exact calculation; rounding to the cent would make a tie."),
        ("Voyez si les documents annoncent un arrondi ; faites trancher une personne.",
         "See whether the documents announce a rounding; have a person settle it."),
    ),
    "bids-decision-not-first": (
        ("Décision hors du premier rang", "Decision off the first rank"),
        ("La soumission retenue par la décision n’est pas au premier rang.",
         "The tender that the decision takes is not of the first rank."),
        ("La règle annoncée lie l’organisme ; l’écart demande une explication.",
         "The rule announced binds the body; the difference needs an explanation."),
        ("Vérifiez les prix, les notes et la décision avant toute publication.",
         "Check prices, marks and the decision before any publication."),
    ),
    "bids-tie-unexplained": (
        ("Égalité tranchée sans motif", "Tie broken without a reason"),
        ("La décision retient l’une des soumissions à égalité sans dire comment.",
         "The decision takes one of the tied tenders without saying how."),
        ("Le choix doit pouvoir être défendu devant les autres soumissionnaires.",
         "The choice must be defensible before the other bidders."),
        ("Écrivez sous decision.reason la façon annoncée de départager.",
         "Write under decision.reason the way announced of breaking ties."),
    ),
    "bids-estimate-not-audited": (
        ("Estimation non vérifiée", "Estimate not audited"),
        ("L’estimation de l’organisme n’est pas dite vérifiée.",
         "The body’s estimate is not said to be audited."),
        ("L’article 36 du RCTI compare le prix à une estimation vérifiée.",
         "Section 36 of the RCTI compares the price with an audited estimate."),
        ("Faites vérifier l’estimation, puis écrivez audited: true.",
         "Have the estimate audited, then write audited: true."),
    ),
}  # fmt: skip
