from __future__ import annotations

import contextlib
import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts_studio.errors import TextError
from tts_studio.project import archives

FILES = {"set/metadata.csv": b"a|Hello.\n", "set/wavs/a.wav": b"sound", "set/wavs/ä ü.txt": b"text", "text": b"Kaldi"}


def zipped(path: Path, files: dict[str, bytes] = FILES, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, files: dict[str, bytes] = FILES, mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def unpacked(path: Path, folder: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Unpack and return the files, and the names of those that were left out."""
    folder.mkdir()
    *_, last = archives.unpack(path, folder)
    assert last.bytes == last.total
    found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return found, last.left


KINDS: dict[str, Callable[[Path], Path]] = {
    "a.zip": zipped,
    "a.ZIP": lambda path: zipped(path, method=zipfile.ZIP_STORED),
    "b.zip": lambda path: zipped(path, method=zipfile.ZIP_LZMA),
    "a.tar": lambda path: tarred(path, mode="w:"),
    "a.tar.gz": tarred,
    "a.tgz": tarred,
    "a.tar.bz2": lambda path: tarred(path, mode="w:bz2"),
    "a.tar.xz": lambda path: tarred(path, mode="w:xz"),
    "c.zip": tarred,
    "c.tar": zipped,
}


@pytest.mark.parametrize("name", KINDS)
def test_all_files_are_unpacked_whatever_the_extension(name: str, tmp_path: Path) -> None:
    path = KINDS[name](tmp_path / name)

    assert archives.is_archive(path)
    assert unpacked(path, tmp_path / "out") == (FILES, ())


OUTSIDE = [
    "../evil.txt",
    "set/../../evil.txt",
    "/evil.txt",
    "//evil.txt",
    "..\\evil.txt",
    "set\\..\\..\\evil.txt",
    "C:\\evil.txt",
    "C:evil.txt",
    "x/" * 50 + "a.txt",
    "n" * 250 + ".txt",
    "set/con.txt",
    "set/   /a.txt",
]


@pytest.mark.parametrize("make", [zipped, tarred])
def test_nothing_is_written_outside_and_what_is_left_out_is_named(make: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    path = make(tmp_path / "inner" / "a.zip", {**FILES, **dict.fromkeys(OUTSIDE, b"evil")})

    found, left = unpacked(path, tmp_path / "inner" / "out")

    assert found == FILES
    assert [entry.replace("\\", "/") for entry in left] == [name.replace("\\", "/") for name in OUTSIDE]
    assert sorted(file.name for file in tmp_path.rglob("*evil*")) == []
    assert not Path("/evil.txt").exists()


def test_links_and_devices_are_left_out(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name, kind, target in (
            ("link.txt", tarfile.SYMTYPE, str(secret)),
            ("hard.txt", tarfile.LNKTYPE, "../secret.txt"),
            ("pipe.txt", tarfile.FIFOTYPE, ""),
            ("device.wav", tarfile.CHRTYPE, ""),
            ("wavs", tarfile.SYMTYPE, "/tmp"),
            ("wavs/a.wav", tarfile.REGTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info, io.BytesIO(b""))

    found, left = unpacked(tmp_path / "a.tar", tmp_path / "out")

    assert found == {"wavs/a.wav": b""}
    assert set(left) == {"link.txt", "hard.txt", "pipe.txt", "device.wav", "wavs"}
    assert not any(path.is_symlink() for path in (tmp_path / "out").rglob("*"))


def test_links_in_zip_are_left_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")

    assert unpacked(tmp_path / "a.zip", tmp_path / "out") == ({}, ("a.txt",))


def test_what_a_system_adds_and_what_is_no_recording_is_passed_over(tmp_path: Path) -> None:
    extra = {"__MACOSX/set/._a.wav": b"x", "set/.DS_Store": b"x", "set/run.exe": b"x", "set/.git/text": b"x"}

    assert unpacked(zipped(tmp_path / "a.zip", FILES | extra), tmp_path / "out") == (FILES, ())


def test_the_second_file_of_one_name_is_left_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive, contextlib.suppress(UserWarning):
        archive.writestr("a.txt", "first")
        archive.writestr("a.txt/b.txt", "below a file")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for content in (b"first", b"second"):
            info = tarfile.TarInfo("a.txt")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))

    assert unpacked(tmp_path / "a.zip", tmp_path / "one") == ({"a.txt": b"first"}, ("a.txt/b.txt",))
    assert unpacked(tmp_path / "a.tar", tmp_path / "two") == ({"a.txt": b"first"}, ("a.txt",))


def test_names_in_utf8_that_do_not_say_so(tmp_path: Path) -> None:
    """Some programs write UTF-8 without the flag for it."""
    path = zipped(tmp_path / "a.zip", {"записи/ä.txt": b"x"})
    content = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + flags + 1] &= ~0x08
    path.write_bytes(content)

    assert unpacked(path, tmp_path / "out")[0] == {"записи/ä.txt": b"x"}


# --- bounds ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [zipped, tarred])
def test_an_archive_that_grows_beyond_reason_is_stopped(
    make: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "SMALL", 1 << 20)
    path = make(tmp_path / "a.zip", {f"{number}.wav": bytes(1 << 22) for number in range(4)})
    (tmp_path / "out").mkdir()

    with pytest.raises(TextError, match="too large to be unpacked"):
        list(archives.unpack(path, tmp_path / "out"))

    assert sum(file.stat().st_size for file in (tmp_path / "out").rglob("*")) < 12 << 20


def test_a_tar_that_grows_in_what_is_passed_over_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SMALL", 1 << 20)
    path = tarred(tmp_path / "a.tgz", {".hidden": bytes(1 << 24), "a.txt": b"x"})

    with pytest.raises(TextError, match="too large to be unpacked"):
        unpacked(path, tmp_path / "out")


def test_sizes_that_lie_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "SMALL", 1 << 16)
    path = zipped(tmp_path / "a.zip", {"a.wav": bytes(1 << 24)})
    content = path.read_bytes().replace((1 << 24).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(content)
    (tmp_path / "out").mkdir()

    with pytest.raises(TextError):
        list(archives.unpack(path, tmp_path / "out"))

    assert sum(file.stat().st_size for file in (tmp_path / "out").rglob("*")) < 8 << 20


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILES", 3)
    for make in (zipped, tarred):
        with pytest.raises(TextError, match="more than 3 files"):
            unpacked(
                make(tmp_path / f"{make.__name__}.zip", {f"{n}.txt": b"" for n in range(9)}), tmp_path / make.__name__
            )


def test_a_disk_without_room_is_not_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FREE_BYTES", 1 << 62)

    with pytest.raises(TextError, match="where there is room"):
        unpacked(zipped(tmp_path / "a.zip"), tmp_path / "out")


# --- damage ---------------------------------------------------------------------------------------------------------


def encrypted(path: Path) -> Path:
    content = bytearray(zipped(path).read_bytes())
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            content[start + flags] |= 1
            start += 4
    path.write_bytes(content)
    return path


DAMAGED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty": (lambda path: (path.write_bytes(b"") and path) or path, "damaged"),
    "text": (lambda path: (path.write_text("Hello.") and path) or path, "damaged"),
    "half a zip": (lambda path: (path.write_bytes(zipped(path).read_bytes()[:150]) and path) or path, "damaged"),
    "half a tar": (lambda path: (path.write_bytes(tarred(path).read_bytes()[:90]) and path) or path, "damaged"),
    "half a bz2": (
        lambda path: (path.write_bytes(tarred(path, mode="w:bz2").read_bytes()[:90]) and path) or path,
        "damaged",
    ),
    "without its beginning": (
        lambda path: (path.write_bytes(zipped(path).read_bytes()[5:]) and path) or path,
        "damaged",
    ),
    "a password": (encrypted, "protected by a password"),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_archive_is_a_sentence(kind: str, tmp_path: Path) -> None:
    make, sentence = DAMAGED[kind]

    with pytest.raises(TextError, match=sentence) as caught:
        unpacked(make(tmp_path / "a.zip"), tmp_path / "out")
    assert "a.zip" in str(caught.value.title)


@pytest.mark.parametrize("make", [zipped, tarred])
@given(data=st.data())
def test_any_damage_is_files_or_a_sentence_and_stays_inside(
    make: Callable[..., Path], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    mode = {} if make is zipped else {"mode": data.draw(st.sampled_from(["w:", "w:gz", "w:bz2", "w:xz"]))}
    path = make(folder / "a.zip", **mode)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(0, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[data.draw(st.integers(0, 9)) : data.draw(st.integers(0, len(content)))])

    with contextlib.suppress(TextError):  # any other error is a bug
        unpacked(path, folder / "inner")
    assert {entry.name for entry in folder.iterdir()} <= {"a.zip", "inner"}


@given(name=st.text(max_size=30) | st.lists(st.sampled_from(["..", ".", "/", "\\", "a", "C:", "\0", ""])).map("/".join))
def test_any_name_stays_inside(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / f"names-{os.getpid()}"
    folder.mkdir(exist_ok=True)
    place = archives._place(folder, name)
    assert place is None or (place.is_relative_to(folder) and place != folder and ".." not in place.parts)
