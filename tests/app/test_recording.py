"""Facts are recorded, never refused; what is no fact is refused, and leaves nothing behind."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.app.test_transfer import memory_workspace
from tests.app.working import case_file, kinds, workspace

from plaint.app import recording
from plaint.app.case_file import read_case_file
from plaint.app.open_case import open_case
from plaint.app.recording import When, add
from plaint.app.workspace import Workspace, find
from plaint.domain import events as ev
from plaint.domain.complaint import Money
from plaint.errors import InvalidInput, NotFound, Refused
from plaint.store import cases

JUNE = date(2026, 6, 1)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def ws(tmp_path: Path, home: Path) -> Iterator[Workspace]:
    """A workspace on 1 June 2026 with one case."""
    with workspace(home) as ws:
        path = case_file(tmp_path / "papers")
        open_case(ws, read_case_file(path.read_text(), path.parent, {}, JUNE, "case.toml"))
        yield ws


def later(ws: Workspace, day: str) -> Workspace:
    return replace(ws, now=datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC))


def kept(home: Path) -> int:
    return len(os.listdir(home / "evidence"))


# --- ids ---------------------------------------------------------------------------------------


@given(st.lists(st.binary(min_size=10, max_size=10), min_size=2, max_size=8))
def test_ids_of_one_instant_keep_the_order_in_which_they_were_made(entropy: list[bytes]) -> None:
    """The result of a sending must never come before its intent."""
    with memory_workspace() as plain:
        given = iter(entropy)
        ws = replace(plain, entropy=lambda _: next(given))
        ids = [ws.new_id() for _ in entropy]
    assert ids == sorted(set(ids))


@given(st.lists(st.booleans(), min_size=1, max_size=6))
def test_so_do_those_of_several_commands_in_one_instant(high: list[bool]) -> None:
    case_id = "01970000-0000-7000-8000-000000000001"
    with memory_workspace() as plain:
        entropy = iter(bytes([0xFF if bit else 0]) * 10 for bit in high)
        for number in range(len(high)):
            ws = replace(plain, entropy=lambda _: next(entropy), _last_id=[])  # a command's own
            cases.append(ws.store, [ws.event(case_id, "UTC", ev.NoteAdded(text=str(number)))])
        events = cases.events_of(plain.store, case_id)
    assert [e.payload for e in events] == [ev.NoteAdded(text=str(n)) for n in range(len(high))]


def test_an_id_of_another_instant_has_no_say() -> None:
    with memory_workspace() as plain:
        late = replace(plain, now=plain.now + timedelta(days=1)).new_id()
        assert plain.new_id() < late


# --- days --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "when", [When(on=date(2026, 6, 2)), When(at=datetime(2026, 6, 1, 12, 1, tzinfo=UTC))]
)
def test_what_has_not_happened_is_not_recorded(ws: Workspace, home: Path, when: When) -> None:
    tell: list[Callable[[], Any]] = [
        lambda: recording.sent(ws, "", when=when),
        lambda: recording.called(ws, "", when),
        lambda: recording.answered(ws, "", "accept", when),
        lambda: recording.referred(ws, "", "a court", when),
        lambda: recording.closed(ws, "", "resolved", when),
    ]
    for attempt in tell:
        with pytest.raises(InvalidInput, match="is in the future"):
            attempt()
    assert kinds(home) == ["case-opened"]


def test_the_day_is_that_of_the_complainant(ws: Workspace) -> None:
    found = find(ws, "")
    add(ws, found, ev.FactsCorrected(changes={"complainant.timezone": "Pacific/Auckland"}))
    # It is 12:00 UTC on 1 June, hence 2 June there since midnight.
    recorded = recording.sent(ws, "", when=When(on=date(2026, 6, 2)))
    assert (recorded.event.on, recorded.event.occurred_at) == (date(2026, 6, 2), ws.now)
    earlier = recording.called(ws, "", When(on=date(2026, 5, 31)))
    assert earlier.event.occurred_at == datetime(2026, 5, 31, 0, tzinfo=UTC)  # noon there


# --- sent --------------------------------------------------------------------------------------


def test_what_breaks_the_etiquette_is_recorded_with_a_warning(ws: Workspace) -> None:
    assert recording.sent(ws, "").warnings == ()
    again = recording.sent(ws, "", stage="follow-up")
    (warning,) = again.warnings
    assert str(warning) == "The company still has its fair time to answer."
    assert [m.stage for m in again.found.case.sent] == ["complaint", "follow-up"]


def test_the_warning_is_about_the_day_on_which_it_was_sent(ws: Workspace) -> None:
    recording.sent(ws, "")
    after = later(ws, "2026-06-20")
    told = recording.sent(after, "", stage="follow-up", when=When(on=date(2026, 6, 3)))
    assert told.warnings  # on 20 June it would have been fine
    recording.undone(after, "")


def test_a_proof_is_copied_in(ws: Workspace, home: Path, tmp_path: Path) -> None:
    (tmp_path / "slip.txt").write_text("recorded delivery")
    recorded = recording.sent(ws, "", via="registered", proof=tmp_path / "slip.txt")
    payload = recorded.event.payload
    assert isinstance(payload, ev.MessageSent)
    assert (home / "evidence" / payload.proof).read_text() == "recorded delivery"


def test_what_is_refused_leaves_no_proof_behind(ws: Workspace, home: Path, tmp_path: Path) -> None:
    (tmp_path / "slip.txt").write_text("recorded delivery")
    before = kept(home)
    with pytest.raises(InvalidInput):
        recording.sent(ws, "", when=When(on=date(2026, 6, 2)), proof=tmp_path / "slip.txt")
    with pytest.raises(InvalidInput, match="is not a Message-ID"):
        recording.sent(ws, "", message_id="<a b>", proof=tmp_path / "slip.txt")
    with pytest.raises(InvalidInput, match=r"gone\.txt is not there"):
        recording.sent(ws, "", proof=tmp_path / "gone.txt")
    assert kept(home) == before
    assert kinds(home) == ["case-opened"]


@pytest.mark.parametrize(
    ("given_id", "kept_id"),
    [("<a@example.org>", "<a@example.org>"), (" a@example.org ", "<a@example.org>"), ("", "")],
)
def test_a_message_id_is_kept_in_its_brackets(ws: Workspace, given_id: str, kept_id: str) -> None:
    payload = recording.sent(ws, "", message_id=given_id).event.payload
    assert isinstance(payload, ev.MessageSent)
    assert payload.message_id == kept_id


@pytest.mark.parametrize("bad", ["no-at", "a@b\r\nBcc: x@example.net", "a@b>c", "a\x00@b"])
def test_what_is_no_message_id_is_refused(ws: Workspace, bad: str) -> None:
    with pytest.raises(InvalidInput, match="is not a Message-ID"):
        recording.sent(ws, "", message_id=bad)


def test_with_no_letter_due_the_stage_must_be_named(ws: Workspace) -> None:
    recording.sent(ws, "")
    with pytest.raises(InvalidInput, match="No letter was due on") as caught:
        recording.sent(ws, "")  # not a refusal: it has happened, only what isn't known
    assert "--stage" in str(caught.value.hint)


def test_an_unnamed_email_is_never_taken_for_a_public_post(ws: Workspace) -> None:
    """It would bind the case to a platform on which nothing stands."""
    recording.sent(ws, "")
    with pytest.raises(InvalidInput, match="No letter was due on"):
        recording.sent(later(ws, "2026-06-04"), "")  # the post is what is due


def test_the_letter_that_was_due_on_that_day_was_the_one_sent(ws: Workspace) -> None:
    """Today the ombudsman's door is open; on Tue 16 June the reminder was due."""
    recording.sent(ws, "")
    recording.skipped(ws, "", "nudge")
    recorded = recording.sent(later(ws, "2026-08-03"), "", when=When(on=date(2026, 6, 16)))
    assert isinstance(recorded.event.payload, ev.MessageSent)
    assert (recorded.event.payload.stage, recorded.warnings) == ("follow-up", ())


# --- undo --------------------------------------------------------------------------------------


def test_an_undo_takes_back_one_thing_after_the_other(ws: Workspace) -> None:
    for text in ("one", "two", "three"):
        recording.noted(ws, "", text)
    left = []
    for _ in range(3):
        left.append([text for _, text in recording.undone(ws, "").found.case.notes])
    assert left == [["one", "two"], ["one"], []]
    with pytest.raises(Refused, match="nothing to take back"):
        recording.undone(ws, "")


def test_what_was_sent_by_hand_is_taken_back_and_still_counts(ws: Workspace) -> None:
    recording.sent(ws, "")
    undone = recording.undone(ws, "")
    assert "still counts" in str(undone.warnings[0])
    assert undone.found.case.first("complaint") is None
    assert [m.undone for m in undone.found.case.sent] == [True]


def test_a_correction_is_taken_back_whole(ws: Workspace) -> None:
    recording.edited(ws, "", {"company.email": "care@example.com", "effect": "No calls."})
    case = recording.undone(ws, "").found.case
    assert (case.company.email, case.complaint.effect) == ("complaints@example.com", "")


# --- edit --------------------------------------------------------------------------------------


def test_facts_are_corrected_by_their_names(ws: Workspace) -> None:
    case = recording.edited(
        ws, "",
        {
            "company.email": "care@example.com", "effect": "No calls.", "amount": "42.00 GBP",
            "complaint.references.ticket": "T-1", "company.handles.mastodon": "",
            "happened_on": "2026-05-19", "consumer": "no",
        },
    ).found.case  # fmt: skip
    assert case.company.email == "care@example.com"
    assert case.complaint.references == {"account": "TF-2207", "ticket": "T-1"}
    assert case.company.handles == {}
    assert case.complaint.happened_on == date(2026, 5, 19)
    assert case.complaint.consumer is False
    assert case.complaint.amount == Money(Decimal("42.00"), "GBP")


def test_every_fault_is_told_and_nothing_changed(ws: Workspace, home: Path) -> None:
    changes = {
        "company.email": "no-reply@example.com", "complaint.kind": "ghost", "name": "x",
        "colour": "red", "complaint.happened_on": "2026-06-02", "complainant.timezone": "Nowhere",
        "complaint.subject.x": "y", "complaint.facts": "",
    }  # fmt: skip
    with pytest.raises(InvalidInput) as caught:
        recording.edited(ws, "", changes)
    told = {fault.place: str(fault.message) for fault in caught.value.faults}
    assert set(told) == set(changes)
    assert "nobody reads" in told["company.email"]
    assert told["complaint.happened_on"] == "is in the future"
    assert told["name"] == told["colour"] == "is not a fact of a case"  # two parts have a name
    assert kinds(home) == ["case-opened"]


def test_nothing_to_change_is_said(ws: Workspace) -> None:
    with pytest.raises(InvalidInput, match="Nothing was changed"):
        recording.edited(ws, "", {})


def test_papers_are_added_to_those_that_are_there(
    ws: Workspace, home: Path, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    paths = f"{tmp_path / 'a.txt'}, {tmp_path / 'b.txt'}"
    case = recording.edited(ws, "", {"evidence": paths}).found.case
    assert [e.name for e in case.complaint.evidence] == [
        "my receipt.pdf", "photo.jpg", "a.txt", "b.txt",
    ]  # fmt: skip
    assert kept(home) == 4


def test_a_fault_beside_a_paper_leaves_no_paper_behind(
    ws: Workspace, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(InvalidInput):
        recording.edited(ws, "", {"evidence": str(tmp_path / "a.txt"), "complaint.kind": "ghost"})
    assert kept(home) == 2


def test_a_correction_is_seen_by_the_overview_at_once(ws: Workspace) -> None:
    recording.edited(ws, "", {"company.name": "Speakwell"})
    assert find(ws, "speakwell").case.company.name == "Speakwell"
    with pytest.raises(NotFound):
        find(ws, "talkfar")


# --- the rest ----------------------------------------------------------------------------------


def test_only_what_is_optional_is_left_out(ws: Workspace, home: Path) -> None:
    for step in ("complaint", "referral", "reply", "anything"):
        with pytest.raises(Refused, match="is not an optional step"):
            recording.skipped(ws, "", step)
    assert recording.skipped(ws, "", "nudge").found.case.skipped == {"nudge"}
    assert kinds(home) == ["case-opened", "step-skipped"]


def test_an_answer_to_nothing_is_recorded_with_a_warning(ws: Workspace) -> None:
    assert recording.answered(ws, "", "accept", When()).warnings


def test_closing_and_reopening_twice_is_recorded_with_a_warning(ws: Workspace) -> None:
    assert recording.reopened(ws, "").warnings
    ref = find(ws, "").ref
    assert not recording.closed(ws, ref, "resolved", When()).warnings
    assert recording.closed(ws, ref, "resolved", When()).warnings
    assert not recording.reopened(ws, ref).warnings


def test_nothing_in_doubt_is_nothing_to_settle(ws: Workspace) -> None:
    with pytest.raises(NotFound, match="No message of this case is in doubt"):
        recording.settled(ws, "", went_out=True)


def test_bytes_that_are_no_text_are_told(ws: Workspace, home: Path) -> None:
    with pytest.raises(InvalidInput, match="is not text that can be kept"):
        recording.noted(ws, "", "caf\udce9")
    assert kinds(home) == ["case-opened"]


@pytest.mark.parametrize("crash", [KeyboardInterrupt, MemoryError])
def test_a_crash_while_it_is_recorded_leaves_nothing(
    ws: Workspace, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    crash: type[BaseException],
) -> None:  # fmt: skip
    def crashing(*_: object) -> None:
        raise crash

    with monkeypatch.context() as patch:
        patch.setattr("plaint.app.reindex._row", crashing)
        with pytest.raises(crash):
            recording.noted(ws, "", "x")
    assert kinds(home) == ["case-opened"]
    recording.noted(ws, "", "y")


def test_no_fact_is_ever_refused_for_the_etiquette_s_sake(ws: Workspace) -> None:
    """In any order: only dates and things that are none are refused."""
    ref = find(ws, "").ref
    acts: list[Callable[[], Any]] = [
        lambda: recording.closed(ws, ref, "withdrawn", When()),
        lambda: recording.sent(ws, ref, stage="nudge", via="x", platform="x"),
        lambda: recording.sent(ws, ref, stage="nudge", via="mastodon", platform="mastodon"),
        lambda: recording.sent(ws, ref, stage="final-notice"),
        lambda: recording.referred(ws, ref, "a court", When()),
        lambda: recording.sent(ws, ref, stage="complaint", when=When(on=date(2026, 5, 1))),
        lambda: recording.called(ws, ref, When()),
    ]
    for first, second in itertools.permutations(range(len(acts)), 2):
        acts[first]()
        acts[second]()
    assert find(ws, ref).case.platform == "x"
