"""README's tour, typed by a test: its commands must keep working, with the options and paths that are printed there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.console_examples import examples
from tests.helpers.hurry import hurry
from tts_studio import cli
from tts_studio.cli.exit_codes import DONE
from tts_studio.jobs import evaluation
from tts_studio.text import prompts

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TINY_MINUTES = "0.1"
FIRST_KEPT = "1"
"""A training of 0.1 minutes takes one step, after which its voice is kept."""
RECORDINGS = 5


EXAMPLES = examples(README)
TOUR = [example for example in EXAMPLES if example.words[0] == "tts-studio"]


def test_every_other_command_is_one_of_the_set_up() -> None:
    usage = subprocess.run(
        [sys.executable, ROOT / "packaging" / "studio.py", "--help"], capture_output=True, text=True, check=True
    ).stdout

    for words in (example.words for example in EXAMPLES if example not in TOUR):
        assert words[:2] == ["python3", "packaging/studio.py"]
        assert re.search(rf"^  {words[2]} ", usage, re.MULTILINE)


def test_tour_shows_every_command_of_the_program() -> None:
    assert {example.words[1] for example in TOUR} == {
        *("new", "import", "check", "train", "checkpoints", "voices", "speak", "words", "evaluate", "export", "verify"),
    }


@pytest.mark.timeout(600)  # a whole tour: import, training, judging
def test_tour_works_as_printed(
    speak_base: Callable[[str, Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In one process, since a dozen would load torch; ``tests/test_cli.py`` starts the program itself.

    Trainings are content with little speech, and two sentences are judged; the journey's is not hurried.
    """
    make_recordings(tmp_path / "recordings", speak_base)
    monkeypatch.chdir(tmp_path)
    hurry(monkeypatch)
    monkeypatch.setattr(evaluation, "_SENTENCES", 2)

    for example in TOUR:
        words = quick(example.words)
        assert cli.main(words[1:]) == DONE, shlex.join(words)
        said = {label(line) for line in capsys.readouterr().out.splitlines()}
        for line in example.output:
            assert label(line) in said, f"{shlex.join(example.words)} no longer prints “{line}”"

    for words in (example.words for example in TOUR):
        if "--out" in words:
            assert (tmp_path / words[words.index("--out") + 1]).exists()


def label(line: str) -> str:
    """Return what a line of output begins with, whatever its figures are."""
    return re.split(r"[\d:]", line)[0].strip()


def make_recordings(folder: Path, speak_base: Callable[[str, Path], None]) -> None:
    """Make what the tour imports: a list in the LJSpeech layout, and its sound files."""
    (folder / "wavs").mkdir(parents=True)
    chosen = prompts.load("en")[:RECORDINGS]
    for prompt in chosen:
        speak_base(prompt.text, folder / "wavs" / f"{prompt.id}.wav")
    rows = "".join(f"{prompt.id}|{prompt.text}\n" for prompt in chosen)
    (folder / "metadata.csv").write_text(rows, encoding="utf-8")


def quick(words: list[str]) -> list[str]:
    """Return the command with a training that takes seconds, and a step that it has."""
    shorter = list(words)
    for option, value in (("--minutes", TINY_MINUTES), ("--use", FIRST_KEPT)):
        if option in shorter:
            shorter[shorter.index(option) + 1] = value
    return shorter
