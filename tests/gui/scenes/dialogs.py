"""The dialogs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from tts_studio.gui.base.studio import Studio
from tts_studio.gui.shell.about import About
from tts_studio.gui.shell.keys import Keys
from tts_studio.gui.shell.new_project import NewProject
from tts_studio.gui.shell.preferences import Preferences


def scenes(studio: Studio) -> list[tuple[str, Callable[[], QWidget]]]:
    """Return each dialog; the question for a new project also answered, and refused."""

    def answered() -> NewProject:
        dialog = NewProject(studio)
        dialog.speaker.setText("Anna")
        dialog.own.click()
        folder = "/home/anna/Documents/TTS Studio/Anna"
        dialog.folder.setText(folder)
        dialog.folder.textEdited.emit(folder)  # as if it had been typed: it is not proposed anew
        return dialog

    def refused() -> QWidget:
        dialog = answered()
        dialog.folder.setText("/proc/voices/Anna")
        dialog.accept()
        return dialog

    return [
        ("new-project", partial(NewProject, studio)),
        ("new-project-answered", answered),
        ("new-project-refused", refused),
        ("preferences", partial(Preferences, studio)),
        ("keys", Keys),
        ("about", About),
    ]
