"""Tests a frozen program: starts it as a person would, far from this checkout, and looks at what it does.

    python packaging/installer/smoke_test.py dist/tts-studio/tts-studio

The window opens without a screen, the base voice speaks, a recording is imported, and a voice is trained for a few
seconds, the only step that shows whether torch works. A step fails if the program ends with another exit code than 0,
prints what only a crash prints, takes too long, or does not do what was asked. Needs nothing but Python.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

WINDOW = "tts-studio-window"
PASSED = "smoke test passed"
"""What the program's own test prints at its end."""
CRASH_MARKS = (
    "Traceback (most recent call last)",
    "Fatal Python error",
    "Failed to execute script",
    "Segmentation fault",
    "error while loading shared libraries",
    "no Qt platform plugin could be initialized",
)
"""What stands in the output of a program that has crashed, even where it ends with 0."""

SENTENCE = "The kettle is singing in the kitchen, and the bread is still warm."
PROMPTS = Path(__file__).resolve().parents[2] / "resources" / "prompts" / "en.txt"
RECORDINGS = 14  # more than the 15 seconds of speech that a training needs
TRAINING_MINUTES = "0.1"
LAST_LINES = 30


class Broken(Exception):  # noqa: N818 -- what it says of the program
    """The program does not do what it should; the message says what, and what it printed."""


@dataclass(frozen=True)
class Program:
    """A program under test."""

    command: Sequence[str]
    home: Path
    """Its home and current folder; empty at first."""
    seconds: float
    """The longest that one start may take."""

    def run(self, *arguments: str) -> str:
        """Run it with ``arguments`` and return all that it prints; raise Broken if it fails, crashes or hangs."""
        process = subprocess.Popen(
            [*self.command, *arguments],
            cwd=self.home,
            env=environment(self.home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        try:
            printed, _ = process.communicate(timeout=self.seconds)
        except subprocess.TimeoutExpired:
            end(process)
            printed, _ = process.communicate()
            raise Broken(f"it did not end within {self.seconds:g} s", printed) from None
        for mark in CRASH_MARKS:
            if mark in printed:
                raise Broken(f"it printed “{mark}”", printed)
        if process.returncode:
            raise Broken(f"it ended with {process.returncode}", printed)
        return printed


def main() -> int:
    """Run every step on the program that is named; return 0 if all pass, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, help="the frozen tts-studio")
    parser.add_argument("--no-training", action="store_true", help="leave the training out, which takes minutes")
    parser.add_argument("--seconds", type=float, default=300.0, help="longest time for one start (default: 300)")
    options = parser.parse_args()
    program = options.program.resolve()
    steps = [step for step in STEPS if step is not check_training or not options.no_training]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "someone’s home 声音"
        home.mkdir()
        passed = run_steps(Program([str(program)], home, options.seconds), steps)
    return 0 if passed else 1


def run_steps(program: Program, steps: Sequence[Callable[[Program], None]]) -> bool:
    """Run the steps up to the first that fails, saying how each went; return whether all passed."""
    for step in steps:
        start = time.monotonic()
        try:
            step(program)
        except Broken as broken:
            reason, printed = broken.args
            print(f"FAILED  {name(step)}: {reason}. The last it printed:", file=sys.stderr)
            print("\n".join(printed.splitlines()[-LAST_LINES:]), file=sys.stderr)
            return False
        print(f"passed  {name(step)} ({time.monotonic() - start:.1f} s)", file=sys.stderr, flush=True)
    return True


# Steps, in the order in which they need one another


def check_version(program: Program) -> None:
    """See that the command line answers."""
    printed = program.run("--version")
    require("tts-studio " in printed, "it did not tell its version", printed)


def check_window(program: Program) -> None:
    """See that the window opens, and that the base voice speaks in it."""
    printed = program.run("--smoke-test")
    require(PASSED in printed, f"it did not print “{PASSED}”", printed)


def check_program_without_terminal(program: Program) -> None:
    """See that the program for a desktop's menu does the same; on Windows it has no terminal to say so."""
    path = Path(program.command[-1])
    Program([*program.command[:-1], str(path.with_stem(WINDOW))], program.home, program.seconds).run("--smoke-test")


def check_speech(program: Program) -> None:
    """See that the base voice speaks into a file."""
    out = program.home / "spoken.wav"
    printed = program.run("speak", SENTENCE, "--voice", "base", "--out", out.name)
    require(seconds_of(out) > 1.0, f"it spoke for {seconds_of(out):.2f} s", printed)


def check_import(program: Program) -> None:
    """See that a recording is read, judged and taken into a project."""
    recordings = program.home / "recordings"
    recordings.mkdir()
    shutil.copy(program.home / "spoken.wav", recordings / "spoken.wav")
    (recordings / "spoken.txt").write_text(SENTENCE, encoding="utf-8")
    program.run("new", "Anna", "--speaker", "Anna", "--consent", "own")
    printed = program.run("import", "Anna", recordings.name)
    require("taken: 1\n" in printed, "it did not take the recording", printed)


def check_training(program: Program) -> None:
    """See that a voice is trained for some seconds, and speaks."""
    recordings = program.home / "more recordings"
    recordings.mkdir()
    rows = PROMPTS.read_text(encoding="utf-8").splitlines()[:RECORDINGS]
    for identifier, text in (row.split("\t") for row in rows):
        program.run("speak", text, "--voice", "base", "--out", f"{recordings.name}/{identifier}.wav")
        (recordings / f"{identifier}.txt").write_text(text, encoding="utf-8")
    program.run("import", "Anna", recordings.name)
    program.run("train", "Anna", "--minutes", TRAINING_MINUTES, "--name", "anna")
    printed = program.run("speak", SENTENCE, "--voice", "anna", "--project", "Anna", "--out", "anna.wav")
    require(seconds_of(program.home / "anna.wav") > 1.0, "the new voice said nothing", printed)


STEPS: list[Callable[[Program], None]] = [
    check_version,
    check_window,
    check_program_without_terminal,
    check_speech,
    check_import,
    check_training,
]


def seconds_of(out: Path) -> float:
    """Return how long a sound file lasts; 0 if there is none."""
    if not out.exists():
        return 0.0
    with wave.open(str(out)) as file:
        return file.getnframes() / file.getframerate()


def require(holds: bool, otherwise: str, printed: str = "") -> None:
    """Raise Broken unless something holds."""
    if not holds:
        raise Broken(otherwise, printed)


def name(step: Callable[[Program], None]) -> str:
    """Return what a step is about."""
    return step.__name__.removeprefix("check_").replace("_", " ")


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a person who has neither Python nor a screen, and whose home is ``home``."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PYTHON", "VIRTUAL_ENV", "LD_", "DYLD_", "QT_", "XDG_", "DISPLAY", "WAYLAND"))
    }
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    return {**kept, **homes, "QT_QPA_PLATFORM": "offscreen"}


def end(process: subprocess.Popen[str]) -> None:
    """Kill a program with all that it has started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):  # ended just now
            os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
