"""What the words of a sentence need, so that the phonemizer says them as a person would."""

from __future__ import annotations

import re

from tts_studio.text.languages.language import Language

_ACRONYM = re.compile(r"(?<![\w.])(?:[^\W\d_]\.[ \u00a0]?){2,}(?!\w)|(?<![\w.])(?:[^\W\d_]\.){2,}")
_LAST_DOTS = re.compile(r"(?:\.{2,}|…)+(?=[\"'”’»)\]]*\s*$)")
_INITIAL = re.compile(r"(?<![\w.'’])(?P<letter>[^\W\d_a-zß-ÿ])\.(?=[ \u00a0-])")
_SPELLED = re.compile(r"(?<![\w.'’-])[^\W\d_](?![\w'’])")
_BRACKETS = re.compile(r"(?P<before>[^\W_]) ?\((?P<inside>[^()]*? [^()]*)\)(?P<after>[^\s\w]?)")
_DASH = re.compile(r"\s*(?:—|―|(?<!-)--+(?!-))\s*|\s+[-–−]\s+")


def prepare_for_phonemizer(text: str, language: Language, *, ends: bool) -> str:
    """Return a part of a sentence with letters apart, brackets and dashes as pauses.

    ``ends`` says whether the sentence ends with this part, so that its last full stop is more than that of a letter.
    """
    if ends and ("…" in text or ".." in text):
        text = _LAST_DOTS.sub(".", text)
    if "." in text:
        text = _ACRONYM.sub(lambda found: _apart(found, language, ends=ends), text)
        text = _INITIAL.sub(lambda found: language.spell_letter(found["letter"]), text)
    text = language.single_letters(text)
    if "(" in text:
        text = _BRACKETS.sub(_between_commas, text)
    return _DASH.sub(" — ", text) if "-" in text or "—" in text or "–" in text or "―" in text or "−" in text else text


def _apart(found: re.Match[str], language: Language, *, ends: bool) -> str:
    letters = [letter for letter in found[0] if letter.isalpha()]
    last = ends and not found.string[found.end() :].strip("\"'”’»)]")
    tail = "." if last else " " if found[0].endswith((" ", "\u00a0")) else ""
    return " ".join(language.spell_letter(letter) for letter in letters) + tail


def _between_commas(found: re.Match[str]) -> str:
    after = found["after"]
    return f"{found['before']}, {found['inside']}{after if after and after in '.,;:!?…' else ',' + after}"
