"""The table of commands: name, module, summary. Help reads it; a module loads when called."""

from __future__ import annotations

from typing import NamedTuple

from courtier.cli.words import help_


class Command(NamedTuple):
    """One command: the module that holds it and its summary in both languages."""

    module: str
    fr: str
    en: str

    @property
    def summary(self) -> str:
        """The summary in the language of the run."""
        return help_(self.fr, self.en)


COMMANDS: dict[str, Command] = {
    "init": Command(
        "courtier.cli.init",
        "Écrire un fichier de charge de travail en répondant à des questions.",
        "Write a workload file by answering questions.",
    ),
    "assess": Command(
        "courtier.cli.assess",
        "Tout le chemin : niveaux, offres, coûts, mode de sollicitation, dossier.",
        "The whole road: levels, offerings, costs, route, dossier.",
    ),
    "classify": Command(
        "courtier.cli.classify",
        "Proposer les niveaux d’une charge de travail, avec leurs motifs.",
        "Propose the levels of a workload, with their reasons.",
    ),
    "match": Command(
        "courtier.cli.match",
        "Confronter la charge de travail au catalogue : admissible, sinon pourquoi.",
        "Hold the workload against the catalogue: admissible, else why not.",
    ),
    "cost": Command(
        "courtier.cli.cost",
        "Estimer le coût total de possession, infonuagique et sur place.",
        "Estimate the total cost of ownership, cloud and on-premise.",
    ),
    "route": Command(
        "courtier.cli.route",
        "Trouver le mode de sollicitation permis par la loi à une date.",
        "Find the route that the law allows on a date.",
    ),
    "calendar": Command(
        "courtier.cli.calendar",
        "Calculer les jours de l’acquisition : avis, plaintes, clôture, suites, rappels.",
        "Compute the days of the acquisition: notice, complaints, closing, follow-up, reminders.",
    ),
    "documents": Command(
        "courtier.cli.documents",
        "Écrire les documents d’acquisition que le mode de sollicitation demande.",
        "Write the procurement documents that the route needs.",
    ),
    "verify": Command(
        "courtier.cli.verify",
        "Refaire un dossier à côté et dire ce qui a changé depuis, et par quoi.",
        "Build a dossier again beside and tell what has changed since, and because of what.",
    ),
    "bids": Command(
        "courtier.cli.bids",
        "Appliquer aux soumissions la règle d’adjudication annoncée, calcul à l’appui.",
        "Apply the award rule announced to the tenders, with every calculation.",
    ),
    "check": Command(
        "courtier.cli.check",
        "Contrôler des charges de travail en intégration continue : règles, politique, rapports.",
        "Check workloads in continuous integration: rules, policy, reports.",
    ),
    "drift": Command(
        "courtier.cli.drift",
        "Tenir ce qui tourne, d’après un inventaire, contre les charges de travail déclarées.",
        "Hold what runs, by an inventory, against the workloads declared.",
    ),
    "diff": Command(
        "courtier.cli.diff",
        "Dire ce qui change d’un état de la charge de travail à un autre.",
        "Tell what changes from one state of the workload to another.",
    ),
    "explain": Command(
        "courtier.cli.explain",
        "Expliquer une règle, une nature, un niveau, une exigence, un constat…",
        "Explain a rule, a kind, a level, a requirement, a finding…",
    ),
    "catalog": Command(
        "courtier.cli.catalog",
        "Lire le catalogue des offres et de leurs certifications.",
        "Read the catalogue of offerings and their certifications.",
    ),
    "prices": Command(
        "courtier.cli.prices",
        "Lire les prix de liste, les comparer, en faire entrer de nouveaux.",
        "Read the list prices, compare them, bring new ones in.",
    ),
    "knowledge": Command(
        "courtier.cli.knowledge",
        "Examiner les fichiers de faits : défauts, fiches à relire, inventaire.",
        "Examine the fact files: faults, records to read again, inventory.",
    ),
    "discover": Command(
        "courtier.cli.discover",
        "Lire ce qui existe vraiment dans AWS, Azure ou Google Cloud.",
        "Read what really exists in AWS, Azure or Google Cloud.",
    ),
    "schema": Command(
        "courtier.cli.schema",
        "Imprimer le schéma JSON d’un format.",
        "Print the JSON Schema of a format.",
    ),
    "completion": Command(
        "courtier.cli.completion",
        "Imprimer le script de complétion d’un interpréteur de commandes.",
        "Print the completion script of a shell.",
    ),
}
