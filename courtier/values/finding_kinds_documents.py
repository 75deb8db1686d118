"""The findings of the documents, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

DOCUMENTS: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "documents-differ": (
        ("Deux langues qui diffèrent", "Two languages that differ"),
        ("Le français et l’anglais d’un document n’ont pas les mêmes clauses, montants, dates ou"
         " renvois.",
         "The French and the English of a document do not hold the same clauses, amounts, dates or"
         " references."),
        ("Un lecteur de l’anglais croirait autre chose que ce que le contrat dit.",
         "A reader of the English would believe something else than the contract says."),
        ("Corrigez le gabarit ou la clause dans la langue qui diffère.",
         "Correct the template or the clause in the language that differs."),
    ),
    "clauses-unread": (
        ("Clauses que personne n’a relues", "Clauses that nobody read over"),
        ("Des gabarits ou des clauses citent la loi et leur champ reviewer est vide.",
         "Templates or clauses cite the law and their reviewer field is empty."),
        ("Les textes livrés avec le programme ne nomment personne : leur relecture revient à"
         " l’organisme.",
         "The texts that come with the program name nobody: reading them over is up to the body."),
        ("Faites-les relire, copiez-les dans votre couche et inscrivez qui les a relues.",
         "Have them read over, copy them to your layer and write who read them."),
    ),
    "model-tag-unknown": (
        ("Champ de modèle inconnu", "Unknown field of a model"),
        ("Un contrôle de contenu du modèle porte un nom que ce programme ne connaît pas.",
         "A content control of the model bears a name that this program does not know."),
        ("Il est laissé tel quel : le deviner mettrait une valeur au mauvais endroit.",
         "It is left as it is: guessing would put a value in the wrong place."),
        ("Corrigez sa balise d’après la page « Champs d’un modèle », ou remplissez-le à la main.",
         "Correct its tag from the page “Fields of a model”, or fill it in by hand."),
    ),
    "model-value-missing": (
        ("Valeur de modèle absente", "Missing value of a model"),
        ("Le modèle demande une valeur que le fichier ne donne pas.",
         "The model asks for a value that the file does not give."),
        ("Un blanc passerait inaperçu : le champ reste visible et surligné.",
         "A blank would go unseen: the field stays visible and highlighted."),
        ("Complétez le fichier de la charge de travail, ou le champ du document.",
         "Complete the workload file, or the field of the document."),
    ),
    "model-field-left": (
        ("Champ laissé à une personne", "Field left to a person"),
        ("Un champ du modèle est une case, une liste, une image ou un tableau entier.",
         "A field of the model is a box, a list, a picture or a whole table."),
        ("Rien de ce qu’une personne doit juger n’est coché d’avance.",
         "Nothing that a person must judge is ticked in advance."),
        ("Remplissez-le, ou faites-en un contrôle de texte.",
         "Fill it in, or make it a text control."),
    ),
    "model-without-value": (
        ("Modèle sans valeur", "Model without a value"),
        ("Aucun champ du modèle n’a reçu de valeur.", "No field of the model received a value."),
        ("Le document écrit est alors le modèle lui-même, à peu de chose près.",
         "The document written is then nearly the model itself."),
        ("Donnez à ses contrôles de contenu les balises de la page « Champs d’un modèle ».",
         "Give its content controls the tags of the page “Fields of a model”."),
    ),
    "review-item-missing": (
        ("Élément absent d’un appel d’offres", "Item absent from a call for tenders"),
        ("Aucun mot qui désigne un élément que la loi demande ne se trouve dans le document.",
         "No word that names an item that the law asks for stands in the document."),
        ("Un appel d’offres incomplet se conteste ; le programme cherche des mots, une personne"
         " confirme.",
         "An incomplete call may be challenged; the program looks for words, a person confirms."),
        ("Ajoutez l’élément, ou dites où il se trouve sous d’autres mots.",
         "Add the item, or tell where it stands in other words."),
    ),
    "review-item-empty": (
        ("Élément laissé vide", "Item left empty"),
        ("Le titre d’un élément que la loi demande s’y trouve, sans rien sous lui.",
         "The title of an item that the law asks for is there, with nothing under it."),
        ("Un champ oublié dans un modèle passe souvent inaperçu jusqu’à la publication.",
         "A field forgotten in a model often goes unseen until publication."),
        ("Complétez-le avant de publier.", "Complete it before publication."),
    ),
    "review-item-undecided": (
        ("Élément à lire", "Item to read"),
        ("Des mots qui peuvent désigner un élément de la loi s’y trouvent, sans certitude.",
         "Words that may mean an item of the law stand there, without certainty."),
        ("Le programme ne tranche pas : ni trouvé, ni manquant.",
         "The program does not decide: neither found nor missing."),
        ("Lisez le passage, puis nommez l’élément clairement.",
         "Read the passage, then name the item clearly."),
    ),
    "review-demand-exceeds": (
        ("Exigence au-delà du niveau", "Requirement beyond the level"),
        ("Le document exige une certification, un niveau ou un lieu que le niveau dérivé de la"
         " charge de travail ne demande pas.",
         "The document demands a certification, a level or a place that the level derived for the"
         " workload does not ask for."),
        ("Les exigences restent proportionnées au mandat : chacune écarte des entreprises.",
         "Requirements stay in proportion to the mandate: each one rules enterprises out."),
        ("Retirez-la, rendez-la souhaitable, ou consignez le motif qui la justifie.",
         "Remove it, make it desirable, or record the reason that justifies it."),
    ),
    "dossier-edited": (
        ("Dossier modifié à la main", "Dossier edited by hand"),
        ("Un fichier du dossier n’est plus celui que le verrou nomme.",
         "A file of the dossier is no longer the one that the lock names."),
        ("Ce qui fut signé ou relu n’est peut-être plus ce qui s’y trouve.",
         "What was signed or read over may no longer be what is there."),
        ("Gardez la version voulue ailleurs, puis refaites le dossier.",
         "Keep the version wanted elsewhere, then make the dossier again."),
    ),
    "dossier-file-missing": (
        ("Fichier absent du dossier", "File absent from the dossier"),
        ("Le verrou nomme un fichier qui n’y est plus.",
         "The lock names a file that is no longer there."),
        ("Un dossier incomplet ne se défend pas.", "An incomplete dossier cannot be defended."),
        ("Remettez-le en place, ou refaites le dossier.",
         "Put it back, or make the dossier again."),
    ),
    "dossier-file-added": (
        ("Fichier ajouté au dossier", "File added to the dossier"),
        ("Un fichier s’y trouve que courtier n’y a pas écrit.",
         "A file is there that courtier did not write."),
        ("Rien ne dit d’où il vient.", "Nothing tells where it comes from."),
        ("Déplacez-le hors du dossier.", "Move it out of the dossier."),
    ),
    "dossier-differs": (
        ("Dossier qui serait fait autrement", "Dossier that would be made otherwise"),
        ("Refait aujourd’hui, un fichier du dossier ne serait plus le même.",
         "Made again today, a file of the dossier would no longer be the same."),
        ("Un fait, un gabarit, la charge de travail ou le programme a changé depuis.",
         "A fact, a template, the workload or the program has changed since."),
        ("Lisez ce qui a changé, puis refaites le dossier s’il doit suivre.",
         "Read what has changed, then make the dossier again if it must follow."),
    ),
    "dossier-other-version": (
        ("Dossier d’une autre version", "Dossier of another version"),
        ("Le dossier vient d’une autre version du programme, ou son verrou ne dit pas tout.",
         "The dossier comes from another version of the program, or its lock does not tell all."),
        ("La cause d’une différence ne peut alors être nommée avec certitude.",
         "The cause of a difference then cannot be named with certainty."),
        ("Vérifiez avec la version qui l’a écrit, ou refaites le dossier.",
         "Verify with the version that wrote it, or make the dossier again."),
    ),
}  # fmt: skip
