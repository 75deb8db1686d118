"""A command does not load what only looks for plugins; who asks for plugins still finds them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "permis-en-ligne.yaml"


def _python(code: str, **variables: str) -> str:
    environment = {**os.environ, **variables}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout


def test_classify_loads_no_reader_of_mail_nor_of_archives() -> None:
    code = (
        "import sys; from courtier.cli.main import run; "
        f"code = run(['classify', {str(EXAMPLE)!r}, '--quiet']); "
        "print(code, sorted({'email', 'zipfile', 'importlib.metadata'} & set(sys.modules)))"
    )
    assert _python(code).splitlines()[-1] == "0 []"


def test_the_search_is_the_real_one_when_it_is_asked() -> None:
    code = (
        "from courtier.cli.plugins import load_without_plugins; load_without_plugins(); "
        "from pydantic.plugin._loader import get_plugins; import sys; "
        "before = 'importlib.metadata' in sys.modules; found = list(get_plugins()); "
        "import importlib.metadata; "
        "print(before, found == [], hasattr(importlib.metadata, 'version'))"
    )
    assert _python(code, PYDANTIC_DISABLE_PLUGINS="") == "False True True\n"


def test_what_is_loaded_already_stays() -> None:
    code = (
        "import importlib.metadata as real, sys; "
        "from courtier.cli.plugins import load_without_plugins; load_without_plugins(); "
        "print(sys.modules['importlib.metadata'] is real)"
    )
    assert _python(code) == "True\n"
