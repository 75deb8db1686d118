"""Synthetic answers in the formats of the providers: names and nesting as published, no figure."""

from __future__ import annotations

from typing import Any

from tests.providers.prices.loopback import Answer, Ask

AZURE_SIZES = {"Standard_Z2s_v9": 2, "Standard_Z4s_v9": 4, "Standard_Z8s_v9": 8,
               "Standard_Z16s_v9": 16}  # fmt: skip


def meter(sku: str, price: float, **other: Any) -> dict[str, Any]:
    """One meter of the Azure pages."""
    name = sku.removeprefix("Standard_").replace("_", " ")
    return {
        "currencyCode": "CAD", "tierMinimumUnits": 0.0, "retailPrice": price, "unitPrice": price,
        "armRegionName": "canadacentral", "effectiveStartDate": "2026-01-01T00:00:00Z",
        "meterName": name, "productName": "Virtual Machines Zsv9 Series", "skuName": name,
        "serviceName": "Virtual Machines", "unitOfMeasure": "1 Hour", "type": "Consumption",
        "isPrimaryMeterRegion": True, "armSkuName": sku,
    } | other  # fmt: skip


def azure_meters() -> list[dict[str, Any]]:
    """Four sizes, and what must be left out of each kind."""
    good = [meter(sku, 0.0625 * n) for sku, n in AZURE_SIZES.items()]
    name = "Z2s v9"
    return [
        *good,
        meter("Standard_Z2s_v9", 9, productName="Virtual Machines Zsv9 Series Windows"),
        meter("Standard_Z2s_v9", 8, skuName=f"{name} Spot", meterName=f"{name} Spot"),
        meter("Standard_Z2s_v9", 7, skuName=f"{name} Low Priority"),
        meter("Standard_Z2s_v9", 6, isPrimaryMeterRegion=False),
        meter("Standard_Z2s_v9", 5, effectiveStartDate="2020-01-01T00:00:00Z"),
        meter("Standard_Z2s_v9", 4, type="DevTestConsumption"),
        meter("Standard_Z2s_v9", 876, type="Reservation", reservationTerm="1 Year"),
    ]


def azure(meters: list[dict[str, Any]], size: int = 3) -> Answer:
    """Pages that follow each other by ``NextPageLink``."""

    def answer(ask: Ask) -> None:
        start = int(ask.query.get("$skip", 0))
        rest = start + size < len(meters)
        link = f"https://prices.azure.com:443/api/retail/prices?$skip={start + size}"
        page = meters[start : start + size]
        ask.json({"BillingCurrency": "CAD", "Items": page, "Count": len(page),
                  "NextPageLink": link if rest else None})  # fmt: skip

    return answer


def ovh_addon(plan: str, price: int, cores: int = 2, memory: int = 8) -> dict[str, Any]:
    """One plan of the OVHcloud catalogue; the price is in hundred-millionths."""
    return {
        "planCode": plan,
        "pricings": [{"price": price, "intervalUnit": "hour", "capacities": ["consumption"]}],
        "blobs": {"technical": {"cpu": {"cores": cores}, "memory": {"size": memory}}},
    }


def ovh(addons: list[dict[str, Any]]) -> Answer:
    return lambda ask: ask.json({"locale": {"currencyCode": "CAD"}, "addons": addons})


def oci_item(name: str, value: float) -> dict[str, Any]:
    """One part of the list of Oracle."""
    return {
        "partNumber": "B00000", "displayName": name, "metricName": "OCPU Per Hour",
        "serviceCategory": "Compute - Virtual Machine",
        "currencyCodeLocalizations": [
            {"currencyCode": "USD", "prices": [{"model": "PAY_AS_YOU_GO", "value": 99}]},
            {"currencyCode": "CAD", "prices": [
                {"model": "MONTHLY_COMMIT", "value": 98},
                {"model": "PAY_AS_YOU_GO", "value": value},
            ]},
        ],
    }  # fmt: skip


def oci(items: list[dict[str, Any]]) -> Answer:
    return lambda ask: ask.json({"items": items})


def google_sku(series: str, part: str, nanos: int, **other: Any) -> dict[str, Any]:
    """One SKU of the Google catalogue."""
    return {
        "skuId": "0000", "description": f"{series} Instance {part} running in Montreal",
        "category": {"resourceFamily": "Compute", "usageType": "OnDemand"},
        "serviceRegions": ["northamerica-northeast1"],
        "pricingInfo": [{"pricingExpression": {
            "usageUnit": "h" if part == "Core" else "GiBy.h",
            "tieredRates": [{"startUsageAmount": 0, "unitPrice": {
                "currencyCode": "CAD", "units": "0", "nanos": nanos}}],
        }}],
    } | other  # fmt: skip


def google(pages: list[list[dict[str, Any]]], key: str) -> Answer:
    """Pages that follow each other by token, for whoever holds the key."""

    def answer(ask: Ask) -> None:
        if ask.headers.get("X-Goog-Api-Key") != key:
            ask.json({"error": {"status": "PERMISSION_DENIED"}}, 403)
            return
        number = int(ask.query.get("pageToken") or 0)
        token = str(number + 1) if number + 1 < len(pages) else ""
        ask.json({"skus": pages[number], "nextPageToken": token})

    return answer


def aws_offer(size: int = 0) -> dict[str, Any]:
    """A file of AmazonEC2 for ca-west-1, with products that must be left out."""
    sizes = {"large": 2, "xlarge": 4, "2xlarge": 8, "4xlarge": 16}
    products, terms, reserved = {}, {}, {}
    for name, n in sizes.items():
        products[f"S{name}"] = _machine(f"z9.{name}", n)
        terms[f"S{name}"] = _offer(f"S{name}", "Hrs", f"{0.05 * n:.10f}")
        reserved[f"S{name}"] = _reserved(f"S{name}", "0.0200000000", "876")
    for word, value in (("tenancy", "Dedicated"), ("operatingSystem", "Windows"),
                        ("preInstalledSw", "SQL Web"), ("capacitystatus", "Unused"),
                        ("regionCode", "us-east-1")):  # fmt: skip
        products[f"X{word}"] = _machine("z9.large", 2, **{word: value})
        terms[f"X{word}"] = _offer(f"X{word}", "Hrs", "9.0000000000")
    products["D1"] = {"productFamily": "Storage", "attributes": {"volumeApiName": "gp9"}}
    terms["D1"] = _offer("D1", "GB-Mo", "0.0800000000")
    for number in range(size):
        products[f"F{number}"] = _machine(f"f{number}.large", 2, tenancy="Host")
        terms[f"F{number}"] = _offer(f"F{number}", "Hrs", "1.0000000000")
    return {"formatVersion": "v1.0", "disclaimer": "synthetic", "products": products,
            "terms": {"OnDemand": terms, "Reserved": reserved}}  # fmt: skip


def _machine(name: str, vcpu: int, **other: str) -> dict[str, Any]:
    attributes = {
        "regionCode": "ca-west-1", "instanceType": name, "vcpu": str(vcpu),
        "memory": f"{4 * vcpu} GiB", "operatingSystem": "Linux", "tenancy": "Shared",
        "preInstalledSw": "NA", "capacitystatus": "Used",
    }  # fmt: skip
    return {"productFamily": "Compute Instance", "attributes": attributes | other}


def _offer(sku: str, unit: str, price: str) -> dict[str, Any]:
    dimension = {"unit": unit, "beginRange": "0", "endRange": "Inf", "pricePerUnit": {"USD": price}}
    return {f"{sku}.T": {"offerTermCode": "T", "sku": sku, "termAttributes": {},
                         "priceDimensions": {f"{sku}.T.R": dimension}}}  # fmt: skip


def _reserved(sku: str, hour: str, whole: str) -> dict[str, Any]:
    terms = {"LeaseContractLength": "1yr", "OfferingClass": "standard"}
    return {
        f"{sku}.N": {"termAttributes": {**terms, "PurchaseOption": "No Upfront"},
                     "priceDimensions": {"a": {"unit": "Hrs", "pricePerUnit": {"USD": hour}}}},
        f"{sku}.A": {"termAttributes": {**terms, "PurchaseOption": "All Upfront"},
                     "priceDimensions": {
                         "a": {"unit": "Quantity", "pricePerUnit": {"USD": whole}},
                         "b": {"unit": "Hrs", "pricePerUnit": {"USD": "0.0000000000"}}}},
    }  # fmt: skip


def whole_file(content: bytes) -> Answer:
    """A file that is served whole or from a byte on, as S3 does, for one fingerprint."""

    def answer(ask: Ask) -> None:
        begin = 0
        asked = ask.headers.get("Range", "")
        if asked.startswith("bytes=") and ask.headers.get("If-Range") == '"v1"':
            begin = int(asked.removeprefix("bytes=").rstrip("-"))
        rest = content[begin:]
        span = (
            {"Content_Range": f"bytes {begin}-{len(content) - 1}/{len(content)}"} if begin else {}
        )
        ask.send(rest, 206 if begin else 200, ETag='"v1"', **span)

    return answer


def half_file(content: bytes, part: int) -> Answer:
    """A fault: the first bytes of a file, then a cut."""

    def answer(ask: Ask) -> None:
        ask.start(len(content), ETag='"v1"')
        ask.wfile.write(content[:part])
        ask.wfile.flush()
        ask.close_connection = True

    return answer
