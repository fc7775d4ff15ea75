from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tts_studio import __version__, log


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    level = logging.getLogger().level
    yield
    log.stop_logging()
    logging.getLogger().setLevel(level)


def in_session(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a program of its own that logs into the folder."""
    start = "import sys, faulthandler; from pathlib import Path; from tts_studio import log"
    lines = f"{start}; log.start_logging(Path(sys.argv[1]))\n{code}"
    return subprocess.run([sys.executable, "-c", lines, str(folder)], capture_output=True, text=True, check=False)


def test_a_log_begins_with_the_versions_and_holds_what_is_logged(tmp_path: Path) -> None:
    path = log.start_logging(tmp_path / "logs")

    logging.getLogger("tts_studio.somewhere").info("Now 现在 %s", 5)
    log.stop_logging()

    lines = path.read_text(encoding="utf-8").splitlines()
    assert f"TTS Studio {__version__}, Python {sys.version.split()[0]}" in lines[0]
    assert "numpy 2" in lines[0]
    assert lines[1].endswith("tts_studio.somewhere: Now 现在 5")


def test_the_usual_place_is_the_users_own(isolated_home: Path) -> None:
    assert isolated_home in log.start_logging().parents


def test_the_folder_of_the_log_is_known(isolated_home: Path, tmp_path: Path) -> None:
    usual = log.log_folder()
    assert isolated_home in usual.parents
    log.start_logging(tmp_path / "logs")
    assert log.log_folder() == tmp_path / "logs"
    log.stop_logging()
    assert log.log_folder() == usual


def test_starting_twice_does_not_write_twice(tmp_path: Path) -> None:
    log.start_logging(tmp_path)
    path = log.start_logging(tmp_path)

    logging.getLogger("x").warning("once")
    log.stop_logging()
    logging.getLogger("x").warning("not any more")

    text = path.read_text(encoding="utf-8")
    assert text.count("once") == 1
    assert "not any more" not in text


def test_a_log_cannot_grow_without_end(tmp_path: Path) -> None:
    log.start_logging(tmp_path)

    for number in range(40):
        logging.getLogger("x").warning("%d %s", number, "x" * 100_000)
    log.stop_logging()

    files = sorted(tmp_path.glob("tts-studio.log*"))
    assert len(files) == 3
    assert all(path.stat().st_size <= 1_000_000 for path in files)
    assert " 39 xxx" in (tmp_path / "tts-studio.log").read_text(encoding="utf-8")


def test_a_session_that_ended_well_left_no_crash(tmp_path: Path) -> None:
    assert in_session(tmp_path, "").returncode == 0

    log.start_logging(tmp_path)
    assert log.last_crash() is None


def test_a_crash_of_a_library_is_reported_once_at_the_next_start(tmp_path: Path) -> None:
    assert in_session(tmp_path, "faulthandler._sigsegv()").returncode != 0

    log.start_logging(tmp_path)
    told = log.last_crash()
    assert told is not None
    assert "Segmentation fault" in told
    assert log.last_crash() is None
    log.start_logging(tmp_path)
    assert log.last_crash() is None


def test_a_noted_crash_is_reported_at_the_next_start(tmp_path: Path) -> None:
    path = log.start_logging(tmp_path)
    log.note_crash("Traceback: 坏\nValueError")
    assert log.last_crash() is None  # it is of this session
    assert "ValueError" in path.read_text(encoding="utf-8")

    log.start_logging(tmp_path)
    told = log.last_crash()
    assert told is not None
    assert told.endswith("Traceback: 坏\nValueError")
    assert f"TTS Studio {__version__}" in told


def test_a_crash_report_waits_until_it_is_asked_for(tmp_path: Path) -> None:
    in_session(tmp_path, "log.note_crash('first')")
    in_session(tmp_path, "")

    assert "first" in (log.last_crash(tmp_path) or "")


def test_a_crash_is_noted_even_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "file").touch()

    path = log.start_logging(tmp_path / "file" / "logs")
    log.note_crash("lost")

    assert path.is_file()
    assert "Nothing can be written to" in path.read_text(encoding="utf-8")
    assert log.last_crash(tmp_path / "none") is None
