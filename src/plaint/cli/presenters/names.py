"""What the words of plans and statuses are called on the screen."""

from __future__ import annotations

from plaint.cli.i18n import tell
from plaint.wording import Says, say

STEPS = {
    "complaint": say("complaint"),
    "notice": say("notice"),
    "nudge": say("public nudge"),
    "follow-up": say("follow-up"),
    "second-level": say("second level"),
    "final-notice": say("final notice"),
    "letter-before-claim": say("letter before claim"),
    "referral": say("referral"),
    "further": say("further"),
    "thanks": say("thanks"),
    "call": say("phone call"),
    "reply": say("reply"),
    "assess-reply": say("assess their reply"),
    "answer-question": say("answer them"),
    "wait": say("wait"),
    "none": say("nothing"),
}
STATUSES = {
    "done": say("done"),
    "now": say("now"),
    "later": say("later"),
    "skipped": say("left out"),
    "refused": say("not possible"),
}
OPEN = say("open")  # a door beside the ladder that may be used today
STATES = {
    "drafting": say("being written"),
    "waiting": say("waiting"),
    "your-turn": say("your turn"),
    "answered": say("they replied"),
    "escalated": say("outside body"),
    "closed": say("closed"),
}
UNITS = {
    "calendar": say("calendar days"),
    "business": say("business days (Mon-Fri, without public holidays)"),
    "working": say("working days (Mon-Sat, without public holidays)"),
}
CERTAINTIES = {
    "law": say("the law was seen"),
    "scheme": say("the scheme's own rule was seen"),
    "commonly": say("commonly said: check it at the body"),
    "norm": say("our own idea of a fair wait, nobody's duty"),
}


def step_name(step: str) -> str:
    return tell(STEPS[step]) if step in STEPS else step


def step_says(step: str) -> Says | str:
    return STEPS.get(step, step)


def state_name(state: str) -> str:
    return tell(STATES[state])
