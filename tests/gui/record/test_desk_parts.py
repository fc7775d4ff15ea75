"""Small parts of the record page: the caps of the keys, the level meter, and the amount of speech."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.made_up_clips import make_project
from tts_studio.audio.takes import ROOM_ADVICE, RoomReport
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.times import exact_duration
from tts_studio.gui.record.key_caps import caps_icon, caps_size
from tts_studio.gui.record.level_meter import LevelMeter
from tts_studio.gui.record.microphone_check import findings
from tts_studio.gui.record.record_page import RecordPage
from tts_studio.gui.record.recorded_so_far import RecordedSoFar
from tts_studio.gui.record.stage_bar import Mark, StageBar
from tts_studio.gui.shell.main_window import MainWindow
from tts_studio.gui.train.readiness import Readiness
from tts_studio.gui.train.train_page import TrainPage
from tts_studio.project.model import speech_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen has no window manager


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_caps_of_keys_fill_their_place_on_every_screen(application: QApplication, ratio: float) -> None:
    keys = ("Space", "→")

    image = caps_icon(keys).pixmap(caps_size(keys), ratio).toImage()

    assert painted_width(image) == pytest.approx(caps_size(keys).width() * ratio, abs=2 * ratio + 1)


def painted_width(image: QImage) -> int:
    painted = [x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() for y in range(image.height()))]
    return painted[-1] - painted[0] + 1


def test_the_meter_stays_as_long_whatever_its_figure_says(qtbot: QtBot, application: QApplication) -> None:
    now = [0.0]
    meter = LevelMeter(clock=lambda: now[0])
    qtbot.addWidget(meter)
    meter.resize(800, 60)
    with qtbot.waitExposed(meter):
        meter.show()
    lengths = {}
    for level in (-120.0, -59.4, -47.0, -28.0, -12.0, -7.0, -0.1):
        meter.reset()
        now[0] += 10.0
        meter.set_reading(level, level, level > -1.0)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        lengths[level] = meter._bar.width()

    assert len(set(lengths.values())) == 1, lengths


def test_the_bar_aims_at_what_the_sentence_speaks_of_and_tells_how_far_it_is(
    qtbot: QtBot, application: QApplication
) -> None:
    table = [  # seconds of speech, sentences, what the bar ends at, what is told
        (0, 0, "5 min", "With 5 minutes people can recognise it. About 137 more sentences, 15 min."),
        (37, 17, "5 min", "With 5 minutes people can recognise it. About 121 more sentences, 13 min."),
        (299, 100, "5 min", "With 5 minutes they probably will. About 1 more sentence until then."),
        (300, 100, "15 min", "15 minutes make it good. About 200 more sentences, 25 min."),
        (1000, 300, "30 min", "Beyond 30 minutes little changes. About 240 more sentences, 31 min."),
        (2000, 600, "30 min", "Further recordings change little."),
    ]
    shown = RecordedSoFar()
    qtbot.addWidget(shown)
    wrong = []
    for seconds, sentences, end, words in table:
        shown.show_clips([FakeClip(seconds / max(1, sentences))] * sentences)
        shown.bar.resize(600, 30)
        labels = [text for _, text in shown.bar.shown_labels()]
        if not shown.words.endswith(words) or not labels[-1].startswith(end) or len(labels) < 2:
            wrong.append((seconds, shown.words, labels))

    assert wrong == []


def test_labels_on_a_short_bar_leave_one_another_out(qtbot: QtBot, application: QApplication) -> None:
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.show_value(20.0, [Mark(15.0, "can start"), Mark(60.0, "for a try"), Mark(300.0, "recognisable")])
    metrics = QFontMetricsF(theme.larger(0.8))
    for width in (90, 150, 250, 400, 900):
        bar.resize(width, 30)
        places = [(left, left + metrics.horizontalAdvance(text)) for left, text in bar.shown_labels()]
        assert all(end < start for (_, end), (start, _) in itertools.pairwise(places)), width
        assert all(left >= 0 and right <= max(width, metrics.horizontalAdvance("5 min recognisable")) + 1
                   for left, right in places), width  # fmt: skip
    assert len(bar.shown_labels()) == 3


def test_every_page_speaks_of_the_same_amount(qtbot: QtBot, studio: Studio, tmp_path: Path) -> None:
    assert studio.open(make_project(tmp_path / "Anna"))
    amount = exact_duration(speech_of(studio.clips()))
    window = MainWindow(studio)
    qtbot.addWidget(window)

    found = {}
    for page in ("record", "clips", "train"):
        shown = window.page(page)
        window.show_page(page)
        if isinstance(shown, TrainPage):
            qtbot.waitUntil(lambda: bool(window.page("train").findChild(Readiness).accessibleDescription()))
        texts = [label.text() for label in shown.findChildren(QLabel)]
        found[page] = any(text.startswith(amount) or f" {amount} " in text for text in texts)
    window.show_page("welcome")

    assert found == dict.fromkeys(found, True)


@dataclass(frozen=True)
class FakeClip:
    speech_seconds: float
    accepted: bool = True


def test_the_lines_of_the_microphone_check_agree_with_its_verdict() -> None:
    reports = [  # code, room, peak, loudness, voice above the room
        ("good", -62.0, -7.0, -22.0, 36.0),
        ("silent_microphone", -120.0, -120.0, -120.0, 0.0),
        ("no_speech", -60.0, -40.0, -120.0, 0.0),
        ("no_speech", -30.0, -20.0, -40.0, 3.0),
        ("too_loud", -60.0, -0.0, -12.0, 30.0),
        ("too_quiet", -70.0, -30.0, -45.0, 30.0),
        ("noisy_room", -41.0, -7.0, -22.0, 14.0),
        ("narrow_band", -62.0, -7.0, -22.0, 36.0),
    ]
    wrong = []
    for code, noise, peak, loudness, above in reports:
        found = findings(RoomReport(code, ROOM_ADVICE[code], noise, peak, loudness, above))
        refused = [words for good, words in found if not good]
        expected = {
            "good": not refused and len(found) == 4,
            "silent_microphone": not found,
            "no_speech": not found,
            "too_loud": len(refused) == 2 and all("oo loud" in words for words in refused),
            "too_quiet": len(refused) == 1 and "quiet" in refused[0],
            "noisy_room": len(refused) == 1 and "Noise: high" in refused[0],
            "narrow_band": found[0] == (False, "Tone: narrow, like a telephone") if found else False,
        }
        if not expected[code]:
            wrong.append((code, found))

    assert wrong == []


def test_the_microphone_of_the_list_is_called_so(qtbot: QtBot, studio: Studio) -> None:
    """On Linux a list without a label is called by its value, such as “default”."""
    page = RecordPage(studio)
    qtbot.addWidget(page)
    label = next(label for label in page.findChildren(QLabel) if label.buddy() is page.picker)

    assert label.text().replace("&", "") == "Microphone"
