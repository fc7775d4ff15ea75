"""The languages that texts can be spoken in: those of the espeak-ng data that Piper carries, with all their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from tts_studio.assets import resource
from tts_studio.errors import ProjectError

_TABLE = "languages.tsv"
_OWN_NAMES = {"en": "en-us", "fr-fr": "fr"}
"""Where espeak-ng's first choice is not taken: “en” alone is what the program's own base voice speaks."""
_USUAL_PRIORITY = 5  # of espeak-ng, where its file names none
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}|\d{3}))?")
_ENCODING = re.compile(r"[.@].*")  # of a locale of Unix: de_DE.UTF-8
_NO_COUNTRY = re.compile(r"aa|q[m-z]|x[a-jl-z]|zz")
"""Regions that ISO 3166 leaves to its users, so that no language is spoken there; xk is Kosovo."""
_BY_REGION = {
    "en": {
        "en-us": "as ca gu lr mp ph pr um us vi",
        "en-029": "029 ag ai aw bb bm bs bz cw dm gd gy jm kn ky lc ms tc tt vc vg",
        "en-gb": "",
    },
    "es": {"es": "ad ea es gi gq ic ph", "es-419": ""},
    "pt": {"pt-br": "br", "pt": ""},
    "cmn": {"yue": "hk mo", "cmn": ""},
}
"""Language → espeak-ng's name of it in which regions, the last one in all others: as in CLDR and in Piper's voices."""


def language(name: str) -> str:
    """Return espeak-ng's name of a language.

    ``name`` is that name (``en-us``, ``cmn``), a code of ISO 639 (``deu``), a locale (``de_AT``, ``zh-CN``), or what
    the language is called in English, in itself or in Chinese (“German”, “Deutsch”, “德语”). Raises ProjectError, with
    the languages that look like it, if there is none of this name.
    """
    found = _by_tag(_tag(name)) or _by_name().get(_key(name)) or _by_name().get(_key(re.sub(r"\(.*\)", "", name)))
    if found is None:
        raise _unknown(name)
    return found


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """Return lower-case name → the name that is used, of every language that espeak-ng has.

    Raises ProjectError if Piper is not installed.
    """
    claims: dict[str, tuple[int, int, str]] = {}
    for file in _voice_files():
        names = _names(file)
        for name, priority in names.items():
            own = _OWN_NAMES.get(next(iter(names)), next(iter(names)))
            claims[name.lower()] = min(claims.get(name.lower(), (99, 0, "")), (priority, len(own), own))
    return {name: _OWN_NAMES.get(name, own) for name, (_, _, own) in claims.items()}


def _by_tag(tag: str) -> str | None:
    """Return the language of a code or locale; None if it is none."""
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


def _tag(name: str) -> str:
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


def _unknown(name: str) -> ProjectError:
    import difflib  # only here: no command but one with a misspelt language waits for it

    variants = {own for tag, own in known().items() if tag.split("-")[0] == _tag(name).split("-")[0]}
    alike = difflib.get_close_matches(_key(name), _by_name(), n=3, cutoff=0.66)
    near = sorted(variants) or list(dict.fromkeys(_by_name()[key] for key in alike))
    if not near:
        return ProjectError(
            "“{name}” is not a language that can be spoken.",
            "Please give a language such as German, en-us or zh_CN.",
            name=name,
        )
    return ProjectError(
        "“{name}” is not a language that can be spoken.",
        "Please choose one of: {near}.",
        name=name,
        near=", ".join(f"{own} ({_titles()[own]})" for own in near),
    )


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
        raise ProjectError("The package piper-tts is missing.", "Please install TTS Studio again.")
    files = (Path(package.origin).parent / "espeak-ng-data" / "lang").rglob("*")
    return tuple(path for path in sorted(files) if path.is_file() and _names(path))


def _names(path: Path) -> dict[str, int]:
    """Return the names that a file of espeak-ng gives its language → priority, smaller before larger."""
    names: dict[str, int] = {}
    for key, *words in _lines(path):
        if key == "language" and words:
            names[words[0]] = int(words[1]) if len(words) > 1 and words[1].isdecimal() else _USUAL_PRIORITY
    return names


def _title(path: Path) -> str:
    return next((" ".join(words) for key, *words in _lines(path) if key == "name"), "")


def _lines(path: Path) -> Iterator[list[str]]:
    text = path.read_text(encoding="utf-8", errors="replace")
    return (words for line in text.splitlines() if (words := line.split("//")[0].split()))
