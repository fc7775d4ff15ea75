"""Names of languages, such as ``de-AT``, ``deu`` or “German”, to the voices of the espeak-ng that Piper carries.

Only voices are given that this espeak-ng can set and that have their dictionary: without one it says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from tts_studio.assets import resource
from tts_studio.errors import TextError

_TABLE = "languages.tsv"
_SETTABLE = {"en-gb": "en-gb-x-rp", "fr-fr": "fr", "chr-us-qaaa-x-west": "chr"}
"""Names, in lower case, that espeak-ng lists and cannot set, as their files are called otherwise → one that it can."""
_OWN_NAMES = {"en": "en-us", **_SETTABLE}
"""Where espeak-ng's first name is not taken: “en” alone is what the program's own base voice speaks."""
_USUAL_PRIORITY = 5  # of espeak-ng, where its file names none
_NAME_OF_FILE = 9
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}|\d{3}))?")
_ENCODING = re.compile(r"[.@].*")  # of a locale of Unix: de_DE.UTF-8
_NO_COUNTRY = re.compile(r"aa|q[m-z]|x[a-jl-z]|zz")
"""Regions that ISO 3166 leaves to its users, so that no language is spoken there; xk is Kosovo."""
_BY_REGION = {
    "en": {
        "en-us": "as ca gu lr mp ph pr um us vi",
        "en-029": "029 ag ai aw bb bm bs bz cw dm gd gy jm kn ky lc ms tc tt vc vg",
        "en-gb-x-rp": "",
    },
    "es": {"es": "ad ea es gi gq ic ph", "es-419": ""},
    "pt": {"pt-br": "br", "pt": ""},
    "cmn": {"yue": "hk mo", "cmn": ""},
}
"""Language → espeak-ng's name of it in which regions, the last one in all others: as in CLDR and in Piper's voices."""


def settable(espeak_voice: str) -> str:
    """Return the name by which espeak-ng can set one of its voices."""
    return _SETTABLE.get(espeak_voice.lower(), espeak_voice)


def espeak_voice_of(tag: str) -> str | None:
    """Return espeak-ng's name of the language of a code or locale; None if it is none.

    ``tag`` is that name (``en-us``, ``cmn``), a code of ISO 639 (``deu``) or a locale (``de_AT``, ``zh-CN``).
    """
    tag = _plain(tag)
    if tag in known():
        return known()[tag]
    parts = _TAG.fullmatch(tag)
    if parts is None:
        return None
    base, region = _by_code().get(parts[1]) or known().get(parts[1]), parts[2]
    if base is None or region is None:
        return base
    if _NO_COUNTRY.fullmatch(region):
        return None
    family = base.split("-")[0]
    if f"{family}-{region}" in known():
        return known()[f"{family}-{region}"]
    by_region = _BY_REGION.get(family, {})
    return next((own for own, regions in by_region.items() if region in regions.split() or not regions), base)


def espeak_voice_called(name: str) -> str | None:
    """Return what ``espeak_voice_of`` does, or the language that is called so in English, in itself or in Chinese."""
    return espeak_voice_of(name) or _by_name().get(_key(name)) or _by_name().get(_key(re.sub(r"\(.*\)", "", name)))


def alike(name: str) -> dict[str, str]:
    """Return the languages that look like a name that is none: espeak-ng's name → what it is called in English."""
    import difflib  # only here: no command but one with a misspelt language waits for it

    variants = {own for tag, own in known().items() if tag.split("-")[0] == _plain(name).split("-")[0]}
    near = difflib.get_close_matches(_key(name), _by_name(), n=3, cutoff=0.66)
    found = sorted(variants) or dict.fromkeys(_by_name()[key] for key in near)
    return {own: _titles()[own] for own in found}


def title_of(tag: str) -> str:
    """Return what the language of a code or locale is called in English; the code itself if it is not known."""
    return _titles().get(espeak_voice_of(tag) or "", tag)


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """Return lower-case name → the name that is used, of every language that can be spoken.

    Raises TextError if Piper is not installed.
    """
    claims: dict[str, tuple[int, int, str]] = {}
    for file in _voice_files():
        names = _names(file)
        own = _own(next(iter(names)))
        for name, priority in {file.name: _NAME_OF_FILE, **names}.items():
            claims[name.lower()] = min(claims.get(name.lower(), (99, 0, "")), (priority, len(own), own))
    return {name: _OWN_NAMES.get(name, own) for name, (_, _, own) in claims.items()}


def _own(name: str) -> str:
    return _OWN_NAMES.get(name.lower(), name)


def _plain(name: str) -> str:
    return _ENCODING.sub("", name.strip().lower()).replace("_", "-")


@lru_cache(maxsize=1)
def _by_code() -> dict[str, str]:
    """Return code of ISO 639 → language, of the codes that are not espeak-ng's own."""
    return {code: own for own, codes, _ in _table() for code in codes}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Return what people call a language → language."""
    titles = {_key(_title(file)): known()[next(iter(_names(file))).lower()] for file in _voice_files()}
    return titles | {_key(name): own for own, _, names in _table() for name in names}


def _key(name: str) -> str:
    """Return a name without accents, capitals, brackets and hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[-(),]", " ", bare).split())


def _titles() -> dict[str, str]:
    """Return language → its English name."""
    titles = {known()[name.lower()]: _title(file) for file in reversed(_voice_files()) for name in _names(file)}
    return titles | {own: names[0] for own, _, names in _table()}


@lru_cache(maxsize=1)
def _table() -> list[tuple[str, list[str], list[str]]]:
    """Return language, its codes and its names, as ``packaging/language_table.py`` has written them."""
    rows = (line.split("\t") for line in resource(_TABLE).read_text(encoding="utf-8").splitlines())
    return [(own, codes.split(), names.split("|")) for own, codes, names in rows]


@lru_cache(maxsize=1)
def _voice_files() -> tuple[Path, ...]:
    package = find_spec("piper")  # found, not imported: Piper brings onnxruntime
    if package is None or package.origin is None:
        raise TextError("The package piper-tts is missing.", "Please install TTS Studio again.")
    data = Path(package.origin).parent / "espeak-ng-data"
    files = (path for path in sorted((data / "lang").rglob("*")) if path.is_file())
    return tuple(path for path in files if _names(path) and (data / f"{_dictionary(path)}_dict").is_file())


def _names(path: Path) -> dict[str, int]:
    """Return the names that a file of espeak-ng gives its language → priority, smaller before larger."""
    names: dict[str, int] = {}
    for key, *words in _lines(path):
        if key == "language" and words:
            names[words[0]] = int(words[1]) if len(words) > 1 and words[1].isdecimal() else _USUAL_PRIORITY
    return names


def _dictionary(path: Path) -> str:
    """Return the name of a language's dictionary: the one that its file names, or the first part of its own name."""
    return _value(path, "dictionary") or path.name.split("-")[0]


def _title(path: Path) -> str:
    return _value(path, "name")


def _value(path: Path, wanted: str) -> str:
    return next((" ".join(words) for key, *words in _lines(path) if key == wanted), "")


def _lines(path: Path) -> Iterator[list[str]]:
    text = path.read_text(encoding="utf-8", errors="replace")
    return (words for line in text.splitlines() if (words := line.split("//")[0].split()))
