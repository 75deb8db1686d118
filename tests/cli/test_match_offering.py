"""``courtier match --offering`` and the table of exposure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.check.lint.layers import Body, bundled
from tests.cli.courtier_run import EXAMPLE, ROOT, courtier


def test_one_offering_is_shown_in_full() -> None:
    done = courtier("match", EXAMPLE, "--offering", "azure-canada")
    assert done.code == 0
    for words in ("Microsoft Azure au Canada", "Société mère", "région jumelée", "Préavis"):
        assert words in done.out
    assert "DigitalOcean" not in done.out


def test_one_offering_is_narrowed_in_json() -> None:
    done = courtier("match", EXAMPLE, "--offering", "aws-govcloud", "--format", "json")
    result = json.loads(done.out)
    assert [m["offering"] for m in result["matches"]] == ["aws-govcloud"]
    assert [d["offering"] for d in result["disclosures"]] == ["aws-govcloud"]
    assert result["matches"][0]["relaxations"][0]["by"] is None


def test_an_empty_id_is_refused_and_not_taken_for_every_offering() -> None:
    done = courtier("match", EXAMPLE, "--offering", "")
    assert (done.code, done.out) == (2, "")


def test_a_carbon_that_nobody_gave_is_unknown() -> None:
    done = courtier("match", EXAMPLE, "--offering", "aws-canada", "--lang", "fr")
    assert "carbone du réseau : inconnu" in " ".join(done.out.split())


def test_an_unknown_offering_is_refused_with_the_nearest() -> None:
    done = courtier("match", EXAMPLE, "--offering", "azure-canda")
    assert done.code == 2
    assert "azure-canada" in done.err
    assert done.out == ""


def test_where_no_offering_is_near_none_is_proposed() -> None:
    done = courtier("match", EXAMPLE, "--offering", "xyzzy-qwerty")
    assert done.code == 2
    assert "courtier catalog list" in done.err
    assert not any(f.stem in done.err for f in (ROOT / "catalog/offerings").glob("*.yaml"))


@pytest.mark.parametrize(("lang", "word"), [("fr", "Société mère"), ("en", "Parent")])
def test_the_table_of_exposure_is_written_and_written_again(
    tmp_path: Path, lang: str, word: str
) -> None:
    target = tmp_path / "exposition.html"
    given = ("match", EXAMPLE, "--offering", "ovhcloud-canada", "--lang", lang)
    for _ in range(2):
        assert courtier(*given, "--report", f"exposure={target}").code == 0
    page = target.read_text(encoding="utf-8")
    assert f'lang="{lang}"' in page
    assert word in page
    assert "OVH Groupe" in page


def test_a_requirement_beyond_the_level_is_a_note_at_its_line() -> None:
    result = json.loads(courtier("match", EXAMPLE, "--format", "json").out)
    (found,) = [f for f in result["findings"] if f["id"] == "requirement-beyond-level"]
    line = EXAMPLE_LINES[found["location"]["line"] - 1]
    assert "data: canada" in line
    assert "hosting-place-data" in found["text"]["fr"]
    alone = sum(
        [r["requirement"] for r in m["relaxations"]] == ["hosting-place-data"]
        for m in result["matches"]
    )
    assert alone > 0
    assert found["text"]["fr"].endswith(f"écarte : {alone}.")
    assert courtier("match", EXAMPLE, "--fail-on", "note").code == 11


EXAMPLE_LINES = (ROOT / EXAMPLE).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "Dernier jour où elle compte : 30 juin 2028."),
     ("en", "Last day that it counts: 30 June 2028.")],
)  # fmt: skip
@pytest.mark.parametrize("only", [(), ("--offering", "aws-canada")])
def test_a_certificate_that_ends_during_the_contract_is_told(
    tmp_path: Path, lang: str, said: str, only: tuple[str, ...]
) -> None:
    body = Body(tmp_path / "ville")
    claim = bundled("catalog/offerings/google-data-boundary-canada-protected-b.yaml")
    ends = claim["certifications"][0] | {"id": "essai", "regions": [], "valid_to": "2028-06-30"}
    body.record(
        "catalog/offerings/aws-canada.yaml", lambda data: data.update(certifications=[ends])
    )
    done = courtier("match", EXAMPLE, *only, "--knowledge", str(body.root), "--lang", lang)
    assert said in " ".join(done.out.replace("\u00a0", " ").split())
