from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.helpers.held import hold, release_while_waiting
from tts_studio import storage
from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.errors import ProjectError, StudioError
from tts_studio.formats import IMPORT_REPORT, PROJECT
from tts_studio.project import flac, lock, migrate, opening, recovery, store
from tts_studio.project.model import FORMAT, Clip, Consent

CONSENT = Consent("Anna", "own", "2026-11-23T15:04:00+00:00")

Add = Callable[..., Clip]


def reopen(folder: Path) -> store.Project:
    opened = opening.open_project(folder)
    assert isinstance(opened, opening.Ready), opened
    return opened.project


def edit(folder: Path, **changes: object) -> None:
    document = json.loads((folder / PROJECT).read_text(encoding="utf-8"))
    (folder / PROJECT).write_text(json.dumps({**document, **changes}), encoding="utf-8")


def test_a_new_project_has_the_layout_of_the_design_and_opens_again(folder: Path, project: store.Project) -> None:
    assert {"project.json", "clips", "runs", "voices"} <= {path.name for path in folder.iterdir()}
    assert (project.runs, project.voices) == (folder / "runs", folder / "voices")
    project.close()
    with reopen(folder) as again:
        assert again.info == project.info
        assert again.info.consent == CONSENT
        assert again.clips() == []


def test_clips_are_numbered_and_come_back_as_they_were(folder: Path, project: store.Project, add: Add) -> None:
    made = [add(seed, f"Text {seed}, “quoted”, 你好.") for seed in range(3)]
    assert [clip.id for clip in made] == ["0001", "0002", "0003"]
    project.close()
    with reopen(folder) as again:
        assert again.clips() == made
        assert again.set_aside == ()


def test_the_order_of_clips_is_that_of_their_numbers(project: store.Project, add: Add) -> None:
    first = add(1)
    for suffix in (".flac", ".json"):
        first.audio.with_suffix(suffix).rename(first.audio.with_name(f"9999{suffix}"))
    assert add(2).id == "10000"
    assert [clip.id for clip in project.clips()] == ["9999", "10000"]


@pytest.mark.parametrize("bits", [16, 24])
def test_a_recording_is_kept_bit_for_bit(bits: int, tmp_path: Path) -> None:
    limit = 1 << (bits - 1)
    whole = np.random.default_rng(3).integers(-limit, limit, 4000)
    audio = Audio((whole / limit).astype(np.float32), 44_100)
    flac.write(tmp_path / "a.flac", audio, bits)
    stored, rate = soundfile.read(tmp_path / "a.flac", dtype="int32")
    assert (rate, soundfile.info(tmp_path / "a.flac").subtype) == (44_100, f"PCM_{bits}")
    np.testing.assert_array_equal(stored >> (32 - bits), whole)


def test_the_digest_does_not_depend_on_the_depth_but_on_rate_and_samples() -> None:
    samples = (np.arange(-50, 50) / 32768).astype(np.float32)
    digest = flac.digest(Audio(samples, 16_000))
    assert digest == flac.digest(Audio(samples.copy(), 16_000))
    assert digest != flac.digest(Audio(samples, 22_050))
    assert digest != flac.digest(Audio(samples[::-1].copy(), 16_000))


@pytest.mark.parametrize(
    ("subtype", "bits"), [("PCM_U8", 16), ("PCM_16", 16), ("PCM_24", 24), ("PCM_32", 24), ("FLOAT", 24), ("ULAW", 16)]
)
def test_the_depth_fits_the_source(subtype: str, bits: int, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(100), 8000, subtype=subtype)
    assert flac.depth(tmp_path / "a.wav") == bits


@pytest.mark.parametrize("channels", [1, 2, 3, 6])
def test_what_is_mixed_down_is_kept_as_it_was_read(channels: int, tmp_path: Path) -> None:
    whole = np.random.default_rng(3).integers(-(1 << 15), 1 << 15, (4000, channels), np.int16)
    soundfile.write(tmp_path / "a.wav", whole, 44_100, subtype="PCM_16")
    audio = files.read(tmp_path / "a.wav")

    flac.write(tmp_path / "a.flac", audio, flac.depth(tmp_path / "a.wav"))

    assert flac.digest(files.read(tmp_path / "a.flac")) == flac.digest(audio)


def test_the_dataset_holds_accepted_clips_and_its_digest_follows_their_contents(
    project: store.Project, add: Add
) -> None:
    first, second = add(1, "One."), add(2, "Two.")
    before = project.dataset()
    assert before.clips == (first, second)
    project.remove_clip(first.id)
    assert project.dataset().digest != before.digest
    add(1, "One.")  # the same contents under another number
    assert project.dataset().digest == before.digest
    path = second.audio.with_suffix(".json")
    storage.write_json(path, {**json.loads(path.read_text(encoding="utf-8")), "accepted": False})
    assert [clip.text for clip in project.dataset().clips] == ["One."]
    assert len(project.clips()) == 2


def test_a_removed_clip_is_in_the_trash_and_its_number_is_not_used_again(project: store.Project, add: Add) -> None:
    add(1)
    project.remove_clip("0001")
    assert project.clips() == []
    assert {path.name for path in (project.folder / ".trash").iterdir()} == {"0001.flac", "0001.json"}
    assert add(1).id == "0002"
    for missing in ("0001", "0009", "../project", ""):
        with pytest.raises(ProjectError, match="There is no clip"):
            project.remove_clip(missing)


def test_the_same_name_twice_in_the_trash_overwrites_nothing(project: store.Project) -> None:
    for content in ("a", "b", "c"):
        path = project.folder / "clips" / "0001.flac"
        path.write_text(content)
        recovery.set_aside(project.folder, path)
    assert sorted(path.read_text() for path in (project.folder / ".trash").iterdir()) == ["a", "b", "c"]


# --- opening -------------------------------------------------------------------------------------------------------


def test_a_folder_without_project_is_not_reported_as_no_folder(tmp_path: Path) -> None:
    for path, sentence in ((tmp_path, "is not a TTS Studio project"), (tmp_path / "none", "There is no folder")):
        opened = opening.open_project(path)
        assert isinstance(opened, opening.NotAProject)
        assert sentence in str(opened.error().title)


def test_a_newer_project_is_left_alone(folder: Path, project: store.Project) -> None:
    project.close()
    edit(folder, format=FORMAT + 1, something="new")
    before = (folder / PROJECT).read_bytes()
    opened = opening.open_project(folder)
    assert opened == opening.NewerFormat(folder, FORMAT + 1)
    assert "newer TTS Studio" in str(opened.error().title)
    assert (folder / PROJECT).read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe\x00", b"{}", b'{"format": "1"}', b'{"format": 0}', b'{"format": true}', b"null",
     b'{"format": 1, "speaker": 5}', b"[" * 100_000],
)  # fmt: skip
def test_a_damaged_project_is_reported_and_nothing_is_changed(
    content: bytes, folder: Path, project: store.Project, add: Add
) -> None:
    clip = add(1)
    project.close()
    (folder / PROJECT).write_bytes(content)
    for _ in range(2):  # the failed opening must have freed the lock
        opened = opening.open_project(folder)
        assert isinstance(opened, opening.Damaged)
        assert "is damaged" in str(opened.error().title)
    assert (folder / PROJECT).read_bytes() == content
    assert clip.audio.exists()


@pytest.mark.parametrize("name", ["speaker", "language", "base", "consent", "created"])
def test_each_missing_field_is_named(name: str, folder: Path, project: store.Project) -> None:
    project.close()
    edit(folder, **{name: None})
    opened = opening.open_project(folder)
    assert isinstance(opened, opening.Damaged)
    assert f"“{name}”" in str(opened.reason)


HOLDER = """
import sys
from pathlib import Path
from tts_studio.project import opening
opened = opening.open_project(Path(sys.argv[1]))
print(type(opened).__name__, flush=True)
sys.stdin.read()
"""


def test_another_program_finds_the_project_locked_until_it_is_closed(folder: Path, project: store.Project) -> None:
    def other() -> str:
        done = subprocess.run(
            [sys.executable, "-c", HOLDER, str(folder)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    assert other() == "Locked"
    project.close()
    assert other() == "Ready"


def test_a_killed_program_leaves_no_lock_and_others_may_read_meanwhile(folder: Path, project: store.Project) -> None:
    project.close()
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "Ready"
        locked = opening.open_project(folder)
        assert isinstance(locked, opening.Locked)
        assert "in use by another" in str(locked.error().title)
        assert isinstance(opening.open_project(folder, reading=True), opening.Ready)
        holder.kill()
    reopen(folder).close()


def test_one_program_may_open_a_project_twice_and_the_second_opening_tidies_nothing(
    folder: Path, project: store.Project
) -> None:
    unfinished = folder / "clips" / ".0001.flac.99.tmp"  # what another thread is writing just now
    unfinished.touch()
    with reopen(folder):
        assert unfinished.exists()
    assert lock.acquire(folder) is not None  # still held by the first
    lock.acquire(folder)


def test_threads_of_one_program_do_not_take_the_same_number(folder: Path, project: store.Project, add: Add) -> None:
    threads = [threading.Thread(target=add, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [clip.id for clip in project.clips()] == [f"{number:04d}" for number in range(1, 9)]


def test_a_project_opened_for_reading_cannot_be_changed(folder: Path, project: store.Project, add: Add) -> None:
    clip = add(1)
    opened = opening.open_project(folder, reading=True)
    assert isinstance(opened, opening.Ready)
    with pytest.raises(ProjectError, match="not open for writing"):
        opened.project.remove_clip(clip.id)
    assert opened.project.clips() == [clip]


# --- creating ------------------------------------------------------------------------------------------------------


def make(folder: Path) -> None:
    opening.create(folder, "Anna", "en-us", "en_US-joe-medium", CONSENT).close()


def test_a_project_or_anything_else_in_the_folder_is_not_overwritten(tmp_path: Path, folder: Path) -> None:
    make(folder)
    with pytest.raises(ProjectError, match=r"a project in .* already"):
        make(folder)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").touch()
    with pytest.raises(ProjectError, match="is not empty"):
        make(tmp_path / "letters")
    (tmp_path / "file").touch()
    with pytest.raises(ProjectError, match="is a file"):
        make(tmp_path / "file")
    with pytest.raises(StudioError):
        make(tmp_path / "file" / "below")
    (folder / PROJECT).unlink()
    (folder / "clips" / "0001.flac").touch()
    with pytest.raises(ProjectError, match="is not empty"):
        make(folder)


def test_what_an_interrupted_creation_leaves_is_no_hindrance(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(storage, "write_json", crash)
        with pytest.raises(KeyboardInterrupt):
            make(folder)
    (folder / ".project.json.77.tmp").write_text("{")
    assert isinstance(opening.open_project(folder), opening.NotAProject)
    make(folder)
    reopen(folder).close()
    assert not list(folder.rglob("*.tmp"))


# --- recovery ------------------------------------------------------------------------------------------------------


def test_a_voice_that_was_being_written_when_the_program_was_killed_is_removed(
    folder: Path, project: store.Project, tmp_path: Path
) -> None:
    project.close()
    half = project.voices / ".en_US-anna-medium.1a2b3c4d.tmp"
    half.mkdir()
    (half / "en_US-anna-medium.onnx").write_bytes(b"half")
    (project.voices / ".en_US-anna-medium.1a2b3c4d.lock.tmp").touch()
    (tmp_path / "elsewhere").mkdir()
    (project.voices / ".link.tmp").symlink_to(tmp_path / "elsewhere")

    reopen(folder).close()

    assert not list(project.voices.iterdir())
    assert (tmp_path / "elsewhere").is_dir()


def test_temporary_files_are_removed_wherever_they_are_but_nothing_else(
    folder: Path, project: store.Project, add: Add
) -> None:
    add(1)
    project.close()
    run = folder / "runs" / "2026-11-23T15-04"
    run.mkdir()
    leftovers = [
        folder / ".project.json.7.tmp",
        folder / "clips" / ".0002.flac.7.tmp",
        run / ".state.safetensors.7.tmp",
    ]
    kept = [folder / "clips" / "0007.part.flac", folder / "notes.tmp", run / "settings.json"]
    for path in leftovers + kept:
        path.write_text("x")
    with reopen(folder) as again:
        assert len(again.clips()) == 1
        assert again.set_aside == ()
    assert not any(path.exists() for path in leftovers)
    assert all(path.exists() for path in kept)


def test_half_clips_are_set_aside_and_said(folder: Path, project: store.Project, add: Add) -> None:
    clips = [add(seed) for seed in range(6)]
    project.close()
    clips[0].audio.with_suffix(".json").unlink()
    clips[1].audio.unlink()
    clips[2].audio.with_suffix(".json").write_text("{")
    clips[3].audio.with_suffix(".json").write_text('{"text": 5}')
    clips[4].audio.with_suffix(".json").write_bytes(b"\xff\xff")
    reading = opening.open_project(folder, reading=True)
    assert isinstance(reading, opening.Ready)
    assert reading.project.clips() == clips[5:]  # halves are no clips even before they are set aside
    with reopen(folder) as again:
        assert again.clips() == clips[5:]
        assert [str(message)[:9] for message in again.set_aside] == [f"Clip 000{number}" for number in range(1, 6)]
        audio = Audio(np.ones(100, np.float32) / 2, 8000)
        assert again.add_clip(audio, "Next.", "next.wav", flac.digest(audio), {}).id == "0007"
    assert {path.name for path in (folder / ".trash").iterdir()} == {
        "0001.flac", "0002.json", "0003.flac", "0003.json", "0004.flac", "0004.json", "0005.flac", "0005.json"
    }  # fmt: skip
    with reopen(folder) as again:
        assert again.set_aside == ()


def test_a_folder_in_the_place_of_a_clip_is_set_aside(folder: Path, project: store.Project, add: Add) -> None:
    description = add(1).audio.with_suffix(".json")
    project.close()
    description.unlink()
    description.mkdir()
    with reopen(folder) as again:
        assert again.clips() == []
        assert len(again.set_aside) == 1


# --- the disk refuses ----------------------------------------------------------------------------------------------


UNREADABLE = [(errno.EACCES, "may not be read"), (errno.EIO, "could not be read"), (errno.EMFILE, "could not be read")]


@pytest.mark.parametrize(("code", "sentence"), UNREADABLE)
@pytest.mark.parametrize("name", [PROJECT, "0002.json"])
def test_what_cannot_be_read_just_now_is_not_damaged(
    name: str, code: int, sentence: str, folder: Path, project: store.Project, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = [add(1), add(2)]
    project.close()
    clips[0].audio.with_suffix(".json").write_text("{")  # nor is anything else set aside before all could be read
    with monkeypatch.context() as patch:
        hold(patch, *folder.rglob(name), code=code)
        opened = opening.open_project(folder)
    assert isinstance(opened, opening.Unwritable)
    assert name in str(opened.error().title)
    assert sentence in str(opened.error().title)
    assert opened.error().hint
    assert not (folder / ".trash").exists()
    with reopen(folder) as again:
        assert again.clips() == clips[1:]


def test_a_clip_that_cannot_be_read_just_now_is_never_left_out(
    project: store.Project, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A training would learn from fewer clips, an import take a recording twice, without a word."""
    clips = [add(1), add(2), add(3)]
    with monkeypatch.context() as patch:
        hold(patch, clips[1].audio.with_suffix(".json"))
        for ask in (project.clips, project.dataset, lambda: project.update_clip("0002", text="Bye.")):
            with pytest.raises(StudioError, match=r"0002\.json"):
                ask()
        found = project.listing()
    assert found.clips == [clips[0], clips[2]]
    assert [(clip.id, clip.refusal is None) for clip in found.unusable] == [("0002", False)]
    assert project.clips() == clips


def test_a_clip_that_is_held_for_a_moment_is_waited_for(
    project: store.Project, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = [add(1), add(2)]
    held = hold(monkeypatch, *(clip.audio.with_suffix(".json") for clip in clips))
    release_while_waiting(monkeypatch, held)

    assert project.clips() == clips


def test_a_removed_clip_that_cannot_be_read_just_now_is_not_said_to_be_gone(
    project: store.Project, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip = add(1)
    project.remove_clip(clip.id)
    with monkeypatch.context() as patch:
        hold(patch, project.folder / ".trash" / "0001.json")
        with pytest.raises(StudioError, match=r"0001\.json"):
            project.restore_clip(clip.id)
    assert project.restore_clip(clip.id) == clip


@pytest.mark.parametrize("reading", [False, True])
def test_a_project_that_cannot_be_reached_is_reported(
    reading: bool, folder: Path, project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()

    def refuse(_: Path) -> bool:
        raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "is_file", refuse)
        opened = opening.open_project(folder, reading=reading)
    assert isinstance(opened, opening.Unwritable)
    assert "could not be read" in str(opened.error().title)
    reopen(folder).close()


@pytest.mark.parametrize("name", [".flac", ".json"])
@pytest.mark.parametrize(
    ("code", "sentence"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written to"), (errno.EROFS, "cannot be written to"),
     (errno.EIO, "could not be written")],
)  # fmt: skip
def test_a_refused_write_leaves_the_project_as_it_was(
    name: str, code: int, sentence: str, project: store.Project, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [add(1)]
    files = sorted(project.folder.rglob("*"))
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).suffix == name:
            raise OSError(code, os.strerror(code))
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(StudioError, match=sentence):
            add(2)
    assert project.clips() == before
    assert sorted(project.folder.rglob("*")) == files
    assert add(2).id == "0002"


def test_a_folder_that_cannot_be_locked_is_reported(
    folder: Path, project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()

    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(lock, "acquire", refuse)
    opened = opening.open_project(folder)
    assert isinstance(opened, opening.Unwritable)
    assert "cannot be written to" in str(opened.error().title)
    assert isinstance(opening.open_project(folder, reading=True), opening.Ready)


# --- formats -------------------------------------------------------------------------------------------------------


def test_migration_goes_one_version_at_a_time() -> None:
    steps = {1: lambda d: {**d, "a": 1}, 2: lambda d: {**d, "b": d["a"] + 1}}  # type: ignore[operator]
    assert migrate.upgrade({"format": 1}, steps, 3) == {"format": 3, "a": 1, "b": 2}
    assert migrate.upgrade({"format": 3}, steps, 3) == {"format": 3}
    with pytest.raises(ValueError, match="nothing reads format 1"):
        migrate.upgrade({"format": 1}, {}, 2)


def test_every_format_before_this_one_has_a_step() -> None:
    assert sorted(migrate.STEPS) == list(range(1, FORMAT))


def test_an_older_project_is_written_in_the_new_format_when_opened(
    folder: Path, project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()
    document = json.loads((folder / PROJECT).read_text(encoding="utf-8"))
    document["name"] = document.pop("speaker")
    (folder / PROJECT).write_text(json.dumps(document), encoding="utf-8")

    def step(old: migrate.Document) -> migrate.Document:
        return {**old, "speaker": old["name"]}

    monkeypatch.setattr(opening, "FORMAT", 2)
    monkeypatch.setattr(migrate.upgrade, "__defaults__", ({1: step}, 2))
    reading = opening.open_project(folder, reading=True)
    assert isinstance(reading, opening.Ready)
    assert reading.project.info.speaker == "Anna"
    assert json.loads((folder / PROJECT).read_text(encoding="utf-8"))["format"] == 1
    reopen(folder).close()
    written = json.loads((folder / PROJECT).read_text(encoding="utf-8"))
    assert (written["format"], written["speaker"]) == (2, "Anna")


# --- the report of imports -----------------------------------------------------------------------------------------


def test_refused_rows_are_kept_by_source(project: store.Project) -> None:
    assert project.refused() == {}
    project.note_refused("/a", {"row 1": "It is silent."})
    project.note_refused("/b", {"row 2": "It is clipped."})
    project.note_refused("/a", {})
    assert project.refused() == {"/b": {"row 2": "It is clipped."}}
    (project.folder / IMPORT_REPORT).write_text("[1")
    assert project.refused() == {}
    project.note_refused("/c", {"row": "reason"})
    assert project.refused() == {"/c": {"row": "reason"}}


def test_a_report_that_cannot_be_read_just_now_is_not_written_over(
    project: store.Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.note_refused("/a", {"row 1": "It is silent."})
    with monkeypatch.context() as patch:
        hold(patch, project.folder / IMPORT_REPORT)
        with pytest.raises(StudioError, match="import-report"):
            project.note_refused("/b", {"row 2": "It is clipped."})
    assert project.refused() == {"/a": {"row 1": "It is silent."}}


@pytest.mark.parametrize("content", ['{"/a": ["row"]}', '{"/a": {"row": 5}}', "[]", '{"/a": null}'])
def test_a_report_that_was_edited_by_hand_stops_nothing(content: str, project: store.Project) -> None:
    (project.folder / IMPORT_REPORT).write_text(content)
    project.note_refused("/b", {"row": "reason"})
    assert project.refused()["/b"] == {"row": "reason"}
