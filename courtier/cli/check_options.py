"""The options of ``courtier check``."""

from __future__ import annotations

from typing import Annotated

import click
import typer

from courtier.cli.options import among
from courtier.cli.words import help_
from courtier.report.check.formats import FORMATS

SHOWN = ("failed", "passed", "all")
UNDETERMINED = ("fail", "warn", "pass")

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar=help_("[CHEMIN]...", "[PATH]..."),
        help=help_(
            "Fichiers, dossiers ou motifs (« ** » à toute profondeur) ; - pour l’entrée standard."
            " Sans eux : check.paths des réglages, sinon le dossier courant.",
            "Files, folders or patterns (“**” at any depth); - for standard input. Without any:"
            " check.paths of the settings, else the current folder.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=help_(
            "Jour de la loi, du catalogue et des exceptions (AAAA-MM-JJ) ; sinon le"
            " reference_date de chaque fichier, et aujourd’hui pour les exceptions.",
            "Day of law, catalogue and exceptions (YYYY-MM-DD); else the reference_date of each"
            " file, and today for exceptions.",
        ),
        show_default=False,
    ),
]
Config = Annotated[
    str,
    typer.Option(
        "--config",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Réglages du dépôt ; sinon courtier.toml du dossier courant, s’il existe.",
            "Settings of the repository; else courtier.toml of the current folder, if any.",
        ),
        show_default=False,
    ),
]
PolicyFile = Annotated[
    str,
    typer.Option(
        "--policy",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Politique tenue hors du dépôt jugé : elle l’emporte sur courtier.toml.",
            "Policy kept outside the repository judged: it prevails over courtier.toml.",
        ),
        show_default=False,
    ),
]
PolicySha = Annotated[
    str,
    typer.Option(
        "--policy-sha256",
        metavar="SHA256",
        help=help_(
            "Empreinte que le fichier de --policy doit avoir.",
            "Fingerprint that the file of --policy must have.",
        ),
        show_default=False,
    ),
]
NoLocal = Annotated[
    bool,
    typer.Option(
        "--no-local-exceptions",
        help=help_(
            "Refuser les exceptions, la base de comparaison et les exclusions de courtier.toml.",
            "Refuse the exceptions, the baseline and the exclusions of courtier.toml.",
        ),
    ),
]
Baseline = Annotated[
    str,
    typer.Option(
        "--baseline",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Base de comparaison : seuls les constats nouveaux comptent.",
            "Baseline: only new findings count.",
        ),
        show_default=False,
    ),
]
WriteBaseline = Annotated[
    str,
    typer.Option(
        "--write-baseline",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Écrire la base de comparaison de cet examen.", "Write the baseline of this run."
        ),
        show_default=False,
    ),
]
WriteLock = Annotated[
    bool,
    typer.Option(
        "--write-lock",
        help=help_(
            "Écrire courtier.lock, qui fixe les faits au jour de l’examen (ou de --known-on).",
            "Write courtier.lock, which keeps facts as of the day of the run (or of --known-on).",
        ),
    ),
]
Show = Annotated[
    str,
    typer.Option(
        "--show",
        metavar="|".join(SHOWN),
        autocompletion=among(*SHOWN),
        help=help_(
            "« passed » énumère aussi les règles satisfaites ; « all », ce qui est connu ou sous"
            " exception.",
            "“passed” also lists the rules satisfied; “all”, what is known or under an exception.",
        ),
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="note|warning|error",
        autocompletion=among("note", "warning", "error"),
        help=help_(
            "Sortir avec le code 11, 12 ou 13 dès un constat de cette gravité ; sinon celle des"
            " réglages, sinon error. Un fait faible ne fait jamais échouer.",
            "Exit with code 11, 12 or 13 from a finding of this severity; else that of the"
            " settings, else error. A weak fact never fails the run.",
        ),
        show_default=False,
    ),
]
OnUndetermined = Annotated[
    str,
    typer.Option(
        "--on-undetermined",
        metavar="|".join(UNDETERMINED),
        autocompletion=among(*UNDETERMINED),
        help=help_(
            "Ce que vaut une règle que nul ne peut trancher : erreur, avertissement ou note ;"
            " sinon celui des réglages, sinon warn.",
            "What a rule that nobody can settle is worth: error, warning or note; else that of the"
            " settings, else warn.",
        ),
        show_default=False,
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        autocompletion=among(*FORMATS),
        help=help_("Ce qui va à la sortie standard.", "What goes to standard output."),
    ),
]
Redact = Annotated[
    bool,
    typer.Option(
        "--redact",
        help=help_(
            "Taire noms, montants et mots de l’organisme dans tout ce qui est écrit ; restent"
            " règles, gravités, fichiers et lignes.",
            "Keep the names, amounts and words of the body out of all that is written; rules,"
            " severities, files and lines stay.",
        ),
    ),
]
PlanFiles = Annotated[
    list[str],
    typer.Option(
        "--plan",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Plan d’infrastructure à examiner : JSON de « terraform show -json », d’un what-if"
            " Azure ou d’un jeu de modifications CloudFormation, ou modèle CloudFormation ; peut"
            " se répéter.",
            "Infrastructure plan to examine: JSON of “terraform show -json”, of an Azure what-if or"
            " of a CloudFormation change set, or a CloudFormation template; may be repeated.",
        ),
        show_default=False,
    ),
]
PlanWorkload = Annotated[
    str,
    typer.Option(
        "--workload",
        metavar=help_("FICHIER|ID", "FILE|ID"),
        help=help_(
            "Charge de travail que le plan met en place.",
            "Workload that the plan puts in place.",
        ),
        show_default=False,
    ),
]
PlanEnvironment = Annotated[
    str,
    typer.Option(
        "--env",
        metavar=help_("NOM", "NAME"),
        help=help_(
            "Environnement que le plan met en place.", "Environment that the plan puts in place."
        ),
        show_default=False,
    ),
]
PlanRegion = Annotated[
    str,
    typer.Option(
        "--region",
        metavar=help_("CODE", "CODE"),
        help=help_(
            "Région de la pile, qu’un modèle CloudFormation ne dit pas.",
            "Region of the stack, which a CloudFormation template does not tell.",
        ),
        show_default=False,
    ),
]
