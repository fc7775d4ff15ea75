"""The benchmark of voices without its training: arguments, going on, and what it prints."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import bench_voice, speakers
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished, Progress, Stage, StageKind
from tts_studio.project import exchange

pytest.importorskip("resource")  # the recordings come from Debian, so the script is for POSIX

MEASUREMENTS = Path(__file__).parents[3] / "tts_studio" / "engine" / "MEASUREMENTS.md"

RESULT: dict[str, Any] = {
    "measure": "voice",
    "speaker": "en",
    "speech": 300.0,
    "minutes": 30.0,
    "seed": 2,
    "who": "English woman",
    "known": False,
    "held_out": 24,
    "clips": 86,
    "learned_minutes": 4.7,
    "stretches": 1,
    "peak_gb": 2.244,
    "steps": {"sound": 1181, "joint": 1436, "kept": 2617},
    "training_minutes": 28.75,
    "similarity": 0.8741,
    "similarity_floor": 0.47,
    "similarity_ceiling": 0.9,
    "similarity_normalised": 0.94,
    "wer": 0.0804,
    "wer_base": 0.02,
    "mos": 2.01,
    "mos_base": 3.96,
    "mos_speaker": 4.4,
    "pitch": 190.2,
    "pitch_speaker": 196.0,
    "pitch_error": -0.52,
    "rate": 11.9,
    "rate_speaker": 11.6,
    "rate_error": 2.6,
    "real_time_factor": 0.09,
    "real_time_factor_base": 0.088,
    "real_time_factor_ratio": 1.02,
    "missing": {},
    "commit": "abc1234 + changes",
    "machine": {"cpu": "Old Faithful", "cores": 2, "memory_gb": 25.3, "device": "the CPU (2 threads)"},
}
ROW = (
    "| `bench voice --speaker en --speech 300 --minutes 30 --seed 2` | 1181 + 1436 | 28:45 | text 0.874 | 8.0 % | 2.01 "
    "| normalised 0.94; pitch -0.5 semitones; pace +3 %; real-time factor 1.02 of the base voice's; peak 2.24 GB; "
    "commit abc1234 + changes |"
)


# Arguments


@pytest.mark.parametrize(
    "arguments",
    [
        ["--preset", "slow"],
        ["--preset", "quick", "--minutes", "3"],
        ["--minutes", "0"],
        ["--minutes", "nan"],
        ["--speech", "-3"],
        ["--seed", "-1"],
        ["--seed", "1.5"],
        ["--speaker", "de"],
        ["--worse", "rain"],
        ["more"],
    ],
)
def test_wrong_arguments_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bench_voice.main(arguments)

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: studio.py bench voice ")


@pytest.mark.parametrize(
    ("arguments", "request_"),
    [
        ([], ("en", 300.0, 30.0, 0, "none")),
        (["--preset", "thorough", "--seed", "7"], ("en", 300.0, 120.0, 7)),
        (["--minutes", "2.5", "--speaker", "fr", "--speech", "60"], ("fr", 60.0, 2.5, 0)),
        (["--worse", "noise"], ("en", 300.0, 30.0, 0, "noise")),
    ],
)
def test_arguments_say_what_is_measured(
    arguments: list[str],
    request_: tuple[Any, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(bench_voice, "bench", lambda work, request: asked.append((work, request)) or RESULT)

    assert bench_voice.main([*arguments, "--work", str(tmp_path), "--json"]) == 0

    assert asked == [(tmp_path, bench_voice.Request(*request_))]
    assert json.loads(capsys.readouterr().out) == RESULT


def test_failures_are_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(error: BaseException) -> Callable[..., None]:
        def run(*_: Any) -> None:
            raise error

        return run

    monkeypatch.setattr(bench_voice, "bench", fail(StudioError("It rains.", "Please wait.")))
    assert bench_voice.main(["--work", str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith("\nbench voice: It rains. Please wait.\n")
    monkeypatch.setattr(bench_voice, "bench", fail(KeyboardInterrupt()))
    assert bench_voice.main(["--work", str(tmp_path)]) == 130


# Going on


def test_a_folder_belongs_to_one_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bench_voice, "commit", lambda: "first")
    assert bench_voice.claim(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 0)) == "first"
    monkeypatch.setattr(bench_voice, "commit", lambda: "second")

    assert bench_voice.claim(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 0)) == "first"
    with pytest.raises(StudioError, match=r"another run: speaker en, .* seed 0, worse none\. Please give another"):
        bench_voice.claim(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 1))
    with pytest.raises(StudioError, match="another run"):
        bench_voice.claim(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 0, "noise"))


def test_a_run_from_before_worse_could_be_chosen_goes_on(tmp_path: Path) -> None:
    note = '{"speaker": "en", "speech": 300.0, "minutes": 30.0, "seed": 0, "commit": "first"}'
    (tmp_path / bench_voice.REQUEST).write_text(note)

    assert bench_voice.claim(tmp_path, bench_voice.Request("en", 300.0, 30.0, 0)) == "first"
    with pytest.raises(StudioError, match="another run"):
        bench_voice.claim(tmp_path, bench_voice.Request("en", 300.0, 30.0, 0, "noise"))


def test_an_interrupted_training_goes_on_and_a_finished_one_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trainings: list[tuple[float, int, bool]] = []

    def train(folder: Path, minutes: float, *, seed: int, resume: bool) -> Iterator[Event]:
        trainings.append((minutes, seed, resume))
        yield Stage(StageKind.LEARNING)
        if len(trainings) == 1:
            raise KeyboardInterrupt
        yield Finished({"path": "voice", "plan": {"steps": 11}, "seconds": 90.0})

    monkeypatch.setattr(bench_voice.jobs, "train", train)
    monkeypatch.setattr(bench_voice.jobs, "unfinished_run", lambda folder: {"run": "one"} if trainings else None)
    request = bench_voice.Request("en", 300.0, 3.0, 4)

    with pytest.raises(KeyboardInterrupt):
        bench_voice.train(tmp_path, request)
    known = bench_voice.train(tmp_path, request)

    assert bench_voice.train(tmp_path, request) == known, "it is not trained once more"
    assert trainings == [(3.0, 4, False), (3.0, 4, True)]
    assert (known["voice"], known["stretches"]) == ("voice", 2)
    assert known["peak_bytes"] > 10e6


def test_the_longer_of_both_clocks_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    passport = {"clips": 80, "minutes": 4.5, "training": {"step": 9}}
    monkeypatch.setattr(bench_voice, "read_passport", lambda folder: passport)
    known = {"voice": "v", "plan": {"steps": 11}, "stretches": 2, "peak_bytes": 2_244_000_000}

    assert bench_voice.facts({**known, "seconds": 60.0, "reported_seconds": 90.0})["training_minutes"] == 1.5
    assert bench_voice.facts({**known, "seconds": 120.0, "reported_seconds": 90.0}) == {
        "clips": 80,
        "learned_minutes": 4.5,
        "steps": {"steps": 11, "kept": 9},
        "training_minutes": 2.0,
        "stretches": 2,
        "peak_gb": 2.24,
    }


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_a_wish_to_stop_is_heard_between_two_events(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []

    def job() -> Iterator[Event]:
        try:
            yield Stage(StageKind.LEARNING)
            os.kill(os.getpid(), signal.SIGTERM)
            done.append("step")
            yield Progress(1, 2)
            done.append("another step")
        finally:
            done.append("saved")

    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt):
        bench_voice.show(job())

    assert done == ["step", "saved"]
    assert signal.getsignal(signal.SIGTERM) == before
    said = capsys.readouterr()
    assert said.out == ""
    assert "Learning" in said.err


# Texts


def test_other_languages_say_held_out_texts_that_were_not_learned() -> None:
    clips = [bench_voice.select.__globals__["Recording"](name, Path(), f"text {name}") for name in "abc"]
    selection = bench_voice.Selection((clips[0],), (clips[1], clips[2], clips[0]))

    assert bench_voice.texts_for(bench_voice.SPEAKERS["it"], selection) == ("text b", "text c")
    assert bench_voice.texts_for(bench_voice.SPEAKERS["en"], selection) == bench_voice.ENGLISH


# Worse recordings


@pytest.mark.parametrize("worse", ["none", "noise", "telephone", "transcript"])
def test_only_what_is_learned_from_is_made_worse(worse: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hiss = Audio((np.random.default_rng(1).standard_normal(22_050) * 0.1).astype(np.float32), 22_050)
    clips = [bench_voice.Recording(f"clip-{number}", Path(), f"Text {number}.") for number in range(20)]
    monkeypatch.setattr(speakers, "decode", lambda source: hiss)
    monkeypatch.setattr(bench_voice, "select", lambda *_: bench_voice.Selection(tuple(clips[:12]), tuple(clips[12:])))
    imported: list[Path] = []
    monkeypatch.setattr(bench_voice.jobs, "new_project", lambda *_: iter(()))
    monkeypatch.setattr(bench_voice.jobs, "import_clips", lambda _, source: iter(imported.append(source) or ()))
    monkeypatch.setattr(bench_voice, "train", lambda *_: {"voice": "voice"})
    monkeypatch.setattr(bench_voice, "facts", lambda training: {})
    monkeypatch.setattr(bench_voice.Voice, "load", lambda *_, **__: None)
    people: list[Any] = []
    monkeypatch.setattr(bench_voice, "measure", lambda voice, base, person, texts: people.append(person) or ({}, {}))

    result = bench_voice.bench(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 0, worse))

    assert result["worse"] == worse
    assert json.loads((tmp_path / "work" / bench_voice.REQUEST).read_text())["worse"] == worse
    rows = exchange.scan(imported[0])
    sounds = [files.read(row.audio).samples for row in rows]
    original = [np.allclose(sound[:22_000], hiss.samples[:22_000], atol=1e-4) for sound in sounds]
    assert original == [worse in ("none", "transcript")] * 12
    wrong = sum(row.text != clip.text for row, clip in zip(rows, clips, strict=False))
    assert wrong == (2 if worse == "transcript" else 0)
    (person,) = people
    assert person.held_out_texts == [clip.text for clip in clips[12:]]
    for audio in (*person.held_out, *person.learned):
        assert np.allclose(audio.samples, hiss.samples, atol=1e-4)


def test_worse_recordings_are_told_and_good_ones_are_not() -> None:
    told = bench_voice.report({**RESULT, "worse": "noise"})

    assert "made worse  a noisy room, noise and hum 15 dB below the speech" in told
    assert told.splitlines()[-1] == ROW.replace("--seed 2", "--seed 2 --worse noise")
    assert bench_voice.report({**RESULT, "worse": "none"}) == bench_voice.report(RESULT)
    assert "worse" not in bench_voice.report(RESULT)


# What is printed


def test_the_table_stands_in_columns() -> None:
    assert "\n".join(bench_voice.report(RESULT).splitlines()[:7]) == (
        "                   voice   base  speaker            compared\n"
        "similarity         0.874  0.470    0.900     0.94 of the way\n"
        "WER                8.0 %  2.0 %\n"
        "MOS                 2.01   3.96     4.40\n"
        "pitch, Hz            190             196      -0.5 semitones\n"
        "phonemes a second   11.9            11.6                +3 %\n"
        "real-time factor   0.090  0.088           1.02 of the base's"
    )


def test_the_facts_behind_the_figures_are_told() -> None:
    told = bench_voice.report({**RESULT, "stretches": 2})

    for fact in (
        "English woman; nothing that is shipped has heard this voice before",
        "86 clips, 4.70 min, were learned from; 24 others were kept from the training",
        "30 min asked for, 28:45 taken in 2 stretches; peak memory 2.24 GB",
        "1181 + 1436 planned; the voice is that after 2617",
        "Old Faithful, 2 cores, 25.3 GB; computing on the CPU (2 threads)",
        "abc1234 + changes",
    ):
        assert fact in told
    assert "in 1 stretches" not in bench_voice.report(RESULT)
    assert "the shipped start has heard this voice before" in bench_voice.report({**RESULT, "known": True})


def test_a_figure_that_is_missing_is_a_dash_with_its_reason() -> None:
    told = bench_voice.report(
        {**RESULT, "wer": None, "wer_base": None, "missing": dict.fromkeys(("wer", "wer_base"), "Why.")}
    )

    assert re.search(r"^WER +– +–$", told, re.MULTILINE)
    assert "Not measured: wer, wer_base. Why." in told
    assert "| text 0.874 | – | 2.01 |" in told


def test_the_row_fits_the_tables_of_the_engine() -> None:
    lines = MEASUREMENTS.read_text(encoding="utf-8").splitlines()
    headers = [line for line in lines if line.startswith("| what | steps | time |")]

    assert bench_voice.report(RESULT).splitlines()[-1] == ROW
    assert headers
    assert {header.count("|") for header in headers} == {ROW.count("|")}


def test_machine_and_commit_are_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    box = bench_voice.machine()
    assert box["cpu"]
    assert box["cores"] >= 1
    assert box["memory_gb"] > 0.1

    answers = {"rev-parse": "abc1234", "status": ""}
    monkeypatch.setattr(bench_voice, "_git", lambda command, *rest: answers[command])
    assert bench_voice.commit() == "abc1234"
    answers["status"] = " M tts_studio/cli.py"
    assert bench_voice.commit() == "abc1234 + changes"
    monkeypatch.undo()
    monkeypatch.setattr(bench_voice, "ROOT", tmp_path / "nowhere")
    assert bench_voice.commit() == "unknown"
