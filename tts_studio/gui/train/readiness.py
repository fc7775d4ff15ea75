"""“Ready?”: what a training needs, what of it is there, and for each missing thing the reason and a remedy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import button, muted, name_control
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.times import exact_duration
from tts_studio.gui.kit.wording import spoken
from tts_studio.messages import Message
from tts_studio.project.readiness import Need

_SIGNS = {"ready": ("good", "good"), "better": ("warning", "warning"), "missing": ("error", "bad")}
_REMEDIES = {"speech": "record", "advised_speech": "record", "clips": "record", "attention": "clips"}


class Readiness(QWidget):
    """A line for each need: sign, name, and state in words."""

    page_wanted = Signal(str)
    """Name of the page where the need can be met."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.unit())
        self._grid.setVerticalSpacing(round(theme.unit() * 0.9))
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnMinimumWidth(1, theme.unit() * 12)
        self._shown: tuple[Need, ...] | None = None
        self.remedies: list[QPushButton] = []
        """The buttons that are shown, from top to bottom."""
        name_control(self, self.tr("What the training needs"))

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show the state of the needs."""
        if tuple(needs) == self._shown:
            return
        self._shown = tuple(needs)
        self._clear()
        sentences: list[str] = []
        for place, need in enumerate(_worth_telling(needs)):
            topic, sentence = words(need)
            self._add_line(place, need, topic, sentence)
            sentences.append(f"{topic}: {_state_word(need)}. {sentence}")
        self.setAccessibleDescription(" ".join(sentences))

    def _add_line(self, place: int, need: Need, topic: str, sentence: str) -> None:
        sign = QLabel()
        side = theme.unit() * 2
        picture, role = _SIGNS[_state(need)]
        sign.setPixmap(icon(picture, role).pixmap(side, side))
        name = QLabel(topic)
        name.setFont(theme.larger(1.0, bold=True))
        self._grid.addWidget(sign, place, 0)
        self._grid.addWidget(name, place, 1)
        self._grid.addWidget(muted(sentence) if need.ok else _plain(sentence), place, 2)
        remedy = self._remedy(need)
        if remedy is not None:
            self._grid.addWidget(remedy, place, 3)
            self.remedies.append(remedy)

    def _remedy(self, need: Need) -> QPushButton | None:
        page = _REMEDIES.get(need.code)
        if need.ok or page is None:
            return None
        text = {"record": self.tr("Record more"), "clips": self.tr("Look at them")}[page]
        return button(text, partial(self.page_wanted.emit, page))

    def _clear(self) -> None:
        self.remedies = []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def can_begin(needs: Sequence[Need]) -> bool:
    """Return whether everything is there that a training cannot do without."""
    return all(need.ok for need in needs if need.required)


def words(need: Need) -> tuple[str, str]:
    """Return the name of a need and its state, in words."""
    topics = {
        "speech": _tr("Speech"),
        "advised_speech": _tr("Speech"),
        "clips": _tr("Clips"),
        "attention": _tr("Quality"),
        "consent": _tr("Consent"),
        "disk": _tr("Disk"),
        "memory": _tr("Memory"),
        "base": _tr("Base voice"),
    }
    return topics.get(need.code, need.code), _sentence(need)


def _sentence(need: Need) -> str:
    value, wanted = _amount(need, need.value), _amount(need, need.wanted)
    ready = {
        "speech": _tr("{0} of speech."),
        "advised_speech": _tr("{0} of speech."),
        "clips": _tr("{0} recordings will be used."),
        "attention": _tr("No recording needs attention."),
        "consent": _tr("The speaker has agreed."),
        "disk": _tr("{0} free."),
        "memory": _tr("{0} free.") if need.value is not None else _tr("Enough, as far as this system tells."),
        "base": _tr("Installed."),
    }
    missing = {
        "speech": _tr("Only {0} of speech; at least {1} are needed, and five minutes are better."),
        "advised_speech": _tr("{0} are enough for a try. With {1}, people will recognise the voice."),
        "clips": _tr("Recordings: {0}. At least {1} are needed."),
        "attention": _tr("Recordings that need attention: {0}. A few bad ones can spoil a voice."),
        "consent": _tr("The consent of the speaker is missing."),
        "disk": _tr("{0} free; the training needs {1}. Please free some space."),
        "memory": _tr("{0} free; {1} are advised. Please close other programs, or it may be slow."),
        "base": _tr("The voice that training starts from is missing or damaged. Please install TTS Studio again."),
    }  # fmt: skip
    if need.code == "consent" and need.ok and need.value == "own":
        return _tr("It is your own voice.")
    sentences = ready if need.ok else missing
    return sentences.get(need.code, "").format(value, wanted)


def _amount(need: Need, value: float | str | Message | None) -> str:
    if isinstance(value, Message):
        return spoken(value)
    if value is None or isinstance(value, str):
        return value or ""
    if need.code in ("speech", "advised_speech"):
        return exact_duration(value)
    if need.code in ("disk", "memory"):
        return _tr("{0} GB").format(f"{value / 1e9:.1f}")
    return f"{value:.0f}"


def _worth_telling(needs: Sequence[Need]) -> list[Need]:
    """Leave out one of the two lines about speech: advice helps only if a training can begin."""
    enough = {need.code: need.ok for need in needs}
    left_out = "speech" if enough.get("speech") and not enough.get("advised_speech", True) else "advised_speech"
    return [need for need in needs if need.code != left_out]


def _state(need: Need) -> str:
    return "ready" if need.ok else "missing" if need.required else "better"


def _state_word(need: Need) -> str:
    return {"ready": _tr("ready"), "better": _tr("could be better"), "missing": _tr("missing")}[_state(need)]


def _plain(text: str) -> QLabel:
    made = QLabel(text)
    made.setWordWrap(True)
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("Readiness", text)
