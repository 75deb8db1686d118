"""``--format`` of the commands that write documents: what is printed, what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from courtier.cli.document_formats import WRITTEN, split_formats
from courtier.documents.formats.known import FORMATS
from courtier.values.errors import UsageError
from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

FILE = str(ROOT / EXAMPLE)
STEM = "a10-fiche-seao.fr"


def test_the_option_knows_the_formats_that_are_written() -> None:
    assert WRITTEN == FORMATS


@pytest.mark.parametrize(
    ("given", "printed", "formats"),
    [
        ("text", "text", ("docx",)),
        ("json", "json", ("docx",)),
        ("pdf", "text", ("pdf",)),
        ("html, docx", "text", ("docx", "html")),
        ("json,odt,odt", "json", ("odt",)),
        ("all", "text", FORMATS),
        ("pdf,all,json", "json", FORMATS),
    ],
)
def test_one_option_tells_what_to_print_and_what_to_write(
    given: str, printed: str, formats: tuple[str, ...]
) -> None:
    assert split_formats(given) == (printed, formats)


@pytest.mark.parametrize("given", ["", ",", "pdf,", "rtf", "text,json", "PDF", "docx pdf"])
def test_anything_else_is_wrong_use(given: str) -> None:
    with pytest.raises(UsageError):
        split_formats(given)


def test_a_document_is_written_in_every_format_and_the_result_names_each(tmp_path: Path) -> None:
    ran = courtier(
        "documents", FILE, "--only", "A10", "--format", "all,json", "--output", "d", cwd=tmp_path
    )
    assert ran.code == 0, ran.err
    names = sorted(path.name for path in (tmp_path / "d").iterdir())
    assert names == sorted(f"{STEM}.{format}" for format in FORMATS)
    (told,) = json.loads(ran.out)["documents"]
    assert [told["file"], *(other["file"] for other in told["also"])] == [
        f"{STEM}.{format}" for format in FORMATS
    ]


@pytest.mark.parametrize(("command", "more"), [("documents", ("--only", "A10")), ("assess", ())])
def test_without_its_means_pdf_is_refused_and_nothing_is_written(
    tmp_path: Path, command: str, more: tuple[str, ...]
) -> None:
    absent = tmp_path / "absent"
    absent.mkdir()
    (absent / "typst.py").write_text("raise ImportError\n", encoding="utf-8")
    place = tmp_path / "here"
    place.mkdir()
    paths = {"PYTHONPATH": f"{absent}:{ROOT}"}
    ran = courtier(command, FILE, *more, "--format", "docx,pdf", cwd=place, env=paths)
    assert (ran.code, ran.out) == (3, "")
    assert "pip install 'typst" in ran.err
    assert list(place.iterdir()) == []


def test_the_dossier_holds_the_formats_asked_for_and_its_lock_tells_them(tmp_path: Path) -> None:
    ran = courtier("assess", FILE, "--format", "html,odt", "--output", "d", "--quiet", cwd=tmp_path)
    assert ran.code == 0, ran.err
    suffixes = {path.suffix for path in (tmp_path / "d" / "documents").iterdir()}
    assert suffixes == {".html", ".odt"}
    lock = json.loads((tmp_path / "d" / "courtier.lock").read_text(encoding="utf-8"))
    assert lock["options"]["formats"] == ["odt", "html"]
