"""A project's own sentences: set, added to, from files, and never half changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tts_studio import cli, jobs
from tts_studio.errors import StudioError, TextError
from tts_studio.events import Event
from tts_studio.formats import OWN_PROMPTS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "Anna"
    run(jobs.new_project(folder, "Anna", "own", "en-us"))
    return folder


def run(job: Iterator[Event]) -> None:
    for _ in job:
        pass


def texts(project: Path) -> list[str]:
    return [prompt.text for prompt in jobs.own_prompts(project)]


def test_a_list_is_set_added_to_and_emptied(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert texts(project) == []
    run(jobs.set_prompts(project, "One.\n\nTwo.\n"))
    assert texts(project) == ["One.", "Two."]
    more = tmp_path / "more.txt"
    more.write_bytes("Two.\nCafé, señor?\n".encode("cp1252"))
    assert cli.main(["prompts", "--add", str(more), "--project", str(project)]) == 0
    assert texts(project) == ["One.", "Two.", "Café, señor?"]
    capsys.readouterr()
    assert cli.main(["prompts", "--project", str(project)]) == 0
    assert "Café, señor?" in capsys.readouterr().out
    assert cli.main(["prompts", "--replace", str(more), "--project", str(project)]) == 0
    assert texts(project) == ["Two.", "Café, señor?"]
    assert cli.main(["prompts", "--clear", "--project", str(project)]) == 0
    assert texts(project) == []


def test_what_cannot_be_kept_leaves_the_list_as_it_was(project: Path, tmp_path: Path) -> None:
    run(jobs.set_prompts(project, "One."))
    with pytest.raises(TextError, match="too long"):
        run(jobs.set_prompts(project, f"Two.\n{'a' * 301}"))
    with pytest.raises(StudioError):
        run(jobs.import_prompts(project, tmp_path / "missing.txt"))
    assert texts(project) == ["One."]


def test_a_list_that_was_damaged_is_told(project: Path) -> None:
    (project / OWN_PROMPTS).write_bytes(b"\xff\xfe\x00" * 7)
    with pytest.raises(StudioError):
        jobs.own_prompts(project)
