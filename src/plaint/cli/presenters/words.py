"""What the words of case files, options and events are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from plaint.cli.i18n import tell
from plaint.cli.presenters.names import STEPS
from plaint.wording import Says, say

SECTORS = {
    "retail": say("retail"),
    "airline": say("airlines"),
    "rail": say("rail"),
    "telecom": say("telecom"),
    "energy": say("energy"),
    "water": say("water services"),
    "banking": say("banking"),
    "payments": say("payments"),
    "credit-card": say("credit cards"),
    "insurance": say("insurance companies"),
    "parcel": say("parcels"),
    "post": say("post"),
    "travel": say("travel"),
    "hotel": say("hotels"),
    "car-rental": say("car rental"),
    "housing": say("housing"),
    "deposit": say("deposits"),
    "subscription": say("subscriptions"),
    "data-protection": say("data protection"),
    "other": say("other matters"),
}
REPLY_KINDS = {
    "bounce": say("it came back undelivered"),
    "automatic-acknowledgement": say("automatic acknowledgement"),
    "acknowledgement": say("acknowledgement"),
    "holding": say("they ask for time"),
    "question": say("question"),
    "private-channel": say("they ask to go on privately"),
    "offer": say("offer"),
    "partial": say("partial answer"),
    "disputed": say("they dispute the facts"),
    "refusal": say("refusal"),
    "final-response": say("final answer"),
    "deadlock": say("deadlock"),
    "resolved": say("settled, they say"),
    "unrelated": say("about something else"),
}
# Why the outside door opens.
OPENERS = REPLY_KINDS | {
    "silence": say("the wait is over"),
    "second-level": say("the second level's time is over"),
}
OUTCOMES = {
    "resolved": say("settled"),
    "partly-resolved": say("settled in part"),
    "refused": say("refused"),
    "withdrawn": say("withdrawn"),
    "referred-and-won": say("won before the outside body"),
    "referred-and-lost": say("lost before the outside body"),
    "no-answer": say("never answered"),
}
DECISIONS = {
    "": say("you answered them"),
    "accept": say("you accepted their offer"),
    "decline": say("you declined their offer"),
    "partly": say("you accepted a part of their offer"),
}
WAYS = {
    "email": say("by email"),
    "smtp": say("by email"),
    "form": say("through a form on their site"),
    "chat": say("in a chat"),
    "post": say("by post"),
    "registered": say("by registered post"),
    "phone": say("by phone"),
    "eml": say("as a file for the mail program"),
    "mailto": say("through the mail program"),
    "print": say("to copy or print"),
}
CONTACTS = {
    "call": say("phone call"),
    "visit": say("visit"),
    "chat": say("chat"),
    "form": say("form on their site"),
    "email": say("email"),
    "letter": say("letter"),
}
NATURES = {
    "law": say("law"),
    "regulator-rule": say("a regulator's rule"),
    "scheme-rule": say("the outside body's own rule"),
    "code": say("a code of conduct"),
    "norm": say("a common fair wait"),
}
CATEGORIES = {
    "insult": say("insult"),
    "profanity": say("swearing"),
    "threat": say("threat"),
    "shouting": say("shouting"),
    "ultimatum": say("ultimatum"),
    "sarcasm": say("sarcasm"),
    "accusation": say("accusation"),
    "harassment": say("harassment"),
    "email": say("email address"),
    "phone": say("phone number"),
    "iban": say("bank details"),
    "card": say("card number"),
    "address": say("postal address"),
    "postcode": say("postcode"),
    "reference": say("reference number"),
    "name": say("somebody's name"),
    "date-of-birth": say("date of birth"),
    "national-id": say("national identity number"),
    "licence-plate": say("licence plate"),
    "tracking": say("tracking number"),
    "account": say("account number"),
    "url-with-token": say("private link"),
}
REMEDIES = {
    "repair": say("repair"),
    "replacement": say("replacement"),
    "refund": say("refund"),
    "price-reduction": say("price reduction"),
    "compensation": say("compensation"),
    "delivery": say("delivery"),
    "correction": say("correction"),
    "apology": say("apology"),
    "explanation": say("explanation"),
    "information": say("information"),
}
REASONS = {
    "quotation": say("a quotation"),
    "fact": say("a fact that can be proved"),
}
# Places of sentences that hold such a word: whoever says the sentence needn't know its name.
_PLACES: Mapping[str, Mapping[str, Says]] = {
    "step": STEPS,
    "stage": STEPS,
    "sector": SECTORS,
    "kind": REPLY_KINDS,
    "outcome": OUTCOMES,
    "why": REPLY_KINDS,  # of a pause
}


def called(word: str, names: Mapping[str, Says]) -> str:
    """The name of a word; the word itself where it has none."""
    return tell(names[word]) if word in names else word


def in_place(place: str, word: str) -> str:
    """A word in the place of a sentence, by its name if that place is for such words."""
    return called(word, _PLACES.get(place, {}))
