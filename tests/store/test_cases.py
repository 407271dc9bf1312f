from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection, IntegrityError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.stores import CASE, NOW, event, opened

from plaint.domain import events as ev
from plaint.errors import InvalidInput, NotFound
from plaint.store import cases, index
from plaint.store.cases import SHORTEST_REF, find, ref_letters

LETTERS = 28
# Cases whose references begin with the same four letters, and with the same five.
FOUR, FIVE = LETTERS**4, LETTERS**5


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Connection]:
    with opened(tmp_path) as connection:
        yield connection


def case_id(number: int) -> str:
    """A case by the random part of its id, which its reference is made of."""
    return str(uuid.UUID(int=(0x01970000 << 96) | (7 << 76) | (0b10 << 62) | number))


def opens(store: Connection, number: int, company: str = "Example", *, is_open: bool = True) -> str:
    """A case with a row in the index, as `find` needs it; says its reference."""
    known = case_id(number)
    cases.append(store, [event(number, case_id=known)])
    ref = cases.ref_of(store, known)
    stretch = index.Stretch("2026-06-01", "drafting", "complaint", None, False)
    index.write(
        store,
        index.Row(
            case_id=known, ref=ref, company=company,
            company_key=" ".join(company.casefold().split()),
            subject="s", subject_key="s", zone="UTC", is_open=is_open, sent_on=None, due_on=None,
            last_dates=(), unsettled=0, messages=(), platform="", timeline=(stretch,),
        ),
    )  # fmt: skip
    return ref


# --- the record --------------------------------------------------------------------------------


def test_an_event_never_changes(store: Connection) -> None:
    cases.append(store, [event(1)])
    for change in ("update event set payload = '{}'", "update event set on_day = '2020-01-01'"):
        with pytest.raises(IntegrityError, match="an event never changes"):
            store.execute(change)
    assert cases.events_of(store, CASE) == [event(1)]


def test_an_event_goes_only_with_its_whole_case(store: Connection) -> None:
    cases.append(store, [event(1), event(2)])
    with pytest.raises(IntegrityError, match="an event goes only with its whole case"):
        store.execute("delete from event where id = ?", (event(1).id,))
    assert len(cases.events_of(store, CASE)) == 2
    cases.forget(store, CASE)
    assert store.execute("select count(*) from event").fetchone()[0] == 0


def test_an_event_belongs_to_a_case(store: Connection) -> None:
    with pytest.raises(IntegrityError):
        store.execute("insert into event values ('x', 'nobody', '', '', '', 'note-added', 1, '{}')")


def test_appending_again_adds_nothing(store: Connection) -> None:
    events = [event(1), event(2)]
    assert cases.append(store, events) == 2
    assert cases.append(store, [*events, event(3)]) == 1
    assert cases.append(store, events) == 0
    assert cases.events_of(store, CASE) == [event(1), event(2), event(3)]


def test_an_event_with_a_known_id_changes_neither_it_nor_the_cases(store: Connection) -> None:
    cases.append(store, [event(1)])
    forged = replace(event(1), case_id=case_id(7), payload=ev.NoteAdded(text="another"))
    assert cases.append(store, [forged]) == 0
    assert cases.all_ids(store) == [CASE]
    assert cases.events_of(store, CASE) == [event(1)]


def test_events_come_in_the_order_in_which_they_occurred(store: Connection) -> None:
    later = replace(event(1), occurred_at=NOW + timedelta(milliseconds=1))
    cases.append(store, [later, event(3), event(2)])
    assert [e.id for e in cases.events_of(store, CASE)] == [event(2).id, event(3).id, event(1).id]


@given(st.permutations([event(number) for number in range(6)]), st.integers(0, 6))
def test_the_union_doesnt_depend_on_the_order_or_the_number_of_appends(
    events: list[ev.Event], cut: int
) -> None:
    from plaint.store.connection import connect
    from plaint.store.migrations import migrate

    store = connect(":memory:", new=True)
    migrate(store, ":memory:")
    cases.append(store, events[:cut])
    cases.append(store, events)
    cases.append(store, events[cut:])
    assert cases.events_of(store, CASE) == [event(number) for number in range(6)]
    store.close()


def test_bytes_that_are_no_text_are_refused_before_anything_is_kept(store: Connection) -> None:
    bad = event(1, ev.NoteAdded(text="caf\udce9"))
    with pytest.raises(InvalidInput, match="is not text that can be kept"):
        cases.append(store, [bad])
    assert cases.events_of(store, CASE) == []


def test_the_greatest_id_of_an_instant(store: Connection) -> None:
    cases.append(store, [event(1), event(9), event(3)])
    assert cases.last_id(store, event(1).id[:15]) == event(9).id
    assert cases.last_id(store, "01970000-0001-7") == ""


# --- references --------------------------------------------------------------------------------


@given(st.integers(0, (1 << 62) - 1))
def test_a_reference_is_made_of_letters_that_nobody_confuses(number: int) -> None:
    whole = ref_letters(case_id(number))
    assert SHORTEST_REF <= len(whole) <= 13
    assert set(whole) <= set("bcdfghjkmnpqrstvwxyz23456789")


@given(st.integers(0, (1 << 62) - 1), st.integers(0, (1 << 62) - 1))
def test_two_cases_never_have_the_same_whole_reference(one: int, other: int) -> None:
    assert (ref_letters(case_id(one)) == ref_letters(case_id(other))) == (one == other)


def test_a_reference_lengthens_where_it_would_be_another_case(store: Connection) -> None:
    refs = [opens(store, number) for number in (5, 5 + FOUR, 5 + FOUR + FIVE, 6)]
    whole = [ref_letters(case_id(number)) for number in (5, 5 + FOUR, 5 + FOUR + FIVE, 6)]
    assert refs == [whole[0][:4], whole[1][:5], whole[2][:6], whole[3][:4]]
    assert refs[1].startswith(refs[0])
    for ref, number in zip(refs, (5, 5 + FOUR, 5 + FOUR + FIVE, 6), strict=True):
        assert find(store, ref) == case_id(number)


def test_a_reference_stays_when_another_case_is_forgotten(store: Connection) -> None:
    first, second = opens(store, 5), opens(store, 5 + FOUR)
    cases.forget(store, find(store, first))
    assert cases.ref_of(store, case_id(5 + FOUR)) == second
    assert find(store, first) == case_id(5 + FOUR)  # a part of it is enough now


def test_the_longer_reference_of_another_store_is_known(store: Connection) -> None:
    ref = opens(store, 5 + FOUR)
    assert len(ref) == 4
    elsewhere = ref_letters(case_id(5 + FOUR))[:5]
    assert find(store, elsewhere) == case_id(5 + FOUR)
    with pytest.raises(NotFound):
        find(store, elsewhere[:4] + "zz")


# --- finding -----------------------------------------------------------------------------------


def test_a_case_is_found_by_what_is_unique(store: Connection) -> None:
    shop = opens(store, 1_000_003, "Widget  Shop")
    airline = opens(store, 2_000_005, "Example Airways")
    shop_id, airline_id = case_id(1_000_003), case_id(2_000_005)
    for wanted in (shop, shop[:2], shop.upper(), f" {shop} ", "widget", "GET SHOP", "widget  shop",
                   shop[1:], shop_id):  # fmt: skip
        assert find(store, wanted) == shop_id, wanted
    assert find(store, airline) == airline_id
    assert find(store, "airways") == airline_id


def test_the_one_open_case_needs_no_reference(store: Connection) -> None:
    with pytest.raises(NotFound, match="There is no open case"):
        find(store, "")
    opens(store, 1, is_open=False)
    with pytest.raises(NotFound, match="There is no open case") as none_open:
        find(store, "")
    assert f"Name a closed one: {cases.ref_of(store, case_id(1))}" in str(none_open.value.hint)
    opens(store, 1_000_003)
    assert find(store, "") == case_id(1_000_003)
    opens(store, 2_000_005)
    with pytest.raises(NotFound, match="There are 2 open ones") as caught:
        find(store, "")
    assert f"{cases.ref_of(store, case_id(1_000_003))} (Example)" in str(caught.value.hint)


def test_an_open_case_goes_before_closed_ones_of_the_company(store: Connection) -> None:
    opens(store, 1, "Widget Shop", is_open=False)
    opens(store, 1_000_003, "Widget Shop")
    assert find(store, "widget") == case_id(1_000_003)


def test_a_closed_case_is_found_by_its_company_too(store: Connection) -> None:
    opens(store, 1, "Widget Shop", is_open=False)
    assert find(store, "widget") == case_id(1)


def test_what_could_be_several_is_asked_back_with_their_references(store: Connection) -> None:
    refs = [opens(store, 1_000_003, "Example Air"), opens(store, 2_000_005, "Example Rail")]
    with pytest.raises(NotFound, match="example could be 2 cases") as caught:
        find(store, "example")
    for ref, name in zip(refs, ("Example Air", "Example Rail"), strict=True):
        assert f"{ref} ({name})" in str(caught.value.hint)


def test_what_is_no_case_is_told_with_the_nearest(store: Connection) -> None:
    ref = opens(store, 1_000_003, "Widget Shop")
    with pytest.raises(NotFound) as caught:
        find(store, ref[:-1] + "0")
    assert caught.value.nearest == (ref,)
    assert str(caught.value) == f"No case is called {ref[:-1]}0."
    with pytest.raises(NotFound) as caught:
        find(store, "wodget shap")
    assert caught.value.nearest == ("widget shop",)
    with pytest.raises(NotFound) as caught:
        find(store, "0000")
    assert caught.value.nearest == ()
    assert "plaint status --all" in str(caught.value.hint)


@pytest.mark.parametrize("wanted", ["%", "_", "' or 1=1 --", "\udce9", "\x00", "x" * 10_000])
def test_nothing_strange_finds_a_case(store: Connection, wanted: str) -> None:
    opens(store, 1_000_003)
    with pytest.raises(NotFound):
        find(store, wanted)
