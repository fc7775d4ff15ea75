from __future__ import annotations

import contextlib
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tts_studio.errors import TextError
from tts_studio.project.exchange import Row, scan
from tts_studio.project.lists import headings as tables

TEXTS = [
    "Printing, in the only sense; with which",
    "He said “hi” | not really",
    "Ça va, «Zoë»?",
    "in being comparatively modern.",
]
PLAIN = [text.replace("|", "/") for text in TEXTS]


def recordings(folder: Path, count: int = 4, below: str = "wavs", suffix: str = ".wav") -> list[Path]:
    """Return made-up files: scanning looks at names only."""
    paths = [folder / below / f"LJ001-{number:04d}{suffix}" for number in range(1, count + 1)]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return paths


def problem(row: Row) -> str | None:
    return str(row.problem.reason) if row.problem else None


def found(rows: list[Row]) -> list[tuple[Path | None, str, str | None]]:
    return [(row.audio, row.text, problem(row)) for row in rows]


def expected(paths: list[Path], texts: list[str] = PLAIN) -> list[tuple[Path | None, str, str | None]]:
    return [(path, text, None) for path, text in zip(paths, texts, strict=True)]


def table(folder: Path, text: str, name: str = "metadata.csv", encoding: str = "utf-8") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


# --- every layout that is written is read ---------------------------------------------------------------------------

words = st.text("abcdefg ,;.!?'’-", min_size=1, max_size=12)
sentences = st.builds(
    lambda first, middle, last: " ".join(f"{first} {middle} {last}".split()),
    st.sampled_from(["Ab", "Éa", "Straße", "Señor", "Über"]),
    words,
    words,
).filter(lambda text: " " in text)


def quoted(cells: list[list[str]], delimiter: str, quoting: int) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(cells)
    return out.getvalue()


def bare(cells: list[list[str]], delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\n" for row in cells)


def middle(kind: str, text: str) -> list[str]:
    return {"id|text": [], "id|raw|normalised": [text.upper()], "id|speaker|text": ["anna"]}[kind]


@st.composite
def layouts(draw: st.DrawFn) -> tuple[list[str], list[list[str]], str, str, str, str]:
    """Return texts, cells, table, encoding, place and extension of the recordings."""
    texts = draw(st.lists(sentences, min_size=2, max_size=6, unique=True))
    delimiter = draw(st.sampled_from("|\t;,"))
    kind = draw(st.sampled_from(["id|text", "id|raw|normalised", "id|speaker|text"]))
    place = draw(st.sampled_from(["wavs", "wav", ".", "audio", "deep/er"]))
    suffix = draw(st.sampled_from([".wav", ".flac", ".mp3", ".WAV"]))
    prefix = draw(st.sampled_from(["", f"{place}/", f".\\{place}\\"]))
    names = [f"{prefix}LJ001-{number:04d}{draw(st.sampled_from(['', suffix]))}" for number in range(1, len(texts) + 1)]
    cells = [[name, *middle(kind, text), text] for name, text in zip(names, texts, strict=True)]
    headers = {"id|text": ["file", "text"], "id|raw|normalised": ["id", "text", "normalized_text"],
               "id|speaker|text": ["audio_file", "speaker_name", "text"]}  # fmt: skip
    if draw(st.booleans()):
        cells = [headers[kind], *cells]
    # A text that has the delimiter in it needs quotes; without any, quotes are a matter of taste.
    needs_quotes = any(delimiter in text for row in cells for text in row)
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL] + ([] if needs_quotes else [csv.QUOTE_NONE])))
    text = bare(cells, delimiter) if quoting == csv.QUOTE_NONE else quoted(cells, delimiter, quoting)
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]))
    return texts, cells, text, encoding, place, suffix


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(layout=layouts())
def test_a_table_of_any_layout_gives_the_rows_that_were_written(
    layout: tuple[list[str], list[list[str]], str, str, str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts, _, text, encoding, place, suffix = layout
    folder = tmp_path_factory.mktemp("layout")
    paths = recordings(folder, len(texts), place, suffix)
    path = table(folder, text, encoding=encoding)
    assert found(scan(folder)) == expected(paths, texts)
    assert scan(path) == scan(folder)


# --- single layouts by name -----------------------------------------------------------------------------------------


def test_ljspeech_quotes_belong_to_the_texts(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 4)
    texts = ['"Hello," he said, "and', 'goodbye."', '"Quite so."', 'a "b" c']
    table(tmp_path, bare([[path.stem, text, text] for path, text in zip(paths, texts, strict=True)], "|"))
    assert found(scan(tmp_path)) == expected(paths, texts)


def test_pandas_quotes_do_not(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 3)
    texts = ['He said "hi" to us', "one | two", "three"]
    cells = [[path.stem, text] for path, text in zip(paths, texts, strict=True)]
    table(tmp_path, quoted(cells, "|", csv.QUOTE_MINIMAL))
    assert found(scan(tmp_path)) == expected(paths, texts)


def test_a_text_over_several_lines_of_a_quoted_table_is_one_row(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 2)
    table(tmp_path, f'{paths[0].name},"Hello\nthere"\n{paths[1].name},Yes\n')
    rows = scan(tmp_path)
    assert found(rows) == expected(paths, ["Hello there", "Yes"])
    assert "line 3" in rows[1].source


def test_commas_in_unquoted_texts_of_a_comma_table_stay(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 2)
    table(tmp_path, f"{paths[0].name}, Hello, you\n{paths[1].name}, Well, yes, no\n")
    assert found(scan(tmp_path)) == expected(paths, ["Hello, you", "Well, yes, no"])


SURPLUS = "This line has more columns than the list; please put its text in quotation marks."


@pytest.mark.parametrize("header", ["", "file{0}text\n"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_delimiters_in_unquoted_texts_lose_no_words(delimiter: str, header: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path, 4)
    texts = [text.replace(",", delimiter) for text in ("It cost 1,000 dollars.", "Hello,world, you", "Fine.", "Yes.")]
    rows = [[path.name, text] for path, text in zip(paths, texts, strict=True)]
    table(tmp_path, header.format(delimiter) + bare(rows, delimiter))
    assert found(scan(tmp_path)) == expected(paths, texts)


def test_a_text_without_quotes_among_quoted_ones_loses_no_words(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 3)
    table(
        tmp_path,
        f'file,text\n{paths[0].name},"Hello, you"\n{paths[1].name},Well, it cost 1,000.\n{paths[2].name},Yes,,\n',
    )
    assert found(scan(tmp_path)) == expected(paths, ["Hello, you", "Well, it cost 1,000.", "Yes"])


@pytest.mark.parametrize(
    "lines",
    [
        ["text,file", "Hello,{0}", "It cost 1,000.,{1}"],
        ["id,text,normalized_text", "{0},Dr. X,Doctor X", "{1},It cost 1,000.,It cost a thousand."],
        ["{0},Hello.,2.31", "{1},It cost 1,000.,2.5", "{0},Yes.,1.0"],
    ],
)
def test_a_line_with_uncertain_columns_is_refused(lines: list[str], tmp_path: Path) -> None:
    paths = recordings(tmp_path, 2)
    table(tmp_path, "\n".join(lines).format(*(path.name for path in paths)))
    rows = scan(tmp_path)
    assert [problem(row) for row in rows] == [None, SURPLUS, None][: len(rows)]
    assert rows[1].text == ""


def test_an_opening_quotation_mark_swallows_no_lines(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 3)
    texts = ['"Good morning.', 'How are you?"', "Fine."]
    table(tmp_path, bare([[path.stem, text] for path, text in zip(paths, texts, strict=True)], "|"))
    assert found(scan(tmp_path)) == expected(paths, texts)


def test_the_last_column_is_no_text_if_it_holds_numbers_only(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 3)
    texts = ["Hello there.", "Yes.", ""]
    lengths = ["2.31", "1.05", "0.7"]
    cells = [[path.stem, text, length] for path, text, length in zip(paths, texts, lengths, strict=True)]
    table(tmp_path, bare(cells, "|"))
    assert [row.text for row in scan(tmp_path)] == texts


def test_texts_that_are_numbers_are_texts(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 2)
    table(tmp_path, f"{paths[0].stem}|7\n{paths[1].stem}|12\n")
    assert found(scan(tmp_path)) == expected(paths, ["7", "12"])


def test_the_spelled_out_text_is_taken_and_the_raw_one_where_it_is_missing(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 2)
    table(tmp_path, f"{paths[0].stem}|Dr. X|Doctor X\n{paths[1].stem}|Mr. Y|\n")
    assert found(scan(tmp_path)) == expected(paths, ["Doctor X", "Mr. Y"])


def test_a_speaker_is_no_text(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 3)
    texts = ["Hello.", "", "Yes."]
    table(tmp_path, bare([[path.stem, "anna", text] for path, text in zip(paths, texts, strict=True)], "|"))
    rows = scan(tmp_path)
    assert [row.text for row in rows] == texts
    assert problem(rows[1]) == "Its text is empty."


@pytest.mark.parametrize(
    "name", ["train.csv", "list.tsv", "metadata.txt", "Metadata.CSV", "anna.list", "texts.txt", "filelist.psv"]
)
def test_the_list_may_have_another_name(name: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path, 4)
    table(tmp_path, bare([[path.stem, text] for path, text in zip(paths, PLAIN, strict=True)], "|"), name)
    assert found(scan(tmp_path)) == expected(paths)


def test_metadata_goes_before_other_lists_and_may_be_one_folder_down(tmp_path: Path) -> None:
    inner = tmp_path / "LJSpeech-1.1"
    paths = recordings(inner, 1)
    table(inner, f"{paths[0].stem}|Yes.\n")
    table(inner, f"{paths[0].stem}|No.\n", "other.csv")
    assert found(scan(tmp_path)) == expected(paths, ["Yes."])


def test_paths_are_found_however_they_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "Meine Ordner 我的 [1]"
    path = recordings(folder, 1, "sub folder")[0]
    for name in (
        str(path), str(path.with_suffix("")), "sub folder/LJ001-0001", "sub folder\\LJ001-0001.wav", "LJ001-0001",
        "lj001-0001.WAV", "./sub folder/LJ001-0001.wav", "LJ001-0001.mp3", r"C:\data\wavs\LJ001-0001.wav",
        "/home/other/wavs/LJ001-0001.wav", f"../{folder.name}/sub folder/LJ001-0001.wav",
    ):  # fmt: skip
        table(folder, f"{name}|Hello there.\n")
        (row,) = scan(folder)
        assert row.audio is not None, name
        assert row.audio.samefile(path), name


def test_decomposed_names_are_the_same_names(tmp_path: Path) -> None:
    path = tmp_path / "a\u0308.wav"
    path.touch()
    table(tmp_path, "\u00e4|Hello there.\n")
    assert found(scan(tmp_path)) == expected([path], ["Hello there."])


def test_a_path_out_of_the_folder_only_reads(tmp_path: Path) -> None:
    outside = recordings(tmp_path, 1, ".")[0]
    folder = tmp_path / "set"
    table(folder, "../LJ001-0001.wav|Hello there.\n/dev/zero|Hello.\n../../../../etc/passwd|Hello.\n")
    rows = scan(folder)
    assert rows[0].audio is not None
    assert rows[0].audio.samefile(outside)
    assert problem(rows[1]) == "There is no recording “/dev/zero”."
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["LJ001-0001.wav", "metadata.csv", "set"]


def test_an_ambiguous_name_is_not_guessed(tmp_path: Path) -> None:
    recordings(tmp_path, 1, "a")
    recordings(tmp_path, 1, "b")
    table(tmp_path, "LJ001-0001|Hello there.\nb/LJ001-0001|Hello there.\n")
    first, second = scan(tmp_path)
    assert problem(first) == "There are 2 recordings “LJ001-0001”; please name the folder, too."
    assert second.audio == tmp_path / "b" / "LJ001-0001.wav"


def test_a_folder_of_recordings_with_texts_beside_them(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 3, "a/b") + recordings(tmp_path, 1, ".", ".opus")
    for path, encoding in zip(paths[1:], ["utf-8-sig", "utf-16", "cp1252"], strict=True):
        path.with_suffix(".txt").write_bytes(f"Ça va,\r\n {path.stem}?\r\n".encode(encoding))
    (tmp_path / "._LJ001-0001.wav").touch()
    (tmp_path / "README.txt").write_text("About these recordings.")
    rows = {row.source: row for row in scan(tmp_path)}
    assert sorted(rows) == ["LJ001-0001.opus", *(f"a/b/LJ001-000{number}.wav" for number in (1, 2, 3))]
    assert problem(rows["a/b/LJ001-0001.wav"]) == "There is no text “LJ001-0001.txt” beside it."
    assert [rows[f"a/b/LJ001-000{n}.wav"].text for n in (2, 3)] == ["Ça va, LJ001-0002?", "Ça va, LJ001-0003?"]


def test_of_the_same_recording_in_two_formats_the_better_is_taken(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 2, "a", ".mp3")
    better = recordings(tmp_path, 1, "a", ".wav") + recordings(tmp_path, 1, "b", ".mp3")
    for path in (*paths, better[1]):
        path.with_suffix(".txt").write_text(f"This is {path.parent.name}/{path.stem}.")
    taken = [better[0], paths[1], better[1]]
    assert found(scan(tmp_path)) == expected(taken, [f"This is {path.parent.name}/{path.stem}." for path in taken])


TELEPHONES = [".m4a", ".MP4", ".aac", ".wma", ".webm", ".amr", ".3gp", ".mov", ".MKV"]


@pytest.mark.parametrize("suffix", TELEPHONES)
@pytest.mark.parametrize("name", ["{0.stem}", "{0.name}", "deep/er/{0.name}", None])
def test_recordings_of_telephones_and_videos_are_found(name: str | None, suffix: str, tmp_path: Path) -> None:
    (path,) = recordings(tmp_path, 1, "deep/er", suffix)
    if name is None:
        path.with_suffix(".txt").write_text("Hello there.")
    else:
        table(tmp_path, f"{name.format(path)}|Hello there.\n")
    assert found(scan(tmp_path)) == expected([path], ["Hello there."])


@pytest.mark.parametrize("name", ["LJ001-0001", "LJ001-0001.m4a", "deep/LJ001-0001.m4a", "{0}"])
def test_what_was_converted_is_found_by_its_former_name(name: str, tmp_path: Path) -> None:
    (converted,) = recordings(tmp_path, 1, "deep", ".wav")
    table(tmp_path, f"{name.format(converted.with_suffix('.m4a'))}|Hello there.\n")
    assert found(scan(tmp_path)) == expected([converted], ["Hello there."])


@pytest.mark.parametrize("name", ["anna/LJ001-0001", "anna/LJ001-0001.m4a", "{0}"])
def test_a_recording_of_another_folder_does_not_stand_in(name: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path, 1, "anna", ".m4a")
    recordings(tmp_path, 1, "ben", ".wav")
    table(tmp_path, f"{name.format(paths[0])}|Hello there.\n")
    assert found(scan(tmp_path)) == expected(paths, ["Hello there."])


@pytest.mark.parametrize("audio", ["audio", "audio_file", "path", "file", "audio_filepath"])
@pytest.mark.parametrize("text", ["text", "transcript", "sentence", "normalized_text"])
def test_json_lines_of_each_dialect(audio: str, text: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path, 4)
    lines = [json.dumps({audio: f"wavs/{p.name}", "speaker": "x", text: t}) for p, t in zip(paths, TEXTS, strict=True)]
    table(tmp_path, "\r\n".join(["", *lines, ""]), "data.jsonl", "utf-8-sig")
    assert found(scan(tmp_path)) == expected(paths, TEXTS)


@pytest.mark.parametrize("key", [*tables.FILE_NAMES, *tables.ID_NAMES, "File Name"])
def test_json_knows_the_recordings_by_the_names_of_columns(key: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path, 1)
    table(tmp_path, json.dumps({key: paths[0].name, "text": "Hello there."}), "data.jsonl")
    assert found(scan(tmp_path)) == expected(paths, ["Hello there."])


@pytest.mark.parametrize("key", [*tables.TEXT_NAMES, "Raw-Text"])
def test_json_knows_the_texts_by_the_names_of_columns(key: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path, 1)
    table(tmp_path, json.dumps({"id": "7", "audio": paths[0].name, key: "Hello there."}), "data.jsonl")
    assert found(scan(tmp_path)) == expected(paths, ["Hello there."])


def test_a_json_array_and_nested_paths(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 4)
    members = [{"audio": {"path": str(path)}, "text": text} for path, text in zip(paths, TEXTS, strict=True)]
    path = table(tmp_path, json.dumps(members, indent=1), "data.json")
    assert found(scan(path)) == expected(paths, TEXTS)
    assert found(scan(tmp_path)) == expected(paths, TEXTS)


def test_only_the_wrong_lines_of_json_are_refused(tmp_path: Path) -> None:
    recordings(tmp_path, 1)
    good = json.dumps({"audio": "LJ001-0001", "text": "Hello there."})
    lines = [
        good,
        "{",
        "5",
        json.dumps({"text": "No file."}),
        json.dumps({"audio": "LJ001-0001", "text": 7}),
        "[" * 9999,
    ]
    table(tmp_path, "\n".join(lines), "data.jsonl")
    not_object = "This line is not a JSON object."
    assert [problem(row) for row in scan(tmp_path)] == [
        None, not_object, not_object, "No recording is named.", "Its text is empty.", not_object
    ]  # fmt: skip


def test_lines_of_mixed_encodings_are_each_read(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 2)
    lines = [f"{paths[0].stem}|Ça va bien".encode(), f"{paths[1].stem}|déjà vu".encode("cp1252")]
    (tmp_path / "metadata.csv").write_bytes(b"\n".join(lines))
    assert found(scan(tmp_path)) == expected(paths, ["Ça va bien", "déjà vu"])


@pytest.mark.parametrize(
    "text",
    [
        "Das Zimmer hat 20 m², der Würfel 5cm³ und 3 Nm³, also x³.",
        "Noch 1½ Stunden, ¾ für mich, 2¼ für dich.",
        "¿Qué tal? Dijo:¿Cómo?",
        "L’œuvre créée là-bas, où l’été à Noël …",
        "Ääää, das weiß ich nicht!",
        "Þetta gerðist á Íslandi í fyrra, æðið og öðrum löndum",
        "Blåbærsyltetøy på øya, å være så ærlig",
        "A 1ª e o 2º, não são irmãs",
    ],
)
def test_western_texts_of_windows_are_read(text: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path, 1)
    table(tmp_path, f"{paths[0].stem}|{text}\n", encoding="cp1252")
    assert found(scan(tmp_path)) == expected(paths, [text])


def test_other_alphabets_are_read_beside_lines_of_windows(tmp_path: Path) -> None:
    paths = recordings(tmp_path, 2)
    lines = [
        f"{paths[0].stem}|Привет, он был".encode(),
        f"{paths[1].stem}|déjà vu, and then some more".encode("cp1252"),
    ]
    (tmp_path / "metadata.csv").write_bytes(b"\n".join(lines))
    assert found(scan(tmp_path)) == expected(paths, ["Привет, он был", "déjà vu, and then some more"])


# --- what is no list ------------------------------------------------------------------------------------------------


def binary() -> bytes:
    return bytes(range(256)) * 20


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda d: d / "none", "There is no “"),
    "empty folder": (lambda d: d, "There are no recordings"),
    "recordings without texts": (lambda d: recordings(d)[0].parent, "have no texts"),
    "recordings of a telephone without texts": (lambda d: recordings(d, suffix=".m4a")[0].parent, "have no texts"),
    "a recording": (lambda d: recordings(d)[0], "is a single recording"),
    "empty table": (lambda d: table(d, ""), "is empty"),
    "blank lines": (lambda d: table(d, "\n \n\r\n"), "is empty"),
    "only a mark": (lambda d: table(d, "", encoding="utf-16"), "is empty"),
    "only a header": (lambda d: table(d, "audio_file|text\n"), "has a header, but no rows"),
    "one column": (lambda d: table(d, "a.wav\nb.wav\n"), "has only one column"),
    "no text column": (lambda d: table(d, "audio_file|speaker_name\na.wav|anna\n"), "has no column for the text"),
    "no audio column": (lambda d: table(d, "speaker|text\nanna|Hello.\n"), "has no column for the recording"),
    "NUL bytes": (lambda d: table(d, "a.wav|Hel\0lo\nb.wav|Yes\n"), "is not a text file"),
    "JSON without keys": (lambda d: table(d, '{"a": 1}\n', "a.jsonl"), "no recordings with texts"),
    "broken array": (lambda d: table(d, '[{"audio": "a"', "a.json"), "is not JSON"),
    "empty JSON": (lambda d: table(d, "\n", "a.jsonl"), "is empty"),
    "a table named JSON": (lambda d: table(d, "a.wav|Hello.\n", "a.jsonl"), "no recordings with texts"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_list_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    make, sentence = BAD[name]
    with pytest.raises(TextError, match=sentence) as caught:
        scan(make(tmp_path))
    assert str(caught.value.title).endswith((".", "”."))
    assert caught.value.hint


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (binary(), "not a text file"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "not a text file"),
        ("a.wav|你好，世界\nb.wav|再见\n".encode("gbk"), "encoding"),
        ("a.wav|Привет, мир, как дела\n".encode("cp1251"), "encoding"),
        ("a.wav|こんにちは\n".encode("shift-jis"), "encoding"),
        ("recordings/monday/a.wav|Привет, мир\n".encode("cp1251"), "encoding"),
        ("recordings/monday/a.wav|Доброе утро\n".encode("koi8-r"), "encoding"),
        ("recordings/monday/a.wav|Καλημέρα\n".encode("cp1253"), "encoding"),
        ("a.wav|Zażółć gęślą\n".encode("cp1250"), "encoding"),
        ("a.wav|Zażółć gęślą\n".encode("iso-8859-2"), "encoding"),
        ("a.wav|Dobrze\nb.wav|To już jutro.\n".encode("cp1250"), "encoding"),
        ("a.wav|On był tam.\n".encode("cp1250"), "encoding"),
        ("a.wav|Stará soľ\n".encode("cp1250"), "encoding"),
        ("a.wav|Hello\n".encode("utf-16")[:-1], "breaks off"),
        (b"\x1b" * 100, "not a text file"),
    ],
)
def test_a_file_that_is_no_readable_text_is_reported(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "metadata.csv"
    path.write_bytes(content)
    with pytest.raises(TextError, match=sentence):
        scan(path)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
@pytest.mark.parametrize("name", ["metadata.csv", "data.jsonl"])
def test_any_content_gives_rows_or_a_sentence(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with contextlib.suppress(TextError):
        rows = scan(path)
        assert rows
        assert all(row.problem for row in rows)  # there are no recordings
