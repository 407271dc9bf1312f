"""The referral: which outside body, the text for it, and the papers to attach. Nothing is sent."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from datetime import date

from plaint.app.draft import Letter, write
from plaint.app.letter_context import enclosure_names
from plaint.app.workspace import Found, Workspace
from plaint.domain.clocks import complaint_clock
from plaint.domain.etiquette import STAGES
from plaint.domain.last_dates import body_window
from plaint.domain.naming import body_meant, meant
from plaint.domain.rules import Body
from plaint.domain.situation import Situation
from plaint.errors import NotFound, Refused
from plaint.wording import Says, say


@dataclass(frozen=True, slots=True)
class Dossier:
    body: Body
    letter: Letter
    attach: tuple[Says, ...]
    last_date: date | None


def dossier(ws: Workspace, found: Found, s: Situation, wanted: str = "") -> Dossier:
    """The referral as of the situation's day.

    Raises Refused until the body's door opens, NotFound for a body nobody knows.
    """
    body = _body(s, wanted)
    if body.kind == "court":
        _refuse_early_court(s)
    s = _at_the_door_of(s, body)
    letter = write(ws, found, "referral", body=body, s=s)
    window = body_window(s.case, s.clock, body) if s.clock else None
    return Dossier(body, letter, _papers(s), window.on if window else None)


def _body(s: Situation, wanted: str) -> Body:
    if wanted:
        named = meant(s.bodies, wanted)
        if len(named) == 1:
            return named[0]
        raise NotFound(
            say("No body is known as {wanted} here.", wanted=wanted),
            nearest=_near(s, wanted, named),
            hint=_of_members(s, wanted),
        )
    forwarding = next((b for b in s.bodies if b.forwards), None)
    if s.body is None and forwarding is not None:
        return forwarding
    if s.body is not None:
        return s.body
    raise Refused(
        "referral",
        say("No outside body is known that takes this case."),
        instead=say("The plan shows what comes next: a letter before claim, or advice.")
        if s.court
        else say("Ask a consumer association in {country}.", country=s.case.complaint.country),
    )


def _near(s: Situation, wanted: str, named: tuple[Body, ...]) -> tuple[str, ...]:
    ids = [body.id for body in named or s.bodies]
    near = ids if named else difflib.get_close_matches(wanted, ids, n=3, cutoff=0.3)
    return tuple(near or ids)[:5]


def _of_members(s: Situation, wanted: str) -> Says | None:
    """A scheme that serves only its members has to be named as the company's own."""
    scheme = body_meant((b for b in s.knowledge.bodies if b.members_only), wanted)
    if scheme is None:
        return None
    return say("It serves its members only: `plaint edit mediator={id}` says that this is one.",
               id=scheme.id)  # fmt: skip


def _at_the_door_of(s: Situation, body: Body) -> Situation:
    """The situation as this body sees it: its own door, and what was taken to it already."""
    if s.clock is None:
        return replace(s, body=body)
    gate_on: date | None = s.clock.sent_on  # a body without gates is open at any time
    if body.kind == "court":
        gate_on = s.rungs.court
    elif body.gates:
        clock = complaint_clock(s.case, s.choice, body, s.calendars, s.today)
        gate_on = clock.gate_on if clock else None
    taken = tuple(r for r in s.case.referrals if body_meant(s.bodies, r.body) is body)
    others = tuple(r for r in s.case.referrals if r not in taken)
    return replace(
        s, body=body, clock=replace(s.clock, gate_on=gate_on),
        case=replace(s.case, referrals=taken), reports=(*s.reports, *others),
    )  # fmt: skip


def _refuse_early_court(s: Situation) -> None:
    since = s.rungs.court
    if since is None or since > s.today:
        raise Refused(
            "further",
            say("A last letter comes before a court, and gives them 14 days to answer."),
            allowed_from=since,
            instead=say("plaint draft --stage letter-before-claim"),
        )


def _papers(s: Situation) -> tuple[Says, ...]:
    """What the body will want to see, oldest first."""
    papers = [say("{name}", name=name) for name in enclosure_names(s.case)]
    papers += [
        _ours(m.stage, m.on) for m in s.case.sent if m.arrived and m.stage in _OF_THE_DISPUTE
    ]
    papers += [say("their reply of {day}", day=r.on) for r in s.case.replies if r.kind != "bounce"]
    return tuple(papers)


_OF_THE_DISPUTE = tuple(stage for stage in STAGES if stage not in ("referral", "thanks"))


def _ours(stage: str, day: date) -> Says:
    """One of our messages, by the name that a reader knows it under."""
    match stage:
        case "complaint":
            return say("your complaint of {day}", day=day)
        case "notice":
            return say("your notice of {day}", day=day)
        case "nudge":
            return say("your public post of {day}", day=day)
        case "follow-up":
            return say("your follow-up of {day}", day=day)
        case "second-level":
            return say("your letter to their second level of {day}", day=day)
        case "final-notice":
            return say("your final notice of {day}", day=day)
        case "letter-before-claim":
            return say("your letter before claim of {day}", day=day)
    return say("your reply of {day}", day=day)
