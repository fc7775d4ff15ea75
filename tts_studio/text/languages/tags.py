"""Tags of languages, such as ``de-AT``, to espeak-ng's names of them."""

from __future__ import annotations

from functools import lru_cache

from tts_studio.assets import resource

_REGIONS = {
    "en-gb": "en-gb-x-rp",
    "en-us": "en-us",
    "pt-br": "pt-br",
    "es-mx": "es-419",
    "es-419": "es-419",
    "fr-be": "fr-be",
    "fr-ch": "fr-ch",
}
_OWN = {"en": "en-us", "zh": "cmn", "no": "nb"}


def espeak_voice_of(tag: str) -> str | None:
    """Return espeak-ng's name of the language of a tag (BCP 47) or locale; None if it has none."""
    plain = tag.strip().lower().replace("_", "-")
    first = plain.split("-")[0]
    return _REGIONS.get(plain) or _OWN.get(first) or _by_code().get(first)


@lru_cache(maxsize=1)
def _by_code() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in resource("languages.tsv").read_text(encoding="utf-8").splitlines():
        own, codes, _ = line.split("\t")
        for code in (*codes.split(), own.split("-")[0]):
            found.setdefault(code, own)
    return found
