"""German."""

from __future__ import annotations

import re
from functools import cached_property

from tts_studio.text.languages.language import (
    Abbreviation,
    AbbreviationKind,
    Currency,
    Gender,
    Language,
    Noun,
    Number,
    names,
    without_possessive,
    word_set,
)
from tts_studio.text.languages.number_words import in_words

_N, _B, _M = AbbreviationKind.NAME, AbbreviationKind.NUMBER, AbbreviationKind.MIDDLE
_MASCULINE, _FEMININE, _NEUTER = Gender.MASCULINE, Gender.FEMININE, Gender.NEUTER


def _same(word: str, gender: Gender = _MASCULINE) -> Noun:
    return Noun(word, word, gender)


def _feminine(word: str) -> Noun:
    return Noun(word, f"{word}n", _FEMININE)


class German(Language):
    """German as in Germany."""

    cldr = "de"
    scripts = frozenset({"LATIN", "GREEK"})
    folds_letters = True
    emoji_names = "de"

    decimal_mark, group_marks = ",", ". \u00a0\u202f'’"
    cardinals = {
        _MASCULINE: "spellout-cardinal-masculine",
        _FEMININE: "spellout-cardinal-feminine",
        _NEUTER: "spellout-cardinal-neuter",
    }
    point, minus, plus, to, versus = "Komma", "minus", "plus", "bis", "zu"
    point_in_names, version, over, by = "Punkt", "Version", "zu", "mal"
    scales = {
        **{word: Noun("Million", "Millionen", _FEMININE) for word in ("Mio.", "Mio", "Million", "Millionen")},
        **{word: Noun("Milliarde", "Milliarden", _FEMININE) for word in ("Mrd.", "Mrd", "Milliarde", "Milliarden")},
        **{word: Noun("Billion", "Billionen", _FEMININE) for word in ("Bio.", "Billion", "Billionen")},
        **{word: Noun("Tausend", "Tausend", _NEUTER) for word in ("Tsd.", "Tsd")},
    }

    months = (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    )  # fmt: skip
    month_short = {
        "jan": 1, "jän": 1, "feb": 2, "mär": 3, "mrz": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
        "okt": 10, "nov": 11, "dez": 12,
    }  # fmt: skip
    weekday_short = {
        "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag",
        "So": "Sonntag",
    }  # fmt: skip
    before_weekdays = word_set("am vom zum bis jeden nächsten letzten ab von diesen kommenden ab")
    dotted_dates = True
    metre_joiner = " "
    clock_words = "Uhr|h"

    says_cents = False
    score_words = word_set("stand spielstand endstand ergebnis gewann gewannen siegte siegten verlor verloren führte")
    currencies = {
        "EUR": Currency(_same("Euro"), _same("Cent")),
        "$": Currency(_same("Dollar"), _same("Cent")),
        "USD": Currency(_same("US-Dollar"), _same("Cent")),
        "CAD": Currency(_same("kanadischer Dollar"), _same("Cent")),
        "AUD": Currency(_same("australischer Dollar"), _same("Cent")),
        "GBP": Currency(_same("Pfund", _NEUTER), Noun("Penny", "Pence")),
        "CHF": Currency(_same("Franken"), _same("Rappen")),
        "JPY": Currency(_same("Yen")),
        "CNY": Currency(_same("Yuan")),
        "INR": Currency(Noun("Rupie", "Rupien", _FEMININE)),
        "RUB": Currency(_same("Rubel"), Noun("Kopeke", "Kopeken", _FEMININE)),
        "PLN": Currency(_same("Zloty")),
        "CZK": Currency(Noun("Krone", "Kronen", _FEMININE)),
        "SEK": Currency(Noun("schwedische Krone", "schwedische Kronen", _FEMININE)),
        "NOK": Currency(Noun("norwegische Krone", "norwegische Kronen", _FEMININE)),
        "DKK": Currency(Noun("dänische Krone", "dänische Kronen", _FEMININE)),
        "TRY": Currency(Noun("Lira", "Lira", _FEMININE)),
        "BTC": Currency(Noun("Bitcoin", "Bitcoin")),
        "DM": Currency(_same("Mark", _FEMININE)),
        "CENT": Currency(_same("Cent")),
    }
    units = {
        "%": _same("Prozent", _NEUTER), "‰": _same("Promille", _NEUTER), "°C": _same("Grad Celsius"),
        "°F": _same("Grad Fahrenheit"), "°": _same("Grad"), "K": _same("Kelvin", _NEUTER), "nm": _same("Nanometer"),
        "µm": _same("Mikrometer"), "mm": _same("Millimeter"), "cm": _same("Zentimeter"), "dm": _same("Dezimeter"),
        "m": _same("Meter"), "km": _same("Kilometer"), "mi": _feminine("Meile"), "m²": _same("Quadratmeter"),
        "km²": _same("Quadratkilometer"), "cm²": _same("Quadratzentimeter"), "mm²": _same("Quadratmillimeter"),
        "qm": _same("Quadratmeter"), "qkm": _same("Quadratkilometer"), "ha": _same("Hektar"),
        "m³": _same("Kubikmeter"), "cm³": _same("Kubikzentimeter"), "km³": _same("Kubikkilometer"),
        "ml": _same("Milliliter"), "cl": _same("Zentiliter"), "dl": _same("Deziliter"), "l": _same("Liter"),
        "hl": _same("Hektoliter"), "µg": _same("Mikrogramm", _NEUTER), "mg": _same("Milligramm", _NEUTER),
        "g": _same("Gramm", _NEUTER), "kg": _same("Kilogramm", _NEUTER), "t": _feminine("Tonne"),
        "Ztr": _same("Zentner"), "Pfd": _same("Pfund", _NEUTER), "ns": _feminine("Nanosekunde"),
        "µs": _feminine("Mikrosekunde"), "ms": _feminine("Millisekunde"), "s": _feminine("Sekunde"),
        "sec": _feminine("Sekunde"), "sek": _feminine("Sekunde"), "Sek": _feminine("Sekunde"),
        "min": _feminine("Minute"), "Min": _feminine("Minute"), "Std": _feminine("Stunde"),
        "bit": _same("Bit", _NEUTER), "kbit": _same("Kilobit", _NEUTER), "Mbit": _same("Megabit", _NEUTER),
        "Gbit": _same("Gigabit", _NEUTER), "kB": _same("Kilobyte", _NEUTER), "KB": _same("Kilobyte", _NEUTER),
        "MB": _same("Megabyte", _NEUTER), "GB": _same("Gigabyte", _NEUTER), "TB": _same("Terabyte", _NEUTER),
        "Hz": _same("Hertz", _NEUTER), "kHz": _same("Kilohertz", _NEUTER), "MHz": _same("Megahertz", _NEUTER),
        "GHz": _same("Gigahertz", _NEUTER), "mV": _same("Millivolt", _NEUTER), "V": _same("Volt", _NEUTER),
        "kV": _same("Kilovolt", _NEUTER), "mA": _same("Milliampere", _NEUTER), "A": _same("Ampere", _NEUTER),
        "mAh": _feminine("Milliamperestunde"), "mW": _same("Milliwatt", _NEUTER), "W": _same("Watt", _NEUTER),
        "kW": _same("Kilowatt", _NEUTER), "MW": _same("Megawatt", _NEUTER), "GW": _same("Gigawatt", _NEUTER),
        "Wh": _feminine("Wattstunde"), "kWh": _feminine("Kilowattstunde"), "MWh": _feminine("Megawattstunde"),
        "J": _same("Joule", _NEUTER), "kJ": _same("Kilojoule", _NEUTER), "cal": _feminine("Kalorie"),
        "kcal": _feminine("Kilokalorie"), "lm": _same("Lumen", _NEUTER),
        "lx": _same("Lux", _NEUTER), "Sv": _same("Sievert", _NEUTER), "mSv": _same("Millisievert", _NEUTER),
        "µSv": _same("Mikrosievert", _NEUTER), "Bq": _same("Becquerel", _NEUTER),
        "N": _same("Newton", _NEUTER), "Nm": _same("Newtonmeter"),
        "Pa": _same("Pascal", _NEUTER), "hPa": _same("Hektopascal", _NEUTER), "bar": _same("Bar", _NEUTER),
        "Ω": _same("Ohm", _NEUTER), "kΩ": _same("Kiloohm", _NEUTER), "dB": _same("Dezibel", _NEUTER),
        "mol": _same("Mol", _NEUTER), "PS": _same("PS", _NEUTER), "px": _same("Pixel", _NEUTER),
        "MP": _same("Megapixel", _NEUTER), "km/h": _same("Kilometer pro Stunde"), "mph": _feminine("Meile pro Stunde"),
        "kn": _same("Knoten"), "ct": _same("Cent"),
        "EL": _same("Esslöffel"), "TL": _same("Teelöffel"),
        "U/min": Noun("Umdrehung pro Minute", "Umdrehungen pro Minute", _FEMININE),
    }  # fmt: skip
    per = "pro"
    per_many = "auf"
    per_units = {
        "h": "Stunde", "Std": "Stunde", "Std.": "Stunde", "s": "Sekunde", "sec": "Sekunde", "min": "Minute",
        "Min.": "Minute", "d": "Tag", "Tag": "Tag", "Woche": "Woche", "Monat": "Monat", "Jahr": "Jahr",
        "Stunde": "Stunde", "Minute": "Minute", "Sekunde": "Sekunde", "Person": "Person", "Pers.": "Person",
        "Nacht": "Nacht", "Stück": "Stück", "Stk.": "Stück", "kg": "Kilogramm", "g": "Gramm", "l": "Liter",
        "ml": "Milliliter", "dl": "Deziliter", "m": "Meter", "km": "Kilometer", "m²": "Quadratmeter",
        "qm": "Quadratmeter", "m³": "Kubikmeter", "km²": "Quadratkilometer", "cm²": "Quadratzentimeter",
        "cm³": "Kubikzentimeter", "kWh": "Kilowattstunde", "mol": "Mol", "s²": "Quadratsekunde", "t": "Tonne",
    }  # fmt: skip

    abbreviations = {
        **names(_N, Hr="Herr", Hrn="Herrn", Fr="Frau", Frl="Fräulein", Dr="Doktor", Prof="Professor", St="Sankt",
                Ing="Ingenieur", Mag="Magister", Dipl="Diplom", Gebr="Gebrüder", Hl="Heiliger", hl="heiliger",
                Pfr="Pfarrer", Fa="Firma", Kfm="Kaufmann", Frhr="Freiherr", Rep="Republik", Präs="Präsident",
                Gen="General", Hptm="Hauptmann", Dres="Doktores", med="med", phil="phil", jur="jur", rer="rer",
                nat="nat", habil="habil", Skt="Sankt", Univ="Universität", Bhf="Bahnhof", Sr="Senior", Mr="Mister",
                Mrs="Missis", Ms="Miz"),
        **names(_B, Nr="Nummer", Nrn="Nummern", No="Nummer", S="Seite", Abb="Abbildung", Tab="Tabelle", Kap="Kapitel",
                Bd="Band", Bde="Bände", Art="Artikel", Abs="Absatz", Abschn="Abschnitt", Ziff="Ziffer", Tel="Telefon",
                Zl="Zeile", Z="Zeile", Fig="Figur", Hausnr="Hausnummer", Anm="Anmerkung", Fn="Fußnote", Sp="Spalte",
                ca="circa", Ca="Circa", max="maximal", Max="Maximal", min="minimal", Aufl="Auflage", Jg="Jahrgang",
                geb="geboren", gest="gestorben", op="Opus", Op="Opus", Lfg="Lieferung", Pkt="Punkt", Par="Paragraf",
                Apt="Apartment", verh="verheiratet", Hs="Handschrift"),
        **names(_M, z_B="zum Beispiel", Z_B="Zum Beispiel", d_h="das heißt", D_h="Das heißt", u_a="unter anderem",
                U_a="Unter anderem", z_T="zum Teil", z_Zt="zurzeit", z_Z="zurzeit", i_d_R="in der Regel",
                I_d_R="In der Regel", u_U="unter Umständen", m_E="meines Erachtens", i_A="im Auftrag",
                i_V="in Vertretung", i_e_S="im engeren Sinne", o_g="oben genannt", s_o="siehe oben", s_u="siehe unten",
                s_a="siehe auch", a_D="außer Dienst", bzgl="bezüglich", bzw="beziehungsweise", evtl="eventuell",
                Evtl="Eventuell", ggf="gegebenenfalls", Ggf="Gegebenenfalls", gem="gemäß", vgl="vergleiche",
                Vgl="Vergleiche", inkl="inklusive", exkl="exklusive", einschl="einschließlich", zzgl="zuzüglich",
                abzgl="abzüglich", sog="sogenannt", insb="insbesondere", insbes="insbesondere", bes="besonders",
                vs="versus", u="und", al="al", lt="laut", mind="mindestens", Mind="Mindestens", allg="allgemein",
                urspr="ursprünglich", vorauss="voraussichtlich", wg="wegen", zw="zwischen", dt="deutsch",
                engl="englisch", frz="französisch", lat="lateinisch", griech="griechisch", ehem="ehemalig", rd="rund",
                d_Gr="der Große", d_M="dieses Monats", d_J="dieses Jahres", h_c="honoris causa",
                i_R="im Ruhestand", erw="erweitert",
                tägl="täglich", durchschn="durchschnittlich", österr="österreichisch",
                Mio="Millionen", Mrd="Milliarden"),
        **names(AbbreviationKind.ANY, usw="und so weiter", usf="und so fort", etc="et cetera", u_s_w="und so weiter",
                u_v_m="und vieles mehr", o_Ä="oder Ähnliches", u_Ä="und Ähnliches", o_ä="oder ähnlich",
                u_ä="und ähnlich", v_Chr="vor Christus", n_Chr="nach Christus", e_V="eingetragener Verein",
                MwSt="Mehrwertsteuer", Mwst="Mehrwertsteuer", Co="Compagnie", Str="Straße", str="straße", Pl="Platz",
                Jh="Jahrhundert", Jhd="Jahrhundert", Jhs="Jahrhunderts", Std="Stunden", Min="Minuten", Sek="Sekunden",
                ff="fortfolgende", f="folgende", jr="junior", Jr="Junior", sen="senior", Hrsg="Herausgeber",
                Bsp="Beispiel", Verf="Verfasser", Tsd="Tausend", Stck="Stück", Stk="Stück", Abt="Abteilung",
                Bf="Bahnhof", Hbf="Hauptbahnhof", Pers="Personen", Wdh="Wiederholung", Forts="Fortsetzung",
                Red="Redaktion", Mr="Mister"),
        "Dipl.-Ing": Abbreviation("Diplom-Ingenieur", _N),
    }  # fmt: skip
    undotted_titles = frozenset({"Dr", "Prof", "St"})
    without_stop = frozenset(
        {"bzw", "usw", "etc", "ca", "inkl", "exkl", "evtl", "ggf", "vgl", "vs", "zzgl", "MwSt", "Hbf"}
    )
    starters = word_set(
        """Er Sie Es Wir Ihr Du Ich Man Der Die Das Ein Eine Einer Dann Danach Da Dort Hier Nun Jetzt Aber Und Oder
        Doch Denn Wenn Als Weil Was Wer Wie Wo Warum Wann Ist Sind War Waren Hat Haben Hatte Kann Nach Vor In Im Am
        An Auf Mit Von Für Bei Aus Zu Alle Viele Manche Jeder Jede Niemand Heute Morgen Gestern Sein Seine Ihre
        Mein Meine Unser Dies Dieser Diese Dieses Nein Ja Auch So Noch Nur Schon Später Bald Leider Vielleicht
        Trotzdem Deshalb Außerdem Kein Keine Bitte"""
    )
    pronouns = frozenset({"Sie", "Ihr", "Ihnen", "Ihre"})
    _women = frozenset(
        {"Elisabeth", "Katharina", "Margarethe", "Maria", "Kleopatra", "Christina", "Isabella", "Johanna"}
    )
    regnal_names = _women - {"Maria", "Johanna"} | word_set(
        """Ludwig Heinrich Friedrich Wilhelm Karl Otto Konrad Philipp Ferdinand Franz Joseph Josef Leopold
        Maximilian Rudolf Albrecht Johann Johannes Georg Wilhelm August Peter Alexander Nikolaus Iwan Napoleon Paul Pius
        Benedikt Leo Gregor Klemens Clemens Innozenz Urban Bonifatius Ramses Ptolemäus Gustav Christian Harald Olaf
        Felipe Alfons Viktor Emanuel Umberto Albert Darius Xerxes Theodosius Konstantin Justinian Sigismund Mehmed
        Selim Süleyman Eduard Jakob Richard Charles Edward George Louis Adolf Ernst Lothar Kasimir Hadrian Sixtus
        Julius Thutmosis Amenophis"""
    )
    amount_words = word_set("circa maximal minimal mindestens geboren")
    numbered = word_set(
        """kapitel teil band akt szene abschnitt buch artikel anhang phase typ stufe klasse weltkrieg figur tabelle
        bild sonate sinfonie symphonie rocky abbildung fassung version bezirk"""
    )
    dotted_ordinals = True
    not_roman = frozenset({"MIX", "CD", "DM", "XL", "DVD", "MM", "CC", "DI", "LCD"})
    symbols = {
        "&": "und", "+": "plus", "=": "gleich", "×": "mal", "÷": "geteilt durch", "±": "plus minus", "≈": "ungefähr",
        "≠": "ungleich", "≤": "kleiner gleich", "≥": "größer gleich", "<": "kleiner als", ">": "größer als",
        "−": "minus", "√": "Wurzel aus", "∞": "unendlich", "§": "Paragraf", "§§": "Paragrafen", "©": "Copyright",
        "@": "at", "#": "Nummer", "hashtag": "Hashtag", "%": "Prozent", "‰": "Promille", "~": "circa", "°": "Grad",
        "→": "zu", "/": "Schrägstrich", "^": "hoch", "²": "Quadrat", "³": "hoch drei", "∑": "Summe", "€": "Euro",
        "$": "Dollar", "£": "Pfund", "№": "Nummer", "|": "", "¶": "Absatz",
    }  # fmt: skip
    web = {
        ".": "Punkt", "/": "Schrägstrich", "-": "Minus", "_": "Unterstrich", ":": "Doppelpunkt", "?": "Fragezeichen",
        "=": "gleich", "&": "und", "#": "Raute", "@": "at", "~": "Tilde", "+": "plus", "%": "Prozent",
        "\\": "Backslash",
    }  # fmt: skip

    _with_n = word_set(
        """am im vom zum beim dem den des zur ab seit bis jedem jeden diesem diesen meinem meinen seinem seinen
        ihrem ihren unserem unseren einem einen keinem keinen deinem deinen welchem welchen"""
    )
    _dative = word_set("in mit von aus bei nach zu seit an auf unter vor ab")
    _neuter_nouns = word_set(
        """Mal Jahr Kind Haus Buch Tor Leben Semester Stockwerk Kapitel Quartal Jahrhundert Jahrtausend Spiel Tier
        Bild Lied Stück Wort Bier Brot Ei Auto Fahrrad Bett Zimmer Land Dorf Schiff Pferd Schaf Rad Heft Blatt Glas
        Tor Mädchen Fenster Regal Messer Pfund Kilo Gramm Prozent Grad Programm Problem Ergebnis Beispiel Zeichen
        Geschoss Drittel Viertel Fünftel Paar Opfer Mitglied Treffen Rennen Essen Konzert Album Turnier Projekt
        Modell Team Gebot Foto Video Brett Dach Feld Ohr Auge Bein Hotel Wunder Wochenende Ende Gebäude Gemälde"""
    )
    _feminine_nouns = word_set(
        """Frau Mutter Tochter Schwester Person Hand Wand Stadt Nacht Zahl Uhr Tür Kuh Gans Maus Wahl Bank Fahrt Form
        Firma Art Schicht Kraft Macht Stirn Brust Haut Luft Milch Butter Gabel Schachtel Kartoffel Insel Regel Tafel"""
    )
    _article = word_set(
        "ein eine einer jede diese dieses mein dein sein ihr unser euer kein meine deine seine ihre"
    ) | {""}
    _before_ordinal = _with_n | word_set("der die das ins dieser jeder")
    _ordinal_nouns = word_set(
        """Jahrhundert Jahrhunderts Jahrtausend Klasse Stock Etage Platz Mal Weltkrieg Weltkriegs Bundesliga Liga
        FC Auflage Quartal Geburtstag Jahrestag Halbjahr Semester Advent Sinfonie Symphonie Reihe Stufe"""
    )

    def cardinal(self, number: int, gender: Gender | None = None) -> str:
        """Return a number in words; only of one the gender can be heard."""
        return super().cardinal(number, gender if number == 1 else None)

    def year(self, number: int) -> str:
        """Return “neunzehnhundertacht” for 1908."""
        return in_words(number, self.cldr, self.year_rules) if 1100 <= number < 2000 else self.say(number)

    def ordinal(self, number: int, gender: Gender = _MASCULINE) -> str:
        """Return the weak nominative: “dritte”."""
        return self._ordinal(number, "")

    def _ordinal(self, number: int, ending: str) -> str:
        rules = f"spellout-ordinal-{ending}" if ending else "spellout-ordinal"
        return in_words(number, self.cldr, rules)

    @cached_property
    def ordinal_suffixes(self) -> re.Pattern[str] | None:
        """A full stop inside the sentence; Roman numerals before “Jahrhundert”."""
        return re.compile(
            r"(?<![\w.,/])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,4}|[IVX]+(?=\.\s+Jahrh))(?P<suffix>\.)"
            r"(?=[ \u00a0]+[^\W\d_]|,? \d{1,2}\.|, \w+ \d{1,2}\.|[\s“”\"»«)]*(?:$|[“”\"]))"
        )

    def ordinal_after(self, before: str, number: int, suffix: str, after: str) -> str | None:
        """Return “dritte”, “dritten”, “dritter” or “drittes”, by the words around it."""
        last = self._without_list(before).split()[-1:]
        ends = not re.search(r"\w", after) or after[0] in '“”"'
        if ends and last and last[0].lower() == "bis":
            return None
        if ends and not (last and last[0].strip("(„“\"'").lower() in self._before_ordinal):
            return None
        if ends:
            stop = "." if not after.strip() or after[0] in "“”" else ""
            return f"{self._ordinal(number, self._ending(before, ''))}{stop}"
        noun = re.match(r"\s+((?:[a-zäöüß]\w*\s+){0,2})([A-ZÄÖÜ]\w*)?", after)
        word = (noun[2] if noun and not self._dative.union(self._with_n) & set(noun[1].split()) else None) or ""
        return self._ordinal(number, self._ending(before, word))

    @staticmethod
    def _without_list(before: str) -> str:
        """Return the text without ordinals that stand in a list with the next one: “am 1., 2. und …”."""
        return re.sub(r"(?:\d{1,3}\.,?\s+(?:(?:und|oder|bis|sowie)\s+)?)+$", "", before)

    def _ending(self, before: str, noun: str) -> str:
        before = self._without_list(before)
        words = [word.strip("(„“\"'").lower() for word in before.split()[-2:]]
        last = words[-1] if words and not before.rstrip().endswith((",", ";", ":")) else ""
        if last in self._with_n or (last in ("der", "einer", "jeder", "dieser") and words[0] in self._dative):
            return "n"
        if last in (
            "der",
            "die",
            "das",
            "eine",
            "diese",
            "jede",
            "dieses",
            "jedes",
            "ins",
            "fürs",
            "welche",
            "seine",
            "ihre",
            "meine",
        ):
            return ""
        gender = self.gender_of(noun)
        return {_FEMININE: "", _NEUTER: "s"}.get(gender, "r")

    def gender_of(self, word: str) -> Gender:
        """Guess by the ending: “-ung” is feminine, “-chen” is neuter."""
        if word in self._feminine_nouns:
            return _FEMININE
        if word in self._neuter_nouns or word.endswith(
            ("chen", "lein", "ment", "tum", "ium", "jahr", "haus", "kind", "buch", "spiel")
        ):
            return _NEUTER
        if word.endswith(
            ("e", "ung", "heit", "keit", "schaft", "ion", "tät", "ei", "ik", "ur", "frau", "stadt", "nacht", "zeit")
        ):
            return _FEMININE
        return _MASCULINE

    def counts(self, word: str) -> bool:
        """Return whether it is a noun: those have a capital."""
        return word[:1].isupper()

    def stop_is_inside(self, word: str, after: str, before: str) -> bool | None:
        """Know ordinals (“am 3. Mai”), kings (“Ludwig XIV.”) and streets (“Hauptstr. 5”)."""
        word = re.split("[–-]", word)[-1]
        if re.fullmatch("[IVX]+", word) and after in self._ordinal_nouns:
            return True
        is_number = re.fullmatch(r"\d{1,4}|\d{1,3}(?:\.\d{3})+", word) is not None
        if is_number and not after[0].isdigit():
            if after in self.months or after.lower().rstrip(".") in self.month_short or after in self._ordinal_nouns:
                return True
            plain = before.strip("(„“\"'").lower()
            return plain in self._before_ordinal or plain in self._article
        if re.fullmatch("[IVXLC]+", word) and without_possessive(before).rstrip("s") in {
            name.rstrip("s") for name in self.regnal_names
        }:
            return after not in self.starters
        if word.endswith("str"):
            return after[0].isdigit()
        if word in self.weekday_short and after[0].isdigit():
            return True
        return None

    _ACCUSATIVE = re.compile(
        r"\b(?:kostet|kosten|kostete|zahlt?|zahle|zahlte|bezahlt|für|um|pro|gibt|gab|habe|hat|hatte|nur|spende[nt]?|über"
        r"|brauche|braucht|verlor|gewann|gegen|ohne)(?: (?:nur|genau|noch|etwa|circa|ca\.))? $"
    )

    _OBJECT = re.compile(
        r"\b(?:[Ii]ch|[Ee]r|[Ss]ie|[Ee]s|[Ww]ir|[Ii]hr|[Mm]an|[Dd]u|[A-ZÄÖÜ][a-zäöüß]+) (?:habe?n?|hat|hatten?|sehe"
        r"|sieht|sah|kaufte?n?|kauft|nehme|nimmt|nahm|suche?n?|sucht|finde|findet|fand|brauche?n?|braucht|bekomm\w+)"
        r" [^.;:!?]*$"
    )
    _DATIVE = re.compile(r"\b(?:[Mm]it|[Vv]on|[Aa]us|[Bb]ei|[Nn]ach|[Zz]u|[Ss]eit|[Aa]ußer)(?: nur)? $")

    def in_case(self, words: str, before: str, gender: Gender = _MASCULINE) -> str:
        """Return “einen Euro”, “mit einem Hund” where the words before want the accusative or dative."""
        number, _, rest = words.partition(" ")
        if number not in ("ein", "eine"):
            return words
        feminine = gender is _FEMININE
        if self._DATIVE.search(before[-12:]):
            number = "einer" if feminine else "einem"
        elif gender is _MASCULINE and (self._ACCUSATIVE.search(before[-24:]) or self._OBJECT.search(before[-80:])):
            number = "einen"
        return f"{number} {rest}" if rest else number

    def hyphenated(self, number: Number, noun: Noun) -> str:
        """Return “fünf-Kilogramm”, as in “ein 5-kg-Sack”."""
        return f"{self.number(number)}-{noun.one}"

    _PARTS = {2: "Halbe", 3: "Drittel", 7: "Siebtel", 8: "Achtel", 100: "Hundertstel", 1000: "Tausendstel"}

    def fraction(self, top: int, bottom: int, noun: str = "") -> str | None:
        """Return “ein halb”, “drei Viertel”, “ein Zwanzigstel”."""
        if bottom < 2 or (bottom > 100 and bottom != 1000):
            return None
        if (top, bottom) == (1, 2):
            return (
                {_FEMININE: "eine halbe", _NEUTER: "ein halbes"}.get(self.gender_of(noun), "ein halber")
                if noun
                else "ein halb"
            )
        part = self._PARTS.get(bottom) or f"{super().cardinal(bottom).capitalize()}{'tel' if bottom < 20 else 'stel'}"
        return f"{self.say(top, _NEUTER)} {part}"

    def with_fraction(self, whole: int, top: int, bottom: int) -> str | None:
        """Return “dreieinhalb”, “zwei drei Viertel”."""
        if (top, bottom) == (1, 2):
            return f"{self.cardinal(whole, _NEUTER)}einhalb"
        part = self.fraction(top, bottom)
        return part and f"{self.cardinal(whole)} {part}"

    _DATIVE_DATE = re.compile(
        r"\b(?:[Aa]m|[Vv]om|[Zz]um|[Bb]is|[Aa]b|[Ss]eit|[Dd]en|[Dd]em|[Dd]es|[Bb]eim|[Nn]ach|[Vv]or)(?:\s+\w+,?)?\s*$"
    )

    def _day(self, day: int, before: str) -> str:
        before = self._without_list(before)
        if self._DATIVE_DATE.search(before[-40:]):
            return self._ordinal(day, "n")
        return self._ordinal(day, "" if re.search(r"\b[Dd]er\s*$", before[-8:]) else "r")

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “am dritten Mai”, “der dritte Mai”, “dritter Mai”."""
        words = f"{self._day(day, before)} {self.months[month - 1]}"
        return f"{words} {self.year(int(year))}" if year else words

    def days(self, first: int, last: int, month: int, year: str, before: str) -> str:
        """Return “vom dritten bis fünften Mai”."""
        words = f"{self._day(first, before)} bis {self._day(last, before)} {self.months[month - 1]}"
        return f"{words} {self.year(int(year))}" if year else words

    def expects_date(self, before: str) -> bool:
        """Return whether “am”, “vom”, “bis zum” … stands before it."""
        return self._DATIVE_DATE.search(before[-40:]) is not None or before.rstrip().endswith((" der", "Der"))

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return “sechzehn Uhr dreißig”."""
        words = f"{self.say(hour, _NEUTER)} Uhr"
        if suffix == "h" and not minute:
            return self.counted(Number(str(hour)), self.units["Std"])
        if minute or second:
            words += f" {self.say(minute)}"
        return f"{words} und {self.counted(Number(str(second)), self.units['s'])}" if second else words

    def regnal(self, number: int, name: str, before: str) -> str:
        """Return “der Vierzehnte”, “die Zweite”, after “von” “dem Vierzehnten”, after “Ludwigs” “des Vierzehnten”."""
        bare = name.rstrip("s") if name not in self.regnal_names else name
        woman = bare in self._women
        if bare != name:
            return f"{'der' if woman else 'des'} {self._ordinal(number, 'n').capitalize()}"
        if before.lower() in ("von", "mit", "bei", "unter", "zu", "nach", "gegenüber", "seit", "bis"):
            return f"{'der' if woman else 'dem'} {self._ordinal(number, 'n').capitalize()}"
        return f"{'die' if woman else 'der'} {self._ordinal(number, '').capitalize()}"

    def is_king(self, name: str) -> bool:
        """Return whether it is a name of kings, also in the genitive: “Karls V.”."""
        return name in self.regnal_names or name.removesuffix("s") in self.regnal_names

    def roman(self, number: int, before: str, after: str) -> str | None:
        """Return the number of a king, also after his name in the genitive, and “der zweite Weltkrieg”."""
        noun = re.match(r"\.\s+([A-ZÄÖÜ]\w*)", after)
        if noun and noun[1] in self._ordinal_nouns:
            return self._ordinal(number, self._ending(before, noun[1]))
        words = before.split()[-2:]
        name = words[-1] if words else ""
        if name.endswith("s") and name[:-1] in self.regnal_names:
            return self.regnal(number, name, "")
        return super().roman(number, before, after)

    _DECADE = re.compile(r"(?<![\w.,])(?:['’])?(?P<number>(?:1[0-9]|20)?\d0)er(?P<more>[ns]?)\b")
    _SHORT_YEAR = re.compile(r"(?<![\w'’])['’](?P<year>\d\d)\b(?!['’])")
    _STREET = re.compile(r"(?<=[a-zäöüß])str\.(?P<end>\s*$)?")
    _AS_WORD = re.compile(
        r"(?<![\w.,])(?P<number>\d{1,3})(?P<tail>(?:fach|mal|jährig|tägig|köpfig|stündig|minütig|malig|teilig|prozentig)\w*)"
    )

    _TOGETHER_WORDS = {"2": "zweit", "3": "dritt", "4": "viert", "5": "fünft", "6": "sechst"}
    _TOGETHER = re.compile(r"\bzu (?P<number>[2-6])\.(?=\s+[a-zäöü]|\s*$)")
    _TIMES = re.compile(r"(?<![\w.,])(?P<number>\d{1,3})\s?x(?=\s+[a-zäöü])")
    _POSTCODE = re.compile(r"(?:(?<=PLZ )|(?<=, )|(?<=\bD-))(?P<code>\d{5})(?=\s+[A-ZÄÖÜ]|[.,;]|$)")

    def _together(self, found: re.Match[str]) -> str:
        end = "" if found.string[found.end() :].strip() else "."
        return f"zu {self._TOGETHER_WORDS[found['number']]}{end}"

    def _decade(self, year: int) -> str:
        return in_words(year, self.cldr, self.year_rules) if year >= 1100 else self.cardinal(year)

    def extra(self, text: str) -> str:
        """Read decades (90er), short years ('99), streets (Hauptstr.) and compounds (3fach)."""
        text = self._DECADE.sub(lambda found: f"{self._decade(int(found['number']))}er{found['more']}", text)
        text = re.sub(r"(?<=\d)\s?%ig(?=\w*)", "prozentig", text)
        text = self._AS_WORD.sub(lambda found: f"{self.cardinal(int(found['number']), _NEUTER)}{found['tail']}", text)
        text = self._SHORT_YEAR.sub(lambda found: self.whole(found["year"]), text)
        text = self._TOGETHER.sub(self._together, text)
        text = self._TIMES.sub(lambda found: f"{self.cardinal(int(found['number']), _NEUTER)} mal", text)
        text = self._POSTCODE.sub(lambda found: self.digits(found["code"]), text)
        return self._STREET.sub(lambda found: "straße" + ("." if found["end"] is not None else ""), text)


GERMAN = German()
