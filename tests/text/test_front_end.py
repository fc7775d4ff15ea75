"""What is read of a text: tables of sentences with their readings, and what holds for every text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.tables import each_row
from tts_studio.text import prompts
from tts_studio.text.front_end import ELLIPSIS, read, read_aloud
from tts_studio.text.languages import language_of
from tts_studio.text.languages.language import word_set
from tts_studio.text.readings import PauseKind, ReadSentence, Silence, Words
from tts_studio.text.splitting import sentences

HERE = Path(__file__).parent
LANGUAGES = ["en-us", "en-gb-x-rp", "de", "es", "fr", "hi", "it", "pt", "pt-br", "nl"]
OTHERS = ["cmn", "ru", "ar", "sv", "xx"]


NOT_YET = "not yet"
"""In the third column: a sentence that is not read right so far."""


def lines(file: Path) -> list[list[str]]:
    return [line.replace("\\n", "\n").split("\t") for line in file.read_text(encoding="utf-8").splitlines()]


def rows(language: str, *folders: str) -> list[tuple[str, str]]:
    """Return what is read right: of a few sentences of each kind, or of those that were collected beforehand."""
    files = [HERE / "readings" / folder / f"{language}.tsv" for folder in folders]
    return [(row[0], row[1]) for file in files if file.is_file() for row in lines(file) if NOT_YET not in row]


def said(text: str, language: str = "en-us") -> list[str]:
    return [reading.words for reading in read(text, language) if reading.pieces]


def table(*folders: str) -> Iterator[tuple[str, str, str]]:
    for language in LANGUAGES:
        yield from ((language, *row) for row in rows(language, *folders))


@each_row(("language", "text", "expected"), list(table("", "collected")))
def test_a_text_is_read_as_a_person_would(language: str, text: str, expected: str) -> None:
    assert " | ".join(said(text, language)) == expected


def test_of_the_sentences_that_were_collected_few_are_not_read_right_and_those_are_named() -> None:
    """Their readings were written down before the program read them."""
    for file in (HERE / "readings" / "collected").glob("*.tsv"):
        not_yet = [row for row in lines(file) if NOT_YET in row]
        assert len(not_yet) <= 0.03 * len(lines(file)), file.name
        assert [row for row in not_yet if " | ".join(said(row[0], file.stem)) == row[1]] == []


@each_row(("language", "text", "expected"), list(table("")))
def test_what_was_read_is_read_the_same_again(language: str, text: str, expected: str) -> None:
    once = said(text, language)
    assert said("\n\n".join(once), language) == once


@each_row("language", ["en-us", "de", "es", "fr", "it", "pt-br", "nl", "cmn"])
def test_plain_sentences_stay_as_they_are(language: str) -> None:
    for prompt in prompts.load(language):
        if "Mr." in prompt.text:
            continue
        (reading,) = read(prompt.text, language) if language != "cmn" else [_joined(prompt.text)]
        assert reading.words == prompt.text
        assert all(piece.spoken == piece.text for piece in reading.pieces if isinstance(piece, Words))


def _joined(text: str) -> ReadSentence:
    readings = list(read(text, "cmn"))
    return ReadSentence((0, len(text)), tuple(piece for reading in readings for piece in reading.pieces))


@each_row("language", ["en-us", "de", "es", "fr", "it", "pt", "nl"])
def test_sentences_end_where_a_reader_ends_them(language: str) -> None:
    for line in (HERE / "sentence_ends" / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        text = line.replace("|", "")
        found = [text[slice(*span)] for span, _ in sentences(text, (0, len(text)), language_of(language))]
        assert found == [part.strip() for part in line.split("|")]


@each_row(
    ("language", "text", "expected"),
    [
        ("ru", "Привет. Как дела?", ["Привет.", "Как дела?"]),
        ("hi", "नमस्ते। आप कैसे हैं?", ["नमस्ते।", "आप कैसे हैं?"]),
        ("ar", "مرحبا. كيف حالك؟ بخير.", ["مرحبا.", "كيف حالك؟", "بخير."]),
        ("cmn", "你好。今天天气很好！好的，走吧。", ["你好。", "今天天气很好！", "好的，走吧。"]),
        ("sv", "Det kostar 5 kr. Ja!", ["Det kostar 5 kr.", "Ja!"]),
    ],
)
def test_other_languages_are_cut_into_sentences_and_left_as_they_are(
    language: str, text: str, expected: list[str]
) -> None:
    assert said(text, language) == expected


def test_sentences_stand_where_they_were_written() -> None:
    text = "  One,\ttwo.  **Three** ($5)!\n\n- Four [[Page|five]]\n"
    assert [text[slice(*reading.span)] for reading in read(text, "en-us")] == [
        "One,\ttwo.",
        "**Three** ($5)!",
        "- Four [[Page|five]]",
    ]


def test_what_follows_a_sentence_is_known() -> None:
    pauses = [reading.pause for reading in read("A heading\nOne. Two.\n\nThree.", "en-us")]
    assert pauses == [PauseKind.LINE, PauseKind.SENTENCE, PauseKind.PARAGRAPH, PauseKind.PARAGRAPH]


@each_row("dots", ["...", "…", "....", " ... ", " … "])
def test_three_dots_inside_a_sentence_are_a_pause(dots: str) -> None:
    (reading,) = read(f"Well{dots} I do not know.", "en-us")
    first, pause, second = reading.pieces
    assert isinstance(first, Words)
    assert isinstance(second, Words)
    assert (first.spoken, pause, second.spoken) == ("Well,", Silence(ELLIPSIS, "… "), "I do not know.")


@each_row(
    ("text", "spoken"),
    [
        ("word -- word", "word — word"),
        ("word—word", "word — word"),
        ("word - word", "word — word"),
        ("well-known", "well-known"),
        ("Brackets (like these two) pause.", "Brackets, like these two, pause."),
        ("The cat(s) came.", "The cat(s) came."),
        ("In the U.S.A. and at 5 p.m.", "In the U S eh and at five P M."),
        ("A. Smith has plan A.", "eh Smith has plan eh."),
        ("And so on...", "And so on."),
    ],
)
def test_the_phonemizer_gets_what_it_reads_best(text: str, spoken: str) -> None:
    (reading,) = read(text, "en-us")
    (words,) = reading.pieces
    assert isinstance(words, Words)
    assert words.spoken == spoken


@each_row(("language", "spoken"), [("fr", "Il a 82 ans."), ("nl", "Il a 82 ans."), ("de", "Il a 82 ans.")])
def test_cardinals_that_espeak_says_better_than_words_stay_digits(language: str, spoken: str) -> None:
    (reading,) = read("Il a 82 ans.", language)
    (words,) = reading.pieces
    assert isinstance(words, Words)
    assert words.spoken == spoken
    assert "82" not in words.text


@each_row(
    ("language", "text", "words", "lost"),
    [
        ("en-us", "Say 你好, please.", "Say, please.", ("你", "好")),
        ("en-us", "Привет, Anna!", "Anna!", tuple("Привет")),
        ("en-us", "שלום", "", tuple("שלום")),
        ("de", "Das ist Ελλάδα, nicht α oder π.", "Das ist, nicht α oder π.", tuple("Ελάδα")),
        ("ru", "Привет, Anna 你", "Привет, Anna", ("你",)),
        ("en-us", "Nguyễn Văn Łukasz Dvořák", "Nguyen Văn Łukasz Dvořák", ()),
        ("xx", "你好 Привет", "你好 Привет", ()),
    ],
)
def test_letters_without_sounds_are_named_and_left_out(
    language: str, text: str, words: str, lost: tuple[str, ...]
) -> None:
    (reading,) = read(text, language)
    assert reading.words.lstrip(", ") == words
    assert reading.unsayable == tuple(dict.fromkeys(lost))


def test_all_letters_are_kept_for_a_voice_of_letters() -> None:
    (reading,) = read("hello жук", "en-us", all_letters=True)
    assert (reading.words, reading.unsayable) == ("hello жук", ())


@each_row(
    ("text", "expected"),
    [
        ("Ｈｅｌｌｏ，ｗｏｒｌｄ！", "Hello, world!"),
        ("𝐇𝐞𝐥𝐥𝐨 𝓦𝓸𝓻𝓵𝓭 Ⓗⓘ 🄰🅱", "Hello World Hi AB"),
        ("ﬁne oﬀer Ⅻ", "fine offer twelve"),
        ("so\u00adft ze\u200bro jo\u200din \ufeffmark \u202eback", "soft zero join mark back"),
        ("cafe\u0301", "café"),
        ("10⁶ or 10⁻³", "ten to the power of six or ten to the power of minus three"),
        ("a word¹ and more.²", "a word and more."),
        ("done ✓ ■ ☛", "done"),
        ("\x1b[31mred\x1b[0m \x00 \x07bell", "red bell"),
        ("٣٤ apples", "thirty-four apples"),
        ("=====\nHello\n-----", "Hello"),
    ],
)
def test_characters_are_put_in_order(text: str, expected: str) -> None:
    assert " ".join(said(text)) == expected


def test_a_name_of_a_picture_does_not_swallow_the_sentence() -> None:
    """espeak-ng's German loses all that follows this one."""
    assert said("Hallo 🤠 Welt", "de") == ["Hallo gesicht mit cowboyhut Welt"]


@each_row(
    ("text", "expected"),
    [
        ("one line that is broken\nby its author", ["one line that is broken", "by its author"]),
        (
            "This line of a letter was as long as the window was wide,\nand so a program broke it here.",
            ["This line of a letter was as long as the window was wide, and so a program broke it here."],
        ),
        ("Title\n\nThis is a paragraph.\nSo is this.", ["Title", "This is a paragraph.", "So is this."]),
        ("Dear Anna,\nhow are you?\nYours,\nPaul", ["Dear Anna,", "how are you?", "Yours,", "Paul"]),
        ("one\r\ntwo\rthree\u2028four", ["one", "two", "three", "four"]),
    ],
)
def test_a_line_end_is_a_pause_unless_the_line_was_too_long(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_sentence_of_which_nothing_is_said_tells_the_next_one() -> None:
    first, second = read_aloud("你好。 Hello. Привет. Bye.", "en-us")
    assert (first.words, first.unsayable) == ("Hello.", tuple("你好Привет"))
    assert (second.words, second.unsayable) == ("Bye.", ())
    (nothing,) = read_aloud("你好。\n好。", "en-us")
    assert (nothing.pieces, nothing.unsayable) == ((), ("你", "好"))


WORDS = ["kettle", "river", "window", "Garden", "Paris", "Mr.", "Dr.", "St.", "No.", "etc.", "e.g.", "U.S.", "J.", "am"]
SIGNS = word_set(
    """$5 €27,50 1/2 ½ 12-14 1914–18 4:00 16.30 05/12/2024 2024-05-12 12.05.2024 1st 21. XIV II IV. 10 km/h 25°C -5
    +49 555-0123 192.168.0.1 v2.0 info@a.com https://x.org/a?b=1 /usr/bin #1 #tag @me % & + = < > <b> </b> [pause
    </p> [rate [/rate] [[ ]] [[həlˈoʊ]] [[Main ** * _ ` ~~ # - 1. | --- ``` ... … — – -- ( ) “ ” ' « » ? ! : ; , .
    。 ， 你好 привет α Ωmega 😀 ﬁ Ⅳ Ｈ ² m² № ™ € 1,234,567 1.234,5 007 .5 3,14 '90s 90er &amp; &lt; \\* C++ A4
    <break/> <speak> </speak> [/spell] [spell] <prosody> </sub> <sub/>"""
)
MORE = [
    "\u00ad",
    "\u200b",
    "\ud800",
    "<break time='1s'/>",
    "<break time=1s>",
    "\n",
    "\n\n",
    "\u00a0",
    "\u202e",
    "\x00",
    "\x1b[31m",
    "[volume 50%]",
]
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from([*sorted(SIGNS), *MORE])), max_size=12)


@given(tokens=TEXTS, between=st.sampled_from([" ", ""]), language=st.sampled_from([*LANGUAGES, *OTHERS]))
def test_any_text_is_read_in_order_and_inside(tokens: list[str], between: str, language: str) -> None:
    text = between.join(tokens)
    readings = list(read(text, language))
    ends = 0
    for reading in readings:
        assert ends <= reading.span[0] <= reading.span[1] <= len(text)
        ends = reading.span[1] if reading.pieces else ends
        assert reading.words or not reading.pieces or all(isinstance(piece, Silence) for piece in reading.pieces)


@given(tokens=TEXTS, language=st.sampled_from([*LANGUAGES, *OTHERS]))
def test_no_word_that_can_be_said_is_lost(tokens: list[str], language: str) -> None:
    tokens = [token for token in tokens if token != "```"]
    words = " ".join(said(" ".join(tokens), language)).lower()
    for token in tokens:
        if token in ("kettle", "river", "window", "Garden", "Paris"):
            assert token.lower() in words


@given(text=st.text(max_size=60), language=st.sampled_from([*LANGUAGES, *OTHERS]))
def test_any_text_is_read(text: str, language: str) -> None:
    for reading in read(text, language):
        assert (
            text[slice(*reading.span)] == text[slice(*reading.span)].strip() or reading.troubles or not reading.pieces
        )


def _calls(text: str, most: int | None = None) -> int:
    """Return how many functions are called until a text is read, or its first sentences."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    readings = read(text, "en-us")
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        for number, _ in enumerate(readings, 1):
            if number == most:
                break
    finally:
        sys.setprofile(before)
    return count


@each_row(
    "unit",
    ["Mr. Smith paid $5 at 4:00. ", "word ", "a", "1 ", "*a ", "[[ ", "<b ", "<b> ", "[x](y) ", "(", "“", "&amp;",
     "[pause] ", "1. a\n", "你", "| a "],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    short = unit * (1000 // len(unit))
    _calls(short)  # what is cached is made now
    once, twice = _calls(short), _calls(short * 2)
    assert twice < 2.3 * once + 500


def test_the_first_sentence_of_a_book_is_read_without_the_others() -> None:
    page, book = ("Mr. Smith paid $5 at 4:00. Then he left.\n\n" * count for count in (10, 20_000))
    _calls(page)
    assert _calls(book, most=1) == _calls(page, most=1)


def test_rules_are_loaded_when_a_text_is_read_and_those_of_numbers_with_the_first_number() -> None:
    import subprocess

    whole, numbers = (
        "'tts_studio.text.front_end', 'emoji'",
        "'tts_studio.text.rules.dates', 'unicode_rbnf', 'tts_studio.text.markup.tags'",
    )
    code = f"""
import sys, tts_studio.cli, tts_studio.jobs, tts_studio.text.prompts
print(*{{{whole}, {numbers}}} & set(sys.modules))
from tts_studio.text.front_end import read
list(read("What a “fine” day, Dr. Hall.", "en-us"))
print(*{{'emoji', {numbers}}} & set(sys.modules))
list(read("A day of 24 hours.", "en-us"))
print(*sorted({{{numbers}}} & set(sys.modules)))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == ["", "", "tts_studio.text.rules.dates unicode_rbnf"]
