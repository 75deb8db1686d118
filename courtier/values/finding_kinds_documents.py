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
}  # fmt: skip
