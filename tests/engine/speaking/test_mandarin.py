"""A voice that reads pinyin: it speaks through each door, and needs nothing that would be downloaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from piper import PiperVoice

from tests.helpers.small_voice import write_mandarin
from tts_studio import jobs
from tts_studio.engine.speaking import session
from tts_studio.engine.speaking.voice import Voice, portions
from tts_studio.engine.speaking.voice_files import locate
from tts_studio.errors import TextError
from tts_studio.events import Finished, Note
from tts_studio.synthesis import SynthesisConfig

PLAIN = SynthesisConfig(seed=3, variation=0.0, pause=0.0)
TEXT = "你好，妈妈。今天有2个人来吗？太好了！"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_mandarin(tmp_path)


def test_each_sentence_is_spoken_with_its_place(model: Path) -> None:
    spoken = list(jobs.speak(TEXT, str(model), PLAIN))

    assert [TEXT[slice(*sentence.span)] for sentence in spoken] == ["你好，妈妈。", "今天有2个人来吗？", "太好了！"]
    assert all(sentence.unknown == () for sentence in spoken)


def test_tones_reach_the_network(model: Path) -> None:
    """The small voice hums at a pitch that depends on the numbers that it is given."""
    voice = Voice.load(locate(model))
    said = [next(voice.speak(sign, PLAIN)).audio.samples for sign in "妈麻马骂吗"]

    assert len({len(samples) for samples in said}) == 1
    assert len({samples.tobytes() for samples in said}) == 5


def test_what_it_cannot_say_is_left_out_with_a_note(model: Path, tmp_path: Path) -> None:
    events = list(jobs.save_text("我爱Python和мир。你好。", str(model), PLAIN, tmp_path / "said.wav"))

    (note,) = (event for event in events if isinstance(event, Note))
    assert "left out: Python м и р." in str(note.message)
    assert isinstance(events[-1], Finished)


def test_a_syllable_whose_symbol_the_voice_lacks_is_named(model: Path) -> None:
    config = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
    del config["phoneme_id_map"]["iong"]
    Path(f"{model}.json").write_text(json.dumps(config), encoding="utf-8")

    (said,) = jobs.speak("熊来了。", str(model), PLAIN)

    assert said.unknown == ("iong",)


@pytest.mark.parametrize("text", ["Hello there.", "мир", "ありがとう"])
def test_a_text_in_another_script_is_a_clear_error(model: Path, text: str) -> None:
    with pytest.raises(TextError, match="knows none of the sounds"):
        list(jobs.speak(text, str(model), PLAIN))


def test_the_command_line_speaks_it(model: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tts_studio", "speak", TEXT, "--voice", str(model)]

    answer = subprocess.run([*command, "--out", str(tmp_path / "a.wav")], capture_output=True, text=True, check=False)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert (tmp_path / "a.wav").stat().st_size > 10_000


def test_it_is_exported_and_piper_speaks_what_is_spoken_here(model: Path, tmp_path: Path) -> None:
    (*_, done) = jobs.export(str(model), tmp_path / "out")
    assert isinstance(done, Finished)
    exported = Path(done.result["model"])

    assert "piper-tts[zh]" in exported.with_name(f"{exported.stem}.README.txt").read_text(encoding="utf-8")
    piper = PiperVoice.load(exported)
    here = Voice.load(locate(exported)).piper
    (sentence,) = here.phonemize("银行的行长。")
    assert piper.phonemes_to_ids(sentence) == here.phonemes_to_ids(sentence)
    assert len(piper.phoneme_ids_to_audio(piper.phonemes_to_ids(sentence))) > 1000


def test_a_voice_in_no_known_language_is_tried_with_syllables(model: Path, tmp_path: Path) -> None:
    config = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
    Path(f"{model}.json").write_text(json.dumps({**config, "espeak": {"voice": "yue"}}), encoding="utf-8")

    (*_, done) = jobs.export(str(model), tmp_path / "out")

    assert isinstance(done, Finished)


def test_a_sentence_without_end_is_cut_between_syllables() -> None:
    syllables = ["zh", "uang", "1"] * 400

    parts = list(portions(syllables))

    assert [phoneme for part in parts for phoneme in part] == syllables
    assert {part[-1] for part in parts} == {"1"}
    assert list(portions(["n", "i", "3", "，"] * 100 + ["h", "ao", "3"])) == [
        ["n", "i", "3", "，"] * 100,
        ["h", "ao", "3"],
    ]


def test_voices_keep_the_clusters_of_vowels_that_their_configuration_has(tmp_path: Path) -> None:
    document = Voice.load(locate(write_mandarin(tmp_path))).document
    english = {**document, "phoneme_type": "espeak", "espeak": {"voice": "en-us"}, "vowel_clusters": [["a", "ɪ"]]}
    graph = (tmp_path / "zh_CN-small-medium.onnx").read_bytes()

    clusters, none = (
        session.open_graph(graph, config, seed=0) for config in (english, {**english, "vowel_clusters": []})
    )

    assert "aɪ" in clusters.phonemize("My eye.")[0]
    assert "aɪ" not in none.phonemize("My eye.")[0]
    np.testing.assert_array_equal(clusters.phonemes_to_ids(["a"]), none.phonemes_to_ids(["a"]))
