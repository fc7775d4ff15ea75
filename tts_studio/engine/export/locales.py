"""The ``language`` block of a Piper voice: which locale a language of espeak-ng stands for, and its names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Locale:
    """A language as it is spoken in a country."""

    family: str
    """ISO 639 code of the language."""
    region: str
    """ISO 3166 code of the country."""
    name_native: str
    name_english: str
    country_english: str

    @property
    def code(self) -> str:
        """The code with which a voice's name begins, such as ``en_US``."""
        return f"{self.family}_{self.region}"

    def as_dict(self) -> dict[str, str]:
        """Return the block with the fields of Piper's list of voices."""
        return {
            "code": self.code,
            "family": self.family,
            "region": self.region,
            "name_native": self.name_native,
            "name_english": self.name_english,
            "country_english": self.country_english,
        }


_KNOWN = {
    "ar": Locale("ar", "JO", "العربية", "Arabic", "Jordan"),
    "bg": Locale("bg", "BG", "Български", "Bulgarian", "Bulgaria"),
    "ca": Locale("ca", "ES", "Català", "Catalan", "Spain"),
    "cmn": Locale("zh", "CN", "简体中文", "Chinese", "China"),
    "cs": Locale("cs", "CZ", "Čeština", "Czech", "Czech Republic"),
    "cy": Locale("cy", "GB", "Cymraeg", "Welsh", "Great Britain"),
    "da": Locale("da", "DK", "Dansk", "Danish", "Denmark"),
    "de": Locale("de", "DE", "Deutsch", "German", "Germany"),
    "el": Locale("el", "GR", "Ελληνικά", "Greek", "Greece"),
    "en-gb": Locale("en", "GB", "English", "English", "Great Britain"),
    "en-us": Locale("en", "US", "English", "English", "United States"),
    "es": Locale("es", "ES", "Español", "Spanish", "Spain"),
    "es-419": Locale("es", "MX", "Español", "Spanish", "Mexico"),
    "fa": Locale("fa", "IR", "فارسی", "Farsi", "Iran"),
    "fi": Locale("fi", "FI", "Suomi", "Finnish", "Finland"),
    "fr": Locale("fr", "FR", "Français", "French", "France"),
    "hi": Locale("hi", "IN", "हिन्दी", "Hindi", "India"),
    "hu": Locale("hu", "HU", "Magyar", "Hungarian", "Hungary"),
    "id": Locale("id", "ID", "Bahasa Indonesia", "Indonesian", "Indonesia"),
    "is": Locale("is", "IS", "Íslenska", "Icelandic", "Iceland"),
    "it": Locale("it", "IT", "Italiano", "Italian", "Italy"),
    "ka": Locale("ka", "GE", "ქართული", "Georgian", "Georgia"),
    "kk": Locale("kk", "KZ", "Қазақша", "Kazakh", "Kazakhstan"),
    "lb": Locale("lb", "LU", "Lëtzebuergesch", "Luxembourgish", "Luxembourg"),
    "lv": Locale("lv", "LV", "Latviešu", "Latvian", "Latvia"),
    "ml": Locale("ml", "IN", "മലയാളം", "Malayalam", "India"),
    "nb": Locale("no", "NO", "Norsk", "Norwegian", "Norway"),
    "ne": Locale("ne", "NP", "नेपाली", "Nepali", "Nepal"),
    "nl": Locale("nl", "NL", "Nederlands", "Dutch", "Netherlands"),
    "pl": Locale("pl", "PL", "Polski", "Polish", "Poland"),
    "pt": Locale("pt", "PT", "Português", "Portuguese", "Portugal"),
    "pt-br": Locale("pt", "BR", "Português", "Portuguese", "Brazil"),
    "ro": Locale("ro", "RO", "Română", "Romanian", "Romania"),
    "ru": Locale("ru", "RU", "Русский", "Russian", "Russia"),
    "sk": Locale("sk", "SK", "Slovenčina", "Slovak", "Slovakia"),
    "sl": Locale("sl", "SI", "Slovenščina", "Slovenian", "Slovenia"),
    "sr": Locale("sr", "RS", "Srpski", "Serbian", "Serbia"),
    "sv": Locale("sv", "SE", "Svenska", "Swedish", "Sweden"),
    "sw": Locale("sw", "CD", "Kiswahili", "Swahili", "Democratic Republic of the Congo"),
    "te": Locale("te", "IN", "తెలుగు", "Telugu", "India"),
    "tr": Locale("tr", "TR", "Türkçe", "Turkish", "Turkey"),
    "uk": Locale("uk", "UA", "Українська", "Ukrainian", "Ukraine"),
    "vi": Locale("vi", "VN", "Tiếng Việt", "Vietnamese", "Vietnam"),
}


def locale(espeak_voice: str) -> Locale:
    """Return the locale of one of espeak-ng's languages: its own, its language's, or one made of its code."""
    parts = espeak_voice.lower().split("-")
    for length in range(len(parts), 0, -1):
        if found := _KNOWN.get("-".join(parts[:length])):
            return found
    family = parts[0]
    region = parts[1] if len(parts) > 1 and len(parts[1]) == 2 else family[:2]
    return Locale(family, region.upper(), espeak_voice, espeak_voice, region.upper())
