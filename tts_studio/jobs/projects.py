"""Making a project, opening it, checking it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tts_studio.errors import ProjectError
from tts_studio.events import Event, Finished, Note, NoteKind, Progress, Saved, Stage, StageKind
from tts_studio.jobs import hearing
from tts_studio.messages import Message
from tts_studio.project import doubts, languages, opening, store, summary
from tts_studio.project.model import Consent, now


def new_project(folder: Path, speaker: str, consent: str, language: str, base: str = "") -> Iterator[Event]:
    """Make a project; ``consent`` is ``own`` or ``permission``, ``base`` a base voice's name or its ``.onnx`` file.

    Without a ``base`` it is the first of the catalogue that has learned the ``language``, without a language the
    recordings are in the base voice's.

    Raises ProjectError for an empty speaker, another consent, an unknown language, or a folder that is in use,
    VoiceError if there is no such base voice.
    """
    from tts_studio.engine import bases

    speaker = _speaker(speaker)
    if consent not in ("own", "permission"):
        raise ProjectError(
            "“{consent}” is no statement of consent.",
            "Please say “own” for your own voice, or “permission” if the speaker has allowed it.",
            consent=consent,
        )
    agreed = Consent(speaker, consent, now())
    spoken = languages.language(language) if language else ""
    start = bases.find(base or bases.for_language(spoken).name)
    spoken = spoken or languages.language(start.espeak_voice)
    with opening.create(folder, speaker, spoken, start.listed_as, agreed) as project:
        yield Saved(project.folder)
        yield Finished({"folder": str(project.folder), "speaker": speaker, "language": project.info.language})


def rename_project(folder: Path, speaker: str) -> Iterator[Event]:
    """Give the speaker of a project another name; its folder and its voices keep theirs.

    Raises ProjectError for an empty name, or if the project cannot be opened for writing.
    """
    speaker = _speaker(speaker)
    with opened(folder) as project:
        project.rename(speaker)
    yield Finished({"folder": str(folder), "speaker": speaker})


def _speaker(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise ProjectError("The speaker has no name.", "Please give the name of the person whose voice it is.")
    return name


def check(folder: Path, *, listen: bool = False) -> Iterator[Event]:
    """Look at every clip of a project and give its figures; works while another program has the project.

    ``attention`` of the result also names the clips that cannot be used, since a file of theirs is missing, damaged, or
    cannot be read, and those whose texts are odd: in another script or language, or the same for many. With ``listen``,
    also those whose recordings do not say their texts, by the project's base voice (about half a second a clip); raises
    TrainingError if that cannot be trained.
    """
    with opened(folder, reading=True) as project:
        found = project.listing()
        clips = found.clips
        odd = doubts.doubts({clip.id: clip.text for clip in clips}, project.info.language)
        if listen:
            odd += yield from hearing.differences(clips, project.info)
        yield Stage(StageKind.CHECKING, Message("{speaker}", speaker=project.info.speaker))
        unsound = [summary.unusable(clip) for clip in found.unusable]
        odd = doubts.by_clip(odd)
        for done, clip in enumerate(clips, 1):
            concern = summary.attention(clip, summary.change(clip), odd.get(clip.id, ()))
            if concern:
                unsound.append(concern)
            yield Progress(done, len(clips))
        refused = [
            {"source": row, "reason": reason} for rows in project.refused().values() for row, reason in rows.items()
        ]
        unsound.sort(key=lambda concern: int(concern["clip"]))
        yield Finished({**summary.summary(clips), "attention": unsound, "refused": refused})


def opened(folder: Path, *, reading: bool = False) -> store.Project:
    """Return the open project; raise ProjectError saying why it does not open. The caller closes it."""
    result = opening.open_project(folder, reading=reading)
    if isinstance(result, opening.Ready):
        return result.project
    raise result.error()


def set_aside(project: store.Project) -> Iterator[Event]:
    """Yield what was put aside when the project opened, and which of its clips cannot be used."""
    for message in project.set_aside:
        yield Note(message, NoteKind.SET_ASIDE)
    for clip in project.listing().unusable:
        yield Note(
            Message("Clip {clip} cannot be used. {reason}", clip=clip.id, reason=clip.reason), NoteKind.UNUSABLE_CLIP
        )
