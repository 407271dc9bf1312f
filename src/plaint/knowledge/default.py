"""The rule that stands in where a country's file has none: our own fair wait, and said to be so."""

from __future__ import annotations

from datetime import date

from plaint.domain.rules import Rule, Source
from plaint.domain.wait import Wait

_WAIT = Wait(days=30)
_DECIDED_ON = date(2026, 11, 22)

# As they read after "No rule is known for" and « Aucune règle n'est connue pour ».
_SECTORS = {
    "retail": ("shops", "les commerces"),
    "airline": ("airlines", "les compagnies aériennes"),
    "rail": ("railways", "les chemins de fer"),
    "telecom": ("phone and internet providers", "les opérateurs de télécommunications"),
    "energy": ("energy suppliers", "les fournisseurs d'énergie"),
    "water": ("water companies", "les services d'eau"),
    "banking": ("banks", "les banques"),
    "payments": ("payment services", "les services de paiement"),
    "credit-card": ("credit card issuers", "les émetteurs de cartes de crédit"),
    "insurance": ("insurers", "les assureurs"),
    "parcel": ("parcel carriers", "les transporteurs de colis"),
    "post": ("postal services", "les services postaux"),
    "travel": ("travel organisers", "les organisateurs de voyages"),
    "hotel": ("hotels", "les hôtels"),
    "car-rental": ("car rental companies", "les loueurs de voitures"),
    "housing": ("landlords and letting agents", "les bailleurs et agences de location"),
    "deposit": ("rental deposits", "les dépôts de garantie"),
    "subscription": ("subscriptions", "les abonnements"),
    "data-protection": ("personal data", "les données personnelles"),
}
_OTHER = ("this kind of matter", "ce type de litige")


def default_rule(country: str, sector: str) -> Rule:
    """Thirty days as a common fair wait: a norm of ours, nobody's duty."""
    in_english, in_french = _SECTORS.get(sector, _OTHER)
    where_en, where_fr = (f" in this country ({country})", f" dans ce pays ({country})")
    if not country:
        where_en = where_fr = ""
    return Rule(
        id="default",
        country=country,
        sector=sector,
        wait=_WAIT,
        nature="norm",
        certainty="norm",
        says={
            "en": f"No rule is known for {in_english}{where_en}; a common fair wait is 30 days.",
            "fr": f"Aucune règle n'est connue pour {in_french}{where_fr}\N{NO-BREAK SPACE}; "
            "un délai de 30 jours est couramment jugé raisonnable.",
        },
        source=Source(title="plaint's own norm"),
        checked_on=_DECIDED_ON,
    )
