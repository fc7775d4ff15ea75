"""Parts of the pages that speak and list voices: lists, knobs, what is remembered, small questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.scenes.speak import made_up
from tests.gui.scenes.voices import entries, passport
from tts_studio.engine import bases
from tts_studio.errors import ProjectError
from tts_studio.formats import DEFAULT_BASE
from tts_studio.gui.base.speech_memory import SpeechMemory, recall, remembering
from tts_studio.gui.base.utterance import SpeechRequest
from tts_studio.gui.base.voice_entry import VoiceEntry, file_entry, read_entries
from tts_studio.gui.kit.ask import AskName, Confirm
from tts_studio.gui.kit.times import clock
from tts_studio.gui.speak.history import MOST, HistoryModel
from tts_studio.gui.speak.knob import Knob
from tts_studio.gui.speak.manner import Manner
from tts_studio.gui.speak.speech_history import SpeechHistory
from tts_studio.gui.speak.speech_saving import proposed_name
from tts_studio.gui.speak.voice_choice import VoiceChoice
from tts_studio.gui.voices.voice_figures import details, figures, measured
from tts_studio.gui.voices.voice_list import VoicesModel
from tts_studio.settings import Settings


def utterance(text: str, **how: Any):
    return made_up(SpeechRequest(text, "base", "Joe", **how))


# --- history -------------------------------------------------------------------------------------------------------


def test_history_is_a_sound_model_and_keeps_the_newest(application: QApplication, qtmodeltester: ModelTester) -> None:
    model = HistoryModel()
    qtmodeltester.check(model)
    for number in range(MOST + 3):
        model.add(utterance(f"Sentence {number}."))
    assert [kept.request.text for kept in model.utterances][:: MOST - 1] == [f"Sentence {MOST + 2}.", "Sentence 3."]
    model.discard(model.utterances[0])
    assert model.rowCount() == MOST - 1
    qtmodeltester.check(model)


def test_history_says_what_how_long_and_how(application: QApplication) -> None:
    model = HistoryModel()
    spoken = utterance("Two\n words.", speed=1.25)
    model.add(spoken)
    spoken.complete = False
    index = model.index(0)
    assert model.data(index) == "Two words.\n0:00 · 1.25× · stopped early · Joe"
    model.mark_playing(spoken)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Two words., 0:00 · 1.25× · Joe, playing"
    spoken.complete = True
    model.mark_playing(None)
    assert model.data(index) == "Two words.\n0:00 · 1.25× · Joe"


def test_rows_are_high_enough_for_the_letters_that_are_in_them(qtbot: QtBot, application: QApplication) -> None:
    history = SpeechHistory()
    qtbot.addWidget(history)
    history.resize(400, 500)
    for text in ("Latin letters.", "今天天气很好。我们去公园散步吧。", "हिन्दी", "Latin again."):
        history.add(utterance(text))
    with qtbot.waitExposed(history):
        history.show()
    for row in range(history.model.rowCount()):
        index = history.model.index(row)
        needed = QTextLayout(str(index.data()).replace("\n", "\u2028"), history.view.font())
        needed.beginLayout()
        height = 0.0
        while (line := needed.createLine()).isValid():
            line.setLineWidth(10_000)
            height += line.height()
        needed.endLayout()
        assert history.view.visualRect(index).height() >= height, index.data()


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (59.9, "0:59"), (61, "1:01"), (3723, "1:02:03")])
def test_clock(seconds: float, words: str) -> None:
    assert clock(seconds) == words


# --- voices --------------------------------------------------------------------------------------------------------


def test_voices_are_a_sound_model(application: QApplication, qtmodeltester: ModelTester) -> None:
    model = VoicesModel()
    qtmodeltester.check(model)
    model.show(entries())
    qtmodeltester.check(model)
    assert model.data(model.index(2)) == "Old\nCannot be used"
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Anna, 23 November 2026 · 24.3 min"
    assert model.row_of(DEFAULT_BASE) == 3
    assert model.row_of("missing") == -1


def test_without_a_project_there_are_the_base_voices_the_default_first(application: QApplication) -> None:
    entries = read_entries(None)
    assert [entry.name for entry in entries] == [DEFAULT_BASE, *(base.name for base in bases.catalogue()[1:])]
    assert not any(entry.own for entry in entries)
    assert entries[0].path == bases.find().path
    assert all("lessac" in entry.licence for entry in entries)


def test_a_folder_that_is_no_project_is_an_error(application: QApplication, tmp_path: Path) -> None:
    with pytest.raises(ProjectError):
        read_entries(tmp_path)


@pytest.mark.parametrize(
    "wrong",
    [{"scores": None}, {"scores": {"wer": "x", "mos": True}}, {"minutes": "many"}, {"created": "once"}, {"consent": 3}],
)
def test_a_passport_with_nonsense_is_shown_without_it(application: QApplication, wrong: dict[str, Any]) -> None:
    entry = VoiceEntry("a", "A", Path("a.onnx"), passport=passport("A", {}, "2026-01-01", 3.0) | wrong)
    assert not measured(entry)
    assert [figure.value for figure in figures(entry)] == ["–", "–", "–"]
    assert details(entry)
    assert isinstance(entry.created + entry.speaker, str)
    assert entry.minutes >= 0


@pytest.mark.parametrize(
    ("score", "value", "words"),
    [
        ({"similarity_normalised": 1.2}, "100 %", "hard to tell apart"),
        ({"similarity_normalised": 0.5}, "50 %", "easily recognised"),
        ({"similarity_normalised": -0.1}, "0 %", "only a resemblance"),
        ({"wer": 0.1}, "90 %", "clear"),
        ({"wer": 0.2}, "80 %", "mostly clear"),
        ({"wer": 0.6}, "40 %", "hard to understand"),
        ({"mos": 4.1}, "4.1 of 5", "like a recording"),
        ({"mos": 3.0}, "3.0 of 5", "pleasant"),
        ({"mos": 2.5}, "2.5 of 5", "audibly artificial"),
        ({"mos": 1.5}, "1.5 of 5", "rough"),
    ],
)
def test_figures_in_words(application: QApplication, score: dict[str, float], value: str, words: str) -> None:
    entry = VoiceEntry("a", "A", Path("a.onnx"), passport={"scores": score})
    (figure,) = (figure for figure in figures(entry) if figure.name in score)
    assert (figure.value, figure.verdict) == (value, words)


def test_only_figures_that_have_words_are_told(application: QApplication) -> None:
    """Of what a training measures, most is of use to the training alone."""
    losses = {f"{half}_{loss}": 0.5 for half in ("train", "validation") for loss in ("envelope_l1", "kl", "f0_l1")}
    scores = losses | {"validation_loss": 20.0, "nearness": 2.1, "real_time_factor": 0.06}
    shown = dict(details(VoiceEntry("a", "A", Path("a.onnx"), passport={"scores": scores})))
    assert shown == {
        "File": "a.onnx",
        "Difference in sound on test recordings": "0.5",
        "Time to make speech, relative to its length": "0.06",
    }


# --- choosing a voice ----------------------------------------------------------------------------------------------


@pytest.fixture
def two_people(tmp_path: Path) -> Path:
    """A file that says it has two speakers."""
    model = tmp_path / "two.onnx"
    model.symlink_to(bases.find().path)
    config = bases.find().document | {"num_speakers": 2, "speaker_id_map": {"mary": 0, "tom": 1}}
    Path(f"{model}.json").write_text(json.dumps(config))
    return model


def test_a_file_with_several_people_asks_who(application: QApplication, qtbot: QtBot, two_people: Path) -> None:
    choice = VoiceChoice()
    qtbot.addWidget(choice)
    choice.show_entries(entries())
    assert choice.speakers.isHidden()
    choice.add(file_entry(two_people))
    assert choice.choose(str(two_people))
    assert not choice.speakers.isHidden()
    assert (choice.voice, choice.title) == (f"{two_people}#mary", "two, mary")
    assert choice.choose(f"{two_people}#tom")
    assert choice.voice == f"{two_people}#tom"
    assert choice.choose(DEFAULT_BASE)
    assert choice.voice == DEFAULT_BASE
    assert choice.speakers.isHidden()


def test_the_choice_stays_when_the_list_is_read_again(
    application: QApplication, qtbot: QtBot, two_people: Path
) -> None:
    choice = VoiceChoice()
    qtbot.addWidget(choice)
    choice.show_entries(entries())
    choice.add(file_entry(two_people))
    choice.choose(str(two_people))
    choice.show_entries(entries()[1:])
    assert choice.entry is not None
    assert choice.entry.path == two_people
    choice.choose("en_US-anna-medium")
    choice.show_entries(entries()[2:])  # it was removed
    assert choice.voice == DEFAULT_BASE
    assert not choice.choose("missing")
    assert choice.voice == DEFAULT_BASE


def test_a_damaged_voice_is_not_offered(application: QApplication, qtbot: QtBot) -> None:
    choice = VoiceChoice()
    qtbot.addWidget(choice)
    choice.show_entries(entries())
    assert [choice.voices.itemText(row) for row in range(choice.voices.count())] == [
        "Anna",
        "Anna, first try",
        "The base voice",
    ]


# --- knobs ---------------------------------------------------------------------------------------------------------


def test_a_knob_shows_its_value_and_screen_readers_read_it(application: QApplication, qtbot: QtBot) -> None:
    knob = Knob("Spee&d", 0.5, 2.0, 0.05, lambda value: f"{value:.2f} times", "Speed in percent")
    qtbot.addWidget(knob)
    knob.set_value(1.0)
    changes: list[float] = []
    knob.changed.connect(changes.append)
    qtbot.keyClick(knob.slider, Qt.Key.Key_Right)
    assert changes == [1.05] == [knob.value]
    assert (knob.slider.value(), knob.slider.accessibleDescription()) == (105, "1.05 times")
    assert "1.05 times" in [label.text() for label in knob.findChildren(QLabel)]
    qtbot.keyClick(knob.slider, Qt.Key.Key_End)
    assert knob.value == 2.0


def test_manner_shows_what_it_was_given_and_goes_back(application: QApplication, qtbot: QtBot) -> None:
    manner = Manner()
    qtbot.addWidget(manner)
    assert (manner.speed.value, manner.noise, manner.pause.value, manner.seed) == (1.0, 0.667, 0.2, 1)
    manner.show_values(0.8, 0.0, 1.5, 9)
    assert (manner.speed.value, manner.noise, manner.pause.value, manner.seed) == (0.8, 0.0, 1.5, 9)
    manner.reset.click()
    assert (manner.speed.value, manner.noise, manner.pause.value, manner.seed) == (1.0, 0.667, 0.2, 9)
    for _ in range(20):
        before = manner.seed
        manner.vary()
        assert manner.seed != before


# --- what is remembered --------------------------------------------------------------------------------------------


@given(
    st.builds(
        SpeechMemory,
        text=st.none() | st.text(max_size=20),
        voice=st.text(),
        pause=st.floats(0, 2),
        seed=st.integers(0, 2**31 - 1),
    )
)
def test_what_was_set_is_remembered(memory: SpeechMemory) -> None:
    kept = json.loads(json.dumps(remembering(Settings(other={"newer": 1}), memory)["other"]))
    assert recall(Settings(other=kept)) == memory
    assert kept["newer"] == 1


@pytest.mark.parametrize("kept", [None, 3, [], {}, {"text": 1, "voice": 2, "pause": "x", "seed": -1}, {"pause": 99.0}])
def test_nonsense_is_forgotten(kept: object) -> None:
    assert recall(Settings(other={"speech": kept})) == SpeechMemory()


def test_a_book_is_not_kept_whole() -> None:
    kept = remembering(Settings(), SpeechMemory(text="x" * 1_000_000))["other"]
    assert len(recall(Settings(other=kept)).text or "") == 100_000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Good morning.", "Good morning.wav"),
        ("Is it 9/10?\nYes: “9”", "Is it 9 10 Yes “9”.wav"),
        ("The quick brown fox jumps over the lazy dog and on.", "The quick brown fox jumps over the lazy.wav"),
        ("…", "speech.wav"),
        ("x" * 60, "x" * 40 + ".wav"),
    ],
)
def test_a_file_is_named_after_the_first_words(text: str, name: str) -> None:
    assert proposed_name(text) == name


# --- small questions -----------------------------------------------------------------------------------------------


def test_a_name_is_asked_for_without_spaces_around_it(
    application: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: AskName) -> int:
        assert dialog.name.text() == "Anna"
        dialog.name.setText("  ")
        assert not dialog.agree.isEnabled()
        dialog.name.setText("  Anna in winter ")
        assert dialog.agree.isEnabled()
        return 1

    monkeypatch.setattr(AskName, "exec", answer)
    assert AskName.ask("Rename the voice", "&Name", "Anna", "Rename") == "Anna in winter"
    monkeypatch.setattr(AskName, "exec", lambda _: 0)
    assert AskName.ask("Rename the voice", "&Name", "Anna", "Rename") is None


@pytest.mark.parametrize("agreed", [True, False])
def test_a_confirmation_is_refused_by_default(
    application: QApplication, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    def answer(box: QMessageBox) -> int:
        assert box.defaultButton().text() == "Keep"
        next(button for button in box.buttons() if button.text() == ("Delete" if agreed else "Keep")).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert Confirm.ask("Delete it?", "It is gone then.", "Delete", "Keep") is agreed


def test_made_up_takes_are_sound() -> None:
    whole = utterance("One. Two.").audio
    assert whole is not None
    assert np.abs(whole.samples).max() <= 1
