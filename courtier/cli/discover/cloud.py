"""``courtier discover aws|azure|google``: with ``prices refresh``, all that uses a network."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, Any, cast

from courtier.cli import options
from courtier.cli.discover import choices as own
from courtier.cli.discover.table import help_of
from courtier.cli.lazy import App, new_app

if TYPE_CHECKING:
    from courtier.results.inventory import Cloud


def app_of(cloud: Cloud) -> App:
    """The command of one cloud."""

    def discover(
        account: own.Accounts = [],  # noqa: B006
        region: own.Regions = [],  # noqa: B006
        role: own.Role = "",
        output: own.Output = "",
        from_: own.From = "",
        resume: own.Resume = False,
        strict: own.Strict = False,
        draft: own.Draft = "",
        by: own.By = "",
        as_of: own.Day = "",
        format: options.Format = "text",
        knowledge: options.Folders = [],  # noqa: B006
        force: options.Replace = False,
        lang: options.Lang = "",
        quiet: options.Quiet = False,
    ) -> int:
        """Read what exists in a cloud into an inventory; exit 5 where it cannot be read."""
        from courtier.cli.discover.wanted import Wanted, run
        from courtier.cli.printing import check_shared
        from courtier.cli.running import parse_day, today

        check_shared(lang, format)
        wanted = Wanted(
            cloud=cloud,
            accounts=tuple(dict.fromkeys(account)),
            regions=tuple(dict.fromkeys(region)),
            role=role,
            output=output,
            source=from_,
            resume=resume,
            strict=strict,
            force=force,
            day=parse_day(as_of) or today(),
            draft=draft,
            by=by,
        )
        return run(wanted, knowledge, format, quiet)

    app = new_app()
    example = help_of(cloud, f"{cloud} --output inventaire.jsonl", network=True)
    app.command(help=example)(discover if cloud == "aws" else _without(discover, "role"))
    return app


def _without(command: Callable[..., int], option: str) -> Callable[..., int]:
    """A command without an option that its cloud has not; it keeps its default."""

    @wraps(command)
    def shorter(**values: Any) -> int:
        return command(**values)

    whole = signature(command, eval_str=True)
    kept = [one for name, one in whole.parameters.items() if name != option]
    cast(Any, shorter).__signature__ = whole.replace(parameters=kept)
    return shorter
