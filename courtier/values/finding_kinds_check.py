"""The findings of ``courtier check`` that no other command makes, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

_OF_POLICY: Pair = (
    "La politique de l’organisme le demande ; elle n’est pas une règle de ce programme.",
    "The policy of the body asks for it; it is no rule of this program.",
)

CHECK: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "workload-invalid": (
        ("Fichier non valide", "File not valid"),
        ("Le fichier ne peut être lu comme une charge de travail.",
         "The file cannot be read as a workload."),
        ("Ce qui ne se lit pas n’est pas examiné, et ce qui n’est pas examiné n’est jamais réussi.",
         "What cannot be read is not examined, and what is not examined never passes."),
        ("Corrigez chaque erreur à la ligne indiquée, puis relancez.",
         "Correct each mistake on the line given, then run again."),
    ),
    "placement-unstated": (
        ("Offre en place non déclarée", "Offering in place not stated"),
        ("Le fichier ne dit pas quelle offre est en usage ou choisie.",
         "The file does not say which offering is in use or chosen."),
        ("Sans elle, seule l’existence d’une offre admissible peut être vérifiée.",
         "Without it, only the existence of an admissible offering can be checked."),
        ("Inscrivez offering et regions sous placement dès que l’offre est choisie.",
         "Fill in offering and regions under placement once the offering is chosen."),
    ),
    "no-offering-admissible": (
        ("Aucune offre admissible", "No admissible offering"),
        ("Aucune offre du catalogue ne peut recevoir la charge de travail à cette date.",
         "No offering of the catalogue can hold the workload on that day."),
        ("Au moins une exigence obligatoire écarte chacune des offres.",
         "At least one mandatory requirement rules out each offering."),
        ("Voyez « courtier match » : il dit quelle exigence assouplir, et qui le peut.",
         "See “courtier match”: it says which requirement to relax, and who may."),
    ),
    "level-forbidden": (
        ("Niveau exclu par la politique", "Level excluded by the policy"),
        ("La charge de travail atteint un niveau que la politique réserve à un autre chemin.",
         "The workload reaches a level that the policy keeps for another path."),
        _OF_POLICY,
        ("Retirez les données de ce niveau, ou confiez la suite à qui la politique désigne.",
         "Remove the data of that level, or hand the matter to whom the policy names."),
    ),
    "level-unconfirmed": (
        ("Niveau non confirmé", "Level not confirmed"),
        ("Le niveau est proposé par le programme ; le détenteur ne l’a pas confirmé.",
         "The level is proposed by the program; the holder has not confirmed it."),
        _OF_POLICY,
        ("Faites approuver chaque actif sous « declared », avec son empreinte.",
         "Have each asset approved under “declared”, with its fingerprint."),
    ),
    "certification-missing": (
        ("Certification requise absente", "Required certification missing"),
        ("L’offre en usage n’a pas de certification en vigueur d’un type que la politique exige.",
         "The offering in use has no certification in force of a type that the policy requires."),
        _OF_POLICY,
        ("Obtenez la preuve du fournisseur et inscrivez-la au catalogue, ou changez d’offre.",
         "Get the evidence from the provider and enter it in the catalogue, or change offering."),
    ),
    "residency-outside": (
        ("Résidence hors des lieux permis", "Residency outside the permitted places"),
        ("Des données peuvent se trouver hors des lieux que la politique permet.",
         "Data may lie outside the places that the policy permits."),
        _OF_POLICY,
        ("Choisissez des régions permises, ou resserrez « hosting: places ».",
         "Choose permitted regions, or tighten “hosting: places”."),
    ),
    "exposure-refused": (
        ("Exposition refusée par la politique", "Exposure refused by the policy"),
        ("Une loi étrangère peut atteindre le fournisseur de l’offre en usage.",
         "A foreign law can reach the provider of the offering in use."),
        _OF_POLICY,
        ("Choisissez un fournisseur sans exposition connue, ou faites accepter ce risque.",
         "Choose a provider without known exposure, or have that risk accepted."),
    ),
    "facts-too-old": (
        ("Faits trop anciens pour la politique", "Facts too old for the policy"),
        ("Un fait qui porte le résultat n’a pas été relu depuis plus longtemps que la politique ne"
         " le permet.",
         "A fact that bears the result was last read longer ago than the policy permits."),
        _OF_POLICY,
        ("Relisez la source, puis écrivez checked_on dans la fiche de votre couche.",
         "Read the source again, then write checked_on in the record of your layer."),
    ),
    "offering-not-allowed": (
        ("Offre hors de la liste permise", "Offering outside the allowed list"),
        ("L’offre en usage n’est pas de celles que la politique permet.",
         "The offering in use is not one that the policy allows."),
        _OF_POLICY,
        ("Choisissez une offre permise, ou faites ajouter celle-ci à la politique.",
         "Choose an allowed offering, or have this one added to the policy."),
    ),
    "cost-above-ceiling": (
        ("Coût au-dessus du plafond", "Cost above the ceiling"),
        ("Le coût estimé de l’offre en usage dépasse le plafond de la politique.",
         "The estimated cost of the offering in use exceeds the ceiling of the policy."),
        _OF_POLICY,
        ("Voyez « courtier cost » pour les postes du coût, ou faites relever le plafond.",
         "See “courtier cost” for the lines of the cost, or have the ceiling raised."),
    ),
    "exception-expired": (
        ("Exception échue", "Exception expired"),
        ("Une exception a pris fin avant le jour de l’examen ; elle ne couvre plus rien.",
         "An exception ended before the day of the examination; it no longer covers anything."),
        ("Une exception qui survit à sa fin deviendrait la règle ; sa fin compte encore.",
         "An exception that outlives its end would become the rule; its last day still counts."),
        ("Corrigez ce qu’elle couvrait, ou faites-la approuver de nouveau avec une autre fin.",
         "Mend what it covered, or have it approved again with another end."),
    ),
    "exception-refused": (
        ("Exception locale refusée", "Local exception refused"),
        ("Une exception du dépôt vise une règle verrouillée, ou les exceptions locales ne sont pas"
         " reçues.",
         "An exception of the repository bears on a locked rule, or local exceptions are not"
         " taken."),
        ("Qui est jugé n’accorde pas les exceptions à une règle verrouillée.",
         "Whoever is judged does not grant exceptions to a locked rule."),
        ("Demandez l’exception à qui tient la politique, puis retirez-la d’ici.",
         "Ask whoever keeps the policy for the exception, then remove it from here."),
    ),
    "exception-unused": (
        ("Exception sans objet", "Exception without object"),
        ("Une exception en vigueur ne couvre aucun constat de cet examen.",
         "An exception in force covers no finding of this examination."),
        ("Elle couvrirait en silence un défaut à venir.",
         "It would silently cover a defect to come."),
        ("Retirez-la si le défaut est corrigé, ou vérifiez ce qu’elle nomme.",
         "Remove it if the defect is mended, or check what it names."),
    ),
    "rule-locked": (
        ("Règle verrouillée", "Locked rule"),
        ("Le fichier local veut changer une règle que la politique verrouille.",
         "The local file tries to change a rule that the policy locks."),
        ("La politique l’emporte : le réglage local est sans effet.",
         "The policy prevails: the local setting has no effect."),
        ("Retirez le réglage, ou demandez à qui tient la politique de déverrouiller la règle.",
         "Remove the setting, or ask whoever keeps the policy to unlock the rule."),
    ),
    "facts-not-locked": (
        ("Faits autres que ceux du verrou", "Facts other than those of the lock"),
        ("Les fichiers de faits ne sont plus ceux que le verrou a fixés.",
         "The fact files are no longer those that the lock fixed."),
        ("Le verrou garde le jour des connaissances ; une fiche réécrite depuis peut encore changer"
         " un résultat.",
         "The lock keeps the day of knowledge; a record rewritten since may still change a"
         " result."),
        ("Revenez à la version de courtier du verrou, ou réécrivez-le avec --write-lock.",
         "Go back to the version of courtier of the lock, or rewrite it with --write-lock."),
    ),
}  # fmt: skip
"""Name, meaning, why and remedy of each."""
