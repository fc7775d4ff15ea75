"""A clip's quality in words and figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tts_studio.audio import quality
from tts_studio.gui.clips.clip_model import figure, kept_seconds, source_words, verdict_sign, verdict_word
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import muted, space, tinted, title
from tts_studio.gui.kit.direction import isolated
from tts_studio.gui.kit.icons import icon
from tts_studio.gui.kit.wording import spoken
from tts_studio.project.model import Clip


class ClipFigures(QWidget):
    """Verdict, the reasons for it, and the measurements."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = QLabel()
        self._verdict = title("", 1.1)
        self._reasons = tinted("", "")
        self._values: dict[str, QLabel] = {}
        head = QHBoxLayout()
        space(head, spacing=0.7)
        head.addWidget(self._sign)
        head.addWidget(self._verdict, 1)
        layout = QVBoxLayout(self)
        space(layout, spacing=0.8)
        layout.addLayout(head)
        layout.addWidget(self._reasons)
        layout.addLayout(self._grid())
        layout.addStretch()

    def show_clip(self, clip: Clip) -> None:
        """Show a clip's verdict and figures."""
        side = round(theme.unit() * 2.2)
        self._sign.setPixmap(icon(*verdict_sign(clip)).pixmap(side, side))
        self._verdict.setText(verdict_word(clip))
        reasons = [spoken(reason) for reason in quality.reasons(clip.report)]
        self._reasons.setText("\n".join(reasons))
        self._reasons.setVisible(bool(reasons))
        self._values["length"].setText(self._length(clip))
        patterns = {
            "loudness": self.tr("{0} LUFS"),
            "peak_dbfs": self.tr("{0} dBFS"),
            "noise_dbfs": self.tr("{0} dBFS"),
            "snr_db": self.tr("{0} dB"),
        }
        for name, pattern in patterns.items():
            value = figure(clip, name)
            figures = "–" if value is None else pattern.format(f"{value:.1f}".replace("-", "−"))
            self._values[name].setText(isolated(figures))
        self._values["rate"].setText(isolated(self.tr("{0} kHz").format(f"{clip.rate / 1000:g}")))
        self._values["device"].setText(source_words(clip))

    def _length(self, clip: Clip) -> str:
        kept, whole = f"{kept_seconds(clip):.2f}", f"{clip.seconds:.2f}"
        return isolated(self.tr("{0} s of {1} s").format(kept, whole) if clip.trim else self.tr("{0} s").format(whole))

    def _grid(self) -> QGridLayout:
        names = {
            "length": self.tr("Length"),
            "loudness": self.tr("Loudness"),
            "peak_dbfs": self.tr("Highest peak"),
            "noise_dbfs": self.tr("Room noise"),
            "snr_db": self.tr("Signal-to-noise"),
            "rate": self.tr("Sample rate"),
            "device": self.tr("Source"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(round(theme.unit() * 1.5))
        grid.setVerticalSpacing(round(theme.unit() * 0.3))
        grid.setColumnStretch(1, 1)
        for row, (name, words) in enumerate(names.items()):
            caption = muted(words)
            caption.setWordWrap(False)
            value = self._values[name] = QLabel()
            value.setWordWrap(name == "device")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        return grid
