from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.project.conftest import noise
from tts_studio import storage
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.errors import ProjectError, StudioError
from tts_studio.project import flac, opening, recovery, store
from tts_studio.project.model import Clip, clip_from_json, clip_to_json

REPORT = {"verdict": "fair", "codes": ["quiet"], "reasons": ["It is quiet."]}
Add = Callable[..., Clip]


def reopen(folder: Path) -> store.Project:
    opened = opening.open_project(folder)
    assert isinstance(opened, opening.Ready), opened
    return opened.project


def record(project: store.Project, audio: Audio) -> Path:
    """Stream a take to the file that the project names."""
    part = project.part_path()
    soundfile.write(part, audio.samples, audio.rate, subtype="PCM_24")
    return part


def test_a_take_becomes_a_clip_that_knows_prompt_and_device(folder: Path, project: store.Project) -> None:
    audio = noise(1)

    clip = project.add_take(audio, "  Good\nmorning. ", "en001", "Blue Microphone", REPORT)

    assert (clip.id, clip.text, clip.prompt, clip.device) == ("0001", "Good morning.", "en001", "Blue Microphone")
    assert (clip.report, clip.accepted, clip.trim) == (REPORT, True, None)
    assert clip.source == "a take (Blue Microphone)"
    assert clip.digest == flac.digest(files.read(clip.audio))
    assert soundfile.info(clip.audio).subtype == "PCM_24"
    project.close()
    with reopen(folder) as again:
        assert again.clips() == [clip]


def test_a_bad_take_may_be_kept_without_being_learned_from(project: store.Project) -> None:
    project.add_take(noise(1), "Hello.", "en001", "", REPORT, accepted=False)

    assert project.dataset().clips == ()
    assert project.clips()[0].source == "a take"


def test_an_imported_clip_names_neither_prompt_nor_device(add: Add) -> None:
    clip = add(1)
    assert (clip.prompt, clip.device, clip.trim) == ("", "", None)


def test_a_kept_part_gives_the_clip_its_number_and_is_gone(project: store.Project, add: Add) -> None:
    first, second = record(project, noise(1)), record(project, noise(2))
    assert [first.name, second.name] == ["0001.part.flac", "0002.part.flac"]
    assert add(3).id == "0003"

    clip = project.add_take(files.read(second), "Hello.", "en002", "Mic", REPORT, part=second)

    assert clip.id == "0002"
    assert project.parts() == [first]
    assert not second.exists()
    assert flac.digest(files.read(clip.audio)) == clip.digest


# --- a take replaces the earlier clips of its prompt -----------------------------------------------------------------


@pytest.fixture
def read_twice(project: store.Project) -> Path:
    """Give the part of a sentence that is in the project already, as clip 0001; another one is clip 0002."""
    project.add_take(noise(1), "Good morning.", "en001", "Mic", REPORT)
    project.add_take(noise(2), "Good night.", "en002", "Mic", REPORT)
    return record(project, noise(3))


def keep(project: store.Project, part: Path) -> Clip:
    audio = files.read(part)
    return project.add_take(audio, "Good morning.", "en001", "Mic", REPORT, part=part, replace=True)


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "clips").iterdir())}


def test_a_take_replaces_the_clips_of_its_prompt(project: store.Project, read_twice: Path) -> None:
    assert keep(project, read_twice).id == "0003"
    assert [(clip.id, clip.prompt) for clip in project.clips()] == [("0002", "en002"), ("0003", "en001")]
    assert [clip.id for clip in project.trash()] == ["0001"]
    assert sorted(state(project.folder)) == ["0002.flac", "0002.json", "0003.flac", "0003.json"]


def test_a_text_of_ones_own_replaces_nothing(project: store.Project) -> None:
    for number in (1, 2):
        project.add_take(noise(number), "Hello.", "", "Mic", REPORT, replace=True)
    assert len(project.clips()) == 2


def test_what_cannot_be_replaced_leaves_everything_as_it_was(
    folder: Path, project: store.Project, read_twice: Path
) -> None:
    before = state(folder)
    (folder / ".trash").touch()  # a file where the folder should be, so that nothing can be moved there
    for _ in range(2):
        with pytest.raises(StudioError):
            keep(project, read_twice)
        assert state(folder) == before
        assert project.parts() == [read_twice]
    (folder / ".trash").unlink()
    assert keep(project, read_twice).id == "0003"
    assert [clip.id for clip in project.clips()] == ["0002", "0003"]


@pytest.mark.parametrize("refused", [1, 2, 3, 4])
def test_of_several_earlier_clips_all_or_none_are_replaced(
    refused: int, folder: Path, project: store.Project, read_twice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.add_take(noise(4), "Good morning.", "en001", "Mic", REPORT)
    before = state(folder)
    moved: list[Path] = []
    set_aside = recovery.set_aside

    def in_use(folder: Path, path: Path) -> Path:
        """Refuse one of the files, as Windows does while another program has it open."""
        moved.append(path)
        if len(moved) == refused:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return set_aside(folder, path)

    with monkeypatch.context() as patched:
        patched.setattr(recovery, "set_aside", in_use)
        with pytest.raises(StudioError):
            keep(project, read_twice)
    assert len(moved) == refused
    assert state(folder) == before
    keep(project, read_twice)
    assert [clip.id for clip in project.clips()] == ["0002", "0003"]


KILLED = """
import os, sys
from pathlib import Path
from tts_studio.audio import files
from tts_studio.project import opening, recovery

left, part, replace, set_aside = int(sys.argv[2]), Path(sys.argv[3]), os.replace, recovery.set_aside

def count(*arguments, **options):
    global left
    left -= 1
    if left == 0:
        os._exit(9)

def counted(call):
    def do(*arguments, **options):
        count()
        return call(*arguments, **options)
    return do

Path.replace, Path.unlink = counted(Path.replace), counted(Path.unlink)
project = opening.open_project(Path(sys.argv[1])).project
left = int(sys.argv[2])
project.add_take(files.read(part), "Good morning.", "en001", "Mic", {}, part=part, replace=True)
"""


def test_killed_at_any_moment_one_clip_of_the_prompt_is_left(
    folder: Path, project: store.Project, read_twice: Path
) -> None:
    project.close()
    before = state(folder)
    for moment in range(1, 20):
        for path in (folder / "clips").iterdir():
            path.unlink()
        for name, content in before.items():
            (folder / "clips" / name).write_bytes(content)
        shutil.rmtree(folder / ".trash", ignore_errors=True)
        ended = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(moment), str(read_twice)], check=False)
        with reopen(folder) as again:
            kept = [clip.id for clip in again.clips() if clip.prompt == "en001"]
            assert kept in (["0001"], ["0003"])
            assert again.parts() == ([read_twice] if kept == ["0001"] else [])
            assert len(again.clips()) == 2
        if ended.returncode == 0:
            assert moment > 5
            break
    else:
        pytest.fail("it was killed at each of the moments")


INTERRUPTED = """
import os, sys
import numpy, soundfile
file = soundfile.SoundFile(sys.argv[1], "w", 16_000, 1, "PCM_16")
for _ in range(20):
    file.write(numpy.full(1600, 0.25, numpy.float32))
    file.flush()
os._exit(9)
"""


def test_a_take_that_a_crash_interrupted_is_found_and_can_be_kept(folder: Path, project: store.Project) -> None:
    part = project.part_path()
    assert not part.exists()  # the recorder makes it, and nothing else
    begun = part.with_name("0002.part.flac")
    begun.touch()
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(part)], check=False)
    project.close()

    with reopen(folder) as again:
        assert again.set_aside == ()
        assert again.parts() == [part]
        assert not begun.exists()
        audio = files.read(part)
        assert audio.seconds > 1.0  # all but the encoder's last blocks
        np.testing.assert_allclose(audio.samples, 0.25, atol=1e-4)
        clip = again.add_take(audio, "Hello.", "en001", "", {}, part=part)
        assert clip.id == "0001"
        assert again.parts() == []


def test_a_discarded_part_lies_in_the_trash_and_its_number_is_not_used_again(
    project: store.Project, tmp_path: Path
) -> None:
    part = record(project, noise(1))
    project.discard_part(part)

    assert project.parts() == []
    assert (project.folder / ".trash" / "0001.part.flac").is_file()
    assert project.part_path().name == "0002.part.flac"
    stranger = tmp_path / "0001.part.flac"
    stranger.touch()
    for path in (part, stranger, project.folder / "project.json"):
        with pytest.raises(ProjectError, match="not an interrupted take"):
            project.discard_part(path)
    assert stranger.exists()


def test_a_take_that_was_kept_before_the_crash_is_not_offered_again(
    folder: Path, project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = record(project, noise(1))

    unlink = Path.unlink

    def crash(self: Path, missing_ok: bool = False) -> None:
        if self == part:
            raise KeyboardInterrupt
        unlink(self, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", crash)
        with pytest.raises(KeyboardInterrupt):
            project.add_take(files.read(part), "Hello.", "en001", "", REPORT, part=part)
    assert project.parts() == []
    project.close()
    with reopen(folder) as again:
        assert [clip.id for clip in again.clips()] == ["0001"]
        assert not part.exists()
        again.remove_clip("0001")
        assert again.parts() == []


def test_a_take_is_kept_though_its_part_cannot_be_removed(
    folder: Path, project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = record(project, noise(1))
    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self == part:
            raise PermissionError(13, "Permission denied")
        unlink(self, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        clip = project.add_take(files.read(part), "Hello.", "en001", "", REPORT, part=part)
    assert project.clips() == [clip]
    assert project.parts() == []
    project.close()
    with reopen(folder) as again:
        assert again.clips() == [clip]
        assert not part.exists()


def test_a_disk_that_refuses_leaves_the_part(project: store.Project, monkeypatch: pytest.MonkeyPatch) -> None:
    part = record(project, noise(1))

    def refuse(path: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(storage, "_flush", refuse)
        with pytest.raises(StudioError, match="disk is full"):
            project.add_take(files.read(part), "Hello.", "en001", "", REPORT, part=part)
    assert project.parts() == [part]
    assert project.clips() == []


# --- changing clips ------------------------------------------------------------------------------------------------


def test_each_change_leaves_the_rest_as_it_was(folder: Path, project: store.Project, add: Add) -> None:
    before = add(1)

    for change, value in (("text", "Bye."), ("accepted", False), ("trim", (0.02, 0.08)), ("report", REPORT)):
        after = project.update_clip(before.id, **{change: value})
        assert after == Clip(**{**vars(before), change: value})
        before = after
    assert project.update_clip("0001", trim=None).trim is None
    project.close()
    with reopen(folder) as again:
        assert again.clips() == [Clip(**{**vars(before), "trim": None})]


def test_nothing_given_nothing_changed(project: store.Project, add: Add) -> None:
    clip = add(1)
    project.update_clip("0001", trim=(0.01, 0.05))

    assert project.update_clip("0001") == Clip(**{**vars(clip), "trim": (0.01, 0.05)})


@pytest.mark.parametrize(
    ("change", "words"),
    [({"text": " … "}, "needs the text"), ({"trim": (0.05, 0.05)}, "Nothing would be left"),
     ({"trim": (5.0, 6.0)}, "Nothing would be left"), ({"trim": (0.06, 0.02)}, "Nothing would be left")],
)  # fmt: skip
def test_senseless_changes_are_refused(change: dict, words: str, project: store.Project, add: Add) -> None:
    clip = add(1)

    with pytest.raises(ProjectError, match=words):
        project.update_clip("0001", **change)
    assert project.clips() == [clip]


def test_trim_marks_stay_within_the_recording(project: store.Project, add: Add) -> None:
    clip = add(1)

    assert project.update_clip("0001", trim=(-1.0, 0.05)).trim == (0.0, 0.05)
    assert project.update_clip("0001", trim=(0.05, 9.0)).trim == (0.05, clip.seconds)
    assert project.update_clip("0001", trim=(-1.0, 9.0)).trim is None


def test_only_clips_of_an_open_project_can_be_changed(folder: Path, project: store.Project, add: Add) -> None:
    add(1)
    for missing in ("0002", "../project", ""):
        with pytest.raises(ProjectError, match="There is no clip"):
            project.update_clip(missing, text="Hello.")
    opened = opening.open_project(folder, reading=True)
    assert isinstance(opened, opening.Ready)
    for change in (
        lambda: opened.project.update_clip("0001", text="Bye."),
        lambda: opened.project.restore_clip("0001"),
        lambda: opened.project.add_take(noise(2), "Hello.", "", "", {}),
        opened.project.part_path,
    ):
        with pytest.raises(ProjectError, match="not open for writing"):
            change()


def test_the_trim_belongs_to_the_dataset(project: store.Project, add: Add) -> None:
    add(1)
    before = project.dataset()

    project.update_clip("0001", trim=(0.02, 0.08))
    assert project.dataset().digest != before.digest
    project.update_clip("0001", trim=None)
    assert project.dataset().digest == before.digest


def test_the_digest_of_a_dataset_without_trims_is_that_of_earlier_programs() -> None:
    clip = Clip("0001", "Hello.", Path(), "", "abc", 16_000, 1.0)

    import hashlib

    expected = hashlib.sha256(json.dumps([("abc", "Hello.")]).encode()).hexdigest()
    assert store.Dataset.of([clip]).digest == expected


def test_a_change_that_the_disk_refuses_did_not_happen(
    project: store.Project, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = add(1)

    def refuse(path: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(storage, "_flush", refuse)
        with pytest.raises(StudioError, match="disk is full"):
            project.update_clip("0001", text="Bye.")
    assert project.clips() == [clip]


# --- removed and brought back --------------------------------------------------------------------------------------


def test_a_removed_clip_comes_back_as_it_was(project: store.Project, add: Add) -> None:
    clips = [add(seed) for seed in range(3)]

    for _ in range(2):  # undo, redo, undo
        project.remove_clip("0002")
        assert [clip.id for clip in project.trash()] == ["0002"]
        assert project.trash()[0].text == clips[1].text
        assert project.restore_clip("0002") == clips[1]
        assert project.clips() == clips
        assert project.trash() == []
    assert add(9).id == "0004"


@pytest.mark.parametrize("identifier", ["0001", "0007", "../project", ""])
def test_what_was_not_removed_cannot_be_restored(identifier: str, project: store.Project, add: Add) -> None:
    clips = [add(1)]

    with pytest.raises(ProjectError, match="no removed clip"):
        project.restore_clip(identifier)
    assert project.clips() == clips


def test_a_crash_between_the_two_files_of_a_restoration_loses_neither(
    folder: Path, project: store.Project, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = add(1)
    project.remove_clip("0001")
    replace = Path.replace

    def crash(self: Path, target: Path) -> Path:
        if self.suffix == ".json":
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", crash)
        with pytest.raises(KeyboardInterrupt):
            project.restore_clip("0001")
    assert project.clips() == []
    project.close()
    with reopen(folder) as again:
        assert again.restore_clip("0001") == clip


def test_set_aside_halves_are_not_in_the_listing(folder: Path, project: store.Project, add: Add) -> None:
    add(1).audio.with_suffix(".json").unlink()
    project.close()
    with reopen(folder) as again:
        assert (folder / ".trash" / "0001.flac").exists()
        assert again.trash() == []


# --- files of other versions ---------------------------------------------------------------------------------------


def test_a_clip_of_an_earlier_program_is_read(add: Add) -> None:
    clip = add(1)
    document = json.loads(json.dumps(clip_to_json(clip)))
    for name in ("prompt", "device", "trim"):
        del document[name]

    assert clip_from_json("0001", clip.audio, document) == clip


@pytest.mark.parametrize("trim", [None, [], [1.0], [2.0, 1.0], [-1.0, 1.0], ["a", "b"], [0.0, float("nan")], 5, "x"])
def test_a_damaged_optional_field_counts_as_missing(trim: object, add: Add) -> None:
    clip = add(1)

    read = clip_from_json("0001", clip.audio, {**clip_to_json(clip), "prompt": 5, "device": None, "trim": trim})

    assert read == clip


def test_span_and_speech_of_a_clip() -> None:
    def clip(trim: tuple[float, float] | None, **report: float) -> Clip:
        return Clip("0001", "Hello.", Path(), "", "", 16_000, 3.0, report, trim=trim)

    assert (clip(None).span, clip((0.5, 2.0)).span) == ((0.0, 3.0), (0.5, 2.0))
    assert clip(None).speech_seconds == 3.0
    assert clip(None, speech_start=0.5, speech_end=2.5).speech_seconds == 2.0
    assert clip((1.0, 2.0), speech_start=0.5, speech_end=2.5).speech_seconds == 1.0
    assert clip((0.0, 0.4), speech_start=0.5, speech_end=2.5).speech_seconds == 0.0


def test_parts_are_recognised_by_their_names(tmp_path: Path) -> None:
    names = ["0010.part.flac", "0002.part.flac", "10000.part.flac", "0003.flac", "0004.part.wav", "5.part.flac"]
    for name in names:
        (tmp_path / name).touch()

    assert [path.name for path in recovery.parts(tmp_path)] == ["0002.part.flac", "0010.part.flac", "10000.part.flac"]
    assert recovery.parts(tmp_path / "none") == []
