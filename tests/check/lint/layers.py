"""Layers for the tests: a bundled fact, changed, in a folder of the body's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
import yaml_rs

from courtier.check.lint.model import Fault
from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import bundled_layer

DAY = date(2026, 11, 21)
Change = Callable[[Any], Any]


def bundled(name: str) -> Any:
    """What a bundled record holds, plain."""
    return yaml_rs.loads((bundled_layer().root / name).read_text("utf-8"), parse_datetime=False)


class Body:
    """A folder of a body's own facts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "risk").mkdir(parents=True)

    def write(self, name: str, content: str | bytes) -> None:
        """Write one file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def record(self, name: str, change: Change, of: str | None = None) -> None:
        """Write a bundled record, changed and signed; under another id when ``of`` another."""
        data = bundled(of or name)
        said = {"fr": "Corrigée pour l’essai.", "en": "Corrected for the test."}
        data["changes"] = [*data["changes"], {"on": "2026-11-21", "by": "Essai", "text": said}]
        if of is not None:
            data["id"] = Path(name).stem
        change(data)
        self.write(name, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))

    def table(self, name: str, change: Callable[[list[str]], Any]) -> None:
        """Write a bundled table, its lines changed in place."""
        lines = (bundled_layer().root / name).read_text("utf-8").splitlines()
        change(lines)
        self.write(name, "\n".join(lines) + "\n")

    def knowledge(self) -> Knowledge:
        """The bundled facts under this layer."""
        return Knowledge((str(self.root),))

    def faults(self) -> list[Fault]:
        """What lint finds in this layer."""
        found = lint(self.knowledge(), as_of=DAY)
        return [fault for fault in found if fault.layer == self.root.name]
