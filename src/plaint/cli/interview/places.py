"""The countries and regions that people name, as their codes."""

from __future__ import annotations

import re

from plaint.cli.interview.answers import Answers, Told, fact, plain
from plaint.domain.regions import REGIONS

# Names under which people know the countries whose rules plaint knows, in English and French;
# other codes are taken too.
COUNTRY_NAMES = {
    "GB": ("United Kingdom", "Royaume-Uni"), "IE": ("Ireland", "Irlande"),
    "FR": ("France", "France"), "BE": ("Belgium", "Belgique"),
    "LU": ("Luxembourg", "Luxembourg"), "CH": ("Switzerland", "Suisse"),
    "DE": ("Germany", "Allemagne"), "AT": ("Austria", "Autriche"), "ES": ("Spain", "Espagne"),
    "IT": ("Italy", "Italie"), "NL": ("Netherlands", "Pays-Bas"), "PT": ("Portugal", "Portugal"),
    "NZ": ("New Zealand", "Nouvelle-Zélande"), "AU": ("Australia", "Australie"),
    "CA": ("Canada", "Canada"), "US": ("United States", "États-Unis"),
}  # fmt: skip
# Other names, without accents: what the people there say.
_PLACES = {
    **dict.fromkeys(("uk", "great britain", "grande-bretagne"), ("GB", "")),
    **dict.fromkeys(("usa", "etats-unis d'amerique", "america"), ("US", "")),
    **dict.fromkeys(("eire", "republic of ireland"), ("IE", "")),
    **dict.fromkeys(("belgie", "belgien"), ("BE", "")),
    **dict.fromkeys(("luxemburg", "letzebuerg"), ("LU", "")),
    **dict.fromkeys(("schweiz", "svizzera"), ("CH", "")),
    "deutschland": ("DE", ""), "osterreich": ("AT", ""), "espana": ("ES", ""),
    "italia": ("IT", ""), "aotearoa": ("NZ", ""),
    **dict.fromkeys(("nederland", "the netherlands", "holland", "hollande"), ("NL", "")),
}  # fmt: skip
_WITH_REGION = re.compile(r"([a-z]{2})-([a-z0-9]{1,3})")


def _part(name: str) -> tuple[str, str] | None:
    """The country and the part of it that a name means, where it means but one."""
    found = [
        (country, code)
        for country, parts in REGIONS.items()
        for code, names in parts.items()
        if name in names and name != "georgia"  # a country as well
    ]
    return found[0] if len(found) == 1 else None


def country(text: str, told: Told) -> Answers:
    """A country's name or its two letters; or a region: its name, or a code such as "US-CA"."""
    word = plain(text)
    for code, names in COUNTRY_NAMES.items():
        if word in (plain(name) for name in names):
            return {"country": code, "subdivision": ""}
    if region := _WITH_REGION.fullmatch(word):
        code, subdivision = region[1].upper(), region[2].upper()
    else:
        code, subdivision = _PLACES.get(word) or _part(word) or (word.upper(), "")
    return {"country": fact("complaint", "country", code), "subdivision": subdivision}
