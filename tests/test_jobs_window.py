"""The jobs and questions that the window has beside those of the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from tts_studio import jobs
from tts_studio.audio import files, quality
from tts_studio.audio.signal import Audio
from tts_studio.errors import ProjectError
from tts_studio.events import Event, Finished, Progress, Saved, Stage
from tts_studio.jobs import evaluation, training
from tts_studio.project import flac, intake, runs, store
from tts_studio.project.model import Clip


@pytest.fixture
def project(tmp_path: Path) -> Iterator[store.Project]:
    list(jobs.new_project(tmp_path / "Anna", "Anna", "own", "en-us"))
    with jobs.opened(tmp_path / "Anna") as made:
        yield made


@pytest.fixture
def add(project: store.Project, spoken_clips: tuple) -> Callable[[int], Clip]:
    """Give a function that adds a spoken sentence with 0.4 s of silence before and after it."""

    def add_spoken(number: int) -> Clip:
        spoken = files.read(spoken_clips[number].audio)
        pause = np.zeros(round(0.4 * spoken.rate), np.float32)
        audio = Audio(np.concatenate([pause, spoken.samples, pause]), spoken.rate)
        text = spoken_clips[number].text
        report = intake.plain(quality.judge(audio, text))
        return project.add_clip(audio, text, f"{number}.wav", flac.digest(audio), report, 16)

    return add_spoken


def begin(project: store.Project, stamp: str, name: str = "Anna") -> Path:
    """Leave a training as it lies there after a crash."""
    dataset = project.dataset()
    request = runs.Request(name, 30.0, 1, dataset.digest, tuple(clip.id for clip in dataset.clips))
    folder = project.runs / stamp
    folder.mkdir()
    (folder / "request.json").write_text(json.dumps(asdict(request)), encoding="utf-8")
    return folder


def result(job: Iterator[Event]) -> dict:
    last = list(job)[-1]
    assert isinstance(last, Finished)
    return dict(last.result)


# --- trainings -----------------------------------------------------------------------------------------------------


def test_no_training_is_unfinished_in_a_new_project(project: store.Project) -> None:
    assert jobs.unfinished_run(project.folder) is None


def test_an_interrupted_training_is_told_with_how_far_it_came(project: store.Project, add) -> None:
    add(0)
    add(1)
    run = begin(project, "2026-11-21T10-00-00")
    (run / "metrics.jsonl").write_text('{"step": 40, "seconds": 70.5}\n{"step": 90, "seconds": 150.5}\n')

    unfinished = jobs.unfinished_run(project.folder)
    assert unfinished is not None
    assert (unfinished.folder, unfinished.request.name, unfinished.request.minutes) == (run, "Anna", 30.0)
    assert unfinished.metrics[-1] == {"step": 90, "seconds": 150.5}
    assert jobs.why_not_resumed(project, unfinished) is None


def test_what_keeps_a_training_from_going_on_is_told(project: store.Project, add) -> None:
    add(0)
    begin(project, "2026-11-21T10-00-00")
    unfinished = jobs.unfinished_run(project.folder)
    assert unfinished is not None

    project.update_clip("0001", text="Other words.")
    assert "have been changed" in str(jobs.why_not_resumed(project, unfinished))
    with pytest.raises(ProjectError, match="have been changed"):
        list(jobs.train(project.folder, 1.0, resume=True))
    project.remove_clip("0001")
    assert "no longer in the project" in str(jobs.why_not_resumed(project, unfinished))


def test_a_training_that_was_stopped_on_purpose_is_offered_no_more_but_can_go_on(project: store.Project, add) -> None:
    add(0)
    earlier = begin(project, "2026-11-21T10-00-00")
    run = begin(project, "2026-11-22T10-00-00")

    jobs.stop_run(project.folder, run)

    assert jobs.unfinished_run(project.folder) is None
    assert runs.latest_unfinished(project.runs).folder == run
    jobs.discard_run(project.folder, run)
    waiting = jobs.unfinished_run(project.folder)
    assert waiting is not None
    assert waiting.folder == earlier


def test_a_discarded_training_is_gone_from_the_list(project: store.Project) -> None:
    run = begin(project, "2026-11-21T10-00-00")

    place = jobs.discard_run(project.folder, run)

    assert place.is_dir()
    assert not run.exists()
    assert jobs.unfinished_run(project.folder) is None


@pytest.mark.parametrize("act", [jobs.discard_run, jobs.stop_run])
def test_only_trainings_of_the_project_are_touched(act, project: store.Project, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger"
    stranger.mkdir()

    for run in (stranger, project.folder / "clips", project.runs, project.runs / "none"):
        with pytest.raises(ProjectError, match="is not a training of this project"):
            act(project.folder, run)
    assert list(stranger.iterdir()) == []
    assert (project.folder / "clips").is_dir()


# --- what is learned from ------------------------------------------------------------------------------------------


def learned(clip: Clip) -> np.ndarray:
    """Return the wave that a training would learn from: float32 [frames] at 22 050 Hz, its peak at 0.9."""
    from tts_studio.engine import bases
    from tts_studio.engine.training import dataset

    return dataset.prepare_one(training.example_of(clip), bases.find(), "en-us").wave.numpy()


def scaled(samples: np.ndarray) -> np.ndarray:
    whole = samples[: len(samples) // 256 * 256]
    return whole * (0.9 / np.abs(samples).max())


def test_without_a_trim_a_quarter_of_a_second_stays_around_the_speech(add) -> None:
    clip = add(0)
    start, end = (clip.report[name] for name in ("speech_start", "speech_end"))

    wave = learned(clip)

    kept = files.read(clip.audio).samples
    first, last = round((start - 0.25) * clip.rate), round((end + 0.25) * clip.rate)
    np.testing.assert_allclose(wave, scaled(kept[first:last]), atol=1e-5)


def test_nothing_outside_the_trim_is_learned_from(project: store.Project, add) -> None:
    clip = add(0)
    start, end = (clip.report[name] for name in ("speech_start", "speech_end"))
    kept = files.read(clip.audio).samples
    for trim in ((start + 0.3, end - 0.2), (start - 0.1, end + 0.1), (start + 0.3, start + 0.75)):
        trimmed = project.update_clip(clip.id, text="Hi.", trim=trim)
        trimmed = project.update_clip(clip.id, report=intake.rejudge(trimmed))

        wave = learned(trimmed)

        first = max(trim[0], trimmed.report["speech_start"] - 0.25)
        last = min(trim[1], trimmed.report["speech_end"] + 0.25)
        expected = scaled(kept[round(first * clip.rate) : round(last * clip.rate)])
        np.testing.assert_allclose(wave, expected, atol=1e-5)


def test_a_trim_is_taken_exactly_where_nobody_has_looked_for_speech(project: store.Project, add) -> None:
    clip = project.update_clip(add(0).id, text="Hi.", trim=(0.6, 1.1), report={"verdict": "good"})

    kept = files.read(clip.audio).samples[round(0.6 * clip.rate) : round(1.1 * clip.rate)]
    np.testing.assert_allclose(learned(clip), scaled(kept), atol=1e-5)


def test_silence_that_a_wide_trim_leaves_is_still_cut_off(project: store.Project, add) -> None:
    clip = add(0)
    whole = learned(clip)

    trimmed = project.update_clip(clip.id, trim=(0.05, clip.seconds))

    np.testing.assert_array_equal(learned(trimmed), whole)


def test_a_voice_is_measured_against_what_is_used(project: store.Project, add) -> None:
    clips = [add(0), project.update_clip(add(1).id, trim=(0.5, 1.0))]

    reference = evaluation.reference_of(clips, ["0001"])

    assert [audio.seconds for audio in reference.held_out] == [clips[0].seconds]
    assert [audio.seconds for audio in reference.known] == [pytest.approx(0.5, abs=0.001)]


# --- ready? --------------------------------------------------------------------------------------------------------


def test_what_a_training_needs(project: store.Project, add) -> None:
    for number in range(4):
        add(number)

    needs = {need.code: need for need in jobs.readiness(project)}

    codes = ["speech", "advised_speech", "clips", "attention", "consent", "disk", "memory", "base"]
    assert list(needs) == codes
    assert (needs["base"].ok, needs["base"].value) == (True, "Joe")
    assert needs["clips"].ok
    assert 4.0 < needs["speech"].value < 15.0


@pytest.mark.parametrize("kind", ["missing", "no voice"])
def test_a_base_voice_that_cannot_be_trained_is_told(
    kind: str, project: store.Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voice = tmp_path / "other.onnx"
    if kind == "no voice":
        voice.write_bytes(b"another voice")
        voice.with_name("other.onnx.json").write_text("{}")
    monkeypatch.setattr(project, "info", store.Info(**{**vars(project.info), "base": str(voice)}))

    need = jobs.readiness(project)[-1]
    assert (need.code, need.ok, need.required) == ("base", False, True)
    assert "other" in str(need.value)


def test_readiness_does_not_load_torch(project: store.Project) -> None:
    code = (
        "import sys; from pathlib import Path; from tts_studio import jobs;"
        "jobs.readiness(jobs.opened(Path(sys.argv[1]), reading=True));"
        "print([name for name in ('torch', 'onnxruntime', 'safetensors') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, project.folder], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("minutes", "code"),
    [(0, "too_little"), (0.99, "too_little"), (1, "with_luck"), (4.9, "with_luck"), (5, "recognisable"),
     (14.9, "recognisable"), (15, "good"), (29.9, "good"), (30, "best"), (600, "best")],
)  # fmt: skip
def test_honest_words_for_minutes_of_speech(minutes: float, code: str) -> None:
    assert jobs.estimate_quality(minutes) == code


# --- export of the data set ----------------------------------------------------------------------------------------


def test_the_accepted_clips_are_exported_and_can_be_imported_again(project: store.Project, add, tmp_path: Path) -> None:
    clips = [add(number) for number in range(3)]
    project.update_clip("0002", accepted=False)
    project.update_clip("0003", trim=(0.3, 1.5))

    told = list(jobs.export_dataset(project.folder, tmp_path / "set"))

    assert isinstance(told[0], Stage)
    assert [event.done for event in told if isinstance(event, Progress)] == [1, 2]
    assert told[-2] == Saved(tmp_path / "set")
    minutes = round((clips[0].seconds + 1.2) / 60, 2)
    assert result(iter(told)) == {"folder": str(tmp_path / "set"), "clips": 2, "minutes": minutes}
    list(jobs.new_project(tmp_path / "New", "Anna", "own", "en-us"))
    assert result(jobs.import_clips(tmp_path / "New", tmp_path / "set"))["taken"] == 2


def test_an_empty_project_has_nothing_to_export(project: store.Project, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no recordings to export"):
        list(jobs.export_dataset(project.folder, tmp_path / "set"))
