"""The options of the commands that read a cloud."""

from __future__ import annotations

from typing import Annotated

import click
import typer

from courtier.cli.words import help_

Accounts = Annotated[
    list[str],
    typer.Option(
        "--account",
        metavar="ID",
        help=help_(
            "Compte, abonnement ou projet à lire ; peut se répéter ; sinon tous ceux que l’accès"
            " permet de voir.",
            "Account, subscription or project to read; may be repeated; else all that the access"
            " allows to see.",
        ),
        show_default=False,
    ),
]
Regions = Annotated[
    list[str],
    typer.Option(
        "--region",
        metavar=help_("RÉGION", "REGION"),
        help=help_(
            "Région à lire ; peut se répéter ; sinon toutes. Ce qui n’a pas de région est toujours"
            " lu.",
            "Region to read; may be repeated; else all. What has no region is always read.",
        ),
        show_default=False,
    ),
]
Role = Annotated[
    str,
    typer.Option(
        "--role",
        metavar=help_("NOM", "NAME"),
        help=help_(
            "Rôle à prendre dans chaque autre compte de l’organisation ; sinon ils sont dits non"
            " lus.",
            "Role to take in each other account of the organization; else they are told as not"
            " read.",
        ),
        show_default=False,
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Inventaire à écrire : .jsonl, ou .parquet (module courtier[parquet]) ; sinon"
            " inventaire-<nuage>.jsonl, ou rien si --from lit un inventaire.",
            "Inventory to write: .jsonl, or .parquet (extra courtier[parquet]); else"
            " inventaire-<cloud>.jsonl, or nothing where --from reads an inventory.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Lire un inventaire déjà écrit, ou l’export de l’outil du fournisseur, au lieu du"
            " nuage ; - pour l’entrée standard.",
            "Read an inventory already written, or what the provider’s tool exported, instead of"
            " the cloud; - for standard input.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
Resume = Annotated[
    bool,
    typer.Option(
        "--resume",
        help=help_(
            "Continuer une lecture qui s’est arrêtée ; ce qu’elle a lu n’est pas redemandé.",
            "Go on with a run that stopped; what it read is not asked again.",
        ),
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help=help_(
            "Échouer (code 5) sans rien écrire si une partie ne peut être lue ; --resume la"
            " redemande.",
            "Fail (code 5) and write nothing if a part cannot be read; --resume asks for it again.",
        ),
    ),
]
Draft = Annotated[
    str,
    typer.Option(
        "--draft",
        metavar=help_("DOSSIER", "FOLDER"),
        help=help_(
            "Écrire aussi dans ce dossier une ébauche de charge de travail par groupe de"
            " ressources.",
            "Also write into this folder a draft workload for each group of resources.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
Day = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=help_(
            "Jour que l’inventaire porte (AAAA-MM-JJ) : celui de l’export, pour un export ; sinon"
            " aujourd’hui au Québec.",
            "Day that the inventory bears (YYYY-MM-DD): that of the export, for an export; else"
            " today in Québec.",
        ),
        show_default=False,
    ),
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar=help_("tag:NOM|account|group", "tag:NAME|account|group"),
        help=help_(
            "Ce qui groupe les ressources des ébauches : une étiquette, le compte, ou le groupe de"
            " ressources.",
            "What groups the resources of drafts: a tag, the account, or the resource group.",
        ),
        show_default=False,
    ),
]
