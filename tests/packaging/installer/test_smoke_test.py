"""The test of the frozen program, run on small programs that stand in for it: good ones pass, bad ones do not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from installer import smoke_test

SCRIPT = Path(__file__).parents[3] / "packaging" / "installer" / "smoke_test.py"

GOOD = """
import os, json, subprocess, sys, threading, wave

arguments = sys.argv[1:]
if arguments == ["--version"]:
    print("tts-studio 9.9")
elif arguments == ["--smoke-test"]:
    print("smoke test passed: 1.0 s of speech", file=sys.stderr)
elif arguments[0] == "speak":
    with wave.open(arguments[-1], "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(bytes(2 * 2 * 22050))
elif arguments[0] == "import":
    print("taken: 1")
"""
HANGS = "threading.Event().wait()"
FAULTS = {
    "prints a traceback": ("""print("Traceback (most recent call last):")""", "it printed “Traceback"),
    "ends with another code": ("sys.exit(3)", "it ended with 3"),
    "is killed": ("os.abort()", "it ended with"),
    "hangs": (HANGS, "it did not end within"),
    "leaves a process that hangs": (
        f"""subprocess.Popen([sys.executable, "-c", "import threading; {HANGS}"])""",
        "it did not end within",
    ),
    "finds no screen": (
        """print("This application failed to start because no Qt platform plugin could be initialized.")""",
        "it printed “no Qt platform plugin",
    ),
}


@pytest.fixture
def make_program(tmp_path: Path) -> Callable[..., Any]:
    """Give a function that makes both programs, with some code put before all else, and returns them as one."""

    def make(code: str, seconds: float = 60.0, fault: str = "") -> Any:
        for name in ("tts-studio", "tts-studio-window"):
            (tmp_path / f"{name}.py").write_text(code + fault, encoding="utf-8")
        (tmp_path / "home").mkdir()
        return smoke_test.Program([sys.executable, str(tmp_path / "tts-studio.py")], tmp_path / "home", seconds)

    return make


def untrained() -> list[Callable[..., None]]:
    return [step for step in smoke_test.STEPS if step is not smoke_test.check_training]


def test_good_program_passes(make_program: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert smoke_test.run_steps(make_program(GOOD), untrained())
    assert [line.split()[0] for line in capsys.readouterr().err.splitlines()] == ["passed"] * 5


def test_training_needs_a_voice_that_speaks(make_program: Callable[..., Any]) -> None:
    program = make_program(GOOD.replace("2 * 2 * 22050", "2 * 2 * 22050 * (arguments[-1] != 'anna.wav')"))

    smoke_test.check_speech(program)
    smoke_test.check_import(program)
    with pytest.raises(smoke_test.Broken, match="the new voice said nothing"):
        smoke_test.check_training(program)


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_program_fails(fault: str, make_program: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    code, reason = FAULTS[fault]
    hangs = HANGS in code
    program = make_program(GOOD, seconds=1.0 if hangs else 60.0, fault=f"\nif '--smoke-test' in arguments:\n    {code}")

    assert not smoke_test.run_steps(program, [smoke_test.check_window])
    assert reason in capsys.readouterr().err


@pytest.mark.parametrize(
    ("step", "good", "bad"),
    [
        ("check_version", "tts-studio 9.9", "9.9"),
        ("check_window", "smoke test passed", "the window was open"),
        ("check_speech", "bytes(2 * 2 * 22050)", "bytes(200)"),
        ("check_import", "taken: 1", "taken: 0"),
    ],
)
def test_program_that_does_not_do_its_work_fails(
    step: str, good: str, bad: str, make_program: Callable[..., Any]
) -> None:
    program = make_program(GOOD.replace(good, bad))
    if step == "check_import":
        smoke_test.check_speech(program)

    with pytest.raises(smoke_test.Broken):
        getattr(smoke_test, step)(program)


def test_program_runs_far_from_this_checkout(make_program: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONHOME", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "DISPLAY", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, "somewhere")
    program = make_program("import json, os; print(json.dumps([os.getcwd(), dict(os.environ)]))")

    folder, environment = json.loads(program.run())

    assert Path(folder) == program.home
    assert environment["HOME"] == str(program.home)
    assert environment["QT_QPA_PLATFORM"] == "offscreen"
    assert "somewhere" not in environment.values()


@pytest.mark.skipif(os.name == "nt", reason="a script is no program on Windows")
@pytest.mark.parametrize(("fault", "code"), [("", 0), ("\nprint('Fatal Python error: Aborted')", 1)])
def test_script_tells_by_its_exit_code(fault: str, code: int, tmp_path: Path) -> None:
    for name in ("tts-studio", "tts-studio-window"):
        (tmp_path / name).write_text(f"#!{sys.executable}\n{GOOD}{fault}", encoding="utf-8")
        (tmp_path / name).chmod(0o755)

    command = [sys.executable, SCRIPT, tmp_path / "tts-studio", "--no-training"]
    result = subprocess.run(command, capture_output=True, check=False)

    assert result.returncode == code, result.stderr
