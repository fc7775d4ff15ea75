"""Choosing the base voice to start from; there is nothing to see of it while there is one only."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from tts_studio import jobs
from tts_studio.errors import ProjectError
from tts_studio.project import languages


class BaseChoice(QComboBox):
    """A list of the base voices that are installed."""

    def show_bases(self, chosen: str = "") -> None:
        """List the base voices; choose one by its name, or list a file that was ``chosen`` as well."""
        self.clear()
        for base in jobs.bases_to_start_from():
            self.addItem(base.title, base.name)
        place = self.findData(chosen)
        if place < 0 and chosen:
            self.addItem(chosen, chosen)
            place = self.count() - 1
        self.setCurrentIndex(max(0, place))

    @property
    def several(self) -> bool:
        """Whether there is something to choose."""
        return self.count() > 1

    @property
    def base(self) -> str:
        """The chosen one, as ``jobs.new_project`` and ``jobs.train`` take it."""
        return str(self.currentData() or "")

    def speaks(self, language: str) -> bool:
        """Return whether the chosen base voice has learned a language; True for one that is not known."""
        try:
            wanted = languages.language(language)
        except ProjectError:
            return True
        chosen = next((base for base in jobs.bases_to_start_from() if base.name == self.base), None)
        return chosen is None or chosen.speaks(wanted)
