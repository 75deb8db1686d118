"""The FedRAMP register into offerings: dates, levels, statuses and history, never a contact.

An authorization of the United States covers nothing in Canada: no type of it satisfies another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from courtier.catalog.exchange.subjects import SUBJECTS, Contents
from courtier.catalog.register.feed import Feed, Product, day_of, status_of
from courtier.knowledge.records.certifications import (
    Certification,
    Evidence,
    StatusSeen,
    StatusStep,
)
from courtier.knowledge.records.common import Change
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Provider
from courtier.values.citation import Source
from courtier.values.text import Text, join, say

TITLE = "FedRAMP/marketplace-fedramp-gov-data"
ADDRESS = "https://marketplace.fedramp.gov/products/{}"
TYPES = {"Rev5": "fedramp-rev5", "20x": "fedramp-20x"}
DEPLOYMENTS: dict[str, Any] = {
    "Public Cloud": "public",
    "Government Community Cloud": "community",
    "Hybrid Cloud": "hybrid",
    "Private Cloud": "private",
}
UNITED_STATES = ("US",)
"""Whose agencies the register serves: a government community cloud is for them alone."""
SHELF_LIFE_DAYS = 180
PUBLIC_ENTRY = Text(
    fr="fiche publique ; dossier réservé aux agences américaines",
    en="public entry; package kept for United States agencies",
)
_HELP = Text(
    fr="N’y voyez aucune couverture canadienne : demandez l’évaluation du Centre canadien pour la"
    " cybersécurité, avec ses services et ses régions.",
    en="See no Canadian coverage in it: ask for the assessment of the Canadian Centre for Cyber"
    " Security, with its services and regions.",
)
_PROVIDER_TEXT = Text(
    fr="Fournisseur nommé au registre FedRAMP. Ses entités, ses sociétés mères et son exposition"
    " n’y sont pas dites.",
    en="Provider named in the FedRAMP register. Its entities, parents and exposure are not said"
    " there.",
)
_PROVIDER_HELP = Text(
    fr="Établissez qui signe et qui contrôle cette entreprise avant d’en retenir une offre.",
    en="Establish who signs for this company and who controls it before keeping an offering.",
)
_CHANGE = Text(fr="Importée du registre FedRAMP.", en="Imported from the FedRAMP register.")


def import_feed(feed: Feed, read_on: date) -> Contents:
    """The offerings of the register and their providers; test rows are left out.

    Args:
        feed: The register.
        read_on: The day it was read; nothing of it is known before.
    """
    providers = dict(_provider_ids(feed))
    maker = _Maker(feed, read_on, providers)
    records: dict[str, tuple[Any, ...]] = {word: () for word in SUBJECTS}
    records["provider"] = tuple(sorted(maker.providers(), key=lambda record: record.id))
    offerings = (maker.offering(product) for product in feed.real)
    records["offering"] = tuple(sorted(offerings, key=lambda record: record.id))
    return Contents(records)


def _provider_ids(feed: Feed) -> Iterator[tuple[str, str]]:
    """Each name of a provider with its id; names that would share one are numbered."""
    used: dict[str, int] = {}
    for name in dict.fromkeys(product.csp.strip() for product in feed.real):
        slug = _slug(name)
        used[slug] = used.get(slug, 0) + 1
        yield name, f"fedramp-{slug}" if used[slug] == 1 else f"fedramp-{slug}-{used[slug]}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


class _Maker:
    """Builds the records of one feed."""

    def __init__(self, feed: Feed, read_on: date, providers: dict[str, str]) -> None:
        self.feed = feed
        self.read_on = read_on
        self.ids = providers
        source = Source(
            title=f"{TITLE} ({feed.exported_on.isoformat()})", url=None,
            read_on=read_on, confidence="primary",
        )  # fmt: skip
        self.header: dict[str, Any] = {
            "valid_from": None,
            "valid_to": None,
            "confidence": "primary",
            "sources": (source,),
            "checked_on": None,
            "checked_by": None,
            "shelf_life_days": SHELF_LIFE_DAYS,
            "changes": (Change(on=read_on, text=_CHANGE),),
        }

    def providers(self) -> Iterator[Provider]:
        """One record for each name of a provider; nothing but the name is said."""
        for name, identifier in self.ids.items():
            yield Provider(
                id=identifier, name=Text(fr=name, en=name), text=_PROVIDER_TEXT,
                help=_PROVIDER_HELP, contracting_entity=None, operator=None, parent=None,
                technology=None, resellers=(), exposure=None, **self.header,
            )  # fmt: skip

    def offering(self, product: Product) -> Offering:
        """The offering of a row, with its one claim; regions and services are not said there."""
        models: Any = tuple(word.lower() for word in product.service_model)
        deployment = DEPLOYMENTS.get(product.deployment_model)
        return Offering(
            id=f"fedramp-{_slug(product.id)}",
            name=Text(fr=product.cso, en=product.cso),
            text=say(
                "Offre inscrite au registre FedRAMP sous le numéro {number}. Le registre ne dit"
                " ni ses régions, ni ses entités.",
                "Offering listed in the FedRAMP register under the number {number}. The register"
                " says neither its regions nor its entities.",
                number=product.id,
            ),
            help=_HELP,
            provider=self.ids[product.csp.strip()],
            service_models=models,
            deployment=deployment,
            package=None,
            regions=(),
            hosted_on=(),
            countries=UNITED_STATES if deployment == "community" else None,
            certifications=(self._claim(product),),
            prices_of=None,
            surcharge=Decimal(0),
            **self.header,
        )

    def _claim(self, product: Product) -> Certification:
        evidence = self._evidence(product)
        status, public = status_of(product.internal_status), status_of(product.public_status)
        other = (StatusSeen(status=public, evidence=evidence),) if public != status else ()
        granted = product.authorized_on
        return Certification(
            id=f"fedramp-{_slug(product.id)}-authorization",
            type=TYPES.get(product.auth_type, "fedramp-rev5"),
            number=product.id,
            level=product.impact_level or None,
            edition=None,
            status=status,
            status_history=tuple(self._steps(product)),
            other_statuses=other,
            services=None,
            regions=(),
            assessor=product.assessor or None,
            valid_from=granted.isoformat() if granted else None,
            valid_to=None,
            evidence=evidence,
            note=self._note(product),
        )

    def _evidence(self, product: Product) -> Evidence:
        return Evidence(
            title=f"FedRAMP Marketplace, {product.id}",
            url=ADDRESS.format(product.id),
            access=PUBLIC_ENTRY,
            kind="register",
            as_of=self.feed.exported_on.isoformat(),
            read_on=self.read_on,
            confidence="primary",
        )

    def _steps(self, product: Product) -> Iterator[StatusStep]:
        history = (self.feed.history or {}).get(product.id)
        for step in history.statuses if history else ():
            day = day_of(step.start_date)
            if day is not None:
                yield StatusStep(on=day, status=status_of(step.status_name))

    def _note(self, product: Product) -> Text:
        """The words of the register itself: its two statuses, its steps, its unexplained date."""
        said = [
            say(
                "Statut interne « {internal} », statut public « {public} ».",
                "Internal status “{internal}”, public status “{public}”.",
                internal=product.internal_status,
                public=product.public_status,
            )
        ]
        history = (self.feed.history or {}).get(product.id)
        steps = history.statuses if history else ()
        if steps:
            words = ", ".join(f"{step.status_name} {step.start_date[:10]}" for step in steps)
            said.append(say("Étapes : {words}.", "Steps: {words}.", words=words))
        yearly = day_of(product.annual_assessment)
        if yearly is not None:
            said.append(
                say(
                    "Date « annual_assessment » : {day} ; le registre ne dit pas si elle est"
                    " passée ou attendue.",
                    "Date “annual_assessment”: {day}; the register does not say whether it is past"
                    " or due.",
                    day=yearly,
                )
            )
        said.append(
            Text(
                fr="Portée américaine : aucune couverture au Canada.",
                en="United States scope: no coverage in Canada.",
            )
        )
        return join(said, " ")
