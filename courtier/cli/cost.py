"""``courtier cost``."""

from courtier.cli.result_command import section_app

app = section_app("cost")
