from __future__ import annotations

import os
import stat
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from plaint.adapters.mail_eml import write_eml
from plaint.errors import ChannelFailed, InvalidInput

MAIL = b"From: me@example.org\r\nSubject: Complaint\r\n\r\nHello\r\n"


def test_the_file_is_the_letter_marked_as_a_draft(tmp_path: Path) -> None:
    write_eml(MAIL, tmp_path / "complaint.eml")
    written = (tmp_path / "complaint.eml").read_bytes()
    assert written == b"X-Unsent: 1\r\n" + MAIL
    assert message_from_bytes(written, policy=policy.default)["X-Unsent"] == "1"


@pytest.mark.parametrize("overwrite", [False, True])
def test_only_its_owner_reads_it_and_nothing_else_is_left(tmp_path: Path, overwrite: bool) -> None:
    path = tmp_path / "complaint.eml"
    write_eml(MAIL, path, overwrite=overwrite)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["complaint.eml"]
    assert path.stat().st_nlink == 1


def test_what_is_there_is_never_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "complaint.eml"
    path.write_bytes(b"an older letter")
    with pytest.raises(InvalidInput, match="there already"):
        write_eml(MAIL, path)
    assert path.read_bytes() == b"an older letter"
    assert os.listdir(tmp_path) == ["complaint.eml"]
    write_eml(MAIL, path, overwrite=True)
    assert path.read_bytes().endswith(MAIL)


def test_a_link_to_another_file_is_never_followed(tmp_path: Path) -> None:
    target, path = tmp_path / "diary.txt", tmp_path / "complaint.eml"
    target.write_bytes(b"dear diary")
    path.symlink_to(target)
    with pytest.raises(InvalidInput):
        write_eml(MAIL, path)
    write_eml(MAIL, path, overwrite=True)
    assert target.read_bytes() == b"dear diary"
    assert not path.is_symlink()


def test_without_hard_links_what_is_there_is_still_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "complaint.eml"
    write_eml(MAIL, path)
    assert path.read_bytes().endswith(MAIL)
    with pytest.raises(InvalidInput):
        write_eml(MAIL, path)
    assert os.listdir(tmp_path) == ["complaint.eml"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ChannelFailed, match=r"missing/complaint\.eml can't be written: No such"):
        write_eml(MAIL, tmp_path / "missing" / "complaint.eml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    with pytest.raises(ChannelFailed, match="can't be written"):
        write_eml(MAIL, tmp_path / "letters", overwrite=True)
    assert os.listdir(tmp_path) == ["letters"]
