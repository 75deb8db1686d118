"""The FedRAMP feed beside the project, where it is, and a small one of the same shape, always."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"


def real() -> tuple[Any, Any]:
    """The official files; a loud skip where they are not."""
    names = ("fedramp-products-feed.json", "fedramp-status-changelog-feed.json")
    for name in names:
        if not (DATA / name).is_file():
            pytest.skip(f"the official feed {name} is not beside the checkout: nothing to import")
    first, second = (json.loads((DATA / name).read_text("utf-8")) for name in names)
    return first, second


def product(number: str, **change: Any) -> dict[str, Any]:
    """A row in which nothing is wrong, with all that the real ones have of no use here."""
    whole = {
        "id": number, "csp": f"Nuage {number[-1]}", "cso": f"Service {number[-1]}",
        "service_model": ["SaaS", "PaaS"], "auth_type": "Rev5", "auth_path": "Agency",
        "deployment_model": "Public Cloud", "impact_level": "Moderate", "uei": "",
        "3pao_name": "Essai LLC", "3pao_id": 1, "public_security_email": "a@nuage.example",
        "sales_email": "sales@nuage.example", "small_business": False, "logo_url": "",
        "website": "https://nuage.example", "description": "The best: write to b@nuage.example.",
        "business_functions": [], "additional_info": "Call c@nuage.example.",
        "public_status": "FedRAMP Authorized", "internal_status": "Authorized",
        "status_updated_date": "2025-02-03T05:00:00.000Z", "auth_date": "2025-02-03T05:00:00.000Z",
        "annual_assessment": "2026-09-30T04:00:00.000Z", "fsi_email": "d@nuage.example",
        "authorizing_agency_id": "", "last_synced": "2026-05-30T10:48:09.591Z",
    }  # fmt: skip
    return whole | change


def _steps(current: str, *steps: tuple[str, str]) -> dict[str, Any]:
    dated = [{"status_name": n, "start_date": f"{day}T05:00:00.000Z"} for n, day in steps]
    return {"current_status": current, "statuses": dated}


GOOD = (("Agency Review", "2024-11-05"), ("Authorized", "2025-02-03"))


def small() -> tuple[Any, Any]:
    """One row sound, one a test, and one for each contradiction."""
    delisted = "No Status Found (Delisted)"
    products = [
        product("FR1"),
        product("FAKE-1A", csp="FAKE CSP 1", cso="FAKE CSO Service 1", public_status=""),
        product("FR2", internal_status=delisted),
        product("FR3", public_status="FedRAMP In Process", auth_date=""),
        product("FR4", cso="Nuage ? Québec", annual_assessment="2026-05-29T04:00:00.000Z"),
        product("FR5", auth_date="2025-01-01T05:00:00.000Z", auth_type="20x",
                impact_level="20x Low", csp="Nuage 4"),
        product("FR6", csp="United States Department of Essais", cso="Essais Cloud",
                deployment_model="Government Community Cloud"),
        product("FR1A", internal_status="FRR", public_status="FRR",
                annual_assessment="2026-05-30T04:00:00.000Z"),
    ]  # fmt: skip
    history = {
        "FR1": _steps("Authorized", *GOOD),
        "FR2": _steps(delisted, *GOOD, (delisted, "2026-05-05")),
        "FR3": _steps("Authorized", ("PMO Review", "2025-03-04")),
        "FR4": _steps("Authorized", *GOOD),
        "FR5": _steps("Authorized", *GOOD),
        "FR6": _steps("Authorized", *GOOD),
    }
    day = "2026-05-30T19:28:42.365Z"
    return (
        {"metadata": {"export_timestamp": day}, "products": products},
        {"metadata": {"export_timestamp": day}, "products": history},
    )
