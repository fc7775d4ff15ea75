"""The entry of the frozen programs, and what runs before it."""

from __future__ import annotations

import ctypes.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

import tts_studio.__main__
from tts_studio.gui.shell import app


@pytest.fixture
def program(load_script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The entry; the window ends with 10, the command line with 20."""
    monkeypatch.setattr(app, "main", lambda: 10)
    monkeypatch.setattr(tts_studio.__main__, "main", lambda: 20)
    return load_script("program")


@pytest.mark.parametrize(
    ("executable", "arguments", "code"),
    [
        ("tts-studio", ["speak", "Hello."], 20),
        ("tts-studio", [], 20),  # which opens the window too
        ("tts-studio", ["speak", "--smoke-test"], 20),
        ("tts-studio", ["--smoke-test"], 10),
        ("tts-studio-window", [], 10),
        ("tts-studio-window", ["--smoke-test"], 10),
        ("tts-studio-window", ["Anna"], 10),
        ("tts-studio-window.exe", [], 10),
    ],
)
def test_program_knows_itself_by_its_name(
    executable: str, arguments: list[str], code: int, program: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", f"/opt/tts-studio/{executable}")
    monkeypatch.setattr(sys, "argv", [executable, *arguments])

    assert program.main() == code


def test_program_without_terminal_can_print(program: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    program.open_missing_streams()

    with sys.stdout, sys.stderr:
        sys.stdout.write("“Printed nowhere.”\n")
        sys.stderr.write("“Nor this.”\n")


@pytest.mark.parametrize(
    ("library", "bundled", "found"),
    [("portaudio", True, "here"), ("portaudio", False, "there"), ("c", True, "there")],
)
def test_portaudio_beside_the_program_comes_first(
    library: str,
    bundled: bool,
    found: str,
    load_script: Callable[[str], ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: "there")
    if bundled:
        (tmp_path / "libportaudio.so.2").touch()

    load_script("hooks/use_bundled_portaudio")

    assert ctypes.util.find_library(library) == {"here": str(tmp_path / "libportaudio.so.2")}.get(found, found)


@pytest.mark.parametrize("before", [None, "/opt/lib"])
def test_other_programs_get_the_library_path_of_before(
    before: str | None, load_script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/tts-studio/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before or "")
    if before is None:
        monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")

    load_script("hooks/restore_library_path")

    assert os.environ.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
