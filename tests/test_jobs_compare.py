"""A listening test that is handed to others, and their answers."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.helpers.small_voice import write_mandarin
from tts_studio import cli, jobs
from tts_studio.audio import files
from tts_studio.engine import bases
from tts_studio.errors import TextError, VoiceError
from tts_studio.events import Finished


@pytest.fixture
def voices(tmp_path: Path, small_base: None) -> list[str]:
    """Return the base voice, and a copy of it that this program has made."""
    base = bases.default()
    home = tmp_path / "voices" / "en_US-anna-medium"
    home.mkdir(parents=True)
    model = home / "en_US-anna-medium.onnx"
    shutil.copy(base.files.model, model)
    shutil.copy(base.files.config, f"{model}.json")
    (home / "voice.json").write_text('{"name": "Anna", "model": "en_US-anna-medium.onnx"}')
    return ["base", str(home)]


def shown(page: Path) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="test">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found
    return json.loads(found[1])


def sheet(path: Path, test: str, answers: list[str], name: str) -> Path:
    content = {"format": "tts-studio-answers-1", "test": test, "sheet": name, "answers": answers}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def result(key: Path, *sheets: Path) -> dict[str, Any]:
    (event,) = jobs.answers(key, sheets)
    assert isinstance(event, Finished)
    return dict(event.result)


def test_a_page_holds_all_sounds_and_does_not_say_who_is_who(voices: list[str], tmp_path: Path) -> None:
    events = list(jobs.compare(voices, tmp_path / "a.html", sentences=3, seed=1))
    assert isinstance(events[-1], Finished)
    page = shown(tmp_path / "a.html")
    assert len(page["rounds"]) == 3
    text = (tmp_path / "a.html").read_text("utf-8")
    assert "anna" not in re.sub(r"base64,[^\"]*", "", text).lower()
    assert "http://" not in re.sub(r"base64,[^\"]*", "", text)
    for place, address in enumerate(page["sounds"]):
        (tmp_path / f"{place}.mp3").write_bytes(base64.b64decode(address.removeprefix("data:audio/mpeg;base64,")))
        assert files.read(tmp_path / f"{place}.mp3").seconds > 0.3
    assert sorted(number for one in page["rounds"] for number in one["sounds"]) == list(range(6))
    list(jobs.compare(voices, tmp_path / "b.html", sentences=3, seed=1))
    assert shown(tmp_path / "b.html") == page


def test_answers_become_words_and_numbers_and_stay_with_the_voice(voices: list[str], tmp_path: Path) -> None:
    list(jobs.compare(voices, tmp_path / "a.html", sentences=8, seed=1))
    key = tmp_path / "a.key.json"
    test = json.loads(key.read_text())
    anna = ["a" if voices[a].endswith("medium") else "b" for a, *_ in test["rounds"]]
    first = sheet(tmp_path / "1.json", test["id"], anna, "one")
    again = sheet(tmp_path / "2.json", test["id"], anna, "one")
    unsure = sheet(tmp_path / "3.json", test["id"], ["same"] * 4, "two")
    found = result(key, first, again, unsure)
    (pair,) = found["pairs"]
    assert found["listeners"] == 2
    assert (pair["first"], pair["second"], pair["same"]) == (0, 8, 4)
    assert pair["chance"] == pytest.approx(2 / 256, abs=1e-4)
    assert str(pair["result"]) == f"“{voices[1]}” was preferred in 8 of 12 answers. That is hardly chance."
    kept = json.loads((Path(voices[1]) / "listened.json").read_text())
    assert kept[test["id"]]["pairs"][0]["second"] == 8
    assert not (bases.default().files.model.parent / "listened.json").exists()


def test_who_is_x_is_counted_as_right_or_wrong(voices: list[str], tmp_path: Path) -> None:
    list(jobs.compare(voices, tmp_path / "a.html", sentences=6, seed=1, abx=True))
    test = json.loads((tmp_path / "a.key.json").read_text())
    page = shown(tmp_path / "a.html")
    for (a, _, _, x), one in zip(test["rounds"], page["rounds"], strict=True):
        sounds = [page["sounds"][number] for number in one["sounds"]]
        assert sounds[2] == sounds[0 if x == a else 1]
    right = ["a" if x == a else "b" for a, _, _, x in test["rounds"]]
    (pair,) = result(tmp_path / "a.key.json", sheet(tmp_path / "1.json", test["id"], right, "one"))["pairs"]
    assert (pair["right"], pair["rounds"], pair["chance"]) == (6, 6, pytest.approx(1 / 64, abs=1e-4))
    assert "hardly ever" in str(pair["result"])
    (pair,) = result(tmp_path / "a.key.json", sheet(tmp_path / "2.json", test["id"], ["a"] * 6, "two"))["pairs"]
    assert pair["right"] == sum(a == x for a, _, _, x in test["rounds"])


def test_what_is_no_test_is_told(voices: list[str], tmp_path: Path) -> None:
    mandarin = str(write_mandarin(tmp_path))
    for error, named in ((VoiceError, ["base"]), (VoiceError, ["base", "base"]), (VoiceError, ["base", "nobody"]),
                         (TextError, ["base", mandarin])):  # fmt: skip
        with pytest.raises(error):
            next(jobs.compare(named, tmp_path / "a.html"))
    with pytest.raises(VoiceError, match="201 rounds"):
        next(jobs.compare(voices, tmp_path / "a.html", sentences=201))
    list(jobs.compare(voices, tmp_path / "a.html", sentences=1))
    key = tmp_path / "a.key.json"
    (tmp_path / "bad.json").write_text("[]")
    own = sheet(tmp_path / "1.json", json.loads(key.read_text())["id"], ["a"], "one")
    for one, other in ((own, own), (key, key), (key, tmp_path / "bad.json"), (key, tmp_path / "none.json"),
                       (key, sheet(tmp_path / "2.json", "other", ["a"], "two"))):  # fmt: skip
        with pytest.raises(Exception, match="“"):
            list(jobs.answers(one, [other]))
    assert np.isfinite(result(key, own)["pairs"][0]["chance"])


def test_the_command_line_compares(voices: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.html"
    assert cli.main(["compare", *voices, "--out", str(out), "--sentences", "2", "--json"]) == 0
    capsys.readouterr()
    answers = sheet(tmp_path / "1.json", shown(out)["id"], ["a", "same"], "one")
    assert cli.main(["answers", str(tmp_path / "a.key.json"), str(answers)]) == 0
    assert "was preferred in 1 of 2 answers. That may well be chance." in capsys.readouterr().out
