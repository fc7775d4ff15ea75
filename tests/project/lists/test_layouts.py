"""Data sets as other programs and corpora lay them out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.made_up_lists import SENTENCES, names, recording, recordings, table
from tts_studio.errors import TextError
from tts_studio.project.exchange import Survey, Wishes, scan, survey

COUNT = len(SENTENCES)
STEMS = [name.removesuffix(".wav") for name in names()]
Lay = Callable[[Path], list[Path]]


def look(folder: Path, **wishes: str) -> Survey:
    return survey(folder, Wishes(**{"language": "en-us", **wishes}))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def beside(ending: str, make: Callable[[str], str] = str) -> Lay:
    """Return what writes a text beside each recording."""

    def lay(folder: Path) -> list[Path]:
        paths = recordings(folder)
        for path, text in zip(paths, SENTENCES, strict=True):
            write(path.with_name(path.stem + ending), make(text))
        return paths

    return lay


def tree(texts: str, sounds: str, stem: str, ending: str = ".txt") -> Lay:
    """Return what writes recordings and texts in two trees, with one name for both."""

    def lay(folder: Path) -> list[Path]:
        paths = recordings(folder, below=sounds, stem=stem)
        for path, text in zip(paths, SENTENCES, strict=True):
            write(folder / texts / (path.stem + ending), text)
        return paths

    return lay


def listed(name: str, line: str, below: str = "wavs", stem: str = "en{:03d}") -> Lay:
    """Return what writes one list, a line for each recording."""

    def lay(folder: Path) -> list[Path]:
        paths = recordings(folder, below=below, stem=stem)
        lines = [line.format(path.stem, text) for path, text in zip(paths, SENTENCES, strict=True)]
        write(folder / name, "\n".join(lines) + "\n")
        return paths

    return lay


def microphones(folder: Path) -> list[Path]:
    paths = recordings(folder, below="wav48/p225", stem="p225_{:03d}_mic1")
    recordings(folder, below="wav48/p225", stem="p225_{:03d}_mic2")
    for number, text in enumerate(SENTENCES, 1):
        write(folder / "txt" / "p225" / f"p225_{number:03d}.txt", text)
    return paths


def common_voice(folder: Path) -> list[Path]:
    paths = recordings(folder, below="clips")
    header = ["client_id", "path", "sentence", "up_votes", "age"]
    rows = [[f"{0:064d}", path.name, text, "2", ""] for path, text in zip(paths, SENTENCES, strict=True)]
    for name, part in (("validated", rows), ("train", rows[:5]), ("dev", rows[5:7]), ("test", rows[7:])):
        table(folder / f"{name}.tsv", *zip(*part, strict=True), delimiter="\t", header=header)
    recording(folder / "clips" / "bad.wav", 2.0)
    for name in ("invalidated", "other"):
        table(folder / f"{name}.tsv", *zip(["x" * 64, "bad.wav", "Wrong words.", "0", ""], strict=True),
              delimiter="\t", header=header)  # fmt: skip
    write(folder / "reported.tsv", "sentence\tsentence_id\tlocale\treason\nHello.\t1\ten\tgrammar\n")
    return paths


def books(folder: Path) -> list[Path]:
    """Write M-AILABS: a list and recordings in each book's folder."""
    paths: list[Path] = []
    for book, rows in (("alice", slice(0, 4)), ("ozma", slice(4, 8))):
        here = folder / "by_book" / "female" / "anna" / book
        paths += recordings(here, SENTENCES[rows], stem=f"{book}_{{:02d}}")
        stems = [f"{book}_{number:02d}" for number in range(1, 5)]
        table(here / "metadata.csv", stems, SENTENCES[rows], SENTENCES[rows])
    return paths


def kaldi(folder: Path) -> list[Path]:
    paths = recordings(folder)
    write(folder / "text", "".join(f"anna-{s} {t}\n" for s, t in zip(STEMS, SENTENCES, strict=True)))
    commands = ["wavs/{0}.wav", "/data/x/wavs/{0}.wav", "sph2pipe -f wav -p -c 1 /data/{0}.wav |", "cat wavs/{0}.wav |"]
    write(folder / "wav.scp", "".join(f"anna-{s} {commands[n % 4].format(s)}\n" for n, s in enumerate(STEMS)))
    write(folder / "utt2spk", "".join(f"anna-{s} anna\n" for s in STEMS))
    return paths


LAYOUTS: dict[str, Lay] = {
    "texts beside (.txt)": beside(".txt"),
    "texts beside (.TXT)": beside(".TXT"),
    "labels beside (.lab)": beside(".lab"),
    "LibriTTS": beside(".normalized.txt"),
    "LibriTTS, raw only": beside(".original.txt"),
    "text in JSON beside": beside(".json", lambda text: json.dumps({"id": 7, "text": text})),
    "name with extension": beside(".wav.txt"),
    "subtitles beside": beside(".srt", lambda text: f"1\n00:00:00,000 --> 00:00:09,900\n{text}\n"),
    "Whisper's JSON beside": beside(".json", lambda t: json.dumps({"segments": [{"start": 0, "end": 99, "text": t}]})),
    "VCTK": tree("txt/p225", "wav48/p225", "p225_{:03d}"),
    "VCTK 0.92": microphones,
    "two trees": tree("transcripts", "audio", "en{:03d}"),
    "two trees, by folder": tree("text/anna", "sound/anna", "{:03d}", ".lab"),
    "LibriSpeech": listed("84/121123/84-121123.trans.txt", "{0} {1}", "84/121123", "84-121123-{:04d}"),
    "CMU Arctic": listed("etc/txt.done.data", '( {0} "{1}" )', "wav", "arctic_a{:04d}"),
    "VoxForge": listed("etc/PROMPTS", "anna-20261129/mfc/{0} {1}", "wav"),
    "JVS": listed("parallel100/transcript_utf8.txt", "{0}:{1}", "parallel100/wav24kHz16bit"),
    "space between": listed("list.txt", "{0} {1}"),
    "Kaldi": kaldi,
    "Kaldi without wav.scp": listed("text", "{0} {1}"),
    "Common Voice": common_voice,
    "M-AILABS": books,
    "NeMo": listed("manifest.json", '{{"audio_filepath": "/data/wavs/{0}.wav", "duration": 2.1, "text": "{1}"}}'),
    "Hugging Face": listed("metadata.jsonl", '{{"file_name": "wavs/{0}.wav", "transcription": "{1}"}}'),
    "GPT-SoVITS": listed("slicer_opt.list", "D:\\AI stuff\\out\\{0}.wav|slicer_opt|EN|{1}"),
    "VITS": listed("filelist.txt", "DUMMY1/{0}.wav|{1}"),
    "ESD": listed("0011.txt", "{0}\t{1}\tNeutral"),
    "Mimic": listed("8f2c-metadata.txt", "{0}.wav|{1}|42"),
    "text first": listed("list.csv", "{1}|{0}.wav"),
}


UNLISTED = {"Common Voice": ["clips/bad.wav"]}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_recording_gets_its_text(name: str, tmp_path: Path) -> None:
    paths = LAYOUTS[name](tmp_path)

    found = look(tmp_path)

    assert sorted((row.audio, row.text) for row in found.rows) == sorted(zip(paths, SENTENCES, strict=True))
    assert [(row.problem, row.span) for row in found.rows] == [(None, None)] * COUNT
    assert (list(found.unpaired), list(found.unlisted), found.speakers.several) == ([], UNLISTED.get(name, []), False)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_found_within_one_more_folder(name: str, tmp_path: Path) -> None:
    paths = LAYOUTS[name](tmp_path / "downloaded" / "set")
    if name in ("Common Voice", "NeMo", "Hugging Face", "GPT-SoVITS", "VITS", "ESD", "Mimic", "text first",
                "space between", "Kaldi without wav.scp"):  # fmt: skip
        found = look(tmp_path / "downloaded" / "set")
    else:
        found = look(tmp_path)

    assert sorted((row.audio, row.text) for row in found.rows) == sorted(zip(paths, SENTENCES, strict=True))


def test_a_list_in_a_folder_of_lists_is_read_by_itself(tmp_path: Path) -> None:
    paths = LAYOUTS["CMU Arctic"](tmp_path)

    assert [row.audio for row in scan(tmp_path / "etc" / "txt.done.data")] == paths


def test_a_map_of_recordings_and_texts(tmp_path: Path) -> None:
    paths = recordings(tmp_path)
    for value in (dict(zip(names(), SENTENCES, strict=True)),
                  {name: {"text": text} for name, text in zip(names(), SENTENCES, strict=True)}):  # fmt: skip
        write(tmp_path / "data.json", json.dumps(value))
        assert [(row.audio, row.text) for row in look(tmp_path).rows] == list(zip(paths, SENTENCES, strict=True))


def test_a_list_within_an_object(tmp_path: Path) -> None:
    paths = recordings(tmp_path)
    entries = [{"audio": name, "text": text} for name, text in zip(names(), SENTENCES, strict=True)]
    write(tmp_path / "data.json", json.dumps({"version": 2, "data": entries}, indent=1))

    assert [row.audio for row in look(tmp_path).rows] == paths


# --- several lists --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("train.txt", "val.txt"),
        ("a.csv", "b.csv"),
        ("metadata_train.csv", "metadata_eval.csv"),
        ("train.jsonl", "dev.jsonl"),
        ("part1.list", "part2.tsv"),
    ],
)
def test_all_lists_of_a_folder_are_read(first: str, second: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path)
    for name, rows in ((first, slice(0, 6)), (second, slice(6, 8))):
        lines = [
            json.dumps({"audio": stem, "text": text}) if name.endswith("jsonl") else f"{stem}.wav|{text}"
            for stem, text in zip(STEMS[rows], SENTENCES[rows], strict=True)
        ]
        write(tmp_path / name, "\n".join(lines))
    write(tmp_path / "README.txt", "About these recordings: they are by Anna.")

    found = look(tmp_path)

    assert sorted((row.audio, row.text) for row in found.rows) == sorted(zip(paths, SENTENCES, strict=True))
    assert sorted(read.name for read in found.lists) == sorted([first, second])


def test_lists_that_are_not_read_are_named(tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", STEMS, SENTENCES)
    table(tmp_path / "train.csv", STEMS[:4], SENTENCES[:4])

    assert [(name, str(why)) for name, why in look(tmp_path).left] == [
        ("train.csv", "“metadata.csv” goes before other lists.")
    ]


def test_what_common_voice_found_wrong_is_not_taken_and_is_named(tmp_path: Path) -> None:
    common_voice(tmp_path)

    left = {name: str(why) for name, why in look(tmp_path).left}

    assert set(left) == {"dev.tsv", "invalidated.tsv", "other.tsv", "reported.tsv", "test.tsv", "train.tsv"}
    assert left["invalidated.tsv"] == "Its recordings were not validated."


def test_recordings_that_no_list_names_are_named(tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", STEMS[:6], SENTENCES[:6])

    assert list(look(tmp_path).unlisted) == ["wavs/en007.wav", "wavs/en008.wav"]


def test_texts_without_recordings_are_named(tmp_path: Path) -> None:
    beside(".txt")(tmp_path)
    write(tmp_path / "wavs" / "lost.txt", "Nobody hears this.")
    write(tmp_path / "LICENSE.txt", "CC0")

    assert list(look(tmp_path).unpaired) == ["wavs/lost.txt"]


# --- people by folder -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("folder", "stem"), [("wav48/{0}", "{0}_{{:03d}}"), ("train/wav/{0}", "{0}{{:04d}}")])
@pytest.mark.parametrize(("first", "second"), [("p225", "p226"), ("SSB0005", "SSB0273"), ("s5", "s12")])
def test_folders_of_speakers_are_told_apart(folder: str, stem: str, first: str, second: str, tmp_path: Path) -> None:
    if len(first) < 3:
        first, second = "spk01", "spk02"
    for name, rows in ((first, slice(0, 5)), (second, slice(5, 8))):
        for path, text in zip(
            recordings(tmp_path, SENTENCES[rows], folder.format(name), stem.format(name)), SENTENCES[rows], strict=True
        ):
            write(path.with_suffix(".txt"), text)

    found = look(tmp_path)

    assert (dict(found.speakers.counts), found.speakers.chosen) == ({first: 5, second: 3}, first)


def test_readers_of_libritts_are_told_apart(tmp_path: Path) -> None:
    for reader, chapter, rows in (("84", "121123", slice(0, 5)), ("1272", "128104", slice(5, 8))):
        stem = f"{reader}_{chapter}_{{:06d}}_000000"
        for path, text in zip(
            recordings(tmp_path, SENTENCES[rows], f"{reader}/{chapter}", stem), SENTENCES[rows], strict=True
        ):
            write(path.with_name(f"{path.stem}.normalized.txt"), text)

    assert dict(look(tmp_path).speakers.counts) == {"84": 5, "1272": 3}


@pytest.mark.parametrize(
    "folders", [("monday", "tuesday"), ("day1", "day2"), ("2026-11-28", "2026-11-29"), ("ch01", "ch02"), ("01", "02")]
)
def test_folders_of_sessions_are_no_speakers(folders: tuple[str, str], tmp_path: Path) -> None:
    for name, rows in zip(folders, (slice(0, 5), slice(5, 8)), strict=True):
        for path, text in zip(
            recordings(tmp_path, SENTENCES[rows], name, f"{name}_{{:03d}}"), SENTENCES[rows], strict=True
        ):
            write(path.with_suffix(".txt"), text)

    assert not look(tmp_path).speakers.several


def test_texts_in_capitals_throughout_are_taken_in_small_letters(tmp_path: Path) -> None:
    """Else “US” and “IT” would be spelled."""
    recordings(tmp_path, below="84/121123", stem="84-121123-{:04d}")
    lines = [f"84-121123-{number:04d} {text.upper()}" for number, text in enumerate(SENTENCES, 1)]
    write(tmp_path / "84" / "121123" / "84-121123.trans.txt", "\n".join(lines))

    found = look(tmp_path)

    assert [row.text for row in found.rows] == [text.capitalize() for text in SENTENCES]
    assert found.capitals


@pytest.mark.parametrize("shouted", [0, 3, 6])
def test_some_texts_in_capitals_stay(shouted: int, tmp_path: Path) -> None:
    recordings(tmp_path)
    texts = [text.upper() if number < shouted else text for number, text in enumerate(SENTENCES)]
    table(tmp_path / "metadata.csv", names(), texts)

    found = look(tmp_path)

    assert ([row.text for row in found.rows], found.capitals) == (texts, False)


def test_what_a_second_microphone_heard_is_named(tmp_path: Path) -> None:
    microphones(tmp_path)

    assert list(look(tmp_path).second)[:2] == [f"wav48/p225/p225_{number:03d}_mic2.wav" for number in (1, 2)]


def test_recordings_without_any_text_say_what_is_missing(tmp_path: Path) -> None:
    recordings(tmp_path)
    with pytest.raises(TextError, match="have no texts"):
        look(tmp_path)


def test_a_folder_with_only_an_archive_names_it(tmp_path: Path) -> None:
    (tmp_path / "set.zip").touch()
    with pytest.raises(TextError) as caught:
        look(tmp_path)
    assert str(caught.value.hint) == "Please choose the archive itself: “set.zip”."
