"""The information part of the file: what data the workload holds, about whom, in what form."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Union

from pydantic import Discriminator, Field, StringConstraints, Tag

from courtier.workload.common import Day, Flag, Identifier, Part, Said, ShortText, Tally, Whole

Criterion = Literal["confidentiality", "integrity", "availability"]
Place = Literal["quebec", "canada", "eu", "us", "other"]
Subject = Literal[
    "citizens", "minors", "under-14", "patients", "vulnerable", "witnesses", "employees",
    "businesses",
]  # fmt: skip
Form = Literal["clear", "pseudonymised", "tokenised", "anonymised", "synthetic"]
Use = Literal[
    "automated-decision", "profiling", "geolocation", "biometric-verification",
    "biometric-database", "ai-training",
]  # fmt: skip
SpecialLaw = Literal["tax", "youth", "cabinet", "professional-secret"]


class Dic(Part):
    """Availability, integrity, confidentiality digits of the older guide or the health network."""

    d: Annotated[Whole, Field(ge=1, le=4)] | None = None
    i: Annotated[Whole, Field(ge=1, le=4)] | None = None
    c: Annotated[Whole, Field(ge=1, le=4)] | None = None


class Declared(Part):
    """The levels that the holder states; ``approved`` confirms them.

    ``fingerprint`` binds the approval to what was approved: ``classify`` prints it.
    """

    confidentiality: Identifier | None = None
    integrity: Identifier | None = None
    availability: Identifier | None = None
    dic: Dic | None = None
    status: Literal["draft", "proposed", "approved"] | None = None
    by: ShortText | None = None
    on: Day | None = None
    fingerprint: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = None


class Recipient(Part):
    """Who receives the information, where, and on what basis."""

    name: ShortText
    place: Place | None = None
    basis: ShortText | None = None


class Retention(Part):
    """How long the information is kept and how it ends."""

    months: Tally | None = None
    disposal: ShortText | None = None
    schedule: ShortText | None = None


class Asset(Part):
    """One information asset: a body of data that the workload holds."""

    id: Identifier
    kind: Identifier
    elements: tuple[Identifier, ...] = ()
    subjects: tuple[Subject, ...] | None = None
    subjects_place: tuple[Place, ...] | None = None
    persons: Tally | None = None
    records: Tally | None = None
    form: Form | None = None
    purposes: ShortText | None = None
    authority: ShortText | None = None
    recipients: tuple[Recipient, ...] | None = None
    retention: Retention | None = None
    uses: tuple[Use, ...] | None = None
    special_law: tuple[SpecialLaw, ...] | None = None
    joined_with: tuple[Identifier, ...] | None = None
    declared: Declared | None = None
    given_by: ShortText | None = None


def _answer_form(value: Any) -> str:
    return "<flag>" if isinstance(value, bool) else "<text>"


class Answer(Part):
    """The recorded answer to a question, with who and when."""

    question: Said
    answer: Annotated[
        Union[Annotated[ShortText, Tag("<text>")], Annotated[Flag, Tag("<flag>")]],
        Discriminator(_answer_form),
    ]
    by: Said
    on: Day


class Override(Part):
    """A level set by a person against the derived one, with reason, approver and end."""

    asset: Identifier
    criterion: Criterion
    level: Identifier
    reason: Said
    approved_by: Said
    until: Day
