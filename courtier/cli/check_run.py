"""What ``courtier check`` settles before it looks at any file: settings, policy, lock, day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from courtier.check.baseline import read_baseline
from courtier.check.lock import NAME as LOCK
from courtier.check.lock import Lock, lock_text, read_lock
from courtier.check.settings import TIME_ZONE, Settings, merged
from courtier.check.settings_file import SETTINGS, Given, read_settings
from courtier.checking.result import Run
from courtier.cli.reports import write_whole
from courtier.cli.running import open_knowledge, parse_day, today
from courtier.knowledge.door import Knowledge
from courtier.results.check import OnUndetermined
from courtier.values.errors import InputError, Mistake, UsageError
from courtier.values.findings import SEVERITIES, Severity
from courtier.values.text import say

_SHA = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class Wanted:
    """The options that decide a run, as given; empty where they were not."""

    config: str
    policy: str
    policy_sha256: str
    no_local_exceptions: bool
    baseline: str
    write_lock: bool
    fail_on: str
    on_undetermined: str
    as_of: str
    known_on: str
    knowledge: list[str]


@dataclass(frozen=True)
class Prepared:
    """What a run needs; ``folder`` is that of the settings, from which their paths count."""

    run: Run
    as_of: date | None
    folder: Path


def prepare(wanted: Wanted) -> Prepared:
    """Read the settings, the policy, the lock and the baseline, and open the facts.

    Raises:
        InputError: One of them is missing or not valid, or the policy is not the one named.
        UsageError: An option is wrong.
    """
    as_of, known_on = parse_day(wanted.as_of), parse_day(wanted.known_on)
    facts = open_knowledge(wanted.knowledge)
    local = _local(wanted.config, facts)
    folder = Path(local.marked.file).parent if local else Path()
    outside = _outside(wanted, local, folder, facts)
    allowed = not wanted.no_local_exceptions and not (
        outside and not outside.content.check.local_exceptions
    )
    settings = merged(local, outside, local_exceptions=allowed)
    on = as_of or _today(settings.check.time_zone)
    lock = _lock(wanted, settings, folder, facts, known_on or on)
    known = known_on or (lock.known_on if lock else None) or settings.check.known_on
    run = Run(
        knowledge=facts.known_by(known) if known else facts,
        settings=_without_exclusions(settings) if not allowed else settings,
        on=on,
        fail_on=_severity(wanted.fail_on) or settings.check.fail_on or "error",
        on_undetermined=_undetermined(wanted.on_undetermined)
        or settings.check.on_undetermined
        or "warn",
        baseline=_baseline(wanted, settings, outside, folder, allowed),
        lock=lock,
    )
    return Prepared(run, as_of, folder)


def _local(config: str, facts: Knowledge) -> Given | None:
    if config:
        return read_settings(Path(config), "local", facts)
    return read_settings(Path(SETTINGS), "local", facts) if Path(SETTINGS).is_file() else None


def _outside(
    wanted: Wanted, local: Given | None, folder: Path, facts: Knowledge
) -> Given | None:  # fmt: skip
    check = local.content.check if local else None
    named = check.policy if check else None
    path = Path(wanted.policy) if wanted.policy else (folder / named if named else None)
    sha256 = wanted.policy_sha256.lower() or ((check.policy_sha256 or "") if check else "")
    if sha256 and not _SHA.match(sha256):
        raise UsageError(
            say("--policy-sha256 attend 64 chiffres hexadécimaux.",
                "--policy-sha256 wants 64 hexadecimal digits."),
            say("Donnez la sortie de sha256sum.", "Give the output of sha256sum."),
        )  # fmt: skip
    if path is None:
        if wanted.policy_sha256:
            raise UsageError(
                say("--policy-sha256 n’a de sens qu’avec --policy.",
                    "--policy-sha256 makes sense only with --policy."),
                say("Nommez aussi le fichier avec --policy.", "Name the file with --policy too."),
            )  # fmt: skip
        return None
    given = read_settings(path, "outside", facts)
    if sha256 and given.sha256 != sha256:
        raise InputError([_other_policy(given)])
    return given


def _other_policy(given: Given) -> Mistake:
    text = say(
        "La politique n’a pas l’empreinte attendue ; lue : {sha}.",
        "The policy does not have the fingerprint expected; read: {sha}.",
        sha=given.sha256,
    )
    help = say(
        "Vérifiez d’où vient le fichier, puis corrigez l’empreinte s’il est le bon.",
        "Check where the file comes from, then correct the fingerprint if it is the right one.",
    )
    return Mistake("other-policy", given.marked.file, None, None, "", text, help)


def _lock(
    wanted: Wanted, settings: Settings, folder: Path, facts: Knowledge, known_on: date
) -> Lock | None:
    named = settings.check.lock
    path = folder / (named or LOCK)
    if wanted.write_lock:
        write_whole(path, lock_text(facts, known_on))
    return read_lock(path) if named or path.is_file() else None


def _baseline(
    wanted: Wanted, settings: Settings, outside: Given | None, folder: Path, allowed: bool
) -> frozenset[str]:
    """What is already known: of the option; of the settings only where the local file may."""
    if wanted.baseline:
        return read_baseline(Path(wanted.baseline))
    named = settings.check.baseline
    held = outside is not None and outside.content.check.baseline is not None
    return read_baseline(folder / named) if named and (allowed or held) else frozenset()


def _without_exclusions(settings: Settings) -> Settings:
    from dataclasses import replace

    return replace(settings, check=settings.check.model_copy(update={"exclude": ()}))


def _severity(word: str) -> Severity | None:
    return next((severity for severity in SEVERITIES if severity == word), None)


def _undetermined(word: str) -> OnUndetermined | None:
    words: tuple[OnUndetermined, ...] = ("fail", "warn", "pass")
    return next((known for known in words if known == word), None)


def _today(zone: str | None) -> date:
    """Today in the time zone of the settings, else in Québec."""
    from zoneinfo import ZoneInfo

    if zone is None or zone == TIME_ZONE:
        return today()
    return datetime.now(ZoneInfo(zone)).date()
