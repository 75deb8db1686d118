"""The words of each fault, in both languages, with its severity and its remedy."""

from __future__ import annotations

from courtier.check.lint.model import Fault
from courtier.check.lint.wording_market import MARKET_FAULTS
from courtier.knowledge.refusals import FACT_REFUSALS
from courtier.values.findings import Severity
from courtier.values.text import Text, Value, say

_Pair = tuple[str, str]

FAULTS: dict[str, tuple[Severity, _Pair, _Pair]] = {
    **{code: ("error", *words) for code, words in FACT_REFUSALS.items()},
    # files
    "unknown-file": ("error",
        ("Rien ne lit ce fichier : aucune sorte de fait ne porte ce nom à cette place.",
         "Nothing reads this file: no sort of fact has this name in this place."),
        ("Vérifiez le nom du dossier, l’extension (.yaml, .csv) et l’orthographe.",
         "Check the name of the folder, the extension (.yaml, .csv) and the spelling.")),
    "stray-file": ("note",
        ("Ce fichier n’est pas un fait et rien ne le lit.",
         "This file is not a fact and nothing reads it."),
        ("Gardez-le hors des dossiers de faits.", "Keep it out of the fact folders.")),
    # identity
    "id-not-file-name": ("error",
        ("L’identifiant « {id} » n’est pas le nom du fichier.",
         "The id “{id}” is not the name of the file."),
        ("Un fait par fichier, nommé par son identifiant.",
         "One fact a file, named by its id.")),
    "duplicate-id": ("error",
        ("L’identifiant « {id} » est aussi celui de {other}.",
         "The id “{id}” is also that of {other}."),
        ("Donnez un autre identifiant à l’un des deux. Pour remplacer un fait, gardez le chemin de"
         " son fichier.",
         "Give one of the two another id. To replace a fact, keep the path of its file.")),
    "duplicate-row": ("error",
        ("La ligne {first} porte déjà la clé « {key} ».",
         "Line {first} already bears the key “{key}”."),
        ("Gardez une seule des deux lignes.", "Keep only one of the two rows.")),
    # what every record carries
    "missing-language": ("error",
        ("Il manque le texte en {language}.", "The text in {language} is missing."),
        ("Écrivez-le : tout texte existe en français et en anglais.",
         "Write it: every text exists in French and in English.")),
    "same-language": ("warning",
        ("Le texte français et le texte anglais sont identiques.",
         "The French text and the English text are the same."),
        ("Traduisez l’un des deux.", "Translate one of the two.")),
    "missing-source": ("error",
        ("Aucune source n’est donnée.", "No source is given."),
        ("Citez au moins un texte lu, avec le jour de lecture ; un choix de ce projet ou de"
         " l’organisme se cite comme tel (design).",
         "Cite at least one text that was read, with the day; a choice of this project or of the"
         " body is cited as such (design).")),
    "confidence-too-strong": ("error",
        ("Le degré de confiance « {said} » dépasse celui de la meilleure source, « {best} ».",
         "The confidence “{said}” exceeds that of the best source, “{best}”."),
        ("Abaissez-le, ou citez la source qui le porte.",
         "Lower it, or cite the source that bears it.")),
    "dates-out-of-order": ("error",
        ("« {key} » ({day}) vient avant « {other} » ({limit}).",
         "“{key}” ({day}) comes before “{other}” ({limit}).",),
        ("Corrigez l’une des deux dates ; les deux bouts d’une période comptent.",
         "Correct one of the two dates; both ends of a period count.")),
    "date-in-future": ("error",
        ("« {key} » ({day}) vient après le jour de l’examen ({limit}).",
         "“{key}” ({day}) comes after the day of the examination ({limit})."),
        ("Corrigez la date : on n’a pas lu ni vérifié demain.",
         "Correct the date: nobody has read or checked tomorrow.")),
    # dated values
    "overlap": ("error",
        ("Les valeurs {first} et {second} servent le même cas le même jour ({day}).",
         "Values {first} and {second} serve the same case on the same day ({day})."),
        ("Finissez l’une la veille du début de l’autre, ou séparez les cas.",
         "End one on the day before the other starts, or tell the cases apart.")),
    "gap": ("note",
        ("Aucune valeur du {start} au {end} entre deux périodes du même cas.",
         "No value from {start} to {end} between two periods of the same case."),
        ("Rien, si la valeur est inconnue ; écrivez alors une valeur null pour le dire.",
         "Nothing, if the value is unknown; then write a null value to say so.")),
    "unknown-case-key": ("error",
        ("« {word} » n’est pas un mot qui distingue des cas.",
         "“{word}” is not a word that tells cases apart."),
        ("Employez legal_regime, organization, nature ou privacy_regime.",
         "Use legal_regime, organization, nature or privacy_regime.")),
    "empty-case": ("error",
        ("« {key} » n’a aucun mot : cette valeur ne sert jamais.",
         "“{key}” has no word: this value never serves."),
        ("Nommez au moins un mot, ou retirez la clé pour servir tous les cas.",
         "Name at least one word, or remove the key to serve every case.")),
    # references
    "dangling-id": ("error",
        ("Rien ne porte l’identifiant « {id} » ({sort}).",
         "Nothing bears the id “{id}” ({sort})."),
        ("Corrigez l’identifiant, ou ajoutez le fait qui manque.",
         "Correct the id, or add the fact that is missing.")),
    "clause-differs": ("error",
        ("« {key} » n’est pas le même en français et en anglais.",
         "“{key}” is not the same in French and in English."),
        ("Une clause a la même version, la même base et les mêmes dispositions dans les deux"
         " langues.",
         "A clause has the same version, basis and provisions in both languages.")),
    "kind-cycle": ("error",
        ("Cette nature est au-dessus d’elle-même dans l’arbre : {ids}.",
         "This kind is above itself in the tree: {ids}."),
        ("Retirez l’un des « parent » de la boucle.", "Remove one “parent” of the loop.")),
    "entity-cycle": ("error",
        ("Cette entité est sa propre société mère : {ids}.",
         "This entity is its own parent: {ids}."),
        ("Retirez l’un des « parent » de la boucle.", "Remove one “parent” of the loop.")),
    "unused-kind": ("note",
        ("Cette nature ne change rien : ni plancher, ni signalement, ni règle, ni élément, ni"
         " nature au-dessous.",
         "This kind changes nothing: no floor, no flag, no rule, no element, no kind below."),
        ("Donnez-lui un plancher ou une règle, ou retirez-la.",
         "Give it a floor or a rule, or remove it.")),
    "dated-kind": ("error",
        ("Personne ne lit « {key} » d’une nature : son plancher vaudrait tous les jours.",
         "Nothing reads “{key}” of a kind: its floor would hold on every day."),
        ("Écrivez null ici, et datez une règle qui vise cette nature.",
         "Write null here, and date a rule about this kind.")),
    "idle-scheme": ("warning",
        ("Aucune exigence ne nomme le modèle « {id} » : ses niveaux n’exigent rien d’une offre.",
         "No requirement names the scheme “{id}”: its levels ask nothing of an offering."),
        ("Ajoutez-le sous « schemes » des exigences qui valent pour lui.",
         "Add it under “schemes” of the requirements that hold for it.")),
    # rules
    "unknown-condition-word": ("error",
        ("« {word} » n’est jamais un mot de « {fact} » : la condition ne peut en tenir compte.",
         "“{word}” is never a word of “{fact}”: the condition cannot take it into account."),
        ("Prenez un mot que le fait peut porter (docs/fr/regles.md).",
         "Take a word that the fact can hold (docs/en/rules.md).")),
    "wrong-operator": ("error",
        ("« {operator} » ne convient pas à « {fact} ».", "“{operator}” does not suit “{fact}”."),
        ("Un nombre se compare, un mot se cherche dans une liste, un oui ou non prend is.",
         "A number is compared, a word is looked for in a list, a yes or no takes is.")),
    "minimum-too-high": ("error",
        ("« minimum » demande {minimum} mots et « count_of » n’en nomme que {number} : la condition"
         " n’est jamais vraie.",
         "“minimum” asks for {minimum} words and “count_of” names only {number}: the condition is"
         " never true."),
        ("Baissez « minimum », ou nommez plus de mots.", "Lower “minimum”, or name more words.")),
    "fact-never-known": ("error",
        ("« {fact} » n’est jamais connu à cette étape : la condition n’est jamais vraie.",
         "“{fact}” is never known at this stage: the condition is never true."),
        ("Les règles ne lisent ni signalement ni niveau, et ce qui est d’un actif demande"
         " each: asset.",
         "Rules read neither flags nor levels, and what belongs to an asset asks for"
         " each: asset.")),
    "parameter-never-known": ("error",
        ("Cette sorte de fiche ne lit pas de paramètre : la condition n’est jamais vraie.",
         "This sort of record reads no parameter: the condition is never true."),
        ("Seules les règles et les vérifications lisent un paramètre daté.",
         "Only rules and checks read a dated parameter.")),
    "contradictory-rules": ("error",
        ("Sous les mêmes conditions, « {other} » porte « {criterion} » à « {level} » et non à"
         " « {own} ».",
         "Under the same conditions, “{other}” raises “{criterion}” to “{level}” rather than"
         " “{own}”."),
        ("Gardez un seul des deux effets : seul le plus haut compte.",
         "Keep only one of the two effects: only the higher one counts.")),
    "unreachable-level": ("note",
        ("Aucun plancher ni aucune règle n’atteint le niveau « {level} » ({criterion}).",
         "No floor and no rule reaches the level “{level}” ({criterion})."),
        ("Rien, si seule une personne doit le donner ; sinon, ajoutez une règle.",
         "Nothing, if only a person must give it; else add a rule.")),
    **MARKET_FAULTS,
    # tables
    "unknown-column": ("error",
        ("La colonne « {column} » est inconnue.", "The column “{column}” is unknown."),
        ("Retirez-la, ou corrigez son nom.", "Remove it, or correct its name.")),
    "unknown-word": ("error",
        ("« {word} » n’est pas une valeur de « {key} ».", "“{word}” is not a value of “{key}”."),
        ("Prenez un mot de la liste.", "Take a word of the list.")),
    "unknown-unit": ("error",
        ("« {word} » n’est pas une unité de prix connue.", "“{word}” is not a known price unit."),
        ("Employez hour, month, disk-month, GB-month, GiB-month, GB, GiB, GB-hour, GiB-hour ou"
         " vcpu-hour ; une précision peut suivre entre parenthèses.",
         "Use hour, month, disk-month, GB-month, GiB-month, GB, GiB, GB-hour, GiB-hour or"
         " vcpu-hour; a detail may follow between parentheses.")),
}  # fmt: skip
"""Every fault that lint itself states; those of reading and of form keep their own codes."""


def fault(
    code: str,
    layer: str,
    file: str,
    place: tuple[int | None, int | None],
    path: str,
    help: Text | None,
    values: dict[str, Value],
) -> Fault:
    """Build a fault by its code (one of ``FAULTS``); ``help`` replaces the usual remedy."""
    severity, sentence, remedy = FAULTS[code]
    return Fault(
        code=code,
        severity=severity,
        layer=layer,
        file=file,
        line=place[0],
        column=place[1],
        path=path,
        text=say(sentence[0], sentence[1], **values),
        help=help or Text(fr=remedy[0], en=remedy[1]),
    )
