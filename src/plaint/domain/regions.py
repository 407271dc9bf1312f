"""The parts of countries that have rules of their own, by their codes (ISO 3166-2) and names."""

from __future__ import annotations

from collections.abc import Mapping

from plaint.domain.folding import fold

_GB = {
    "ENG": ("england", "angleterre"), "SCT": ("scotland", "ecosse"),
    "WLS": ("wales", "pays de galles"), "NIR": ("northern ireland", "irlande du nord"),
}  # fmt: skip
_AU = {
    "ACT": ("australian capital territory", "canberra"), "NSW": ("new south wales",),
    "NT": ("northern territory",), "QLD": ("queensland",), "SA": ("south australia",),
    "TAS": ("tasmania",), "VIC": ("victoria",), "WA": ("western australia",),
}  # fmt: skip
_CA = {
    "AB": ("alberta",), "BC": ("british columbia", "colombie-britannique"), "MB": ("manitoba",),
    "NB": ("new brunswick", "nouveau-brunswick"), "NS": ("nova scotia", "nouvelle-ecosse"),
    "NL": ("newfoundland and labrador", "terre-neuve-et-labrador"), "ON": ("ontario",),
    "PE": ("prince edward island", "ile-du-prince-edouard"), "QC": ("quebec",),
    "SK": ("saskatchewan",), "NT": ("northwest territories", "territoires du nord-ouest"),
    "NU": ("nunavut",), "YT": ("yukon",),
}  # fmt: skip
_BE = {
    "BRU": ("brussels", "bruxelles", "brussel"), "VLG": ("flanders", "flandre", "vlaanderen"),
    "WAL": ("wallonia", "wallonie"),
}  # fmt: skip
_US = {
    "AL": ("alabama",), "AK": ("alaska",), "AZ": ("arizona",), "AR": ("arkansas",),
    "CA": ("california", "californie"), "CO": ("colorado",), "CT": ("connecticut",),
    "DE": ("delaware",), "DC": ("district of columbia",), "FL": ("florida", "floride"),
    "GA": ("georgia", "georgie"), "HI": ("hawaii",), "ID": ("idaho",), "IL": ("illinois",),
    "IN": ("indiana",), "IA": ("iowa",), "KS": ("kansas",), "KY": ("kentucky",),
    "LA": ("louisiana", "louisiane"), "ME": ("maine",), "MD": ("maryland",),
    "MA": ("massachusetts",), "MI": ("michigan",), "MN": ("minnesota",), "MS": ("mississippi",),
    "MO": ("missouri",), "MT": ("montana",), "NE": ("nebraska",), "NV": ("nevada",),
    "NH": ("new hampshire",), "NJ": ("new jersey",), "NM": ("new mexico", "nouveau-mexique"),
    "NY": ("new york",), "NC": ("north carolina", "caroline du nord"),
    "ND": ("north dakota", "dakota du nord"), "OH": ("ohio",), "OK": ("oklahoma",),
    "OR": ("oregon",), "PA": ("pennsylvania", "pennsylvanie"), "RI": ("rhode island",),
    "SC": ("south carolina", "caroline du sud"), "SD": ("south dakota", "dakota du sud"),
    "TN": ("tennessee",), "TX": ("texas",), "UT": ("utah",), "VT": ("vermont",),
    "VA": ("virginia", "virginie"), "WA": ("washington",),
    "WV": ("west virginia", "virginie-occidentale"), "WI": ("wisconsin",), "WY": ("wyoming",),
}  # fmt: skip
REGIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "AU": _AU,
    "BE": _BE,
    "CA": _CA,
    "GB": _GB,
    "US": _US,
}


def region_code(country: str, written: str) -> str:
    """The code of a part of a country, from its code ("SCT", "GB-SCT") or its name; what isn't
    known stays as it was written, in capitals."""
    word = fold(written.strip())
    for code, names in REGIONS.get(country, {}).items():
        if word in names:
            return code
    return written.strip().upper().removeprefix(f"{country}-")


def is_region(country: str, written: str) -> bool:
    """Whether it is a part of that country, as far as its parts matter to any rule."""
    parts = REGIONS.get(country)
    return not written or parts is None or region_code(country, written) in parts
