"""Writing the message that is due, with its findings; nothing leaves from here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plaint.app.findings import findings_in
from plaint.app.fix import calmer
from plaint.app.letter_context import WITH_ENCLOSURES, Wanted, enclosure_names, letter_context
from plaint.app.letter_rights import notice_of
from plaint.app.recording import due_stage
from plaint.app.workspace import Found, Workspace, situation_of
from plaint.domain.case import QUESTIONS, Reply
from plaint.domain.etiquette import may
from plaint.domain.finding import Finding
from plaint.domain.last_dates import last_dates
from plaint.domain.rules import Body
from plaint.domain.situation import Situation
from plaint.errors import InvalidInput, NotFound, Refused
from plaint.letters.context import VARIANTS, plain
from plaint.letters.packs import built_in
from plaint.letters.render import render
from plaint.store import papers
from plaint.store.connection import transaction
from plaint.store.papers import Draft
from plaint.wording import say

PUBLIC = ("nudge",)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to be looked at. `to` is the address, or the handle of a public post."""

    stage: str
    variant: str
    subject: str
    text: str
    to: str
    attachments: tuple[str, ...]
    findings: tuple[Finding, ...]
    template: str
    edited: bool = False
    public: bool = False

    @property
    def whole(self) -> str:
        """Subject and text as one, as the findings count it."""
        return f"{self.subject}\n\n{self.text}" if self.subject else self.text


def refuse_unless_due(s: Situation, stage: str, variant: str = "") -> None:
    """Raises Refused, with the day from which it will be possible, unless `stage` may be done."""
    verdict = may(stage, s)
    if not verdict.allowed:
        at = verdict.allowed_at.astimezone(s.now.tzinfo) if verdict.allowed_at else None
        instead = verdict.instead
        if at and instead:
            instead = say("{instead} In public from {at}.", instead=instead, at=at)
        raise Refused(
            stage, verdict.why, allowed_from=verdict.allowed_from, allowed_at=at, instead=instead
        )
    if stage == "notice" and variant:
        _refuse_repeated(s, variant)


def _refuse_repeated(s: Situation, variant: str) -> None:
    """A notice that went out has kept its right: sent again, it is a message like any other.

    Raises Refused within the gap.
    """
    sent = [m for m in s.case.sent if m.stage == "notice" and m.message.variant == variant]
    before = [m.on for m in sent if not m.voided]
    free_from = s.courtesy.free_from
    if before and free_from and free_from > s.today:
        raise Refused(
            "notice",
            say("This notice went out on {day}: it has kept its right already.", day=before[-1]),
            allowed_from=free_from,
            instead=say("Wait until {day}; nothing is lost by it.", day=free_from),
        )


def write(
    ws: Workspace, found: Found, stage: str = "", *, variant: str = "", words: str = "",
    own_text: str = "", platform: str = "", body: Body | None = None, s: Situation | None = None,
) -> Letter:  # fmt: skip
    """Write a letter of the case as of today (or of `s`).

    Raises Refused where the etiquette doesn't allow it now.
    """
    s = s or situation_of(ws, found)
    stage = stage or due_stage(ws, found)
    refuse_unless_due(s, stage)
    if stage == "reply" and not own_text:
        _refuse_empty_reply(s, variant, words)
    variant = variant or _variant(s, stage)
    refuse_unless_due(s, stage, variant)
    if stage == "notice" and not own_text:
        _refuse_unfounded(s, variant)
    public = _is_public(stage, variant)
    if own_text and public:
        raise Refused(
            stage,
            say("A public post is composed from company, kind and date: no words of your own."),
            instead=say("`plaint nudge --dry-run` shows it."),
        )
    wanted = Wanted(stage=stage, variant=variant, words=words, platform=platform, body=body)
    pack = built_in(s.case.complaint.language)
    rendered = render(pack, plain(letter_context(s, wanted)))
    case = s.case
    letter = Letter(
        stage=stage,
        variant=variant,
        subject="" if public else rendered.subject,
        text=own_text.strip() or rendered.body,
        to=case.company.handles.get(platform, "") if public else case.company.email,
        attachments=tuple(enclosure_names(case)) if stage in WITH_ENCLOSURES else (),
        findings=(),
        template=f"{pack.manifest.id} {pack.manifest.version}",
        edited=bool(own_text or words),
        public=public,
    )
    return checked(found, letter)


def is_undecided(s: Situation, variant: str = "") -> bool:
    """Whether only the customer can say what the reply to their offer is."""
    return not (variant or _reply_variant(s))


def lacks_words(s: Situation, variant: str = "", words: str = "") -> bool:
    """Whether the reply would answer their question, or their account, with nothing."""
    return (variant or _reply_variant(s)) == "details" and not words.strip()


def _refuse_empty_reply(s: Situation, variant: str, words: str) -> None:
    """Raises InvalidInput where the customer must choose, Refused where their words are wanted."""
    if is_undecided(s, variant):
        raise InvalidInput(
            say("What do you answer to their offer?"),
            hint=say("Say so with --variant accept, --variant accept-part or --variant decline."),
        )
    if lacks_words(s, variant, words):
        last = _to_answer(s)
        asked = last is None or last.kind in QUESTIONS
        raise Refused(
            "reply",
            say("They asked you something: what is your answer?")
            if asked
            else say("What do you want to show or tell them?"),
            instead=say("Say it with --words, or in a text of your own with --text."),
        )


def _refuse_unfounded(s: Situation, variant: str) -> None:
    """Raises Refused for a notice that rests on nothing known, or comes after its last day."""
    notice = notice_of(s, variant)
    if notice is None:
        raise Refused(
            "notice",
            say("No notice of that kind is known for this case: {kind}.", kind=variant),
            instead=say(
                "`plaint plan` lists those that are. If you know what it rests on, write it"
                " yourself with --text."
            ),
        )
    last = last_dates(s.case, s.clock, (), (), (notice,))
    by = next((d.on for d in last if d.sure), None)
    if by is not None and by < s.today:
        raise Refused(
            "notice",
            say("Its last day has passed ({day}).", day=by),
            instead=say("If you know what it still rests on, write it yourself with --text."),
        )


def _is_public(stage: str, variant: str) -> bool:
    return stage in PUBLIC or (stage == "thanks" and variant in ("public", "on-it"))


def checked(found: Found, letter: Letter) -> Letter:
    """The letter with what the checks find in it."""
    findings = findings_in(
        letter.whole, language=found.case.complaint.language, case=found.case,
        public=letter.public,
    )  # fmt: skip
    return replace(letter, findings=findings)


def _variant(s: Situation, stage: str) -> str:
    """Which reply, notice or thank-you the case calls for, where the user doesn't say."""
    if stage not in VARIANTS:
        return ""
    if stage == "notice":
        done = {m.message.variant for m in s.case.sent if m.stage == "notice" and m.arrived}
        open_notices = [n for n in s.notices if n.type not in done]
        if not open_notices:
            raise NotFound(
                say("No notice is known that would keep a right in this case."),
                hint=say("`plaint plan` lists the notices; --variant names one."),
            )
        return open_notices[0].type
    if stage == "thanks":
        if s.case.closed or (s.answer and s.answer.kind == "resolved"):
            return "public" if s.case.nudges else "private"
        return "on-it"
    return _reply_variant(s) or "details"


def _reply_variant(s: Situation) -> str:
    """The reply that their last message calls for; empty where the customer has to choose."""
    if s.courtesy.ours_to_answer:
        return "details"
    if s.decision is not None:
        return {"accept": "accept", "partly": "accept-part"}.get(s.decision.decision, "decline")
    last = _to_answer(s)
    if last is None or last.kind in (*QUESTIONS, "disputed"):
        return "details"
    return "" if last.kind in ("offer", "partial") else "decline"


def _to_answer(s: Situation) -> Reply | None:
    """Their last message that wants an answer."""
    wanting = [r for r in s.case.replies if r.substantive or r.kind in QUESTIONS]
    return wanting[-1] if wanting else None


def keep(ws: Workspace, found: Found, letter: Letter) -> None:
    """Keep the draft beside the case, so that `send` sends what was seen."""
    draft = Draft(
        letter.stage, letter.variant, ws.today(found.zone), letter.template,
        letter.subject, letter.text, letter.edited,
    )  # fmt: skip
    with transaction(ws.store):
        papers.save_draft(ws.store, found.case_id, draft)


def kept(ws: Workspace, found: Found, stage: str) -> Letter | None:
    """The draft that was kept, None without one.

    What a draft says is true on its day, and of the facts as they were: one that holds no words
    of the user's is simply written again. Raises Refused for words of theirs of another day.
    """
    draft = papers.load_draft(ws.store, found.case_id, stage)
    if draft is None:
        return None
    if not draft.edited:
        return write(ws, found, stage, variant=draft.variant)
    if draft.written_on != ws.today(found.zone):
        raise Refused(
            stage,
            say(
                "Your draft is of {day}; the dates in it are no longer true.", day=draft.written_on
            ),
            instead=say("Write it again with `plaint draft`, then send it the same day."),
        )
    case = found.case
    letter = Letter(
        stage=stage, variant=draft.variant, subject=draft.subject, text=draft.body,
        to=case.company.email,
        attachments=tuple(enclosure_names(case)) if stage in WITH_ENCLOSURES else (),
        findings=(), template=draft.template, edited=draft.edited,
        public=_is_public(stage, draft.variant),
    )  # fmt: skip
    return checked(found, letter)


def calmed(found: Found, letter: Letter) -> Letter:
    """The letter with calmer words. What nobody but its author can put otherwise stays, and blocks.

    Raises Refused where nothing of the text would be left.
    """
    better = calmer(
        letter.whole, language=found.case.complaint.language, case=found.case, public=letter.public
    )
    subject, _, text = better.text.partition("\n\n") if letter.subject else ("", "", better.text)
    if not text.strip():
        raise Refused(
            letter.stage,
            say("Without its harsh words, nothing is left of your text."),
            instead=say("Say what happened, what you want, and by when."),
        )
    changed = better.text != letter.whole
    return checked(
        found,
        replace(letter, subject=subject, text=text.strip("\r\n"), edited=letter.edited or changed),
    )
