"""What a GB is, provider by provider, is told beside the amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from courtier.cost.estimate import estimate
from tests.cost.sample import DAY, ROWS, SERVICES, WEB, facts, match, workload

D = Decimal
STORED: dict[str, Any] = WEB | {"storage": [{"id": "p", "kind": "object", "gib": 10}]}
SENT: dict[str, Any] = STORED | {"network": {"egress_gib_per_month": 10}}
DECIMAL = tuple(
    each.model_copy(update={"units_per_gib": D("1.073741824")}) if each.need == "egress" else each
    for each in SERVICES
)


def units(needs: Any, **known: Any) -> tuple[str, str]:
    found = estimate(workload(needs=needs), (match(),), facts(**known), DAY).estimate
    told = next(each.text for each in found.statements if each.id == "units")
    assert told.en.startswith("Units: each line tells its own; 1 GiB = 1.0737 GB")
    return told.fr.partition("Volumes facturés : ")[2], told.en.partition("as billed: ")[2]


def test_storage_in_gib_and_traffic_in_binary_gb():
    assert units(SENT) == (
        "nuage, trafic : Go de 2^30 octets (1 Gio = 1 Go) ; nuage, stockage : Gio.",
        "nuage, traffic: GB of 2^30 bytes (1 GiB = 1 GB); nuage, storage: GiB.",
    )


def test_decimal_gb_are_told_with_their_ratio():
    assert units(SENT, services=DECIMAL)[1] == (
        "nuage, traffic: GB of 10^9 bytes (1 GiB = 1.0737 GB); nuage, storage: GiB."
    )


def test_without_any_volume_only_the_ratio_is_told():
    assert units(WEB, prices=ROWS[:3]) == ("", "")
