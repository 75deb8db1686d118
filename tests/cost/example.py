"""The example that comes with the program."""

from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "permis-en-ligne.yaml"
