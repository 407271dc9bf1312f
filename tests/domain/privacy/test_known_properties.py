"""Every identifying fact of a case is found in a public text, however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.privacy.known import KnownFacts
from plaint.knowledge.private_words import privacy_check

Around = tuple[str, str]
Way = Callable[[str], str]
before = st.sampled_from(
    [
        "",
        "Hello ",
        "Réf : ",
        "👩‍🔧 (",
        "\r\n",
        "c'est ",
        "l'",
        "#",
        "“",
        "\u202b",
        "e\u0301 ",
        "it:",
    ]
)
after = st.sampled_from(
    ["", ".", ", please", ")", "\r\nThanks", " 👍", "'s one", "!", " on 3 May", "”", "\u202c", " ?"]
)
surroundings = st.tuples(before, after)

SPACES = (" ", "\u00a0", "\u202f", "  ", "\n", "\r\n")
DASHES = ("-", "–", "\u2011", "_", " - ", ".", "/", "·")
INVISIBLE = ("\u200b", "\u00ad", "\u2060")


def missed(known: KnownFacts, written: str, around: Around) -> list[str]:
    """The words of a fact, as it stands in a public text, that no finding covers."""
    text = around[0] + written + around[1]
    found = privacy_check().find(text, known, public=True)
    covered = {place for f in found for place in range(f.start, f.end)}
    hidden = "".join(
        " " if place in covered else char for place, char in enumerate(written, len(around[0]))
    )
    return re.findall(r"[^\W_]+", without_accents(hidden).casefold())


# --- ways of writing ---

_STROKES = str.maketrans("łŁøØđĐ", "lLoOdD")  # letters that Unicode doesn't take apart


def without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.translate(_STROKES))
    return "".join(c for c in plain if not unicodedata.combining(c))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def wide(text: str) -> str:
    """In the full-width letters and digits of East Asian keyboards."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c.isalnum() else c for c in text)


accents = st.sampled_from([str, decomposed, without_accents])
cases = st.sampled_from([str, str.upper, str.lower, str.title, str.swapcase])


@st.composite
def spaced(draw: st.DrawFn, text: str, separators: Sequence[str]) -> str:
    """The letters and digits of a text, with separators put in and left out anywhere."""
    separator = st.just("") | st.sampled_from(separators)
    kept = [c for c in text if c.isalnum()]
    return kept[0] + "".join(draw(separator) + c for c in kept[1:])


# --- names ---

FIRST = ["Zoé", "Alex", "Jean-Noël", "Łukasz", "Søren", "Jürgen", "Ifeoma", "Ana María", "Çağla"]
LAST = [
    "Lefèvre", "Morgan", "O'Dell", "D’Arcy", "Müller", "Voß", "Nuñez", "Le Goff", "Dell-Morgan",
    "van der Meer", "McKay", "Okonkwo", "Œuvrard", "Dvořák",
]  # fmt: skip
PARTICLES = {"van", "der", "le"}  # found in the whole name only


@given(
    st.sampled_from(FIRST), st.sampled_from(LAST), st.booleans(), st.data(), accents, cases,
    surroundings,
)  # fmt: skip
def test_a_name_and_each_of_its_parts(
    first: str, last: str, staff: bool, data: st.DataObject, accent: Way, case: Way, around: Around
) -> None:
    name = f"{first} {last}"
    known = KnownFacts(employee_names=(name,)) if staff else KnownFacts(name=name)
    forms = ([first, last], [last, first], [first], [last], [first[0] + ".", last])
    form = data.draw(st.sampled_from(forms))
    separators = [*SPACES, "_", ".", "-", ", "] + ["", *INVISIBLE] * (form == [first, last])
    separator = data.draw(st.sampled_from(separators))
    written = case(accent(separator.join(form)))
    if separator == "":
        written = written.replace(" ", "")
    lost = missed(known, written, around)
    assert {*lost} <= PARTICLES | {without_accents(first[0]).casefold()}


@given(
    st.sampled_from(["Rose", "Baker", "Rose Baker", "ROSE", "Ms Baker", "ROSE BAKER"]), surroundings
)
def test_a_name_that_is_an_everyday_word_with_a_capital(written: str, around: Around) -> None:
    assert missed(KnownFacts(name="Rose Baker"), written, around) in ([], ["ms"])


# --- email ---


@given(
    st.sampled_from(["zoe.lefevre", "z_lefevre", "zl-1", "zoe+shop", "zoe"]),
    st.sampled_from(["example.org", "mail.example.co.uk", "my-example.com"]),
    st.sampled_from(["@", " @ ", "(at)", " (at) ", " [at] ", " at ", " arobase ", "{at}", "＠"]),
    st.sampled_from([".", " . ", "(dot)", " [dot] ", " dot ", " point ", " DOT ", ". "]),
    cases, surroundings,
)  # fmt: skip
def test_an_email_address(
    local: str, domain: str, at: str, dot: str, case: Way, around: Around
) -> None:
    known = KnownFacts(email=f"{local}@{domain}")
    written = case(local + at + domain.replace(".", dot))
    assert missed(known, written, around) == []


# --- phones ---

# Numbers kept for fiction: trunk and national number, and the country's code.
PHONES = [
    ("0", "1134960123", "44"), ("0", "2079460123", "44"), ("0", "7700900123", "44"),
    ("0", "199001234", "33"), ("0", "639981234", "33"), ("1", "2125550123", "1"),
    ("0", "3023125123", "49"), ("0", "209139123", "353"), ("", "24123456", "45"),
]  # fmt: skip


@given(st.sampled_from(PHONES), st.booleans(), st.data(), surroundings)
def test_a_phone_number(
    phone: tuple[str, str, str], abroad: bool, data: st.DataObject, around: Around
) -> None:
    trunk, national, country = phone
    known = KnownFacts(phone=f"+{country} {national}" if abroad else trunk + national)
    separators = (*SPACES, *DASHES, ") ")
    digits = data.draw(spaced(national, separators))
    gap = data.draw(st.sampled_from(["", " ", "-", "\u00a0"]))
    begins = [
        trunk * (trunk == "0"),
        f"+{country}{gap}",
        f"00{country}{gap}",
        f"({trunk}) ",
        f"00 {country} ",
    ]
    if trunk == "0":
        begins += [f"+{country} (0)", f"+{country}(0){gap}", f"+{country} 0"]
    written = data.draw(st.sampled_from(begins)) + digits
    if data.draw(st.booleans()):
        written = wide(written)
    assert missed(known, written, around) == []


# --- references and accounts ---

references = st.one_of(
    st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=5, max_size=14),
    st.text("0123456789", min_size=4, max_size=14),
    st.sampled_from(["LHRBA12345", "A-2026/0815", "CUST-0099-7", "S3563-2729518", "É-12-Ö7"]),
)


@given(references, st.booleans(), st.data(), accents, cases, surroundings)
def test_a_reference_in_any_spacing_and_case(
    reference: str, account: bool, data: st.DataObject, accent: Way, case: Way, around: Around
) -> None:
    known = KnownFacts(accounts=(reference,)) if account else KnownFacts(references=(reference,))
    written = case(accent(data.draw(spaced(reference, (*SPACES, *DASHES, *INVISIBLE)))))
    if data.draw(st.booleans()):
        written = wide(written)
    assert missed(known, written, around) == []


# --- postal addresses ---

# An address by its lines, and the words that are written in short: street, then town and postcode.
ADDRESSES = [
    (["1 High Street", "Leeds", "LS1 1AA"], {"Street": ["St", "St."]}),
    (["Flat 2, 14 Elm Road", "London", "NW1 6XE"], {"Road": ["Rd", "rd."]}),
    (["22b St Mary's Avenue", "York YO1 7HH"], {"Avenue": ["Ave", "Av."], "St": ["Saint"]}),
    (["12 bis avenue de l'Écluse", "75002 Paris"], {"avenue": ["av", "av.", "ave"]}),
    (["3 ter, boulevard Saint-Éloi", "67000 Strasbourg"], {"boulevard": ["bd", "Bld", "bd."]}),
    (["4 Elm Drive Apt 5", "Springfield", "IL 62704"], {"Drive": ["Dr", "Dr."]}),
    (["Musterstraße 12a", "10115 Berlin"], {}),
    (["Hauptstr. 7", "80331 München"], {}),
]  # fmt: skip


@given(st.sampled_from(ADDRESSES), st.data(), accents, cases, surroundings)
def test_a_postal_address_and_its_street_and_its_postcode(
    address: tuple[list[str], dict[str, list[str]]], data: st.DataObject, accent: Way,
    case: Way, around: Around,
) -> None:  # fmt: skip
    lines, shorts = address
    known = KnownFacts(postal=data.draw(st.sampled_from(["\n", ", "])).join(lines))
    street = lines[0]
    for word, forms in shorts.items():
        form = data.draw(st.sampled_from([word, *forms]))
        street = re.sub(rf"\b{word}\b", form, street, count=1)
    postcode = re.findall(r"[A-Z]+\d+ \d[A-Z]+|\d{5}", lines[-1])
    separator = data.draw(st.sampled_from([", ", "\n", "\r\n", " ", " - ", "; ", ",\n"]))
    whole = separator.join([street, *lines[1:]])
    written = case(accent(data.draw(st.sampled_from([whole, street, *postcode]))))
    assert missed(known, written, around) == []


# --- evidence ---


@given(
    st.sampled_from(["scan_tag77.pdf", "IMG 2041.JPG", "Facture Écluse (2).pdf", "photo.jpg",
                     "2026-05-03 18.22.10.png", "bill.final.v2.docx"]),
    st.sampled_from(["_", "-", " ", ".", "", "\u00a0"]),
    st.booleans(), accents, cases, surroundings,
)  # fmt: skip
def test_the_name_of_a_piece_of_evidence(
    name: str, separator: str, bare: bool, accent: Way, case: Way, around: Around
) -> None:
    known = KnownFacts(evidence_names=(name,))
    stem, _, ending = name.rpartition(".")
    written = re.sub(r"[ _-]", separator, stem)
    if not (bare and any(c.isdigit() for c in stem)):
        written += "." + ending
    assert missed(known, case(accent(written)), around) == []
