"""Settings and policies: places of mistakes, what prevails, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtier.check.policy import Policy
from courtier.check.settings import RULE_OF_KEY, Settings, merged
from courtier.check.settings_file import Given, read_settings
from courtier.knowledge.door import Knowledge
from courtier.reading.toml import MAX_BYTES, read_toml
from courtier.values.errors import InputError, Mistake

EXCEPTION = """
[[exceptions]]
rule = "residency-outside"
workload = "permis"
approved_by = "Directrice"
reason = "Migration"
until = 2026-12-31
"""


def _given(text: str, tmp_path: Path, facts: Knowledge, origin: str = "local") -> Given:
    path = tmp_path / f"{origin}.toml"
    path.write_text(text, "utf-8")
    return read_settings(path, "outside" if origin == "outside" else "local", facts)


def _refused(text: str, tmp_path: Path, facts: Knowledge) -> list[Mistake]:
    with pytest.raises(InputError) as caught:
        _given(text, tmp_path, facts)
    return list(caught.value.mistakes)


# Where each mistake stands


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("[check]\nfail_on = \"never\"\n", 2, 1, "unknown-value"),
        ("[check]\n\n  fail_onn = \"note\"\n", 3, 3, "unknown-key"),
        ("[policy]\nstaleness_days = -1\n", 2, 1, "out-of-range"),
        ("[policy]\ncertifications = [\n  \"soc-2\",\n  \"soc2\",\n]\n", 2, 1, "unknown-id"),
        ("[policy.levels]\nconfidentiality = \"protege-d\"\n", 2, 1, "unknown-id"),
        ("[rules.level-forbiden]\nseverity = \"off\"\n", 1, 1, "unknown-id"),
        ("[check]\ntime_zone = \"Mars/Olympus\"\n", 2, 1, "unknown-time-zone"),
        (EXCEPTION.replace("until = 2026-12-31\n", ""), 2, 1, "missing-key"),
        (EXCEPTION.replace("2026-12-31", "\"jamais\""), 7, 1, "wrong-type"),
        (EXCEPTION.replace("workload = \"permis\"\n", ""), 2, 1, "exception-aimless"),
        (EXCEPTION.replace("\"Directrice\"", "\" \""), 5, 1, "out-of-range"),
        ("[check\n", 1, 7, "not-toml"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_line_and_column(
    text: str, line: int, column: int, code: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    (found, *_) = _refused(text, tmp_path, knowledge)
    assert (found.line, found.column, found.code) == (line, column, code)
    assert found.text.fr != found.text.en
    assert found.help.fr


def test_every_mistake_is_told_at_once(tmp_path: Path, knowledge: Knowledge) -> None:
    text = '[check]\nfail_on = 1\non_undetermined = 2\n[policy]\nexposure = "no"\n'
    assert [m.line for m in _refused(text, tmp_path, knowledge)] == [2, 3, 5]


def test_an_exception_without_an_end_is_refused(tmp_path: Path, knowledge: Knowledge) -> None:
    (found,) = _refused(EXCEPTION.replace("until = 2026-12-31\n", ""), tmp_path, knowledge)
    assert "until" in found.text.fr


@pytest.mark.parametrize(
    ("rule", "help"), [("residency-outsid", "The nearest: residency-outside."), ("zzz", "Choose: ")]
)
def test_only_what_is_near_is_called_the_nearest(
    rule: str, help: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    (found,) = _refused(f'[rules.{rule}]\nseverity = "off"\n', tmp_path, knowledge)
    assert found.help.en.startswith(help)


def test_a_policy_may_be_yaml(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "politique.yaml"
    path.write_text("policy:\n  residency: quebec\nrules:\n  residency-outside: {locked: true}\n")
    given = read_settings(path, "outside", knowledge)
    assert given.content.policy.residency == "quebec"
    assert given.content.rules["residency-outside"].locked


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(InputError):
        read_toml(b"#" * (MAX_BYTES + 1), "courtier.toml")


@pytest.mark.parametrize("text", [b"a" + b".a" * 100_000 + b"=1", b"a=" + b"[" * 100_000])
def test_a_file_too_deep_is_refused_at_once(text: bytes) -> None:
    with pytest.raises(InputError):
        read_toml(text, "courtier.toml")


def test_strings_brackets_and_comments_do_not_move_places() -> None:
    text = b'a = """\n[b]\nc = 1\n"""\nd = [ # [e]\n  "]",\n]\n[f."g.h"]\ni.j = {k = 1}\n'
    places = read_toml(text, "x").places
    assert places[("d",)] == (5, 1)
    assert places[("f", "g.h")] == (8, 1)
    assert places[("f", "g.h", "i", "j")] == (9, 1)
    assert ("b",) not in places


# What prevails


def test_every_key_of_a_policy_has_its_rule() -> None:
    assert set(RULE_OF_KEY) == set(Policy.model_fields)


def test_the_outside_policy_prevails(tmp_path: Path, knowledge: Knowledge) -> None:
    outside = _given('[policy]\nresidency = "quebec"\n', tmp_path, knowledge, "outside")
    local = _given('[policy]\nresidency = "any"\nconfirmed = true\n', tmp_path, knowledge)
    found = merged(local, outside, local_exceptions=True)
    assert found.policy.residency == "quebec"
    assert found.policy.confirmed


LOCKED = '[policy]\nresidency = "quebec"\n[rules.residency-outside]\nlocked = true\n'


def _locked(local: str, tmp_path: Path, facts: Knowledge) -> Settings:
    outside = _given(LOCKED, tmp_path, facts, "outside")
    return merged(_given(local, tmp_path, facts), outside, local_exceptions=True)


def test_a_locked_rule_takes_nothing_from_the_local_file(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    text = '[policy]\nresidency = "any"\n[rules.residency-outside]\nseverity = "off"\n' + EXCEPTION
    found = _locked(text, tmp_path, knowledge)
    assert found.runs("residency-outside")
    assert found.severity("residency-outside") == "error"
    assert found.policy.residency == "quebec"
    assert [granted.refused for granted in found.exceptions] == [True]
    assert [(rule, place.line) for rule, place in found.denied] == [
        ("residency-outside", 3), ("residency-outside", 2),
    ]  # fmt: skip


def test_a_rule_that_is_not_locked_is_local(tmp_path: Path, knowledge: Knowledge) -> None:
    text = '[rules.placement-unstated]\nseverity = "off"\n' + EXCEPTION.replace(
        "residency-outside", "level-unconfirmed"
    )
    found = _locked(text, tmp_path, knowledge)
    assert not found.runs("placement-unstated")
    assert [granted.refused for granted in found.exceptions] == [False]
    assert found.denied == ()


def test_local_exceptions_can_all_be_refused(tmp_path: Path, knowledge: Knowledge) -> None:
    local = _given(EXCEPTION, tmp_path, knowledge)
    outside = _given(EXCEPTION, tmp_path, knowledge, "outside")
    found = merged(local, outside, local_exceptions=False)
    assert [(g.placed.origin, g.refused) for g in found.exceptions] == [
        ("outside", False), ("local", True),
    ]  # fmt: skip


SOFT = '[check]\nfail_on = "error"\non_undetermined = "pass"\nexclude = ["*"]\npaths = ["a"]\n'


def test_a_lock_keeps_the_local_file_from_softening_the_run(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    found = _locked(SOFT, tmp_path, knowledge).check
    assert (found.fail_on, found.on_undetermined, found.exclude) == (None, None, ())
    assert found.paths == ("a",)
    free = merged(_given(SOFT, tmp_path, knowledge), None, local_exceptions=True).check
    assert (free.on_undetermined, free.exclude) == ("pass", ("*",))


def test_the_end_of_an_exception_cannot_be_switched_off(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    local = _given('[rules.exception-expired]\nseverity = "off"\n', tmp_path, knowledge)
    found = merged(local, None, local_exceptions=True)
    assert found.runs("exception-expired")
    assert [rule for rule, _ in found.denied] == ["exception-expired"]


def test_a_local_lock_binds_nobody_outside(tmp_path: Path, knowledge: Knowledge) -> None:
    """A rule that only the local file locks stays what the local file makes of it."""
    text = '[rules.placement-unstated]\nseverity = "error"\nlocked = true\n'
    found = _locked(text, tmp_path, knowledge)
    assert found.severity("placement-unstated") == "error"
    assert found.denied == ()
