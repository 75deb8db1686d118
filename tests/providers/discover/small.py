"""A small inventory that has some of everything: types unknown, parts unread, two accounts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.providers.discover.readers import Options
from courtier.providers.discover.whole import Asked, discover
from courtier.results.inventory import Found
from tests.providers.discover.fake import Answer, Fake, disk

DAY = date(2026, 11, 21)


def small() -> Fake:
    """Five resources of two subscriptions, and two parts that cannot be read."""
    throttled = UnreadError("throttled", "429 Too Many Requests")
    answers: dict[Part, Answer] = {
        Part("s", "", "Microsoft.ResourceGraph"): [disk(1), disk(2), disk(3, "francecentral")],
        Part("s", "canadaeast", "disks"): [disk(4, "canadaeast"), throttled],
        Part("t", "", "Microsoft.ResourceGraph"): [
            Found(id="/subscriptions/t/x", type="Contoso.X/things", region="mars")
        ],
        Part("t", "", "index"): UnreadError("not-enabled", matters=False),
    }
    return Fake(answers, cloud="azure", names={"s": "Production"})


def write_small(folder: Path, name: str = "inventaire.jsonl") -> Path:
    """The inventory of that cloud in a folder."""
    knowledge = Knowledge()
    asked = Asked(folder / name, DAY, Options(), knowledge.sha256)
    discover(small(), asked, resource_facts(knowledge))
    return asked.output
