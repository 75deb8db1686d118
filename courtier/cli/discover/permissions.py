"""``courtier discover permissions``: what a run must be allowed, in the form of each cloud."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.discover.table import help_of
from courtier.cli.lazy import new_app
from courtier.cli.running import check_choice, emit, language_guard, open_knowledge
from courtier.cli.words import help_
from courtier.providers.discover.readers import CLOUDS

app = new_app()

Name = Annotated[
    str,
    typer.Argument(
        metavar="|".join(CLOUDS),
        help=help_(
            "Le nuage : politique IAM d’AWS, rôle personnalisé d’Azure, ou rôle personnalisé de"
            " Google Cloud.",
            "The cloud: IAM policy of AWS, custom role of Azure, or custom role of Google Cloud.",
        ),
        show_default=False,
        autocompletion=options.among(*CLOUDS),
    ),
]


@app.command(help=help_of("permissions", "permissions aws > politique.json"))
def permissions(
    cloud: Name,
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print the policy of least permissions of a cloud."""
    from courtier.cli.language import current
    from courtier.knowledge.read_calls import read_calls
    from courtier.report.permissions import policy

    del quiet  # there is nothing but the result
    language_guard(lang)
    check_choice("discover permissions", cloud, CLOUDS)
    name = next(one for one in CLOUDS if one == cloud)
    calls = [one for one in read_calls(open_knowledge(knowledge)) if one.cloud == name]
    emit(policy(name, calls, current()))
    return 0
