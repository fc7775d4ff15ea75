"""Where a long sentence is cut so that its first words are heard early."""

from __future__ import annotations

from itertools import pairwise

from tests.helpers.tables import each_row
from tts_studio.text.first_phrase import parts
from tts_studio.text.phonemizers import ESPEAK, phonemizer

SENTENCES = {
    "en-us": (
        "Yes.",
        "Good morning, how are you today?",
        "When the train had left the station, she opened the letter that her brother had sent, and read it to the end.",
        "The old man who lived at the end of the road told everybody that the river would rise before the winter " * 2,
        "Well, no; that is, the others (whom you have met) agreed: nothing, absolutely nothing, will come of it.",
    ),
    "de": (
        "Der alte Mann, der am Ende der Straße wohnte, sagte allen, dass der Fluss noch vor dem Winter steigen wird.",
    ),
    "fr": ("Le vieil homme qui habitait au bout de la rue disait à tout le monde que la rivière allait monter.",),
}


def said(language: str, text: str) -> list[str]:
    return [phoneme for sentence in phonemizer(ESPEAK, language).phonemize(text) for phoneme in sentence]


def sounds(phonemes: list[str]) -> list[str]:
    return [phoneme for phoneme in phonemes if phoneme not in " ,"]


@each_row(("language", "text"), [(language, text) for language, texts in SENTENCES.items() for text in texts])
def test_no_sound_is_lost_and_the_first_part_is_short(language: str, text: str) -> None:
    whole = said(language, text)
    found = parts(whole)
    assert [sound for part in found for sound in sounds(part)] == sounds(whole)
    assert all(part[0] != " " and part[-1] != " " and sounds(part) for part in found)
    assert all(part[-1] in ",;:" for part in found[:-1]), "the voice stays up where the sentence goes on"
    assert len(found[0]) <= 60
    assert all(len(after) <= 6 * len(before) + 60 for before, after in pairwise(found))


def test_it_is_cut_where_a_reader_breathes() -> None:
    _, _, train, *_ = SENTENCES["en-us"]
    first, *_ = parts(said("en-us", train))
    assert [*first, " "] == said("en-us", "When the train had left the station, ")
    assert len(parts(said("en-us", "Good morning, how are you today?"))) == 1, "a short sentence stays whole"


def test_phonemes_without_stress_are_cut_at_marks_alone() -> None:
    letters = list("one two three four five six seven eight nine ten eleven twelve thirteen fourteen, fifteen sixteen")
    assert ["".join(part) for part in parts(letters)] == ["".join(letters)]
    assert (
        len(parts(list("one two three four five, six seven eight nine ten eleven twelve thirteen fourteen fifteen")))
        == 2
    )
