"""Measuring a voice while other programs and threads have the project; the judges are in tests/engine/judging."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.engine.export import save_voice
from tts_studio.engine.judging import evaluation
from tts_studio.engine.speaking.voice import Voice
from tts_studio.events import Event, Finished, Note
from tts_studio.project import voices

HOLDER = """
import sys
from pathlib import Path
from types import SimpleNamespace
from tts_studio import jobs
with jobs.opened(Path(sys.argv[1])):
    print(flush=True)
    sys.stdin.read()
"""
NAME = "en_US-anna-medium"

pytestmark = pytest.mark.usefixtures("small_base")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project with a voice, which is measured at once."""
    folder = tmp_path / "Anna"
    list(jobs.new_project(folder, "Anna", "own", "en-us"))
    base = bases.find()
    save_voice.save_voice(base, base.path, folder / "voices", "Anna")

    def measured(*_: object) -> Iterator[Event]:
        yield Finished({"similarity": 0.75, "words": 190})

    monkeypatch.setattr(evaluation, "evaluate", measured)
    voice = SimpleNamespace(name=NAME, config=SimpleNamespace(espeak_voice="en-us"))
    monkeypatch.setattr(Voice, "load", lambda *_, **__: voice)
    return folder


def passport(project: Path) -> dict[str, Any]:
    return json.loads((project / "voices" / NAME / "voice.json").read_text(encoding="utf-8"))


def test_a_voice_of_the_project_keeps_its_figures(project: Path) -> None:
    *_, last = jobs.evaluate(NAME, project)

    assert isinstance(last, Finished)
    assert last.result["similarity"] == 0.75
    assert passport(project)["scores"] == {"similarity": 0.75}
    assert "0.75" in (project / "voices" / NAME / "MODEL_CARD").read_text(encoding="utf-8")


def test_figures_are_not_written_while_another_program_has_the_project(project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file() and path.suffix != ".onnx"}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, project], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()

        events = list(jobs.evaluate(NAME, project))

        assert {path: path.read_bytes() for path in before} == before
        other.kill()
    (note,) = [event for event in events if isinstance(event, Note)]
    assert "in use by another" in str(note.message)
    assert isinstance(events[-1], Finished)
    assert events[-1].result["similarity"] == 0.75


def test_figures_that_are_noted_while_the_voice_is_renamed_lose_neither(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = project / "voices" / NAME
    write = save_voice.write_json
    threads: list[threading.Thread] = []

    def rename_meanwhile(path: Path, value: Any) -> None:
        thread = threading.Thread(target=voices.rename_voice, args=(home, "Anna B."))
        thread.start()
        thread.join(0.2)  # it waits for its turn; without one it would write now, and be written over
        threads.append(thread)
        write(path, value)

    monkeypatch.setattr(save_voice, "write_json", rename_meanwhile)
    save_voice.note_scores(home, {"similarity": 0.5})
    threads[0].join()

    assert (passport(project)["name"], passport(project)["scores"]) == ("Anna B.", {"similarity": 0.5})


@pytest.mark.parametrize("scores", [None, [], "good"])
def test_scores_that_were_edited_by_hand_are_replaced(scores: object, project: Path) -> None:
    path = project / "voices" / NAME / "voice.json"
    path.write_text(json.dumps({**passport(project), "scores": scores}), encoding="utf-8")

    list(jobs.evaluate(NAME, project))

    assert passport(project)["scores"] == {"similarity": 0.75}
