"""The licence page names everything that is shipped or installed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "resources" / "licences" / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = [
    *PROJECT["dependencies"],
    *(name for extra in PROJECT["optional-dependencies"].values() for name in extra),
]


def test_every_library_is_named_with_its_licence() -> None:
    names = [re.split(r"[<>=!~\[; ]", requirement)[0] for requirement in REQUIREMENTS]

    assert [name for name in names if not is_named(name)] == []


def is_named(library: str) -> bool:
    """Tell whether the page has a row with the library's name and something in the column of licences."""
    return bool(re.search(rf"^\| {re.escape(library)}\b[^|]*\| [^|]*\w[^|]* \|$", PAGE, re.MULTILINE))


def test_every_folder_of_resources_is_named() -> None:
    shipped = {
        file.relative_to(ROOT / "resources").parts[0] for file in (ROOT / "resources").rglob("*") if file.is_file()
    }

    assert sorted(name for name in shipped - {"licences"} if f"`resources/{name}`" not in PAGE) == []


@pytest.mark.parametrize(("folder", "pattern"), [("warm_start", "*.safetensors"), ("bases", "*.npz")])
def test_every_shipped_weight_is_named_with_its_builder(folder: str, pattern: str) -> None:
    for weights in (ROOT / "resources" / folder).glob(pattern):
        row = re.search(rf"^\| `{re.escape(weights.name)}` \| `(\S+)` ", PAGE, re.MULTILINE)
        assert row, weights
        assert (ROOT / row[1]).is_file()


def test_licence_of_the_program_is_complete() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert PROJECT["license"] == "GPL-3.0-or-later"
    assert "Version 3, 29 June 2007" in text
    assert "END OF TERMS AND CONDITIONS" in text
