"""``python -m courtier``."""

from courtier.cli.main import main

main()
