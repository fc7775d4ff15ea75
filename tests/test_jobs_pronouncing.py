"""Lists of words of people and voices: kept, exchanged, and obeyed whatever is spoken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from tts_studio import cli, jobs
from tts_studio.engine import bases
from tts_studio.errors import TextError, VoiceError
from tts_studio.synthesis import SynthesisConfig
from tts_studio.text.word_list import Pronunciation

PLAIN = SynthesisConfig(variation=0.0, seed=1)

pytestmark = pytest.mark.usefixtures("small_base")


@pytest.fixture
def voice(tmp_path: Path, small_base: None) -> str:
    """A voice in a folder of its own, as a training leaves it."""
    base = bases.find()
    model = tmp_path / "voice" / "en_US-anna-medium.onnx"
    model.parent.mkdir()
    shutil.copy(base.path, model)
    shutil.copy(base.config_path, f"{model}.json")
    return str(model)


def read(text: str, voice: str = "base") -> str:
    return " ".join(reading.words for reading in jobs.readings(text, voice))


def test_a_word_is_said_as_its_list_says_from_then_on() -> None:
    assert read("A GIF.") == "A GIF."
    list(jobs.add_word("gif", "[[ ˈdʒɪf ]]"))
    assert jobs.listed_words() == (Pronunciation("gif", "[[ ˈdʒɪf ]]"),)
    assert read("A GIF.") == "A [[ ˈdʒɪf ]]."
    (listed,) = jobs.speak("A GIF.", "base", PLAIN)
    (given,) = jobs.speak("A [[ ˈdʒɪf ]].", "base", PLAIN)
    np.testing.assert_array_equal(listed.audio.samples, given.audio.samples)
    list(jobs.remove_word("gif"))
    assert read("A GIF.") == "A GIF."


def test_the_list_of_a_voice_goes_before_that_of_the_person(voice: str) -> None:
    list(jobs.add_word("SQL", "sequel"))
    list(jobs.add_word("SQL", "squirrel", voice=voice))
    assert (read("SQL"), read("SQL", voice)) == ("sequel", "squirrel")
    assert Path(voice).with_name("words.csv").read_text(encoding="utf-8") == "word,said,language\nSQL,squirrel,\n"


def test_a_word_of_another_language_is_left_alone() -> None:
    list(jobs.add_word("Wien", "Vienna", "en"))
    list(jobs.add_word("Wein", "wine", "de"))
    assert read("Wien and Wein") == "Vienna and Wein"


def test_adding_again_changes_and_removing_what_is_not_there_is_an_error() -> None:
    list(jobs.add_word("x", "one"))
    list(jobs.add_word("x", "two"))
    assert jobs.listed_words() == (Pronunciation("x", "two"),)
    with pytest.raises(TextError, match="not in the list"):
        list(jobs.remove_word("y"))


def test_tables_come_in_and_go_out(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_bytes("Wort;klingt\nGrüße;griese;de\n".encode("cp1252"))
    list(jobs.import_words(table))
    list(jobs.add_word("a", "b"))
    list(jobs.export_words(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "word,said,language\na,b,\nGrüße,griese,de\n"


def test_a_table_with_a_wrong_row_changes_nothing(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("word,said\nx,y\nz,\n", encoding="utf-8")
    with pytest.raises(TextError, match=r"Line 3 of “names\.csv”"):
        list(jobs.import_words(table))
    assert jobs.listed_words() == ()


def test_a_base_voice_has_no_list_of_its_own() -> None:
    with pytest.raises(VoiceError, match="no list of words"):
        list(jobs.add_word("x", "y", voice="base"))


def test_the_command_line_lists_and_changes_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.main(["words", "--add", "GIF", "jif", "--language", "en_US"]) == 0
    assert cli.main(["words", "--export", str(tmp_path / "out.csv")]) == 0
    assert cli.main(["words", "--import", str(tmp_path / "out.csv")]) == 0
    capsys.readouterr()
    assert cli.main(["words", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"words": [{"word": "GIF", "said": "jif", "language": "en"}]}
    assert cli.main(["words", "--remove", "GIF"]) == 0
    assert cli.main(["words", "--remove", "GIF"]) == 1
    assert "not in the list" in capsys.readouterr().err
