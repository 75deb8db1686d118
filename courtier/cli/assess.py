"""``courtier assess``: the whole road, its summary, and the dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.document_formats import DocumentFormats, split_formats
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.ocds import (
    OCDS_FORMATS,
    Ocid,
    PublishValue,
    check_ocid,
    open_data,
    refuse_redacted,
    told_placeholder,
    writes_ocds,
)
from courtier.cli.reports import plan_reports, write_reports
from courtier.cli.running import (
    check_choice,
    color,
    emit,
    exit_code,
    language_guard,
    open_road,
    width,
)
from courtier.cli.steps import steps
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

if TYPE_CHECKING:
    from courtier.assessment import Road
    from courtier.dossier import DossierOptions
    from courtier.results.envelope import Assessment

app = new_app()

Output = Annotated[
    str,
    typer.Option(
        "--output", "-o",
        metavar=help_("DOSSIER", "FOLDER"),
        help=help_(
            "Où écrire le dossier ; sinon ./dossier-<id>.",
            "Where to write the dossier; else ./dossier-<id>.",
        ),
        show_default=False,
    ),
]  # fmt: skip
NoDocuments = Annotated[
    bool,
    typer.Option(
        "--no-documents",
        help=help_("Ne pas écrire les documents.", "Do not write the documents."),
    ),
]
WithEnglish = Annotated[
    bool,
    typer.Option(
        "--with-english",
        help=help_(
            "Ajouter la version anglaise de courtoisie des analyses (A1, A2, A4, A5).",
            "Add the English courtesy version of the analyses (A1, A2, A4, A5).",
        ),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=help_(
            "Écraser un dossier modifié depuis son verrou ou d’une autre charge de travail, ou un"
            " rapport existant ; jamais un fichier étranger au dossier ni celui de la charge.",
            "Overwrite a dossier edited since its lock or of another workload, or an existing"
            " report; never a file foreign to the dossier, nor the workload file.",
        ),
    ),
]
Redact = Annotated[
    bool,
    typer.Option(
        "--redact",
        help=help_(
            "Taire noms, montants et identifiants de l’organisme dans ce qui est affiché, dans"
            " --report et dans les fichiers *.public.* du dossier. Le reste du dossier demeure"
            " complet : seuls les *.public.* se publient.",
            "Keep the names, amounts and ids of the body out of what is printed, of --report and of"
            " the *.public.* files of the dossier. The rest of the dossier stays whole: only the"
            " *.public.* files are fit to publish.",
        ),
    ),
]


@app.command(
    help=COMMANDS["assess"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier assess examples/permis-en-ligne.yaml --no-documents",
        "Example: courtier assess examples/permis-en-ligne.yaml --no-documents",
    )
)
def assess(
    file: options.File,
    output: Output = "",
    as_of: options.AsOf = "",
    known_on: options.KnownOn = "",
    format: DocumentFormats = "text",
    report: options.Reports = [],  # noqa: B006
    no_documents: NoDocuments = False,
    with_english: WithEnglish = False,
    redact: Redact = False,
    ocid: Ocid = "",
    publish_value: PublishValue = False,
    force: Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Assess one workload; with ``--format json`` nothing is written unless ``--output`` is."""
    from courtier.dossier import DossierOptions

    language_guard(lang)
    check_choice("--fail-on", fail_on, ("note", "warning", "error"))
    printed, formats = split_formats(format)
    road = open_road(file, as_of, knowledge, known_on)
    wanted = DossierOptions(not no_documents, with_english, redact, force, formats)
    folder = _folder(output, printed, road)
    plan = plan_reports(report, ("json", "html", *OCDS_FORMATS), file, force, folder)
    check_ocid(ocid, plan, publish_value)
    if redact:
        refuse_redacted(plan)
    assessment = _write(road, folder, wanted, quiet)
    shown = _redacted(road, assessment) if redact else assessment
    if plan:
        texts = {"json": _json(shown), "html": _page(road, shown, redact)}
        if writes_ocds(plan):
            texts |= open_data(road, ocid, publish_value)
        write_reports(plan, texts)
        told_placeholder(plan, ocid, quiet)
    emit(_json(shown) if printed == "json" else _summary(road, shown, folder, redact))
    return exit_code(assessment.findings, fail_on)


def _folder(output: str, format: str, road: Road) -> Path | None:
    if output:
        return Path(output)
    return None if format == "json" else Path(f"dossier-{road.file.workload.id}")


def _write(road: Road, folder: Path | None, wanted: DossierOptions, quiet: bool) -> Assessment:
    if folder is None:
        return road.assessment()
    from courtier.dossier import write_dossier

    with steps(quiet) as progress:
        return write_dossier(road, folder, wanted, progress)


def _redacted(road: Road, assessment: Assessment) -> Assessment:
    from courtier.dossier import public_copy

    return public_copy(road, assessment)


def _json(assessment: Assessment) -> str:
    from courtier.report.json import as_json

    return as_json(assessment)


def _summary(road: Road, assessment: Assessment, folder: Path | None, redact: bool) -> str:
    from courtier.report.digest import named_offerings
    from courtier.report.terminal import summary

    text = summary(
        assessment,
        current(),
        width=width(),
        color=color(),
        dossier=str(folder) if folder else None,
        public=redact,
        named=None if redact else named_offerings(road.file.workload),
    )
    return text.rstrip("\n") + "\n"


def _page(road: Road, assessment: Assessment, public: bool) -> str:
    from courtier.dossier import summary_page

    return summary_page(road, assessment, public=public)
