"""The findings of the matching with the catalogue, by their stable ids."""

from __future__ import annotations

from courtier.values.stated import Pair

MATCH: dict[str, tuple[Pair, Pair, Pair, Pair]] = {
    "placement-not-admissible": (
        ("Offre en place non admissible", "Offering in place not admissible"),
        ("L’offre en usage ou choisie ne satisfait pas à ce que la charge de travail exige.",
         "The offering in use or chosen does not meet what the workload requires."),
        ("Le fichier la nomme sous « placement » et son verdict n’est pas favorable.",
         "The file names it under “placement” and its verdict is not favourable."),
        ("Choisissez une offre admissible, ou faites lever l’exigence par qui le peut.",
         "Choose an admissible offering, or have the requirement relaxed by whoever may."),
    ),
    "requirement-beyond-level": (
        ("Exigence ajoutée par l’organisme", "Requirement added by the body"),
        ("L’organisme demande, sous « hosting » ou dans sa couche de faits, plus que ce que le"
         " niveau et la loi demandent.",
         "The body asks, under “hosting” or in its layer of facts, for more than the level and the"
         " law ask."),
        ("Les exigences d’un appel d’offres restent proportionnées au mandat : chacune qui s’ajoute"
         " réduit la concurrence, et le constat dit de combien d’offres.",
         "The requirements of a call for tenders stay in proportion to the mandate: each one added"
         " reduces competition, and the finding says by how many offerings."),
        ("Gardez-la si le mandat la justifie, et écrivez pourquoi au dossier ; sinon,"
         " assouplissez-la.",
         "Keep it if the mandate justifies it, and write why in the file; else relax it."),
    ),
    "certification-statuses-differ": (
        ("Statuts de certification contradictoires", "Certification statuses that differ"),
        ("Deux sources ne donnent pas le même statut à une certification le même jour.",
         "Two sources do not give a certification the same status on the same day."),
        ("Un statut public peut tarder sur le statut interne ; le verdict retient le plus strict.",
         "A public status may lag behind the internal one; the verdict keeps the strictest."),
        ("Ouvrez les deux sources, puis demandez au fournisseur et au registre laquelle vaut.",
         "Open both sources, then ask the provider and the register which one holds."),
    ),
}  # fmt: skip
"""Name, meaning, why and remedy of each."""
