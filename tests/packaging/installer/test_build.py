"""The builder of the frozen program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import build

SCRIPT = Path(__file__).parents[3] / "packaging" / "installer" / "build.py"


def test_linux_desktop_files_lie_as_below_usr_share(tmp_path: Path) -> None:
    picture = tmp_path / "icons" / "hicolor" / "16x16" / "apps" / f"{build.APPLICATION_ID}.png"
    picture.parent.mkdir(parents=True)
    picture.touch()

    for _ in range(2):  # a second build finds the files of the first
        build.add_desktop_files(tmp_path / "share", tmp_path / "icons")

    files = {
        path.relative_to(tmp_path / "share").as_posix() for path in (tmp_path / "share").rglob("*.*") if path.is_file()
    }
    assert files == {
        f"applications/{build.APPLICATION_ID}.desktop",
        f"metainfo/{build.APPLICATION_ID}.metainfo.xml",
        f"icons/hicolor/16x16/apps/{build.APPLICATION_ID}.png",
    }


def test_size_counts_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(bytes(1_000_000))
    (tmp_path / "link").symlink_to("folder/file")

    assert 1_000_000 <= build.size(tmp_path) < 1_001_000


def test_another_torch_may_be_chosen_and_no_other_library() -> None:
    lines = "numpy==2.4.6\ntorch==2.14.1\ntorchaudio==2.11.1\n"

    assert build.constraints(lines, "2.13.0+cpu") == "numpy==2.4.6\ntorchaudio==2.11.1\n"
    assert build.constraints(lines, "") == lines


def test_step_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object) -> Path:
        build.call([sys.executable, "-c", "raise SystemExit(3)"])
        raise AssertionError

    monkeypatch.setattr(build, "make_environment", fail)
    monkeypatch.setattr(sys, "argv", ["build.py"])

    assert build.main() == 1
    assert "ended with 3" in capsys.readouterr().err


@pytest.mark.skipif(
    "TTS_STUDIO_FREEZE" not in os.environ,
    reason="freezing takes ten minutes and 5 GB; set TTS_STUDIO_FREEZE=1 to freeze the program and test it",
)
@pytest.mark.timeout(3600)
def test_program_can_be_frozen(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SCRIPT, "--work", tmp_path / "work", "--out", tmp_path / "out"], check=True)
