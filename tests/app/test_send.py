"""What may be sent, and the ways out that aren't an account: nothing is sent by them."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from tests.app.working import CASE, PHOTO, RECEIPT, TO, kinds, new_case, rows, workspace
from tests.cli.running import Plaint

from plaint.app import draft, send
from plaint.app.recording import add
from plaint.app.workspace import find
from plaint.domain.events import FactsCorrected
from plaint.errors import InvalidInput, NotFound, Refused

At = Callable[[str], None]
VIAS = ("eml", "mailto", "form", "print")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def ref(tmp_path: Path, plaint: Plaint, at: At, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case whose complaint is due on 1 June 2026; files are written into `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    at("2026-06-01")
    return new_case(plaint, tmp_path / "papers")


@pytest.mark.usefixtures("ref")
@pytest.mark.parametrize("via", VIAS)
def test_what_is_handed_over_is_not_sent(plaint: Plaint, home: Path, via: str) -> None:
    before = plaint.json("plan")
    handed = plaint.json("send", "--via", via)
    assert (handed["delivery"], handed["stage"], handed["via"]) == ("handed-off", "complaint", via)
    assert kinds(home) == ["case-opened", "message-handed-off"]
    after = plaint.json("plan")
    assert (after["state"], after["clock"]) == ("drafting", None)
    assert after["now"] == before["now"]
    assert rows(home, "outbox") == 0


@pytest.mark.parametrize("via", VIAS)
def test_it_may_be_handed_over_again_until_it_is_sent(plaint: Plaint, ref: str, via: str) -> None:
    plaint("send", "--via", via)
    told = plaint("send", "--via", "print").stdout
    assert f"plaint sent {ref} --stage complaint" in told
    plaint("sent")
    assert plaint.json("plan")["clock"]["sent_on"] == "2026-06-01"
    plaint.fails(3, "send", "--stage", "complaint", "--via", via)


@pytest.mark.usefixtures("ref")
def test_sent_takes_over_what_was_handed_over(plaint: Plaint, at: At) -> None:
    handed = plaint.json("send", "--via", "eml", "--out", "letter.eml")
    at("2026-06-02")
    plaint("sent", "--on", "2026-06-01")
    timeline = plaint.json("show")["timeline"]
    (message,) = (entry for entry in timeline if entry["kind"] == "message-sent")
    assert message["on"] == "2026-06-01"
    for key in ("stage", "subject", "text", "to", "message_id", "attachments"):
        assert message[key] == handed[key], key


@pytest.mark.usefixtures("ref")
def test_an_eml_file_is_the_whole_letter(plaint: Plaint, tmp_path: Path) -> None:
    handed = plaint.json("send", "--via", "eml", "--out", str(tmp_path / "letter.eml"))
    assert handed["file"] == str(tmp_path / "letter.eml")
    mail = message_from_bytes((tmp_path / "letter.eml").read_bytes(), policy=policy.default)
    assert (mail["To"], mail["Message-ID"]) == (TO, handed["message_id"])
    assert mail["From"] == "Rowan Ellis <rowan.ellis@example.org>"
    assert [part.get_content() for part in mail.iter_attachments()] == [RECEIPT, PHOTO]


def test_an_eml_file_has_a_name_of_its_own(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    named = plaint.json("send", "--via", "eml")["file"]
    assert named == f"plaint-{ref}-complaint.eml"
    assert (tmp_path / named).is_file()


@pytest.mark.usefixtures("ref")
def test_a_link_carries_no_files_and_says_so(plaint: Plaint) -> None:
    handed = plaint.json("send", "--via", "mailto")
    assert handed["link"].startswith(f"mailto:{TO}?")
    assert "1-my-receipt.pdf, 2-photo.jpg" in plaint("send", "--via", "mailto").stdout


@pytest.mark.usefixtures("ref")
def test_the_answer_of_the_thread_follows_a_handed_over_letter(plaint: Plaint, at: At) -> None:
    first = plaint.json("send", "--via", "eml", "--out", "1.eml")["message_id"]
    plaint("sent")
    at("2026-06-15")
    plaint("send", "--via", "eml", "--out", "2.eml")
    mail = message_from_bytes(Path("2.eml").read_bytes(), policy=policy.default)
    assert mail["In-Reply-To"] == mail["References"] == first


# --- what stops a letter -----------------------------------------------------------------------


@pytest.mark.usefixtures("ref")
def test_without_an_account_the_ways_out_are_named(plaint: Plaint, home: Path) -> None:
    for args in (("send", "--yes"), ("send", "--yes", "--via", "smtp")):
        told = plaint.fails(5, *args).stderr
        assert "No mail account is set up" in told
        assert "plaint account set" in told
        assert "mailto" in told
    assert kinds(home) == ["case-opened"]


@pytest.mark.usefixtures("ref")
@pytest.mark.parametrize(
    "args", [("--via", "mailto"), ("--via", "eml"), ("--yes", "--via", "smtp")]
)
def test_an_abusive_letter_goes_nowhere(
    plaint: Plaint, home: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    (tmp_path / "own.txt").write_text("You are a bunch of idiots.")
    plaint.fails(3, "draft", "--text", str(tmp_path / "own.txt"))
    ran = plaint.fails(3, "send", *args, "--json")
    assert "idiots" in ran.json["refused"]["why"]
    assert kinds(home) == ["case-opened"]


@pytest.mark.usefixtures("ref")
def test_the_use_case_itself_sends_nothing_abusive(home: Path) -> None:
    with workspace(home) as ws:
        found = find(ws, "")
        letter = draft.write(ws, found, own_text="You are a bunch of idiots.")
        ready = send.make_ready(ws, found, letter, "me@example.org", "")
        with pytest.raises(Refused):
            send.send(ws, found, ready, _account(), _unreachable)
        with pytest.raises(Refused):
            send.hand_off(ws, found, letter, "print")
    assert kinds(home) == ["case-opened"]


@pytest.mark.usefixtures("ref")
def test_the_use_case_itself_keeps_the_order_of_steps(home: Path) -> None:
    """What was allowed when the letter was written may not be any more."""
    with workspace(home) as ws:
        found = find(ws, "")
        ready = send.make_ready(ws, found, draft.write(ws, found), "me@example.org", "")
        send.send(ws, found, ready, _account(), lambda *_: None)
        with pytest.raises(Refused):
            send.send(ws, found, ready, _account(), _unreachable)
    assert kinds(home).count("sending-started") == 1


def _account() -> Any:
    from tests.adapters.smtp_server import account

    return account(465)


def _unreachable(mail: bytes, sender: str, to: str) -> None:
    raise AssertionError("it left")


@pytest.mark.parametrize("via", ["mailto", "eml"])
def test_a_company_without_an_address_is_told_with_the_mend(
    plaint: Plaint, ref: str, home: Path, via: str
) -> None:
    plaint("edit", "company.email=")
    told = plaint.fails(4, "send", "--via", via).stderr
    assert "Talkfar has no email address in this case." in told
    assert f"plaint edit {ref} company.email=ADDRESS" in told
    assert "message-handed-off" not in kinds(home)


@pytest.mark.usefixtures("ref")
def test_a_form_and_a_printer_need_no_address(plaint: Plaint) -> None:
    plaint("edit", "company.email=")
    for via in ("form", "print"):
        assert plaint.json("send", "--via", via)["delivery"] == "handed-off"


@pytest.mark.usefixtures("ref")
def test_an_address_that_nobody_reads_is_refused(home: Path, plaint: Plaint) -> None:
    plaint.fails(4, "edit", "company.email=no-reply@example.com")
    unread = FactsCorrected(changes={"company.email": "no-reply@example.com"})
    with workspace(home) as ws:
        found = add(ws, find(ws, ""), unread).found  # as an import may bring it
        with pytest.raises(InvalidInput, match=r"Nobody reads no-reply@example\.com"):
            send.recipient(found)
    plaint.fails(4, "send", "--via", "mailto")


@pytest.mark.usefixtures("ref")
def test_a_paper_that_is_gone_is_named_before_anything_leaves(plaint: Plaint, home: Path) -> None:
    for file in (home / "evidence").iterdir():
        file.unlink()
    assert "my receipt.pdf is not in the store" in plaint.fails(5, "send", "--via", "eml").stderr
    assert kinds(home) == ["case-opened"]


@pytest.mark.usefixtures("ref")
def test_a_paper_that_has_changed_is_never_sent(plaint: Plaint, home: Path) -> None:
    for file in (home / "evidence").iterdir():
        file.write_bytes(b"something else")
    plaint.fails(8, "send", "--via", "eml")
    assert kinds(home) == ["case-opened"]


def test_the_account_is_read_back_as_it_was_set(plaint: Plaint, home: Path) -> None:
    with workspace(home) as ws, pytest.raises(NotFound):
        send.account_of(ws)
    plaint(
        "account", "set", "me@example.org", "--host", "smtp.example.org", "--security", "tls",
        "--password-command", "pass show 'my mail'",
    )  # fmt: skip
    with workspace(home) as ws:
        account = send.account_of(ws)
    assert account.command == ("pass", "show", "my mail")
    assert (account.host, account.port, account.security) == ("smtp.example.org", 465, "tls")
    assert (account.secret, account.user) == ("command", "me@example.org")


def test_the_password_is_nowhere_in_the_home(
    plaint: Plaint, home: Path, tmp_path: Path, memory_keyring: Any
) -> None:
    (tmp_path / "password").write_text("corr3ct-horse")
    plaint(
        "account", "set", "me@example.org", "--host", "smtp.example.org",
        "--password-command", f"cat {tmp_path / 'password'}",
    )  # fmt: skip
    plaint.run("account", "test")
    for file in home.rglob("*"):
        assert not file.is_file() or b"corr3ct-horse" not in file.read_bytes()
    assert memory_keyring.kept == {}


def test_the_evidence_keeps_its_number_beside_text_without_any(
    tmp_path: Path, plaint: Plaint, at: At
) -> None:
    at("2026-06-01")
    new_case(plaint, tmp_path / "papers", CASE.replace('["my receipt.pdf", "photo.jpg"]', "[]"))
    assert plaint.json("draft")["attachments"] == []
    plaint("edit", f"evidence={tmp_path / 'papers' / 'photo.jpg'}")
    assert plaint.json("draft")["attachments"] == ["1-photo.jpg"]
