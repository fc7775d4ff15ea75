from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import wakepy

from tests.conftest import SpokenClip
from tests.helpers.hurry import hurry
from tests.helpers.projects import copy_project, make_project, write_recordings
from tts_studio import jobs
from tts_studio.engine import bases, fine_tuning
from tts_studio.engine.training.ema import EMA
from tts_studio.engine.training.plan import StepPlan
from tts_studio.errors import ProjectError, TrainingError, VoiceError
from tts_studio.events import Finished, Kept, Progress, Stage

pytestmark = pytest.mark.long
MINUTES = 0.05  # a single step: the least that is possible
ROOT = Path(__file__).parents[1]
HURRIED = [sys.executable, "-m", "tests.helpers.hurry"]  # called from ROOT


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch) -> None:
    hurry(monkeypatch)


@pytest.fixture(scope="module")
def imported(long_clips: Sequence[SpokenClip], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with enough clips; copy it before it is changed."""
    recordings = write_recordings(long_clips, tmp_path_factory.mktemp("recordings"))
    return make_project(recordings, tmp_path_factory.mktemp("imported") / "Anna")


@pytest.fixture
def project(imported: Path, tmp_path: Path) -> Path:
    return copy_project(imported, tmp_path / "Anna")


def train_until_killed(project: Path, events: int, *arguments: str) -> bool:
    """Train in a process of its own, kill it at the given event; return whether it was still running."""
    command = [*HURRIED, "train", str(project), "--minutes", str(MINUTES), "--json", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    with process:
        for _, _line in zip(range(events), process.stdout, strict=False):
            pass
        killed = process.poll() is None
        process.kill()
    return killed


def test_killed_at_any_moment_a_training_resumes_and_ends_with_a_voice(project, long_clips):
    assert train_until_killed(project, 4)
    for events in (9, 12, 15):
        train_until_killed(project, events, "--resume")
        figures = next(e for e in jobs.check(project) if isinstance(e, Finished)).result
        assert figures["count"] == len(long_clips)
    command = [*HURRIED, "train", str(project), "--resume", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if "no interrupted training" not in done.stderr:  # the last kill came after the end
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout.splitlines()[-1])["event"] == "finished"
    voices = next(e for e in jobs.voices(project) if isinstance(e, Finished)).result["voices"]
    assert [voice["name"] for voice in voices] == ["base", "en_US-anna-medium"]
    assert not list(project.rglob("*.tmp"))


def test_cancelled_after_the_first_measurement_a_training_keeps_its_voice(project):
    events = jobs.train(project, MINUTES)
    for event in events:
        if isinstance(event, Kept):
            break
    events.close()  # type: ignore[attr-defined]
    voices = next(e for e in jobs.voices(project) if isinstance(e, Finished)).result["voices"]
    assert [voice["name"] for voice in voices] == ["base", "en_US-anna-medium"]
    assert all("problem" not in voice for voice in voices)


def test_a_training_that_fails_keeps_its_voice_and_can_go_on(project, two_voices, monkeypatch):
    monkeypatch.setattr(EMA, "update", _fail_at_the_second_step)
    with pytest.raises(RuntimeError, match="out of memory"):
        list(jobs.train(project, two_voices))
    voices = result_of(jobs.voices(project))["voices"]
    assert [voice["name"] for voice in voices] == ["base", "en_US-anna-medium"]
    assert jobs.unfinished_run(project).metrics[-1]["step"] == 1


def _fail_at_the_second_step(_self: EMA, step: int) -> None:
    if step == 2:
        raise RuntimeError("out of memory")


def test_a_training_that_is_refused_leaves_nothing_to_go_on_with(project, monkeypatch):
    monkeypatch.setattr(fine_tuning, "LEAST_SECONDS", 1000.0)
    with pytest.raises(TrainingError, match="usable speech"):
        list(jobs.train(project, MINUTES))
    assert jobs.unfinished_run(project) is None
    assert not list((project / "runs").iterdir())


def test_without_its_base_voice_a_training_leaves_nothing_either(project, monkeypatch):
    def missing(_name: str) -> None:
        raise VoiceError("The base voice is not installed.")

    monkeypatch.setattr(bases, "find", missing)
    with pytest.raises(VoiceError):
        list(jobs.train(project, MINUTES))
    assert not list((project / "runs").iterdir())


def test_the_computer_stays_awake_while_a_voice_is_trained_and_may_sleep_afterwards(project, monkeypatch):
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")  # as on a desktop that can be asked
    events = jobs.train(project, MINUTES)
    next(events)
    assert [mode.active for mode in wakepy.global_modes()] == [True]
    events.close()  # type: ignore[attr-defined]
    assert wakepy.global_modes() == []


def test_there_must_be_something_to_resume(project):
    with pytest.raises(ProjectError, match="no interrupted training"):
        list(jobs.train(project, MINUTES, resume=True))


def test_a_training_tells_its_stages_and_time_left(project):
    seen = []
    for event in (events := jobs.train(project, MINUTES)):
        seen.append(event)
        if isinstance(event, Progress) and event.seconds_left is not None:
            break
    events.close()  # type: ignore[attr-defined]
    stages = [event for event in seen if isinstance(event, Stage)]
    assert "CPU" in stages[0].detail or "GPU" in stages[0].detail
    assert len(stages) >= 3


def result_of(events):
    return next(event for event in events if isinstance(event, Finished)).result


@pytest.fixture
def two_voices(monkeypatch) -> float:
    """Let a training take two steps and measure after each; return its minutes."""
    monkeypatch.setattr("tts_studio.engine.training.plan.time_steps", lambda *_: 1.0)
    monkeypatch.setattr("tts_studio.engine.training.plan.plan_steps", lambda *_: StepPlan(2))
    hurry(monkeypatch, measure_every=0.0)
    return 1.0


def test_another_voice_along_the_way_can_be_used(project, two_voices):
    with pytest.raises(ProjectError, match="has kept a voice yet"):
        list(jobs.checkpoints(project))
    trained = result_of(jobs.train(project, two_voices))
    known = result_of(jobs.checkpoints(project))["checkpoints"]
    (used,) = [entry["step"] for entry in known if entry["used"]]
    assert used == trained["step"]
    other = next(entry["step"] for entry in known if not entry["used"])
    voice = project / "voices" / trained["voice"]
    before = (voice / f"{trained['voice']}.onnx").read_bytes()

    assert result_of(jobs.use_checkpoint(project, other))["voice"] == trained["voice"], "it takes the old one's place"

    assert (voice / f"{trained['voice']}.onnx").read_bytes() != before
    assert json.loads((voice / "voice.json").read_text(encoding="utf-8"))["training"]["step"] == other
    known = result_of(jobs.checkpoints(project))["checkpoints"]
    assert [entry["step"] for entry in known if entry["used"]] == [other]
    with pytest.raises(TrainingError, match="No voice was kept at step 999"):
        list(jobs.use_checkpoint(project, 999))
    with pytest.raises(ProjectError, match="has kept a voice yet"):
        list(jobs.use_checkpoint(project, other, project / "runs" / "nowhere"))
