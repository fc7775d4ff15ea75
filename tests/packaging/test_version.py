"""The version stands in one place, tts_studio/__init__.py, and the changelog tells of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import tts_studio

ROOT = Path(__file__).parents[2]


def test_the_package_takes_its_version_from_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["dynamic"] == ["version"]
    assert (ROOT / project["tool"]["hatch"]["version"]["path"]).samefile(tts_studio.__file__)


def test_the_changelog_begins_with_this_version() -> None:
    entries = re.findall(r"^## \[(.+)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert entries[0] == tts_studio.__version__
