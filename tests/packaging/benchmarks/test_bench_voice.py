"""The benchmark of voices without its training: arguments, going on, and what it prints."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import bench_voice, speakers
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.engine import bases
from tts_studio.errors import StudioError
from tts_studio.events import Event, Finished, Progress, Stage, StageKind
from tts_studio.project import exchange

pytest.importorskip("resource")  # the recordings come from Debian, so the script is for POSIX

BASE = "en_US-joe-medium"
MEASUREMENTS = Path(__file__).parents[3] / "tts_studio" / "engine" / "MEASUREMENTS.md"

RESULT: dict[str, Any] = {
    "measure": "voice",
    "speaker": "en",
    "speech": 300.0,
    "minutes": 30.0,
    "seed": 2,
    "base": BASE,
    "worse": "none",
    "words_asked": None,
    "sentences": 20,
    "words": 190,
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
    "similarity_low": 0.861,
    "similarity_high": 0.8874,
    "similarity_floor_low": 0.45,
    "similarity_floor_high": 0.49,
    "similarity_ceiling_low": 0.89,
    "similarity_ceiling_high": 0.91,
    "similarity_normalised_low": 0.905,
    "similarity_normalised_high": 0.97,
    "similarity_dvector": 0.7,
    "similarity_dvector_floor": 0.2,
    "similarity_dvector_ceiling": 0.8,
    "similarity_dvector_normalised": 0.83,
    "wer": 0.0804,
    "wer_low": 0.05,
    "wer_high": 0.121,
    "wer_base": 0.02,
    "wer_base_low": 0.0,
    "wer_base_high": 0.041,
    "mos": 2.01,
    "mos_base": 3.96,
    "mos_speaker": 4.4,
    "dnsmos_signal": 3.41,
    "dnsmos_signal_base": 3.5,
    "dnsmos_signal_speaker": 3.6,
    "dnsmos_background": 4.01,
    "dnsmos_background_base": 4.1,
    "dnsmos_background_speaker": 3.9,
    "dnsmos_overall": 3.12,
    "dnsmos_overall_base": 3.2,
    "dnsmos_overall_speaker": 3.3,
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
    "| `bench voice --speaker en --speech 300 --minutes 30 --seed 2` | 1181 + 1436 | 28:45 "
    "| text 0.874 (0.861 … 0.887) | 8.0 % (5.0 … 12.1 %) | 2.01 "
    "| normalised 0.94; by d-vector 0.83; DNSMOS 3.41 / 4.01 / 3.12; pitch -0.5 semitones; pace +3 %; "
    "real-time factor 1.02 of the base voice's; peak 2.24 GB; commit abc1234 + changes |"
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
        ["--words", "0"],
        ["--words", "many"],
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
        ([], ("en", 300.0, 30.0, 0, BASE, "none")),
        (["--preset", "thorough", "--seed", "7"], ("en", 300.0, 120.0, 7, BASE)),
        (["--minutes", "2.5", "--speaker", "ru", "--speech", "60"], ("ru", 60.0, 2.5, 0, BASE)),
        (["--worse", "noise"], ("en", 300.0, 30.0, 0, BASE, "noise")),
        (["--speaker", "fr", "--base", "joe"], ("fr", 300.0, 30.0, 0, BASE)),
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
    monkeypatch.setattr(bench_voice, "bench", lambda *what: asked.append(what) or RESULT)

    assert bench_voice.main([*arguments, "--work", str(tmp_path), "--json"]) == 0

    assert asked == [(tmp_path, bench_voice.Request(*request_), None, None)]
    assert json.loads(capsys.readouterr().out) == RESULT


def test_recordings_and_words_belong_to_no_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(bench_voice, "bench", lambda *what: asked.append(what) or RESULT)
    options = ["--speaker", "kathleen", "--recordings", str(tmp_path), "--words", "1500"]

    assert bench_voice.main([*options, "--work", str(tmp_path)]) == 0

    assert asked == [(tmp_path, bench_voice.Request("kathleen", 300.0, 30.0, 0, BASE), tmp_path, 1500)]


def test_a_base_voice_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert bench_voice.main(["--base", "nobody", "--work", str(tmp_path / "work")]) == 1

    assert "nobody" in capsys.readouterr().err.splitlines()[-1]
    assert not (tmp_path / "work").exists()


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
    assert bench_voice.claim(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 0, BASE)) == "first"
    monkeypatch.setattr(bench_voice, "commit", lambda: "second")

    assert bench_voice.claim(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 0, BASE)) == "first"
    with pytest.raises(
        StudioError,
        match=r"another run: speaker en, .* seed 0, base en_US-joe-medium, worse none\. Please give another",
    ):
        bench_voice.claim(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 1, BASE))
    with pytest.raises(StudioError, match="another run"):
        bench_voice.claim(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 0, BASE, "noise"))


def test_a_run_from_before_base_and_worse_could_be_chosen_goes_on(tmp_path: Path) -> None:
    note = '{"speaker": "en", "speech": 300.0, "minutes": 30.0, "seed": 0, "commit": "first"}'
    (tmp_path / bench_voice.REQUEST).write_text(note)

    assert bench_voice.claim(tmp_path, bench_voice.Request("en", 300.0, 30.0, 0, BASE)) == "first"
    with pytest.raises(StudioError, match="another run"):
        bench_voice.claim(tmp_path, bench_voice.Request("en", 300.0, 30.0, 0, BASE, "noise"))


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
    request = bench_voice.Request("en", 300.0, 3.0, 4, BASE)

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


def selection_of(*texts: str) -> bench_voice.Selection:
    """Return a selection in which the first text is learned and all are held out."""
    clips = [speakers.Recording(str(number), Path(), text) for number, text in enumerate(texts)]
    return bench_voice.Selection((clips[0],), tuple(clips))


def test_the_voice_speaks_its_own_language_and_the_base_voice_one_that_it_has_learned() -> None:
    joe, english, italian = bases.default(), bases.texts("en").judging, bases.texts("it").judging

    at_home = bench_voice.texts_for(bench_voice.SPEAKERS["kathleen"], joe, selection_of("a"))
    abroad = bench_voice.texts_for(bench_voice.SPEAKERS["it"], joe, selection_of("a"))

    assert at_home == bench_voice.Said(english, english, words_count=True)
    assert abroad == bench_voice.Said(italian[:20], english, words_count=False)


def test_words_count_where_the_base_voice_of_the_run_has_learned_the_language() -> None:
    italian = replace(bases.default(), languages=("it",))

    said = bench_voice.texts_for(bench_voice.SPEAKERS["it"], italian, selection_of("a"), 300)

    assert said.words_count
    assert said.texts == said.by_base
    assert 300 <= sum(len(text.split()) for text in said.texts) < 330


def test_what_the_speaker_has_recorded_is_not_said() -> None:
    first, second, third, *_ = bases.texts("en").judging

    said = bench_voice.texts_for(bench_voice.SPEAKERS["en"], bases.default(), selection_of(first, second))

    assert said.texts[0] == said.by_base[0] == third
    assert len(said.texts) == 20


def test_languages_without_sentences_say_held_out_texts_that_were_not_learned() -> None:
    said = bench_voice.texts_for(bench_voice.SPEAKERS["ru"], bases.default(), selection_of("a", "b", "c", "a"), 500)

    assert said == bench_voice.Said(("b", "c"), bases.texts("en").judging[:2], words_count=False)


# Worse recordings


@pytest.mark.parametrize("worse", ["none", "noise", "telephone", "transcript"])
def test_only_what_is_learned_from_is_made_worse(worse: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hiss = Audio((np.random.default_rng(1).standard_normal(22_050) * 0.1).astype(np.float32), 22_050)
    clips = [bench_voice.Recording(f"clip-{number}", Path(), f"Text {number}.") for number in range(20)]
    monkeypatch.setattr(speakers, "decode", lambda source: hiss)
    monkeypatch.setattr(bench_voice, "select", lambda *_: bench_voice.Selection(tuple(clips[:12]), tuple(clips[12:])))
    imported: list[Path] = []
    made: list[tuple[Any, ...]] = []
    monkeypatch.setattr(bench_voice.jobs, "new_project", lambda *what: iter(made.append(what) or ()))
    monkeypatch.setattr(bench_voice.jobs, "import_clips", lambda _, source: iter(imported.append(source) or ()))
    monkeypatch.setattr(bench_voice, "train", lambda *_: {"voice": "voice"})
    monkeypatch.setattr(bench_voice, "facts", lambda training: {})
    monkeypatch.setattr(bench_voice.Voice, "load", lambda *_, **__: None)
    people: list[Any] = []
    monkeypatch.setattr(bench_voice, "measure", lambda voice, base, person, said: people.append(person) or ({}, {}))

    result = bench_voice.bench(tmp_path / "work", bench_voice.Request("en", 300.0, 30.0, 0, BASE, worse))

    assert result["worse"] == worse
    assert (result["words_asked"], result["sentences"]) == (None, 20)
    assert [what[3:] for what in made] == [("en-us", BASE)]
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
    assert "\n".join(bench_voice.report(RESULT).splitlines()[:13]) == (
        "                             voice           base        speaker            compared\n"
        "similarity                   0.874          0.470          0.900     0.94 of the way\n"
        "  95 %               0.861 … 0.887  0.450 … 0.490  0.890 … 0.910         0.91 … 0.97\n"
        "d-vector similarity          0.700          0.200          0.800     0.83 of the way\n"
        "WER                          8.0 %          2.0 %\n"
        "  95 %                5.0 … 12.1 %    0.0 … 4.1 %\n"
        "MOS                           2.01           3.96           4.40\n"
        "DNSMOS signal                 3.41           3.50           3.60\n"
        "  background                  4.01           4.10           3.90\n"
        "  overall                     3.12           3.20           3.30\n"
        "pitch, Hz                      190                           196      -0.5 semitones\n"
        "phonemes a second             11.9                          11.6                +3 %\n"
        "real-time factor             0.090          0.088                 1.02 of the base's"
    )


def test_the_facts_behind_the_figures_are_told() -> None:
    told = bench_voice.report({**RESULT, "stretches": 2})

    for fact in (
        BASE,
        "20 sentences of 190 words",
        "English woman; nothing that is shipped has heard this voice before",
        "86 clips, 4.70 min, were learned from; 24 others were kept from the training",
        "30 min asked for, 28:45 taken in 2 stretches; peak memory 2.24 GB",
        "1181 + 1436 planned; the voice is that after 2617",
        "Old Faithful, 2 cores, 25.3 GB; computing on the CPU (2 threads)",
        "abc1234 + changes",
    ):
        assert fact in told
    assert "in 1 stretches" not in bench_voice.report(RESULT)
    assert "something that is shipped has heard this voice before" in bench_voice.report({**RESULT, "known": True})


def test_a_figure_that_is_missing_is_a_dash_with_its_reason() -> None:
    measured = {name: value for name, value in RESULT.items() if not name.startswith("wer")}
    told = bench_voice.report(
        {**measured, "wer": None, "wer_base": None, "missing": dict.fromkeys(("wer", "wer_base"), "Why.")}
    )

    assert re.search(r"^WER +– +–$", told, re.MULTILINE)
    assert "Not measured: wer, wer_base. Why." in told
    assert "| text 0.874 (0.861 … 0.887) | – | 2.01 |" in told


def test_what_the_row_asks_for_gives_the_same_result() -> None:
    result = {**RESULT, "speaker": "kathleen", "base": "it_IT-joe-medium", "worse": "noise", "words_asked": 1500}

    asked = bench_voice.asked(result)

    assert asked == (
        "--speaker kathleen --speech 300 --minutes 30 --seed 2 --base it_IT-joe-medium --worse noise --words 1500"
    )
    assert f"| `bench voice {asked}` |" in bench_voice.report(result)
    options = bench_voice.parse(asked.split())
    assert (options.base, options.worse, options.words) == ("it_IT-joe-medium", "noise", 1500)


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
