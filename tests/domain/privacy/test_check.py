"""The privacy check: facts of the case in any form, shapes of anybody's, and what may stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.complaint import Company, Complainant, Complaint, Evidence
from plaint.domain.privacy.known import KnownFacts, known_facts
from plaint.knowledge.private_words import privacy_check

KNOWN = KnownFacts(
    name="Alex Morgane-Traveller",
    email="a.traveller@example.org",
    phone="+44 113 496 0000",
    postal="1 High Street, Leeds LS1 1AA",
    references=("X7K2PQ", "48213", "LHRBA12345"),
    accounts=("CUST-0099-7",),
    evidence_names=("scan_tag77.pdf",),
    employee_names=("Ms Ifeoma Kay", "desk agent", "Manager"),
    allowed=("Example Airways", "@help@social.example", "airways.example"),
)
FRENCH = KnownFacts(
    name="Zoé Lefèvre",
    email="zoe.lefevre@example.org",
    phone="01 99 00 12 34",
    postal="12 bis avenue de l'Écluse\n75002 Paris",
    references=("A-2026/0815",),
)


def found(text: str, known: KnownFacts | None = KNOWN) -> list[tuple[str, str]]:
    return [(f.category, f.text) for f in privacy_check().find(text, known, public=True)]


@pytest.mark.parametrize(
    ("text", "category", "span"),
    [
        ("Booking x7k2pq is lost.", "reference", "x7k2pq"),
        ("It is X7K 2PQ", "reference", "X7K 2PQ"),
        ("It is x-7-k-2-p-q!", "reference", "x-7-k-2-p-q"),
        ("See 48 213, please", "reference", "48 213"),
        ("PIR LHR BA 12345", "reference", "LHR BA 12345"),
        ("customer cust00997", "account", "cust00997"),
        ("see SCAN-TAG77.PDF", "reference", "SCAN-TAG77.PDF"),
        ("see scan tag77", "reference", "scan tag77"),
        ("write to A.Traveller@Example.ORG", "email", "A.Traveller@Example.ORG"),
        (
            "write to a.traveller (at) example (dot) org",
            "email",
            "a.traveller (at) example (dot) org",
        ),
        ("write to a dot traveller at example dot org", "email",
         "a dot traveller at example dot org"),
        ("call 0113 496 0000", "phone", "0113 496 0000"),
        ("call +44 (0)113-496-0000", "phone", "+44 (0)113-496-0000"),
        ("call 00441134960000", "phone", "00441134960000"),
        ("call (0113) 4960000", "phone", "(0113) 4960000"),
        ("I am at 1, high st.", "address", "1, high st"),
        ("My postcode is ls11aa", "postcode", "ls11aa"),
        ("I'm TRAVELLER", "name", "TRAVELLER"),
        ("alex here", "name", "alex"),
        ("Yours, Morgane", "name", "Morgane"),
        ("alex morgane traveller writes", "name", "alex morgane traveller"),
        ("Ifeoma was kind", "name", "Ifeoma"),
        ("kay was kind", "name", "kay"),
    ],
)  # fmt: skip
def test_a_fact_of_the_case_is_found_whatever_its_form(text: str, category: str, span: str) -> None:
    assert (category, span) in found(text)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Je suis ZOE LEFEVRE", "ZOE LEFEVRE"),
        ("Zoe\u0301 vous remercie", "Zoe\u0301"),
        ("12 BIS AV DE L’ECLUSE", "12 BIS AV DE L’ECLUSE"),
        ("à 75002", "75002"),
        ("le +33 1 99 00 12 34", "+33 1 99 00 12 34"),
        ("le 01.99.00.12.34", "01.99.00.12.34"),
        ("le 0033199001234", "0033199001234"),
        ("dossier a 2026 0815", "a 2026 0815"),
        ("zoe.lefevre arobase example point org", "zoe.lefevre arobase example point org"),
    ],
)
def test_french_facts_are_found_too(text: str, span: str) -> None:
    assert span in [s for _, s in found(text, FRENCH)]


@pytest.mark.parametrize(
    "text",
    [
        "As a traveller I expected better from Example Airways.",
        "Hello @help@social.example and airways.example, I wrote on 3 May 2026.",
        "The desk agent and the manager were kind.",
        "It cost 48 213 € or 48213 EUR in all.",
        "I waited 113 minutes; the fare was 49.60.",
        "Alexandra and the High Street shops in Leeds are lovely.",
        "My order has 7 items.",
    ],
)
def test_what_only_resembles_a_fact_may_stand(text: str) -> None:
    assert found(text) == []


def test_the_company_may_share_a_name_with_the_complainant() -> None:
    known = KnownFacts(name="Jo Martin", allowed=("Martin & Sons",))
    assert found("Martin & Sons sold it to Martin.", known) == [("name", "Martin")]


def test_the_facts_come_from_the_case() -> None:
    complaint = Complaint(
        references={"booking": "X7K2PQ", "Customer number": "C 77", "empty": ""},
        evidence=(Evidence("tag.jpg", "0" * 64, 1, "image/jpeg"),),
    )
    company = Company(name="Example Airways", email="care@example.com", handles={"x": "@Ex"})
    complainant = Complainant("A. Traveller", "a@example.org", "GB", "UTC", "1 High St", "0113")
    assert known_facts(complaint, company, complainant, contacts=["Kay", ""]) == KnownFacts(
        name="A. Traveller", email="a@example.org", phone="0113", postal="1 High St",
        references=("X7K2PQ",), accounts=("C 77",), evidence_names=("tag.jpg",),
        employee_names=("Kay",), allowed=("Example Airways", "care@example.com", "@Ex"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "category", "span"),
    [
        ("write to jo.bloggs+x@mail.example.org.", "email", "jo.bloggs+x@mail.example.org"),
        ("jo [at] example.org", "email", "jo [at] example.org"),
        ("call +44 20 7946 0018", "phone", "+44 20 7946 0018"),
        ("appelez le 06 39 98 12 34", "phone", "06 39 98 12 34"),
        ("call (212) 555-0123", "phone", "(212) 555-0123"),
        ("to GB29 NWBK 6016 1331 9268 19 please", "iban", "GB29 NWBK 6016 1331 9268 19"),
        ("RIB fr7630006000011234567890189", "iban", "fr7630006000011234567890189"),
        ("card 4111 1111 1111 1111 12/27", "card", "4111 1111 1111 1111"),
        ("card 3782-822463-10005", "card", "3782-822463-10005"),
        ("at 22 Sample Street, London NW1 6XE", "address", "22 Sample Street, London NW1 6XE"),
        ("at 4 Elm Ave, Springfield, IL 62704", "address", "4 Elm Ave, Springfield, IL 62704"),
        (
            "au 3 ter, rue de l'Église, 67000 Strasbourg.",
            "address",
            "3 ter, rue de l'Église, 67000 Strasbourg",
        ),
        ("au 5 place du Marché", "address", "5 place du Marché"),
        ("no signal in LS1 1AA", "postcode", "LS1 1AA"),
        ("booking reference KQWXYZ", "reference", "KQWXYZ"),
        ("Conf# PD4QL1", "reference", "PD4QL1"),
        ("case number: 8352614", "reference", "8352614"),
        ("commande n° 772134", "reference", "772134"),
        ("dossier S3563-2729518", "reference", "S3563-2729518"),
        ("my YF8AGS is gone", "reference", "YF8AGS"),
        ("ticket is 4875749118625!", "reference", "4875749118625"),
        ("Date of birth: 03/04/1980", "date-of-birth", "03/04/1980"),
        ("née le 3 avril 1980", "date-of-birth", "3 avril 1980"),
        ("my password is hunter2!", "account", "hunter2!"),
    ],
)
def test_the_shape_of_personal_data_is_found(text: str, category: str, span: str) -> None:
    assert found(text, None) == [(category, span)]


def test_two_references_in_a_row() -> None:
    assert [span for _, span in found("booking refs XH61G4 and DEYW52", None)] == [
        "XH61G4", "DEYW52",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Flight EX1207 from Leeds to Paris on 02.09.2026 at 14:30 was cancelled.",
        "I paid 1 250,00 € on 2026-05-03, that is 40% of 3,125.00 GBP.",
        "The ZX4090 and the QH1000XM5 are out of stock; so is the Widget 15.",
        "Call your own line 0800 028 1234 or info@example.com, nobody answers.",
        "See https://example.org/orders/123456789012?id=4111111111111111 and @user123456789.",
        "My password is wrong and my PIN is blocked.",
        "I have been a customer since 2015 and placed the order in March 2026.",
        "Ce sont 2 places assises, 3 cours particuliers et 12 rues barrées.",
        "The aircraft was N614SW; 100000 people know it.",
        "Order 2 of 3 came; claim 250 EUR; the account has 1500 €.",
        "Article L. 216-6, section 75, regulation 261/2004, directive 2011/83.",
        "It came on 01.02.2026 12 days late.",
        "Happy birthday! You were born to lead.",
    ],
)
def test_business_facts_may_stand(text: str) -> None:
    assert found(text, None) == []


def test_a_letter_is_only_warned_about_what_nobody_needs() -> None:
    text = (
        "I am Alex Morgane-Traveller, 1 High Street, booking X7K2PQ, call +44 113 496 0000. "
        "Card 4111 1111 1111 1111, born on 3 April 1980, password: hunter2."
    )
    findings = privacy_check().find(text, KNOWN, public=False)
    assert [(f.category, f.severity) for f in findings] == [
        ("card", "warn"), ("date-of-birth", "warn"), ("account", "warn"),
    ]  # fmt: skip
    assert all(f.severity == "block" for f in privacy_check().find(text, KNOWN, public=True))


# --- all known facts, over random reformattings ---

SEPARATORS = st.sampled_from(["", "", "", " ", "-", ".", "\u00a0", "/", " - "])


@st.composite
def reformatted(draw: st.DrawFn, fact: str) -> str:
    """A fact with its case changed, and with separators put in and taken out anywhere."""
    kept = [c for c in fact if c.isalnum()]
    out = kept[0]
    for char in kept[1:]:
        out += draw(SEPARATORS) + char
    forms = (out, out.upper(), out.lower(), out.title())
    return draw(st.sampled_from(forms))


@given(
    st.data(),
    st.sampled_from(
        [*KNOWN.references, *KNOWN.accounts, *KNOWN.evidence_names, KNOWN.postal,
         "Alex Morgane-Traveller", "1 High Street", "LS1 1AA", "Ifeoma Kay"]
    ),
    st.sampled_from(["", "Hello ", "Réf : ", "👩‍🔧 (", "\r\n"]),
    st.sampled_from(["", ".", ", please", ")", "\r\nThanks", " 👍"]),
)  # fmt: skip
def test_every_known_fact_is_found(data: st.DataObject, fact: str, before: str, after: str) -> None:
    written = data.draw(reformatted(fact))
    text = before + written + after
    start, end = len(before), len(before) + len(written)
    found_at = [(f.start, f.end) for f in privacy_check().find(text, KNOWN, public=True)]
    assert any(s <= start and end <= e for s, e in found_at), text


@given(
    st.sampled_from(["+44", "0044", "+44 (0)", "0", "(0", "44"]),
    st.lists(st.sampled_from(["", " ", "-", ".", " - "]), min_size=9, max_size=9),
)
def test_the_phone_is_found_in_every_form(prefix: str, gaps: list[str]) -> None:
    digits = "".join(d + gap for d, gap in zip("1134960000", [*gaps, ""], strict=True))
    written = prefix + digits.replace("113", "113)", 1) if prefix == "(0" else prefix + digits
    text = f"Call {written} today"
    known = replace(KNOWN, postal="", references=())
    spans = [(f.start, f.end) for f in privacy_check().find(text, known, public=True)]
    assert any(s <= 5 and 5 + len(written.rstrip()) <= e for s, e in spans), text


@given(st.text(max_size=60), st.sampled_from([KNOWN, FRENCH, None]), st.booleans())
def test_offsets_match_any_text(noise: str, known: KnownFacts | None, public: bool) -> None:
    text = noise + "👩‍🔧 Zoe\u0301 X7K2PQ\r\n4111 1111 1111 1111 " + noise
    end = 0
    for finding in privacy_check().find(text, known, public=public):
        assert text[finding.start : finding.end] == finding.text != ""
        assert finding.start >= end
        end = finding.end


@pytest.mark.parametrize(
    "unit",
    ["0", "0 ", "1-", "4111 ", "A ", "1 A", "1 Aa ", "12 rue ", "a@", "a.", "a(at)b", "GB29",
     "+1 ", "ref ", "order no ", "x7k2p", "née le ", "pin ", "http://", "LS1 1A", "traveller ",
     "113496000"],
)  # fmt: skip
def test_a_hostile_text_comes_to_an_end(unit: str) -> None:
    """100 kB of what a pattern could stumble over; quadratic work would take hours."""
    text = unit * (100_000 // len(unit))
    for finding in privacy_check().find(text, KNOWN, public=True):
        assert text[finding.start : finding.end] == finding.text
