"""Which column is the text."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.made_up_lists import GERMAN, SENTENCES, names, recordings, table
from tts_studio.errors import TextError
from tts_studio.events import Refusal
from tts_studio.project.exchange import Survey, Wishes, survey
from tts_studio.project.lists import columns as why

COUNT = len(SENTENCES)
IPA = (
    *("ðə kˈɛɾəl sˈɪŋz", "pliːz lˈiːv jʊɹ wˈɛt bˈuːts", "hˈaʊ mˈɛni ˈæpəlz", "ˌaʊɚ tɹˈeɪn"),
    *("ʃiː ɡˈeɪv", "wˌʌt ɐ bɹˈaɪt", "wiː mˈɛt", "klˈoʊz ðə ɡˈeɪt"),
)
ARPABET = tuple(f"HH AH0 L OW{number % 3} DH AH0" for number in range(COUNT))
PINYIN = tuple(f"ni3 hao3 ma{number % 4 + 1}" for number in range(COUNT))
UPPER = tuple(sentence.upper() for sentence in SENTENCES)

LABELS: dict[str, Sequence[str]] = {
    "one name": ["Anna Smith"] * COUNT,
    "one name of three words": ["Anna Maria Smith-Jones"] * COUNT,
    "almost always one name": ["Anna Smith"] * (COUNT - 1) + ["Anna Smyth"],
    "a language": ["English (US)"] * COUNT,
    "a code": ["en"] * COUNT,
    "notes": [f"recorded by Anna on day {number}" for number in range(COUNT)],
    "notes of changing length": [f"take {number} " + "in the blue room" * (number % 2) for number in range(COUNT)],
    "dates": [f"2026-11-{number:02d} 10:{number}0" for number in range(1, COUNT + 1)],
    "lengths": [f"{len(sentence)}" for sentence in SENTENCES],
    "seconds": [f"{len(sentence) / 15:.2f}" for sentence in SENTENCES],
    "emotions": ["Neutral", "Happy", "Angry", "Sad"] * 2,
    "parts of a set": ["train"] * 6 + ["val"] * 2,
    "genders": ["female"] * COUNT,
    "IPA": IPA,
    "ARPAbet": ARPABET,
    "pinyin with tones": PINYIN,
    "nothing": [""] * COUNT,
    "almost nothing": [""] * (COUNT - 1) + ["?"],
    "paths": [f"D:\\recordings\\{number}.wav" for number in range(COUNT)],
    "a rating": ["good", "good", "ok", "good", "bad", "ok", "good", "good"],
    "translations": GERMAN,
}


def look(folder: Path, **wishes: str) -> Survey:
    return survey(folder, Wishes(**{"language": "en-us", **wishes}))


def texts(found: Survey) -> list[str]:
    return [row.text for row in found.rows]


@pytest.mark.parametrize("place", ["before", "behind"])
@pytest.mark.parametrize("label", LABELS)
def test_what_is_no_text_is_not_taken_for_it(label: str, place: str, tmp_path: Path) -> None:
    recordings(tmp_path)
    middle = [LABELS[label], SENTENCES] if place == "before" else [SENTENCES, LABELS[label]]
    table(tmp_path / "metadata.csv", names(), *middle)

    found = look(tmp_path, speaker="*")

    assert texts(found) == list(SENTENCES)
    assert [row.problem for row in found.rows] == [None] * COUNT
    assert found.lists[0].columns is not None
    assert found.lists[0].columns.text == ("3" if place == "before" else "2")


@pytest.mark.parametrize("label", ["one name", "notes", "IPA", "translations", "parts of a set", "seconds"])
@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_nor_with_other_delimiters(label: str, delimiter: str, tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "list.tsv", names(), SENTENCES, LABELS[label], delimiter=delimiter)

    assert texts(look(tmp_path)) == list(SENTENCES)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chosen=st.lists(st.sampled_from([name for name in LABELS if name != "paths"]), max_size=3, unique=True),
    seed=st.integers(0, 99),
)
def test_any_columns_in_any_order(chosen: list[str], seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("columns")
    recordings(folder)
    columns = [names(), SENTENCES, *(LABELS[name] for name in chosen)]
    random.Random(seed).shuffle(columns)
    table(folder / "metadata.csv", *columns)

    assert texts(look(folder, speaker="*")) == list(SENTENCES)


def test_the_columns_language_decides_between_translations(tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), SENTENCES, GERMAN)

    for language, wanted in (("en-us", SENTENCES), ("de", GERMAN)):
        found = survey(tmp_path, Wishes(language=language))
        assert texts(found) == list(wanted)
        assert found.lists[0].columns is not None
        assert (found.lists[0].columns.why, found.lists[0].columns.doubtful) == (why.LANGUAGE, True)


def test_the_length_decides_between_texts_of_one_language(tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), SENTENCES, [*SENTENCES[3:], *SENTENCES[:3]])

    found = look(tmp_path)

    assert texts(found) == list(SENTENCES)
    assert found.lists[0].columns is not None
    assert found.lists[0].columns.why == why.FITS


@pytest.mark.parametrize("order", [0, 1])
def test_of_two_spellings_the_one_without_digits_is_taken(order: int, tmp_path: Path) -> None:
    spelled = [f"{sentence} It took twenty minutes." for sentence in SENTENCES]
    raw = [f"{sentence} It took 20 minutes." for sentence in SENTENCES]
    recordings(tmp_path, spelled)
    table(tmp_path / "metadata.csv", names(), *([raw, spelled] if order else [spelled, raw]))

    found = look(tmp_path)

    assert texts(found) == spelled
    assert found.lists[0].columns is not None
    assert not found.lists[0].columns.doubtful


def test_the_decision_is_told_with_an_example(tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), SENTENCES, LABELS["notes"])

    (read,) = look(tmp_path).lists

    assert (read.name, read.rows) == ("metadata.csv", COUNT)
    assert read.columns is not None
    assert read.columns.examples == {"1": "en001.wav", "2": SENTENCES[0], "3": LABELS["notes"][0]}
    assert (read.columns.text, read.columns.why, read.columns.doubtful) == ("2", why.FITS, True)


@pytest.mark.parametrize("wanted", ["3", "note", "Note", " NOTE "])
def test_another_column_can_be_chosen(wanted: str, tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), SENTENCES, LABELS["notes"], header=["file", "text", "note"])
    assert texts(look(tmp_path)) == list(SENTENCES)

    found = look(tmp_path, text_column=wanted)

    assert texts(found) == LABELS["notes"]
    assert [row.others for row in found.rows] == [(sentence,) for sentence in SENTENCES]


@pytest.mark.parametrize("wanted", ["9", "0", "none", "-1"])
def test_a_column_that_is_not_there_is_a_sentence(wanted: str, tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), SENTENCES, LABELS["notes"])

    with pytest.raises(TextError, match=f"has no column “{wanted}”"):
        look(tmp_path, text_column=wanted)


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("label", ["one name", "IPA", "emotions", "seconds"])
def test_a_few_rows_are_enough(label: str, count: int, tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(count), SENTENCES[:count], LABELS[label][:count])

    assert texts(look(tmp_path)) == list(SENTENCES[:count])


def test_each_measure_is_of_the_columns_that_the_others_have_left(tmp_path: Path) -> None:
    """The longest column is in another language: beside it, those that are left are all short."""
    recordings(tmp_path)
    long = [f"{text} Und danach gingen wir alle zusammen nach Hause, weil es schon spät war." for text in GERMAN]
    table(tmp_path / "metadata.csv", names(), SENTENCES, long, [*SENTENCES[4:], *SENTENCES[:4]])

    assert texts(look(tmp_path)) == list(SENTENCES)


def test_recordings_that_cannot_be_measured_do_not_matter(tmp_path: Path) -> None:
    for path in recordings(tmp_path):
        path.write_bytes(b"")
    table(tmp_path / "metadata.csv", names(), SENTENCES, LABELS["one name"])

    assert texts(look(tmp_path)) == list(SENTENCES)


# --- people ---------------------------------------------------------------------------------------------------------

PEOPLE = ["Karen"] * 5 + ["Bob"] * 3


@pytest.mark.parametrize("header", [[], ["audio_file", "speaker_name", "text"]])
@pytest.mark.parametrize(
    ("first", "second"), [("Karen", "Bob"), ("17", "3"), ("p225", "p226"), ("安娜", "王"), ("Anna Smith", "Bob")]
)
def test_of_several_people_one_is_taken_and_all_are_named(
    first: str, second: str, header: list[str], tmp_path: Path
) -> None:
    people = [first] * 5 + [second] * 3
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), people, SENTENCES, header=header)

    found = look(tmp_path)

    assert (dict(found.speakers.counts), found.speakers.chosen) == ({people[0]: 5, people[-1]: 3}, people[0])
    assert [row.text for row in found.rows if not row.problem] == list(SENTENCES[:5])
    others = [row for row in found.rows if row.problem]
    assert {str(row.problem.reason) for row in others if row.problem} == {f"Its speaker is {people[-1]}."}
    assert {row.problem.code for row in others if row.problem} == {Refusal.OTHER_SPEAKER}


@pytest.mark.parametrize("behind", [False, True])
def test_whose_it_is_can_be_chosen(behind: bool, tmp_path: Path) -> None:
    recordings(tmp_path)
    columns = [SENTENCES, PEOPLE] if behind else [PEOPLE, SENTENCES]
    table(tmp_path / "metadata.csv", names(), *columns)

    assert [row.text for row in look(tmp_path, speaker="bob").rows if not row.problem] == list(SENTENCES[5:])
    assert all(row.problem is None for row in look(tmp_path, speaker="*").rows)
    assert look(tmp_path, owner="BOB").speakers.chosen == "Bob"
    assert look(tmp_path, owner="Carla").speakers.chosen == "Karen"
    with pytest.raises(TextError, match="names no speaker “Carla”") as caught:
        look(tmp_path, speaker="Carla")
    assert str(caught.value.hint) == "Please choose one of: Karen, Bob."


@pytest.mark.parametrize("label", ["emotions", "parts of a set", "genders", "a rating", "one name"])
def test_labels_that_are_no_people_divide_nothing(label: str, tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), LABELS[label], SENTENCES)

    found = look(tmp_path)

    assert not found.speakers.several
    assert all(row.problem is None for row in found.rows)


def test_rows_without_a_name_are_not_guessed(tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), [*PEOPLE[:-1], ""], SENTENCES)

    last = look(tmp_path).rows[-1]

    assert last.problem is not None
    assert str(last.problem.reason) == "It names no speaker."


def test_one_person_in_several_spellings_is_one(tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), ["Karen", "karen", "KAREN ", " Karen"] * 2, SENTENCES)

    assert not look(tmp_path).speakers.several


def test_people_of_several_lists_are_told_apart(tmp_path: Path) -> None:
    recordings(tmp_path)
    for part, rows in (("train", slice(0, 5)), ("eval", slice(5, 8))):
        path = tmp_path / f"metadata_{part}.csv"
        table(path, names()[rows], SENTENCES[rows], PEOPLE[rows], header=["audio_file", "text", "speaker_name"])

    found = look(tmp_path)

    assert dict(found.speakers.counts) == {"Karen": 5, "Bob": 3}
    assert [read.name for read in found.lists] == ["metadata_eval.csv", "metadata_train.csv"]
