"""``courtier diff``: files, revisions of git, a day; codes, formats, reports."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from courtier.report.schema import result_schema
from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

QUICK = "--no-documents"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose only commit holds the example, and whose file has changed since."""
    text = (ROOT / EXAMPLE).read_text("utf-8")
    path = tmp_path / "charge.yaml"
    path.write_text(text, "utf-8")
    who = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "essai")):
        subprocess.run(("git", *arguments), cwd=tmp_path, check=True, capture_output=True)
    path.write_text(text.replace("data: canada", "data: quebec", 1), "utf-8")
    return tmp_path


def test_a_revision_against_the_file_as_it_is(repository: Path) -> None:
    arguments = ("diff", "HEAD:charge.yaml", "charge.yaml", QUICK)
    ran = courtier(*arguments, "--lang", "en", cwd=repository)
    assert ran.code == 0, ran.err
    assert "digitalocean-toronto" in ran.out
    assert courtier(*arguments, "--fail-on", "error", cwd=repository).code == 13


def test_the_result_is_of_its_schema_and_its_reports_are_written(repository: Path) -> None:
    arguments = ("HEAD:charge.yaml", "charge.yaml", "--format", "json")
    ran = courtier("diff", *arguments, "--report", "markdown=diff.md", cwd=repository)
    assert ran.code == 0, ran.err
    result = json.loads(ran.out)
    Draft202012Validator(result_schema("diff")).validate(result)
    codes = {document["code"] for document in result["documents"]}
    assert "A4" in codes
    assert "A5" in codes or "A1" in codes
    assert (repository / "diff.md").read_text("utf-8").startswith("# ")


def test_the_same_file_and_a_day(repository: Path) -> None:
    ran = courtier("diff", "charge.yaml", "--since", "2026-11-22", "--lang", "en", cwd=repository)
    assert ran.code == 0, ran.err
    assert "Nothing changes." in ran.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("charge.yaml",), 2),
        (("-", "-"), 2),
        (("charge.yaml", "--since", "2099-01-01"), 2),
        (("charge.yaml", "--since", "hier"), 2),
        (("HEAD:absent.yaml", "charge.yaml"), 3),
        (("nulle-part:charge.yaml", "charge.yaml"), 3),
        (("HEAD:../../etc/passwd", "charge.yaml"), 3),
        (("HEAD:", "charge.yaml"), 3),
        (("absent.yaml", "charge.yaml"), 3),
        (("charge.yaml", "absent.yaml"), 3),
    ],
)
def test_wrong_sides_are_refused(repository: Path, arguments: tuple[str, ...], code: int) -> None:
    ran = courtier("diff", *arguments, QUICK, cwd=repository)
    assert ran.code == code, ran.out + ran.err
    assert "Traceback" not in ran.err


def test_a_name_cannot_pass_for_an_option_of_git(repository: Path) -> None:
    ran = courtier("diff", QUICK, "--", "--batch:x", "charge.yaml", cwd=repository)
    assert ran.code == 3


def test_outside_a_repository_a_revision_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "charge.yaml").write_bytes((ROOT / EXAMPLE).read_bytes())
    env = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    ran = courtier("diff", "HEAD:charge.yaml", "charge.yaml", QUICK, cwd=tmp_path, env=env)
    assert ran.code == 3


def test_an_edit_that_changes_no_answer_affects_no_document(tmp_path: Path) -> None:
    text = (ROOT / EXAMPLE).read_text("utf-8")
    (tmp_path / "before.yaml").write_text(text, "utf-8")
    (tmp_path / "after.yaml").write_text(f"# {'x' * 40}\n{text}", "utf-8")
    ran = courtier("diff", "before.yaml", "after.yaml", "--lang", "fr", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "Rien ne change." in ran.out
    assert "Documents touchés" not in ran.out
