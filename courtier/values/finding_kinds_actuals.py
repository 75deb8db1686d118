"""The findings of a bill held against an estimate, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

ACTUALS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "assumption-wrong": (
        ("Hypothèse fausse", "Wrong assumption"),
        ("Une quantité, une composition, un prix, un rabais, un engagement, une monnaie ou une"
         " portée de l’estimation s’écarte de la facture au-delà de la tolérance.",
         "A quantity, a mix, a price, a discount, a commitment, a currency or a scope of the"
         " estimate differs from the bill beyond the tolerance."),
        ("Une estimation que la facture dément ne doit plus porter de décision.",
         "An estimate that the bill belies must bear no decision any more."),
        ("Corrigez cette donnée dans le fichier et réévaluez ; la tolérance est le fait"
         " actuals-tolerance.",
         "Correct this figure in the file and estimate again; the tolerance is the fact"
         " actuals-tolerance."),
    ),
    "bill-outside-horizon": (
        ("Facture hors de l’horizon", "Bill outside the horizon"),
        ("Des jours de la facture tombent avant le début de l’estimation ou après sa fin.",
         "Some days of the bill fall before the start of the estimate or after its end."),
        ("L’estimation ne prévoit rien pour ces jours : l’écart les compte tout entiers.",
         "The estimate foresees nothing for these days: the difference counts them whole."),
        ("Vérifiez le début prévu et l’horizon dans le fichier de la charge de travail.",
         "Check the planned start and the horizon in the workload file."),
    ),
    "rate-paid-unknown": (
        ("Taux payé inconnu", "Rate paid unknown"),
        ("La facture est dans une monnaie dont le taux payé n’est pas donné.",
         "The bill is in a currency whose rate paid is not given."),
        ("Le taux de l’estimation sert alors des deux côtés : l’effet du change ne se voit pas.",
         "The rate of the estimate then serves both sides: the effect of the exchange rate does"
         " not show."),
        ("Donnez le taux payé avec --rate.", "Give the rate paid with --rate."),
    ),
}  # fmt: skip
