"""What a reply is: a bounce, an acknowledgement, a question, an offer, a refusal, ...

First what machines say of themselves (RFC 3464 delivery reports, RFC 3834 automatic replies),
then the words. Where the words leave it open, the kind is the one that costs the customer least:
a refusal is never taken for an acknowledgement, and what can't be read is theirs to judge.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from plaint.domain.mail_address import is_noreply
from plaint.domain.promises import Promise, find_promise
from plaint.domain.reply_evidence import (
    HEAD,
    TAIL,
    Evidence,
    ReplyPhrases,
    find_reference,
    gather,
)
from plaint.domain.safe_text import one_line
from plaint.domain.wait import Wait
from plaint.wording import Says, say

REPLY_KINDS = (
    "bounce", "automatic-acknowledgement", "acknowledgement", "holding", "question",
    "private-channel", "offer", "partial", "disputed", "refusal", "final-response", "deadlock",
    "resolved", "unrelated",
)  # fmt: skip

# Under this confidence the interface should ask the user what the reply is.
UNSURE_BELOW = 0.6

_QUOTE = 160  # characters of their words shown as a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """What a mail system says became of a message (RFC 3464).

    `action` is failed, delayed, delivered, relayed or expanded; empty where a message was returned
    without a report that machines can read. `original_message_id` keeps its angle brackets.
    """

    action: str = ""
    status: str = ""  # "5.1.1"
    original_message_id: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedMail:
    """A mail or a pasted text, as far as it matters. Everything in it is foreign and may lie.

    `text` is the new part only, without quoted history. `headers` has lower-case names, of the
    few that say who or what sent it. Message ids keep their angle brackets.
    """

    text: str
    subject: str = ""
    sender: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    message_id: str = ""
    references: tuple[str, ...] = ()  # with In-Reply-To, oldest first
    received_at: datetime | None = None
    delivery_report: DeliveryReport | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The judgement, and what it rests on.

    `promised_days` runs from the day the reply came; the caller turns it into a date with the
    company's calendar.
    """

    kind: str
    confidence: float
    why: tuple[Says, ...] = ()
    promised_by: date | None = None
    promised_days: Wait | None = None
    promises: bool = False  # they ask for time, dated or not
    soft: bool = False  # a bounce that is only delayed
    their_reference: str = ""


def classify(mail: ReceivedMail, phrases: ReplyPhrases, received_on: date) -> Classification:
    """Say what a reply is. `received_on` is the local day it came, from which "Friday" counts."""
    evidence = gather(mail.subject, mail.text, phrases)
    found = _bounce(mail, evidence) or _report(mail) or _answer(mail, evidence)
    if mail.truncated or len(mail.text) > HEAD + TAIL:
        found = replace(
            found,
            confidence=min(found.confidence, 0.5),
            why=(*found.why, say("It is very long, and plaint read only a part of it.")),
        )
    if found.kind in ("bounce", "unrelated"):
        return found
    promise = _promise(evidence, received_on)
    return replace(
        found,
        promised_by=promise.by if promise else None,
        promised_days=promise.within if promise else None,
        promises=promise is not None or evidence.asks_for_time,
        their_reference=find_reference(mail.subject, mail.text, phrases),
    )


def _promise(evidence: Evidence, received_on: date) -> Promise | None:
    for sentence, language in evidence.promising:
        promise = find_promise(sentence.folded, received_on, language)
        if promise:
            return promise
    return None


# --- What machines say ---------------------------------------------------------------------------

_MAIL_SYSTEM = re.compile(r"^(?:mailer-?daemon|mail-daemon|postmaster)(?:@|$)", re.IGNORECASE)


def _bounce(mail: ReceivedMail, evidence: Evidence) -> Classification | None:
    report = mail.delivery_report
    action = report.action if report else ""
    if action in ("failed", "delayed"):
        soft = action == "delayed"
        return Classification(kind="bounce", confidence=0.99, why=(_undelivered(soft),), soft=soft)
    if action:  # delivered, relayed, expanded: nothing went wrong
        return None
    from_system = bool(_MAIL_SYSTEM.match(mail.sender)) or _header(mail, "return-path") == "<>"
    words = evidence.strength("bounce") or evidence.strength("delayed")
    if mail.headers.get("x-failed-recipients"):
        confidence = 0.97
    elif "report-type=delivery-status" in _header(mail, "content-type") or (from_system and words):
        confidence = 0.95
    elif _MAIL_SYSTEM.match(mail.sender) and report:
        confidence = 0.9
    elif evidence.strength("bounce") == 2 and not _answers_too(evidence):
        confidence = 0.85 if evidence.hits["bounce"].count > 1 else 0.75
    elif evidence.strength("delayed") == 2 and evidence.strength("automatic"):
        confidence = 0.75
    else:
        return None
    soft = evidence.strength("delayed") == 2
    why = (_undelivered(soft), *_quotes(evidence, "delayed" if soft else "bounce"))
    return Classification(kind="bounce", confidence=confidence, why=why, soft=soft)


def _answers_too(evidence: Evidence) -> bool:
    """Whether it mentions a lost mail but once, and says what only people say."""
    human = ("acknowledgement", "holding", "question", "offer", "resolved", "private-channel")
    once = evidence.hits["bounce"].count < 2
    return once and any(evidence.strength(kind) == 2 for kind in human)


def _undelivered(soft: bool) -> Says:
    if soft:
        return say("A mail system says that the message is delayed, and that it goes on trying.")
    return say("A mail system says that it could not deliver the message.")


def _report(mail: ReceivedMail) -> Classification | None:
    """Reports of machines to machines that are no answer: receipts and abuse feedback."""
    content = _header(mail, "content-type")
    if "report-type=feedback-report" in content:  # RFC 5965
        why = say("It is an abuse report between mail systems, not an answer.")
        return Classification(kind="unrelated", confidence=0.95, why=(why,))
    if "report-type=disposition-notification" in content:  # RFC 8098
        why = say("It is a receipt that a mail program sent, not an answer.")
        return Classification(kind="automatic-acknowledgement", confidence=0.9, why=(why,))
    if mail.delivery_report and mail.delivery_report.action:
        why = say("A mail system says that the message was delivered.")
        return Classification(kind="automatic-acknowledgement", confidence=0.9, why=(why,))
    return None


def _header(mail: ReceivedMail, name: str) -> str:
    return mail.headers.get(name, "").strip().lower()


def _machine(mail: ReceivedMail, evidence: Evidence) -> tuple[int, tuple[Says, ...]]:
    """How surely a machine answered, from 0 to 3, and why.

    3  it answers by itself (auto-replied, out of office)
    2  a machine sent it; ticket systems mark their agents' answers like that too
    1  a sign that people's mail bears now and then
    """
    submitted = _header(mail, "auto-submitted").split(";")[0].strip()
    precedence = _header(mail, "precedence")
    replies_by_itself = any(
        mail.headers.get(name) for name in ("x-autoreply", "x-autorespond", "x-vacation")
    )
    if submitted.startswith("auto-replied") or precedence in ("auto_reply", "auto-reply"):
        return 3, (_marked("Auto-Submitted" if submitted else "Precedence"),)
    if replies_by_itself:
        return 3, (_marked("X-Autoreply"),)
    if evidence.strength("away") == 2:
        return 3, _quotes(evidence, "away")
    if evidence.strength("automatic") == 2:
        return 2, _quotes(evidence, "automatic")
    if submitted and submitted != "no":  # RFC 3834, section 5: "no" is a person
        return 2, (_marked("Auto-Submitted"),)
    if _header(mail, "return-path") == "<>":
        return 2, (_marked("Return-Path"),)
    if mail.headers.get("x-auto-response-suppress"):
        return 1, (_marked("X-Auto-Response-Suppress"),)
    if precedence in ("bulk", "junk", "list"):
        return 1, (_marked("Precedence"),)
    if is_noreply(mail.sender):
        why = say("It comes from an address that nobody reads: {sender}.", sender=mail.sender)
        return 1, (why,)
    if evidence.strength("automatic") or evidence.strength("away"):
        return 1, (*_quotes(evidence, "automatic"), *_quotes(evidence, "away"))
    return 0, ()


def _marked(header: str) -> Says:
    return say("Its header {header} says that a machine sent it.", header=header)


# --- What the words say --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reading:
    kind: str
    confidence: float
    shown: tuple[str, ...]  # the signals whose words are the reason


def _answer(mail: ReceivedMail, evidence: Evidence) -> Classification:
    machine, marks = _machine(mail, evidence)
    reading = _substance(evidence)
    if reading is None:
        return _without_substance(mail, evidence, machine, marks)
    why = tuple(quote for signal in reading.shown for quote in _quotes(evidence, signal))
    if reading.confidence < 0.6 and (_is_mailing(mail) or evidence.strength("unrelated") == 2):
        return _without_substance(mail, evidence, machine, marks)
    yields = reading.kind in ("question", "private-channel") or reading.confidence < 0.6
    if machine == 3 and yields:
        return Classification(kind="automatic-acknowledgement", confidence=0.75, why=(*marks, *why))
    if machine == 2 and reading.confidence < 0.6:
        return Classification(kind="automatic-acknowledgement", confidence=0.65, why=(*marks, *why))
    # A machine may have sent it, but what it says counts: a refusal is never hidden.
    confidence = min(reading.confidence, 0.55) if machine >= 2 else reading.confidence
    return Classification(kind=reading.kind, confidence=confidence, why=(*why, *marks))


def _without_substance(
    mail: ReceivedMail, evidence: Evidence, machine: int, marks: tuple[Says, ...]
) -> Classification:
    received = evidence.strength("acknowledgement")
    holding = evidence.strength("holding")
    mailing = _is_mailing(mail)
    if machine < 3 and not received and not holding and (mailing or evidence.strength("unrelated")):
        why = _quotes(evidence, "unrelated") or (_marked("List-Id"),)
        sure = 0.85 if mailing and evidence.strength("unrelated") else 0.65
        return Classification(kind="unrelated", confidence=sure, why=why)
    if machine >= 2 or (machine and received):
        why = (*marks, *_quotes(evidence, "acknowledgement"))
        sure = (0.0, 0.75, 0.92, 0.98)[machine]
        return Classification(kind="automatic-acknowledgement", confidence=sure, why=why)
    if holding == 2 or (holding and received < 2):
        why = (*_quotes(evidence, "holding"), *marks)
        return Classification(kind="holding", confidence=0.85 if holding == 2 else 0.6, why=why)
    if received:
        why = (*_quotes(evidence, "acknowledgement"), *marks)
        sure = 0.85 if received == 2 else 0.6
        if evidence.words > _LONG_RECEIPT and not evidence.asks_for_time:
            sure, more = 0.4, say("It says more than that: please read it, and say what it is.")
            why = (*why, more)
        return Classification(kind="acknowledgement", confidence=sure, why=why)
    return _unread(mail, evidence)


def _is_mailing(mail: ReceivedMail) -> bool:
    return bool(mail.headers.get("list-id") or mail.headers.get("list-unsubscribe"))


_PUBLIC = re.compile(r"\s{0,9}@\w")
_SMALL_TALK = 20  # words
_LONG_RECEIPT = 60  # words: who writes more than this does more than say that it came


def _unread(mail: ReceivedMail, evidence: Evidence) -> Classification:
    """Nothing known in it. To take an answer for silence would be unfair: the user judges it.

    Only a short public answer ("@alex ...") is taken for small talk.
    """
    why = say("plaint can't tell what they say: please read it, and say what it is.")
    small_talk = evidence.words < _SMALL_TALK and bool(_PUBLIC.match(mail.text))
    kind = "unrelated" if small_talk else "partial"
    return Classification(kind=kind, confidence=0.2, why=(*_quotes(evidence, "attached"), why))


def _substance(evidence: Evidence) -> _Reading | None:
    """What an answer says on the matter itself; None if it says nothing on it."""
    for judge in (_end_of_the_line, _mixed_answer, _plain_answer):
        reading = judge(evidence)
        if reading is not None:
            return reading
    return None


def _end_of_the_line(evidence: Evidence) -> _Reading | None:
    """Deadlock and final response: they open the outside door, whatever else the letter says."""
    refused = max(evidence.strength("refusal"), evidence.strength("disputed"))
    for kind in ("deadlock", "final-response"):
        if evidence.strength(kind) == 2:
            return _Reading(kind, 0.9 if refused else 0.8, (kind, "refusal", "offer"))
    if refused and evidence.strength("final-response"):
        return _Reading("final-response", 0.75, ("final-response", "refusal", "disputed"))
    if evidence.strength("refusal") == 2 and evidence.strength("referral") == 2:
        return _Reading("final-response", 0.75, ("refusal", "referral"))
    return None


def _mixed_answer(evidence: Evidence) -> _Reading | None:
    """Yes and no in one letter: the user has to weigh it."""
    refused, offered = evidence.strength("refusal"), evidence.strength("offer")
    if evidence.strength("partial") == 2:
        return _Reading("partial", 0.85, ("partial", "refusal"))
    if offered == 2:
        return _Reading("offer", 0.7 if refused else 0.85, ("offer", "refusal"))
    if refused and evidence.strength("resolved") == 2:
        return _Reading("partial", 0.6, ("refusal", "resolved"))
    if refused and (offered or evidence.strength("partial")):
        return _Reading("partial", 0.55, ("refusal", "offer", "partial"))
    return None


def _plain_answer(evidence: Evidence) -> _Reading | None:
    strength = evidence.strength
    asked = max(strength("question"), strength("asks"))
    private = strength("private-channel")
    if strength("refusal") == 2:
        # "We can't do this here; write to us privately" refuses the place, not the complaint.
        if private == 2:
            return _Reading("private-channel", 0.6, ("private-channel", "refusal"))
        return _Reading("refusal", 0.85, ("refusal", "disputed"))
    if strength("disputed") == 2:
        return _Reading("disputed", 0.8, ("disputed", "refusal"))
    if private == 2:
        return _Reading("private-channel", 0.9, ("private-channel",))
    if strength("resolved") == 2:
        return _Reading("resolved", 0.7 if asked else 0.85, ("resolved",))
    if asked == 2:
        return _Reading("question", 0.85, ("question", "asks"))
    for kind in ("refusal", "disputed", "offer", "resolved", "private-channel", "partial"):
        if strength(kind):
            return _Reading(kind, 0.5, (kind,))
    if asked:
        return _Reading("question", 0.55, ("question", "asks"))
    return None


def _quotes(evidence: Evidence, signal: str) -> tuple[Says, ...]:
    hit = evidence.hits.get(signal)
    if hit is None:
        return ()
    words = one_line(hit.words)
    if len(words) > _QUOTE:
        words = words[:_QUOTE].rsplit(" ", 1)[0] + " …"
    return (say("They write: “{words}”", words=words),)
