"""What a run of ``courtier discover`` is to do, from its options to what it prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from courtier.cli.discover import refusals
from courtier.cli.language import current
from courtier.cli.printing import print_as
from courtier.cli.running import notice, open_knowledge, shows_progress, today
from courtier.cli.words import help_
from courtier.values.text import format_day, format_number

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.resources import ResourceFacts
    from courtier.providers.discover.bytes import Bytes
    from courtier.providers.discover.cloud import Reader
    from courtier.providers.discover.opened import Opened
    from courtier.providers.discover.readers import Options
    from courtier.providers.discover.run import Progress
    from courtier.providers.discover.whole import Asked
    from courtier.results.inventory import Cloud


@dataclass(frozen=True)
class Wanted:
    """The options of one run; ``source`` is the file of ``--from``, empty for the cloud."""

    cloud: Cloud
    accounts: tuple[str, ...]
    regions: tuple[str, ...]
    role: str
    output: str
    source: str
    resume: bool
    strict: bool
    force: bool
    day: date
    draft: str
    by: str

    @property
    def target(self) -> Path:
        """The inventory to write."""
        return Path(self.output or f"inventaire-{self.cloud}.jsonl")

    def check(self) -> None:
        """Refuse options that do not go together, before anything is read.

        Raises:
            UsageError: The first of them.
        """
        if self.day > today():
            raise refusals.day_to_come(self.day)
        if self.output == "-":
            raise refusals.no_standard_output()
        if self.target.suffix not in (".jsonl", ".parquet"):
            raise refusals.no_such_format(self.output)
        if self.source and self.resume:
            raise refusals.nothing_to_resume()
        if self.source and (self.accounts or self.regions or self.role):
            raise refusals.chosen_of_a_file()
        if self.by and not self.draft:
            raise refusals.by_without_draft()
        if self.draft:
            from courtier.cli.discover.draft import key_of

            key_of(self.by)


def run(wanted: Wanted, folders: list[str], format: str, quiet: bool) -> int:
    """Read the inventory that is wanted, write it, draft from it, and print what it holds.

    Raises:
        UsageError: Options do not go together, or the output cannot be written.
        InputError: The file of ``--from`` is not valid.
        OutsideError: The cloud cannot be read.
    """
    from courtier.knowledge.resources import resource_facts
    from courtier.providers.discover.summary import summary
    from courtier.report.discover_view import discover_text

    wanted.check()
    knowledge = open_knowledge(folders)
    facts = resource_facts(knowledge)
    _check_regions(wanted, facts)
    opened, written = _inventory(wanted, knowledge, facts, quiet)
    result = summary(opened, written, knowledge)
    if wanted.draft:
        from courtier.cli.discover.draft import write_drafts

        # --force replaces an inventory; a draft that somebody filled in is never replaced.
        made = write_drafts(opened, Path(wanted.draft), wanted.by, knowledge, force=False)
        result = result.model_copy(update={"drafts": made})
    print_as(result, format, discover_text)
    return 0


def _check_regions(wanted: Wanted, facts: ResourceFacts) -> None:
    """Refuse a region that no table names: nothing would be found there, and it would pass.

    The kit of AWS knows its own regions, new ones too, and refuses the others itself.

    Raises:
        UsageError: The first of them.
    """
    from courtier.providers.resources.places import Places
    from courtier.results.inventory import PROVIDERS

    provider, places = PROVIDERS[wanted.cloud], Places(facts)
    for word in wanted.regions if wanted.cloud != "aws" else ():
        named = places.region(provider, word) or f"{provider}:{word.casefold()}" in facts.groups
        if not named:
            codes = [one.code for one in facts.regions.values() if one.provider == provider]
            raise refusals.no_such_region(word, wanted.cloud, codes)


def _inventory(
    wanted: Wanted, knowledge: Knowledge, facts: ResourceFacts, quiet: bool
) -> tuple[Opened, str | None]:
    """The inventory, and the path that it was written to; None where one was only read."""
    from courtier.providers.discover.opened import is_ours, open_inventory
    from courtier.providers.discover.readers import Options, exported, reader

    options = Options(wanted.accounts, wanted.regions, wanted.role)
    if not wanted.source:
        asked = _asked(wanted, knowledge, options)
        _read(reader(wanted.cloud, options), asked, facts, quiet)
    else:
        source = _source(wanted.source)
        if is_ours(source):
            return _reopened(wanted, source, facts)
        asked = replace(
            _asked(wanted, knowledge, options), source="export", source_sha256=source.sha256
        )
        _read(exported(wanted.cloud, str(source.path), source.name), asked, facts, quiet)
    path = wanted.target.as_posix()
    return open_inventory(str(wanted.target), path, facts), path


def _source(path: str) -> Bytes:
    """The file of ``--from``, under the name that messages print."""
    from courtier.providers.discover.bytes import STANDARD_INPUT, Bytes

    return Bytes(path, path if path == STANDARD_INPUT else Path(path).as_posix())


def _reopened(wanted: Wanted, source: Bytes, facts: ResourceFacts) -> tuple[Opened, str | None]:
    """An inventory that is there already, written again where an output is named."""
    from courtier.providers.discover.opened import of_source, open_inventory
    from courtier.providers.discover.writing import write_again

    opened = of_source(source, facts)
    if opened.head.cloud != wanted.cloud:
        raise refusals.another_cloud(source.name, opened.head.cloud)
    if wanted.strict and not opened.head.complete:
        raise refusals.incomplete(opened.head)
    if not wanted.output:
        return opened, None
    try:
        write_again(opened, wanted.target, wanted.force)
    except FileExistsError:
        raise refusals.there(wanted.target) from None
    except OSError as error:
        raise refusals.cannot_write(wanted.target) from error
    path = wanted.target.as_posix()
    return open_inventory(str(wanted.target), path, facts), path


def _asked(wanted: Wanted, knowledge: Knowledge, options: Options) -> Asked:
    from courtier.providers.discover.whole import Asked

    return Asked(
        output=wanted.target,
        day=wanted.day,
        options=options,
        knowledge=knowledge.sha256,
        resume=wanted.resume,
        strict=wanted.strict,
        force=wanted.force,
    )


def _read(reader: Reader, asked: Asked, facts: ResourceFacts, quiet: bool) -> None:
    """Read a cloud into its inventory, with progress on a terminal."""
    from courtier.providers.discover.whole import discover

    def resumed(day: date) -> None:
        if not quiet:
            words = help_(
                "Reprise de la lecture commencée le {day}.", "Going on with what began on {day}."
            )
            notice(words.format(day=format_day(day, current())))

    watched = shows_progress() and not quiet
    try:
        with _interruption_told(asked):
            discover(reader, asked, facts, _bar if watched else lambda _: None, resumed)
    finally:
        if watched:
            sys.stderr.write("\r\033[K")


@contextmanager
def _interruption_told(asked: Asked) -> Iterator[None]:
    """Say how to go on, where a person stops the run."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        if asked.part.exists():
            words = help_(
                "Ce qui a été lu reste dans « {part} » : relancez la même commande avec --resume.",
                "What was read stays in “{part}”: run the same command again with --resume.",
            )
            notice("\n" + words.format(part=asked.part))
        raise


def _bar(at: Progress) -> None:
    """How far the run is, on one line that is written over."""
    language = current()
    words = help_(
        "… compte {account} sur {accounts}, {resources} ressources : {part}",
        "… account {account} of {accounts}, {resources} resources: {part}",
    )
    line = words.format(
        account=at.account, accounts=at.accounts,
        resources=format_number(at.resources, language), part=at.part.key,
    )  # fmt: skip
    sys.stderr.write(f"\r\033[K{line[:78]}")
    sys.stderr.flush()
