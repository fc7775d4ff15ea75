"""Lists that cut recordings: start and end of each text."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.made_up_lists import SENTENCES, recording
from tts_studio.errors import TextError
from tts_studio.events import Refusal
from tts_studio.project.exchange import loose, scan
from tts_studio.project.lists import interface, times
from tts_studio.project.rows import Row

PARTS = [(round(number * 6.0 + 1.0, 3), round(number * 6.0 + 5.5, 3)) for number in range(len(SENTENCES))]
LONG = 60.0
"""Seconds of the recording that the parts are of."""
TIMED = list(zip(PARTS, SENTENCES, strict=True))


def clock(second: float, comma: str = ",") -> str:
    minutes, rest = divmod(second, 60)
    return f"00:{int(minutes):02d}:{rest:06.3f}".replace(".", comma)


def textgrid(tiers: dict[str, list[tuple[tuple[float, float], str]]], *, short: bool = False) -> str:
    """Return a TextGrid as Praat writes it. Source: “TextGrid file formats” in its manual."""
    head = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n'
    if short:
        head += f"0\n{LONG}\n<exists>\n{len(tiers)}\n"
        for name, parts in tiers.items():
            head += f'"IntervalTier"\n"{name}"\n0\n{LONG}\n{len(parts)}\n'
            head += "".join('{}\n{}\n"{}"\n'.format(*span, text.replace('"', '""')) for span, text in parts)
        return head
    head += f"xmin = 0 \nxmax = {LONG} \ntiers? <exists> \nsize = {len(tiers)} \nitem []: \n"
    for number, (name, parts) in enumerate(tiers.items(), 1):
        head += f'    item [{number}]:\n        class = "IntervalTier" \n        name = "{name}" \n        xmin = 0 \n'
        head += f"        xmax = {LONG} \n        intervals: size = {len(parts)} \n"
        for count, ((start, end), text) in enumerate(parts, 1):
            quoted = text.replace('"', '""')
            head += f"        intervals [{count}]:\n            xmin = {start} \n            xmax = {end} \n"
            head += f'            text = "{quoted}" \n'
    return head


def with_silence(parts: Sequence[tuple[tuple[float, float], str]]) -> list[tuple[tuple[float, float], str]]:
    filled: list[tuple[tuple[float, float], str]] = []
    last = 0.0
    for span, text in parts:
        filled += [((last, span[0]), ""), (span, text)]
        last = span[1]
    return [*filled, ((last, LONG), "sil")]


def words(parts: Sequence[tuple[tuple[float, float], str]]) -> list[tuple[tuple[float, float], str]]:
    found: list[tuple[tuple[float, float], str]] = []
    for (start, end), text in parts:
        spoken = text.split()
        step = (end - start) / len(spoken)
        found += [((start + n * step, start + (n + 1) * step), word) for n, word in enumerate(spoken)]
    return found


def phones(parts: Sequence[tuple[tuple[float, float], str]]) -> list[tuple[tuple[float, float], str]]:
    return [(span, "AH0") for span, _ in words(parts)]


SRT = "".join(f"{n}\n{clock(a)} --> {clock(b)}\n{text}\n\n" for n, ((a, b), text) in enumerate(TIMED, 1))
VTT = "WEBVTT - Memo\n\nNOTE made by hand\n\n" + "".join(
    f"{clock(a, '.')} --> {clock(b, '.')} align:start position:0%\n<c.yellow>{text}</c>\n\n" for (a, b), text in TIMED
)
SEGMENTS = [{"id": n, "start": a, "end": b, "text": f" {text}", "words": []} for n, ((a, b), text) in enumerate(TIMED)]

AUDACITY = "".join(f"{a:.6f}\t{b:.6f}\t{text}\n" for (a, b), text in TIMED)
OFFSETS = [
    {
        "timestamps": {"from": clock(a), "to": clock(b)},
        "offsets": {"from": a * 1000, "to": b * 1000},
        "text": text,
    }
    for (a, b), text in TIMED
]
CHUNKS = [{"timestamp": [a, b], "text": text} for (a, b), text in TIMED]
TSV = "start\tend\ttext\n" + "".join(f"{a * 1e3:.0f}\t{b * 1e3:.0f}\t{text}\n" for (a, b), text in TIMED)
ALIGNED = {"words": with_silence(words(TIMED)), "phones": with_silence(phones(TIMED))}
MAUS = {"MAU": with_silence(phones(TIMED)), "ORT-MAU": with_silence(words(TIMED))}

BESIDE: dict[str, tuple[str, str]] = {
    "SubRip": (".srt", SRT),
    "SubRip of Windows": (".srt", "\ufeff" + SRT.replace("\n", "\r\n")),
    "SubRip without blank lines": (".srt", SRT.replace("\n\n", "\n")),
    "SubRip with formatting": (
        ".srt",
        SRT.replace("The kettle", r"{\an8}<i>The</i> <font color=\"red\">kettle</font>"),
    ),
    "SubRip in two lines": (".srt", SRT.replace("wet boots", "wet\nboots")),
    "WebVTT": (".vtt", VTT),
    "WebVTT without hours": (".vtt", VTT.replace("00:00:", "00:")),
    "SubViewer": (".sbv", "".join(f"{clock(a, '.')},{clock(b, '.')}\n{text}\n\n" for (a, b), text in TIMED)),
    "Audacity": (".txt", AUDACITY),
    "Audacity, German": (".txt", "".join(line.replace(".", ",", 2) + "\n" for line in AUDACITY.splitlines())),
    "Audacity with frequencies": (".txt", AUDACITY.replace("\n", "\n\\\t200.0\t4000.0\n")),
    "Whisper": (".json", json.dumps({"text": " ".join(SENTENCES), "segments": SEGMENTS, "language": "en"})),
    "WhisperX": (".json", json.dumps({"segments": SEGMENTS, "word_segments": []})),
    "Whisper's TSV": (".tsv", TSV),
    "whisper.cpp": (".json", json.dumps({"transcription": OFFSETS})),
    "transformers": (".json", json.dumps({"chunks": CHUNKS})),
    "a list of segments": (".json", json.dumps([{"start": a, "end": b, "text": text} for (a, b), text in TIMED])),
    "TextGrid": (".TextGrid", textgrid({"sentences": with_silence(TIMED)})),
    "TextGrid, short": (".TextGrid", textgrid({"sentences": with_silence(TIMED)}, short=True)),
    "TextGrid of an aligner": (".TextGrid", textgrid(ALIGNED)),
    "TextGrid of another aligner": (".TextGrid", textgrid(MAUS)),
    "TextGrid of both": (".TextGrid", textgrid({"words": words(TIMED), "utterances": with_silence(TIMED)})),
}


def parts(rows: Sequence[Row]) -> list[tuple[tuple[float, float] | None, str]]:
    assert [str(row.problem.reason) for row in rows if row.problem] == []
    return [(row.span, row.text) for row in rows]


def check(rows: Sequence[Row], path: Path) -> None:
    """Check that each sentence is cut out at its times, with a little room that leaves the others alone."""
    found = parts(rows)
    assert [text for _, text in found] == list(SENTENCES)
    for (span, _), (start, end) in zip(found, PARTS, strict=True):
        assert span == pytest.approx((start - 0.2, end + 0.2), abs=0.002)
    assert {row.audio for row in rows} == {path}


@pytest.mark.parametrize("kind", BESIDE)
def test_a_long_recording_is_cut_by_what_lies_beside_it(kind: str, tmp_path: Path) -> None:
    path = recording(tmp_path / "memo.wav", LONG)
    ending, content = BESIDE[kind]
    beside, elsewhere = tmp_path / f"memo{ending}", tmp_path / f"Label Track{ending}"
    beside.write_text(content, encoding="utf-16")

    check(scan(tmp_path), path)
    check(loose([path]), path)
    beside.rename(elsewhere)  # the lone list of times belongs to the lone recording
    check(scan(tmp_path), path)
    check(scan(elsewhere), path)


def test_a_list_of_times_without_its_recording_is_refused(tmp_path: Path) -> None:
    for name in ("a.wav", "b.wav"):
        recording(tmp_path / name, LONG)
    (tmp_path / "labels.srt").write_text(SRT)

    rows = scan(tmp_path / "labels.srt")

    assert {str(row.problem.reason) for row in rows if row.problem} == {"No recording is named."}


def test_all_files_of_whisper_give_each_sentence_once(tmp_path: Path) -> None:
    path = recording(tmp_path / "memo.wav", LONG)
    (tmp_path / "memo.txt").write_text("\n".join(SENTENCES))
    for kind in ("SubRip", "WebVTT", "Whisper's TSV", "Whisper"):
        ending, content = BESIDE[kind]
        (tmp_path / f"memo{ending}").write_text(content)

    check(scan(tmp_path), path)


def test_of_a_short_recording_the_whole_text_is_taken(tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", 3.0)
    (tmp_path / "memo.txt").write_text("Close the gate.")
    (tmp_path / "memo.srt").write_text("1\n00:00:00,500 --> 00:00:02,000\nClose the\n\n")

    assert parts(scan(tmp_path)) == [(None, "Close the gate.")]


@pytest.mark.parametrize(("end", "span"), [(3.0, None), (2.8, None), (1.5, (0.0, 1.7))])
def test_times_of_the_whole_recording_cut_nothing(end: float, span: tuple[float, float] | None, tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", 3.0 if span is None else 40.0)
    (tmp_path / "memo.srt").write_text(f"1\n00:00:00,000 --> {clock(end)}\nClose the gate.\n\n")

    assert parts(scan(tmp_path)) == [(span, "Close the gate.")]


def test_descriptions_of_sounds_are_no_speech(tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", LONG)
    sounds = ["[Music]", "(door slams)", "♪ la la la ♪", "♪", "*sighs*"]
    cues = [f"{clock(n * 5.0)} --> {clock(n * 5.0 + 4)}\n{sound}\n\n" for n, sound in enumerate([*sounds, "Hello."])]
    (tmp_path / "memo.srt").write_text("".join(cues))

    rows = scan(tmp_path)

    assert [row.problem.code if row.problem else None for row in rows] == [Refusal.NO_TEXT] * 5 + [None]


def test_points_of_audacity_are_no_parts(tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", LONG)
    (tmp_path / "memo.txt").write_text("1.000000\t1.000000\tHere!\n2.000000\t6.000000\tClose the gate.\n")

    first, second = scan(tmp_path)

    assert first.problem is not None
    assert str(first.problem.reason) == "It is a point in time, not a part of the recording."
    assert second.span == (1.8, 6.2)


def test_speakers_of_subtitles_and_segments_are_told_apart(tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", LONG)
    who = ["SPEAKER_00"] * 5 + ["SPEAKER_01"] * 3
    segments = [{**segment, "speaker": name} for segment, name in zip(SEGMENTS, who, strict=True)]
    vtt = "WEBVTT\n\n" + "".join(
        f"{clock(a, '.')} --> {clock(b, '.')}\n<v {name}>{text}</v>\n\n"
        for ((a, b), text), name in zip(TIMED, who, strict=True)
    )
    for name, content in (("memo.json", json.dumps({"segments": segments})), ("memo.vtt", vtt)):
        (tmp_path / name).write_text(content)
        rows = scan(tmp_path / name)
        assert [row.text for row in rows if not row.problem] == list(SENTENCES[:5])
        assert [row.speaker for row in rows] == who


def test_tiers_of_a_textgrid_are_speakers(tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", LONG)
    (tmp_path / "memo.TextGrid").write_text(textgrid({"Anna": TIMED[:5], "Bob": TIMED[5:]}))

    assert [row.speaker for row in scan(tmp_path)] == ["Anna"] * 5 + ["Bob"] * 3


@pytest.mark.parametrize("short", [False, True])
def test_quotes_and_lines_within_a_textgrid(short: bool, tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", LONG)
    said = 'He said "close\nthe gate", 3 times. [1] <exists>'
    (tmp_path / "memo.TextGrid").write_text(textgrid({"s": [((1.0, 5.0), said)]}, short=short))

    assert [row.text for row in scan(tmp_path)] == [" ".join(said.split())]


# --- tables ---------------------------------------------------------------------------------------------------------

TABLES: dict[str, str] = {
    "start and end": "file,start,end,text\n" + "".join(f'memo.wav,{a},{b},"{t}"\n' for (a, b), t in TIMED),
    "milliseconds": "file;start;end;text\n"
    + "".join(f"memo.wav;{a * 1e3:.0f};{b * 1e3:.0f};{t}\n" for (a, b), t in TIMED),
    "clocks": "file\ttext\tbegin\tend\n" + "".join(f"memo\t{t}\t{clock(a)}\t{clock(b)}\n" for (a, b), t in TIMED),
    "duration": "audio_file|offset|duration|text\n" + "".join(f"memo.wav|{a}|{b - a}|{t}\n" for (a, b), t in TIMED),
    "without a header": "".join(f"memo.wav|{a}|{b}|{t}\n" for (a, b), t in TIMED),
    "without a header, text second": "".join(f"memo.wav|{t}|{a}|{b}\n" for (a, b), t in TIMED),
}


@pytest.mark.parametrize("kind", TABLES)
def test_rows_of_one_recording_are_cut_by_their_times(kind: str, tmp_path: Path) -> None:
    path = recording(tmp_path / "memo.wav", LONG)
    (tmp_path / "metadata.csv").write_text(TABLES[kind])

    check(scan(tmp_path), path)


@pytest.mark.parametrize("start", ["offset", "start"])
def test_json_lines_cut_by_offset_and_duration(start: str, tmp_path: Path) -> None:
    path = recording(tmp_path / "memo.wav", LONG)
    lines = [json.dumps({"audio_filepath": "memo.wav", start: a, "duration": b - a, "text": t}) for (a, b), t in TIMED]
    (tmp_path / "manifest.json").write_text("\n".join(lines))

    check(scan(tmp_path), path)


def test_kaldis_segments(tmp_path: Path) -> None:
    path = recording(tmp_path / "wavs" / "memo.wav", LONG)
    (tmp_path / "wav.scp").write_text("rec1 wavs/memo.wav\n")
    (tmp_path / "segments").write_text("".join(f"u{n} rec1 {a} {b}\n" for n, (a, b) in enumerate(PARTS)))
    (tmp_path / "text").write_text("".join(f"u{n} {text}\n" for n, text in enumerate(SENTENCES)))

    check(scan(tmp_path), path)


def test_a_duration_for_each_recording_cuts_nothing(tmp_path: Path) -> None:
    """Some programs write the same start and end for all rows, or those of the sound without its silence."""
    lines = ["file,start,end,text"]
    for number, text in enumerate(SENTENCES):
        recording(tmp_path / f"a{number}.wav", 1.0 + len(text) / 15)
        lines.append(f'a{number}.wav,0.0,2.1,"{text}"')
    (tmp_path / "metadata.csv").write_text("\n".join(lines))

    assert [row.span for row in scan(tmp_path)] == [None] * len(SENTENCES)


@pytest.mark.parametrize("cells", ["5.0,5.0", "6.0,5.0", "x,5.0", ",", "1.0,", "-1,5"])
def test_times_that_are_none_are_refused(cells: str, tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", LONG)
    (tmp_path / "metadata.csv").write_text(
        f"file,start,end,text\nmemo.wav,1.0,2.5,Hello there.\nmemo.wav,{cells},Bye.\n"
    )

    first, second = scan(tmp_path)

    assert (first.problem, second.problem and second.problem.code) == (None, Refusal.BAD_ROW)


def test_margins_leave_the_neighbours_alone(tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", LONG)
    cues = [(1.0, 4.0), (4.1, 8.0), (8.0, 12.0), (11.5, 15.0)]
    (tmp_path / "memo.srt").write_text("".join(f"{clock(a)} --> {clock(b)}\nClose the gate.\n\n" for a, b in cues))

    spans = [row.span for row in scan(tmp_path)]

    assert spans[0] == pytest.approx((0.8, 4.05))
    assert spans[1] == pytest.approx((4.05, 8.0))
    assert spans[2] == pytest.approx((8.0, 12.2))
    assert spans[3] == pytest.approx((11.3, 15.2), abs=0.2)


# --- what is no such list -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.srt", "Hello.\n", "holds no subtitles"),
        ("a.vtt", "WEBVTT\n", "holds no subtitles"),
        ("a.TextGrid", 'File type = "ooTextFile"', "no intervals"),
        ("a.TextGrid", "hello", "no intervals"),
        ("a.json", "[1, 2]", "no recordings with texts"),
        ("a.srt", "", "holds no subtitles"),
    ],
)
def test_what_is_no_list_is_a_sentence(name: str, content: str, sentence: str, tmp_path: Path) -> None:
    recording(tmp_path / "a.wav", 2.0)
    (tmp_path / name).write_text(content)

    with pytest.raises(TextError, match=sentence):
        scan(tmp_path / name)


STARTS = [
    *(SRT[:60], VTT[:80], json.dumps({"segments": SEGMENTS})[:90], textgrid({"a": TIMED[:1]}), "1.0\t2.0\tx\n"),
    *('( a "b" )\n', "a Hello\n", "file,start,end,text\na.wav,1,2,x\n", '{"a.wav": "x"}', "PK\3\4", "[[[["),
]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=120) | st.text(max_size=60).map(str.encode))
@pytest.mark.parametrize(
    "suffix", [".srt", ".vtt", ".json", ".TextGrid", ".txt", ".tsv", ".csv", ".xlsx", ".data", ".lab", ""]
)
def test_any_content_gives_rows_or_a_sentence(suffix: str, start: str, rest: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    path = tmp_path / f"a{suffix}"
    path.write_bytes(start.encode() + rest)
    with contextlib.suppress(TextError):
        assert scan(path)
    with contextlib.suppress(TextError):
        assert scan(tmp_path)
    path.unlink()


def test_repetitions_are_read_in_a_time_that_grows_with_their_length(tmp_path: Path) -> None:
    """With the square of it, each of these would take many minutes."""
    cue = "1\n00:00:01,000 --> 00:00:02,000\n"
    labels = "".join(f"{number}.0\t{number}.5\tx\n" for number in range(50_000))
    recording(tmp_path / "a.wav", 1.0)
    written = {
        "a.txt": "(" * 1_000_000,
        "b.txt": '""' + " " * 1_000_000 + "x\n",
        "a.srt": cue + "<v " * 300_000,
        "b.srt": cue + "<v" + " " * 1_000_000,
        "a.csv": "a.wav|" + " ".join(map(str, range(40_000))) + "|" + "x " * 40_000,
        "b.csv": ";" * 1_000_000,
        "a.lab": labels,
    }
    for name, content in written.items():
        (tmp_path / name).write_text(content)
        with contextlib.suppress(TextError):
            scan(tmp_path / name)


def test_more_columns_or_lines_than_a_list_has_are_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording(tmp_path / "a.wav", 1.0)
    (tmp_path / "a.csv").write_text("|".join(["a.wav"] * 201) + "\n")
    with pytest.raises(TextError, match="more than 200 columns"):
        scan(tmp_path / "a.csv")

    monkeypatch.setattr(interface, "MAX_LINES", 3)
    (tmp_path / "b.csv").write_text("a.wav|Close the gate.\n" * 4)
    with pytest.raises(TextError, match="too large"):
        scan(tmp_path / "b.csv")


@given(st.text(max_size=20) | st.from_regex(r"\d{0,5000}:?\d{0,3}:?\d+[.,]?\d{0,5000}", fullmatch=True))
def test_any_text_is_a_time_or_none(text: str) -> None:
    value = times.seconds(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("written", "value"),
    [("83.5", 83.5), ("83,5", 83.5), ("1:23.5", 83.5), ("01:01:23,500", 3683.5), (" 2 ", 2.0), ("0.5s", 0.5),
     ("", None), ("-1", None), ("1:2:3:4", None), ("1e5", None), ("12.30 Uhr", None), ("2026-11-29", None)],
)  # fmt: skip
def test_times_are_read_as_they_are_written(written: str, value: float | None) -> None:
    assert times.seconds(written) == value


@pytest.mark.parametrize("cue", [(7.0, 6.0), (7.0, 7.0), (0.0, 5000.0)])
def test_one_bad_part_does_not_spoil_the_others(cue: tuple[float, float], tmp_path: Path) -> None:
    recording(tmp_path / "memo.wav", LONG)
    cues = [(1.0, 4.0), cue, (10.0, 14.0)]
    clocks = [f"{int(a) // 60}:{a % 60:06.3f} --> {int(b) // 60}:{b % 60:06.3f}" for a, b in cues]
    (tmp_path / "memo.srt").write_text("".join(f"{line}\nClose the gate.\n\n" for line in clocks))

    rows = scan(tmp_path)

    assert [row.problem.code if row.problem else None for row in rows] == [None, Refusal.BAD_ROW, None]
