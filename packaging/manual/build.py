"""Makes the manual of its chapters: the parts that the program tells, the pages, and on request the pictures.

    python3 packaging/studio.py manual              made parts in resources/manual/*/*.md, and the pages beside them
    python3 packaging/studio.py manual --check      say what is out of step; exit code 1 if anything is
    python3 packaging/studio.py manual --pictures   draw the pictures as well (two minutes)

The pages are kept in the repository, so that Help opens them from a checkout and from every package without a step of
building, and a browser may read them: programs in a sandbox see no hidden folder such as a cache.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]  # so that this runs from any folder

from manual import made_parts, pages  # noqa: E402
from manual.pages import MANUAL  # noqa: E402
from tts_studio.manual import CHAPTERS, LANGUAGES  # noqa: E402
from tts_studio.storage import write_text  # noqa: E402


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the manual, or check it; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the manual of its chapters.")
    parser.add_argument("--check", action="store_true", help="only say what is out of step")
    parser.add_argument("--pictures", action="store_true", help="draw the pictures as well")
    options = parser.parse_args(arguments)
    if options.pictures:
        from manual import pictures_of_pages

        pictures_of_pages.draw(MANUAL / "pictures")
    try:
        stale = out_of_step()
    except (pages.ManualError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.check:
        print("".join(f"out of step: {name}\n" for name in stale), end="")
        return 1 if stale else 0
    for name, text in stale.items():
        write_text(MANUAL / name, text)
        print(name)
    return 0


def out_of_step(folder: Path = MANUAL) -> dict[str, str]:
    """Return the files that differ from what would be made now, by their names below ``folder``, and what is new."""
    chapters = sources(folder)
    made = {f"{language}/{name}.md": text for language, book in chapters.items() for name, text in book.items()}
    made |= pages.render(chapters)
    return {name: text for name, text in made.items() if _kept(folder / name) != text}


def sources(folder: Path = MANUAL) -> Mapping[str, Mapping[str, str]]:
    """Return the chapters by language and name, their made parts renewed."""
    return {
        language: {
            name: made_parts.renewed((folder / language / f"{name}.md").read_text(encoding="utf-8"), language)
            for name in CHAPTERS
        }
        for language in LANGUAGES
    }


def _kept(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
