"""The verdicts of an inventory, and what is kept on disk: whole, the user's own, or made again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import courtier
from courtier import inventory
from courtier.catalog.compiled.catalogue import Compiled
from courtier.catalog.compiled.packed import PackedOfferings
from courtier.inventory import KEPT, MARK, compiled_catalogue
from courtier.knowledge.door import Knowledge
from courtier.reading.kept import cache_folder

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def kept(folder: Path) -> Path:
    (path,) = folder.glob("*.catalogue")
    return path


def loaded(folder: Path) -> bool:
    """Whether the catalogue comes from the disk."""
    return from_disk(compiled_catalogue(Knowledge(), folder))


def from_disk(made: Compiled) -> bool:
    """Whether the offerings are read from a kept file, and not packed here."""
    held = made.facts.offerings
    assert isinstance(held, PackedOfferings)
    return not isinstance(held.raw(made.ids[0]).obj, bytearray)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "cache"
    assert not loaded(inside)
    return inside


def test_the_second_time_it_is_read_from_the_disk(folder: Path) -> None:
    assert loaded(folder)
    assert kept(folder).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("place", [3, len(MARK) + 3, len(MARK) + 40, -3000])
def test_one_byte_changed_makes_it_again(folder: Path, place: int) -> None:
    path = kept(folder)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert not loaded(folder)
    assert loaded(folder)


@pytest.mark.parametrize("length", [0, 10, len(MARK) + 32, 5000])
def test_a_file_cut_short_is_made_again(folder: Path, length: int) -> None:
    path = kept(folder)
    path.write_bytes(path.read_bytes()[:length])
    assert not loaded(folder)


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_what_somebody_else_may_write_is_not_read(folder: Path, mode: int) -> None:
    kept(folder).chmod(mode)
    assert not loaded(folder)


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    path = kept(folder)
    path.rename(tmp_path / "ailleurs")
    path.symlink_to(tmp_path / "ailleurs")
    assert not loaded(folder)


def test_other_facts_another_day_or_another_layer_are_not_the_same(
    folder: Path, tmp_path: Path
) -> None:
    layer = tmp_path / "couche"
    (layer / "catalog").mkdir(parents=True)
    for other in (Knowledge(known_on=date(2026, 11, 22)), Knowledge((str(layer),))):
        made = compiled_catalogue(other, folder)
        assert not from_disk(made)


def test_only_the_newest_stay(folder: Path) -> None:
    for day in range(1, KEPT + 2):
        compiled_catalogue(Knowledge(known_on=date(2026, 11, day)), folder)
    assert len(list(folder.iterdir())) == KEPT


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    assert not loaded(tmp_path / "fichier" / "dedans")


def test_where_it_is_kept() -> None:
    assert cache_folder({"COURTIER_CACHE": "off", "XDG_CACHE_HOME": "/c"}) is None
    assert cache_folder({"COURTIER_CACHE": "/a", "XDG_CACHE_HOME": "/c"}) == Path("/a")
    assert cache_folder({"XDG_CACHE_HOME": "/c"}) == Path("/c/courtier")
    assert cache_folder({"XDG_CACHE_HOME": "relatif"}) == Path.home() / ".cache" / "courtier"


def test_an_inventory_says_what_each_match_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COURTIER_CACHE", str(tmp_path))
    day = date(2026, 11, 23)
    for _ in range(2):
        found = courtier.verdicts(EXAMPLES, as_of=day)
        assert isinstance(found, inventory.Verdicts)
        assert found.codes.shape == (len(EXAMPLES), len(found.offerings))
    assert from_disk(found.catalogue)
    for number, path in enumerate(EXAMPLES):
        for item in courtier.match(path, as_of=day).matches:
            assert found.of(number, item.offering) == item.verdict
    reasons = found.reasons(0, found.offerings[0])
    assert reasons is not None
    assert reasons.criteria == courtier.road(EXAMPLES[0], as_of=day).matched.matches[
        next(i for i, m in enumerate(courtier.match(EXAMPLES[0], as_of=day).matches)
             if m.offering == found.offerings[0])
    ].criteria  # fmt: skip
    with pytest.raises(KeyError):
        found.of(0, "personne")
