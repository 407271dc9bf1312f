"""Each kind of complaint in each sector is told in the words of that sector, in both languages."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from tests.letters.matrix import faults, full, minimal

from plaint.domain.complaint import KINDS, REMEDIES, SECTORS
from plaint.letters.packs import built_in
from plaint.letters.render import render

SHOPS = ("retail", "other")
WAIT = {"today": date(2026, 6, 8), "answer_by": date(2026, 6, 22)}
SENT = {"complaint": {"on": date(2026, 5, 20)}}


def letter(language: str, stage: str = "complaint", variant: str = "", **more: Any) -> str:
    """Subject and body in one text, with plain spaces."""
    written = render(built_in(language), minimal(language, stage, variant, **{**WAIT, **more}))
    return f"{written.subject}\n\n{written.body}".replace("\u00a0", " ")


@pytest.mark.parametrize("sector", [sector for sector in SECTORS if sector not in SHOPS])
def test_only_a_shop_sells_articles(sector: str) -> None:
    for kind in KINDS:
        for stage in ("complaint", "follow-up", "nudge"):
            more: dict[str, Any] = {
                "kind": kind,
                "sector": sector,
                "sent": SENT if stage != "complaint" else {},
            }
            english, french = letter("en", stage, **more), letter("fr", stage, **more)
            assert not re.search(r"something I bought from you|faulty product", english), kind
            assert not re.search(r"article (acheté|défectueux|différent)|d'un article qui", french)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("sector", SECTORS)
def test_every_pair_reads_as_one_sentence(language: str, sector: str) -> None:
    for kind in KINDS:
        for stage in ("complaint", "second-level", "referral", "notice"):
            variant = "damage-report" if stage == "notice" else ""
            values = full(
                language, stage, variant, kind=kind, sector=sector, remedy_detail="",
                remedy=REMEDIES[KINDS.index(kind) % len(REMEDIES)], promised_on=date(2026, 6, 4),
            )  # fmt: skip
            written = render(built_in(language), values)
            body = written.body.replace("Kind regards,\n\n", "").replace("\u00a0;", ";")
            assert not faults(body.replace("\u00a0:", ":")), (kind, stage, body)
            assert "\n\n ," not in body


@pytest.mark.parametrize(
    ("kind", "sector", "english", "french"),
    [
        ("not-as-described", "hotel", "about my stay, which was not as described.",
         "de mon séjour, qui ne correspondait pas à la description."),
        ("not-as-described", "travel", "about my trip, which was not as described.",
         "de mon voyage, qui ne correspondait pas à la description."),
        ("not-as-described", "telecom", "about my line or equipment, which is not as described.",
         "de ma ligne ou de mon équipement, qui ne correspond pas à la description."),
        ("defective", "car-rental", "about my hire car, which was faulty.",
         "de mon véhicule de location, qui présentait un défaut."),
        ("wrong-item", "car-rental", "about my booking, for which I was given a different car.",
         "de ma réservation, pour laquelle j'ai reçu un autre véhicule que celui réservé."),
        ("not-delivered", "credit-card", "about a purchase on my card, which has not arrived.",
         "d'un achat réglé avec ma carte, que je n'ai pas reçu."),
        ("not-delivered", "parcel", "about a parcel in your care, which has not arrived.",
         "d'un envoi qui vous a été confié et qui n'est pas arrivé."),
        ("late-delivery", "post", "about a postal item in your care, which is late.",
         "d'un envoi qui vous a été confié et qui n'est pas arrivé à temps."),
        ("damage", "parcel", "about damage to a parcel in your care.",
         "d'un dommage causé à un envoi qui vous a été confié."),
        ("refund-due", "deposit", "because I am still waiting for my deposit.",
         "du dépôt de garantie que j'ai versé et qui ne m'a pas encore été restitué."),
        ("not-as-described", "retail",
         "because something I bought from you is not as described.",
         "d'un article qui ne correspond pas à sa description."),
    ],
)  # fmt: skip
def test_the_opening_follows_the_sector(kind: str, sector: str, english: str, french: str) -> None:
    assert f"I am writing {english}" in letter("en", kind=kind, sector=sector)
    assert f"Je vous écris au sujet {french}" in letter("fr", kind=kind, sector=sector)


@pytest.mark.parametrize("sector", ["parcel", "post"])
def test_a_parcel_is_nobodys_order(sector: str) -> None:
    """The customer may have sent it, or be waiting for it: neither is said."""
    more: dict[str, Any] = {
        "kind": "not-delivered", "sector": sector, "remedy": "delivery",
        "ordered_on": date(2026, 6, 1), "promised_on": date(2026, 6, 3),
    }  # fmt: skip
    for stage in ("complaint", "follow-up", "final-notice", "nudge"):
        assert not re.search(r"\border", letter("en", stage, **more))
        assert "commande" not in letter("fr", stage, **more)
    assert "(dated 1 June), which has not arrived; it was due by 3 June." in letter("en", **more)
    sent = "d'un envoi du 1er juin qui vous a été confié et qui n'est pas arrivé ; il était attendu"
    assert sent in letter("fr", **more)
    assert "confié à l'entreprise" in letter("fr", "referral", **more)


@pytest.mark.parametrize("sector", ["banking", "payments", "credit-card"])
@pytest.mark.parametrize("kind", ["refund-due", "overcharge", "other"])
def test_an_unauthorised_payment_was_not_paid_by_the_customer(sector: str, kind: str) -> None:
    more: dict[str, Any] = {
        "kind": kind, "sector": sector, "subsector": "unauthorised-payment", "remedy": "refund",
        "amount": {"value": "420", "currency": "EUR"}, "paid_by": "debit-card",
    }  # fmt: skip
    english, french = letter("en", **more), letter("fr", **more)
    assert " that I did not authorise." in english
    assert (
        "credit my account with €420, so that it is as it would have been without that payment"
    ) in english
    assert "the card I paid with" not in english
    assert "waiting for a refund" not in english
    assert "au sujet d'un paiement que je n'ai pas autorisé." in french
    assert (
        "rétablir mon compte dans l'état où il se serait trouvé sans ce paiement, en le créditant"
        " de 420 €."
    ) in french
    assert "moyen de paiement utilisé" not in french
    assert "authorize" in letter("en", **more, country="US")
    assert "420" not in letter("en", "nudge", **more)


@pytest.mark.parametrize(("country", "word"), [("AU", "bond"), ("NZ", "bond"), ("GB", "deposit")])
def test_a_tenants_deposit_is_a_bond_down_under(country: str, word: str) -> None:
    more: dict[str, Any] = {"kind": "deposit", "sector": "deposit", "country": country}
    more |= {"remedy": "refund", "sent": SENT}
    other = {"bond": "deposit", "deposit": "bond"}[word]
    for stage in ("complaint", "follow-up", "final-notice", "nudge"):
        text = letter("en", stage, **more)
        assert f"my {word}" in text, stage
        assert other not in text, stage


BODIES = [
    ("Rückbuchung (Chargeback) über die kartenausgebende Bank", "chargeback",
     "I will ask my card issuer to reverse the payment (chargeback)"),
    ("Your card issuer: billing-error notice or chargeback", "chargeback", "ask my card issuer to"),
    ("Universalschlichtungsstelle des Bundes", "adr",
     "ask the outside body for such cases, Universalschlichtungsstelle des Bundes, to look at it"),
    ("Energy ombudsman of your state or territory", "ombudsman",
     "ask the energy ombudsman of my state or territory to look at it"),
    ("Amtsgericht", "court", "ask the court or tribunal for such cases, Amtsgericht, to decide it"),
    ("Lamp Ombudsman", "ombudsman", "ask the Lamp Ombudsman to look at it"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "said"), BODIES)
def test_a_body_is_greeted_neutrally_and_named_so_that_it_reads(
    name: str, kind: str, said: str
) -> None:
    body = {"name": name, "kind": kind}
    assert said in letter("en", "final-notice", body=body, names_body=True)
    referral = letter("en", "referral", body=body)
    # A court is told what is claimed; nobody there is greeted, thanked or asked for help.
    assert ("\n\nDear Sir or Madam,\n\n" in referral) == (kind != "court")
    assert ("your help" in referral) == (kind != "court")
    assert name not in referral
    greeted = "\n\nMadame, Monsieur,\n\n" in letter("fr", "referral", body=body)
    assert greeted == (kind != "court")


def test_a_card_issuer_is_asked_to_reverse_the_payment() -> None:
    body = {"name": "Chargeback by the card issuer", "kind": "chargeback"}
    assert "Please reverse (charge back) the card payment that I made to Brightnook." in letter(
        "en", "referral", body=body
    )
    assert "d'annuler, par rétrofacturation (chargeback), le paiement par carte" in letter(
        "fr", "referral", body=body
    )
    french = letter("fr", "final-notice", body=body, names_body=True)
    assert "à l'émetteur de ma carte, pour faire annuler le paiement" in french
    assert "Chargeback by" not in french


def test_a_second_level_is_asked_after_silence_too() -> None:
    silent: dict[str, Any] = {
        "reason": "silence",
        "sent": SENT,
        "sector": "post",
        "kind": "not-delivered",
    }
    english, french = letter("en", "second-level", **silent), letter("fr", "second-level", **silent)
    assert "take this up at your next level" in english
    assert "final response in writing" in english
    for word in ("position", "another look", "fresh look", "reviews"):
        assert word not in english
    assert (
        "Je m'adresse au niveau supérieur de votre service des réclamations, faute de"
        " réponse. Le 20 mai,"
    ) in french
    assert "examen" not in french + letter("fr", "second-level", reason="silence", sector="telecom")
    assert "votre réponse définitive par écrit" in french
    refused = {**silent, "reason": "refusal"}
    assert "If your position stays as it is" in letter("en", "second-level", **refused)
    assert "réexaminer ma réclamation" in letter("fr", "second-level", **refused)


def test_silence_claims_no_complaint_that_is_not_on_record() -> None:
    assert "faute de réponse" not in letter("fr", "second-level", reason="silence")


@pytest.mark.parametrize("kind", ["cancelled", "denied-boarding", "delayed"])
@pytest.mark.parametrize(
    ("remedy", "fallback"), [("refund", "compensation"), ("compensation", "refund")]
)
def test_a_flights_refund_and_its_compensation_are_both_due(
    kind: str, remedy: str, fallback: str
) -> None:
    """Regulation (EC) No 261/2004: articles 7 and 8 stand side by side."""
    more: dict[str, Any] = {"kind": kind, "remedy": remedy, "fallback": fallback}
    more |= {"amount": {"value": "812", "currency": "EUR"}, "sector": "airline"}
    for detail in ("", "refund the tickets"):
        for stage in ("complaint", "final-notice", "referral"):
            english = letter("en", stage, **more, remedy_detail=detail)
            french = letter("fr", stage, **more, remedy_detail=detail)
            assert not re.search("if that (is|was) not possible", english), english
            assert "défaut" not in french, french
    assert "à défaut" in letter("fr", **{**more, "sector": "rail"})
    assert "if that is not possible" in letter("en", **{**more, "kind": "service"})


def test_both_sums_of_a_flight_stand_in_one_sentence() -> None:
    more: dict[str, Any] = {"kind": "cancelled", "sector": "airline", "remedy": "refund"}
    more |= {"fallback": "compensation", "amount": {"value": "812", "currency": "EUR"}}
    assert (
        "By Monday 22 June 2026, please refund €812 and pay me the compensation that is due."
    ) in letter("en", **more)
    assert "me rembourser 812 €, ainsi que me verser l'indemnité due." in letter("fr", **more)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_notice_without_a_number_says_what_it_is_about(language: str) -> None:
    variants = ("withdrawal", "rejection", "more-time", "ending", "damage-report")
    for variant in variants:
        more: dict[str, Any] = {"subject": "Lamp not shipped", "sector": "retail"}
        text = letter(language, "notice", variant, kind="not-delivered", **more)
        assert "It concerns" not in text
        assert "The lamp flickered." in text, variant
    numbered = {"references": [{"name": "order", "value": "X1"}], "sector": "retail"}
    assert "flickered" not in letter(language, "notice", "withdrawal", **numbered)


@pytest.mark.parametrize(
    ("language", "asked"),
    [("en", "send me a replacement by"), ("fr", "remplacer l'article")],
)
def test_a_rejection_may_ask_for_another(language: str, asked: str) -> None:
    more = {"kind": "defective", "sector": "retail", "remedy": "replacement"}
    text = letter(language, "notice", "rejection", **more)
    assert asked in text
    assert not re.search("refund|rembours|money back|mets fin", text)


def test_money_of_the_country_has_its_plain_sign() -> None:
    more: dict[str, Any] = {"remedy": "refund", "sector": "retail", "kind": "service"}
    dollars = {"value": "1500", "currency": "AUD"}
    assert "refund $1,500 by" in letter("en", **more, amount=dollars, country="AU")
    assert "refund A$1,500 by" in letter("en", **more, amount=dollars, country="GB")
    canadian = {"value": "850", "currency": "CAD"}
    assert "rembourser 850 $." in letter("fr", **more, amount=canadian, country="CA")
    assert "rembourser 850 $CA." in letter("fr", **more, amount=canadian, country="FR")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("sector", SECTORS)
def test_a_nudge_fits_in_every_sector(language: str, sector: str) -> None:
    for kind in KINDS:
        for subsector in ("", "unauthorised-payment"):
            values = full(language, "nudge", "", kind=kind, sector=sector, subsector=subsector)
            first = {**values, "sent": {**values["sent"], "nudge": None}}
            for context in (values, first):
                post = render(built_in(language), context).body
                assert len(post) <= (280 if language == "en" else 300), post
                assert "\n" not in post
                assert "authori" not in post
                assert "autoris" not in post
