"""What a person may drop or choose to be imported, as one job: folders, lists, or recordings with their texts."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tts_studio import jobs
from tts_studio.errors import TextError
from tts_studio.events import Event, Finished, Refused
from tts_studio.project.exchange import JSON_LISTS, TABLES
from tts_studio.project.lookup import is_audio


@dataclass(frozen=True)
class Offered:
    """What there is to import among some files and folders."""

    sources: tuple[Path, ...]
    """Folders and lists."""
    recordings: tuple[Path, ...]
    """Single recordings, whose texts lie beside them."""
    strangers: tuple[Path, ...]
    """Files that are none of these."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to import."""
        return not self.sources and not self.recordings

    @property
    def name(self) -> str:
        """What is imported, in short."""
        every = [*self.sources, *self.recordings]
        return every[0].name if len(every) == 1 else f"{every[0].name} … ({len(every)})"


def offered(paths: Sequence[Path]) -> Offered:
    """Sort files and folders by what they are; the text of a recording that is there too is no list."""
    recordings = [path for path in paths if is_audio(path) and not path.is_dir()]
    texts = {path.with_suffix(".txt") for path in recordings}
    others = [path for path in paths if path not in recordings and path not in texts]
    sources = [path for path in others if path.is_dir() or path.suffix.lower() in (*TABLES, *JSON_LISTS)]
    return Offered(tuple(sources), tuple(recordings), tuple(path for path in others if path not in sources))


def import_offered(folder: Path, what: Offered) -> Generator[Event]:
    """Import all of it into the project ``folder``; the last event tells what became of the whole.

    Raises what ``jobs.import_clips`` raises; where there are several sources, one that cannot be read is refused and
    the others are taken.
    """
    counts: dict[str, float] = {}
    for path in what.strangers:
        yield Refused(path.name, "It is neither a recording nor a list of texts.")
    for source in what.sources:
        yield from _counted(_import(folder, source, alone=len(what.sources) == 1 and not what.recordings), counts)
    if what.recordings:
        with _together(what.recordings) as place:
            yield from _counted(_import(folder, place, alone=not what.sources, remember=False), counts)
    yield Finished({name: round(value, 2) for name, value in counts.items()})


def _import(folder: Path, source: Path, *, alone: bool, remember: bool = True) -> Generator[Event]:
    try:
        yield from jobs.import_clips(folder, source, remember=remember)
    except TextError as error:
        if alone:
            raise
        yield Refused(source.name, str(error))


def _counted(events: Generator[Event], counts: dict[str, float]) -> Generator[Event]:
    with closing(events):
        for event in events:
            if not isinstance(event, Finished):
                yield event
                continue
            for name, value in event.result.items():
                counts[name] = counts.get(name, 0) + value


@contextmanager
def _together(recordings: Sequence[Path]) -> Generator[Path]:
    """Give a folder that holds these recordings and their texts only: links where the disk allows, else copies."""
    if not any(path.with_suffix(".txt").is_file() for path in recordings):
        raise TextError(
            "These recordings have no texts.",
            "Please put a .txt file of the same name beside each, or drop the folder with its list of texts.",
        )
    with tempfile.TemporaryDirectory(prefix="tts-studio-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        for number, path in enumerate(recordings):
            room = place / f"{number}" if (place / path.name).exists() else place  # the same name in another folder
            room.mkdir(exist_ok=True)
            for file in (path, path.with_suffix(".txt")):
                if file.is_file():
                    _link(file, room / file.name)
        yield place


def _link(file: Path, target: Path) -> None:
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)
