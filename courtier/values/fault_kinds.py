"""Every fault of a catalogue and of a register, by its code, for ``courtier explain``."""

from __future__ import annotations

from courtier.values.stated import Pair, Stated, stated

_LAYERS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "withdrawn-id": (
        ("Fiche retirée encore nommée", "Withdrawn record still named"),
        ("Une fiche nomme l’identifiant d’une autre que la couche de l’organisme a retirée.",
         "A record names the id of another one that the layer of the body withdrew."),
        ("Ce que le retrait laisse sans appui ne vaut plus rien, et rien d’autre ne le dirait.",
         "What the withdrawal leaves without support is worth nothing, and nothing else would say"
         " so."),
        ("Retirez aussi la fiche qui la nomme, ou corrigez-la dans la couche.",
         "Withdraw the record that names it as well, or correct it in the layer."),
    ),
    "withdrawn-alone": (
        ("Retrait de rien", "Withdrawal of nothing"),
        ("Une fiche porte « withdrawn » et aucune couche inférieure ne la contient.",
         "A record bears “withdrawn” and no lower layer holds it."),
        ("Seule la couche d’un organisme retire, et seulement ce qu’une autre apporte.",
         "Only the layer of a body withdraws, and only what another one brings."),
        ("Supprimez le fichier, ou corrigez son chemin.", "Delete the file, or correct its path."),
    ),
    "correction-unsigned": (
        ("Correction non signée", "Unsigned correction"),
        ("La fiche ou la ligne d’une couche en remplace une autre sans dire qui l’a corrigée.",
         "The record or row of a layer replaces another one without saying who corrected it."),
        ("Un verdict peut en dépendre : qui l’a changé, quand et pourquoi doit se lire.",
         "A verdict may rest on it: who changed it, when and why must be readable."),
        ("Ajoutez une entrée à « changes » avec on, by et text ; dans un tableau, remplissez"
         " signed_by, signed_on, reason_fr et reason_en.",
         "Add an entry to “changes” with on, by and text; in a table, fill in signed_by, signed_on,"
         " reason_fr and reason_en."),
    ),
    "withdrawal-unsigned": (
        ("Retrait non signé", "Unsigned withdrawal"),
        ("La ligne d’un tableau est retirée sans dire par qui, quel jour et pourquoi.",
         "The row of a table is withdrawn without saying by whom, on which day and why."),
        ("Ce qui disparaît sans motif ne peut être défendu, et rien d’autre ne le montrerait.",
         "What disappears without a reason cannot be defended, and nothing else would show it."),
        ("Remplissez signed_by, signed_on, reason_fr et reason_en.",
         "Fill in signed_by, signed_on, reason_fr and reason_en."),
    ),
    "correction-alone": (
        ("Correction de rien", "Correction of nothing"),
        ("Une couche corrige ou retire ce qu’aucune couche inférieure ne contient.",
         "A layer corrects or withdraws what no lower layer holds."),
        ("Un identifiant mal écrit ne corrige rien, et ce qui devait l’être reste tel quel.",
         "A misspelt id corrects nothing, and what was to be corrected stays as it is."),
        ("Corrigez l’identifiant, ou dites que c’est un ajout.",
         "Correct the id, or say that it is an addition."),
    ),
    "addition-known": (
        ("Ajout de ce qui existe", "Addition of what exists"),
        ("Une couche ajoute ce qu’une couche inférieure contient déjà.",
         "A layer adds what a lower layer already holds."),
        ("Ce serait une correction sans le dire : deux textes se contrediraient.",
         "It would be a correction that does not say so: two texts would contradict each other."),
        ("Dites que c’est une correction, ou donnez un autre identifiant.",
         "Say that it is a correction, or give another id."),
    ),
}  # fmt: skip

_HARMFUL: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "control-character": (
        ("Caractère de commande invisible", "Invisible control character"),
        ("Un texte contient un caractère de commande, ou un caractère qui inverse le sens de"
         " lecture (U+202A à U+202E, U+2066 à U+2069).",
         "A text holds a control character, or one that turns the direction of reading (U+202A to"
         " U+202E, U+2066 to U+2069)."),
        ("Ce qui se lit n’est alors plus ce qui est écrit : un nom ou un numéro peut en imiter un"
         " autre, et un tableur ou un terminal y obéir.",
         "What is read is then no longer what is written: a name or a number can imitate another,"
         " and a spreadsheet or a terminal obey it."),
        ("Effacez le caractère, puis enregistrez le fichier en UTF-8.",
         "Delete the character, then save the file in UTF-8."),
    ),
    "address-not-web": (
        ("Adresse hors du web", "Address outside the web"),
        ("L’adresse d’une preuve ou d’une source ne commence ni par https:// ni par http://.",
         "The address of a proof or a source starts with neither https:// nor http://."),
        ("Elle devient un lien dans les pages produites : « javascript: » ou « file: » y agirait"
         " sur le poste de qui le suit.",
         "It becomes a link in the pages that are made: “javascript:” or “file:” would act there on"
         " the machine of whoever follows it."),
        ("Écrivez l’adresse de la page qui a été lue, ou null.",
         "Write the address of the page that was read, or null."),
    ),
}  # fmt: skip

_CLAIMS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "test-record": (
        ("Fiche d’essai", "Test record"),
        ("Un numéro ou un nom est celui d’un essai, comme « FAKE-… ».",
         "A number or a name is that of a test, such as “FAKE-…”."),
        ("Des registres officiels contiennent de telles lignes, dont certaines se disent"
         " autorisées.",
         "Official registers hold such rows, some of which call themselves authorized."),
        ("Retirez-la ; une importation l’écarte d’elle-même.",
         "Remove it; an import leaves it out by itself."),
    ),
    "claim-twice": (
        ("Identifiant d’affirmation répété", "Claim id repeated"),
        ("Deux affirmations portent le même identifiant.", "Two claims bear the same id."),
        ("Un dossier cite une affirmation par son identifiant : il doit n’en désigner qu’une.",
         "A file cites a claim by its id: it must point at a single one."),
        ("Donnez un autre identifiant à l’une des deux.", "Give one of the two another id."),
    ),
    "bare-region": (
        ("Code de région sans fournisseur", "Region code without its provider"),
        ("Une région est écrite par son seul code.", "A region is written by its code alone."),
        ("Plusieurs fournisseurs emploient les mêmes codes, parfois dans des pays différents.",
         "Several providers use the same codes, sometimes in different countries."),
        ("Écrivez le fournisseur et le code, comme aws:ca-central-1.",
         "Write the provider and the code, as in aws:ca-central-1."),
    ),
    "status-contradictory": (
        ("Statuts contradictoires", "Contradictory statuses"),
        ("Deux sources ne disent pas le même statut d’une certification.",
         "Two sources do not give a certification the same status."),
        ("Le plus sévère compte : une offre radiée peut rester affichée comme autorisée.",
         "The stricter one counts: a delisted offering may still be shown as authorized."),
        ("Demandez au registre ce qu’il en est, puis écrivez un seul statut.",
         "Ask the register which holds, then write a single status."),
    ),
    "last-step-differs": (
        ("Dernière étape différente du statut", "Last step other than the status"),
        ("Le dernier statut daté n’est pas le statut de la fiche.",
         "The last dated status is not the status of the record."),
        ("Une étape manque, ou l’un des deux est en retard.",
         "A step is missing, or one of the two is late."),
        ("Ajoutez l’étape avec sa date, ou corrigez le statut.",
         "Add the step with its date, or correct the status."),
    ),
    "superseded-alone": (
        ("Remplacée sans remplaçante", "Superseded by nothing"),
        ("Une certification est « superseded » sans nommer celle qui la remplace.",
         "A certification is “superseded” without naming the one that replaces it."),
        ("Sans elle, personne ne peut suivre la chaîne jusqu’à celle qui vaut aujourd’hui.",
         "Without it, nobody can follow the chain to the one that counts today."),
        ("Écrivez superseded_by, ou un autre statut.", "Write superseded_by, or another status."),
    ),
    "extension-alone": (
        ("Extension sans certificat parent", "Extension without its parent"),
        ("Un certificat qui dépend d’un autre est en vigueur, et l’autre ne l’est pas ici.",
         "A certificate that depends on another is active, and the other is not active here."),
        ("ISO/CEI 27017 et 27018, par exemple, ne tiennent pas sans un 27001 vivant.",
         "ISO/IEC 27017 and 27018, for instance, do not stand without a living 27001."),
        ("Ajoutez le certificat parent avec sa preuve, ou n’y comptez pas.",
         "Add the parent certificate with its evidence, or do not count on it."),
    ),
    "active-past-end": (
        ("En vigueur après sa fin", "Active past its end"),
        ("Le statut est « active » et le dernier jour est passé à la date de l’examen.",
         "The status is “active” and the last day is past on the day of the examination."),
        ("La date l’emporte sur le mot : le certificat ne compte plus.",
         "The date prevails over the word: the certificate no longer counts."),
        ("Demandez le nouveau certificat, ou écrivez « expired ».",
         "Ask for the new certificate, or write “expired”."),
    ),
    "edition-ended": (
        ("Édition terminée", "Edition ended"),
        ("Le certificat vise une édition de norme qui ne vaut plus.",
         "The certificate is to an edition of a standard that no longer counts."),
        ("La fin d’une édition l’emporte sur la date imprimée.",
         "The end of an edition prevails over the printed date."),
        ("Demandez le certificat à l’édition suivante.",
         "Ask for the certificate to the next edition."),
    ),
    "evidence-undated": (
        ("Preuve sans date", "Evidence without a date"),
        ("Une preuve ne dit pas la date de sa source ou le jour où elle a été lue.",
         "A piece of evidence gives neither the date of its source nor the day it was read."),
        ("Sans date, nul ne peut dire ce qui était su ni ce qui a vieilli.",
         "Without a date, nobody can tell what was known or what has grown old."),
        ("Écrivez as_of et read_on.", "Write as_of and read_on."),
    ),
    "provider-wide-here": (
        ("Affirmation de tout le fournisseur posée sur une offre",
         "Claim of a whole provider placed on an offering"),
        ("La même affirmation, lue à la même source, vaut déjà pour le fournisseur entier.",
         "The same claim, read in the same source, already stands for the whole provider."),
        ("Elle ne nomme ni service ni région : elle ne prouve rien pour une offre.",
         "It names neither service nor region: it proves nothing for one offering."),
        ("Gardez-la dans catalog/provider-claims.", "Keep it in catalog/provider-claims."),
    ),
    "default-region-elsewhere": (
        ("Région par défaut hors de l’offre", "Default region outside the offering"),
        ("La région par défaut n’est pas parmi les régions de l’offre.",
         "The default region is not among the regions of the offering."),
        ("Des données pourraient être placées là où l’offre n’est pas vendue.",
         "Data could be placed where the offering is not sold."),
        ("Ajoutez-la à regions, ou corrigez-la.", "Add it to regions, or correct it."),
    ),
    "vehicle-not-purchasing": (
        ("Véhicule d’achat qui n’en est pas un", "Vehicle that is not one"),
        ("Le véhicule nommé est une preuve, non un statut d’achat.",
         "The vehicle named is a proof, not a purchasing status."),
        ("Être achetable et être évalué sont deux choses : l’un ne prouve jamais l’autre.",
         "To be buyable and to be assessed are two things: one never proves the other."),
        ("Nommez un type dont kind est purchasing-status.",
         "Name a type whose kind is purchasing-status."),
    ),
    "self-assessment-satisfies": (
        ("Autoévaluation tenue pour une preuve de tiers",
         "Self-assessment taken for a third-party proof"),
        ("Un type qu’aucun tiers n’évalue dit satisfaire un type qu’un tiers évalue.",
         "A type that no third party assesses says that it satisfies one that a third party does."),
        ("Le fournisseur s’y juge lui-même.", "There the provider judges itself."),
        ("Retirez l’identifiant de satisfies.", "Remove the id from satisfies."),
    ),
    "type-1-satisfies": (
        ("Type 1 tenu pour un type 2", "Type 1 taken for a Type 2"),
        ("Un rapport de type 1 dit satisfaire un rapport de type 2.",
         "A Type 1 report says that it satisfies a Type 2 report."),
        ("Le type 1 montre des mesures un seul jour, le type 2 leur marche sur une période.",
         "A Type 1 shows controls on a single day, a Type 2 how they worked over a period."),
        ("Retirez l’identifiant de satisfies.", "Remove the id from satisfies."),
    ),
    "offering-cycle": (
        ("Chaîne qui revient à elle-même", "Chain that comes back to itself"),
        ("En suivant les plateformes ou les remplaçantes, une offre revient à elle-même.",
         "Following platforms or successors, an offering comes back to itself."),
        ("Des registres réels en contiennent ; les calculs s’arrêtent au premier retour.",
         "Real registers hold such loops; computations stop at the first return."),
        ("Rien, si la source le dit ainsi.", "Nothing, if the source says so."),
    ),
}  # fmt: skip

_REGISTER: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "public-authorized-internal-delisted": (
        ("Affichée autorisée, radiée au registre", "Shown as authorized, delisted inside"),
        ("Le statut public est autorisé et le statut interne radié.",
         "The public status is authorized and the internal one delisted."),
        ("Les deux sont gardés ; le plus sévère compte.", "Both are kept; the stricter counts."),
        ("N’y comptez pas avant d’avoir interrogé le registre.",
         "Do not count on it before asking the register."),
    ),
    "internal-authorized-public-not": (
        ("Autorisée au registre, non affichée", "Authorized inside, not shown so"),
        ("Le statut interne est autorisé et le statut public ne l’est pas.",
         "The internal status is authorized and the public one is not."),
        ("L’annonce peut être en retard, ou l’autorisation incomplète.",
         "The announcement may be late, or the authorization incomplete."),
        ("Demandez au registre la date de l’autorisation.",
         "Ask the register for the date of the authorization."),
    ),
    "delisted": (
        ("Radiée", "Delisted"),
        ("Le registre a retiré l’offre de sa liste.",
         "The register took the offering off its list."),
        ("Ce qui est radié ne satisfait plus rien.",
         "What is delisted satisfies nothing any more."),
        ("Cherchez l’offre qui la remplace.", "Look for the offering that replaces it."),
    ),
    "authorized-without-date": (
        ("Autorisée sans date", "Authorized without a date"),
        ("Le statut interne est autorisé et auth_date est vide.",
         "The internal status is authorized and auth_date is empty."),
        ("La date reste inconnue : elle n’est jamais devinée.",
         "The date stays unknown: it is never guessed."),
        ("Demandez-la au registre.", "Ask the register for it."),
    ),
    "annual-assessment-past": (
        ("Évaluation annuelle à une date passée", "Annual assessment on a past date"),
        ("annual_assessment précède le jour de l’exportation.",
         "annual_assessment comes before the day of the export."),
        ("Le registre ne dit pas si cette date est la dernière ou la prochaine : son sens n’est pas"
         " établi.",
         "The register does not say whether this date is the last or the next one: its meaning is"
         " not stated."),
        ("N’en tirez ni échéance ni défaut.", "Draw neither a deadline nor a fault from it."),
    ),
    "annual-assessment-past-authorized": (
        ("Évaluation annuelle passée d’une offre autorisée",
         "Past annual assessment of an authorized offering"),
        ("Même chose, pour les seules offres autorisées au registre.",
         "The same, for the offerings authorized inside the register only."),
        ("Le sens de cette date n’est pas établi.", "The meaning of this date is not stated."),
        ("Demandez au fournisseur le rapport de sa dernière évaluation.",
         "Ask the provider for the report of its last assessment."),
    ),
    "question-mark-in-name": (
        ("Point d’interrogation dans un nom", "Question mark in a name"),
        ("Un tiret ou un signe du nom est devenu un point d’interrogation.",
         "A dash or a sign of the name became a question mark."),
        ("La faute est celle du registre : le nom est gardé tel quel.",
         "The fault is that of the register: the name is kept as it is."),
        ("Corrigez le nom dans une couche, d’après le site du fournisseur.",
         "Correct the name in a layer, from the provider’s own site."),
    ),
    "without-history": (
        ("Sans historique", "Without history"),
        ("L’offre n’a aucune étape au fichier des changements.",
         "The offering has no step in the file of changes."),
        ("Les deux fichiers ne s’accordent pas.", "The two files do not agree."),
        ("Gardez le statut, sans date d’étape.", "Keep the status, without dates of steps."),
    ),
    "date-other-than-last-step": (
        ("Date autre que la dernière étape", "Date other than the last step"),
        ("auth_date n’est pas le jour de la dernière étape « Authorized ».",
         "auth_date is not the day of the last step “Authorized”."),
        ("Les deux sont gardées : la date de la fiche et celles des étapes.",
         "Both are kept: the date of the record and those of the steps."),
        ("Citez la lettre d’autorisation, non le registre.",
         "Cite the letter of authorization, not the register."),
    ),
    "last-step-other-than-status": (
        ("Dernière étape autre que le statut", "Last step other than the status"),
        ("La dernière étape n’est pas le statut courant du fichier des changements.",
         "The last step is not the current status of the file of changes."),
        ("Des étapes n’ont pas été inscrites.", "Some steps were not entered."),
        ("Fiez-vous au statut, non à la dernière étape.",
         "Trust the status, not the last step."),
    ),
    "successor-id": (
        ("Numéro qui en suit un autre", "Number that follows another"),
        ("Le numéro est celui d’une autre offre, suivi d’une ou de deux lettres.",
         "The number is that of another offering, followed by one or two letters."),
        ("Ce peut être sa remplaçante : le registre ne le dit pas, rien n’en est tiré.",
         "It may be its successor: the register does not say so, and nothing is drawn from it."),
        ("Écrivez superseded_by dans une couche, une fois la chose établie.",
         "Write superseded_by in a layer, once it is established."),
    ),
}  # fmt: skip

FAULT_KINDS: dict[str, Stated] = stated("fault", {**_LAYERS, **_HARMFUL, **_CLAIMS, **_REGISTER})
"""Every fault that a person may look up, by its code."""
