"""``--report``: nothing of value is overwritten, and all is checked before anything is done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from courtier.cli.reports import DOSSIER_LOCK, plan_reports
from courtier.values.errors import UsageError
from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

FORMATS = ("json", "html", "text")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / EXAMPLE, tmp_path / "f.yaml"))


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("way", ["same", "link", "dotted"])
def test_the_workload_file_is_never_a_target(source: Path, way: str, force: bool) -> None:
    target = source
    if way == "link":
        target = source.with_name("lien.yaml")
        target.symlink_to(source)
    elif way == "dotted":
        target = source.parent / ".." / source.parent.name / source.name
    with pytest.raises(UsageError, match="workload file"):
        plan_reports([f"json={target}"], FORMATS, str(source), force)


def test_the_command_refuses_and_writes_nothing(source: Path) -> None:
    before = source.read_bytes()
    for command in ("assess", "classify"):
        ran = courtier(command, "f.yaml", "--report", "json=f.yaml", cwd=source.parent)
        assert ran.code == 2
        assert ran.out == ""
    assert source.read_bytes() == before
    assert [p.name for p in source.parent.iterdir()] == ["f.yaml"]


@pytest.mark.parametrize("name", FORMATS)
def test_an_existing_file_needs_force(source: Path, name: str) -> None:
    target = source.with_name("notes")
    target.write_text('{"schema": "autre/1"}', encoding="utf-8")
    with pytest.raises(UsageError, match="exists"):
        plan_reports([f"{name}={target}"], FORMATS, str(source))
    assert plan_reports([f"{name}={target}"], FORMATS, str(source), force=True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("json", '{"schema": "courtier/classify/1"}'),
        ("html", '<html><head><meta name="generator" content="courtier"></head></html>'),
    ],
)
def test_a_report_of_ours_is_replaced(source: Path, name: str, text: str) -> None:
    target = source.with_name("r")
    target.write_text(text, encoding="utf-8")
    assert plan_reports([f"{name}={target}"], FORMATS, str(source)) == [(name, target)]


@pytest.mark.parametrize("force", [False, True])
def test_a_dossier_is_never_a_target(source: Path, force: bool) -> None:
    written = source.with_name("ecrit")
    written.mkdir()
    (written / "courtier.lock").write_bytes(b'{"schema": ' + DOSSIER_LOCK + b"}")
    planned = source.with_name("prevu")
    for target in (written / "r.json", planned):
        with pytest.raises(UsageError, match="dossier"):
            plan_reports([f"json={target}"], FORMATS, str(source), force, planned)


def test_two_reports_never_share_a_target(source: Path) -> None:
    target = source.with_name("r")
    with pytest.raises(UsageError, match="twice"):
        plan_reports([f"json={target}", f"html={target}"], FORMATS, str(source))


def test_every_value_is_checked_before_anything_is_written(source: Path) -> None:
    for wrong in ("json=absent/r.json", "pdf=r.pdf", "json"):
        ran = courtier(
            "assess", "f.yaml", "--no-documents", "--report", "json=r.json", "--report", wrong,
            cwd=source.parent,
        )  # fmt: skip
        assert ran.code == 2
        assert [p.name for p in source.parent.iterdir()] == ["f.yaml"]


def test_the_page_of_assess_is_recognised(source: Path) -> None:
    line = ("assess", "f.yaml", "--format", "json", "--report", "html=r.html")
    assert courtier(*line, cwd=source.parent).code == 0
    assert courtier(*line, cwd=source.parent).code == 0
