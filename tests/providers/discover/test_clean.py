"""No key, token, signature or query of an error reaches an inventory or a screen."""

from __future__ import annotations

import pytest

from courtier.providers.discover.clean import cleaned

# Made up for this test, in parts so that no scanner takes them for real ones.
JWT = "ey" + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"
KEY = "AK" + "IAFICTIF0000000001"
SIGNED = "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA=="


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (f"401 Authorization: Bearer {JWT}", "401"),
        (f"denied for {KEY} at us-east-1", "at us-east-1"),
        (f"GET https://x.example/a?sig={SIGNED}&se=1 failed", "https://x.example/a?… failed"),
        (f"x-amz-security-token: {SIGNED}", "x-amz-security-token: …"),
        (f'{{"access_token": "{SIGNED}"}}', "access_token"),
        (f"client_secret={SIGNED}", "client_secret=…"),
        (f"AccountKey={SIGNED} key={SIGNED}", "key=…"),
        ("ya29" + f".{SIGNED[:20]} expired", "expired"),
        (f"Signature={SIGNED[:-2]}", "Signature=…"),
    ],
    ids=range(9),
)
def test_what_looks_like_a_secret_is_left_out(said: str, kept: str) -> None:
    text = cleaned(said)
    assert kept in text
    for secret in (JWT, KEY, SIGNED, SIGNED[:-2], SIGNED[:20]):
        assert secret not in text


@pytest.mark.parametrize(
    "said",
    [
        "AccessDenied rds:DescribeDBInstances", "429 Too Many Requests",
        "AuthorizationFailed Microsoft.ResourceGraph/resources/read", "sts:AssumeRole --role",
        "ExpiredToken ec2:DescribeInstances", "100 / 5321 skip_token",
        "InvalidAuthenticationTokenTenant",
        "PERMISSION_DENIED cloudasset.assets.searchAllResources", "kms:ListKeys", "key not found",
        "AADSTS700082 the refresh token has expired", "SignatureDoesNotMatch",
    ],
)  # fmt: skip
def test_what_a_person_needs_stays(said: str) -> None:
    assert cleaned(said) == said


def test_it_is_short_and_on_one_line() -> None:
    text = cleaned("a\nb\x1b[31m" + "c" * 1000)
    assert len(text) == 300
    assert not set(text) & set("\n\x1b")
