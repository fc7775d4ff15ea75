"""Markup: what it does, that it is never spoken, and that what is wrong is told at its place."""

from __future__ import annotations

import pytest

from tests.helpers.tables import each_row
from tts_studio.text.front_end import read
from tts_studio.text.readings import Manner, PauseKind, ReadSentence, Silence, Sounds, Words


def only(text: str, language: str = "en-us") -> ReadSentence:
    (reading,) = (reading for reading in read(text, language) if reading.pieces)
    return reading


def troubles(text: str) -> list[tuple[str, str]]:
    """Return what is marked as wrong, and the sentence about it."""
    found = [trouble for reading in read(text, "en-us") for trouble in reading.troubles]
    return [(text[slice(*trouble.span)], str(trouble.message)) for trouble in found]


def manners(text: str) -> dict[str, Manner]:
    return {piece.text.strip(): piece.manner for piece in only(text).pieces if isinstance(piece, Words)}


@each_row(
    ("text", "words"),
    [
        ("**bold**, *it*, ***both***, _u_, __s__, ~~x~~ and `code`.", "bold, it, both, u, s, x and code."),
        ("un**believ**able and snake_case stay words.", "unbelievable and snake_case stay words."),
        ("It is 2 * 3, or 2*3.", "It is two times three, or two times three."),
        ("![a picture](x.png) and [a (nested) link](https://a.b/c_(d)) here", "a picture and a (nested) link here"),
        ("See [this][ref] and a note[^1].", "See this and a note."),
        (r"\*not a list\* and 2\.5 \[x\]", "not a list and two point five [x]"),
        ("An unclosed **bold and *it and `code", "An unclosed bold and it and code"),
        ("<https://example.com> is a link", "<example dot com> is a link"),
    ],
)
def test_signs_of_markdown_are_left_out(text: str, words: str) -> None:
    assert only(text).words == words


def test_blocks_of_markdown_are_lines() -> None:
    text = "Title\n=====\n\n> quoted\n\n```python\nx\n```\n\n---\n* [x] done\n* open\n\n| a | b |\n|:-:|---|\n| c | d |"
    assert [reading.words for reading in read(text, "en-us") if reading.pieces] == [
        "Title", "quoted", "x", "done", "open", "a, b", "c, d",
    ]  # fmt: skip


@each_row(
    ("inside", "sounds"),
    [
        ("bˈætmæn", "bˈætmæn"),
        (" bˈætmæn ", "bˈætmæn"),
        (" hello ", "hello"),
        ("tˈuː  θɹˈiː", "tˈuː θɹˈiː"),
        ("ʒɑ̃", "ʒɑ̃"),
    ],
)
def test_phonemes_between_double_brackets_pass(inside: str, sounds: str) -> None:
    reading = only(f"Say [[{inside}]] now.")
    assert [piece for piece in reading.pieces if isinstance(piece, Sounds)] == [Sounds(sounds)]
    assert reading.words == f"Say [[ {sounds} ]] now."


@each_row(
    ("text", "words"),
    [
        ("See [[Main Page]] now.", "See Main Page now."),
        ("See [[home]] now.", "See home now."),
        ("See [[Main Page|the page]] now.", "See the page now."),
        ("Take [[ this.", "Take this."),
        ("Take ]] this.", "Take this."),
        ("Take [[ one [[ two ]] three.", "Take one [[ two ]] three."),
        ("Nothing [[ ]] and [[]] here.", "Nothing and here."),
        ("An [[open\nbracket]] in two lines.", "An open | bracket in two lines."),
    ],
)
def test_brackets_around_anything_else_are_left_out(text: str, words: str) -> None:
    assert " | ".join(reading.words for reading in read(text, "en-us")) == words
    assert troubles(text) == []


def test_pinyin_passes_in_mandarin() -> None:
    assert only("我说 [[ni3 hao3]]。", "cmn").pieces[1] == Sounds("ni3 hao3")


@each_row(
    ("mark", "seconds"),
    [
        ("[pause 0.5s]", 0.5), ("[pause 500ms]", 0.5), ("[pause 2]", 2.0), ("[pause]", 0.5),
        ("[pause: 1,5 s]", 1.5),
        ("<break time='1s'/>", 1.0), ('<break time="250ms"/>', 0.25), ("<break/>", 0.4),
        ("<break strength='none'/>", 0.0), ("<break strength='x-strong'/>", 1.2),
    ],
)  # fmt: skip
def test_a_pause_is_silence(mark: str, seconds: float) -> None:
    pieces = only(f"One {mark} two.").pieces
    assert [piece.seconds for piece in pieces if isinstance(piece, Silence)] == [pytest.approx(seconds)]
    assert only(f"One {mark} two.").words == f"One [pause {seconds:g}s] two."


@each_row(
    ("text", "word", "manner"),
    [
        ("a [rate 50%]slow[/rate] b", "slow", Manner(rate=0.5)),
        ("a [rate fast]slow[/rate] b", "slow", Manner(rate=1.3)),
        ("a [volume +6dB]loud[/volume] b", "loud", Manner(gain=pytest.approx(1.995, abs=0.01))),
        ("a [emphasis]not[/emphasis] b", "not", Manner(rate=0.92, gain=1.3)),
        ("a [language de]nicht[/language] b", "nicht", Manner(language="de")),
        ("a <prosody rate='slow' volume='soft'>x</prosody> b", "x", Manner(rate=0.75, gain=0.6)),
        ("a <prosody rate='+20%'>x</prosody> b", "x", Manner(rate=1.2)),
        ("a <emphasis level='strong'>x</emphasis> b", "x", Manner(rate=0.85, gain=1.6)),
        ("a <lang xml:lang='fr-FR'>x</lang> b", "x", Manner(language="fr")),
    ],
)
def test_a_span_is_said_in_its_manner(text: str, word: str, manner: Manner) -> None:
    found = manners(text)
    assert found[word] == manner
    assert found["a"] == found["b"] == Manner()
    assert troubles(text) == []


def test_spans_may_be_nested_and_go_over_paragraphs() -> None:
    text = "[rate 50%]One.\n\n[emphasis]Two.[/emphasis]\n\nThree.[/rate] Four."
    found = {reading.words: reading.pieces[0] for reading in read(text, "en-us")}
    rates = {words: piece.manner.rate for words, piece in found.items() if isinstance(piece, Words)}
    assert rates == {"One.": 0.5, "Two.": pytest.approx(0.46), "Three.": 0.5, "Four.": 1.0}


@each_row(
    ("text", "words"),
    [
        ("<sub alias='World Wide Web'>WWW</sub> is big", "World Wide Web is big"),
        ("<say-as interpret-as='characters'>ABC1</say-as> is a plan", "A. B. C. one is a plan"),
        ("[spell]abc[/spell] is spelt", "A. B. C. is spelt"),
        ("<say-as interpret-as='digits'>2024</say-as> it is", "two oh two four it is"),
        ("<say-as interpret-as='ordinal'>3</say-as> place", "third place"),
        ("<say-as interpret-as='cardinal'>1984</say-as> things", "one thousand nine hundred eighty-four things"),
        ("<say-as interpret-as='date' format='dmy'>3/4/2020</say-as>", "April third, twenty twenty"),
        ("<say-as interpret-as='telephone'>555-0123</say-as>", "five five five, oh one two three"),
        ("say <phoneme alphabet='ipa' ph='təmˈeɪɾoʊ'>tomato</phoneme> now", "say [[ təmˈeɪɾoʊ ]] now"),
        ("<b>bold</b>, <i>it</i> and <a href='x'>link</a>", "bold, it and link"),
        ("Press <Enter> if 3 < 4.", "Press <Enter> if three less than four."),
        ("Tom &amp; Jerry &lt;3 &#233; &unknown;", "Tom and Jerry less than three é &unknown;"),
        ("a <!-- remark --> b", "a b"),
    ],
)
def test_tags_are_obeyed_or_left_out(text: str, words: str) -> None:
    assert only(text).words == words
    assert troubles(text) == []


def test_a_document_is_read_by_its_sentences_and_paragraphs() -> None:
    text = """<?xml version="1.0"?>
    <speak version="1.1" xml:lang="en-US"><p><s>First one</s><s>Second
    line</s></p><p>Fish &amp; 3 &lt; 4.</p></speak>"""
    assert [(reading.words, reading.pause) for reading in read(text, "en-us") if reading.pieces] == [
        ("First one", PauseKind.SENTENCE),
        ("Second line", PauseKind.SENTENCE),
        ("Fish and three less than four.", PauseKind.PARAGRAPH),
    ]
    assert troubles(text) == []


@each_row(
    ("text", "wrong", "message", "words"),
    [
        ("a [pause xx] b", "[pause xx]", "“xx” is no pause", "a b"),
        ("a [pause 99s] b", "[pause 99s]", "“99s” is no pause", "a b"),
        ("a [rate much]x[/rate] b", "[rate much]", "“much” is no value of “rate”.", "a x b"),
        ("a [/rate] b", "[/rate]", "The mark [/rate] closes nothing.", "a b"),
        ("a [emphasis]b", "[emphasis]", "The mark [emphasis] is not closed.", "a b"),
        ("a [language klingon]x[/language]", "[language klingon]", "“klingon” is no value of “language”.", "a x"),
        ("a <break time='soon'/> b", "<break time='soon'/>", "“soon” is no pause", "a b"),
        ("a <break time=1s/> b", "<break time=1s/>", "The tag “<break time=1s/>” is not written correctly.", "a b"),
        ("a <break time='1s' b", "<break time='1s' ", "is not written correctly.", "a b"),
        ("a <prosody pitch='high'>x</prosody>", "<prosody pitch='high'>", "“pitch” has no effect here.", "a x"),
        ("a <prosody rate='9'>x</prosody>", "<prosody rate='9'>", "“9” is no value of “rate”.", "a x"),
        ("a <emphasis>b", "<emphasis>", "The tag <emphasis> is not closed.", "a b"),
        ("a </prosody> b", "</prosody>", "The tag </prosody> closes nothing.", "a b"),
        ("a <phoneme ph='M!'>x</phoneme>", "<phoneme ph='M!'>", "is not written in the International", "a x"),
        ("a <phoneme alphabet='x-sampa' ph='b'>x</phoneme>", "<phoneme alphabet='x-sampa' ph='b'>", "“x-sampa”", "a x"),
        ("a <phoneme>x</phoneme>", "<phoneme>", "The tag <phoneme> needs “ph”.", "a x"),
        ("a <say-as>x</say-as>", "<say-as>", "needs “interpret-as”", "a x"),
        ("a <say-as interpret-as='colour'>x</say-as>", "<say-as interpret-as='colour'>", "cannot be read as", "a x"),
        ("a <say-as interpret-as='digits'>x", "<say-as interpret-as='digits'>", "is not closed", "a x"),
        ("a <lang xml:lang='xx-XX'>x</lang>", "<lang xml:lang='xx-XX'>", "The language “xx-XX” is not known.", "a x"),
        ("a <audio src='x.wav'/> b", "<audio src='x.wav'/>", "The tag <audio> has no effect here.", "a b"),
        ("<speak>a <blink>b</blink></speak>", "<blink>", "There is no tag <blink>.", "a b"),
    ],
)
def test_wrong_markup_is_told_at_its_place_and_not_spoken(text: str, wrong: str, message: str, words: str) -> None:
    found = troubles(text)
    assert found[0][0].strip() == wrong.strip()
    assert message in found[0][1]
    assert only(text).words == words


def test_markup_alone_says_nothing() -> None:
    assert [reading for reading in read("<speak></speak>", "en-us") if reading.pieces] == []
