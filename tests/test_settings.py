from __future__ import annotations

import codecs
import json
import os
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.held import hold, release_while_waiting
from tts_studio import settings
from tts_studio.errors import StudioError
from tts_studio.messages import Message
from tts_studio.settings import Settings

CHANGED = Settings(
    recent_projects=("/a/Anna 安娜", "/b"),
    project="/a/Anna 安娜",
    microphone="Blue “USB” Microphone",
    loudspeaker="Headphones",
    theme="dark",
    language="zh",
    checked_microphones=("USB microphone",),
    go_on=True,
    read_prompts=True,
    font_scale=1.25,
    geometry="AdnQywADAAA=",
    page="train",
    preset="thorough",
    speed=0.8,
    variation=0.3,
    meter_hold=3.0,
    show_spectrogram=False,
    enter_speaks=True,
    keep_history=False,
    watermark=False,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tts-studio" / "settings.json"


def test_settings_come_back_as_they_were_kept(path: Path) -> None:
    settings.save(CHANGED, path)

    assert settings.load(path) == CHANGED
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == settings.VERSION


def test_every_field_is_kept() -> None:
    """A field that is forgotten in the changed settings above would make the round trip blind."""
    same = [entry.name for entry in fields(Settings) if getattr(CHANGED, entry.name) == getattr(Settings(), entry.name)]

    assert same == ["other", "note", "unread"]


def test_without_a_file_there_are_defaults_and_nothing_to_tell(path: Path) -> None:
    assert settings.load(path) == Settings()
    assert not path.parent.exists()


def test_the_usual_place_is_the_users_own(isolated_home: Path) -> None:
    settings.save(replace(Settings(), theme="light"))

    assert settings.load().theme == "light"
    assert isolated_home in settings.default_path().parents


def test_what_a_newer_program_has_written_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 7, "theme": "dark", "shortcuts": {"record": "F5"}}), encoding="utf-8")

    settings.save(replace(settings.load(path), theme="light"), path)

    document = json.loads(path.read_text(encoding="utf-8"))
    assert (document["version"], document["theme"], document["shortcuts"]) == (7, "light", {"record": "F5"})


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "purple"), ("theme", 5), ("theme", []), ("language", "xx"), ("preset", None), ("font_scale", 0),
     ("font_scale", "1"), ("font_scale", True), ("speed", 9), ("variation", -1), ("meter_hold", 1e9),
     ("recent_projects", "/a"), ("recent_projects", [5]), ("recent_projects", None), ("microphone", 3),
     ("geometry", None), ("show_spectrogram", "yes"), ("show_spectrogram", 1), ("page", {})],
)  # fmt: skip
def test_one_senseless_value_costs_only_itself(name: str, value: object, path: Path) -> None:
    settings.save(CHANGED, path)
    document = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**document, name: value}), encoding="utf-8")

    found = settings.load(path)

    default = getattr(Settings(), name)
    assert found == replace(CHANGED, **{name: default})
    assert not found.note


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_reported(content: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    found = settings.load(path)

    assert replace(found, note=Message("")) == Settings()
    assert "settings.json.damaged" in str(found.note)
    assert path.with_name("settings.json.damaged").read_bytes() == content
    assert settings.load(path) == Settings()  # told once


@pytest.fixture
def refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """Keep the changed settings in a file that the system does not let be read while it is in this set."""
    settings.save(CHANGED, path)
    return hold(monkeypatch, path)


def test_a_file_that_cannot_be_read_is_reported_and_never_overwritten_by_defaults(
    path: Path, refused: set[Path]
) -> None:
    found = settings.load(path)
    assert (found.unread, found.theme) == (True, "system")
    assert "could not be read" in str(found.note)

    with pytest.raises(StudioError, match="were not saved"):
        settings.save(replace(found, page="clips"), path)

    refused.clear()
    assert settings.load(path) == CHANGED


def test_what_was_changed_meanwhile_is_added_once_the_file_can_be_read(path: Path, refused: set[Path]) -> None:
    found = settings.load(path)
    refused.clear()

    kept = settings.save(replace(found, theme="light", page="clips"), path)

    assert kept == settings.load(path) == replace(CHANGED, theme="light", page="clips")
    assert settings.save(replace(kept, theme="system"), path) == settings.load(path)
    assert settings.load(path).theme == "system"


def test_a_file_that_is_held_for_a_moment_is_waited_for(
    path: Path, refused: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    release_while_waiting(monkeypatch, refused)

    assert settings.load(path) == CHANGED


def test_a_file_that_a_text_editor_has_saved_is_read(path: Path) -> None:
    settings.save(CHANGED, path)
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())

    assert settings.load(path) == CHANGED


def test_the_note_is_not_kept(path: Path) -> None:
    settings.save(replace(Settings(), note=Message("It was damaged.")), path)

    assert "damaged" not in path.read_text(encoding="utf-8")


def test_a_disk_that_refuses_is_reported_and_the_old_settings_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(CHANGED, path)

    def refuse(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(StudioError, match="disk is full"):
            settings.save(Settings(), path)
    assert settings.load(path).theme == "dark"
    blocked = path / "below" / "settings.json"
    with pytest.raises(StudioError, match=r"settings\.json"):
        settings.save(Settings(), blocked)


PLAIN = st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5)
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3), max_leaves=4)


@given(st.dictionaries(st.sampled_from([entry.name for entry in fields(Settings)] + ["x"]), JSON, max_size=8))
def test_any_file_gives_settings_that_can_be_kept(document: dict) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_text(json.dumps(document), encoding="utf-8")

        found = settings.load(path)
        settings.save(found, path)

        assert 0.5 <= found.font_scale <= 3.0
        assert found.theme in settings.THEMES
        assert settings.load(path) == found
