"""Numbers in words by the rules of CLDR (https://cldr.unicode.org), as unicode-rbnf has them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine


@lru_cache(maxsize=8192)
def in_words(number: int, language: str, rules: str) -> str:
    """Return a number in words.

    ``language`` and ``rules`` are CLDR's names, such as ``de`` and ``spellout-cardinal-feminine``. Raises
    ``unicode_rbnf.engine.RbnfError`` if the language has no such rules.
    """
    return _engine(language).format_number(number, ruleset_names=[rules]).text_by_ruleset[rules]


@lru_cache(maxsize=4)
def _engine(language: str) -> RbnfEngine:
    from unicode_rbnf import RbnfEngine

    return RbnfEngine.for_language(language)
