"""Hindi."""

from __future__ import annotations

from tts_studio.text.languages.language import AbbreviationKind, Currency, Gender, Language, Noun, Number, names

_N, _B, _A = AbbreviationKind.NAME, AbbreviationKind.NUMBER, AbbreviationKind.ANY


def _same(word: str) -> Noun:
    return Noun(word, word)


class Hindi(Language):
    """Hindi in Devanagari."""

    cldr = "hi"
    scripts = frozenset({"DEVANAGARI", "LATIN"})
    group_marks = ","
    ordinals = {Gender.MASCULINE: "spellout-ordinal-masculine", Gender.FEMININE: "spellout-ordinal-feminine"}
    point, minus, plus, to, versus = "दशमलव", "ऋण", "धन", "से", "के मुकाबले"
    point_in_names, over, by = "पॉइंट", "बटा", "गुणा"
    scales = {word: Noun(word, word) for word in ("हज़ार", "लाख", "करोड़", "अरब")}
    months = ("जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर")
    clock_words = "बजे"
    currencies = {
        "INR": Currency(Noun("रुपया", "रुपये"), Noun("पैसा", "पैसे")),
        "$": Currency(_same("डॉलर"), _same("सेंट")),
        "USD": Currency(_same("अमेरिकी डॉलर"), _same("सेंट")),
        "EUR": Currency(_same("यूरो"), _same("सेंट")),
        "GBP": Currency(_same("पाउंड"), _same("पेंस")),
    }
    units = {
        "%": _same("प्रतिशत"), "°C": _same("डिग्री सेल्सियस"), "°": _same("डिग्री"), "mm": _same("मिलीमीटर"),
        "cm": _same("सेंटीमीटर"), "m": _same("मीटर"), "km": _same("किलोमीटर"), "m²": _same("वर्ग मीटर"),
        "km²": _same("वर्ग किलोमीटर"), "ml": _same("मिलीलीटर"), "l": _same("लीटर"), "mg": _same("मिलीग्राम"),
        "g": _same("ग्राम"), "kg": _same("किलोग्राम"), "किग्रा": _same("किलोग्राम"), "किमी": _same("किलोमीटर"),
        "मी": _same("मीटर"), "GB": _same("गीगाबाइट"), "MB": _same("मेगाबाइट"), "V": _same("वोल्ट"), "W": _same("वाट"),
        "km/h": _same("किलोमीटर प्रति घंटा"), "किमी/घंटा": _same("किलोमीटर प्रति घंटा"),
    }  # fmt: skip
    per = "प्रति"
    per_units = {"kg": "किलो", "किलो": "किलो", "l": "लीटर", "घंटा": "घंटा", "माह": "माह", "h": "घंटा"}
    abbreviations = {
        **names(_N, डॉ="डॉक्टर", प्रो="प्रोफ़ेसर", श्री="श्री", कु="कुमारी"),
        **names(_B, सं="संख्या", पृ="पृष्ठ"),
        **names(_A, कि_मी="किलोमीटर", कि_ग्रा="किलोग्राम", रु="रुपये"),
    }
    symbols = {
        "&": "और", "+": "धन", "=": "बराबर", "×": "गुणा", "÷": "भाग", "<": "से कम", ">": "से अधिक", "−": "ऋण", "±": "धन ऋण",
        "%": "प्रतिशत", "°": "डिग्री", "@": "एट", "#": "नंबर", "hashtag": "हैशटैग", "/": "बटा", "^": "घात", "€": "यूरो",
        "$": "डॉलर", "£": "पाउंड", "²": "वर्ग", "³": "घन", "~": "लगभग",
    }  # fmt: skip
    web = {
        ".": "डॉट", "/": "स्लैश", "-": "डैश", "_": "अंडरस्कोर", ":": "कोलन", "?": "प्रश्नचिह्न", "=": "बराबर", "&": "एंड",
        "#": "हैश", "@": "एट", "~": "टिल्ड", "+": "प्लस", "%": "प्रतिशत", "\\": "बैकस्लैश",
    }  # fmt: skip

    def fraction(self, top: int, bottom: int, noun: str = "") -> str | None:
        """Return “आधा”, “तीन चौथाई”."""
        if (top, bottom) == (1, 2):
            return "आधा"
        if bottom in (3, 4):
            return f"{self.say(top)} {'तिहाई' if bottom == 3 else 'चौथाई'}"
        return f"{self.say(top)} बटा {self.say(bottom)}"

    def with_fraction(self, whole: int, top: int, bottom: int) -> str | None:
        """Return “साढ़े तीन”, and “डेढ़”, “ढाई” for one and two and a half."""
        if (top, bottom) != (1, 2):
            return f"{self.say(whole)} {self.fraction(top, bottom)}"
        return {1: "डेढ़", 2: "ढाई"}.get(whole, f"साढ़े {self.say(whole)}")

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “बारह मई दो हज़ार चौबीस”."""
        words = f"{self.say(day)} {self.months[month - 1]}"
        return f"{words} {self.say(int(year))}" if year else words

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return “चार बजे”, “चार बजकर तीस मिनट”."""
        if not minute and not second:
            return f"{self.say(hour)} बजे"
        words = f"{self.say(hour)} बजकर {self.say(minute)} मिनट"
        return f"{words} {self.counted(Number(str(second)), _same('सेकंड'))}" if second else words


HINDI = Hindi()
