"""The page of the clips in each of its states, with made-up recordings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.gui.made_up_clips import make_project
from tests.gui.passing_folder import passing_folder
from tts_studio.audio import files
from tts_studio.events import Progress, Refused, Stage, Taken
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clip_pictures import Pictured
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.clips.import_outcome import ImportOutcome
from tts_studio.gui.clips.import_report import ImportReport
from tts_studio.gui.clips.spectrogram import levels_of


def scenes(studio: Studio) -> list[tuple[str, Callable[[], QWidget]]]:
    """Return (state, what makes the page in that state)."""
    return [
        ("empty", lambda: _page(studio, 0)),
        ("importing-first", lambda: _importing(studio, 0)),
        ("full", lambda: _page(studio, 12)),
        ("trouble", lambda: _page(studio, 12, look_at="0006")),
        ("trimmed", lambda: _page(studio, 12, look_at="0002")),
        ("attention", lambda: _attention(studio)),
        ("nothing-found", lambda: _nothing_found(studio)),
        ("several", lambda: _several(studio)),
        ("playing", lambda: _playing(studio)),
        ("importing", lambda: _importing(studio, 12)),
        ("damaged", lambda: _damaged(studio)),
        ("dropping", lambda: _dropping(studio)),
        ("report", lambda: ImportReport(an_import())),
    ]


def an_import(*, complete: bool = True) -> ImportOutcome:
    """Return an import of which some was refused."""
    outcome = ImportOutcome("My recordings")
    outcome.fold([Stage("Importing the recordings", "46 in all")])
    outcome.fold([Taken(f"metadata.csv, line {n}: wavs/{n:03d}.wav", f"{n:04d}") for n in range(1, 41)])
    short = "It is too short: 0.{}1 s, at least 0.5 s are needed."
    outcome.fold([Refused(f"metadata.csv, line {n}: wavs/{n:03d}.wav", short.format(n % 4)) for n in (41, 42, 43)])
    outcome.fold([Refused("metadata.csv, line 44: wavs/lost.wav", "There is no recording “wavs/lost.wav”.")])
    outcome.fold([Refused("metadata.csv, line 45: wavs/045.wav", "It is in the project already, as clip 0007.")])
    misfit = "The text does not fit the duration: 1.2 s of speech are too short for it."
    outcome.fold([Refused("metadata.csv, line 46: wavs/046.wav", misfit), Progress(46, 46, 0.0)])
    outcome.complete = complete
    return outcome


def _page(studio: Studio, clips: int, look_at: str = "0001") -> ClipsPage:
    assert studio.open(make_project(passing_folder() / "Anna", clips))
    page = ClipsPage(studio)
    page.enter()
    if clips:
        page.table.show_clip(look_at)
        _show_sound(page)
    return page


def _show_sound(page: ClipsPage) -> None:
    """Show at once what otherwise comes from another thread."""
    clip = page.details.clip
    assert clip is not None
    audio = files.read(clip.audio)
    page.details.show_picture(Pictured(clip.audio, audio, levels_of(audio)))


def _attention(studio: Studio) -> ClipsPage:
    page = _page(studio, 12)
    page.bar.attention.setChecked(True)
    _show_sound(page)
    return page


def _nothing_found(studio: Studio) -> ClipsPage:
    page = _page(studio, 12)
    page.bar.filter.setText("xylophone")
    return page


def _several(studio: Studio) -> ClipsPage:
    page = _page(studio, 12)
    page.table.selectAll()
    return page


def _playing(studio: Studio) -> ClipsPage:
    page = _page(studio, 12, look_at="0002")
    page.details.set_playing(True)
    page.details.set_position(1.2)
    return page


def _importing(studio: Studio, clips: int) -> ClipsPage:
    page = _page(studio, clips)
    outcome = an_import(complete=False)
    outcome.fold([Progress(46, 120, 74.0)])
    page.show_import(Job("Import", lambda: iter(()), page), outcome)
    return page


def _damaged(studio: Studio) -> ClipsPage:
    page = _page(studio, 12)
    clip = page.details.clip
    assert clip is not None
    page.details.show_problem("“0001.flac” is cut off or damaged. Please copy or record it again.")
    return page


def _dropping(studio: Studio) -> ClipsPage:
    page = _page(studio, 12)
    page.veil.cover()
    return page
