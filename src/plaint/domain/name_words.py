"""Words of names and streets: which are ordinary words too, and how streets are abbreviated."""

from __future__ import annotations

import re

from plaint.domain.folding import word_set

# What stands in a noted name and is no part of it.
NO_NAMES = word_set(
    "mr mrs ms miss mx dr prof sir madam mme mlle monsieur madame mademoiselle herr frau van von"
    " der den del des the les and desk agent adviser advisor manager team service customer support"
    " staff supervisor conseiller conseillère responsable équipe client vendeur vendeuse"
)
# Parts of names that are everyday words, in English or French. They are a name only with a capital.
EVERYDAY = word_set(
    "may will mark bill rose grace hope faith joy page price long young white brown green black"
    " grey king bishop cook hill wood woods stone west north day summer winter jack rob pat drew"
    " chase hunter baker miller smith taylor turner walker carter cooper fisher potter mason banks"
    " bush field fields ford lane love lord major marsh nice noble park parks penny pope power"
    " powers reed rich rice sharp short small sky spring street strong swift waters wise wolf guy"
    " art dean don earl frank gene grant iris ivy ray sandy sue victor ward wade april june dawn"
    " eve ruby pearl amber ginger daisy traveller traveler petit petite grand blanc noir brun roux"
    " roi marchand boulanger berger moulin fontaine fleur pierre olive marine claire aime ange"
    " constant clément parfait juste prudent blanche rousse léger legrand lebon bon beau belle"
    " joly vert leblanc fort dur mercier meunier charpentier maçon chevalier baron comte prince"
    " valet rivière bois mars avril victoire aurore aube lune perle jade ambre"
)
# The same word of a street, in long and short.
SHORT_FORMS = tuple(
    word_set(forms)
    for forms in (
        "street st", "road rd", "avenue ave av", "lane ln", "drive dr", "place pl", "square sq",
        "court ct", "crescent cres", "gardens gdns", "boulevard bd bld blvd boul",
        "chemin ch che", "impasse imp", "route rte", "apartment apt appartement appt", "saint st",
        "sainte ste", "faubourg fg", "allée all", "résidence res",
    )
)  # fmt: skip
STREET_END = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|crescent|terrace|way|square"
    r"|gardens|grove|place|boulevard|blvd)\b",
    re.IGNORECASE,
)
