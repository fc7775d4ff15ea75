"""What the program is, where its parts come from, and under which licences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QTextFrameFormat, QTextLength, QTextTable
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from tts_studio import __version__, jobs, log
from tts_studio.assets import resource
from tts_studio.events import Finished
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.job import Failure
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import button, fit_to_screen, muted, name_control, space, title
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.icons import program_icon
from tts_studio.gui.kit.wording import in_window_language, spoken


class About(QDialog):
    """Name, version and origin above; all licences below, to be read and searched by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About TTS Studio"))
        offer_manual(self, "licences")
        fit_to_screen(self, 92, 88)
        self.licences = QTextBrowser()
        self.licences.setObjectName("reading")
        self.licences.setOpenExternalLinks(True)
        name_control(self.licences, self.tr("All licences"))
        self.licences.setMarkdown(_lineages() + resource("licences/README.md").read_text(encoding="utf-8"))
        _ease_reading(self.licences)
        self.copy = button(self.tr("&Copy the versions"), self.copy_versions, help_text=self.tr("For a bug report"))
        self.newer = button(
            self.tr("Look for a &newer version"),
            self.look_for_newer,
            help_text=self.tr("Reads {0}; nothing is sent").format(jobs.release_page()),
        )
        self.newer.setVisible(bool(jobs.release_page()))
        self.answer = _sentence("")
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # to copy the address
        self.answer.hide()
        self.close_button = button(self.tr("C&lose"), self.accept, kind="primary")
        self.close_button.setDefault(True)
        self._lay_out()
        self.close_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None = None) -> None:
        """Show the dialog until it is closed."""
        dialog = cls(parent)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def copy_versions(self) -> None:
        """Copy the versions of program, system and libraries to the clipboard."""
        QGuiApplication.clipboard().setText(log.header())
        self.copy.setText(self.tr("Copied"))

    @Slot()
    def look_for_newer(self) -> None:
        """Read the published list of changes and say what the newest version is."""
        self.newer.setEnabled(False)
        self._say(self.tr("Looking for a newer version …"))
        # They belong to the window: the dialog can be closed before there is an answer, and waits for none.
        Errands(self.parent() or self).run(_newest_release, self._on_release, self._on_failure)

    @Slot(object)
    def _on_release(self, release: Mapping[str, Any]) -> None:
        self.newer.setEnabled(True)
        if release["newer"]:
            self._say(self.tr("TTS Studio {0} has been published: {1}").format(release["newest"], release["page"]))
        else:
            self._say(self.tr("No newer version has been published."))

    @Slot(object)
    def _on_failure(self, failure: Failure) -> None:
        self.newer.setEnabled(True)
        self._say(spoken(failure.message))

    def _say(self, text: str) -> None:
        self.answer.setText(text)
        self.answer.show()
        announce(self.answer, text)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, margins=2.0, spacing=1.5)
        head = QHBoxLayout()
        space(head, spacing=2.0)
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(QSize(1, 1) * theme.unit() * 8))
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        space(words, spacing=0.75)
        words.addWidget(title(self.tr("TTS Studio {0}").format(__version__), 1.5))
        words.addWidget(
            _sentence(self.tr("A few minutes of a voice in, a Piper voice out: on this computer, without an account."))
        )
        words.addWidget(
            muted(self.tr("Free software under the GNU General Public License, version 3 or any later one."))
        )
        head.addLayout(words, 1)
        layout.addLayout(head)
        layout.addWidget(
            _sentence(
                self.tr(
                    "A new voice inherits what is said below of the base voice that it starts from, and its MODEL_CARD"
                    " says so: consider this before you publish one."
                )
            )
        )
        layout.addWidget(self.answer)
        layout.addWidget(self.licences, 1)
        foot = QHBoxLayout()
        space(foot)
        foot.addWidget(self.copy)
        foot.addWidget(self.newer)
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout.addLayout(foot)


def _newest_release() -> Mapping[str, Any]:
    """Return the answer of the published list of changes."""
    return next(event.result for event in jobs.newest_release() if isinstance(event, Finished))


def _lineages() -> str:
    """Return what is known about the base voices, in Markdown."""
    known = jobs.bases_to_start_from()
    return "".join(f"# {base.title} ({base.name})\n\n{in_window_language(base.lineages)}\n\n" for base in known)


def _sentence(text: str) -> QLabel:
    made = QLabel(text)
    made.setWordWrap(True)
    return made


def _ease_reading(browser: QTextBrowser) -> None:
    """Add space to the text, and give its tables the full width and thin lines."""
    document = browser.document()
    document.setDocumentMargin(theme.unit() * 2)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format().toTableFormat()
            form.setBorderCollapse(True)
            form.setBorder(1)
            form.setBorderBrush(theme.paint("border"))
            form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setCellPadding(theme.unit() * 0.7)
            form.setCellSpacing(0)
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(form)
