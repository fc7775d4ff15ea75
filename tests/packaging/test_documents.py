"""What the documents name is there: links, files, and the tests that prove a recipe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers.tables import each_row

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


RECIPES = [
    tuple(part.split("\n", 1))
    for part in (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Recipes")[2].split("\n### ")[1:]
]
"""Title and text of each."""
NAMED_IN = re.compile(r"((?:`\w+`(?:, | and |,\n\s+| and\n\s+)?)+)\s+of\s+`([\w./]+\.py)`")
NAMED_AFTER = re.compile(r"`([\w./]+\.py)`\s+\(((?:`\w+`(?:, )?)+)\)")


@each_row(("title", "recipe"), RECIPES)
def test_a_recipe_names_its_files_and_the_test_that_proves_it(title: str, recipe: str) -> None:
    named = FILE.findall(recipe)

    assert [name for name, test in named if not test and not PLACEHOLDER.search(name)], "no file that is there"
    assert [test for _, test in named if test], "no test"


@each_row(
    ("names", "file"),
    [(names, file) for _, recipe in RECIPES for names, file in NAMED_IN.findall(recipe)]
    + [(names, file) for _, recipe in RECIPES for file, names in NAMED_AFTER.findall(recipe)],
)
def test_what_a_recipe_finds_in_a_file_is_there(names: str, file: str) -> None:
    places = (*PLACES, *sorted(path.parent for path in (ROOT / "tests").rglob(Path(file).name)))
    (found, *_) = [place / file for place in places if (place / file).is_file()]
    source = found.read_text(encoding="utf-8")

    for name in re.findall(r"`(\w+)`", names):
        assert re.search(rf"^(?:    )?(?:(?:def|class) )?{name}\b", source, re.MULTILINE), name


def test_the_house_has_a_row_for_each_module() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*?) \|", text.split("## Rules")[0], re.MULTILINE)
    named = {word.strip("`/,").removesuffix(".py") for row in rows for word in row.split()}

    package = ROOT / "tts_studio"
    modules = {path.stem for path in (*package.glob("*.py"), *(init.parent for init in package.glob("*/__init__.py")))}
    assert modules - {"__init__"} - named == set()
