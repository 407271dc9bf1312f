"""The lists that the interview offers: a fact's values in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plaint.cli.i18n import tell
from plaint.cli.interview.answers import Answers, NotTaken, Reader, Told, plain
from plaint.wording import Says, say


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a numbered list; `group` is the heading that it begins, if it begins one."""

    value: str
    label: Says
    group: Says | None = None


def one_of(key: str, choices: tuple[Choice, ...]) -> Reader:
    """By its number, its words, or the fact's own name (`refund`)."""

    def read(text: str, told: Told) -> Answers:
        word = plain(text).rstrip(".")
        for number, choice in enumerate(choices, start=1):
            if word in (str(number), choice.value, plain(tell(choice.label))):
                return {key: choice.value}
        raise NotTaken(say("Give a number from 1 to {last}.", last=len(choices)))

    return read


def label_of(value: str, choices: tuple[Choice, ...]) -> Says | str:
    return next((choice.label for choice in choices if choice.value == value), value)


KINDS = (
    Choice("late-delivery", say("it is late"), say("Something you bought")),
    Choice("not-delivered", say("it never came")),
    Choice("defective", say("it is faulty, or it broke")),
    Choice("not-as-described", say("it is not what was described")),
    Choice("wrong-item", say("it is not what you ordered")),
    Choice("warranty", say("the guarantee is not honoured")),
    Choice("cancelled", say("it was cancelled"), say("A journey or a stay")),
    Choice("delayed", say("it was delayed")),
    Choice("denied-boarding", say("you were not let on board")),
    Choice("baggage", say("luggage lost, late or damaged")),
    Choice("refund-due", say("a refund has not come"), say("Money")),
    Choice("overcharge", say("you were charged too much, or by mistake")),
    Choice("deposit", say("a deposit is not given back")),
    Choice("subscription", say("a contract or subscription you can't get out of")),
    Choice("service", say("work or a service done badly, or not finished"), say("A service")),
    Choice("outage", say("phone, internet, power, water or heating is cut off")),
    Choice("damage", say("they damaged something of yours")),
    Choice("privacy", say("what they do with your personal data")),
    Choice("other", say("something else"), say("Anything else")),
)
SECTORS = (
    Choice("retail", say("a shop, in town or online")),
    Choice("airline", say("an airline")),
    Choice("rail", say("trains")),
    Choice("travel", say("package holidays, a travel agency")),
    Choice("hotel", say("a hotel or other place to stay")),
    Choice("car-rental", say("car hire")),
    Choice("telecom", say("phone, mobile, internet, television")),
    Choice("energy", say("electricity, gas, heating")),
    Choice("water", say("water")),
    Choice("banking", say("a bank")),
    Choice("payments", say("a payment service")),
    Choice("credit-card", say("a credit card")),
    Choice("insurance", say("insurance")),
    Choice("parcel", say("a parcel carrier")),
    Choice("post", say("the post")),
    Choice("housing", say("a landlord or a letting agency")),
    Choice("deposit", say("the deposit of a rented home")),
    Choice("subscription", say("a subscription: gym, streaming, press")),
    Choice("data-protection", say("personal data, whoever holds them")),
    Choice("other", say("something else")),
)
TYPES = (
    Choice("business", say("a company or an organisation")),
    Choice("sole-trader", say("somebody who works on their own account")),
    Choice("private-person", say("a private person, such as a landlord")),
)
BOUGHT = (
    Choice("on-the-spot", say("for yourself, in a shop or on the spot")),
    Choice("distance", say("for yourself, online, by phone or at your door")),
    Choice("business", say("for a business")),
)
WAYS = (
    Choice("call", say("by phone")),
    Choice("visit", say("in person")),
    Choice("chat", say("in a chat")),
    Choice("form", say("through a form on their site")),
    Choice("email", say("by email")),
    Choice("letter", say("by post")),
)
REMEDIES = (
    Choice("repair", say("a repair, or the work put right")),
    Choice("replacement", say("a replacement")),
    Choice("refund", say("your money back")),
    Choice("price-reduction", say("a lower price")),
    Choice("compensation", say("compensation for what it cost you")),
    Choice("delivery", say("delivery of what you ordered")),
    Choice("correction", say("a correction: of a bill, a contract, your data")),
    Choice("apology", say("an apology")),
    Choice("explanation", say("an explanation")),
    Choice("information", say("information, such as a copy of your data")),
)
FIRST = (
    Choice("repair", say("a repair, and your money if that fails")),
    Choice("replacement", say("a replacement, and your money if that fails")),
    Choice("as-asked", say("money all the same: a repair has failed, or will not do")),
)
PAID = (
    Choice("credit-card", say("credit card")),
    Choice("debit-card", say("debit card")),
    Choice("direct-debit", say("direct debit")),
    Choice("transfer", say("bank transfer")),
    Choice("paypal", say("PayPal")),
    Choice("bnpl", say("buy now, pay later")),
    Choice("finance", say("a loan or finance agreement")),
    Choice("cash", say("cash")),
)
URGENCIES = (
    Choice("normal", say("no, an answer in the usual time will do")),
    Choice("time-critical", say("you are travelling now")),
    Choice("essential", say("power, water, heating or your line is cut off")),
    Choice("safety", say("it is dangerous")),
)
LANGUAGES = (Choice("en", say("English")), Choice("fr", say("French")))

# Kinds that come from one line of business, nearly always.
_OF_KIND = {
    **dict.fromkeys(
        ("late-delivery", "not-delivered", "defective", "not-as-described", "wrong-item",
         "warranty"),
        "retail",
    ),
    "baggage": "airline", "denied-boarding": "airline", "deposit": "deposit",
    "privacy": "data-protection", "subscription": "subscription",
}  # fmt: skip
# Words of a matter that name a line of business, in English and French, without accents.
_WORDS = (
    ("airline", r"flights?|airline|airways|vol|avion|aeroport"),
    ("rail", r"trains?|railway|rail|tgv|ter|gare"),
    ("telecom", r"broadband|internet|mobile|phone line|fibre|box|forfait|operateur"),
    ("energy", r"electricity|gas|heating|power cut|electricite|gaz|chauffage|compteur"),
    ("water", r"water|eau"),
    ("insurance", r"insurance|insurer|assurance|assureur|sinistre"),
    ("banking", r"bank|banque|overdraft|decouvert"),
    ("hotel", r"hotel|bed and breakfast|gite|chambre d'hotes"),
    ("car-rental", r"car hire|hire car|car rental|rental car|location de voiture"),
    ("travel", r"package holiday|tour operator|voyage organise|agence de voyages?"),
    ("parcel", r"courier|parcel|colis|livreur"),
    ("housing", r"landlord|letting|tenancy|bailleur|proprietaire|loyer"),
    ("retail", r"shop|store|order|magasin|boutique|commande"),
)


def guess_sector(told: Told) -> str:
    """The likely line of business; empty where nothing hints at one."""
    sure = _OF_KIND.get(told.get("kind"))
    if sure:
        return sure
    for text in (f"{told.get('subject')} {told.get('company')}", told.get("facts")):
        for sector, words in _WORDS:
            if re.search(rf"\b(?:{words})\b", plain(text)):
                return sector
    return ""
