"""What a person gets wrong: a clear message in their language, the right code, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtier.cli.main import run
from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

# arguments, exit code, what French says, what English says
MISTAKES: list[tuple[tuple[str, ...], int, str, str]] = [
    (("clasify", EXAMPLE), 2,
     "La commande « clasify » n’existe pas. Vouliez-vous dire « classify »\u00a0?",
     "There is no command “clasify”. Did you mean “classify”?"),
    (("qqq",), 2, "La commande « qqq » n’existe pas.", "There is no command “qqq”."),
    (("catalog", "lst"), 2, "Vouliez-vous dire « list »", "Did you mean “list”?"),
    (("classify",), 2, "Argument manquant\u00a0: « FICHIER ».", "Missing argument “FILE”."),
    (("classify", EXAMPLE, "autre"), 2,
     "Argument en trop\u00a0: autre", "Got unexpected extra argument (autre)"),
    (("classify", EXAMPLE, "x", "y"), 2,
     "Arguments en trop\u00a0: x y", "Got unexpected extra arguments (x y)"),
    (("classify", "--fomat", "json", EXAMPLE), 2,
     "L’option « --fomat » n’existe pas. Vouliez-vous dire « --format »\u00a0?",
     "No such option “--fomat”. Did you mean “--format”?"),
    (("classify", EXAMPLE, "--format"), 2,
     "L’option « --format » attend une valeur.", "Option “--format” requires an argument."),
    (("classify", EXAMPLE, "--quiet=oui"), 2,
     "L’option « --quiet » n’attend pas de valeur.", "Option “--quiet” does not take a value."),
    (("classify", EXAMPLE, "--format", "xml"), 2,
     "« xml » n’est pas une valeur de --format.", "“xml” is not a value of --format."),
    (("classify", EXAMPLE, "--fail-on", "fatal"), 2,
     "« fatal » n’est pas une valeur de --fail-on.", "“fatal” is not a value of --fail-on."),
    (("classify", EXAMPLE, "--as-of", "2026-02-30"), 2,
     "« 2026-02-30 » n’est pas une date qui existe.", "“2026-02-30” is not an existing date."),
    (("classify", EXAMPLE, "--since", "2026-11-24", "--as-of", "2026-11-23"), 2,
     "vient après le jour de l’examen", "comes after the day of the examination"),
    (("catalog", "diff", "--since", "2026-11-24", "--as-of", "2026-11-23"), 2,
     "vient après le jour de l’examen", "comes after the day of the examination"),
    (("classify", EXAMPLE, "--as-of", "20261123"), 2,
     "« 20261123 » n’est pas une date", "“20261123” is not an existing date."),
    (("classify", EXAMPLE, "--as-of", "23-11-2026"), 2,
     "« 23-11-2026 » n’est pas une date", "“23-11-2026” is not an existing date."),
    (("classify", EXAMPLE, "--report", "json"), 2,
     "--report attend FORMAT=CHEMIN.", "--report wants FORMAT=PATH."),
    (("classify", EXAMPLE, "--report", "pdf=x.pdf"), 2,
     "« pdf » n’est pas une valeur de --report.", "“pdf” is not a value of --report."),
    (("classify", EXAMPLE, "--report", "json=absent/r.json"), 2,
     "Impossible d’écrire « absent/r.json ».", "Cannot write “absent/r.json”."),
    (("classify", EXAMPLE, "--knowledge", "absent"), 2,
     "Le dossier de connaissances « absent »", "The knowledge folder “absent”"),
    (("classify", "absent.yaml"), 3,
     "absent.yaml: Ce fichier n’existe pas", "absent.yaml: This file does not exist"),
    (("classify", "examples"), 3, "C’est un dossier, non un fichier.", "This is a folder"),
    (("explain", "protege-d"), 2,
     "Rien ne porte l’id « protege-d ».", "Nothing bears the id “protege-d”."),
    (("explain", "@@@"), 2, "Rien ne porte l’id « @@@ ».", "Nothing bears the id “@@@”."),
    (("schema", "workloads"), 2,
     "« workloads » n’est pas une valeur de schema.", "“workloads” is not a value of schema."),
    (("completion", "cmd"), 2,
     "« cmd » n’est pas une valeur de completion.", "“cmd” is not a value of completion."),
    (("catalog", "list", "--provider", "nuage"), 2,
     "« nuage » n’est pas une valeur de --provider.", "“nuage” is not a value of --provider."),
    (("catalog", "show", "minors"), 2, "Rien ne porte l’id « minors ».", "Nothing bears the id"),
]  # fmt: skip
IDS = [" ".join(arguments) for arguments, *_ in MISTAKES]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("arguments", "code", "fr", "en"), MISTAKES, ids=IDS)
def test_a_mistake_is_said_in_the_language_of_the_user(
    arguments: tuple[str, ...], code: int, fr: str, en: str, language: str
) -> None:
    ran = courtier("--lang", language, *arguments)
    assert ran.code == code
    assert (fr if language == "fr" else en) in ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("clasify",), ("classify",), ("classify", "--fomat", "x"), ("catalog", "lst")],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("language", "usage", "hint"),
    [
        ("fr", "Utilisation\u00a0: courtier ", "--help » pour obtenir de l’aide."),
        ("en", "Usage: courtier ", "--help” for help."),
    ],
)
def test_a_wrong_line_shows_the_usage_and_where_help_is(
    arguments: tuple[str, ...], language: str, usage: str, hint: str
) -> None:
    err = courtier("--lang", language, *arguments).err
    assert err.startswith(usage)
    assert hint in err
    assert "'" not in err


def test_an_unknown_language_is_refused_in_french() -> None:
    for arguments in (("--lang", "de", "classify", EXAMPLE), ("classify", EXAMPLE, "--lang", "de")):
        ran = courtier(*arguments)
        assert ran.code == 2
        assert "Langue « de » inconnue." in ran.err
        assert ran.out == ""


def test_a_bad_byte_in_the_arguments_reaches_the_terminal_harmless() -> None:
    ran = courtier("explain", "\x1b[31mrouge\u202e")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err


def test_every_mistake_of_a_file_is_listed_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "faux.yaml"
    text = (ROOT / EXAMPLE).read_text(encoding="utf-8")
    file.write_text(text.replace("kind: municipality", "kind: vile\n  colour: red"), "utf-8")
    ran = courtier("classify", str(file))
    assert ran.code == 3
    assert ran.out == ""
    assert "faux.yaml:8:" in ran.err
    assert "faux.yaml:9:" in ran.err
    assert "municipality" in ran.err


def test_nothing_is_printed_when_a_report_cannot_be_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = run(["classify", str(ROOT / EXAMPLE), "--report", "json=/absent/r.json"])
    captured = capsys.readouterr()
    assert code == 2
    assert captured.out == ""


def test_no_arguments_is_help_on_standard_error() -> None:
    ran = courtier()
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("Utilisation")
