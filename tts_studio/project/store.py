"""A project on disk: add, change and remove clips. Every change is whole or did not happen.

```
project.json                format, speaker, language, base, consent
clips/0001.flac  0001.json  a clip exists exactly when its .json does
clips/0007.part.flac        a take that is being recorded, or was when the program ended
import-report.json          the rows that imports refused, and why
runs/  voices/  .trash/  .lock
```
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import EllipsisType, TracebackType
from typing import Any, Self

from tts_studio import documents, storage
from tts_studio.audio.signal import Audio
from tts_studio.errors import ProjectError, StudioError
from tts_studio.formats import CLIPS, IMPORT_REPORT, PART_SUFFIX, PROJECT, RUNS, TRASH, VOICES
from tts_studio.messages import Message
from tts_studio.project import flac, lock, recovery, replacing
from tts_studio.project.clip_files import Listing, clip_files, listing, read_clip
from tts_studio.project.model import (
    TAKE,
    Clip,
    Dataset,
    Info,
    clip_to_json,
    info_to_json,
    now,
)


class Project:
    """An open project. Reading always works; writing needs it to be opened for writing."""

    def __init__(self, folder: Path, info: Info, lease: lock.Lease | None, set_aside: tuple[Message, ...] = ()) -> None:
        self.folder = folder
        self.info = info
        self.set_aside = set_aside
        """Sentences about what the opening found half-written and put into ``.trash``."""
        self._lease = lease

    @property
    def runs(self) -> Path:
        """Folder of the trainings."""
        return self.folder / RUNS

    @property
    def voices(self) -> Path:
        """Folder of the finished voices."""
        return self.folder / VOICES

    def clips(self) -> list[Clip]:
        """Return the clips in the order of their numbers; ``listing`` says which of them are not in order.

        Raises StudioError if one cannot be read at this moment.
        """
        return self.listing().readable()

    def listing(self) -> Listing:
        """Return the clips, and those that cannot be used because a file is missing, damaged or cannot be read."""
        with refusing(self._clips, storage.reading_error):
            return listing(self._clips)

    def dataset(self) -> Dataset:
        """Return the accepted clips, with a digest that changes when they do."""
        return Dataset.of(clip for clip in self.clips() if clip.accepted)

    def add_clip(
        self, audio: Audio, text: str, source: str, digest: str, report: Mapping[str, Any], bits: int = 24
    ) -> Clip:
        """Keep a recording with its text as a new clip; ``bits`` (16 or 24) hold its samples.

        Raises StudioError when the disk refuses; the project is then as it was.
        """
        with self._changing(self._clips):
            return self._add(self._free_number(), audio, bits, text=text, source=source, digest=digest, report=report)

    def add_take(
        self,
        audio: Audio,
        text: str,
        prompt: str,
        device: str,
        report: Mapping[str, Any],
        *,
        part: Path | None = None,
        accepted: bool = True,
        bits: int = 24,
        replace: bool = False,
        replaces: str = "",
    ) -> Clip:
        """Keep a take as a new clip: the sentence ``text`` of ``prompt`` (an id), recorded with ``device`` (a name).

        ``part`` is the file that it was streamed to; it gives the clip its number and is removed afterwards. With
        ``replace`` the earlier clips of the prompt go into ``.trash``, and the clip ``replaces`` (an id) in any case.
        Raises StudioError when the disk refuses; the project, and the part, are then as they were.
        """
        with self._changing(self._clips):
            number = self._number_of(part) if part else self._free_number()
            earlier = [
                clip.id
                for clip in (self.clips() if replace or replaces else ())
                if clip.id == replaces or (replace and prompt and clip.prompt == prompt)
            ]
            with replacing.replacing(self.folder, number, earlier):
                clip = self._add(
                    number,
                    audio,
                    bits,
                    text=" ".join(text.split()),
                    source=f"{TAKE} ({device})" if device else TAKE,
                    digest=flac.digest(audio),
                    report=report,
                    accepted=accepted,
                    prompt=prompt,
                    device=device,
                )
            if part:
                with suppress(OSError):  # the clip is there; of what is left, the next opening takes care
                    part.unlink(missing_ok=True)
            return clip

    def part_path(self) -> Path:
        """Return a new file to stream a take to: ``clips/NNNN.part.flac``.

        The recorder makes the file, which reserves its number. Until then, another call returns the same path.
        """
        with self._changing(self._clips):
            return self._clips / f"{self._free_number()}{PART_SUFFIX}"

    def parts(self) -> list[Path]:
        """Return the takes that were recorded and neither kept nor discarded, in the order of their numbers.

        Right after the project was opened, these are the takes that a crash interrupted.
        """
        return [path for path in recovery.parts(self._clips) if path.stat().st_size and not self._is_kept(path)]

    def discard_part(self, part: Path) -> None:
        """Move a take that was not kept into ``.trash``; raises ProjectError if it does not belong to this project."""
        self._number_of(part)
        with self._changing(part):
            recovery.set_aside(self.folder, part)

    def update_clip(
        self,
        identifier: str,
        *,
        text: str | None = None,
        accepted: bool | None = None,
        trim: tuple[float, float] | EllipsisType | None = ...,
        report: Mapping[str, Any] | None = None,
    ) -> Clip:
        """Change the given fields of a clip, in one write, and return it; ``trim=None`` removes the trim.

        Raises ProjectError if there is no such clip, the text is empty or the trim lies outside the recording.
        """
        with self._changing(self._clips):
            before = self._clip(identifier)
            clip = replace(
                before,
                text=before.text if text is None else _spoken(text),
                accepted=before.accepted if accepted is None else accepted,
                trim=before.trim if isinstance(trim, EllipsisType) else _within(trim, before.seconds),
                report=before.report if report is None else dict(report),
            )
            storage.write_json(clip.audio.with_suffix(".json"), clip_to_json(clip))
            return clip

    def remove_clip(self, identifier: str) -> None:
        """Move a clip into ``.trash``; raises ProjectError if there is none of this id."""
        self.remove_clips([identifier])

    def remove_clips(self, identifiers: Sequence[str]) -> None:
        """Move clips into ``.trash``: all, or none if that fails. Raises ProjectError if one of them does not exist."""
        known = recovery.clip_files(self._clips)
        for identifier in identifiers:
            if f"{identifier}.json" not in known.get(identifier, ()):
                raise _no_clip(identifier)
        with self._changing(self._clips):
            replacing.remove(self.folder, identifiers)

    def trash(self) -> list[Clip]:
        """Return the removed clips that can be restored, in the order of their numbers.

        Raises StudioError if one cannot be read at this moment.
        """
        with refusing(self.folder / TRASH, storage.reading_error):
            return listing(self.folder / TRASH).readable()

    def restore_clip(self, identifier: str) -> Clip:
        """Bring a removed clip back under its own number; raises ProjectError if ``.trash`` has none of this id."""
        with self._changing(self._clips):
            found = next((clip for clip in self.trash() if clip.id == identifier), None)
            if found is None or identifier in clip_files(self._clips):
                raise ProjectError("There is no removed clip {clip} that could be brought back.", clip=identifier)
            clip = replace(found, audio=self._audio(identifier))
            found.audio.replace(clip.audio)
            found.audio.with_suffix(".json").replace(clip.audio.with_suffix(".json"))  # from here on the clip exists
            return clip

    def refused(self) -> dict[str, dict[str, str]]:
        """Return what imports refused: source → row → reason; nothing if that is damaged.

        Raises StudioError if it cannot be read at this moment.
        """
        path = self.folder / IMPORT_REPORT
        try:
            report = documents.read_object(path)
        except (FileNotFoundError, ValueError):
            return {}  # a report of the past: its loss must not stop an import
        except OSError as error:
            raise storage.reading_error(path, error) from error
        return {source: _reasons(rows) for source, rows in report.items() if isinstance(rows, dict)}

    def note_refused(self, source: str, rows: Mapping[str, str]) -> None:
        """Keep the rows that the import of ``source`` refused (row → reason), in place of what was kept for it."""
        with self._changing(self.folder / IMPORT_REPORT):
            report = {**self.refused(), source: dict(rows)}
            storage.write_json(self.folder / IMPORT_REPORT, {name: kept for name, kept in report.items() if kept})

    def rename(self, speaker: str) -> None:
        """Give the speaker another name; what was agreed to stays as it was said."""
        path = self.folder / PROJECT
        with self._changing(path):
            info = replace(self.info, speaker=speaker)
            storage.write_json(path, info_to_json(info))
            self.info = info

    def close(self) -> None:
        """Free the project for other processes; a second call does nothing."""
        if self._lease is not None:
            self._lease.release()
            self._lease = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _clips(self) -> Path:
        return self.folder / CLIPS

    def _audio(self, number: str) -> Path:
        return self._clips / f"{number}.flac"

    def _free_number(self) -> str:
        return f"{recovery.next_number(self.folder):04d}"

    def _number_of(self, part: Path) -> str:
        number = recovery.part_number(part)
        if number is None or part.parent.resolve() != self._clips.resolve() or not part.is_file():
            raise ProjectError("“{name}” is not an interrupted take of this project.", name=part.name)
        return self._free_number() if self._is_kept(part) else number

    def _is_kept(self, part: Path) -> bool:
        return (self._clips / f"{recovery.part_number(part)}.json").exists()

    def _clip(self, identifier: str) -> Clip:
        try:
            if identifier in clip_files(self._clips):
                return read_clip(self._clips / f"{identifier}.json")
        except (ValueError, FileNotFoundError) as error:
            raise ProjectError(
                "Clip {clip} is damaged.", "Please open the project again.", str(error), clip=identifier
            ) from error
        except OSError as error:
            raise storage.reading_error(self._clips / f"{identifier}.json", error) from error
        raise _no_clip(identifier)

    def _add(
        self,
        number: str,
        audio: Audio,
        bits: int,
        *,
        text: str,
        source: str,
        digest: str,
        report: Mapping[str, Any],
        accepted: bool = True,
        prompt: str = "",
        device: str = "",
    ) -> Clip:
        clip = Clip(
            id=number,
            text=text,
            audio=self._audio(number),
            source=source,
            digest=digest,
            rate=audio.rate,
            seconds=audio.seconds,
            report=dict(report),
            accepted=accepted,
            added=now(),
            prompt=prompt,
            device=device,
        )
        self._write(clip, audio, bits)
        return clip

    def _write(self, clip: Clip, audio: Audio, bits: int) -> None:
        description = clip.audio.with_suffix(".json")
        try:
            flac.write(clip.audio, audio, bits)
            storage.write_json(description, clip_to_json(clip))  # from here on the clip exists
        except BaseException:
            if not description.exists():
                clip.audio.unlink(missing_ok=True)
            raise

    @contextmanager
    def _changing(self, path: Path) -> Generator[None]:
        if self._lease is None:
            raise ProjectError("The project “{name}” is not open for writing.", name=self.folder.name)
        with self._lease.changes, refusing(path, storage.storage_error):
            yield


def _reasons(rows: dict[str, Any]) -> dict[str, str]:
    return {row: reason for row, reason in rows.items() if isinstance(reason, str)}


def _no_clip(identifier: str) -> ProjectError:
    return ProjectError("There is no clip {clip} in this project.", clip=identifier)


def _spoken(text: str) -> str:
    text = " ".join(text.split())
    if not any(letter.isalnum() for letter in text):
        raise ProjectError("A clip needs the text that is spoken in it.", "Please type what you hear.")
    return text


def _within(trim: tuple[float, float] | None, seconds: float) -> tuple[float, float] | None:
    """Return the trim as far as it lies within a recording; None if it cuts nothing off."""
    if trim is None:
        return None
    start, end = max(0.0, trim[0]), min(seconds, trim[1])
    if not start < end:
        raise ProjectError("Nothing would be left of the clip.", "Please leave the words between the two marks.")
    return None if (start, end) == (0.0, seconds) else (start, end)


@contextmanager
def refusing(path: Path, refusal: Callable[[Path, OSError], StudioError]) -> Generator[None]:
    """Turn what the system refuses inside into the ``refusal`` of ``path``, an error for the user."""
    try:
        yield
    except OSError as error:
        raise refusal(path, error) from error
