from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest
from tests.store.stores import opened
from tests.store.test_connection import as_nobody, posix_only

from plaint.errors import InvalidInput, NotFound, StoreUnusable
from plaint.store import evidence

DATA = b"a receipt"
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with opened(tmp_path / "home"):
        return tmp_path / "home"


def stored(home: Path) -> list[str]:
    return sorted(os.listdir(home / "evidence"))


def test_a_file_is_kept_under_the_hash_of_what_it_holds(home: Path) -> None:
    assert evidence.put(home, DATA) == DIGEST
    assert (home / "evidence" / DIGEST).read_bytes() == DATA
    assert evidence.get(home, DIGEST, "receipt.pdf") == DATA


def test_the_same_content_is_kept_once(home: Path) -> None:
    evidence.put(home, DATA)
    before = (home / "evidence" / DIGEST).stat()
    assert evidence.put(home, DATA) == DIGEST
    assert stored(home) == [DIGEST]
    assert (home / "evidence" / DIGEST).stat().st_ino == before.st_ino


@posix_only
def test_nobody_else_can_read_it(home: Path) -> None:
    evidence.put(home, DATA)
    assert (home / "evidence").stat().st_mode & 0o777 == 0o700
    assert (home / "evidence" / DIGEST).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_a_half_written_file_never_bears_the_hash(
    home: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, where, crash)
    with pytest.raises(KeyboardInterrupt):
        evidence.put(home, DATA)
    monkeypatch.undo()
    assert stored(home) == []
    evidence.put(home, DATA)
    assert stored(home) == [DIGEST]


def test_two_that_write_the_same_file_at_once_both_have_it_whole(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def while_another_writes_it(descriptor: int) -> None:
        monkeypatch.undo()
        evidence.put(home, DATA)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", while_another_writes_it)
    assert evidence.put(home, DATA) == DIGEST
    assert stored(home) == [DIGEST]
    assert evidence.get(home, DIGEST, "receipt.pdf") == DATA


def test_a_full_disk_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreUnusable, match="No space left on device"):
        evidence.put(home, DATA)
    assert stored(home) == []


def test_a_file_that_has_changed_is_never_taken_for_what_it_was(home: Path) -> None:
    evidence.put(home, DATA)
    (home / "evidence" / DIGEST).write_bytes(b"another receipt")
    with pytest.raises(StoreUnusable, match=r"the file receipt\.pdf has changed"):
        evidence.get(home, DIGEST, "receipt.pdf")


def test_a_file_that_isnt_there_is_named(home: Path) -> None:
    with pytest.raises(NotFound, match=r"receipt\.pdf is not in the store"):
        evidence.get(home, DIGEST, "receipt.pdf")


@pytest.mark.parametrize("digest", ["../plaint.db", "", ".", "/etc/passwd", DIGEST[:-1], "\x00"])
def test_only_a_hash_names_a_stored_file(home: Path, digest: str) -> None:
    evidence.put(home, DATA)
    with pytest.raises(NotFound):
        evidence.get(home, digest, "receipt.pdf")
    evidence.remove_unused(home, {digest}, set())
    assert (home / "plaint.db").exists()
    assert stored(home) == [DIGEST]


def test_what_another_case_holds_is_not_removed(home: Path) -> None:
    mine, shared = evidence.put(home, DATA), evidence.put(home, b"shared")
    evidence.remove_unused(home, {mine, shared, "0" * 64}, {shared})
    assert stored(home) == [shared]


# --- reading what the user names ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("receipt.pdf", "application/pdf"),
        ("Photo.JPG", "image/jpeg"),
        ("tag.png", "image/png"),
        ("mail.txt", "text/plain"),
        ("log.txt.gz", "application/gzip"),
        ("all.tar.gz", "application/gzip"),
        ("disk.img.xz", "application/octet-stream"),
        ("README", "application/octet-stream"),
        ("odd.unheard-of", "application/octet-stream"),
    ],
)
def test_a_file_is_described_by_name_hash_size_and_type(
    tmp_path: Path, name: str, media_type: str
) -> None:
    (tmp_path / name).write_bytes(DATA)
    described, data = evidence.read_file(tmp_path / name)
    assert data == DATA
    assert (described.name, described.sha256, described.size) == (name, DIGEST, len(DATA))
    assert described.media_type == media_type


@pytest.mark.parametrize("name", ["missing.pdf", ".", "missing/receipt.pdf", "nul\x00.pdf"])
def test_a_file_that_cant_be_evidence_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        evidence.read_file(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)


@posix_only
def test_a_file_that_cant_be_read_is_named() -> None:
    with as_nobody() as folder:
        closed = folder / "closed.pdf"
        closed.write_bytes(DATA)
        closed.chmod(0)
        with pytest.raises(InvalidInput) as caught:
            evidence.read_file(closed)
    assert str(caught.value) == f"{closed} can't be read: Permission denied."


@posix_only
def test_what_would_never_end_is_no_file() -> None:
    with pytest.raises(InvalidInput, match="is not there"):
        evidence.read_file(Path("/dev/zero"))


def test_a_file_that_mail_wouldnt_take_is_named_with_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "LARGEST_FILE", 2_000_000)
    scan = tmp_path / "scan.tiff"
    scan.write_bytes(bytes(2_000_000))
    assert evidence.read_file(scan)[0].size == 2_000_000
    scan.write_bytes(bytes(2_040_001))
    with pytest.raises(
        InvalidInput, match=r"scan\.tiff is too large: 2\.0 MB, and mail takes 2 MB"
    ):
        evidence.read_file(scan)
