"""Subtitles, and the times of words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tts_studio.books.captions import CaptionedSentence, Cue, cues, write
from tts_studio.books.shown import shown
from tts_studio.books.word_times import timed_words
from tts_studio.books.work import Timed
from tts_studio.engine.speaking.steady_voice import SaidWord
from tts_studio.text.front_end import read_aloud

LONG = (
    "It was raining, as it always did, in the town where he had lived for more than eighty years, and the streets, "
    "which were narrow, were full of people who did not look up."
)


def said(*phonemes: int) -> list[SaidWord]:
    """Return words of some numbers of phonemes, each of which takes a tenth of a second, without pauses."""
    ends = [sum(phonemes[: place + 1]) for place in range(len(phonemes))]
    return [SaidWord((end - count) / 10, end / 10, count) for end, count in zip(ends, phonemes, strict=True)]


# What is written, the phonemes of each word that the network says, and the seconds at which written words begin.
WORDS = (
    ("Two cats ran.", (2, 4, 3), {"Two": 0.0, "cats": 0.2, "ran.": 0.6}),
    ("Mr. Lee paid $5.", (6, 3, 3, 4, 6), {"Mr.": 0.0, "Lee": 0.6, "paid": 0.9, "$5.": 1.2}),
    # espeak-ng joins “in the”, and parts “eighty-two” in two.
    ("In the house", (4, 5), {"In": 0.0, "house": 0.4}),
    ("He is eighty-two now", (2, 2, 4, 2, 3), {"He": 0.0, "is": 0.2, "eighty-two": 0.4, "now": 1.0}),
    ("One – two", (3, 2), {"One": 0.0, "two": 0.3}),
    ("One two", (), {}),
)


def test_written_words_get_the_times_at_which_they_are_said() -> None:
    wrong = list[str]()
    for written, counts, starts in WORDS:
        (reading,) = read_aloud(written, "en-us")
        timed = timed_words(written, reading, said(*counts))
        found = {one.text: round(one.start, 3) for one in timed}
        in_order = all(one.start < one.end for one in timed)
        if (
            not in_order
            or any(found.get(word) != start for word, start in starts.items())
            or bool(found) != bool(starts)
        ):
            wrong.append(f"{written}: {found}")
    assert not wrong, "\n".join(wrong)


def test_far_more_words_than_are_said_share_the_time() -> None:
    written = "one two three four five six seven eight nine ten eleven twelve"
    (reading,) = read_aloud(written, "en-us")
    timed = timed_words(written, reading, said(30))
    assert [one.text for one in timed] == written.split()
    assert timed[-1].end == pytest.approx(3.0)


def test_what_is_not_spoken_is_not_shown() -> None:
    lines = {
        "# One *more* time": "One more time",
        "A [link](https://a.example) &amp; **bold**.": "A link & bold.",
        "Wait [pause 0.5s] here": "Wait here",
        "2 * 3 * 4": "2 * 3 * 4",
        "A <break time='1s'/> b": "A b",
    }
    assert {written: shown(written, "en-us") for written in lines} == lines


def test_a_long_sentence_becomes_subtitles_of_two_lines_at_the_times_of_its_words() -> None:
    words = tuple(Timed(word, 10 + place, 10.5 + place) for place, word in enumerate(LONG.split()))
    found = list(cues(CaptionedSentence("", LONG, 10.0, 50.0, words)))
    assert " ".join(line for cue in found for line in cue.lines) == LONG
    assert len(found) > 1
    for cue in found:
        assert len(cue.lines) <= 2
        assert max(map(len, cue.lines)) <= 50
        first, last = [" ".join(cue.lines).split()[end] for end in (0, -1)]
        assert next(word.start for word in words if word.text == first and word.start == cue.start) == cue.start
        assert cue.end in [word.end for word in words if word.text == last]
    without = list(cues(CaptionedSentence("", LONG, 10.0, 50.0, None)))
    assert [cue.lines for cue in without] == [cue.lines for cue in found]
    assert (without[0].start, without[-1].end) == (10.0, 50.0)


def test_a_sentence_without_spaces_is_cut_at_its_marks() -> None:
    text = "今天天气很好，" * 20
    found = list(cues(CaptionedSentence("", text, 0.0, 40.0, None)))
    assert "".join(line for cue in found for line in cue.lines) == text
    assert max(len(cue.lines[0]) for cue in found) <= 84


def test_files_are_written_as_players_read_them(tmp_path: Path) -> None:
    sentences = [
        CaptionedSentence("One", "A {b} & <c>.", 0.25, 1.5, (Timed("A", 0.3, 0.4), Timed("{b}", 0.5, 1.4))),
        CaptionedSentence("One", "End.", 3600.0, 3661.0625, None),
    ]
    for name in ("a.srt", "a.vtt", "a.words.json"):
        write(tmp_path / name, sentences)
    assert (tmp_path / "a.srt").read_text() == (
        "1\n00:00:00,300 --> 00:00:01,400\nA {b} & <c>.\n\n2\n01:00:00,000 --> 01:01:01,062\nEnd.\n\n"
    )
    assert (tmp_path / "a.vtt").read_text() == (
        "WEBVTT\n\n00:00:00.300 --> 00:00:01.400\nA {b} &amp; &lt;c&gt;.\n\n01:00:00.000 --> 01:01:01.062\nEnd.\n\n"
    )
    first, second = json.loads((tmp_path / "a.words.json").read_text())
    assert first["words"] == [{"word": "A", "start": 0.3, "end": 0.4}, {"word": "{b}", "start": 0.5, "end": 1.4}]
    assert second["words"] is None
    assert list(cues(sentences[1])) == [Cue(3600.0, 3661.0625, ("End.",))]
