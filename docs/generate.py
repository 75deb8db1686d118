"""Write again the parts of the documentation that the program tells; ``--check`` only compares.

python docs/generate.py            writes the pages
python docs/generate.py --check    lists those that differ, and exits 1 if there is one
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from making.pages import made, written  # noqa: E402
from making.runs import ROOT, place  # noqa: E402

DIFFERENCE_LINES = 40


def main(arguments: list[str]) -> int:
    """Write or compare every generated page; returns the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    with place() as here:
        pages = made(here)
    extra = [path for path in written() if path.relative_to(ROOT).as_posix() not in pages]
    if arguments:
        return _compare(pages, extra)
    for name, text in pages.items():
        _write(ROOT / name, text)
    for path in extra:
        path.unlink()
    return 0


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _compare(pages: dict[str, str], extra: list[Path]) -> int:
    different = {name: text for name, text in pages.items() if _present(name) != text}
    for name, text in different.items():
        print(f"{name}: differs; run python docs/generate.py", file=sys.stderr)
        lines = difflib.unified_diff(
            _present(name).splitlines(), text.splitlines(), "present", "made", lineterm=""
        )
        print("\n".join(list(lines)[:DIFFERENCE_LINES]), file=sys.stderr)
    for path in extra:
        print(f"{path.relative_to(ROOT)}: no such command any more", file=sys.stderr)
    return 1 if different or extra else 0


def _present(name: str) -> str:
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
