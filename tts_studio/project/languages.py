"""The languages that texts can be spoken in: those of the espeak-ng data that Piper carries."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from tts_studio.errors import ProjectError


def language(name: str) -> str:
    """Return espeak-ng's name of a language (``en_US`` → ``en-us``); raise ProjectError if it has none."""
    wanted = name.strip().replace("_", "-").lower()
    names = known()
    if wanted in names:
        return names[wanted]
    near = sorted(own for low, own in names.items() if low.split("-")[0] == wanted.split("-")[0])
    hint = f"Please choose one of: {', '.join(near)}." if near else "Please give a language such as en-us, de or cmn."
    raise ProjectError(f"“{name}” is not a language that can be spoken.", hint)


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """Return lower-case name → name of every language; raise ProjectError if Piper is not installed."""
    package = find_spec("piper")  # found, not imported: Piper brings onnxruntime
    if package is None or package.origin is None:
        raise ProjectError("The package piper-tts is missing.", "Please install TTS Studio again.")
    files = (Path(package.origin).parent / "espeak-ng-data" / "lang").rglob("*")
    names = [name for path in files if path.is_file() for name in _names(path)]
    return {name.lower(): name for name in names}


def _names(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [words[1] for words in map(str.split, lines) if len(words) > 1 and words[0] == "language"]
