from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import filelock
import pytest

from tts_studio import storage
from tts_studio.errors import StudioError

REFUSALS = [
    (errno.ENOSPC, "disk is full"),
    (errno.EACCES, "cannot be written to"),
    (errno.EPERM, "cannot be written to"),
    (errno.EROFS, "cannot be written to"),
    (errno.EIO, "could not be written"),
]


def refusing(code: int) -> Callable[..., None]:
    """Return what the system does in place of what was asked of it."""

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file that is there already."""
    path = tmp_path / "clips 片段" / "a.json"
    path.parent.mkdir()
    path.write_text("old")
    return path


@pytest.fixture(params=["open", "fsync"])
def unflushable(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let folders be of a kind that cannot be flushed: one that cannot be read, or a shared one."""
    if os.name == "nt":
        pytest.skip("Windows flushes no folders")
    system_open, system_fsync = os.open, os.fsync

    def open_files_only(path: str | Path, *rest: int, **named: int | None) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return system_open(path, *rest, **named)

    def flush_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        system_fsync(handle)

    if request.param == "open":
        monkeypatch.setattr(os, "open", open_files_only)
    else:
        monkeypatch.setattr(os, "fsync", flush_files_only)


# --- a file --------------------------------------------------------------------------------------------------------


def test_a_file_is_replaced_by_what_was_written(file: Path) -> None:
    with storage.replacing(file) as temporary:
        temporary.write_text("new")
        assert file.read_text() == "old"  # until the new one is whole

    assert file.read_text() == "new"
    assert list(file.parent.iterdir()) == [file]


def test_text_is_written_as_it_is_on_every_system(file: Path) -> None:
    storage.write_text(file, "a\nä 安\n")
    assert file.read_bytes() == "a\nä 安\n".encode()

    storage.write_json(file, {"name": "安娜"})
    assert file.read_bytes() == '{\n  "name": "安娜"\n}\n'.encode()


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_interrupted_write_leaves_the_old_file_alone(error: type[BaseException], file: Path) -> None:
    def interrupted() -> None:
        with storage.replacing(file) as temporary:
            temporary.write_text("ne")
            raise error

    with pytest.raises(error):
        interrupted()

    assert file.read_text() == "old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("step", ["_flush", "Path.replace"])
@pytest.mark.parametrize(("code", "sentence"), REFUSALS)
def test_a_refused_write_is_reported_and_leaves_the_old_file_alone(
    step: str, code: int, sentence: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(f"tts_studio.storage.{step}", refusing(code))
        with pytest.raises(StudioError, match=sentence):
            storage.write_text(file, "new")

    assert file.read_text() == "old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("place", ["missing/a.json", "a.json/a.json"])
def test_a_file_in_a_folder_that_is_none_is_refused(place: str, file: Path) -> None:
    with pytest.raises(StudioError, match="could not be written"):
        storage.write_text(file.parent / place, "new")


@pytest.mark.usefixtures("unflushable")
def test_a_file_that_is_in_its_place_was_written_though_its_folder_cannot_be_flushed(file: Path) -> None:
    storage.write_text(file, "new")

    assert file.read_text() == "new"
    assert list(file.parent.iterdir()) == [file]


# --- a folder ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_appears_when_it_is_whole(there: bool, tmp_path: Path) -> None:
    target = tmp_path / "anna"
    if there:
        target.mkdir()

    with storage.building(target) as folder:
        (folder / "model").write_text("new")
        assert not list(target.glob("*"))

    assert (target / "model").read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_of_an_interrupted_folder_nothing_is_left(error: type[BaseException], tmp_path: Path) -> None:
    def interrupted() -> None:
        with storage.building(tmp_path / "anna") as folder:
            (folder / "model").write_text("ne")
            raise error

    with pytest.raises(error):
        interrupted()

    assert not list(tmp_path.iterdir())


def test_a_folder_with_something_in_it_is_not_replaced(file: Path) -> None:
    with pytest.raises(StudioError, match="could not be written"), storage.building(file.parent) as folder:
        (folder / "model").write_text("new")

    assert list(file.parent.iterdir()) == [file]
    assert list(file.parent.parent.iterdir()) == [file.parent]


@pytest.mark.parametrize(("code", "sentence"), REFUSALS)
def test_a_refused_folder_is_reported_and_nothing_is_left(
    code: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refusing(code))
        with pytest.raises(StudioError, match=sentence), storage.building(tmp_path / "anna") as folder:
            (folder / "model").write_text("new")

    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("unflushable")
def test_a_folder_that_is_in_its_place_was_built_though_the_one_above_cannot_be_flushed(tmp_path: Path) -> None:
    with storage.building(tmp_path / "anna") as folder:
        (folder / "model").write_text("new")

    assert (tmp_path / "anna" / "model").read_text() == "new"


def test_what_killed_programs_left_of_the_same_folder_goes_with_the_next_attempt(tmp_path: Path) -> None:
    for name in (".anna.7.tmp", ".anna.88888.tmp", ".berta.7.tmp", ".anna.7.txt"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model").touch()

    with suppress(KeyboardInterrupt), storage.building(tmp_path / "anna"):
        raise KeyboardInterrupt

    assert {path.name for path in tmp_path.iterdir()} == {".berta.7.tmp", ".anna.7.txt"}


def test_a_temporary_folder_is_empty_and_then_gone(tmp_path: Path) -> None:
    with storage.temporary_folder(tmp_path / "anna [1]") as folder:
        assert folder.parent == tmp_path
        assert not list(folder.iterdir())
        (folder / "a").touch()

    assert not list(tmp_path.iterdir())


def test_folders_above_a_temporary_one_are_made_only_if_that_is_asked(tmp_path: Path) -> None:
    target = tmp_path / "voices" / "anna"

    with pytest.raises(StudioError, match="could not be written"), storage.temporary_folder(target):
        pytest.fail("there is no folder to be in")
    with storage.temporary_folder(target, parents=True) as folder:
        assert folder.is_dir()

    assert not list(target.parent.iterdir())


# --- several at once -----------------------------------------------------------------------------------------------


def test_two_threads_that_write_one_file_do_not_disturb_one_another(file: Path) -> None:
    """The one that ends first must not take or remove what the other is still writing."""
    with storage.replacing(file) as first:
        first.write_text("first")
        other = threading.Thread(target=storage.write_text, args=(file, "second"))
        other.start()
        other.join()
        assert file.read_text() == "second"

    assert file.read_text() == "first"
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_another_thread_builds_is_left_alone(tmp_path: Path) -> None:
    failures: list[StudioError] = []

    def build() -> None:
        try:
            with storage.building(tmp_path / "anna") as folder:
                (folder / "model").write_text("second")
        except StudioError as error:
            failures.append(error)

    with storage.temporary_folder(tmp_path / "anna") as first:
        (first / "model").write_text("first")
        other = threading.Thread(target=build)
        other.start()
        other.join()
        assert (first / "model").read_text() == "first"

    assert not failures
    assert (tmp_path / "anna" / "model").read_text() == "second"
    assert list(tmp_path.iterdir()) == [tmp_path / "anna"]


BUILDER = """
import sys
from pathlib import Path
from tts_studio import storage
with storage.temporary_folder(Path(sys.argv[1])) as folder:
    (folder / "model").touch()
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_a_folder_of_a_living_process_stays_and_that_of_a_killed_one_goes(tmp_path: Path) -> None:
    target = tmp_path / "anna"
    with subprocess.Popen(
        [sys.executable, "-c", BUILDER, target], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        folder = Path(other.stdout.readline().rstrip("\n"))

        with storage.temporary_folder(target):
            assert (folder / "model").exists()
        other.kill()
        other.wait()
        with storage.temporary_folder(target):
            assert not folder.exists()

    assert not list(tmp_path.iterdir())


def test_where_folders_cannot_be_locked_they_are_built_and_none_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".anna.7.tmp").mkdir()
    monkeypatch.setattr(filelock.FileLock, "acquire", refusing(errno.ENOLCK))

    with storage.building(tmp_path / "anna") as folder:
        (folder / "model").touch()

    assert {path.name for path in tmp_path.iterdir()} == {".anna.7.tmp", "anna"}


def test_a_reason_of_the_system_may_hold_braces(file: Path) -> None:
    error = OSError("{name} {0}")
    assert "{name} {0}" in str(storage.storage_error(file, error))
    assert "{name} {0}" in str(storage.reading_error(file, error))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)

    for path in (pipe, link):
        with pytest.raises(StudioError, match="is a device"), storage.replacing(path) as temporary:
            temporary.write_text("new")
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, pipe]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_places_of_devices_are_known() -> None:
    # /dev/stdout leads to a file where the output goes to one: the administrator's program would replace the link.
    assert [path for path in ("/dev/null", "/dev/stdout", "/dev/full") if not storage.is_device(Path(path))] == []
    assert [path for path in ("/dev", "/etc/passwd", "/", "null", "dev/null") if storage.is_device(Path(path))] == []
