"""How long a catalogue of a body takes to lint, load, search, show, write and read back.

    python -m benchmarks.catalogue [--full]

Offerings and certifications are drawn with a fixed seed from the types and regions of the facts,
then written as the fact files of a layer. The second table grows the catalogue: to search it and
to write its site, beside the reading of its offerings. With ``--full``, to 50,000 offerings, which
takes a quarter of an hour. Nothing is asserted.
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.timing import columns, timed, worked

if TYPE_CHECKING:
    from courtier.catalog.exchange.subjects import Contents
    from courtier.knowledge.door import Knowledge

DAY = date(2026, 11, 23)
SEED = 20261123
OFFERINGS = 500
CERTIFICATIONS = 10_000
"""The size that the issue names."""
LARGE = 50_000
GROWN = 1_000
"""How many offerings the growth ends with, with and without ``--full``; two claims each."""
QUERIES = ("aws montreal", "soc 2 toronto", "montrael")
"""Words of two fields, a certification and a place, and a word that nothing holds."""


def drawn(offerings: int = OFFERINGS, certifications: int = CERTIFICATIONS) -> Contents:
    """A catalogue of a size: the same one each time."""
    from courtier.catalog.exchange.subjects import SUBJECTS, Contents
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.records.certifications import CertificationType
    from courtier.knowledge.records.offerings import Offering
    from courtier.knowledge.records.providers import Provider

    facts = Knowledge()
    draw = random.Random(SEED)
    model = facts.all(Offering)["aws-canada"].model_dump(mode="json")
    types = [t for t in facts.all(CertificationType).values() if t.depends_on is None]
    regions, providers = sorted(facts.regions), sorted(facts.all(Provider))
    made = []
    for number in range(offerings):
        count = certifications // offerings
        claims = [_claim(draw, f"c{number}-{n}", draw.choice(types), regions) for n in range(count)]
        said = {"id": f"offre-{number}", "provider": draw.choice(providers)}
        made.append(Offering.model_validate({**model, **said, "certifications": claims}))
    records: dict[str, tuple[Any, ...]] = {word: () for word in SUBJECTS}
    return Contents({**records, "offering": tuple(sorted(made, key=lambda o: o.id))})


def _claim(draw: random.Random, identifier: str, type: Any, regions: list[str]) -> dict[str, Any]:
    return {
        "id": identifier,
        "type": type.id,
        "level": draw.choice([None, *type.levels]),
        "edition": None,
        "status": draw.choice(["active", "active", "in-progress", "unknown"]),
        "services": draw.choice([None, [], ["Compute", "Storage"]]),
        "regions": sorted(draw.sample(regions, draw.randint(0, 3))),
        "assessor": None,
        "valid_from": f"{draw.randint(2022, 2026)}-0{draw.randint(1, 9)}",
        "valid_to": None,
        "evidence": {
            "title": f"Registre {draw.randint(1, 40)}", "url": None, "kind": "register",
            "access": {"fr": "publique", "en": "public"}, "as_of": "2026-05",
            "read_on": "2026-11-21", "confidence": "secondary",
        },
        "note": None,
    }  # fmt: skip


def write(contents: Contents, root: Path) -> None:
    """Write the fact files of a catalogue."""
    from courtier.catalog.exchange.layer import layer_files

    for name, content in layer_files(contents).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def load(root: Path) -> Knowledge:
    """The facts with every offering of the layer read."""
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.records.offerings import Offering

    facts = Knowledge((str(root),))
    list(facts.all(Offering).values())
    return facts


def growth(offerings: int) -> list[list[str]]:
    """Processor seconds to load, search and show a quarter of a catalogue, then all of it.

    The last two columns are the ratio of both, 4 where the time is in proportion to the number of
    offerings, and the ratio of the whole to the reading of the offerings.
    """
    steps = [grown(size) for size in (offerings // 4, offerings)]
    reference = steps[1]["load every offering"]
    return [
        [name, f"{steps[0][name]:.2f}", f"{whole:.2f}", f"{whole / steps[0][name]:.1f}",
         f"{whole / reference:.1f}"]
        for name, whole in steps[1].items()
    ]  # fmt: skip


def grown(offerings: int) -> dict[str, float]:
    """Processor seconds of each step on a catalogue of a size, the bundled facts taken off."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "corps")
        write(drawn(offerings, 2 * offerings), root)
        bundled, body = _spent((), Path(name, "un")), _spent((str(root),), Path(name, "deux"))
    return {step: max(body[step] - bundled[step], 0.001) for step in body}


def _spent(folders: tuple[str, ...], site: Path) -> dict[str, float]:
    """Processor seconds of each step on some layers."""
    from courtier.catalog.search import nearest_words, search
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.records.offerings import Offering
    from courtier.report.site.write import write_site

    facts = Knowledge(folders)
    return {
        "load every offering": worked(lambda: list(facts.all(Offering).values())),
        "catalog search, each": worked(lambda: [search(facts, q) for q in QUERIES]) / len(QUERIES),
        "nearest words": worked(lambda: nearest_words(facts, QUERIES[-1])),
        "catalog page": worked(lambda: write_site(facts, site, DAY, force=False)),
    }


def main(full: bool = False) -> None:
    """Write, load, lint and exchange one catalogue, then grow another; print two tables."""
    from courtier.catalog.exchange.csv_text import from_csv, to_csv
    from courtier.catalog.exchange.flatten import flatten
    from courtier.catalog.exchange.rebuild import rebuild
    from courtier.catalog.exchange.xlsx import from_xlsx, to_xlsx
    from courtier.check.lint.run import CATALOG, lint

    contents = drawn()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "corps")
        rows = [["write the layer", f"{timed(lambda: write(contents, root)):.2f}", ""]]
        rows.append(["load every offering", f"{timed(lambda: load(root)):.2f}", ""])
        facts = load(root)
        spent = timed(lambda: lint(facts, as_of=DAY, under=CATALOG))
        rows.append(["catalog lint", f"{spent:.2f}", "1 s"])
    tables = flatten(contents)
    spent = timed(lambda: rebuild(from_csv(to_csv(tables))))
    rows.append(["out to CSV and back", f"{spent:.2f}", ""])
    spent = timed(lambda: rebuild(from_xlsx(to_xlsx(tables), "c.xlsx")))
    rows.append(["out to XLSX and back", f"{spent:.2f}", ""])
    head = [f"{OFFERINGS} offerings, {CERTIFICATIONS} certifications", "seconds", "budget"]
    print(columns([head, *rows]))
    size = LARGE if full else GROWN
    head = [f"processor s, {size} offerings", "a quarter", "whole", "whole / quarter", "× load"]
    print("\n" + columns([head, *growth(size)]))


if __name__ == "__main__":
    main("--full" in sys.argv)
