"""For each code of the catalogue, one file that is broken and the same one mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.check.lint.layers import Body, bundled

Data = dict[str, Any]
Make = Callable[[Body], None]

OFFERING = "catalog/offerings/aws-canada.yaml"
OTHER = "catalog/offerings/oci-canada.yaml"
CLAIMED = "catalog/offerings/confluent-aws-canada.yaml"
PROVIDER = "providers/providers/aws.yaml"
ENTITY = "providers/entities/amazon-com.yaml"
TYPES = "catalog/certification-types/"
READ = "2026-11-21"


class Pair(NamedTuple):
    """What breaks a layer and what mends it, the file of the fault, words of its message."""

    broken: Make
    mended: Make
    file: str
    fr: str
    en: str


def _evidence(**change: Any) -> Data:
    evidence = {
        "title": "Registre d’essai", "url": None, "kind": "register", "as_of": "2026-01",
        "access": {"fr": "publique", "en": "public"}, "read_on": READ, "confidence": "primary",
    }  # fmt: skip
    return {key: value for key, value in (evidence | change).items() if value != "left out"}


def claim(**change: Any) -> Data:
    """A claim that nothing can be said against."""
    whole: Data = {
        "id": "essai-1", "type": "soc-2-type-2", "level": None, "edition": None,
        "status": "active", "services": [], "regions": [], "assessor": None,
        "valid_from": None, "valid_to": None, "evidence": _evidence(), "note": None,
    }  # fmt: skip
    return whole | change


def _claims(*claims: Data, name: str = OFFERING) -> Make:
    return lambda body: body.record(name, lambda data: data.update(certifications=list(claims)))


def _set(name: str, **values: Any) -> Make:
    return lambda body: body.record(name, lambda data: data.update(values))


WITHDRAWN = {"by": "Essai", "on": READ, "reason": {"fr": "Plus offerte.", "en": "Gone."}}


def _withdrawn(name: str, of: str | None = None) -> Make:
    return lambda body: body.record(name, lambda data: data.update(withdrawn=WITHDRAWN), of=of)


def _both(*makes: Make) -> Make:
    def make(body: Body) -> None:
        for one in makes:
            one(body)

    return make


def _unsigned(body: Body) -> None:
    body.record(ENTITY, lambda data: data["changes"][-1].pop("by"))


def _loop(second: str) -> Make:
    return _both(_set(OFFERING, hosted_on=["oci-canada"]), _set(OTHER, hosted_on=[second]))


def _wide() -> Data:
    record = bundled("catalog/provider-claims/confluent-claims.yaml")
    return dict(record["certifications"][0])


def _step(status: str) -> list[Data]:
    return [{"on": "2026-01-05", "status": status}]


def _vehicle(identifier: str) -> Make:
    status = {"vehicle": identifier, "number": None, "valid_from": None, "valid_to": None,
              "classes": None, "evidence": _evidence()}  # fmt: skip
    return _set(OFFERING, procurement=[status])


def _row(name: str, row: str) -> Make:
    head = "id,act,signed_by,signed_on,reason_fr,reason_en"
    return lambda body: body.write(f"risk/{name}.csv", f"{head}\n{row}\n")


def _region(key: str, act: str) -> Make:
    head = (
        "provider,code,name,city,subdivision,country,opened,carbon_g_per_kwh,status,"
        "location_basis,source,licence,as_of,confidence,note,act,signed_by,signed_on,reason_fr,"
        "reason_en"
    )
    cells = f"{key},Essai,Québec,CA-QC,CA,,,available,visite,Essai,CC0-1.0,2026,primary,,{act}"
    return lambda body: body.write(REGIONS, f"{head}\n{cells},Essai,2026-11-20,motif,why\n")


PLAIN = _claims(claim())
SEEN = [{"status": "delisted", "evidence": _evidence()}]
AGREE = [{"status": "active", "evidence": _evidence()}]
PARENT = claim(type="iso-27001", edition=None)

ELEMENTS, REGIONS = "risk/elements.csv", "providers/regions.csv"
PAIRS: dict[str, Pair] = {
    "withdrawn-id": Pair(
        _both(_withdrawn(PROVIDER), _set(OFFERING, resold_by=[])),
        _set(OFFERING, resold_by=[]),
        OFFERING, "retiré par Essai", "withdrawn by Essai",
    ),
    "withdrawn-alone": Pair(
        _withdrawn("providers/entities/essai-sa.yaml", of=ENTITY),
        lambda body: body.record("providers/entities/essai-sa.yaml", lambda d: None, of=ENTITY),
        "providers/entities/essai-sa.yaml", "rien à retirer", "nothing to withdraw",
    ),
    "correction-unsigned": Pair(
        _unsigned, _set(ENTITY, country="US"), ENTITY, "personne ne la signe", "nobody signs"
    ),
    "withdrawal-unsigned": Pair(
        _row("elements", "full-name,withdraw,Essai,2026-11-20,,why"),
        _row("elements", "full-name,withdraw,Essai,2026-11-20,motif,why"),
        ELEMENTS, "par qui, quand et pourquoi", "by whom, when and why",
    ),
    "correction-alone": Pair(
        _region("aws,nulle-part", "correct"), _region("aws,ca-central-1", "correct"),
        REGIONS, "aucune couche inférieure", "no lower layer",
    ),
    "addition-known": Pair(
        _region("aws,ca-central-1", "add"), _region("aws,qc-1", "add"),
        REGIONS, "existe déjà", "already exists",
    ),
    "test-record": Pair(
        _claims(claim(number="FAKE-B1860C8E")), _claims(claim(number="F1607067912")),
        OFFERING, "FAKE-B1860C8E", "FAKE-B1860C8E",
    ),
    "claim-twice": Pair(
        _claims(claim(), claim(type="soc-3")), _claims(claim(), claim(id="essai-2", type="soc-3")),
        OFFERING, "essai-1", "essai-1",
    ),
    "bare-region": Pair(
        _claims(claim(regions=["ap-southeast-1"])), _claims(claim(regions=["aws:ca-central-1"])),
        OFFERING, "ne nomme aucun fournisseur", "names no provider",
    ),
    "status-contradictory": Pair(
        _claims(claim(other_statuses=SEEN)), _claims(claim(other_statuses=AGREE)),
        OFFERING, "« delisted »", "“delisted”",
    ),
    "last-step-differs": Pair(
        _claims(claim(status_history=_step("in-progress"))),
        _claims(claim(status_history=_step("active"))),
        OFFERING, "dernière étape « in-progress »", "last step “in-progress”",
    ),
    "superseded-alone": Pair(
        _claims(claim(status="superseded")),
        _claims(claim(status="superseded", superseded_by="essai-2"), claim(id="essai-2")),
        OFFERING, "rien ne dit par quoi", "nothing says by what",
    ),
    "extension-alone": Pair(
        _claims(claim(type="iso-27017")),
        _claims(claim(type="iso-27017"), PARENT | {"id": "essai-2"}),
        OFFERING, "iso-27001", "iso-27001",
    ),
    "active-past-end": Pair(
        _claims(claim(valid_to="2026-11-20")), _claims(claim(valid_to="2026-11-21")),
        OFFERING, "dernier jour (20", "last day (20",
    ),
    "edition-ended": Pair(
        _claims(claim(type="iso-27001", edition="2013")),
        _claims(claim(type="iso-27001", edition="2022")),
        OFFERING, "l’édition 2013", "the edition 2013",
    ),
    "evidence-undated": Pair(
        _claims(claim(evidence=_evidence(as_of="left out"))), PLAIN,
        OFFERING, "as_of", "as_of",
    ),
    "provider-wide-here": Pair(
        _claims(_wide() | {"id": "essai-1"}, name=CLAIMED), _claims(claim(), name=CLAIMED),
        CLAIMED, "dans son ensemble", "as a whole",
    ),
    "default-region-elsewhere": Pair(
        _set(OFFERING, default_region="aws:us-east-1"),
        _set(OFFERING, default_region="aws:ca-central-1"),
        OFFERING, "aws:us-east-1", "aws:us-east-1",
    ),
    "vehicle-not-purchasing": Pair(
        _vehicle("cccs-medium"), _vehicle("quebec-broker"), OFFERING, "cccs-medium", "cccs-medium"
    ),
    "self-assessment-satisfies": Pair(
        _set(TYPES + "csa-star-1.yaml", satisfies=["csa-star", "soc-3"]),
        _set(TYPES + "csa-star-1.yaml", satisfies=["csa-star"]),
        TYPES + "csa-star-1.yaml", "soc-3", "soc-3",
    ),
    "type-1-satisfies": Pair(
        _set(TYPES + "soc-2-type-1.yaml", satisfies=["soc-2", "soc-2-type-2"]),
        _set(TYPES + "soc-2-type-1.yaml", satisfies=["soc-2"]),
        TYPES + "soc-2-type-1.yaml", "soc-2-type-2", "soc-2-type-2",
    ),
    "control-character": Pair(
        _claims(claim(number="12\u202e34")), _claims(claim(number="1234")),
        OFFERING, "invisible", "invisible",
    ),
    "address-not-web": Pair(
        _claims(claim(evidence=_evidence(url="javascript:alert(1)"))),
        _claims(claim(evidence=_evidence(url="https://registre.example/1"))),
        OFFERING, "page du web", "page of the web",
    ),
    "offering-cycle": Pair(
        _loop("aws-canada"), _loop("ibm-cloud-canada"),
        OFFERING, "revient à elle-même", "comes back",
    ),
}  # fmt: skip
