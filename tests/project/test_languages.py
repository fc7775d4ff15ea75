from __future__ import annotations

import pytest

from tests.helpers.tables import each_row
from tts_studio.engine.export import locales
from tts_studio.errors import ProjectError
from tts_studio.project.languages import language
from tts_studio.project.model import info_from_json, info_to_json
from tts_studio.project.store import Project
from tts_studio.text.espeak_voices import espeak_voice_of, known

CALLED = {
    "de": "de German german GERMAN Deutsch 德语 deu ger de_DE de-AT de_CH de_DE.UTF-8 de_DE@euro de-Latn-DE",
    "en-us": "en en-us en_US EN_us eng English english 英语 en_CA en-PH",
    "en-gb-x-rp": "en-gb en_GB en-AU en_IN en-NZ en-uk",
    "cmn": "cmn zh chi zho zh-cn zh_CN zh-Hans-CN zh_TW zh-SG Chinese Mandarin 中文 普通话 國語 汉语",
    "yue": "yue zh-yue zh_HK zh-MO Cantonese 粤语",
    "es": "es es_ES spa Spanish español Espanol Castellano",
    "es-419": "es-419 es_MX es-mx es_AR es-CO es_US",
    "pt-br": "pt-br pt_BR",
    "pt": "pt pt_PT pt-pt por Portuguese português pt_AO",
    "fr": "fr fr-fr fr_FR fr-CA fra fre French français FRANCAIS",
    "fr-ch": "fr_CH fr-ch",
    "nb": "nb no nb_NO no_NO nob nor Norwegian Norsk",
    "he": "he heb iw he_IL Hebrew עברית",
    "el": "el ell gre Greek Ελληνικά ελληνικά",
    "ru": "ru rus ru_RU Russian Русский русский",
    "hi": "hi hin Hindi हिन्दी",
    "fa": "fa fas per fa_IR Persian Farsi فارسی",
    "sq": "sq sqi alb sq-XK Albanian",
    "ja": "ja jpn Japanese 日本語",
    "chr": "chr chr-US-Qaaa-x-west Cherokee",
    "piqd": "piqd Klingon",
}


@each_row(("own", "names"), CALLED.items())
def test_a_language_is_known_by_its_codes_its_locales_and_its_names(own: str, names: str) -> None:
    assert {name: language(name) for name in names.split()} == dict.fromkeys(names.split(), own)


@each_row(
    ("name", "own"),
    [("Brazilian Portuguese", "pt-br"), ("Portuguese (Brazil)", "pt-br"), ("American English", "en-us"),
     ("English (US)", "en-us"), ("English (Great Britain)", "en-gb-x-rp"), ("German (Austria)", "de"),
     ("Mandarin Chinese", "cmn"), ("  Deutsch ", "de"), ("Swiss French", "fr-ch"), ("Latin American Spanish", "es-419"),
     ("Tiếng Việt", "vi"), ("norsk bokmål", "nb")],
)  # fmt: skip
def test_names_of_several_words(name: str, own: str) -> None:
    assert language(name) == own


@each_row(("own", "locale"), locales._KNOWN.items())
def test_pipers_code_of_each_voice_names_the_language_that_it_speaks(own: str, locale: locales.Locale) -> None:
    assert language(locale.code) == language(own)
    assert locales.locale(language(own)) == locale


def test_every_name_of_espeak_is_known() -> None:
    for name in (*known(), *known().values()):
        assert language(name) == known()[name.lower()] == language(language(name)) == espeak_voice_of(name)


def test_every_language_can_be_spoken() -> None:
    """By Piper's own espeak-ng, which cannot set every voice that it has, and says nothing without a dictionary."""
    from piper.phonemize_espeak import EspeakPhonemizer

    phonemize = EspeakPhonemizer().phonemize
    silent = [own for own in set(known().values()) if len("".join(phonemize(own, "mama")[0]).strip(".")) < 3]
    assert silent == []


@each_row(
    ("name", "near"),
    [("Germn", "de (German)"), ("Deutch", "de (German)"), ("klingonese", "piqd (Klingon)"),
     ("Itallian", "it (Italian)"), ("en-xx", "en-us (American English)"), ("de-ZZ", "de (German)"),
     ("en-uss", "en-gb-x-rp (British English)")],
)  # fmt: skip
def test_what_is_not_known_is_refused_with_what_looks_like_it(name: str, near: str) -> None:
    with pytest.raises(ProjectError, match=f"“{name}” is not a language") as caught:
        language(name)
    assert near in str(caught.value.hint)


@each_row("name", ["", " ", "-", "x", "../../en", "en/us", "\0", "42", "a" * 1000, "zz", "fo", "(US)"])
def test_what_looks_like_no_language_is_refused_with_examples(name: str) -> None:
    with pytest.raises(ProjectError, match="is not a language") as caught:
        language(name)
    assert "such as German" in str(caught.value.hint)


def test_a_project_that_was_made_with_a_name_that_espeak_cannot_set_has_one_that_it_can(project: Project) -> None:
    assert info_from_json({**info_to_json(project.info), "language": "en-gb"}).language == "en-gb-x-rp"
