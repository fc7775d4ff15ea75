"""What the documents name is there: links, files, and the tests that prove a recipe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "tts_studio").rglob("*.md")),
    *sorted((ROOT / "resources").rglob("README.md")),
]
PLACES = (ROOT, ROOT / "tts_studio", ROOT / "tts_studio" / "engine")
"""Where a path in a document may begin, besides the document's own folder."""
FILE = re.compile(r"`([\w./-]+/[\w.-]+\.(?:py|md|toml|txt|svg|spec|ts))(?:::(\w+))?`")
PLACEHOLDER = re.compile(r"[A-Z]{3,}\.(?!md)|/[A-Z]{3,}/")
"""Such as NAME.toml, which is for the reader to replace."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))

    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_named_files_and_tests_are_there(document: Path) -> None:
    named = FILE.findall(document.read_text(encoding="utf-8"))

    assert [name for name, test in named if not PLACEHOLDER.search(name) and not there(document, name, test)] == []


def there(document: Path, name: str, test: str) -> bool:
    """Tell whether a file exists and, if a test is named, defines it."""
    found = next((place / name for place in (document.parent, *PLACES) if (place / name).is_file()), None)
    return found is not None and (not test or f"def {test}(" in found.read_text(encoding="utf-8"))


def test_the_house_has_a_row_for_each_module() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text.split("## Rules")[0], re.MULTILINE)
    named = {word.strip("`/,").removesuffix(".py") for row in rows for word in row.split()}

    package = ROOT / "tts_studio"
    modules = {path.stem for path in (*package.glob("*.py"), *(init.parent for init in package.glob("*/__init__.py")))}
    assert modules - {"__init__"} - named == set()
