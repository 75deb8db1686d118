"""Every listing of AWS, by its name."""

from __future__ import annotations

from courtier.providers.discover.aws.listings_compute import COMPUTE, NETWORK
from courtier.providers.discover.aws.listings_data import DATABASES, STORAGE
from courtier.providers.discover.aws.listings_other import (
    ANALYSIS,
    CONTROL,
    EXPLORED,
    MESSAGES,
    TAGGED,
)

LISTINGS = {
    listing.name: listing
    for listing in (
        *COMPUTE, *NETWORK, *STORAGE, *DATABASES, *MESSAGES, *ANALYSIS, *CONTROL, TAGGED, EXPLORED,
    )
}  # fmt: skip
"""Those of services and of the two indexes."""
