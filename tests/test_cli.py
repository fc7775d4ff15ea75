"""The command line: what it prints, what it exits with, and that it stops cleanly."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tts_studio import cli, jobs, reporting
from tts_studio.audio import files
from tts_studio.engine import bases
from tts_studio.events import (
    Event,
    Finished,
    Judged,
    Kept,
    Measured,
    Note,
    NoteKind,
    Planned,
    Progress,
    Refused,
    SampleReady,
    Saved,
    Stage,
    StageKind,
    Taken,
    TooFewSteps,
)
from tts_studio.messages import Message


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tts_studio", *arguments], check=False, capture_output=True, timeout=200, **options
    )


@pytest.fixture
def project(tmp_path: Path, spoken_clips: Any, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project with a few clips, made and filled by the commands themselves."""
    source, folder = tmp_path / "source", tmp_path / "My Voice 声"
    source.mkdir()
    for clip in spoken_clips[:2]:
        (source / clip.audio.name).write_bytes(clip.audio.read_bytes())
        (source / f"{clip.audio.stem}.txt").write_text(clip.text)
    (source / "empty.wav").write_bytes(b"")
    (source / "empty.txt").write_text("Nothing was recorded.")
    assert cli.main(["new", str(folder), "--speaker", "Anna", "--consent", "own"]) == 0
    assert cli.main(["import", str(folder), str(source)]) == 0
    capsys.readouterr()
    return folder


def test_help_answers_at_once_and_imports_nothing_heavy() -> None:
    code = (
        "import sys, tts_studio.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit(bool({'numpy', 'torch', 'onnxruntime', 'rich', 'soundfile', 'tts_studio.jobs'} & set(sys.modules)))"
    )
    before = os.times()
    result = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    after = os.times()
    assert result.returncode == 0, result.stderr
    for command in ("new", "import", "check", "train", "checkpoints", "voices", "speak", "words", "serve", "export"):
        assert command in result.stdout.decode()
    # Time of computing, since the machine may be doing other things.
    assert after.children_user + after.children_system - before.children_user - before.children_system < 0.4


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["new", "x"],
        ["new", "x", "--speaker", "A", "--consent", "maybe"],
        ["train", "x", "--minutes", "0"],
        ["train", "x", "--minutes", "nan"],
        ["train", "x", "--minutes", "5", "--preset", "quick"],
        ["speak", "hello"],
        ["speak", "hello", "--voice", "base", "--seed", "-1"],
        ["export", "base", "--to", "mp3", "--out", "x"],
        ["evaluate", "base"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "{}/nowhere", "{}"],
        ["check", "{}/nowhere"],
        ["train", "{}/nowhere"],
        ["voices", "{}/nowhere"],
        ["checkpoints", "{}/nowhere"],
        ["checkpoints", "{}/nowhere", "--use", "70"],
        ["evaluate", "base", "--project", "{}/nowhere"],
        ["speak", "hello", "--voice", "{}/nowhere.onnx"],
        ["speak", "hello", "--voice", "base", "--out", "{}/speech.xyz"],
        ["speak", "hello", "--voice", "base", "--out", "{}/nowhere/speech.wav"],
        ["speak", "hello", "--voice", "base", "--speed", "99"],
        ["export", "{}/nowhere.onnx", "--to", "piper", "--out", "{}/out"],
    ],
)
def test_failure_is_1_with_one_sentence_on_standard_error(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([argument.format(tmp_path) for argument in arguments]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("tts-studio: ")
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err
    assert list(tmp_path.iterdir()) == []


def test_check_as_json_is_one_line_with_the_figures(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(project), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    figures = json.loads(line)
    assert figures["count"] == 2
    assert figures["sample_rates"] == {"22050": 2}
    assert len(figures["refused"]) == 1
    assert {"minutes", "levels", "noise", "longest", "shortest"} <= figures.keys()


def test_import_as_json_is_an_event_a_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(project), str(project.parent / "source"), "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[-1]["event"] == "finished"
    assert events[-1]["result"]["already"] == 2
    assert any(event["event"] == "refused" and event["reason"] for event in events)


def test_voices_lists_the_base_and_what_is_wrong_with_others(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "voices" / "en_US-broken-medium").mkdir(parents=True)
    assert cli.main(["voices", str(project), "--json"]) == 0
    base, *_, broken = json.loads(capsys.readouterr().out)["voices"]
    assert base["name"] == "base"
    assert "no voice in the folder" in broken["problem"]


def test_speak_writes_the_format_of_the_extension(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.wav", "a.flac", "a.ogg", "a.mp3"):
        assert (
            cli.main(["speak", "Good morning.", "--voice", "base", "--out", str(tmp_path / name), "--seed", "1"]) == 0
        )
    lengths = [files.seconds(tmp_path / name) for name in ("a.wav", "a.flac", "a.ogg", "a.mp3")]
    assert max(lengths) - min(lengths) < 0.2
    assert "a.wav: " in capsys.readouterr().out


def test_speak_without_out_writes_speech_wav_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["speak", "Good morning.", "--voice", "base"]) == 0
    assert capsys.readouterr().out.startswith("speech.wav: ")
    assert [path.name for path in tmp_path.iterdir()] == ["speech.wav"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Grüß Gott, 5 kg.".encode(), ["Grüß Gott, five kilograms."]),
        ("Grüß Gott, 5 kg.".encode("utf-16"), ["Grüß Gott, five kilograms."]),
        ("Grüß Gott, 5 kg.".encode("utf-16-le"), ["Grüß Gott, five kilograms."]),
        ("Grüß Gott, 5 kg.".encode("utf-8-sig"), ["Grüß Gott, five kilograms."]),
        ("Grüß Gott, 5 kg.".encode("cp1252"), ["Grüß Gott, five kilograms."]),
        (b"One\r\ntwo\0 \x1b[31mthree", ["One", "two three"]),
        (b"Hello \xed\xa0\x80 world", ["Hello world"]),
    ],
)
def test_what_would_be_read_is_printed_whatever_its_encoding(
    data: bytes, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert cli.main(["speak", "-", "--voice", "base", "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines() == words


def test_a_dry_run_tells_what_cannot_be_said_and_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["speak", "Mr. 王 paid $5.\nHe [pause x] left.", "--voice", "base", "--dry-run"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == ["Mister paid five dollars.", "He left."]
    assert printed.err.splitlines() == [
        "The voice cannot say some letters or sounds of this text, so they were left out: 王.",
        "Line 2, character 4: “x” is no pause: it takes a time such as 0.5s or 500ms, at most 10 s.",
    ]


@pytest.mark.parametrize("text", ["", "...", "你好"])
def test_a_dry_run_of_nothing_is_an_error(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["speak", text, "--voice", "base", "--dry-run"]) == 1
    assert "nothing to say" in capsys.readouterr().err


def test_a_text_of_unknown_encoding_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = "Привет, мир, и ещё несколько слов".encode("cp1251")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert cli.main(["speak", "-", "--voice", "base", "--dry-run"]) == 1
    assert "encoding of “standard input”" in capsys.readouterr().err


def test_speak_reads_standard_input_and_writes_raw_sound() -> None:
    result = run("speak", "-", "--voice", "base", "--out", "-", input="Good morning. Grüß Gott.".encode())
    assert result.returncode == 0, result.stderr
    samples = np.frombuffer(result.stdout, "<i2")
    assert 1 < len(samples) / 22_050 < 6
    assert np.abs(samples.astype(int)).max() > 30_000


def test_a_reader_that_has_gone_is_no_crash() -> None:
    command = [sys.executable, "-m", "tts_studio", "speak", "One. Two. Three.", "--voice", "base", "--out", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait(timeout=200) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send itself Ctrl-C")
def test_serve_answers_until_it_is_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], small_base: None
) -> None:
    from tts_studio.server.serving import Server

    answers: list[int] = []
    run_server = Server.run

    def run_and_ask(server: Server) -> None:
        def ask() -> None:
            with urllib.request.urlopen(server.addresses.page, timeout=60) as answer:
                answers.append(answer.status)
            os.kill(os.getpid(), signal.SIGTERM)

        asking = threading.Thread(target=ask)
        asking.start()
        run_server(server)
        asking.join()

    monkeypatch.setattr(Server, "run", run_and_ask)
    assert cli.main(["serve", "--port", "0", "--wyoming-port", "0", "--json"]) == 0
    listening = json.loads(capsys.readouterr().out)
    assert listening["openai"] == f"{listening['page']}v1"
    assert listening["wyoming"].startswith("tcp://127.0.0.1:")
    assert answers == [200]
    assert cli.main(["serve", "--host", "0.0.0.0"]) == 1
    assert "a key is needed" in capsys.readouterr().err


def test_a_voice_is_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "base", "--to", "piper", "--out", str(tmp_path), "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert Path(events[-1]["result"]["model"]).is_file()
    assert "research" in (tmp_path / f"{bases.default().name}.MODEL_CARD").read_text(encoding="utf-8")


class Interrupted:
    """A job that is interrupted during its first event and notes how it ended."""

    def __init__(self, signals: int, number: int = signal.SIGINT) -> None:
        self.signals = signals
        self.number = number
        self.steps = 0
        self.ended = ""

    def __call__(self, *_: object, **__: object) -> Iterator[Event]:
        try:
            for _ in range(self.signals):
                os.kill(os.getpid(), self.number)
            self.steps += 1  # the step goes on to its end
            yield Note(Message("one"))
            self.steps += 1
            yield Note(Message("two"))
        except GeneratorExit:
            self.ended = "closed"
            raise
        except KeyboardInterrupt:
            self.ended = "interrupted"
            raise


def test_import_takes_several_sources(project: Path, spoken_clips: Any, capsys: pytest.CaptureFixture[str]) -> None:
    loose = project.parent / "loose"
    loose.mkdir()
    for clip in spoken_clips[2:4]:
        (loose / clip.audio.name).write_bytes(clip.audio.read_bytes())
        (loose / f"{clip.audio.stem}.txt").write_text(clip.text)
    paths = [loose / clip.audio.name for clip in spoken_clips[2:4]]
    assert cli.main(["import", str(project), *map(str, paths), str(project.parent / "source"), "--json"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["result"]["taken"], last["result"]["already"], last["result"]["refused"]) == (2, 2, 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send itself Ctrl-C")
@pytest.mark.parametrize("command", [["import", "x", "y"], ["train", "x"]])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_closes_the_job_between_two_events(
    command: list[str], number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    job = Interrupted(1, number)
    monkeypatch.setattr(jobs, "import_clips" if command[0] == "import" else "train", job)
    before = signal.getsignal(number)
    assert cli.main(command) == 130
    assert (job.steps, job.ended) == (1, "closed")
    assert signal.getsignal(number) == before
    assert "being saved" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot send itself Ctrl-C")
def test_a_second_ctrl_c_interrupts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    job = Interrupted(2)
    monkeypatch.setattr(jobs, "train", job)
    assert cli.main(["train", "x"]) == 130
    assert (job.steps, job.ended) == (0, "interrupted")


@pytest.mark.parametrize(
    ("arguments", "minutes"), [([], None), (["--preset", "quick"], 10), (["--minutes", "2.5"], 2.5)]
)
def test_train_takes_a_preset_or_minutes(
    arguments: list[str], minutes: float | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[tuple[object, ...]] = []

    def train(*given: object) -> Iterator[Event]:
        seen.append(given)
        yield Finished()

    monkeypatch.setattr(jobs, "train", train)
    assert cli.main(["train", str(tmp_path), *arguments, "--name", "anna", "--seed", "3", "--resume"]) == 0
    assert seen == [(tmp_path, minutes, "anna", 3, True, None)]


EVENTS: list[tuple[Event, str]] = [
    (Stage(StageKind.SPEAKING, Message("{count} sentences", count=5)), "Speaking: 5 sentences"),
    (Stage(StageKind.LEARNING), "Learning the voice …"),
    (Refused("a.wav", "silent", Message("It is silent.")), "a.wav: It is silent."),
    (Planned(86, 6, 1400, 30.0, timed=True), "86 clips to learn from, 6 held out; 1400 steps in 30 minutes."),
    (Measured(40, 50.0, {"train_envelope_l1": 0.51234}), "step 40  train_envelope_l1 0.512"),
    (SampleReady(40, 50.0, Path("x.flac"), "Hello."), "x.flac"),
    (Kept(40), "step 40"),
    (TooFewSteps(1, 100, 3.2), "There was time for 1 of the 100 steps"),
    (TooFewSteps(1, 100, 3.2), "To go on, for about 4 more minutes: the same command with --resume."),
    (Judged({"similarity": 0.84321}), "similarity 0.843"),
    (Note(Message("No judge.")), "No judge."),
    (Saved(Path("voice.onnx")), "voice.onnx"),
    (Finished({"minutes": 5.0, "voices": [{"name": "anna", "score": None}], "rates": {"8000": 2}}), "name anna"),
]


@pytest.mark.parametrize(("event", "words"), EVENTS)
def test_every_event_is_said_in_words(event: Event, words: str) -> None:
    assert words in "\n".join(reporting.sentences(event))


def test_an_event_as_json_has_its_facts_and_its_sentence() -> None:
    note = Note(Message("{count} of {most} threads", count=1, most=2), NoteKind.FEWER_THREADS)
    assert json.loads(json.dumps(note.as_dict())) == {
        "event": "note",
        "message": "1 of 2 threads",
        "kind": "fewer_threads",
        "facts": {"count": 1, "most": 2},
    }
    finished = Finished({"path": Path("a"), "missing": {"mos": Message("No {name}.", name="judge")}, "steps": (1, 2)})
    assert finished.as_dict()["result"] == {"path": "a", "missing": {"mos": "No judge."}, "steps": [1, 2]}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_result_goes_where_the_output_leads_though_progress_is_seen_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with reporting.reporter(as_json=False, answer=False) as show:
        show(Stage(StageKind.CHECKING))
        show(Finished({"count": 92}))
    assert capsys.readouterr().out == "count: 92\n"


def test_a_terminal_shows_a_bar_with_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with reporting.reporter(as_json=False, answer=False) as show:
        show(Stage(StageKind.LEARNING))
        show(Progress(30, 100, 600.0))
        show(Taken("a.wav", "0001"))
        show(Note(Message("A [remark] in brackets")))
    text = terminal.getvalue()
    assert "Learning the voice" in text
    assert "10 min left" in text
    assert "A [remark] in brackets" in text


def test_a_new_stage_shows_no_share_of_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with reporting.reporter(as_json=False, answer=False) as show:
        show(Stage(StageKind.PREPARING_RECORDINGS))
        show(Progress(30, 100, 600.0))
        show(Stage(StageKind.TIMING))
        shown = len(terminal.getvalue())
    last_frame = terminal.getvalue()[shown:].rpartition("Timing the first steps")[2]
    assert "━" in last_frame
    assert "%" not in last_frame
    assert "left" not in last_frame


@pytest.mark.parametrize(
    ("seconds", "words"), [(None, ""), (0.2, "0 s left"), (89.0, "89 s left"), (600.0, "10 min left")]
)
def test_time_left_in_words(seconds: float | None, words: str) -> None:
    assert reporting.time_left(seconds) == words


def test_libraries_write_nothing_to_the_terminal(tmp_path: Path) -> None:
    """piper-tts wrote a line for each phoneme that a voice does not know, also while an export was tested."""
    model = tmp_path / "few.onnx"
    model.symlink_to(bases.find().path)
    few = {symbol: ids for symbol, ids in bases.find().phoneme_id_map.items() if symbol not in "ɪtuæ"}
    Path(f"{model}.json").write_text(json.dumps(bases.find().document | {"phoneme_id_map": few}))
    exported = run("export", str(model), "--to", "piper", "--out", str(tmp_path / "out"), "--json")
    assert (exported.returncode, exported.stderr) == (0, b"")
    spoken = run("speak", "This is it.", "--voice", str(model), "--out", str(tmp_path / "out.wav"))
    assert spoken.returncode == 0
    assert spoken.stderr.decode().splitlines() == [
        "The voice cannot say some letters or sounds of this text, so they were left out: ɪ t."
    ]
