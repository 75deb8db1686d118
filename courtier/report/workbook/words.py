"""The words of the workbook, in both languages."""

from __future__ import annotations

from courtier.results.cost_words import MEDIAN_OF_PROVIDERS
from courtier.values.text import Text

SHEETS: dict[str, Text] = {
    "guide": Text(fr="À lire", en="Read first"),
    "totals": Text(fr="Totaux", en="Totals"),
    "inputs": Text(fr="Données", en="Inputs"),
    "steps": Text(fr="Étapes", en="Steps"),
    "flows": Text(fr="Flux", en="Flows"),
    "lines": Text(fr="Lignes", en="Lines"),
    "assumptions": Text(fr="Hypothèses", en="Assumptions"),
    "missing": Text(fr="Manques", en="Missing"),
}
CONTRACT_SHEETS: dict[str, Text] = {
    "guide": SHEETS["guide"],
    "contract": Text(fr="Contrat", en="Contract"),
    "inputs": SHEETS["inputs"],
    "steps": SHEETS["steps"],
    "flows": SHEETS["flows"],
}
STEPS: dict[str, Text] = {
    "product": Text(fr="produit des cellules à droite", en="product of the cells on the right"),
    "growth": Text(fr="croissance par mois", en="growth a month"),
    "volume": Text(fr="volume d’un mois", en="volume of a month"),
    "choice": Text(fr="choix", en="choice"),
    "count": Text(fr="unités ajoutées jusqu’au mois", en="units added until the month"),
    "life": Text(fr="vie en mois", en="life in months"),
    "first": Text(
        fr="mois avant le premier achat de l’horizon",
        en="months before the first purchase of the horizon",
    ),
}
GUIDE: tuple[Text, ...] = (
    Text(
        fr="Ce classeur refait l’estimation : chaque montant est une formule. Changez une cellule"
        " jaune de la feuille « Données » et tout suit.",
        en="This workbook makes the estimate again: every amount is a formula. Change a yellow cell"
        " of the sheet “Inputs” and everything follows.",
    ),
    Text(
        fr="Étapes : ce que coûte un mois de chaque ligne. Flux : chaque mois de l’horizon, sous"
        " son facteur d’actualisation. Lignes : la somme des flux et leur valeur actualisée, au"
        " cent. Totaux : la somme des lignes, à côté du résultat du programme.",
        en="Steps: what a month of each line costs. Flows: every month of the horizon, under its"
        " discount factor. Lines: the sum of the flows and their present value, to the cent."
        " Totals: the sum of the lines, beside the result of the program.",
    ),
    Text(
        fr="Chaque donnée est à sa valeur probable. Les centiles viennent de tirages : ils ne se"
        " recalculent pas ici.",
        en="Every input is at its likely value. Percentiles come from draws: they are not computed"
        " again here.",
    ),
    Text(
        fr="Le choix des machines et des prix, l’horizon et le moment du décompte sont ceux de"
        " l’estimation : les changer demande de refaire le classeur.",
        en="The choice of machines and prices, the horizon and the moment of counting are those of"
        " the estimate: to change them, make the workbook again.",
    ),
    Text(
        fr="Ce qui manque n’est pas compté pour zéro : une option partielle n’a pas de coût total.",
        en="What is missing is not counted as zero: a partial option has no total cost.",
    ),
    Text(
        fr="Ce classeur est confidentiel : il montre les prix, les volumes et la sécurité d’un"
        " système.",
        en="This workbook is confidential: it shows the prices, the volumes and the security of a"
        " system.",
    ),
)
HEADS: dict[str, Text] = {
    "option": Text(fr="Option", en="Option"),
    "status": Text(fr="Statut", en="Status"),
    "initial": Text(fr="Durée initiale", en="Initial term"),
    "whole": Text(fr="Durée totale", en="Total term"),
    "shown_initial": Text(fr="Durée initiale du programme", en="Initial term of the program"),
    "shown_whole": Text(fr="Durée totale du programme", en="Total term of the program"),
    "figure": Text(fr="Chiffre", en="Figure"),
    "amount": Text(fr="Montant", en="Amount"),
    "nominal": Text(fr="Nominal", en="Nominal"),
    "present": Text(fr="Valeur actualisée", en="Present value"),
    "shown_nominal": Text(fr="Nominal du programme", en="Nominal of the program"),
    "shown_present": Text(fr="Valeur actualisée du programme", en="Present value of the program"),
    "gap": Text(fr="Écart", en="Gap"),
    "key": Text(fr="Clé", en="Key"),
    "input": Text(fr="Donnée", en="Input"),
    "value": Text(fr="Valeur probable", en="Likely value"),
    "low": Text(fr="Au plus bas", en="Lowest"),
    "high": Text(fr="Au plus haut", en="Highest"),
    "line": Text(fr="Ligne", en="Line"),
    "step": Text(fr="Étape", en="Step"),
    "result": Text(fr="Résultat", en="Result"),
    "parts": Text(fr="Facteurs", en="Factors"),
    "month": Text(fr="Mois", en="Month"),
    "factor": Text(fr="Facteur d’actualisation", en="Discount factor"),
    "inflation": Text(fr="Inflation", en="Inflation"),
    "category": Text(fr="Catégorie", en="Category"),
    "detail": Text(fr="Détail", en="Detail"),
    "basis": Text(fr="Base", en="Basis"),
    "source": Text(fr="Source", en="Source"),
    "confidence": Text(fr="Confiance", en="Confidence"),
    "how": Text(fr="Calcul", en="Computation"),
    "unit": Text(fr="Unité", en="Unit"),
    "day": Text(fr="Date", en="Date"),
    "asks": Text(fr="À qui le demander", en="Whom to ask"),
    "what": Text(fr="Ce qui manque", en="What is missing"),
    "effect": Text(fr="Effet", en="Effect"),
}
LIVE = Text(fr="formules", en="formulas")
TYPED = Text(fr="montants saisis", en="typed amounts")
CONTRACT_GUIDE: tuple[Text, ...] = (
    GUIDE[0],
    Text(
        fr="Flux : chaque mois de l’horizon, en dollars du jour du paiement. Contrat : la somme des"
        " mois du contrat, sans actualisation, à côté du résultat du programme.",
        en="Flows: every month of the horizon, in the dollars of the day of payment. Contract: the"
        " sum of the months of the contract, undiscounted, beside the result of the program.",
    ),
    GUIDE[3],
    Text(
        fr="Une option partielle n’entre ni dans la médiane ni dans les extrêmes.",
        en="A partial option enters neither the median nor the extremes.",
    ),
)
FIGURES: dict[str, Text] = {
    "least": Text(fr="Option la moins chère", en="Least costly option"),
    "median": MEDIAN_OF_PROVIDERS,
    "most": Text(fr="Option la plus chère", en="Most costly option"),
    "body_value": Text(fr="Valeur donnée par l’organisme", en="Value that the body gives"),
    "ceiling": Text(fr="Plafond du budget", en="Budget ceiling"),
    "gap": Text(fr="Médiane moins valeur donnée", en="Median less value given"),
}
