"""Small worlds drawn by a number: catalogues with everything in them, and workloads that ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, get_args

from courtier.catalog.compiled.catalogue import Question
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.offerings import Need, Offering
from courtier.knowledge.records.providers import Provider
from courtier.knowledge.records.risk import Demand
from courtier.results.classification import Asked, Classification, Requirement
from courtier.results.common import Reason
from courtier.values.text import Text
from courtier.workload.model import Workload
from tests.catalog.build import EVIDENCE, HEADER, certification, offering
from tests.risk.build import classified, workload

TODAY = date(2026, 11, 23)
REGIONS = ["aws:ca-central-1", "aws:ca-west-1", "aws:us-east-1", "azure:canadaeast", "nulle:part"]
STATUSES = [
    "active", "active", "active", "in-progress", "suspended", "revoked", "delisted", "expired",
    "superseded", "unknown",
]  # fmt: skip
SERVED = ("compute", "object", "network", get_args(Need)[-1])
NEEDS: list[dict[str, Any] | None] = [
    None,
    {"storage": [{"id": "a", "kind": "object", "gib": 1}]},
    {"compute": [{"id": "a", "vcpu": 1, "memory_gib": 1}]},
    {
        "compute": [{"id": "a", "vcpu": 1, "memory_gib": 1}],
        "storage": [{"id": "a", "kind": "object", "gib": 1}],
        "network": {"egress_gib_per_month": 1},
    },
]
CALM: dict[str, Any] = {
    "level": "haut", "edition": "2022", "status": "active", "holder": None, "status_history": [],
    "other_statuses": [], "services": [], "regions": REGIONS, "valid_from": "2020-01-01",
    "valid_to": date(2090, 1, 1), "period_start": date(2023, 1, 1),
    "period_end": date(2024, 1, 1), "bridge_until": date(2090, 1, 1),
    "upkeep_due": date(2090, 1, 1),
}  # fmt: skip
"""What seldom stands in the way."""
SOURCE = HEADER["sources"][0]
LAW = {"fr": "loi d’essai", "en": "test law"}
FOREIGN = {"law": LAW, "country": "US", "through": LAW, "confidence": "secondary"}
TEXT = {"fr": "essai", "en": "test"}


class World:
    """A catalogue and questions, the same for the same number."""

    def __init__(self, number: int, knowledge: Knowledge) -> None:
        self.random = Random(number)
        self.knowledge = knowledge
        self.bundled = knowledge.all(CertificationType)
        self.pick = self.random.choice
        self.calm = self.chance(0.6)
        self.abroad = self.chance(0.15)
        self.told: list[dict[str, Any]] = []
        self.near = [TODAY + timedelta(days=self.random.randint(-500, 900)) for _ in range(6)]

    def chance(self, share: float) -> bool:
        """True that share of the time."""
        return self.random.random() < share

    def day(self) -> date:
        """A day near the few that everything turns on: the day before, the day, the day after."""
        return self.pick(self.near) + timedelta(days=self.random.randint(-1, 1))

    def some(self, value: Any, share: float = 0.5) -> Any:
        """A value, or None."""
        return value if self.chance(share) else None

    def partial(self) -> str:
        """A day, a month or a year."""
        return str(self.day())[: self.pick([4, 7, 10, 10])]

    def types(self) -> dict[str, CertificationType]:
        """Few types, of all forms: levels, editions, periods, ends, parents, weaker forms."""
        kinds = {"socle": None, "socle-faible": None, "suite": "socle", "sur-suite": "suite",
                 "boucle-a": "boucle-b", "boucle-b": "boucle-a", "rapport": None}  # fmt: skip
        return {name: self.type(name, parent, list(kinds)) for name, parent in kinds.items()}

    def type(self, name: str, parent: str | None, names: list[str]) -> CertificationType:
        """One type; what it satisfies and what it depends on are others of the same few."""
        editions = [
            {"id": e, "first_day": self.some(self.day()), "last_day": self.some(self.day())}
            for e in ("2013", "2022")
        ]
        return CertificationType.model_validate(HEADER | {
            "id": name, "kind": self.pick(["certification"] * 5 + ["purchasing-status"]),
            "issuer": TEXT, "assessor": TEXT,
            "jurisdictions": ["US"] if self.abroad else self.pick([[], [], ["CA"], ["US"]]),
            "levels": self.pick([[], ["bas", "haut"]]),
            "editions": self.pick([[], editions]),
            "validity": self.pick([None, "fixed-end", "period", "none"]),
            "validity_months": self.some(self.pick([12, 36])),
            "grace_months": self.some(self.pick([0, 3, 12])),
            "retired_on": self.some(self.day(), 0.15), "third_party": self.chance(0.85),
            "satisfies": [other for other in names if other != name and self.chance(0.15)],
            "depends_on": parent if self.chance(0.8) else None,
            "evidence": TEXT, "trap": TEXT,
        })  # fmt: skip

    def evidence(self) -> dict[str, Any]:
        """Where something was read."""
        return EVIDENCE | {"as_of": self.partial()}

    def claim(self, number: int, kinds: list[str], services: list[str]) -> Certification:
        """A certificate in which everything may be anything, or one like another but for a key."""
        whole = self.parts(number, kinds, services)
        if self.calm:
            whole |= {key: value for key, value in CALM.items() if self.chance(0.85)}
        if self.told and self.chance(0.5):
            changed = self.pick(sorted(whole))
            whole = self.pick(self.told) | {"id": f"c{number}", changed: whole[changed]}
        self.told.append(whole | {"id": f"c{number}"})
        return certification(**self.told[-1])

    def parts(self, number: int, kinds: list[str], services: list[str]) -> dict[str, Any]:
        """Every key of a certificate."""
        return dict(
            type=self.pick(kinds), level=self.some(self.pick(["bas", "haut"])),
            edition=self.pick([None, "2013", "2022", "1999"]), status=self.pick(STATUSES),
            holder=self.some(self.pick(["moi", "autre"]), 0.3),
            status_history=[
                {"on": self.day(), "status": self.pick(STATUSES)}
                for _ in range(self.pick([0, 0, 1, 2]))
            ],
            other_statuses=[
                {"status": self.pick(STATUSES), "evidence": self.evidence()}
                for _ in range(self.pick([0, 0, 0, 1]))
            ],
            services=self.pick([None, [], [], [], services[:1], services[:2], services]),
            regions=self.random.sample(REGIONS, self.pick([0, 1, 1, 2, 5])),
            valid_from=self.some(self.partial()), valid_to=self.some(self.day()),
            period_start=self.some(self.day()), period_end=self.some(self.day()),
            bridge_until=self.some(self.day(), 0.3), evidence=self.evidence(),
            superseded_by=self.some(f"c{self.random.randint(0, 30)}", 0.1),
            issued=self.some(self.partial()), upkeep_due=self.some(self.day()),
        )  # fmt: skip

    def offering(self, name: str, names: list[str], kinds: list[str], first: int) -> Offering:
        """An offering that may stand on any other, itself included."""
        services = [f"s{i}" for i in range(self.pick([0, 1, 2, 3]))]
        return offering(
            name, provider=self.pick(["chez-nous", "ailleurs", "personne"]),
            service_models=self.pick([[], ["iaas"], ["saas"], ["iaas", "saas"]]),
            deployment=self.pick([None, "public", "private", "community", "government"]),
            regions=["aws:us-east-1"] if self.abroad else
            self.random.sample(REGIONS, self.pick([0, 1, 1, 2, 3])),
            countries=self.some(["US" if self.abroad else "CA"], 0.9 if self.abroad else 0.2),
            keys=self.some([self.pick(["provider", "customer-held"])]),
            hosted_on=self.random.sample([*names, "absente"], self.pick([0, 0, 0, 1, 2])),
            supersedes=self.some(self.pick(names), 0.1),
            superseded_by=self.some(self.pick([*names, "absente"]), 0.1),
            services=self.some([
                {"name": s, "needs": self.random.sample(SERVED, 2),
                 "since": self.some(self.partial(), 0.3), "removed_on": self.some(self.day(), 0.2)}
                for s in services
            ], 0.8),
            places={
                place: {"countries": [self.pick(["CA", "CA-QC", "US"])], "confidence":
                        self.pick(["primary", "unverified"]), "source": SOURCE,
                        "regions": self.random.sample(REGIONS, self.pick([0, 0, 1]))}
                for place in ("data", "backup", "support") if self.chance(0.25)
            },
            exposure=self.some([FOREIGN], 0.1),
            valid_from=self.some(self.day(), 0.1), valid_to=self.some(self.day(), 0.1),
            certifications=self.chained(
                [self.claim(first + i, kinds, services) for i in range(self.pick(range(6)))]
            ),
        )  # fmt: skip

    def chained(self, claims: list[Certification], share: float = 0.3) -> list[Certification]:
        """The same, some followed by others that begin before, on or after the day they end."""
        found = list(claims)
        for claim in claims:
            while claim.valid_to and claim.valid_to.year < 2090 and self.chance(share):
                found.append(claim := self.next(claim, claim.valid_to))
        return found

    def next(self, claim: Certification, end: date) -> Certification:
        """What follows a certificate: the same, save its days and now and then one more key."""
        start = end + timedelta(days=self.random.randint(0, 2))
        said = claim.model_dump() | {
            "id": f"{claim.id}-suite", "valid_from": str(start),
            "valid_to": self.some(start + timedelta(days=self.random.randint(30, 600)), 0.8),
            "period_end": self.some(claim.period_end, 0.9),
        }  # fmt: skip
        more = {"edition": "2013", "upkeep_due": self.day(), "status": self.pick(STATUSES),
                "level": None, "regions": REGIONS[:1]}  # fmt: skip
        key = self.pick(sorted(more))
        return certification(**said | ({key: more[key]} if self.chance(0.2) else {}))

    def catalogue(self) -> CatalogFacts:
        """A catalogue of one to six offerings."""
        from courtier.catalog.facts import catalog_facts

        types = self.types()
        names = [f"offre-{i}" for i in range(self.random.randint(1, 6))]
        offerings = {
            name: self.offering(name, names, list(types), 6 * i) for i, name in enumerate(names)
        }
        providers = {name: self.provider(name) for name in ("chez-nous", "ailleurs")}
        return CatalogFacts(
            offerings, types, {"ailleurs": (self.claim(99, list(types), []),)}, providers,
            catalog_facts(self.knowledge).regions, {name: "bundled" for name in names},
        )  # fmt: skip

    def twins(self) -> CatalogFacts:
        """Offerings with one certificate each, alike but for a key or two: nothing else differs."""
        facts = self.catalogue()
        kind = self.pick(list(facts.types))
        services = [{"name": f"s{i}", "needs": [need]} for i, need in enumerate(SERVED)]
        names = [f"s{i}" for i in range(len(SERVED))]
        base = self.parts(0, [kind], names) | CALM | {"evidence": EVIDENCE | {"as_of": "2020"}}
        found = {}
        for number in range(8):
            other = self.parts(0, [kind], names) | self.said_on(self.near[:2])
            keys = self.random.sample(sorted(set(other) - {"type"}), self.pick([0, 1, 1, 2]))
            claim = certification(**base | {key: other[key] for key in keys} | {"id": f"c{number}"})
            name = f"jumelle-{number}"
            found[name] = offering(
                name, provider="chez-nous", services=services,
                certifications=self.chained([claim]),
            )  # fmt: skip
        return replace(facts, offerings=found)

    def relays(self) -> CatalogFacts:
        """Offerings whose certificates follow one another, with and without a gap."""
        facts = self.catalogue()
        base = self.parts(0, list(facts.types), []) | CALM
        base |= {"evidence": EVIDENCE | {"as_of": "2020"}}
        found = {}
        for number in range(8):
            kind = self.pick(list(facts.types))
            said = base | {"id": f"c{number}", "type": kind, "valid_to": self.day()}
            claims = self.chained([certification(**said)], 0.8)
            self.random.shuffle(claims)
            name = f"relais-{number}"
            found[name] = offering(
                name, provider="chez-nous", regions=REGIONS[:2], certifications=claims
            )
        return replace(facts, offerings=found)

    def said_on(self, days: list[date]) -> dict[str, Any]:
        """What is said of a certificate, on days that stay the same."""
        seen = EVIDENCE | {"as_of": str(days[0])}
        return {
            "status_history": [{"on": day, "status": self.pick(STATUSES)} for day in days],
            "other_statuses": [{"status": self.pick(STATUSES), "evidence": seen}],
        }

    def provider(self, name: str) -> Provider:
        """A provider whose entities, and reach by law, may be known or not."""
        return Provider.model_validate(HEADER | {
            "id": name, "contracting_entity": self.some("moi"), "operator": None, "parent": None,
            "technology": None, "resellers": [], "exposure": self.pick([None, [], [], [FOREIGN]]),
        })  # fmt: skip

    def question(self, facts: CatalogFacts) -> Question:
        """A workload with requirements of every form, a contract and a day."""
        item = self.workload(list(facts.offerings))
        outcome = classified(self.knowledge, item, TODAY)
        day = self.day()
        kinds = [c.type for o in facts.offerings.values() for c in o.certifications]
        kinds = kinds or list(facts.types)
        asked = tuple(self.asked(i, kinds) for i in range(self.pick([0, 1, 1, 2, 3, 4])))
        return Question(item, self.classification(outcome.classification), asked, day)

    def workload(self, names: list[str]) -> Workload:
        """A workload: what a verdict reads besides the requirements."""
        term = self.pick([None, {"initial_months": self.pick([1, 12, 36])}])
        dates = self.some({"start": self.day()}) if term else None
        agreements = [
            {"number": "E-1", "offering": self.pick(names), "signed_on": self.some(self.day())}
        ]
        answers = [
            {"question": f"r{i}", "answer": self.pick(["oui", "non", "peut-être"]),
             "by": "R. Exemple", "on": self.day()}
            for i in range(4) if self.chance(0.4)
        ]  # fmt: skip
        return workload(
            [{"id": "a", "kind": "open-data"}], needs=self.pick(NEEDS), answers=answers,
            acquisition={"term": term, "dates": dates, "agreements": agreements},
            placement=self.some({"regions": self.random.sample(REGIONS, self.pick(range(4)))}, 0.4),
        )  # fmt: skip

    def classification(self, said: Classification) -> Classification:
        """A classification whose standing may be anything."""
        proposed = self.chance(0.1 if self.calm else 0.3)
        changes: dict[str, Any] = {"status": "proposed" if proposed else "confirmed"}
        if self.chance(0.05):
            changes["flags"] = ("human-decision",)
        if self.chance(0.05):
            changes["levels"] = said.levels.model_copy(update={"integrity": "undetermined"})
        return said.model_copy(update=changes)

    def asked(self, number: int, kinds: list[str]) -> Asked:
        """A requirement of any form, certifications most of the time."""
        text = Text(fr="Exigence.", en="Requirement.")
        reason = Reason(rule="essai", criterion=None, level=None, asset=None, text=text, sources=())
        force = self.pick(["must", "must", "must", "should"])
        requirement = Requirement(id=f"r{number}", force=force, text=text, reasons=(reason,))
        return Asked(requirement, Demand.model_validate(self.demand(kinds)), "adviser")

    def demand(self, kinds: list[str]) -> dict[str, Any]:
        """One demand."""
        certificate = {
            "type": self.pick(kinds), "level": self.some(self.pick(["bas", "haut", "autre"]), 0.3),
            "edition": self.some(self.pick(["2013", "2022"]), 0.3),
        }  # fmt: skip
        proofs = [certificate, {"type": self.pick(kinds)}][: self.pick([1, 1, 2])]
        if self.chance(0.65):
            return {"certifications": proofs}
        return self.pick([
            {"place": self.pick(["data", "backup", "support", "logs"]),
             "countries": [self.pick(["CA", "CA-QC"])]},
            {"deployment": ["private", "government"]}, {"service_models": ["iaas"]},
            {"exposure": "refuse"}, {"to_confirm": "architect", "keys": "customer-held"},
            {"to_confirm": "adviser", "subprocessors": "none"}, {"decision": "holder"},
            {"unstated": True},
        ])  # fmt: skip
