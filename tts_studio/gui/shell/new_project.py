"""Asking for the speaker, the speaker's consent, the language and the project's folder."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tts_studio.errors import StudioError, TextError
from tts_studio.gui.base.base_choice import BaseChoice
from tts_studio.gui.base.errand import Errands
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import (
    button,
    column,
    fill_dialog,
    grow_to_fit,
    labelled,
    least_width,
    muted,
    name_control,
    retint,
    space,
    title,
)
from tts_studio.gui.kit.files import projects_home
from tts_studio.gui.kit.help import offer_manual
from tts_studio.gui.kit.wording import spoken
from tts_studio.storage import UNWRITABLE
from tts_studio.text import prompts
from tts_studio.text.espeak_voices import espeak_voice_of


class NewProject(QDialog):
    """One page: name, consent, language, folder."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.setWindowTitle(self.tr("New project"))
        offer_manual(self, "start")
        least_width(self, 70)
        self._errands = Errands(self)
        self._taken: frozenset[str] = frozenset()  # names of folders that cannot be used
        self._folder_chosen = False
        self.speaker = QLineEdit()
        self.speaker.setPlaceholderText(self.tr("for example Anna"))
        self.speaker.textChanged.connect(self._name_changed)
        self.own = QRadioButton(self.tr("This is &my own voice"))
        self.permission = QRadioButton(self.tr("The speaker has &agreed that I make this voice"))
        self._consent = QButtonGroup(self)
        self._saved = self.tr("Your answer is saved in the project and in every voice made from it.")
        for choice in (self.own, self.permission):
            name_control(choice, choice.text())
            choice.setAccessibleDescription(self._saved)
            self._consent.addButton(choice)
        self._consent.buttonClicked.connect(self._check)
        self.language = QComboBox()
        self.language.setEditable(True)
        self._other = self.tr("Other language: type its code (for example nl).")
        for code, words in self._language_names().items():
            self.language.addItem(words, code)
        self._choose_language_of_system()
        self.language.editTextChanged.connect(self._language_changed)
        self.base = BaseChoice()
        self.base.show_for(self._language_code())
        self.base.currentIndexChanged.connect(self._check)
        self._concern = muted()
        self.folder = QLineEdit()
        self.folder.textEdited.connect(self._folder_edited)
        self._browse = button(self.tr("&Choose …"), self._choose_folder)
        self._browse.setAutoDefault(False)  # Enter in a field means “Create project”, also while that is disabled
        self._missing = muted()
        self._missing.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = button(self.tr("Create project"), self.accept, kind="primary")
        self.buttons.addButton(self.make, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        name_control(cancel, self.tr("Cancel"))
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.make.setDefault(True)  # only a button that is in the dialog is its default for good
        self._name_changed("")
        self._errands.run(partial(_taken, projects_home()), self._show_taken, studio.tell_failure)

    @classmethod
    def ask(cls, studio: Studio, parent: QWidget | None = None) -> bool:
        """Ask, make the project and open it; return whether that happened."""
        if studio.refuse_while_busy():
            return False
        dialog = cls(studio, parent)
        try:
            return bool(dialog.exec())
        finally:
            dialog.deleteLater()

    def accept(self) -> None:
        """Close once the project is made; a refusal keeps the dialog open."""
        if self.create():
            super().accept()

    def create(self) -> bool:
        """Make the project from the answers; show here why not if that fails."""
        consent = "own" if self.own.isChecked() else "permission"
        try:
            return self.studio.create(
                Path(self.folder.text()).expanduser(),
                self.speaker.text(),
                consent,
                self._language_code(),
                self.base.base,
            )
        except StudioError as error:
            if error.code == UNWRITABLE:
                self._refuse(self.tr("This folder cannot be used: it is not writable. Please choose another one."))
            else:
                self._refuse(spoken(error.message))
            return False

    def _language_code(self) -> str:
        """Return the code of the chosen language, or what was typed."""
        typed = self.language.currentText().strip()
        known = self.language.findText(typed)
        return typed if known < 0 else str(self.language.itemData(known))

    def _choose_language_of_system(self) -> None:
        spoken_here = espeak_voice_of(QLocale().name())
        place = self.language.findData(spoken_here) if spoken_here else -1
        if place >= 0:
            self.language.setCurrentIndex(place)
        elif spoken_here:
            self.language.setEditText(spoken_here)

    def _language_names(self) -> dict[str, str]:
        return {
            "en-us": self.tr("English (United States)"),
            "en-gb-x-rp": self.tr("English (Great Britain)"),
            "cmn": self.tr("Chinese (Mandarin)"),
            "fr": self.tr("French"),
            "de": self.tr("German"),
            "es": self.tr("Spanish"),
            "it": self.tr("Italian"),
            "pt-br": self.tr("Portuguese (Brazil)"),
            "ru": self.tr("Russian"),
        }

    def _lay_out(self) -> None:
        content, layout = column(spacing=2.0)
        layout.addWidget(title(self.tr("Whose voice is it?"), 1.4))
        layout.addWidget(labelled(self.tr("&Name of the speaker"), self.speaker))
        consent = QVBoxLayout()
        space(consent, spacing=0.5)
        consent.addWidget(self.own)
        consent.addWidget(self.permission)
        consent.addWidget(muted(self._saved))
        layout.addLayout(consent)
        layout.addWidget(
            labelled(
                self.tr("&Language of the recordings"),
                self.language,
                self._other,
            )
        )
        start = self.tr("The base voice that the training goes on from.")
        self._start = labelled(self.tr("&Start from"), self.base, start)
        self._start.setVisible(self.base.several)
        layout.addWidget(self._start)
        layout.addWidget(self._concern)
        place = QWidget()
        line = QHBoxLayout(place)
        space(line, spacing=1.0)
        line.addWidget(self.folder, 1)
        line.addWidget(self._browse)
        name_control(self.folder, self.tr("Folder of the project"))
        layout.addWidget(labelled(self.tr("&Folder"), place))
        layout.addWidget(self._missing)
        layout.addStretch()
        fill_dialog(self, content, self.buttons)

    @Slot(object)
    def _show_taken(self, names: frozenset[str]) -> None:
        self._taken = names
        self._name_changed(self.speaker.text())

    @Slot(str)
    def _name_changed(self, name: str) -> None:
        if not self._folder_chosen:
            plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", name).strip(" .") or self.tr("My voice")
            self.folder.setText(str(projects_home() / _free(plain, self._taken)))
        self._check()

    @Slot()
    def _language_changed(self) -> None:
        self.base.show_for(self._language_code())
        self._start.setVisible(self.base.several)
        self._check()

    @Slot(str)
    def _folder_edited(self, text: str) -> None:
        self._folder_chosen = bool(text)
        self._check()

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the project"), str(projects_home()))
        if chosen:
            self._folder_chosen = True
            self.folder.setText(chosen)
            self._check()

    @Slot()
    def _check(self) -> None:
        if not self.speaker.text().strip():
            missing = self.tr("Please give the name of the person whose voice it is.")
        elif self._consent.checkedButton() is None:
            missing = self.tr("Please say whose voice it is: a voice may only be made with the speaker's consent.")
        else:
            missing = ""
        about = f"{_about_sentences(self._language_code())} {self.base.concern(self._language_code())}".strip()
        self._concern.setText(about)
        self._concern.setVisible(bool(about))
        self.language.setAccessibleDescription(f"{about} {self._other}".strip())
        retint(self._missing, "muted")
        if self.isVisible() and missing != self._missing.text():
            announce(self, missing or self.tr("Nothing is missing: Enter creates the project."))
        self._missing.setText(missing)
        grow_to_fit(self)
        self.make.setEnabled(not missing and bool(self.folder.text().strip()))

    def _refuse(self, why: str) -> None:
        retint(self._missing, "bad")
        self._missing.setText(why)
        grow_to_fit(self)
        announce(self, why)


def _about_sentences(language: str) -> str:
    """Return whether there is something to read aloud in a language, in a sentence."""
    try:
        count = len(prompts.load(language))
    except TextError:
        return QCoreApplication.translate(
            "NewProject",
            "For this language there is no list of sentences yet: type your own, or import recordings.",
        )
    return QCoreApplication.translate("NewProject", "{0} sentences to read aloud are ready.").format(count)


def _taken(home: Path) -> frozenset[str]:
    """Return the names, in lower case, of a folder's content, except of empty folders; not for the window's thread.

    What cannot be read is left out: making the project then says why.
    """
    taken: set[str] = set()
    with suppress(OSError):
        for path in home.iterdir():
            with suppress(OSError):
                if not path.is_dir() or any(path.iterdir()):
                    taken.add(path.name.casefold())
    return frozenset(taken)


def _free(name: str, taken: frozenset[str]) -> str:
    """Return the name, or the first of “name 2”, “name 3” … that is not taken."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name} {number}"
    return free
