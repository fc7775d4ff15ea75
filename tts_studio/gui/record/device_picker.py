"""Choosing the microphone: the system's default, or any other one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from tts_studio.devices.catalogue import Device
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.controls import name_control

DEFAULT = ""
"""Stands for the system's default, whichever it is."""


class DevicePicker(QComboBox):
    """A list of microphones."""

    chosen = Signal(str)
    """Name of the device that was chosen; empty for the system's default."""
    closed = Signal()
    """The list has closed, whether or not a device was chosen."""
    opened = Signal()
    """The list is about to open: time to look for new devices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaximumWidth(theme.unit() * 56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name_control(self, self.tr("Microphone"))
        self.show_devices((), DEFAULT)
        self.activated.connect(self._on_activated)
        self.view().installEventFilter(self)

    def show_devices(self, devices: Sequence[Device], wanted: str) -> None:
        """List the devices; ``wanted`` is the name of the chosen one, which is listed even while it is not there."""
        entries = [(self._default_text(devices), DEFAULT), *((device.name, device.name) for device in devices)]
        if wanted != DEFAULT and all(name != wanted for _, name in entries):
            entries.append((self.tr("{0} (not connected)").format(wanted), wanted))
        with QSignalBlocker(self):
            if entries != [(self.itemText(row), self.itemData(row)) for row in range(self.count())]:
                self.clear()
                for text, name in entries:
                    self.addItem(text, name)
            self.setCurrentIndex(self.findData(wanted))
        self.setToolTip(self.currentText())
        self.setEnabled(bool(devices))

    def showPopup(self) -> None:  # noqa: N802 -- Qt's name
        """Open the list, after a look for new devices."""
        self.opened.emit()
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Note that the list has closed, also by a way that does not call ``hidePopup``."""
        if event.type() == QEvent.Type.Hide:
            self.closed.emit()
        return super().eventFilter(watched, event)

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self.setToolTip(self.currentText())
        self.chosen.emit(str(self.itemData(row)))

    def _default_text(self, devices: Sequence[Device]) -> str:
        default = next((device.name for device in devices if device.is_default), "")
        if default in ("", "default"):  # the name that ALSA gives it
            return self.tr("System default")
        return self.tr("System default: {0}").format(default)
