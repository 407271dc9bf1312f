"""What addresses are made of and announced with: the words of all languages together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AddressWords:
    """Each may be several words apart by spaces."""

    same: tuple[str, ...]  # the same word of a street, in long and short: "street st"
    ends: tuple[str, ...]  # words that end the name of a street: High Street, 5 Main Rd
    begins: tuple[str, ...]  # words that begin it: 5 rue de la Gare, calle Mayor 5
    begins_with_capital: tuple[str, ...]  # the same, but everyday words too
    joined: tuple[str, ...]  # end it in one word or apart: Hauptstraße 5
    joined_announced: tuple[str, ...]  # the same, but the end of everyday words too
    after_number: tuple[str, ...]  # between a house's number and its street: 5 bis
    announce: tuple[str, ...]  # announce where somebody lives or wants something brought
    postcodes: tuple[str, ...]  # announce a postcode
    between: tuple[str, ...]  # between the announcement and the address: is, de livraison
    links: tuple[str, ...]  # small words within an address: de la, upon
    rooms: tuple[str, ...]  # a part of a house: Flat 3
    boxes: tuple[str, ...]  # a box at the post office
    public_places: tuple[str, ...]  # where nobody lives: store, agence
    place_links: tuple[str, ...]  # between such a place and its address: at, located in
    no_street: tuple[str, ...]  # beside a number and a name, tell that it is no house: gate, May
    stops: tuple[str, ...]  # begin what comes after an address: please, merci, tel
