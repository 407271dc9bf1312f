"""Links with a key in them, and those that anybody may have."""

from __future__ import annotations

import pytest
from tests.domain.privacy.finders import WORDS, found

from plaint.domain.privacy.private_links import PrivateLinks

LINKS = PrivateLinks(WORDS.online.actions)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/reset?token=9f8a7b6c5d4e",
        "https://example.org/a?lang=en&access_token=9f8a7b6c5d4e",
        "http://example.org/home;jsessionid=37FB6419C8FBA61B",
        "https://example.org/?sid=4f3a2b1c9d8e7f6a",
        "https://bucket.example.org/x.pdf?X-Amz-Signature=3f2a9c8b7d6e5f4a3b2c",
        "https://example.org/reset-password/9f8a7b6c5d4e3f2a",
        "https://example.org/unsubscribe/aGVsbG8gd29ybGQ0Mg",
        "example.org/confirm?k=Zx81kQ93mm2",
        "www.example.org/invoice/550e8400-e29b-41d4-a716-446655440000",
        "https://docs.example.org/d/1A2b3C4d5E6f7G8h9I0jK1l2M3n4O5p6/edit",
        "https://example.org/#eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
        "https://exemple.org/espace-client/facture/8f3b2a1c9d7e",
        "https://beispiel.example/abmelden/8f3b2a1c9d7e",
        "https://jo:hunter2@example.org/orders?key=9f8a7b6c5d4e",
    ],
)
def test_links_that_open_something(link: str) -> None:
    assert found(LINKS.find, f"See ({link}).") == [("url-with-token", link)]
    assert found(LINKS.find, f"{link}, or not") == [("url-with-token", link)]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "https://example.org/login",
        "https://example.org/track?lang=en&page=2",
        "https://example.org/help?key=black-friday",
        "https://example.org/orders/123456789012?id=4111111111111111",
        "https://example.org/news/2026/05/12/my-12-tips-for-2026-travel",
        "https://example.org/product/phone-15-pro-max-256gb-vs-other-s24",
        "https://example.org/download/system-22.04-desktop-amd64.iso",
        "https://example.org/content/550e8400-e29b-41d4-a716-446655440000",
        "https://example.org/?utm_source=newsletter&utm_campaign=abc123def456ghi789jkl",
        "https://example.org/?gclid=EAIaIQobChMI8f3b2a1c9d7e8f3b2a1c9d7e",
        "https://t.co/5GI1Wh7xYz",
        "https://x.com/user/status/1234567890123456789?t=Zx81kQ93mm2aGVsbG8gd29ybGQ0Mg",
        "https://www.facebook.com/user/posts/pfbid0abc2DEF123456789ghiJKL",
        "and/or, 24/7, 1/2 price",
    ],
)
def test_links_that_anybody_may_have(link: str) -> None:
    assert found(LINKS.find, f"See ({link}).") == []
