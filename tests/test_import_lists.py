"""Imports of lists: each decision is shown and can be changed; what is dropped is counted and named."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.conftest import SpokenClip
from tts_studio import cli, jobs
from tts_studio.audio import files
from tts_studio.errors import TextError
from tts_studio.events import Event, Finished, ListRead, Note, NoteKind, Refusal, Refused, SpeakersFound, Taken
from tts_studio.project import opening
from tts_studio.project.model import Clip

RUSSIAN = (
    *("Доброе утро, как ты спал?", "Возьми стул и садись к огню.", "Боюсь, у нас кончилось молоко."),
    *("Малыш смеялся над своим отражением.", "Нарежь морковь тонкими ломтиками.", "Осторожно, тарелка горячая!"),
)
GERMAN = (
    *("Der Kessel singt in der Küche.", "Bitte lasst eure Stiefel an der Tür.", "Wie viele Äpfel brauchen wir?"),
    *("Unser Zug hatte heute Verspätung.", "Sie gab dem Hund die Hälfte davon.", "Was für ein windiger Tag!"),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    list(jobs.new_project(tmp_path / "Anna", "Anna", "own", "en-us"))
    return tmp_path / "Anna"


@pytest.fixture
def folder(tmp_path: Path, spoken_clips: tuple[SpokenClip, ...]) -> Path:
    """Give a folder with six spoken sentences, ``wavs/en001.wav`` and so on, and no list."""
    (tmp_path / "set" / "wavs").mkdir(parents=True)
    for number, clip in enumerate(spoken_clips, 1):
        shutil.copy(clip.audio, tmp_path / "set" / "wavs" / f"en{number:03d}.wav")
    return tmp_path / "set"


@pytest.fixture
def texts(spoken_clips: tuple[SpokenClip, ...]) -> list[str]:
    return [clip.text for clip in spoken_clips]


def write(folder: Path, *columns: Sequence[str], name: str = "metadata.csv", header: str = "") -> None:
    rows = ["|".join(row) for row in zip([f"en{n:03d}.wav" for n in range(1, 7)], *columns, strict=True)]
    (folder / name).write_text("\n".join([*([header] if header else []), *rows]) + "\n", encoding="utf-8")


def run(project: Path, *paths: Path, **wishes: str) -> list[Event]:
    return list(jobs.import_clips(project, *paths, **wishes))


def clips(project: Path) -> list[Clip]:
    opened = opening.open_project(project)
    assert isinstance(opened, opening.Ready)
    with opened.project as ready:
        return ready.clips()


def of(kind: type, events: Sequence[Event]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


def notes(events: Sequence[Event], kind: NoteKind) -> list[str]:
    return [str(event.message) for event in of(Note, events) if event.kind is kind]


def result(events: Sequence[Event]) -> dict[str, Any]:
    last = events[-1]
    assert isinstance(last, Finished)
    return dict(last.result)


def test_the_column_with_the_text_is_told_and_can_be_changed(project: Path, folder: Path, texts: list[str]) -> None:
    notes_of_anna = [f"{text} Said by Anna." for text in reversed(texts)]
    write(folder, texts, notes_of_anna)

    told = run(project, folder)

    (read,) = of(ListRead, told)
    assert (read.source, read.rows, read.text, read.doubtful) == ("metadata.csv", 6, "2", True)
    assert read.columns == {"1": "en001.wav", "2": texts[0], "3": notes_of_anna[0]}
    assert str(read.why) == "its length goes with the durations of the recordings"
    assert json.loads(json.dumps(read.as_dict()))["columns"]["2"] == texts[0]
    assert [clip.text for clip in clips(project)] == texts

    again = run(project, folder, text_column="3")

    (read,) = of(ListRead, again)
    assert (read.text, str(read.why)) == ("3", "you have chosen it")
    assert result(again)["changed"] == 6 - len(of(Refused, again))
    changed = [clip for clip in clips(project) if clip.text in notes_of_anna]
    assert len(changed) == result(again)["changed"] > 0
    assert {refused.code for refused in of(Refused, again)} <= {"too_short_for_text", "too_long_for_text"}


def test_without_a_wish_no_text_is_changed(project: Path, folder: Path, texts: list[str]) -> None:
    write(folder, texts)
    run(project, folder)
    write(folder, [f"{text} Yes." for text in texts])

    told = run(project, folder)

    assert {refused.code for refused in of(Refused, told)} == {Refusal.OTHER_TEXT}
    assert [clip.text for clip in clips(project)] == texts


def test_of_several_people_one_is_taken_and_all_are_named(project: Path, folder: Path, texts: list[str]) -> None:
    write(folder, ["Karen"] * 4 + ["Bob"] * 2, texts)

    told = run(project, folder)

    assert of(SpeakersFound, told) == [SpeakersFound({"Karen": 4, "Bob": 2}, "Karen")]
    assert (result(told)["taken"], result(told)["refused"]) == (4, 2)
    assert [str(refused.reason) for refused in of(Refused, told)] == ["Its speaker is Bob."] * 2
    assert {refused.code for refused in of(Refused, told)} == {Refusal.OTHER_SPEAKER}
    assert [entry["reason"] for entry in result(list(jobs.check(project)))["refused"]] == ["Its speaker is Bob."] * 2


def test_another_person_or_all_can_be_chosen(project: Path, folder: Path, texts: list[str]) -> None:
    write(folder, ["Karen"] * 4 + ["Bob"] * 2, texts)

    run(project, folder)
    chosen = run(project, folder, speaker="Bob")
    assert result(chosen)["taken"] == 2
    assert notes(chosen, NoteKind.SET_ASIDE) == [
        "Clips of other people were moved to the trash. (0001; 0002; 0003; 1 more)"
    ]
    assert [clip.text for clip in clips(project)] == texts[4:]
    assert result(run(project, folder, speaker="*"))["taken"] == 4
    with pytest.raises(TextError, match="names no speaker “Eve”"):
        run(project, folder, speaker="Eve")


def test_clips_of_another_set_stay_when_a_person_is_chosen(
    project: Path, folder: Path, texts: list[str], tmp_path: Path
) -> None:
    """Its list has the same name and the same lines."""
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    for path in (other / "wavs").iterdir():
        samples, rate = soundfile.read(path)
        soundfile.write(path, 0.9 * samples, rate)
    write(other, ["Karen"] * 6, texts)
    assert result(run(project, other))["taken"] == 6
    write(folder, ["Karen"] * 4 + ["Bob"] * 2, texts)

    told = run(project, folder, speaker="Bob")

    assert (notes(told, NoteKind.SET_ASIDE), len(clips(project))) == ([], 8)


def test_the_projects_speaker_is_preferred(project: Path, folder: Path, texts: list[str]) -> None:
    write(folder, ["Karen"] * 4 + ["anna"] * 2, texts)

    assert of(SpeakersFound, run(project, folder))[0].chosen == "anna"
    assert [clip.text for clip in clips(project)] == texts[4:]


def test_texts_in_another_script_are_warned_of_and_found_by_check(project: Path, folder: Path) -> None:
    write(folder, RUSSIAN)

    told = run(project, folder)
    checked = result(list(jobs.check(project)))["attention"]

    (note,) = notes(told, NoteKind.DOUBTFUL_TEXTS)
    assert note.startswith("The text is in Cyrillic script, which is not read in the language of the project (en-us).")
    taken = len(of(Taken, told))
    assert taken > 2
    assert [(concern["verdict"], "Cyrillic" in str(concern["reasons"][0])) for concern in checked] == [
        ("bad", True)
    ] * taken


def test_one_text_for_many_recordings_is_named(project: Path, folder: Path) -> None:
    write(folder, ["Please leave your wet boots here."] * 6)

    told = run(project, folder)
    checked = result(list(jobs.check(project)))["attention"]

    taken = len(of(Taken, told))
    assert taken > 2
    (note,) = notes(told, NoteKind.DOUBTFUL_TEXTS)
    assert note.startswith(f"{taken} recordings have the same text: “Please leave your wet boots here.”")
    assert [concern["verdict"] for concern in checked] == ["fair"] * taken


def test_texts_in_another_language_are_warned_of(project: Path, folder: Path) -> None:
    write(folder, GERMAN)

    (note,) = notes(run(project, folder), NoteKind.DOUBTFUL_TEXTS)

    assert note.startswith("The text seems to be in German; the language of the project is American English.")


@pytest.mark.parametrize("kind", ["zip", "xztar"])
def test_an_archive_is_a_source(kind: str, project: Path, folder: Path, texts: list[str], tmp_path: Path) -> None:
    write(folder, texts)
    archive = Path(shutil.make_archive(str(tmp_path / "data"), kind, folder.parent, folder.name))
    assert jobs.offered([archive]).sources == (archive,)

    told = run(project, archive)

    assert (result(told)["taken"], result(told)["refused"]) == (6, 0)
    assert clips(project)[0].source == "metadata.csv, line 1: en001.wav"
    assert result(run(project, archive))["already"] == 6
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".import")) == []


def test_what_an_archive_hides_is_named_and_stays_outside(
    project: Path, folder: Path, texts: list[str], tmp_path: Path
) -> None:
    write(folder, texts)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
        archive.writestr("../../evil.txt", "evil")

    told = run(project, tmp_path / "a.zip")

    assert result(told)["taken"] == 6
    assert notes(told, NoteKind.LEFT_OUT) == ["Files of the archive were left out. (../../evil.txt)"]
    assert not list(tmp_path.rglob("evil.txt"))


def test_an_archive_without_recordings_says_so(project: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("set/hello.txt", "Hello there.")

    with pytest.raises(TextError, match=r"There are no recordings in “a\.zip”"):
        run(project, tmp_path / "a.zip")


@pytest.fixture
def hour(folder: Path, texts: list[str], tmp_path: Path) -> tuple[Path, list[tuple[float, float]]]:
    """Give one recording of all sentences with pauses, and where each is in it."""
    sounds = [files.read(path) for path in sorted((folder / "wavs").iterdir())]
    rate = sounds[0].rate
    pieces: list[np.ndarray] = [np.zeros(rate, np.float32)]
    spans: list[tuple[float, float]] = []
    for sound in sounds:
        start = sum(map(len, pieces)) / rate
        spans.append((start, start + sound.seconds))
        pieces += [0.5 * sound.samples, np.zeros(round(0.8 * rate), np.float32)]
    (tmp_path / "memo").mkdir()
    soundfile.write(tmp_path / "memo" / "memo.flac", np.concatenate(pieces), rate)
    return tmp_path / "memo" / "memo.flac", spans


def subtitles(spans: Sequence[tuple[float, float]], texts: Sequence[str]) -> str:
    clock = "00:00:{:06.3f}".format
    cues = enumerate(zip(spans, texts, strict=True), 1)
    return "".join(f"{number}\n{clock(a)} --> {clock(b)}\n{text}\n\n" for number, ((a, b), text) in cues)


def test_one_recording_is_cut_by_its_subtitles(
    project: Path, hour: tuple[Path, list[tuple[float, float]]], texts: list[str]
) -> None:
    path, spans = hour
    path.with_suffix(".srt").write_text(subtitles(spans, texts))

    told = run(project, path)

    assert of(Refused, told) == []
    made = clips(project)
    assert [clip.text for clip in made] == texts
    for clip, (start, end) in zip(made, spans, strict=True):
        assert clip.seconds == pytest.approx(end - start + 0.4, abs=0.01)
        assert clip.report["verdict"] == "good"
    assert result(run(project, path))["already"] == 6


def test_rows_with_times_are_cut_and_what_is_beyond_the_end_is_refused(
    project: Path, hour: tuple[Path, list[tuple[float, float]]], texts: list[str]
) -> None:
    path, spans = hour
    rows = [f'memo.flac,{a:.3f},{b:.3f},"{t}"' for (a, b), t in zip(spans, texts, strict=True)]
    rows.insert(2, 'memo.flac,900.0,905.0,"The kettle is on."')
    (path.parent / "metadata.csv").write_text("file,start,end,text\n" + "\n".join(rows))

    told = run(project, path.parent)

    assert len(of(Taken, told)) == 6
    (refused,) = of(Refused, told)
    assert "has nothing from 89" in str(refused.reason)
    assert "line 4" in refused.source


def test_rows_with_times_of_a_damaged_recording_are_each_refused(
    project: Path, hour: tuple[Path, list[tuple[float, float]]], texts: list[str]
) -> None:
    path, spans = hour
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    path.with_suffix(".srt").write_text(subtitles(spans, texts))

    told = run(project, path)

    assert len(of(Taken, told)) + len(of(Refused, told)) == 6
    assert {str(refused.reason) for refused in of(Refused, told)} == {
        "“memo.flac” is cut off or damaged. Please copy or record it again."
    }


def test_what_lies_beside_the_list_is_named(project: Path, folder: Path, texts: list[str]) -> None:
    write(folder, texts)
    write(folder, texts, name="train.csv")
    shutil.copy(folder / "wavs" / "en001.wav", folder / "wavs" / "spare.wav")

    assert notes(run(project, folder), NoteKind.LEFT_OUT) == [
        "“train.csv” was not read: “metadata.csv” goes before other lists.",
        "Recordings are in no list. (wavs/spare.wav)",
    ]


def test_the_command_line_says_what_was_decided(
    project: Path, folder: Path, texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, ["Karen"] * 4 + ["Bob"] * 2, texts, [f"{text} So said Anna." for text in reversed(texts)])

    def command(*options: str) -> str:
        assert cli.main(["import", str(project), str(folder), *options]) == 0
        return capsys.readouterr().out

    said = command()
    assert f"metadata.csv: the text is column “3” (“{texts[0]}”), since its length goes with the durations" in said
    assert "Another one: --text-column NAME." in said
    assert "Several people speak: Karen (4), Bob (2). Only the recordings of Karen are taken;" in said
    assert "taken: 2" in command("--speaker", "Bob")
    told = [json.loads(line) for line in command("--json", "--speaker", "*", "--text-column", "4").splitlines()]
    assert [event["text"] for event in told if event["event"] == "listread"] == ["4"]
    assert [event["chosen"] for event in told if event["event"] == "speakersfound"] == [""]
