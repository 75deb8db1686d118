"""Words of the reports themselves that more than one of them prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courtier.report.page import Counted
from courtier.values.findings import Severity
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.results.matches import Verdict

NOT_LEGAL_ADVICE = Text(fr="Ceci n’est pas un avis juridique.", en="This is not legal advice.")
PARTIAL_NOTE = Text(
    fr="Une option partielle ne compte que ce qui a un prix : ce n’est pas son coût total.",
    en="A partial option counts only what has a price: it is not its total cost.",
)
DRAWS_NOTE = Text(
    fr="Médiane, P10, P80 et P90 : sur les tirages ; les totaux et valeurs à d’autres taux, plus"
    " loin, sont aux valeurs probables et en diffèrent.",
    en="Median, P10, P80 and P90: over the draws; totals and values at other rates, further down,"
    " are at likely values and differ from them.",
)
LEFT_OUT_NOTE = Text(
    fr="† Des coûts n’y sont pas comptés : « courtier cost » les nomme.",
    en="† Some costs are not counted in it: “courtier cost” names them.",
)
CLOUDS_NOTE = Text(
    fr="Entre options infonuagiques, seul le rang est donné : aucune probabilité, et la façon"
    " d’acheter (entre parenthèses) change ce rang.",
    en="Between cloud options only the ranking is given: no probability, and the way to buy"
    " (between brackets) changes it.",
)
WEAK_NOTE = Text(
    fr="* à confirmer : repose sur une source faible ou sur un choix de ce projet.",
    en="* to confirm: rests on a weak source or on a choice of this project.",
)
PUBLIC_NOTE = Text(
    fr="il demeure complet ; seuls ses fichiers *.public.* se publient.",
    en="it stays whole; only its *.public.* files are fit to publish.",
)

ELIGIBLE = Counted(
    Text(fr="{n} admissible", en="{n} eligible"), Text(fr="{n} admissibles", en="{n} eligible")
)
CONDITIONAL = Counted(
    Text(fr="{n} sous condition", en="{n} on conditions"),
    Text(fr="{n} sous condition", en="{n} on conditions"),
)
INELIGIBLE = Counted(
    Text(fr="{n} non admissible", en="{n} not eligible"),
    Text(fr="{n} non admissibles", en="{n} not eligible"),
)
UNDETERMINED = Counted(
    Text(fr="{n} indéterminée", en="{n} undetermined"),
    Text(fr="{n} indéterminées", en="{n} undetermined"),
)
OFFERINGS = Counted(
    Text(fr="{n} offre", en="{n} offering"), Text(fr="{n} offres", en="{n} offerings")
)
OTHER_OFFERINGS = Counted(
    Text(fr="et {n} autre offre", en="and {n} other offering"),
    Text(fr="et {n} autres offres", en="and {n} other offerings"),
)
OTHER_CONDITIONS = Counted(
    Text(fr="et {n} autre condition", en="and {n} other condition"),
    Text(fr="et {n} autres conditions", en="and {n} other conditions"),
)
ERRORS = Counted(Text(fr="{n} erreur", en="{n} error"), Text(fr="{n} erreurs", en="{n} errors"))
WARNINGS = Counted(
    Text(fr="{n} avertissement", en="{n} warning"),
    Text(fr="{n} avertissements", en="{n} warnings"),
)
NOTES = Counted(Text(fr="{n} note", en="{n} note"), Text(fr="{n} notes", en="{n} notes"))
FACTS = Counted(
    Text(fr="{n} fait à confirmer", en="{n} fact to confirm"),
    Text(fr="{n} faits à confirmer", en="{n} facts to confirm"),
)

VERDICT_COUNTS: dict[Verdict, Counted] = {
    "eligible": ELIGIBLE,
    "conditional": CONDITIONAL,
    "ineligible": INELIGIBLE,
    "undetermined": UNDETERMINED,
}
SEVERITY_COUNTS: dict[Severity, Counted] = {"error": ERRORS, "warning": WARNINGS, "note": NOTES}
