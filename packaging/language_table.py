"""Writes ``resources/languages.tsv``: what the languages of espeak-ng are called (``text/espeak_voices.py``).

    pip install babel
    python packaging/language_table.py

The names and codes are those of the Unicode CLDR, as Babel has them. A line: espeak-ng's name of the language, its
other codes (ISO 639-1, 639-2 and 639-3) with spaces between, and its names in English, in itself and in Chinese with
“|” between; the English name comes first.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from tts_studio.storage import write_text
from tts_studio.text.espeak_voices import known

TABLE = Path(__file__).resolve().parent.parent / "resources" / "languages.tsv"
CLDR = {"cmn": "zh", "en-gb-x-rp": "en_GB"}
"""What CLDR calls a language that espeak-ng calls otherwise; else “-” is “_”, and the region in capitals."""
MACRO = {"nb": "no", "en_US": "en"}
"""Languages whose codes stand for another one, too."""
MORE = {
    "cmn": ["Mandarin", "Mandarin Chinese", "Putonghua", "普通话", "汉语", "国语", "國語", "漢語", "华语", "華語"],
    "en-gb-x-rp": ["English (UK)", "UK English", "English (Great Britain)"],
    "en-us": ["English", "英语", "English (US)", "US English", "English (USA)", "English (America)"],
    "es": ["Castilian", "Castellano"],
    "fa": ["Farsi"],
    "hr": ["Serbo-Croatian"],
    "my": ["Myanmar"],
    "nb": ["Norwegian", "Norsk"],
    "nl": ["Flemish", "Vlaams"],
    "pt-br": ["Portuguese (Brazil)", "Português do Brasil"],
    "yue": ["粤语", "粵語", "广东话", "廣東話"],
}
"""Names that people use and CLDR does not have. “English” is what the program's own base voice speaks."""


def main() -> None:
    """Write the table."""
    from babel import Locale  # pyright: ignore[reportMissingImports]
    from babel.core import get_global  # pyright: ignore[reportMissingImports]

    codes: defaultdict[str, list[str]] = defaultdict(list)
    for code, language in sorted(get_global("language_aliases").items()):
        if code.isalpha() and len(code) <= 3:
            codes[language].append(code)
    lines: list[str] = []
    for language in sorted(set(known().values())):
        base, *rest = language.split("-")
        cldr = CLDR.get(language, "_".join([base, *map(str.upper, rest)]))
        names = [name for place in (Locale("en"), own_locale(cldr), Locale("zh")) if (name := name_in(place, cldr))]
        names = list(dict.fromkeys([*names, *MORE.get(language, [])]))
        if names:
            others = [code for code in (*codes[cldr], *codes[MACRO.get(cldr, "")]) if code != language]
            lines.append("\t".join([language, " ".join(others), "|".join(names)]))
    write_text(TABLE, "\n".join(lines) + "\n")


def own_locale(cldr: str) -> Any:
    """Return the locale of a language itself; None if CLDR has none."""
    from babel import Locale, UnknownLocaleError  # pyright: ignore[reportMissingImports]

    try:
        return Locale.parse(cldr)
    except (UnknownLocaleError, ValueError):
        return None


def name_in(locale: Any, cldr: str) -> str:
    """Return the name of a language in another; empty if CLDR has none."""
    return str(locale.languages.get(cldr, "")) if locale is not None else ""


if __name__ == "__main__":
    main()
