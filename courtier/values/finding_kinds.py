"""Every finding that the program can make, by its stable id, for ``courtier explain``."""

from __future__ import annotations

from courtier.values.finding_kinds_actuals import ACTUALS
from courtier.values.finding_kinds_bids import BIDS
from courtier.values.finding_kinds_calendar import CALENDAR
from courtier.values.finding_kinds_check import CHECK
from courtier.values.finding_kinds_cost import COST
from courtier.values.finding_kinds_documents import DOCUMENTS
from courtier.values.finding_kinds_inventory import INVENTORIES
from courtier.values.finding_kinds_match import MATCH
from courtier.values.finding_kinds_resources import PLANS
from courtier.values.finding_kinds_running import RUNNING
from courtier.values.stated import Pair, Stated, stated

_CLASSIFY: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "automatic-path-stopped": (
        ("La suite revient à une personne", "A person takes over"),
        ("Une règle arrête le chemin automatique pour un actif ou pour toute la charge de travail.",
         "A rule stops the automatic path for an asset or for the whole workload."),
        ("Certains renseignements (intérêt national, informateurs, secret du Conseil exécutif…) ne"
         " se placent pas par calcul : aucun verdict ne serait sûr.",
         "Some information (national interest, informants, cabinet confidences…) is not placed by"
         " computation: no verdict would be safe."),
        ("Suivez la marche que la règle indique ; la décision et son motif vont au dossier.",
         "Follow the steps that the rule gives; the decision and its reason go in the file."),
    ),
    "refused-by-rule": (
        ("Refusé par une règle", "Refused by a rule"),
        ("Une règle interdit ce que le fichier décrit, quel que soit le niveau.",
         "A rule forbids what the file describes, whatever the level."),
        ("Aucune offre ni aucune mesure ne corrige ce défaut : la conservation elle-même est"
         " interdite.",
         "No offering and no measure repairs it: keeping the data is itself forbidden."),
        ("Retirez la donnée de la charge de travail, ou corrigez la nature déclarée.",
         "Remove the data from the workload, or correct the kind declared."),
    ),
    "level-undetermined": (
        ("Niveau indéterminé", "Level undetermined"),
        ("Au moins un critère n’a pas de niveau établi ; « au moins » dit ce qui est déjà sûr.",
         "At least one criterion has no settled level; “at least” says what is already certain."),
        ("Une question attend une réponse, et le programme ne devine pas.",
         "A question awaits an answer, and the program does not guess."),
        ("Répondez aux questions, sous « answers » dans le fichier, avec un nom et une date.",
         "Answer the questions, under “answers” in the file, with a name and a date."),
    ),
    "scheme-provisional": (
        ("Modèle provisoire", "Provisional scheme"),
        ("Les critères du modèle de classification sont provisoires.",
         "The criteria of the classification scheme are provisional."),
        ("Le texte officiel n’a pas été lu : un autre niveau pourrait en sortir.",
         "The official text was not read: another level might come out of it."),
        ("Faites confirmer le niveau par le détenteur, ou chargez dans votre couche les critères"
         " officiels (docs/fr/connaissances.md).",
         "Have the holder confirm the level, or load the official criteria in your layer"
         " (docs/en/knowledge.md)."),
    ),
    "scheme-not-in-force": (
        ("Modèle hors de sa période", "Scheme out of its period"),
        ("Le modèle de classification choisi n’est pas en vigueur à la date de référence.",
         "The classification scheme chosen is not in force on the reference date."),
        ("Ses niveaux ne lient pas l’organisme ce jour-là ; ils sont montrés quand même.",
         "Its levels do not bind the body on that day; they are shown all the same."),
        ("Vérifiez la date de référence, ou choisissez un autre modèle sous « scheme ».",
         "Check the reference date, or choose another scheme under “scheme”."),
    ),
    "scheme-without-requirements": (
        ("Modèle sans exigence", "Scheme without requirements"),
        ("Aucune exigence de niveau ne nomme le modèle de classification choisi.",
         "No requirement of a level names the classification scheme chosen."),
        ("Une exigence vaut pour les modèles qu’elle nomme ; un modèle propre à l’organisme n’en"
         " reçoit aucune d’office.",
         "A requirement serves the schemes that it names; a body’s own scheme gets none by"
         " default."),
        ("Reprenez dans votre couche les exigences voulues, avec l’identifiant du modèle sous"
         " « schemes ».",
         "Repeat in your layer the requirements wanted, with the id of the scheme under"
         " “schemes”."),
    ),
    "level-lower-than-derived": (
        ("Niveau déclaré trop bas", "Declared level too low"),
        ("Le détenteur déclare un niveau plus bas que celui que les règles donnent.",
         "The holder declares a level lower than the one that the rules give."),
        ("Le niveau proposé demeure : une déclaration seule ne baisse pas un niveau.",
         "The proposed level stands: a declaration alone does not lower a level."),
        ("Relevez la déclaration, ou consignez sous « overrides » une dérogation motivée, approuvée"
         " et datée.",
         "Raise the declaration, or record under “overrides” a reasoned, approved and dated"
         " override."),
    ),
    "level-higher-than-derived": (
        ("Niveau déclaré plus élevé", "Declared level higher"),
        ("Le détenteur déclare un niveau plus élevé que celui que les règles donnent.",
         "The holder declares a level higher than the one that the rules give."),
        ("Le niveau déclaré est retenu : le détenteur peut savoir ce que le fichier ne dit pas.",
         "The declared level is kept: the holder may know what the file does not say."),
        ("Rien, si c’est voulu ; sachez qu’un niveau plus élevé écarte des offres.",
         "Nothing, if intended; be aware that a higher level rules offerings out."),
    ),
    "approval-unbound": (
        ("Approbation sans empreinte", "Approval without a fingerprint"),
        ("Un actif est approuvé, mais rien ne lie l’approbation à ce qui fut approuvé.",
         "An asset is approved, but nothing binds the approval to what was approved."),
        ("Sans empreinte, un changement de l’actif après l’approbation passerait inaperçu.",
         "Without a fingerprint, a change of the asset after the approval would go unseen."),
        ("Ajoutez l’empreinte que « courtier classify » donne pour l’actif.",
         "Add the fingerprint that “courtier classify” gives for the asset."),
    ),
    "approval-not-by-holder": (
        ("Approbation d’une autre personne", "Approval by someone else"),
        ("Une personne qui n’est pas le détenteur approuve un actif, ou la date est à venir.",
         "An asset is approved by somebody who is not the holder, or on a day yet to come."),
        ("Le détenteur confirme le niveau : c’est la seule approbation qui compte.",
         "The holder confirms the level: it is the only approval that counts."),
        ("Nommez le détenteur sous « organization: roles », et faites-le approuver.",
         "Name the holder under “organization: roles”, and have them approve."),
    ),
    "approval-incomplete": (
        ("Approbation incomplète", "Incomplete approval"),
        ("Un actif est dit approuvé sans que le fichier dise qui, quand ou quel niveau.",
         "An asset is said to be approved, but the file does not tell who, when or which level."),
        ("Une approbation engage une personne, un jour et un niveau.",
         "An approval binds a person, a day and a level."),
        ("Ajoutez « by », « on » et « confidentiality » sous « declared ».",
         "Add “by”, “on” and “confidentiality” under “declared”."),
    ),
    "approval-lapsed": (
        ("Approbation tombée", "Approval lapsed"),
        ("L’actif, ou une réponse qui décide de son niveau, n’est plus ce qui fut approuvé :"
         " l’approbation ne vaut plus.",
         "The asset, or an answer that decides its level, is no longer what was approved: the"
         " approval no longer holds."),
        ("L’empreinte du fichier n’est pas celle de l’actif et de ses réponses d’aujourd’hui.",
         "The fingerprint in the file is not that of the asset and its answers of today."),
        ("Faites approuver l’actif de nouveau et écrivez la nouvelle empreinte.",
         "Have the asset approved again and write the new fingerprint."),
    ),
    "approval-below-service": (
        ("Approbation dépassée par le service", "Approval exceeded by the service"),
        ("Le détenteur a approuvé chaque actif, mais le service demande davantage pour un critère.",
         "The holder approved each asset, but the service calls for more on a criterion."),
        ("L’approbation d’un actif couvre ce que le détenteur a vu, et non le niveau que la reprise"
         " ou le préjudice demande pour l’ensemble.",
         "The approval of an asset covers what the holder saw, not the level that recovery or harm"
         " calls for as a whole."),
        ("Faites approuver ce niveau : écrivez-le pour ce critère sous « declared » d’un actif,"
         " avec la nouvelle empreinte.",
         "Have that level approved: write it for that criterion under “declared” of an asset, with"
         " the new fingerprint."),
    ),
    "override-applied": (
        ("Dérogation appliquée", "Override applied"),
        ("Une dérogation en vigueur remplace le niveau proposé d’un actif.",
         "An override in force replaces the proposed level of an asset."),
        ("Le fichier la porte, avec un motif, une personne et une date de fin.",
         "The file holds it, with a reason, a person and an end date."),
        ("Vérifiez qu’elle vaut encore, et prévoyez sa fin.",
         "Check that it still holds, and plan for its end."),
    ),
    "override-expired": (
        ("Dérogation périmée", "Override expired"),
        ("Une dérogation a pris fin avant la date d’évaluation : elle ne compte plus.",
         "An override ended before the day of the assessment: it no longer counts."),
        ("Une dérogation sans fin deviendrait la règle.",
         "An override without end would become the rule."),
        ("Retirez-la, ou faites-la approuver de nouveau avec une nouvelle fin.",
         "Remove it, or have it approved again with a new end."),
    ),
}  # fmt: skip

_ROUTE: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "contract-law-not-applicable": (
        ("Loi sur les contrats sans objet", "Contract law not applicable"),
        ("Selon le fichier, aucune loi québécoise sur les contrats publics ne lie l’organisme.",
         "By the file, no Québec law on public contracts binds the body."),
        ("L’organisme est dit privé ou fédéral.", "The body is said to be private or federal."),
        ("Si c’est une erreur, corrigez kind ou legal_regime sous organization.",
         "If this is a mistake, correct kind or legal_regime under organization."),
    ),
    "legal-regime-unknown": (
        ("Régime contractuel inconnu", "Contract regime unknown"),
        ("Le fichier ne dit pas quelle loi sur les contrats lie l’organisme.",
         "The file does not say which contract law binds the body."),
        ("Les modes permis, les seuils et les vérifications en dépendent tous.",
         "The routes allowed, the thresholds and the checks all depend on it."),
        ("Inscrivez legal_regime sous organization.", "Fill in legal_regime under organization."),
    ),
    "value-unknown": (
        ("Valeur du contrat inconnue", "Contract value unknown"),
        ("Le fichier ne donne pas la valeur estimée du contrat.",
         "The file does not give the estimated value of the contract."),
        ("La valeur est celle de l’organisme, options comprises et avant taxes : une estimation du"
         " programme n’en tient jamais lieu.",
         "The value is the body’s own, options in and before tax: an estimate of the program never"
         " stands for it."),
        ("Inscrivez estimated_value_cad sous acquisition.",
         "Fill in estimated_value_cad under acquisition."),
    ),
    "nature-unknown": (
        ("Nature du contrat inconnue", "Nature of the contract unknown"),
        ("Le fichier ne dit pas si le contrat vise des services ou un approvisionnement.",
         "The file does not say whether the contract is for services or for supply."),
        ("Les seuils diffèrent selon la nature.", "The thresholds differ with the nature."),
        ("Inscrivez nature, et nature_basis pour le motif, sous acquisition.",
         "Fill in nature, and nature_basis for the reason, under acquisition."),
    ),
    "mixed-contract": (
        ("Contrat mixte", "Mixed contract"),
        ("Le contrat de services comprend aussi des biens.",
         "The service contract also includes goods."),
        ("Son objet principal décide de sa nature, et la nature décide des seuils.",
         "Its main object decides its nature, and the nature decides the thresholds."),
        ("Écrivez sous nature_basis pourquoi les services l’emportent.",
         "Write under nature_basis why services prevail."),
    ),
    "need-may-be-split": (
        ("Besoin peut-être fractionné", "Need perhaps split"),
        ("Avec les dépenses de douze mois pour le même besoin, la valeur atteint une limite qu’elle"
         " n’atteint pas seule.",
         "With twelve months of spending on the same need, the value reaches a limit that it does"
         " not reach alone."),
        ("Scinder un besoin pour éviter une obligation n’est pas permis.",
         "Splitting a need so as to avoid a duty is not allowed."),
        ("Établissez si ces contrats répondent à un même besoin avant de choisir le mode.",
         "Settle whether these contracts serve one need before choosing the route."),
    ),
    "group-purchase-first": (
        ("Achat regroupé à écarter d’abord", "Group purchase to rule out first"),
        ("Un achat regroupé obligatoire passerait avant tout autre mode, et le fichier ne l’écarte"
         " pas.",
         "A compulsory group purchase would come before any other route, and the file does not"
         " rule it out."),
        ("Les achats regroupés obligatoires sont fixés par arrêté ; le programme ne les connaît pas"
         " tous.",
         "Compulsory group purchases are set by order; the program does not know them all."),
        ("Vérifiez les arrêtés en vigueur, puis inscrivez group_purchase sous acquisition.",
         "Check the orders in force, then fill in group_purchase under acquisition."),
    ),
    "agreements-unknown": (
        ("Ententes-cadres non déclarées", "Framework agreements not stated"),
        ("Le fichier ne dit pas si l’organisme peut commander sous une entente-cadre.",
         "The file does not say whether the body may order under a framework agreement."),
        ("Une commande sous entente passe avant un appel d’offres ; l’absence de réponse n’est pas"
         " un non.",
         "A call-off comes before a call for tenders; no answer is not a no."),
        ("Inscrivez agreements sous acquisition, vide s’il n’y en a aucune.",
         "Fill in agreements under acquisition, empty if there is none."),
    ),
    "call-off-unsettled": (
        ("Commande sous entente à établir", "Call-off to settle"),
        ("Une commande sous une entente-cadre est possible, mais une de ses conditions attend une"
         " réponse.",
         "A call-off under a framework agreement is possible, but one of its conditions awaits an"
         " answer."),
        ("Ce mode passerait avant les autres.", "This route would come before the others."),
        ("Lisez les motifs de ce mode et complétez le fichier.",
         "Read the reasons of that route and complete the file."),
    ),
    "route-awaits-person": (
        ("Mode remis à une personne", "Route left to a person"),
        ("Une règle de classification remet le dossier à une personne : aucun mode n’est conclu.",
         "A classification rule hands the file to a person: no route is concluded."),
        ("Un dossier qui attend une décision ne s’achète pas par calcul.",
         "A file that awaits a decision is not bought by computation."),
        ("Suivez la marche que la règle indique, puis reprenez l’acquisition.",
         "Follow the steps that the rule gives, then take the acquisition up again."),
    ),
    "no-open-route": (
        ("Aucun mode ne s’impose", "No route stands out"),
        ("Chaque mode est exclu, facultatif ou en attente d’une réponse.",
         "Each route is excluded, optional or awaiting an answer."),
        ("Le programme ne choisit pas à la place de l’organisme.",
         "The program does not choose in place of the body."),
        ("Lisez les motifs de chaque mode, puis complétez le fichier.",
         "Read the reasons of each route, then complete the file."),
    ),
    "regime-text-not-read": (
        ("Texte du régime non lu", "Text of the regime not read"),
        ("Aucun texte sur les modes de sollicitation de ce régime n’est consigné.",
         "No text on the routes of this regime is recorded."),
        ("Un régime voisin ne vaut pas preuve : le mode reste indéterminé.",
         "A neighbouring regime is no proof: the route stays undetermined."),
        ("Établissez le mode d’après le texte ; l’organisme peut le consigner dans son propre"
         " dossier de connaissances.",
         "Settle the route from the text; the body may record it in its own knowledge folder."),
    ),
    "regime-contradiction": (
        ("Organisme et régime contradictoires", "Body and regime contradict"),
        ("Le fichier dit l’organisme privé ou fédéral, mais lui donne un régime québécois.",
         "The file says that the body is private or federal, yet gives it a Québec regime."),
        ("Le régime inscrit a servi ; l’un des deux est faux.",
         "The regime stated was used; one of the two is wrong."),
        ("Corrigez kind ou legal_regime sous organization.",
         "Correct kind or legal_regime under organization."),
    ),
    "threshold-inferred": (
        ("Seuil déduit", "Threshold inferred"),
        ("Le seuil d’appel d’offres utilisé n’a pas été lu dans un texte qui lie l’organisme.",
         "The tender threshold used was not read in a text that binds the body."),
        ("Il est déduit d’un texte voisin ou d’une source faible.",
         "It is inferred from a neighbouring text or from a weak source."),
        ("Confirmez le montant auprès de l’autorité qui le publie, surtout près de la limite.",
         "Confirm the amount with the authority that publishes it, above all near the limit."),
    ),
    "threshold-unknown": (
        ("Seuil inconnu", "Threshold unknown"),
        ("Aucun seuil d’appel d’offres n’est connu pour cet organisme, cette nature et ce jour.",
         "No tender threshold is known for this body, this nature and this day."),
        ("Le programme ne retient pas un seuil d’un autre régime ni d’une autre année.",
         "The program does not take a threshold of another regime or another year."),
        ("Inscrivez kind sous organization s’il manque, sinon confirmez le seuil.",
         "Fill in kind under organization if it is missing, else confirm the threshold."),
    ),
}  # fmt: skip

_FACTS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "stale-facts": (
        ("Faits à relire", "Facts to read again"),
        ("Le délai de relecture de faits employés est dépassé : personne n’a vu depuis lors qu’ils"
         " tiennent encore.",
         "Some facts used are past their shelf life: nobody has seen since then that they still"
         " hold."),
        ("Un seuil, un prix ou une certification change sans prévenir ; chaque fiche dit au bout de"
         " combien de jours il faut la relire.",
         "A threshold, a price or a certification changes without notice; each record says after"
         " how many days it must be read again."),
        ("Relisez la source de chacun, corrigez la fiche s’il y a lieu, puis écrivez checked_on.",
         "Read the source of each again, correct the record if need be, then write checked_on."),
    ),
    "weak-facts": (
        ("Faits à confirmer", "Facts to confirm"),
        ("Des faits employés viennent d’une source faible, d’une déduction ou d’un choix de ce"
         " projet.",
         "Some facts used come from a weak source, from an inference or from a choice of this"
         " project."),
        ("Aucune source première lue ne les porte : le résultat vaut ce qu’ils valent.",
         "No first-hand source read bears them: the result is worth what they are worth."),
        ("Faites confirmer chacun par la personne nommée ; « courtier explain » donne sa source.",
         "Have each confirmed by the person named; “courtier explain” gives its source."),
    ),
}  # fmt: skip

FINDING_KINDS: dict[str, Stated] = stated(
    "finding",
    {
        **_CLASSIFY, **MATCH, **_ROUTE, **CALENDAR, **COST, **ACTUALS, **DOCUMENTS,
        **BIDS, **PLANS, **INVENTORIES, **RUNNING, **_FACTS, **CHECK,
    },
)  # fmt: skip
"""Each finding by its id; a test holds that no other id is used in the program."""
