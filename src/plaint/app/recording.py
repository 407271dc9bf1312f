"""Recording what happened. A fact is never refused; a warning says what the etiquette thinks."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from plaint.app.case_file import unlikely
from plaint.app.rule_told import rule_told
from plaint.app.subsector import odd_place
from plaint.app.workspace import (
    AsOf,
    Found,
    Workspace,
    as_of,
    find,
    knowledge_of,
    record,
    situation_of,
    take,
)
from plaint.domain import events as ev
from plaint.domain.case import fold, protected, undoable
from plaint.domain.etiquette import STAGES, may
from plaint.domain.facts import FACTS, BadFact
from plaint.domain.naming import meant
from plaint.domain.plan import plan
from plaint.errors import Fault, InvalidInput, NotFound, Refused
from plaint.store import evidence, papers
from plaint.store.connection import transaction
from plaint.wording import Says, say


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded, and what to say about it."""

    found: Found  # the case afterwards
    event: ev.Event
    warnings: tuple[Says, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A local day or an instant, as told; neither: now."""

    on: date | None = None
    at: datetime | None = None


def add(
    ws: Workspace, found: Found, payload: ev.Payload, when: When | None = None,
    warnings: tuple[Says, ...] = (), *, files: Iterable[bytes] = (),
) -> Recorded:  # fmt: skip
    """Record one event of a case, with the files that it names, all or nothing."""
    when = when or When()
    if isinstance(payload, ev.MessageSent) and payload.stage == "complaint" and not payload.rule:
        rule, wait = rule_told(ws, found, when.on)
        payload = replace(payload, rule=rule, wait=wait)
    with transaction(ws.store):
        event = ws.event(found.case_id, found.zone, payload, on=when.on, at=when.at)
        for data in files:
            evidence.put(ws.home, data)
        record(ws, [event])
        if isinstance(payload, ev.MessageSent):
            papers.drop_draft(ws.store, found.case_id, payload.stage)
        if isinstance(payload, ev.SendingFailed):
            papers.drop_mail(ws.store, payload.intent)  # it may be large, and proves nothing
        return Recorded(take(ws, found.case_id), event, warnings)


def sent(
    ws: Workspace, ref: str, *, stage: str = "", when: When | None = None, via: str = "email",
    message_id: str = "", proof: Path | None = None, platform: str = "", url: str = "",
    variant: str = "",
) -> Recorded:  # fmt: skip
    """One of our messages went out by other means than plaint."""
    found = find(ws, ref)
    when = when or When()
    stage = stage or _stage_then(ws, found, when)
    unknown = next((u for u in found.case.unsettled if u.intent.stage == stage), None)
    if unknown is not None:
        return add(ws, found, ev.DeliverySettled(intent=unknown.event_id, sent=True))
    handed = next((h for h in reversed(found.case.handed_off) if h.stage == stage), None)
    draft = papers.load_draft(ws.store, found.case_id, stage)
    if variant and handed and handed.variant != variant:
        handed = None  # another one was drafted than the one they sent
    if variant and draft and draft.variant != variant:
        draft = None
    proven, files = _proof(proof)
    if stage == "notice" and not (handed or draft or variant):
        variant = _notice_type(ws, found)
    message = ev.MessageSent(
        stage=stage,
        via=via,
        to=handed.to if handed else found.case.company.email if via == "email" else "",
        subject=handed.subject if handed else draft.subject if draft else "",
        text=handed.text if handed else draft.body if draft else "",
        message_id=_message_id(message_id) or (handed.message_id if handed else ""),
        attachments=handed.attachments if handed else (),
        platform=platform or (_platform(found) if stage == "nudge" else ""),
        url=url,
        proof=proven,
        variant=variant or (handed.variant if handed else draft.variant if draft else ""),
        names_body=handed.names_body if handed else False,
    )
    return add(ws, found, message, when, _breaks(ws, found, stage, when), files=files)


def _notice_type(ws: Workspace, found: Found) -> str:
    """Which notice went out, where nobody says: the first that this case still lacks."""
    done = {m.message.variant for m in found.case.sent if m.stage == "notice" and m.arrived}
    return next((n.type for n in situation_of(ws, found).notices if n.type not in done), "")


def _platform(found: Found) -> str:
    """Where a post must have been made that nobody named; any post locks the case."""
    handles = list(found.case.company.handles)
    return found.case.platform or (handles[0] if len(handles) == 1 else "unknown")


def _message_id(given: str) -> str:
    """A Message-ID as RFC 5322 writes it, in angle brackets. Raises InvalidInput."""
    given = given.strip()
    if not given:
        return ""
    bare = given.removeprefix("<").removesuffix(">")
    if any(c.isspace() or not c.isprintable() or c in "<>" for c in bare) or "@" not in bare:
        raise InvalidInput(
            say("{value} is not a Message-ID.", value=given),
            hint=say("It looks like <abc@example.org>, in the headers of the message you sent."),
        )
    return f"<{bare}>"


def _stage_then(ws: Workspace, found: Found, when: When) -> str:
    """What went out on that day when nobody says: the letter that was due. Raises InvalidInput.

    A public post is none: only one that was handed over, or named, is taken for made.
    """
    ws.happened(found.zone, when.on, when.at)
    at = as_of(ws, found.zone, when.at or when.on)
    then = replace(found, case=fold(found.events, as_of=at.day))
    with suppress(Refused):
        stage = due_stage(ws, then, at)
        if stage != "nudge":
            return stage
    if found.case.handed_off:
        return found.case.handed_off[-1].stage
    raise InvalidInput(
        say("Which of your messages was it? No letter was due on {day}.", day=at.day),
        hint=say("Name it with --stage, such as --stage follow-up."),
    )


def due_stage(ws: Workspace, found: Found, at: AsOf | None = None) -> str:
    """The stage a letter is written for when none is named: the step that is due (`at` that day).

    Raises Refused when no letter is due.
    """
    now = plan(situation_of(ws, found, at)).now
    stage = {"answer-question": "reply", "assess-reply": "reply"}.get(now.step, now.step)
    if now.step == "call":
        return "complaint"
    if stage in STAGES and stage != "referral":
        return stage
    if found.case.handed_off:
        return found.case.handed_off[-1].stage
    raise Refused(
        now.step, say("No letter is due now: {why}", why=now.why), allowed_from=now.until,
        instead=say("Name the letter with --stage if you mean another one."),
    )  # fmt: skip


def _breaks(ws: Workspace, found: Found, stage: str, when: When) -> tuple[Says, ...]:
    """What the etiquette would have said on that day; the fact is recorded all the same."""
    at = as_of(ws, found.zone, when.at or when.on)
    then = replace(found, case=fold(found.events, as_of=at.day))
    verdict = may(stage, situation_of(ws, then, at))
    return () if verdict.allowed else (verdict.why,)


def _proof(path: Path | None) -> tuple[str, tuple[bytes, ...]]:
    """The hash and the bytes of a file that proves something; nothing is stored yet."""
    if path is None:
        return "", ()
    file, data = evidence.read_file(path)
    return file.sha256, (data,)


def answered(ws: Workspace, ref: str, decision: ev.Decision, when: When) -> Recorded:
    found = find(ws, ref)
    warnings: tuple[Says, ...] = ()
    if not found.case.replies:
        warnings = (say("No reply of theirs is recorded: `plaint reply` records one."),)
    return add(ws, found, ev.CustomerAnswered(decision=decision), when, warnings)


def called(
    ws: Workspace, ref: str, when: When, *, by: str = "call", with_whom: str = "", said: str = "",
    promised_by: date | None = None,
) -> Recorded:  # fmt: skip
    made = ev.ContactMade(by=by, with_whom=with_whom, said=said, promised_by=promised_by)
    return add(ws, find(ws, ref), made, when)


def noted(ws: Workspace, ref: str, text: str) -> Recorded:
    return add(ws, find(ws, ref), ev.NoteAdded(text=text))


def skipped(ws: Workspace, ref: str, step: str) -> Recorded:
    """Leave an optional step out. Raises Refused for a step that isn't the customer's to skip."""
    if step not in ("nudge", "follow-up", "final-notice", "thanks"):
        raise Refused(
            step, say("{name} is not an optional step.", name=step),
            instead=say("Optional are: nudge, follow-up, final-notice, thanks."),
        )  # fmt: skip
    return add(ws, find(ws, ref), ev.StepSkipped(step=step))


def settled(ws: Workspace, ref: str, *, went_out: bool) -> Recorded:
    """The user found out about a message whose delivery was unknown. Raises NotFound."""
    found = find(ws, ref)
    if not found.case.unsettled:
        raise NotFound(
            say("No message of this case is in doubt."),
            hint=say("`plaint show` lists what was sent."),
        )
    intent = found.case.unsettled[0]
    return add(ws, found, ev.DeliverySettled(intent=intent.event_id, sent=went_out))


def referred(ws: Workspace, ref: str, body: str, when: When) -> Recorded:
    """Whom they took it to: the body that the words mean, else the words themselves."""
    found = find(ws, ref)
    s = situation_of(ws, found)
    known = meant(s.bodies, body) or meant(s.knowledge.bodies, body)
    if len(known) == 1:
        first = known[0] is s.body and not s.case.referrals
        warnings = _breaks(ws, found, "referral", when) if first else ()
        return add(ws, found, ev.Referred(body=known[0].id), when, warnings)
    odd = say("plaint knows no body of that name here: it is kept as you wrote it.")
    if known:
        ids = ", ".join(one.id for one in known)
        odd = say("That may be one of several ({ids}): it is kept as you wrote it.", ids=ids)
    return add(ws, found, ev.Referred(body=body), when, (odd,))


def closed(ws: Workspace, ref: str, outcome: str, when: When) -> Recorded:
    found = find(ws, ref)
    warnings = (say("It was closed before."),) if found.case.closed else ()
    return add(ws, found, ev.CaseClosed(outcome=outcome), when, warnings)


def reopened(ws: Workspace, ref: str) -> Recorded:
    found = find(ws, ref)
    warnings = () if found.case.closed else (say("It was open."),)
    return add(ws, found, ev.CaseReopened(), warnings=warnings)


def undone(ws: Workspace, ref: str) -> Recorded:
    """Take back the last recorded event. Raises Refused for what plaint itself sent or posted."""
    found = find(ws, ref)
    last = undoable(found.events)
    if last is None or protected(last):
        raise Refused(
            "undo",
            say("The last thing recorded is one that really happened; it can't be taken back.")
            if last and not isinstance(last.payload, ev.CaseOpened)
            else say("There is nothing to take back."),
            instead=say("Record what happened since, or add a note."),
        )
    warnings: tuple[Says, ...] = ()
    if isinstance(last.payload, ev.MessageSent):
        warnings = (
            say("It starts no clock now, but still counts as a message that they may have had."),
        )
    return add(ws, found, ev.EventUndone(event=last.id), warnings=warnings)


def edited(ws: Workspace, ref: str, changes: dict[str, Any]) -> Recorded:
    """Correct facts by name (`company.email`, or `email` where only one part has it).

    Raises InvalidInput listing every fault.
    """
    found = find(ws, ref)
    faults, plain = [], {}
    files: list[bytes] = []
    for name, value in changes.items():
        full = _full_name(name)
        if full is None:
            faults.append(Fault(name, say("is not a fact of a case")))
            continue
        full, value = _whole(found, full, value)
        try:
            plain[full] = _corrected(ws, found, full, value, files)
        except BadFact as bad:
            faults.append(Fault(full, bad.says))
    if faults or not plain:
        raise InvalidInput(
            say("Nothing was changed."), faults=tuple(faults),
            hint=say("Write FIELD=VALUE, such as company.email=help@example.org"),
        )  # fmt: skip
    recorded = add(ws, found, ev.FactsCorrected(changes=plain), files=files)
    complaint = recorded.found.case.complaint
    if plain.keys() & {"complaint.subsector", "complaint.sector", "complaint.country"}:
        odd = odd_place(knowledge_of(ws, complaint.country), complaint)
        return replace(recorded, warnings=odd)
    return recorded


def _corrected(ws: Workspace, found: Found, full_name: str, value: Any, files: list[bytes]) -> Any:
    """A fact as an event keeps it. Raises BadFact for what a case file couldn't tell either."""
    table, _, fact = full_name.partition(".")
    if fact == "evidence":
        return _with_files(found, value, files)
    parsed = FACTS[table][fact](value)
    fault = unlikely(full_name, parsed, ws.today(found.zone))
    if fault is not None:
        raise BadFact(fault)
    return _plain(parsed)


def _whole(found: Found, name: str, value: Any) -> tuple[str, Any]:
    """`company.handles.mastodon=@x` is a change of company.handles."""
    table, fact, *entry = name.split(".", 2)
    if not entry:
        return name, value
    entries = dict(getattr(getattr(found.case, table), fact))
    if value:
        entries[entry[0]] = value
    else:
        entries.pop(entry[0], None)
    return f"{table}.{fact}", entries


def _with_files(found: Found, paths: str, files: list[bytes]) -> list[dict[str, Any]]:
    """The evidence with more files, named by their paths and separated by commas; their bytes go
    to `files`."""
    held = list(found.case.complaint.evidence)
    for path in paths.split(","):
        file, data = evidence.read_file(Path(path.strip()).expanduser())
        files.append(data)
        held.append(file)
    return [asdict(file) for file in held]


def _full_name(name: str) -> str | None:
    if "." in name:
        table, fact, *entry = name.split(".", 2)
        known = fact in FACTS.get(table, {}) and (not entry or fact in ("handles", "references"))
        return name if known else None
    tables = [table for table in FACTS if name in FACTS[table]]
    return f"{tables[0]}.{name}" if len(tables) == 1 else None


def _plain(value: Any) -> Any:
    """A fact as an event keeps it: JSON's own values."""
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "currency"):
        return f"{value.amount} {value.currency}"
    return value
