"""Choosing the base voice to start from; there is nothing to see of it while there is one only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from tts_studio import jobs
from tts_studio.errors import ProjectError
from tts_studio.project import languages

if TYPE_CHECKING:
    from tts_studio.engine.bases import BaseVoice


class BaseChoice(QComboBox):
    """A list of the base voices that are installed."""

    def __init__(self) -> None:
        super().__init__()
        self._wish = ""  # what the user has chosen, as far as it is in the list
        self.activated.connect(self._remember)

    def show_for(self, language: str) -> None:
        """List the base voices that have learned a language, or all where none has."""
        all_of_them = jobs.bases_to_start_from()
        wanted = _known(language)
        self._list([base for base in all_of_them if wanted and base.speaks(wanted)] or all_of_them)

    def show_bases(self, chosen: str = "") -> None:
        """List the base voices; choose one by its name, or list a file that was ``chosen`` as well."""
        self._list(jobs.bases_to_start_from())
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

    def concern(self, language: str) -> str:
        """Return what stands against the chosen base voice in a language, in a sentence; empty if nothing is known."""
        wanted = _known(language)
        chosen = next((base for base in jobs.bases_to_start_from() if base.name == self.base), None)
        if not wanted or chosen is None:
            return ""
        if not chosen.speaks(wanted):
            return self.tr("The base voice has not learned this language: the voice will be hard to understand.")
        if chosen.being_learned:
            return self.tr(
                "The base voice is still learning this language: of 100 words, {count} are misheard."
            ).format(count=round(chosen.misheard or 0.0))
        return ""

    def _list(self, bases: Sequence[BaseVoice]) -> None:
        """Show these; what the user has chosen stays so if it is among them."""
        self.clear()
        for base in bases:
            self.addItem(base.title, base.name)
        self.setCurrentIndex(max(0, self.findData(self._wish)))

    @Slot()
    def _remember(self) -> None:
        self._wish = self.base


def _known(language: str) -> str:
    """Return espeak-ng's name of a language that was chosen or typed; empty for one that is not known."""
    try:
        return languages.language(language)
    except ProjectError:
        return ""
