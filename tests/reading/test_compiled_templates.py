"""A template once compiled is kept for the user alone, and never stands for another."""

from __future__ import annotations

import marshal
import os
import stat
from pathlib import Path

import pytest

from courtier.reading.compiled_templates import MOST_KEPT, KeptTemplates
from courtier.reading.kept import keep, read_kept
from courtier.reading.sandbox import BoundedEnvironment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept, which the user has not made yet."""
    path = tmp_path / "cache"
    monkeypatch.setenv("COURTIER_CACHE", str(path))
    return path


def printed(text: str, *program: str, name: str = "page") -> str:
    environment = BoundedEnvironment(lambda _: text, lambda _: name)
    environment.bytecode_cache = KeptTemplates(*program)
    return str(environment.get_template(name).render(n=3))


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.template"))


def test_it_is_compiled_once_and_prints_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert printed("{{ n }} <") == "3 <"
    assert len(kept(folder)) == 1

    def never(*args: object, **values: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(BoundedEnvironment, "_parse", never)
    assert printed("{{ n }} <") == "3 <"


def test_another_text_another_program_or_another_name_is_compiled_apart(
    folder: Path, tmp_path: Path
) -> None:
    program = tmp_path / "a.py"
    program.write_text("a", encoding="utf-8")
    assert printed("a{{ n }}") == "a3"
    assert printed("b{{ n }}") == "b3"
    printed("a{{ n }}", str(program))
    program.write_text("b", encoding="utf-8")
    printed("a{{ n }}", str(program))
    printed("a{{ n }}", name="other")
    assert len(kept(folder)) == 5


def test_what_was_altered_or_is_writable_by_others_is_not_read(folder: Path) -> None:
    printed("{{ n }}")
    (path,) = kept(folder)
    whole = path.read_bytes()
    path.write_bytes(whole[:40] + marshal.dumps(compile("1", "x", "eval")))
    assert read_kept(path) is None
    assert printed("{{ n }}") == "3"
    path.chmod(0o666)
    assert read_kept(path) is None
    assert printed("{{ n }}") == "3"


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    keep(tmp_path / "elsewhere", b"x")
    folder.mkdir()
    (folder / "a.template").symlink_to(tmp_path / "elsewhere")
    assert read_kept(tmp_path / "elsewhere") == b"x"
    assert read_kept(folder / "a.template") is None


def test_the_folder_and_its_files_are_of_the_user_alone(folder: Path) -> None:
    printed("{{ n }}")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept(folder)[0].stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [kept(folder)[0].name]


@pytest.mark.parametrize("named", ["off", "/proc/nowhere"])
def test_without_a_folder_nothing_is_kept_and_all_is_said(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURTIER_CACHE", named)
    assert printed("{{ n }}") == "3"


def test_only_the_newest_stay(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    for number in range(MOST_KEPT):
        old = folder / f"{number}.template"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    printed("{{ n }}")
    names = {path.name for path in kept(folder)}
    assert len(names) == MOST_KEPT
    assert "0.template" not in names
    assert "1.template" in names
