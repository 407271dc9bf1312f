"""Which countries share what, in Europe."""

from __future__ import annotations

EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
EEA = EU | {"IS", "LI", "NO"}
# The outermost regions have country codes of their own (TFEU, art. 349 and 355(1)).
OUTERMOST = frozenset({"GF", "GP", "MF", "MQ", "RE", "YT"})


def across_borders(company: str, customer: str) -> bool:
    """Whether company and customer are in two countries of the European Economic Area, so that
    its networks (European Consumer Centres, FIN-NET) serve."""
    return company != customer and company in EEA and customer in EEA
