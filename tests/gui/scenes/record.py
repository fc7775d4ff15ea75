"""The record page and the microphone check in each of their states, with made-up takes and no microphone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QWidget

from tests.helpers.made_up_clips import make_project
from tests.helpers.passing_folder import passing_folder
from tts_studio.audio.quality import Report, Verdict
from tts_studio.audio.signal import Audio, decibels
from tts_studio.audio.takes import ADVICE, ROOM_ADVICE, RoomReport, TakeVerdict
from tts_studio.devices import refusals
from tts_studio.devices.catalogue import Device
from tts_studio.devices.recorder import Reading
from tts_studio.errors import DeviceError
from tts_studio.gui.base.job import Failure, Job
from tts_studio.gui.base.microphone import Microphone, MicrophoneState
from tts_studio.gui.base.playback import PlaybackClient
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.record.microphone_check import MicrophoneCheck, Step
from tts_studio.gui.record.own_list import OwnList
from tts_studio.gui.record.reading_list import Again
from tts_studio.gui.record.record_page import RecordPage
from tts_studio.gui.record.recording import Checked, Phase
from tts_studio.project.part_notes import PartNote
from tts_studio.text.prompts import Prompt

DEVICES = (
    Device("Built-in microphone", 0, True, 48_000, 2, "Fake"),
    Device("USB microphone", 1, False, 48_000, 1, "Fake"),
)
LONG = (
    "On the last evening of the holidays, after the rain had stopped, we carried the table out into the garden,"
    " lit the lamps one by one, and told stories until the moon had gone behind the hill."
)


def scenes(studio: Studio) -> list[tuple[str, Callable[[], QWidget]]]:
    """Return (state, what makes the page in that state)."""
    return [
        ("no-project", lambda: RecordPage(studio)),
        ("first", lambda: _ready(studio, clips=0)),
        ("opening", lambda: _opening(studio)),
        ("ready", lambda: _ready(studio)),
        ("new-microphone", lambda: _new_microphone(studio)),
        ("get-ready", lambda: _in_phase(studio, Phase.GET_READY)),
        ("recording", lambda: _recording(studio)),
        ("checking", lambda: _in_phase(studio, Phase.CHECKING)),
        ("good", lambda: _checked(studio, "good")),
        ("fair", lambda: _checked(studio, "fair", "noisy")),
        ("bad", lambda: _checked(studio, "bad", "cut_end")),
        ("unusable", lambda: _checked(studio, "bad", "no_speech")),
        ("lost-sound", lambda: _checked(studio, "good", overflows=3)),
        ("counting", lambda: _counting(studio)),
        ("by-itself", lambda: _recording(studio, by_itself=True)),
        ("listen", lambda: _listening(studio)),
        ("kept", lambda: _in_phase(studio, Phase.KEPT)),
        ("again", lambda: _again(studio)),
        ("long", lambda: _long(studio)),
        ("break", lambda: _break(studio)),
        ("interrupted", lambda: _interrupted(studio)),
        ("interrupted-unknown", lambda: _interrupted(studio, known=False)),
        ("own-text", lambda: _own_text(studio)),
        ("my-list", lambda: OwnList("Doctor Okonkwo lives in Aberystwyth.\nShe plays the viola.")),
        ("record-again", lambda: _to_record_again(studio)),
        ("no-list", lambda: _ready(studio, language="sw", clips=0)),
        ("no-device", lambda: _problem(studio, refusals.no_device("input"))),
        ("no-portaudio", lambda: _problem(studio, refusals.no_portaudio(OSError("libportaudio.so.2")))),
        ("denied", lambda: _problem(studio, _denied())),
        ("learning", lambda: _learning(studio)),
        ("check-before", lambda: _check(studio, Step.BEFORE)),
        ("check-silence", lambda: _check(studio, Step.SILENCE)),
        ("check-sentence", lambda: _check(studio, Step.SENTENCE)),
        ("check-good", lambda: _check(studio, Step.RESULT, "good")),
        ("check-noisy", lambda: _check(studio, Step.RESULT, "noisy_room")),
        ("check-telephone", lambda: _check(studio, Step.RESULT, "narrow_band")),
    ]


def a_take(page: RecordPage, verdict: Verdict, code: str = "", *, overflows: int = 0) -> Checked:
    """Return a made-up take of the sentence that is to be read."""
    audio = some_speech()
    codes = (code,) if code else ()
    advice = ADVICE[code or "good"]
    figures = (0.4, 3.1, 2.4, -5.0, -21.0, -58.0, 34.0, 0.0, -24.0)
    report = Report(audio.seconds, *figures, verdict, codes)
    project, prompt = page.studio.project, page.reading.current
    assert project is not None
    assert prompt is not None
    note = PartNote(prompt.text, prompt.id, DEVICES[0].name)
    part = project.folder / "clips" / "9000.part.flac"
    return Checked(project, part, note, audio, TakeVerdict(report, advice), overflows)


def some_speech(seconds: float = 3.6, rate: int = 22_050) -> Audio:
    """Return a sound whose waveform looks like a sentence."""
    random = np.random.default_rng(4)
    time = np.arange(round(seconds * rate)) / rate
    syllables = np.clip(np.sin(2 * np.pi * 2.1 * time + 2 * np.sin(3 * time)), 0, 1) ** 0.6
    spoken = np.interp(time, [0, 0.4, 0.5, seconds - 0.6, seconds - 0.5, seconds], [0, 0, 1, 1, 0, 0])
    samples = 0.5 * syllables * spoken * np.sin(2 * np.pi * 140 * time) + random.normal(0, 0.002, len(time))
    return Audio(samples.astype(np.float32), rate)


def _project(clips: int, language: str = "en-us") -> Path:
    place = make_project(passing_folder() / "Anna", clips)
    if language != "en-us":
        about = place / "project.json"
        about.write_text(about.read_text(encoding="utf-8").replace("en-us", language), encoding="utf-8")
    return place


def _opening(studio: Studio, clips: int = 12, language: str = "en-us") -> RecordPage:
    assert studio.open(_project(clips, language))
    page = RecordPage(studio)
    page.microphone.devices = DEVICES
    page.microphone.devices_changed.emit()
    _turn(page.microphone, MicrophoneState.OPENING)
    return page


def _ready(studio: Studio, clips: int = 12, language: str = "en-us") -> RecordPage:
    page = _opening(studio, clips, language)
    page.reading.recorded.update(prompt.id for prompt in page.reading.prompts[:clips])
    page.reading.go_to(clips + 1)
    _turn(page.microphone, MicrophoneState.OPEN)
    _let_hear(page, -31.0)
    return page


def _new_microphone(studio: Studio) -> RecordPage:
    page = _ready(studio)
    setattr(page, "is_new", lambda: True)  # noqa: B010 -- no microphone is open
    page.recording.phase_changed.emit(Phase.IDLE)
    return page


def _turn(microphone: Microphone, state: MicrophoneState) -> None:
    microphone.state = state
    microphone.state_changed.emit()


def _let_hear(page: RecordPage, peak: float, seconds: float = 0.0) -> None:
    page.desk.meter.reset()
    for _ in range(12):
        reading = Reading(peak, peak - 9.0, peak > -0.1, 0, seconds, seconds > 0, None)
        page.microphone.heard.emit(reading)


def _in_phase(studio: Studio, phase: Phase) -> RecordPage:
    page = _ready(studio)
    _enter(page, phase)
    return page


def _enter(page: RecordPage, phase: Phase) -> None:
    page.recording.phase = phase
    page.recording.phase_changed.emit(phase)


def _recording(studio: Studio, *, by_itself: bool = False) -> RecordPage:
    studio.change_settings(go_on=by_itself)
    page = _ready(studio)
    page.recording.ends_by_itself = by_itself
    sound, size = some_speech(), 735
    for end in range(size, round(2.4 * sound.rate), size):
        page.desk.take.live.add(end / sound.rate, decibels(float(np.abs(sound.samples[end - size : end]).max())))
    page.recording.seconds = 2.4
    _enter(page, Phase.RECORDING)
    _let_hear(page, -8.0, 2.4)
    page.microphone.heard.emit(Reading(-0.0, -9.0, True, 0, 2.4, True, None))
    return page


def _checked(studio: Studio, verdict: Verdict, code: str = "", *, overflows: int = 0) -> RecordPage:
    page = _ready(studio)
    page.recording.checked = a_take(page, verdict, code, overflows=overflows)
    _enter(page, Phase.CHECKED)
    return page


def _counting(studio: Studio) -> RecordPage:
    """Return the page while a good take is about to be kept by itself."""
    studio.change_settings(go_on=True)
    page = _ready(studio)
    page.recording.checked = a_take(page, "good")
    page.hands_free.keep_seconds = 3600.0
    page.hands_free.begin()
    _enter(page, Phase.CHECKED)
    page.desk.take.show_left(0.7)
    return page


def _listening(studio: Studio) -> RecordPage:
    studio.change_settings(go_on=True, read_prompts=True)
    page = _ready(studio)
    setattr(page.reader, "read", lambda _text: None)  # noqa: B010 -- nothing is to be heard
    page.starting.begin(page.reading.prompts[12], read=True)
    return page


def _again(studio: Studio) -> RecordPage:
    page = _ready(studio)
    page.reading.recorded.add(page.reading.prompts[4].id)
    page.reading.go_to(5)
    _enter(page, Phase.IDLE)
    return page


def _to_record_again(studio: Studio) -> RecordPage:
    page = _ready(studio)
    page.reading.read_again(Again(Prompt(clip.prompt, clip.text), clip.id) for clip in studio.clips()[2:5])
    page.recording.phase_changed.emit(Phase.IDLE)
    return page


def _long(studio: Studio) -> RecordPage:
    page = _ready(studio)
    page.desk.own_text.given.emit(LONG)
    return page


def _break(studio: Studio) -> RecordPage:
    page = _ready(studio)
    page.hint_at_break()
    return page


def _interrupted(studio: Studio, *, known: bool = True) -> RecordPage:
    page = _ready(studio)
    note = PartNote(page.reading.prompts[0].text, "en001", "USB microphone") if known else None
    page.desk.interrupted.offer(Path("0007.part.flac"), note, 1)
    return page


def _own_text(studio: Studio) -> RecordPage:
    page = _ready(studio)
    page.desk.own.click()
    page.desk.own_text.line.setText("Doctor Okonkwo lives in Aberystwyth.")
    return page


def _problem(studio: Studio, error: DeviceError) -> RecordPage:
    page = _opening(studio)
    page.microphone.devices = ()
    page.microphone.devices_changed.emit()
    page.microphone.failure = Failure.of(error)
    _turn(page.microphone, MicrophoneState.PROBLEM)
    return page


def _denied() -> DeviceError:
    error = Exception("Error opening InputStream", -9999, (8, -13, "Permission denied"))
    return refusals.refused("input", "Built-in microphone", error)


def _learning(studio: Studio) -> RecordPage:
    page = _ready(studio)
    studio.job = Job("Training", lambda: iter(()), page, heavy=True)
    studio.job_started.emit(studio.job)
    studio.job = None
    return page


def _check(studio: Studio, step: Step, code: str = "") -> MicrophoneCheck:
    page = _ready(studio)
    player = PlaybackClient(studio.playback, page)
    dialog = MicrophoneCheck(page.microphone, page.reading.prompts[0].text, player)
    dialog._heard = some_speech() if step is Step.RESULT else None
    page.setParent(dialog)  # so that it lives as long
    page.hide()
    if code:
        noisy = code == "noisy_room"
        dialog.report = RoomReport(
            code, ROOM_ADVICE[code], -41.0 if noisy else -62.0, -7.0, -22.0, 14.0 if noisy else 36.0
        )
    dialog.show_step(step)
    return dialog
