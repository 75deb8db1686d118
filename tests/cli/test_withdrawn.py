"""An id that a layer withdrew is refused as withdrawn, not as unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.check.lint.layers import Body
from tests.cli.courtier_run import EXAMPLE, courtier

GONE = "catalog/offerings/oci-canada.yaml"
WITHDRAWN: dict[str, Any] = {
    "by": "A. Tremblay", "on": "2026-11-20",
    "reason": {"fr": "L’offre n’est plus vendue à la Ville.", "en": "No longer sold to the City."},
}  # fmt: skip


@pytest.mark.parametrize(
    "command", [("catalog", "show", "oci-canada"), ("match", EXAMPLE, "--offering", "oci-canada")]
)
@pytest.mark.parametrize(("lang", "said"), [("fr", "a été retiré par"), ("en", "was withdrawn by")])
def test_a_withdrawn_offering_is_named_as_such(
    tmp_path: Path, command: tuple[str, ...], lang: str, said: str
) -> None:
    body = Body(tmp_path / "ville")
    body.record(GONE, lambda data: data.update(withdrawn=WITHDRAWN))
    done = courtier(*command, "--knowledge", str(body.root), "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert WITHDRAWN["by"] in done.err
    assert "courtier explain oci-canada" in done.err


def test_an_id_that_nobody_withdrew_is_still_unknown() -> None:
    assert "“oci-canda”" in courtier("catalog", "show", "oci-canda", "--lang", "en").err
