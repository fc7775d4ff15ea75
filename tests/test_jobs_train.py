from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import wakepy

from tests.conftest import SpokenClip
from tests.helpers.hurry import hurry
from tests.helpers.projects import copy_project, make_project, write_recordings
from tests.helpers.tiny_base import make_tiny_base
from tts_studio import jobs
from tts_studio.engine import bases, fine_tuning
from tts_studio.engine.training.ema import EMA
from tts_studio.engine.training.plan import StepPlan
from tts_studio.errors import ProjectError, TrainingError, VoiceError
from tts_studio.events import Finished, Kept, Planned, Progress, Stage, TooFewSteps
from tts_studio.project import runs

pytestmark = pytest.mark.long
MINUTES = 0.05  # a single step: the least that is possible
CLIPS = 5
ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch) -> None:
    hurry(monkeypatch)


@pytest.fixture(scope="module")
def imported(spoken_clips: Sequence[SpokenClip], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with enough clips; copy it before it is changed."""
    recordings = write_recordings(spoken_clips[:CLIPS], tmp_path_factory.mktemp("recordings"))
    base = make_tiny_base(tmp_path_factory.mktemp("bases"))
    return make_project(recordings, tmp_path_factory.mktemp("imported") / "Anna", str(base.path))


@pytest.fixture
def project(imported: Path, tmp_path: Path) -> Path:
    return copy_project(imported, tmp_path / "Anna")


KILLED = """
import json, os, signal, sys
from pathlib import Path
import pytest
from tests.helpers.hurry import hurry
from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.engine.export import save_voice
from tts_studio.engine.training import dataset, trainer
from tts_studio.events import Finished

folder, minutes, moments = Path(sys.argv[1]), float(sys.argv[2]), json.loads(sys.argv[3])
OPERATIONS = {"open", "os.rename", "os.remove", "os.mkdir", "os.listdir"}
left = float("inf")

def watch(event, arguments):
    "Count the file operations inside the project; end the process, as a power cut would, at the last one."
    global left
    if event in OPERATIONS and str(arguments[0]).startswith(str(folder)):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

def train(resume, moment):
    "Train until so many file operations after an event of this name, or to the end."
    global left
    for event in jobs.train(folder, minutes, resume=resume):
        if moment and moment[0] in (type(event).__name__, getattr(event, "kind", None)):
            left = min(left, moment[1])
    os._exit(0)

hurry(pytest.MonkeyPatch())  # what is loaded and analysed here is not loaded and analysed by each of the children
with jobs.opened(folder, reading=True) as project:
    examples = [jobs.training.example_of(clip) for clip in project.clips()]
list(dataset.prepare(examples, bases.find(), "en-us"))
sys.addaudithook(watch)
for number, moment in enumerate([*moments, None]):
    child = os.fork()
    if child == 0:
        train(number > 0, moment)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    print(json.dumps(next(e.result["count"] for e in jobs.check(folder) if isinstance(e, Finished))), flush=True)
"""
MOMENTS = (("Progress", 0), ("Planned", 0), ("Kept", 3), ("saving_voice", 9))
"""Name of an event or a stage, and file operations after it."""


def own_voices(project: Path) -> list[str]:
    """Return the names of the project's voices, without the base voices."""
    return [voice.name for voice in jobs.listed_voices(project) if not voice.is_base]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
@pytest.mark.timeout(600)  # to notice one that hangs; a busy machine must not decide
def test_killed_at_any_moment_a_training_resumes_and_ends_with_a_voice(project):
    command = [sys.executable, "-c", KILLED, str(project), str(MINUTES), json.dumps(MOMENTS)]
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1"}  # OpenMP's threads would not be there after a fork

    said = subprocess.run(
        command, cwd=ROOT, env=one_thread, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.split()

    killed, ended = [str(-signal.SIGKILL)] * len(MOMENTS), ["0"]
    assert said[::2] == [*killed, *ended]
    assert said[1::2] == [str(CLIPS)] * (len(MOMENTS) + 1)
    assert own_voices(project) == ["en_US-anna-medium"]
    assert [info.finished for info in runs.list_runs(project / "runs")] == [True]
    assert not list(project.rglob("*.tmp"))


def test_cancelled_after_the_first_measurement_a_training_keeps_its_voice(project):
    events = jobs.train(project, MINUTES)
    for event in events:
        if isinstance(event, Kept):
            break
    events.close()  # type: ignore[attr-defined]
    voices = next(e for e in jobs.voices(project) if isinstance(e, Finished)).result["voices"]
    assert own_voices(project) == ["en_US-anna-medium"]
    assert all("problem" not in voice for voice in voices)


def test_a_training_that_fails_keeps_its_voice_and_can_go_on(project, two_voices, monkeypatch):
    monkeypatch.setattr(EMA, "update", _fail_at_the_second_step)
    with pytest.raises(RuntimeError, match="out of memory"):
        list(jobs.train(project, two_voices))
    assert own_voices(project) == ["en_US-anna-medium"]
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
    assert "CPU" in str(stages[0].detail) or "GPU" in str(stages[0].detail)
    assert len(stages) >= 3


def result_of(events):
    return next(event for event in events if isinstance(event, Finished)).result


@pytest.fixture
def two_voices(monkeypatch) -> float:
    """Let a training take two steps and measure after each; return its minutes."""
    hurry(monkeypatch, plan=StepPlan(2), measure_every=0.0)
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


def test_a_voice_of_too_few_steps_is_saved_but_not_finished_and_the_training_goes_on(project, monkeypatch):
    hurry(monkeypatch, useful_steps=2)
    *events, finished = jobs.train(project, MINUTES)
    assert [(event.steps, event.useful) for event in events if isinstance(event, TooFewSteps)] == [(1, 2)]
    assert finished.result["too_few_steps"]
    assert len(own_voices(project)) == 1
    unfinished = jobs.unfinished_run(project)
    assert unfinished is not None
    assert unfinished.too_short

    *events, finished = jobs.train(project, None, resume=True)
    assert not [event for event in events if isinstance(event, TooFewSteps)]
    assert "too_few_steps" not in finished.result
    assert finished.result["run"] == str(unfinished.folder)
    assert jobs.unfinished_run(project) is None

    another = jobs.train(project, MINUTES)
    planned = next(event for event in another if isinstance(event, Planned))
    another.close()  # type: ignore[attr-defined]
    assert planned.timed, "a training that was given more time is no plan for others"
