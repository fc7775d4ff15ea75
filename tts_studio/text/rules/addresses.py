"""Addresses: e-mail, web pages, names of files and paths, handles and hashtags."""

from __future__ import annotations

import re
from functools import lru_cache

from tts_studio.text.languages.language import Language
from tts_studio.text.rules.patterns import any_of

_DOMAIN = (
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
    r"(?:com|org|net|edu|gov|mil|int|info|io|dev|app|ai|co|me|tv|eu|uk|us|ca|au|nz|de|at|ch|fr|be|lu|es|mx|ar|it|pt|br|nl|"
    r"in|cn|jp|ru|pl|cz|se|no|dk|fi|ie)"
)
_TAIL = r"(?:[/?#][^\s<>\"“”«»]*)?"
_EMAIL = re.compile(r"(?<![\w.+-])(?:mailto:)?([A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_URL = re.compile(r"(?<![\w.])(?:(?:https?|ftp|file)://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_BARE = re.compile(rf"(?<![\w.@/-]){_DOMAIN}(?::\d+)?{_TAIL}(?![\w@])(?!\.\w)")
_FILE = re.compile(
    r"(?<![\w.@/\\-])[A-Za-z0-9_][\w-]*\.(?:txt|pdf|md|csv|tsv|json|ya?ml|xml|html?|css|js|ts|py|cpp|java|exe|zip|tar|gz|"
    r"docx?|xlsx?|pptx?|odt|epub|png|jpe?g|gif|svg|mp[34]|wav|flac|ogg|mov|avi|onnx|toml|ini|cfg|log|sh)\b(?!\.\w)"
)
_PATH = re.compile(
    r"(?<![\w.:/])(?:[A-Za-z]:\\|~?/|\.{1,2}/)?(?:[\w.-]+[/\\]){2,}[\w.-]*|(?<![^\s(\"“'‘])/(?:[\w.-]+/?)+"
)
_HANDLE = re.compile(r"(?<![\w@])@(?=[A-Za-z_])")
_HASHTAG = re.compile(r"(?<![\w#&])#(?=[^\W\d_])")
_TRAILING = ".,;:!?)]}'’…"


def read_addresses(text: str, language: Language) -> str:
    """Write addresses as they are said: “info at example dot com”."""
    if not language.web or not any(sign in text for sign in ".@/\\#"):
        return text
    text = _EMAIL.sub(lambda found: _said(found[1], language), text)
    text = _URL.sub(lambda found: _url(found[0], language), text)
    text = _BARE.sub(lambda found: _bare(found, language), text)
    text = _FILE.sub(lambda found: _said(found[0], language), text)
    text = _PATH.sub(lambda found: _path(found, language), text)
    text = _HANDLE.sub(f"{language.web['@']} ", text)
    return _HASHTAG.sub(f"{language.symbols.get('hashtag', '')} ", text)


def _bare(found: re.Match[str], language: Language) -> str:
    return found[0] if found[0] in language.abbreviations else _url(found[0], language)  # “p.es.” is no Spanish page


def _url(written: str, language: Language) -> str:
    address = written.rstrip(_TRAILING)
    if "(" in address and written[len(address) : len(address) + 1] == ")":
        address += ")"
    rest = written[len(address) :]
    bare = re.sub(r"^(?:https?|ftp|file):/+", "", address, flags=re.IGNORECASE)
    return _said(bare.rstrip("/"), language) + rest


def _path(found: re.Match[str], language: Language) -> str:
    written = found[0]
    parts = re.split(r"[/\\]", written)
    if all(part.isdigit() for part in parts if part) or not re.search(r"[^\W\d]", written):
        return written  # a date or a fraction
    address = written.rstrip(_TRAILING)
    return _said(address, language) + written[len(address) :]


def _said(address: str, language: Language) -> str:
    return " ".join(_signs(language).sub(lambda found: f" {language.web[found[0]]} ", address).split())


@lru_cache(maxsize=16)
def _signs(language: Language) -> re.Pattern[str]:
    return re.compile(any_of(language.web))
