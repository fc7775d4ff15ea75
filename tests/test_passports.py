from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.held import hold
from tts_studio.engine.export.model_card import model_card
from tts_studio.errors import VoiceError
from tts_studio.formats import PASSPORT
from tts_studio.passports import list_voices, read_passport

GOOD = {
    "format": 1,
    "name": "Anna",
    "key": "en_US-anna-medium",
    "created": "2026-11-21T10:00:00+00:00",
    "speaker": "Anna",
    "minutes": 5.5,
    "clips": 40,
    "held_out": ["0003"],
    "consent": {"who": "Anna", "statement": "own"},
    "scores": {"wer": 0.1},
    "training": {"step": 70},
    "later": [1, None],
}
DOCUMENT = {
    "language": {"name_english": "English", "code": "en_US"},
    "num_speakers": 1,
    "audio": {"quality": "medium", "sample_rate": 22_050},
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "voices" / "en_US-anna-medium"
    folder.mkdir(parents=True)
    (folder / PASSPORT).write_text(json.dumps(GOOD))
    return folder


def test_what_is_in_order_is_read_as_it_is(home: Path) -> None:
    assert read_passport(home) == GOOD


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", 5), ("key", None), ("created", {}), ("minutes", "many"), ("minutes", float("nan")), ("clips", True),
     ("held_out", "0003"), ("held_out", [3]), ("consent", "own"), ("scores", []), ("scores", {"wer": "low"}),
     ("training", [70]), ("speaker", ["Anna"])],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_left_out_and_the_voice_is_listed(name: str, value: object, home: Path) -> None:
    (home / PASSPORT).write_text(json.dumps({**GOOD, name: value}))

    (card,) = list_voices(home.parent)

    assert card.passport == {key: kept for key, kept in GOOD.items() if key != name}
    assert card.problem is None
    assert card.key == "en_US-anna-medium"
    assert "# " in model_card(card.passport, DOCUMENT, "A licence.")


def test_a_card_is_made_of_what_there_is() -> None:
    assert "# not known" in model_card({}, DOCUMENT, "A licence.")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 100_000, b"\xff"])
def test_a_damaged_file_is_reported_with_its_voice(content: bytes, home: Path) -> None:
    (home / PASSPORT).write_bytes(content)

    (card,) = list_voices(home.parent)

    assert "is damaged" in str(card.problem)


def test_a_file_that_cannot_be_read_just_now_is_not_called_damaged(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The advice for a damaged one, to restore it from a backup, would lose what is in it."""
    hold(monkeypatch, home / PASSPORT)

    with pytest.raises(VoiceError, match="may not be read"):
        read_passport(home)
    assert "may not be read" in str(list_voices(home.parent)[0].problem)
