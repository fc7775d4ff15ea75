"""What is fuzzed: each target takes bytes, reads them as a file of some kind, and may raise a ``StudioError`` only."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

from tts_studio import jobs
from tts_studio.audio import files
from tts_studio.errors import StudioError
from tts_studio.events import Finished
from tts_studio.project import archives, exchange, opening
from tts_studio.project.exchange import Wishes
from tts_studio.project.lists import readers

_SPANS = ((0.0, 0.1), (0.05, 0.2), (0.3, 1e5))
_LANGUAGES = ("en-us", "de", "cmn", "ru", "")
LIST_NAMES = (*(f"a{suffix}" for suffix in readers.LISTS), "a.lab", "text", "prompts", "a")
"""What a list may be called."""


class Target:
    """One target, with a folder of its own that it may write to."""

    def __init__(self, folder: Path, sound: bytes) -> None:
        """``sound`` is a short recording, for what needs one that is whole."""
        self.folder = folder
        self.sound = sound

    def read(self, data: bytes) -> None:
        """Read the bytes; raise anything but a ``StudioError`` if something is wrong with the program."""
        raise NotImplementedError


class Sounds(Target):
    """The readers of sound."""

    def read(self, data: bytes) -> None:
        """Read a sound, its duration, and parts of it."""
        path = self.folder / "a.wav"
        path.write_bytes(data)
        _each(
            lambda: files.load(path),
            lambda: files.seconds(path),
            lambda: list(files.load_parts(path, _SPANS)),
        )


class Lists(Target):
    """The readers of lists and subtitles; the first byte chooses the name of the file, the second the language."""

    def read(self, data: bytes) -> None:
        """Read a list by itself, and in its folder."""
        if len(data) < 2:
            return
        with _fresh(self.folder) as folder:
            (folder / "a.wav").write_bytes(self.sound)
            path = folder / LIST_NAMES[data[0] % len(LIST_NAMES)]
            path.write_bytes(data[2:])
            wishes = Wishes(_LANGUAGES[data[1] % len(_LANGUAGES)])
            _each(lambda: exchange.scan(path, wishes), lambda: exchange.scan(folder, wishes))


class Archives(Target):
    """The readers of archives."""

    def read(self, data: bytes) -> None:
        """Unpack an archive; nothing may be written outside its folder."""
        with _fresh(self.folder) as folder:
            path, inner = folder / "a.zip", folder / "inner"
            path.write_bytes(data)
            inner.mkdir()
            _each(lambda: list(archives.unpack(path, inner)))
            assert {entry.name for entry in folder.iterdir()} == {"a.zip", "inner"}, "written outside"


class Imports(Target):
    """A whole import into a project with a clip: a list up to the first NUL, then a sound."""

    def __init__(self, folder: Path, sound: bytes) -> None:
        super().__init__(folder, sound)
        self.project = folder / "project"
        with _fresh(folder) as source:
            (source / "a.wav").write_bytes(sound)
            (source / "a.txt").write_text("Please close the old gate now.", encoding="utf-8")
            list(jobs.new_project(self.project, "Anna", "own", "en-us"))
            self.before = list(jobs.import_clips(self.project, source))
        assert self._clips(self.project), self.before

    def read(self, data: bytes) -> None:
        """Import twice; the clip that was there stays, and the project can be opened."""
        text, _, sound = data.partition(b"\0")
        with _fresh(self.folder) as folder:
            project, source = folder / "project", folder / "source"
            shutil.copytree(self.project, project)
            source.mkdir()
            (source / "b.wav").write_bytes(sound or self.sound)
            (source / "metadata.csv").write_bytes(text)
            known = self._clips(project)
            _each(lambda: list(jobs.import_clips(project, source)), lambda: list(jobs.import_clips(project, source)))
            assert known <= self._clips(project), "a clip is lost"
            assert isinstance(list(jobs.check(project))[-1], Finished)
            assert {entry.name for entry in folder.iterdir()} == {"project", "source"}, "written outside"

    def _clips(self, project: Path) -> set[tuple[str, str]]:
        opened = opening.open_project(project)
        assert isinstance(opened, opening.Ready)
        with opened.project as ready:
            return {(clip.id, clip.text) for clip in ready.clips()}


TARGETS: dict[str, type[Target]] = {"sounds": Sounds, "lists": Lists, "archives": Archives, "imports": Imports}


def _each(*works: Callable[[], object]) -> None:
    for work in works:
        with contextlib.suppress(StudioError):
            work()


@contextlib.contextmanager
def _fresh(folder: Path) -> Generator[Path]:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        yield Path(name)
