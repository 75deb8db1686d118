"""Files saved together: the old ones or the new ones, whenever the program is killed."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from courtier.report import folders
from courtier.report.exchange import exchange
from courtier.saving import JOURNAL, WAITING, finish, save
from courtier.values.errors import UsageError

OLD = {f"{n}.docx": b"old" * 500 for n in range(4)}
NEW = {f"{n}.docx": b"new" * 700 for n in range(5)}
MINE = {"notes.txt": b"mine", "9.docx": b"mine too"}
EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree")
posix = pytest.mark.skipif(os.name != "posix", reason="processes are forked and killed on POSIX")


def held(folder: Path) -> dict[str, bytes]:
    """What a reader sees of a folder: its files by name, but for what a run left waiting."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.startswith(".courtier.")}


def killed(act: Callable[[], object], *, event: int | None = None, after: float = 0.0) -> bool:
    """Do something in a process of its own and kill it; tells whether it was killed in time.

    ``event``: it kills itself at that event on files, counted from 0; else it is killed ``after``
    so many seconds.
    """
    child = os.fork()
    if child == 0:
        if event is not None:
            _kill_at(event)
        try:
            act()
        finally:
            os._exit(0)
    if event is None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _kill_at(event: int) -> None:
    seen = 0

    def watch(name: str, _: object) -> None:
        nonlocal seen
        if name in EVENTS:
            if seen == event:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    sys.addaudithook(watch)


def _put(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@posix
def test_killed_at_any_step_the_folder_is_old_or_new(tmp_path: Path) -> None:
    seen = set()
    for event in range(200):
        folder = _put(tmp_path / f"d{event}", OLD)
        stopped = killed(lambda f=folder: save(NEW, f, force=True), event=event)  # type: ignore[misc]
        after = held(folder)
        assert after in (OLD, NEW), f"a mixture at step {event}"
        seen.add(after == NEW)
        if not stopped:
            break
    else:
        pytest.fail("the last step was never reached")
    assert seen == {False, True}


@posix
def test_killed_at_any_step_among_other_files_the_next_run_finishes(tmp_path: Path) -> None:
    seen = set()
    for event in range(200):
        folder = _put(tmp_path / f"d{event}", OLD | MINE)
        stopped = killed(lambda f=folder: save(NEW, f, force=True), event=event)  # type: ignore[misc]
        finish(folder)
        after = held(folder)
        assert after in (OLD | MINE, OLD | NEW | MINE), f"a mixture at step {event}"
        assert not [p for p in folder.iterdir() if p.name.startswith(".courtier.")]
        seen.add(after == OLD | NEW | MINE)
        if not stopped:
            break
    else:
        pytest.fail("the last step was never reached")
    assert seen == {False, True}


@posix
@pytest.mark.parametrize("others", [{}, MINE])
def test_killed_a_hundred_times_at_random_moments(tmp_path: Path, others: dict[str, bytes]) -> None:
    random, folder = Random(20261122), _put(tmp_path / "d", OLD | others)
    began = time.monotonic()
    save(NEW, folder, force=True)
    long = (time.monotonic() - began) * 1.5 + 0.002
    for number in range(100):
        wanted = (OLD, NEW)[number % 2]
        moment = random.uniform(0, long)
        killed(lambda w=wanted: save(w, folder, force=True), after=moment)  # type: ignore[misc]
        folders.clear_stale(folder)
        finish(folder)
        assert _mixed(held(folder), others) is False, f"a mixture at the kill {number}"


def _mixed(files: dict[str, bytes], others: dict[str, bytes]) -> bool:
    """Whether files of the old and of the new set stand together."""
    common = {name: files[name] for name in OLD}
    return any(files.get(n) != c for n, c in others.items()) or common not in (
        OLD, {name: NEW[name] for name in OLD},
    )  # fmt: skip


def test_a_file_already_there_stops_everything(tmp_path: Path) -> None:
    folder = _put(tmp_path / "d", {"3.docx": b"mine"})
    with pytest.raises(UsageError, match=r"3\.docx"):
        save(NEW, folder, force=False)
    assert held(folder) == {"3.docx": b"mine"}
    assert [p.name for p in tmp_path.iterdir()] == ["d"]


def test_files_of_other_people_are_kept(tmp_path: Path) -> None:
    folder = _put(tmp_path / "d", MINE)
    (folder / "sub").mkdir()
    save(NEW, folder, force=False)
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == NEW | MINE


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    real = _put(tmp_path / "real", OLD)
    link = tmp_path / "link"
    link.symlink_to(real)
    save(NEW, link, force=True)
    assert link.is_symlink()
    assert held(real) == NEW


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX thing")
def test_the_files_are_closed_to_others_and_the_folder_keeps_its_mode(tmp_path: Path) -> None:
    folder = _put(tmp_path / "d", OLD)
    folder.chmod(0o755)
    save(NEW, folder, force=True)
    assert folder.stat().st_mode & 0o777 == 0o755
    assert {p.stat().st_mode & 0o777 for p in folder.iterdir()} == {0o600}


@posix
@pytest.mark.parametrize("content", ['{"files": ["../out.txt", "/etc/x"]}', "[]", "{", "null"])
def test_a_journal_of_somebody_else_leads_nowhere(tmp_path: Path, content: str) -> None:
    folder = _put(tmp_path / "d", MINE)
    gone = os.fork()
    if gone == 0:
        os._exit(0)
    os.waitpid(gone, 0)
    waiting = folder / WAITING.format(gone)
    waiting.mkdir()
    (tmp_path / "out.txt").write_text("kept", encoding="utf-8")
    (folder / JOURNAL.format(gone)).write_text(content, encoding="utf-8")
    finish(folder)
    assert held(folder) == MINE
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "kept"


def test_the_journal_of_a_living_run_is_left_alone(tmp_path: Path) -> None:
    folder = _put(tmp_path / "d", MINE)
    journal = folder / JOURNAL.format(os.getppid())
    journal.write_text(json.dumps({"files": []}), encoding="utf-8")
    finish(folder)
    assert journal.exists()


def test_without_an_exchange_the_old_folder_steps_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "exchange", lambda *_: False)
    folder = _put(tmp_path / "d", OLD)
    save(NEW, folder, force=True)
    assert held(folder) == NEW
    assert [p.name for p in tmp_path.iterdir()] == ["d"]


@pytest.mark.skipif(sys.platform != "linux", reason="the exchange is promised on Linux")
def test_two_folders_are_exchanged_at_once(tmp_path: Path) -> None:
    one, other = _put(tmp_path / "a", OLD), _put(tmp_path / "b", NEW)
    assert exchange(one, other)
    assert (held(one), held(other)) == (NEW, OLD)
    assert not exchange(one, tmp_path / "absent")
