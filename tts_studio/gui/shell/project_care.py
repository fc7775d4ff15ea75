"""Renaming the open project and deleting it: what is deleted goes to the system's trash, or is kept beside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFile
from PySide6.QtWidgets import QWidget

from tts_studio import jobs
from tts_studio.errors import StudioError
from tts_studio.formats import CLIPS, IMPORT_REPORT, LOCK, OWN_PROMPTS, PROJECT, RUNS, TRASH, VOICES
from tts_studio.gui.base.notice import Notice
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.kit.ask import AskName, Confirm
from tts_studio.gui.kit.files import free_folder, show_folder

_OWN = frozenset({PROJECT, IMPORT_REPORT, OWN_PROMPTS, LOCK, CLIPS, RUNS, VOICES, TRASH})


def rename(studio: Studio, window: QWidget) -> None:
    """Ask for another name of the speaker; folder, recordings and voices stay as they are."""
    project = studio.project
    if project is None or studio.refuse_while_busy():
        return
    name = AskName.ask(
        _tr("Rename the project"), _tr("&Name of the speaker"), project.info.speaker, _tr("Rename"), window
    )
    if name and name != project.info.speaker:
        try:
            for _ in jobs.rename_project(project.folder, name):
                pass
        except StudioError as error:
            studio.fail(error)
        else:
            studio.open(project.folder)


def delete(studio: Studio, window: QWidget) -> bool:
    """Ask, then move the project's folder to the trash; return whether that happened."""
    project = studio.project
    if project is None or studio.refuse_while_busy():
        return False
    folder, name = project.folder, project.info.speaker
    if not Confirm.ask(
        _tr("Delete the project “{0}”?").format(name), _what_goes(folder), _tr("Delete"), _tr("Cancel"), window,
        destructive=True,
    ):  # fmt: skip
        return False
    studio.close_project()
    kept = tuple(place for place in studio.settings.recent_projects if Path(place) != folder.resolve())
    try:
        beside = None if QFile.moveToTrash(str(folder)) else _set_aside(folder)
    except OSError as error:
        studio.tell(Notice("error", _tr("“{0}” could not be deleted.").format(name), str(error)))
        studio.open(folder)
        return False
    studio.change_settings(recent_projects=kept, project="")
    if beside is None:
        studio.tell(Notice("good", _tr("“{0}” is in the system's trash.").format(name)))
    else:
        words = _tr("This system has no trash: “{0}” is kept in “{1}”.").format(name, beside)
        studio.tell(Notice("info", words, action=_tr("Show in folder"), do=lambda: show_folder(beside)))
    return True


def _what_goes(folder: Path) -> str:
    """Return what is in a project's folder, in sentences: all of it goes."""
    counts = {kind: _count(folder / kind) for kind in (CLIPS, VOICES, RUNS)}
    sentence = _tr(
        "In it are {0} recordings, {1} voices and {2} trainings. The folder “{3}” goes to the system's trash."
    )
    words = [sentence.format(counts[CLIPS] // 2, counts[VOICES], counts[RUNS], folder)]
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in _OWN)
    if foreign:
        words.append(_tr("What else is in that folder goes with it: {0}").format(", ".join(foreign[:5])))
    return " ".join(words)


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0


def _set_aside(folder: Path) -> Path:
    """Move a folder among deleted ones beside it, under a name that is free; return where it is."""
    home = folder.parent / _tr("Deleted projects")
    home.mkdir(exist_ok=True)
    return folder.rename(free_folder(home / folder.name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProjectCare", text)
