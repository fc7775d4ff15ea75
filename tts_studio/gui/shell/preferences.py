"""The preferences. Each choice is stored at once, so there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tts_studio.devices import catalogue
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import (
    button,
    card,
    column,
    fill_dialog,
    grow_to_fit,
    least_width,
    line,
    muted,
    name_control,
    space,
    title,
)
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.wording import spoken
from tts_studio.settings import Settings

FONT_SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)

Devices = tuple[tuple[str, ...], tuple[str, ...]]
"""Names of the microphones and of the loudspeakers."""


class Preferences(QDialog):
    """Appearance and sound."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.setWindowTitle(self.tr("Preferences"))
        offer_manual(self, "keys")
        least_width(self, 68)
        self.theme = QComboBox()
        self.language = QComboBox()
        self.font_scale = QComboBox()
        self.microphone = QComboBox()
        self.loudspeaker = QComboBox()
        self.watermark = QCheckBox(self.tr("Mark saved speech &inaudibly as synthetic"))
        name_control(self.watermark, self.watermark.text())
        self.keep_history = QCheckBox(self.tr("Remember the texts that were spoken last"))
        name_control(self.keep_history, self.keep_history.text())
        self.preview = QLabel(self.tr("Text will be as large as this."))
        self.preview.setWordWrap(True)
        self.sound_problem = muted()
        self.sound_problem.hide()
        self.reset = button(self.tr("&Reset all"), self.set_back)
        self.close_button = button(self.tr("&Close"), self.accept, kind="primary")
        self.close_button.setDefault(True)
        self._errands = Errands(self)
        self._fill()
        self._lay_out()
        self._show(studio.settings)
        for box in (self.theme, self.language, self.font_scale, self.microphone, self.loudspeaker):
            box.activated.connect(self._keep)
        for one in (self.watermark, self.keep_history):
            one.clicked.connect(self._keep)
        self._errands.run(_device_names, self._on_devices, self._on_no_devices)

    @classmethod
    def ask(cls, studio: Studio, parent: QWidget | None = None) -> None:
        """Show the preferences until the dialog is closed."""
        dialog = cls(studio, parent)
        dialog.exec()
        dialog.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the height that the words need in the window's fonts."""
        super().showEvent(event)
        grow_to_fit(self)

    def done(self, result: int) -> None:
        """Close, once the devices have been listed: that takes half a second at most."""
        self._errands.wait()
        super().done(result)

    @Slot()
    def set_back(self) -> None:
        """Restore all defaults."""
        self._show(Settings())
        self._keep()

    @Slot()
    def _keep(self) -> None:
        chosen = {
            "theme": self.theme.currentData(),
            "language": self.language.currentData(),
            "font_scale": self.font_scale.currentData(),
            "microphone": self.microphone.currentData(),
            "loudspeaker": self.loudspeaker.currentData(),
            "watermark": self.watermark.isChecked(),
            "keep_history": self.keep_history.isChecked(),
        }
        before = self.studio.settings
        changed = {name: value for name, value in chosen.items() if value != getattr(before, name)}
        if not changed:
            return
        if "theme" in changed:
            theme.apply(str(changed["theme"]), _font_scale_in_force())
        self.studio.change_settings(**changed)
        self._show_preview()

    @Slot(object)
    def _on_devices(self, devices: Devices) -> None:
        self._list_devices(*devices)

    @Slot(object)
    def _on_no_devices(self, failure: Failure) -> None:
        self.sound_problem.setText(spoken(failure.message))
        self.sound_problem.show()

    def _list_devices(self, microphones: Sequence[str], loudspeakers: Sequence[str]) -> None:
        """Offer the devices; a chosen one that is gone stays chosen."""
        for box, names in ((self.microphone, microphones), (self.loudspeaker, loudspeakers)):
            chosen = box.currentData()
            box.clear()
            box.addItem(self.tr("System default"), "")
            for name in names:
                box.addItem(name, name)
            if chosen and chosen not in names:
                box.addItem(self.tr("{0} (not connected)").format(chosen), chosen)
            _choose(box, chosen)

    def _fill(self) -> None:
        for value, words in (
            ("system", self.tr("Same as system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(words, value)
        self.language.addItem(self.tr("Same as system"), "system")
        self.language.addItem("English", "en")  # each language has its own name
        self.language.addItem("中文", "zh")
        for scale in sorted({*FONT_SCALES, self.studio.settings.font_scale}):
            self.font_scale.addItem(self.tr("{0} %").format(round(scale * 100)), scale)
        for box in (self.microphone, self.loudspeaker):
            box.addItem(self.tr("System default"), "")

    def _show(self, settings: Settings) -> None:
        for box, name in ((self.microphone, settings.microphone), (self.loudspeaker, settings.loudspeaker)):
            if box.findData(name) < 0:
                box.addItem(name, name)
        _choose(self.theme, settings.theme)
        _choose(self.language, settings.language)
        _choose(self.font_scale, settings.font_scale)
        _choose(self.microphone, settings.microphone)
        _choose(self.loudspeaker, settings.loudspeaker)
        self.watermark.setChecked(settings.watermark)
        self.keep_history.setChecked(settings.keep_history)
        self._show_preview()

    def _show_preview(self) -> None:
        self.preview.setFont(theme.larger(float(self.font_scale.currentData()) / _font_scale_in_force()))

    def _lay_out(self) -> None:
        content, layout = column()
        look, rows = card()
        later = self.tr("Takes effect after a restart.")
        rows.addLayout(_row(self.tr("&Theme"), self.theme))
        rows.addWidget(line())
        rows.addLayout(_row(self.tr("&Language"), self.language, later))
        rows.addWidget(line())
        rows.addLayout(_row(self.tr("Text &size"), self.font_scale, later))
        rows.addWidget(self.preview)
        sound, more = card()
        more.addLayout(_row(self.tr("&Microphone"), self.microphone))
        more.addWidget(line())
        more.addLayout(_row(self.tr("L&oudspeaker"), self.loudspeaker))
        more.addWidget(self.sound_problem)
        more.addWidget(line())
        more.addWidget(self.watermark)
        more.addWidget(muted(self.tr("Programs can then tell it from a recording. Its file says so in any case.")))
        more.addWidget(line())
        more.addWidget(self.keep_history)
        layout.addWidget(title(self.tr("Appearance"), 1.15))
        layout.addWidget(look)
        layout.addSpacing(theme.unit())
        layout.addWidget(title(self.tr("Sound"), 1.15))
        layout.addWidget(sound)
        layout.addStretch()
        foot = QHBoxLayout()
        space(foot)
        foot.addWidget(self.reset)
        foot.addStretch()
        foot.addWidget(self.close_button)
        fill_dialog(self, content, foot)


def _row(text: str, control: QWidget, help_text: str = "") -> QHBoxLayout:
    """Return the name of a choice at the left, with small print below, and the choice at the right."""
    caption = QLabel(text)
    caption.setBuddy(control)
    name_control(control, text)
    words = QVBoxLayout()
    space(words, spacing=0.25)
    words.addWidget(caption)
    if help_text:
        control.setAccessibleDescription(help_text)
        words.addWidget(muted(help_text))
    layout = QHBoxLayout()
    space(layout, spacing=2.0)
    layout.addLayout(words, 2)
    layout.addWidget(control, 3)
    return layout


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))


def _device_names() -> Devices:
    return tuple(device.name for device in catalogue.inputs()), tuple(device.name for device in catalogue.outputs())


def _font_scale_in_force() -> float:
    """Return the scale that the program was started with; a new one takes effect at the next start."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    unscaled = application.property("studioFontSize")
    return application.font().pointSizeF() / float(unscaled) if unscaled else 1.0
