"""The envelope that every command prints, and the first of them: ``courtier classify``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from courtier.results.classification import Classification, Requirement
from courtier.results.common import FactUsed
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.text import Text

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class LayerSeen(Frozen):
    """A layer of facts and its fingerprint."""

    name: str
    sha256: Sha256


class KnowledgeSeen(Frozen):
    """The facts that were used: version, one fingerprint, and each layer."""

    version: str
    sha256: Sha256
    layers: tuple[LayerSeen, ...]


class Provenance(Frozen):
    """What made a result: program, facts, file, day, seed. Same provenance, same bytes.

    ``as_of`` is the day of the law; ``known_on`` the day up to which facts had been read, None
    when everything known counts.
    """

    courtier: str
    knowledge: KnowledgeSeen
    workload_sha256: Sha256
    as_of: date
    known_on: date | None
    seed: int
    facts: tuple[FactUsed, ...]


class OrganizationSeen(Frozen):
    """The body, with what its file says of the laws that bind it."""

    name: str
    kind: str | None
    legal_regime: str | None
    privacy_regime: str | None


class WorkloadSeen(Frozen):
    """The workload that was examined."""

    id: str
    name: Text
    organization: OrganizationSeen


class Envelope(Frozen):
    """What every result carries."""

    schema_: str = Field(alias="schema")
    provenance: Provenance
    workload: WorkloadSeen


class ClassifyResult(Envelope):
    """What ``courtier classify`` prints."""

    schema_: Literal["courtier/classify/1"] = Field(alias="schema")
    classification: Classification
    requirements: tuple[Requirement, ...]
    findings: tuple[Finding, ...]
