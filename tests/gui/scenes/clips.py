"""The page of the clips in each of its states, with made-up recordings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.helpers.made_up_clips import make_project
from tests.helpers.passing_folder import passing_folder
from tts_studio.audio import files
from tts_studio.events import (
    ListRead,
    Note,
    NoteKind,
    Progress,
    Refusal,
    Refused,
    SpeakersFound,
    Stage,
    StageKind,
    Taken,
)
from tts_studio.gui.base.job import Job
from tts_studio.gui.base.studio import Studio
from tts_studio.gui.clips.clip_pictures import Pictured
from tts_studio.gui.clips.clips_page import ClipsPage
from tts_studio.gui.clips.import_report import ImportReport
from tts_studio.gui.clips.importing import ImportOutcome
from tts_studio.gui.clips.spectrogram import levels_of
from tts_studio.messages import Message


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
        ("listening", lambda: _listening(studio)),
        ("damaged", lambda: _damaged(studio)),
        ("dropping", lambda: _dropping(studio)),
        ("report", lambda: ImportReport(an_import())),
        ("report-decided", lambda: ImportReport(decided())),
    ]


def an_import(*, complete: bool = True) -> ImportOutcome:
    """Return an import of which some was refused."""
    outcome = ImportOutcome("My recordings")
    outcome.fold([Stage(StageKind.IMPORTING, Message("{count} in all", count=46))])
    outcome.fold([Taken(f"metadata.csv, line {n}: wavs/{n:03d}.wav", f"{n:04d}") for n in range(1, 41)])
    outcome.fold([_refused(n, "too_short", _too_short(n)) for n in (41, 42, 43)])
    outcome.fold([_refused(44, Refusal.NO_RECORDING, Message("There is no recording “{name}”.", name="wavs/044.wav"))])
    already = Message("It is in the project already, as clip {clip}.", clip="0007")
    outcome.fold([_refused(45, Refusal.ALREADY_IN_PROJECT, already)])
    misfit = Message("The text does not fit the duration: {seconds:.1f} s of speech are too short for it.", seconds=1.2)
    outcome.fold([_refused(46, "too_short_for_text", misfit), Progress(46, 46, 0.0)])
    outcome.complete = complete
    return outcome


def decided() -> ImportOutcome:
    """Return an import of a list with several people and several columns that may be the text."""
    outcome = ImportOutcome("My recordings")
    columns = {"1": "wavs/001.wav", "2": "Karen", "3": "Please close the gate.", "4": "said in the garden, take 1"}
    why = Message("its length goes with the durations of the recordings")
    outcome.fold([ListRead("metadata.csv", 46, columns, "3", why, doubtful=True)])
    outcome.fold([SpeakersFound({"Karen": 40, "Bob": 6}, "Karen")])
    outcome.fold([Taken(f"metadata.csv, line {n}: wavs/{n:03d}.wav", f"{n:04d}") for n in range(1, 41)])
    other = Message("Its speaker is {speaker}.", speaker="Bob")
    outcome.fold([_refused(n, Refusal.OTHER_SPEAKER, other) for n in range(41, 47)])
    same = Message("{count} recordings have the same text: “{text}”", count=3, text="Please close the gate.")
    outcome.fold(
        [Note(Message("{sentence} ({names})", sentence=same, names="0001; 0002; 0003"), NoteKind.DOUBTFUL_TEXTS)]
    )
    outcome.complete = True
    return outcome


def _refused(line: int, code: str, reason: Message) -> Refused:
    return Refused(f"metadata.csv, line {line}: wavs/{line:03d}.wav", code, reason)


def _too_short(line: int) -> Message:
    seconds = 0.01 + 0.1 * (line % 4)
    return Message("It is too short: {seconds:.2f} s, at least {least} s are needed.", seconds=seconds, least=0.5)


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


def _listening(studio: Studio) -> ClipsPage:
    page = _page(studio, 12)
    outcome = ImportOutcome("Voice memo.m4a")
    heard = Stage(StageKind.HEARING_WORDS, Message("{source}", source="Voice memo.m4a"))
    outcome.fold([heard, Progress(840.0, 3600.0, 512.0)])
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
