"""The fuzzer sees a defect when there is one, and breaks the same files for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz import held, run, targets
from tests.fuzz.mutations import BYTES, WORDS, Mutation, mutated


def _faulty(path: Path) -> object:
    if b"courtier: 1" not in path.read_bytes():
        raise KeyError("courtier")
    return None


def test_a_reader_that_lets_another_error_out_is_a_defect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = targets.Seed("w.yaml", targets.WORKLOAD.read_bytes(), _faulty, ())
    monkeypatch.setitem(targets.TARGETS, "faulty", lambda: [seed])
    told = run.in_process("faulty", 200, 1, tmp_path)
    assert told.defects
    assert "KeyError" in told.defects[0].told


def test_a_reader_that_lasts_is_a_defect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "SECONDS", -1.0)
    assert len(run.in_process("settings", 3, 1, tmp_path).defects) == 3


def test_the_same_seed_breaks_the_same_files() -> None:
    content = targets.WORKLOAD.read_bytes()
    made = [
        [mutated(content, chance) for _ in range(50)]
        for chance in (random.Random(7), random.Random(7), random.Random(8))
    ]
    assert made[0] == made[1] != made[2]


@pytest.mark.parametrize("target", ["workloads", "settings", "plans", "records"])
def test_every_sort_of_file_is_broken_in_process_and_in_others(target: str) -> None:
    test = (Path(__file__).parent / f"test_fuzzed_{target}.py").read_text("utf-8")
    assert f'hold_in_process("{target}"' in test
    assert f'hold_in_others("{target}"' in test
    assert held.IN_PROCESS * 4 >= 10_000
    assert held.IN_OTHERS * 4 >= 200


@pytest.mark.parametrize("target", ["settings", "plans"])
def test_good_files_run_to_their_end(target: str, tmp_path: Path) -> None:
    """What is broken is a file that the whole program accepts: the rest of the road is reached."""
    for number, seed in enumerate(targets.TARGETS[target]()):
        place = tmp_path / str(number)
        place.mkdir()
        (place / seed.name).write_bytes(seed.content)
        _, done = run.run_one(seed, place)
        whole = seed.content != targets.SETTINGS  # these name a plan that is not there
        assert done.returncode in ((0, 11, 12, 13) if whole else (3,)), done.stdout


@pytest.mark.parametrize("kind", [*BYTES, *WORDS], ids=lambda kind: kind.__name__)
def test_every_mutation_changes_something(kind: Mutation) -> None:
    content = targets.WORKLOAD.read_bytes()
    chance = random.Random(3)
    assert sum(kind(content, chance) != content for _ in range(40)) > 20
