"""The questions of the interview, as data: what is asked, when, and how an answer is read.

A question has a number, or follows another (`follows`): it is asked only where the answer before
it calls for it. One that applies but isn't asked stands in the summary, where it can be given.
"""

from __future__ import annotations

from collections.abc import Iterator

from plaint.app.case_file import FRENCH_SPEAKING
from plaint.cli.interview import answers as read
from plaint.cli.interview import choices as c
from plaint.cli.interview.answers import Told
from plaint.cli.interview.flight import FLIGHT
from plaint.cli.interview.places import COUNTRY_NAMES, country
from plaint.cli.interview.question import LEFT_OUT, Question, choice
from plaint.cli.interview.repair_first import rejectable, repair_first
from plaint.cli.interview.subsector import which_subsector
from plaint.cli.interview.sums import amount, largest, sums_in, wish
from plaint.wording import Says, say

_GOODS_FAIL = ("defective", "warranty", "damage")
_NOT_MONEY = ("apology", "explanation", "information", "delivery", "repair", "replacement")
_CARDS = ("credit-card", "debit-card", "paypal")
_MAYBE_PERSON = ("housing", "deposit", "other")

_JOURNEY = say("On which day was the journey, or the stay?")
_DUE = say("By which day should it have come?")
_ARRIVED = say("On which day did you receive it?")
_FAILED = say("When did it fail, or when did you notice?")
_WHEN = {
    "late-delivery": _DUE, "not-delivered": _DUE,
    "defective": _FAILED, "warranty": _FAILED,
    "not-as-described": _ARRIVED, "wrong-item": _ARRIVED,
    "cancelled": _JOURNEY, "delayed": _JOURNEY, "denied-boarding": _JOURNEY, "baggage": _JOURNEY,
    "refund-due": say("Since which day has the refund been due?"),
    "overcharge": say("On which day were you charged?"),
}  # fmt: skip


def _when(told: Told) -> Says:
    return _WHEN.get(told.get("kind"), say("When did it happen, or begin?"))


def _usual_language(told: Told) -> str:
    return "fr" if told.get("country") in FRENCH_SPEAKING else "en"


def _needs_sum(told: Told) -> bool:
    return (
        told.get("remedy") not in _NOT_MONEY and len(sums_in(told.get("remedy_detail"), told)) != 1
    )


def _likely_sum(told: Told) -> str:
    return largest(sums_in(told.get("remedy_detail"), told)) if _needs_sum(told) else ""


def _sum_found(told: Told) -> Says | None:
    """One sum in the customer's words is taken without another question, but not in silence."""
    found = sums_in(told.get("remedy_detail"), told)
    return say("The sum is {sum}.", sum=found[0]) if len(found) == 1 else None


def _no_rules(told: Told) -> Says | None:
    from plaint.knowledge.loader import countries

    if told.get("country") in countries(told.context.own_folder):
        return None
    return say(
        "plaint knows no rules of {country} yet: it will use a common fair wait, and say so.",
        country=told.get("country"),
    )


MATTER = (
    Question(
        key="subject", read=read.subject, label=say("What went wrong"),
        text=say("In a few words, what went wrong?"),
        example=say("Suitcase lost on flight EX117, 2 September"),
        help=say("It becomes the subject of your letters. Name the thing and, if it helps, the"
                 " day or the order. Nobody needs to be blamed here."),
    ),
    Question(
        key="facts", read=read.of_fact("complaint", "facts"), lines=True, label=say("Your story"),
        text=say("What happened, in order? Tell it plainly, in your own words."),
        example=say("I ordered a kettle on 3 May. It came on 6 May, and it leaks."),
        help=say("What you bought or were promised, what happened, and when. These words stand in"
                 " the letter as you write them."),
    ),
    choice(
        "kind", c.KINDS, label=say("Kind of trouble"),
        text=say("What kind of trouble is it?"),
        help=say("It decides which rules and rights plaint looks up. Take the nearest."),
    ),
    Question(
        key="happened_on", read=read.of_day("happened_on"), empty=LEFT_OUT, label=say("When"),
        text=_when, example=say("12 May, last Tuesday, yesterday, 2026-05-12"),
        help=say("Some deadlines count from it. Better none than a wrong one."),
    ),
    Question(
        key="received_on", read=read.of_day("received_on"), empty=LEFT_OUT, follows=True,
        label=say("Received"), text=say("And when did you receive it?"),
        example=say("3 May, two weeks ago"),
        help=say("Some rights last for a few weeks from that day."),
        applies=lambda told: told.get("kind") in _GOODS_FAIL,
    ),
)  # fmt: skip
COMPANY = (
    Question(
        key="company", read=read.company, label=say("Who must answer"),
        text=say("Who must answer? The company's name, and its email address if you have it."),
        example=say("Example Shop, help@example.com"),
        help=say("The one you bought from or have the contract with, even if somebody else"
                 " delivers. Their address for complaints is the best one."),
    ),
    Question(
        key="email", read=read.company_email, follows=True, label=say("Their email"),
        empty=say("Enter alone if they only have a form."),
        text=say("Their email address for complaints?"), example=say("complaints@example.com"),
        help=say("It often stands under Contact, or in the terms of sale. For a form, plaint"
                 " writes a text to paste into it."),
        asked=lambda told: not told.get("email_with_name"),
    ),
    choice(
        "sector", c.SECTORS, label=say("Their business"),
        text=say("What is their line of business?"),
        help=say("Each line of business has its own waits and its own ombudsman or mediator."),
        default=c.guess_sector,
    ),
    choice(
        "type", c.TYPES, follows=True, label=say("What they are"),
        text=say("And what are they?"),
        help=say("plaint never writes about a private person or a sole trader in public."),
        default=lambda told: "business",
        applies=lambda told: told.get("sector") in _MAYBE_PERSON,
    ),
    Question(
        key="country", read=country, follows=True, label=say("Country"),
        text=say("Which country's rules apply? Mostly the one where you live and bought it."),
        example=say("FR, United Kingdom, Scotland"),
        help=say("A country's name or its two letters; or a region whose rules differ, such as"
                 " Scotland, Québec or US-CA. plaint knows the rules of {countries}.",
                 countries=", ".join(COUNTRY_NAMES)),
        default=lambda told: told.context.profile.get("country") or told.context.place,
        note=_no_rules,
    ),
    choice(
        "language", c.LANGUAGES, follows=True, label=say("Language of the letters"),
        text=say("In which language shall the letters be? Your story is not translated."),
        help=say("Write the story in the language that you choose here."),
        default=lambda told: told.context.language,
        asked=lambda told: bool(told.get("country"))
        and told.context.language != _usual_language(told),
    ),
    choice(
        "bought", c.BOUGHT, label=say("Bought"),
        text=say("How did you buy it, or agree to it?"),
        help=say("Consumers have rights that businesses don't have, and some more where they"
                 " bought at a distance."),
    ),
)  # fmt: skip


def contact_questions(number: int) -> tuple[Question, ...]:
    """What is asked about an earlier try; the first one is asked until there is none."""
    key = f"contact.{number}"
    first, more = number == 0, (lambda told: bool(told.get(f"{key}.on")))
    return (
        Question(
            key=f"{key}.on", read=read.first_try(f"{key}.on"), follows=not first,
            label=say("Earlier try") if first else say("Another try"),
            text=say("Have you already complained to them? On which day, the first time?")
            if first else say("And another time? On which day?"),
            example=say("12 May, last Tuesday, 3 days ago"),
            empty=say("Enter alone if you haven't.")
            if first else say("Enter alone if that was all."),
            help=say("Calls, visits and chats count too. The letter tells them, with their days."),
        ),
        choice(
            f"{key}.by", c.WAYS, follows=True, label=say("How"), text=say("How was that?"),
            help=say("The way by which you reached them."),
            default=lambda told: "call", applies=more,
        ),
        Question(
            key=f"{key}.said", read=read.of_fact("complaint", "effect", f"{key}.said"),
            follows=True, label=say("They said"), empty=say("Enter alone if they said nothing."),
            text=say("What did they say?"), example=say("somebody would call me within five days"),
            help=say("In their words, as far as you remember them."),
            applies=more,
        ),
        Question(
            key=f"{key}.promised_by", read=read.promise(f"{key}.promised_by", f"{key}.on"),
            follows=True, label=say("Promised by"), empty=say("Enter alone if they didn't."),
            text=say("By which day did they promise something?"),
            example=say("20 May, in 5 days"),
            help=say("A length of time is counted from the day they said it."),
            applies=more,
        ),
    )  # fmt: skip


REMEDY = (
    choice(
        "remedy", c.REMEDIES, label=say("What you want"), text=say("What do you want from them?"),
        help=say("One clear thing is granted more often than three."), note=rejectable,
    ),
    choice(
        "remedy_first", c.FIRST, follows=True, label=say("What comes first"), text=repair_first,
        help=say("Orientation, not legal advice. Whatever you take, you can change it later."),
        applies=lambda told: repair_first(told) is not None,
    ),
    Question(
        key="remedy_detail", read=wish, follows=True, label=say("In your words"),
        empty=say("Enter alone, and plaint words it."),
        text=say("In your own words, with the sum if there is one?"),
        example=say("reimburse 420.00 GBP for the suitcase and the clothes"), note=_sum_found,
        help=say("It best begins with a verb: refund, send, repair."),
    ),
    Question(
        key="amount", read=amount, follows=True, label=say("Sum"),
        text=say("How much money is it, in all?"), example=say("420.00 GBP"),
        empty=say("Enter alone if there is no sum, or you don't know it yet."),
        help=say("The whole of it, with its currency."), default=_likely_sum, asked=_needs_sum,
    ),
    choice(
        "paid_by", c.PAID, empty=LEFT_OUT, follows=True, label=say("Paid by"),
        text=say("How did you pay?"),
        help=say("Some ways of paying give you a second way to your money, with its own last"
                 " day."),
        applies=lambda told: bool(told.get("amount")),
    ),
    Question(
        key="paid_on", read=read.of_day("paid_on"), empty=LEFT_OUT, follows=True,
        label=say("Paid on"), text=say("And when did you pay?"),
        example=say("3 May, two weeks ago"),
        help=say("A card payment can be disputed for some weeks or months."),
        applies=lambda told: bool(told.get("amount")) and told.get("paid_by") in _CARDS,
    ),
    Question(
        key="references", read=read.references, empty=LEFT_OUT, label=say("References"),
        text=say("Which numbers help them find it: order, booking, account?"),
        example=say("order 48213, booking X7K2PQ"),
        help=say("Each with its name, with commas between them. They never appear in public."),
    ),
    Question(
        key="good", read=read.of_fact("complaint", "good"), empty=LEFT_OUT,
        label=say("What went well"), text=say("What went well, if anything did?"),
        example=say("The cabin crew were kind."),
        help=say("A fair letter is answered better."),
    ),
    choice(
        "urgency", c.URGENCIES, label=say("Urgent"), text=say("Is it urgent?"),
        help=say("Where it is, plaint says to phone first, and waits for less time."),
        default=lambda told: "normal",
    ),
    Question(
        key="evidence", read=read.papers, empty=LEFT_OUT, follows=True,
        label=say("Papers to enclose"),
        text=say("Which files shall go with the letter: receipts, photos?"),
        example=say("receipt.pdf, photo.jpg"),
        help=say("Each file's path, with commas between them; plaint keeps a copy."),
        asked=lambda told: False,
    ),
)  # fmt: skip


def _unknown(told: Told) -> bool:
    return not told.context.profile.get("name")


YOU = (
    Question(
        key="you.name", read=read.of_fact("complainant", "name", "you.name"), follows=True,
        label=say("Your name"), text=say("Last, who are you? Your name, as you sign."),
        example=say("Alex Martin"), help=say("It stands under your letters, never in public."),
        applies=_unknown,
    ),
    Question(
        key="you.email", read=read.own_email, empty=LEFT_OUT, follows=True,
        label=say("Your email"), text=say("Your email address?"),
        example=say("alex.martin@example.org"), help=say("So that they can answer."),
        applies=lambda told: not told.context.profile.get("email"),
    ),
    Question(
        key="you.postal", read=read.of_fact("complainant", "postal", "you.postal"),
        empty=LEFT_OUT, follows=True, label=say("Your address"), text=say("Your postal address?"),
        example=say("1 High Street, Leeds LS1 1AA"),
        help=say("For letters on paper; some companies look you up by it."),
        applies=_unknown,
    ),
    Question(
        key="you.phone", read=read.of_fact("complainant", "phone", "you.phone"),
        empty=LEFT_OUT, follows=True, label=say("Your phone"), text=say("Your phone number?"),
        example=say("+44 113 496 0000"), help=say("Only if you want them to call you."),
        applies=_unknown,
    ),
    Question(
        key="keep_profile", read=read.yes_or_no("keep_profile"), follows=True,
        label=say("Keep for next time"),
        text=say("Shall plaint keep your name and addresses for your next letters? yes or no"),
        help=say("They stay on this computer. `plaint profile` shows and changes them."),
        default=lambda told: True, applies=_unknown,
    ),
)  # fmt: skip


def _contacts(told: Told) -> Iterator[Question]:
    """Of every try that was told, and of one more."""
    number = 0
    while True:
        yield from contact_questions(number)
        if not told.get(f"contact.{number}.on"):
            return
        number += 1


def questions(told: Told) -> tuple[Question, ...]:
    """The questions that belong to this case as far as it is told, in their order."""
    narrower = which_subsector(told)
    every = (*MATTER, *COMPANY, *FLIGHT, *narrower, *_contacts(told), *REMEDY, *YOU)
    return tuple(question for question in every if question.applies(told))
