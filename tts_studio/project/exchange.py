"""What folders and lists of recordings offer, as other programs write them: rows, and what was decided on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from tts_studio.audio import files as audio_files
from tts_studio.errors import AudioError, TextError
from tts_studio.messages import Message
from tts_studio.project import archives, folders, sidecars
from tts_studio.project.lists import readers
from tts_studio.project.lists.interface import Columns, ListFile, Surroundings
from tts_studio.project.lookup import Lookup, distinct, files_below, is_audio
from tts_studio.project.people import Speakers, of_one_speaker
from tts_studio.project.rows import Row, in_small_letters, row_of, with_margins

LISTS = readers.LISTS
"""Extensions of lists of recordings and texts."""

_LIST_FOLDERS = ("etc", "txt", "text", "lists", "filelists", "metadata", "transcripts", "data")
"""Folders of lists beside the folder of the recordings."""
_DOCUMENTS = (".xlsb", ".rtf", ".doc", ".docx", ".odt", ".pdf", ".pages", ".numbers", ".gsheet", ".html")
_ARCHIVES = (".7z", ".rar")


@dataclass(frozen=True)
class Wishes:
    """What is known or wished about an import."""

    language: str = ""
    """espeak-ng's name of the project's language; empty if it is not known."""
    text_column: str = ""
    """Name or number of the column that is the text; empty to find it out."""
    speaker: str = ""
    """Whose recordings are taken where a list names several people; “*” for all; empty to choose."""
    owner: str = ""
    """The project's speaker."""
    text: Path | None = None
    """The text of the only recording, where it is not beside it."""
    listens: bool = False
    """Whether recordings without texts are wanted, since a recogniser will write them."""


@dataclass(frozen=True)
class ReadList:
    """One list that was read."""

    name: str
    rows: int
    columns: Columns | None
    """None if it is no table."""


@dataclass(frozen=True)
class Survey:
    """What a folder or list offers."""

    rows: Sequence[Row]
    lists: Sequence[ReadList] = ()
    speakers: Speakers = field(default_factory=Speakers)
    left: Sequence[tuple[str, Message]] = ()
    """Lists that were not read, and why."""
    unlisted: Sequence[str] = ()
    """Recordings that are in no list."""
    unpaired: Sequence[str] = ()
    """Texts that belong to no recording."""
    capitals: bool = False
    """Whether the texts were in capitals throughout, and are now in small letters."""
    second: Sequence[str] = ()
    """Recordings of a second microphone, of which the first one's are taken."""


def scan(source: Path, wishes: Wishes | None = None) -> list[Row]:
    """Return the rows of a folder, with a list in it or a text beside each recording, or of a list itself.

    Only reads. Raises TextError if there is nothing there that could be a row.
    """
    return list(survey(source, wishes or Wishes()).rows)


def survey(source: Path, wishes: Wishes) -> Survey:
    """Return what ``scan`` does, and what was decided."""
    if source.is_dir():
        found = _folder(source, wishes)
    else:
        _check_list(source)
        found = _lists([source], source.parent, wishes)
    rows, speakers = of_one_speaker(in_small_letters(found.rows), wishes.speaker, wishes.owner)
    capitals = any(row.text != before.text for row, before in zip(rows, found.rows, strict=True))
    return replace(found, rows=rows, speakers=speakers, capitals=capitals)


def loose(recordings: Sequence[Path], wishes: Wishes | None = None) -> list[Row]:
    """Return a row for each single recording, or for each part of it, by the text beside it.

    Raises TextError if none of them has a text.
    """
    wishes = wishes or Wishes()
    around = Surroundings(seconds=seconds, language=wishes.language)
    if wishes.text is not None:
        if not wishes.text.exists():
            raise missing(wishes.text)
        rows = [row for path in recordings for row in sidecars.read(path, [wishes.text], around, path.name)]
        return with_margins(rows, around.seconds)
    found: list[tuple[Path, list[Path]]] = []
    for folder in dict.fromkeys(path.parent for path in recordings):
        beside = sidecars.Sidecars(path for path in folder.iterdir() if path.is_file())
        found += [(path, beside.of(path)) for path in distinct(recordings) if path.parent == folder]
    if not any(texts for _, texts in found) and not wishes.listens:
        raise TextError(
            "These recordings have no texts.",
            "Please put a .txt file of the same name beside each, or import the folder with its list of texts.",
        )
    rows = [row for path, texts in found for row in sidecars.read(path, texts, around, path.name)]
    return with_margins(rows, around.seconds)


def missing(source: Path) -> TextError:
    """Return the error for a path that does not exist."""
    return TextError("There is no “{source}”.", "Please check the name of the folder or list.", source=source)


def _check_list(source: Path) -> None:
    if not source.exists():
        raise missing(source)
    if is_audio(source):
        raise TextError(
            "“{name}” is a single recording.",
            "Please choose the folder that it is in, or the list of texts.",
            name=source.name,
        )
    if not source.is_file():
        raise TextError(
            "“{source}” is neither a folder nor a file.", "Please choose a folder or a list of texts.", source=source
        )
    _check_readable(source)


def _check_readable(path: Path) -> None:
    """Raise TextError for a document or an archive that holds no plain text, with what to do."""
    suffix = path.suffix.lower()
    if suffix in _DOCUMENTS:
        raise TextError(
            "“{name}” is a formatted document, not a plain list.",
            "Please save it as CSV or as plain text (UTF-8).",
            name=path.name,
        )
    if suffix in _ARCHIVES:
        raise TextError(
            "“{name}” is an archive of a kind that cannot be opened here.",
            "Please unpack it, and choose the folder.",
            name=path.name,
        )


def _folder(folder: Path, wishes: Wishes) -> Survey:
    try:
        files = files_below(folder)
        top = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")]
    except OSError as error:
        raise TextError(
            "“{folder}” could not be read.", "{reason}", folder=folder, reason=error.strerror or str(error)
        ) from error
    choice = folders.lists_at_top(top)
    if choice.read:
        found = _lists(choice.read, folder, wishes)
        return replace(found, left=_named(folder, choice), unlisted=_unlisted(folder, files, found.rows))
    around = _surroundings(_Places(folder).around(folder), wishes)
    rows = sidecars.pairs(folder, files, around)
    if rows:
        unpaired = [path.relative_to(folder).as_posix() for path in sidecars.unpaired(files)]
        second = [path.relative_to(folder).as_posix() for path in files if is_audio(path) and sidecars.is_second(path)]
        return Survey(with_margins(rows, around.seconds), unpaired=unpaired, second=second)
    choice = folders.lists_below(folder, files)
    if choice.read:
        found = _lists(choice.read, folder, wishes)
        return replace(found, left=_named(folder, choice), unlisted=_unlisted(folder, files, found.rows))
    rows = sidecars.lonely(folder, files, around)
    if rows:
        return Survey(with_margins(rows, around.seconds))
    return _others(folder, files, top, wishes)


def _named(folder: Path, choice: folders.FolderLists) -> list[tuple[str, Message]]:
    return [(path.relative_to(folder).as_posix(), why) for path, why in choice.left]


def _unlisted(folder: Path, files: Sequence[Path], rows: Sequence[Row]) -> list[str]:
    """Return the recordings of a folder that no row means; the same one in another format counts as meant."""
    used = {row.audio.with_suffix("") for row in rows if row.audio is not None}
    return [
        path.relative_to(folder).as_posix()
        for path in distinct([path for path in files if is_audio(path)])
        if path.with_suffix("") not in used
    ]


def _others(folder: Path, files: Sequence[Path], top: Sequence[Path], wishes: Wishes) -> Survey:
    """Take every other text file for a list that has a recording in it, else say what is missing."""
    lists: list[Path] = []
    for path in folders.others_at_top(top):
        try:
            if any(row.audio for row in _lists([path], folder, wishes).rows):
                lists.append(path)
        except TextError:
            continue
    if lists:
        found = _lists(lists, folder, wishes)
        return replace(found, unlisted=_unlisted(folder, files, found.rows))
    for path in top:
        _check_readable(path)
        if archives.is_archive(path) and not any(map(is_audio, files)):
            raise TextError(
                "There are no recordings in “{folder}”, but an archive.",
                "Please choose the archive itself: “{name}”.",
                folder=folder,
                name=path.name,
            )
    recordings = [path for path in files if is_audio(path)]
    if recordings and wishes.listens:
        around = _surroundings(_Places(folder).around(folder), wishes)
        return Survey([row for path in distinct(recordings) for row in sidecars.read(path, [], around, path.name)])
    if recordings:
        raise TextError(
            "The recordings in “{folder}” have no texts.",
            "Please add a list “metadata.csv” (file|text), or a .txt file of the same name beside each recording.",
            folder=folder,
        )
    raise TextError(
        "There are no recordings in “{folder}”.", "Please choose the folder that holds them.", folder=folder
    )


class _Places:
    """Lookups of the folders that lists are in, each made once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._made: dict[Path, Lookup] = {}

    def around(self, folder: Path) -> Lookup:
        """Return the lookup of a list's own folder, or if that holds no recordings, of the one that was chosen."""
        for place in (folder, self._root, *([folder.parent] if folder.name.lower() in _LIST_FOLDERS else [])):
            if place not in self._made:
                self._made[place] = Lookup(place)
            if self._made[place].recordings:
                return self._made[place]
        return self._made[folder]


def _lists(paths: Sequence[Path], root: Path, wishes: Wishes) -> Survey:
    places = _Places(root)
    rows: list[Row] = []
    read: list[ReadList] = []
    around = _surroundings(places.around(root), wishes)
    for path in paths:
        lookup = places.around(path.parent)
        around = _surroundings(lookup, wishes)
        reading = readers.read(ListFile(path, around))
        beside = _beside(path, lookup)
        rows += [row_of(entry, lookup, beside) for entry in reading.entries]
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        read.append(ReadList(name, len(reading.entries), reading.columns))
    if not rows:
        raise TextError(
            "“{name}” is empty.", "It needs a line for each recording: its file and its text.", name=paths[0].name
        )
    return Survey(with_margins(rows, around.seconds), read)


def _beside(path: Path, lookup: Lookup) -> Path | None:
    """Return the recording that a list without names is about: that of its own name, or the only one beside it."""
    same = [found for found in lookup.recordings if found.parent == path.parent and _same_name(found, path)]
    there = distinct(same) or distinct(found for found in lookup.recordings if found.parent == path.parent)
    return there[0] if len(there) == 1 else None


def _same_name(recording: Path, path: Path) -> bool:
    return path.name.casefold().startswith((f"{recording.stem.casefold()}.", f"{recording.name.casefold()}."))


def _surroundings(lookup: Lookup, wishes: Wishes) -> Surroundings:
    return Surroundings(lookup.find, seconds, wishes.language, wishes.text_column)


@lru_cache(maxsize=4096)
def _seconds(path: Path, size: int, changed: int) -> float | None:
    try:
        return audio_files.seconds(path)
    except AudioError:
        return None


def seconds(path: Path) -> float | None:
    """Return the duration of a recording; None if it cannot be read. What was measured once is remembered."""
    try:
        state = path.stat()
    except OSError:
        return None
    return _seconds(path, state.st_size, state.st_mtime_ns)
