"""Dutch."""

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
    word_set,
)

_N, _B, _M, _A = AbbreviationKind.NAME, AbbreviationKind.NUMBER, AbbreviationKind.MIDDLE, AbbreviationKind.ANY


def _same(word: str) -> Noun:
    return Noun(word, word)


class Dutch(Language):
    """Dutch as in the Netherlands."""

    cldr = "nl"
    scripts = frozenset({"LATIN", "GREEK"})
    folds_letters = True

    decimal_mark, group_marks = ",", ". \u00a0\u202f'’"
    ordinals = {Gender.MASCULINE: "spellout-ordinal"}
    fraction_by_digits = False
    point, minus, plus, to, versus = "komma", "min", "plus", "tot", "tegen"
    through = "tot en met"
    point_in_names, version, over, by = "punt", "versie", "over", "bij"
    scales = {
        **{word: _same("miljoen") for word in ("miljoen", "mln", "mln.", "mio")},
        **{word: _same("miljard") for word in ("miljard", "mld", "mld.", "mrd")},
        "duizend": _same("duizend"),
    }
    months = (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    )  # fmt: skip
    month_short = {
        "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
        "okt": 10, "nov": 11, "dec": 12,
    }  # fmt: skip
    weekday_short = {
        "ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag", "za": "zaterdag",
        "zo": "zondag",
    }  # fmt: skip
    before_dates = word_set("op van tot vanaf voor na sinds")
    before_weekdays = word_set("op van tot vanaf elke iedere volgende vorige deze tegen")
    clock_words = r"uur\b|u\b\.?"
    metre_joiner = " "
    clock_marks = r"\s?[uh]\s?"

    says_cents = False
    chapters = re.compile(r"(?P<book>\b[Aa]rt(?:ikel|\.) )(?P<chapter>\d{1,2}):(?P<verse>\d{1,3})(?!\d)")
    currencies = {
        "EUR": Currency(_same("euro"), _same("cent")),
        "$": Currency(_same("dollar"), _same("cent")),
        "USD": Currency(_same("Amerikaanse dollar"), _same("cent")),
        "GBP": Currency(_same("pond"), Noun("penny", "pence")),
        "CHF": Currency(_same("Zwitserse frank"), _same("rappen")),
        "JPY": Currency(_same("yen")),
        "CNY": Currency(_same("yuan")),
        "INR": Currency(_same("roepie")),
        "RUB": Currency(_same("roebel"), Noun("kopeke", "kopeken")),
        "BTC": Currency(_same("bitcoin")),
        "CENT": Currency(_same("cent")),
    }
    units = {
        "%": _same("procent"), "‰": _same("promille"), "°C": Noun("graad Celsius", "graden Celsius"),
        "°F": Noun("graad Fahrenheit", "graden Fahrenheit"), "°": Noun("graad", "graden"), "K": _same("kelvin"),
        "nm": _same("nanometer"), "µm": _same("micrometer"), "mm": _same("millimeter"), "cm": _same("centimeter"),
        "dm": _same("decimeter"), "m": _same("meter"), "km": _same("kilometer"), "m²": _same("vierkante meter"),
        "km²": _same("vierkante kilometer"), "cm²": _same("vierkante centimeter"), "ha": _same("hectare"),
        "m³": _same("kubieke meter"), "cm³": _same("kubieke centimeter"), "ml": _same("milliliter"),
        "cl": _same("centiliter"), "dl": _same("deciliter"), "l": _same("liter"), "µg": _same("microgram"),
        "mg": _same("milligram"), "g": _same("gram"), "gr": _same("gram"), "kg": _same("kilogram"), "t": _same("ton"),
        "ms": Noun("milliseconde", "milliseconden"), "s": Noun("seconde", "seconden"),
        "sec": Noun("seconde", "seconden"), "min": Noun("minuut", "minuten"), "bit": _same("bit"),
        "Mbit": _same("megabit"), "Gbit": _same("gigabit"), "kB": _same("kilobyte"), "MB": _same("megabyte"),
        "GB": _same("gigabyte"), "TB": _same("terabyte"), "Hz": _same("hertz"), "kHz": _same("kilohertz"),
        "MHz": _same("megahertz"), "GHz": _same("gigahertz"), "V": _same("volt"), "kV": _same("kilovolt"),
        "A": _same("ampère"), "mA": _same("milliampère"), "W": _same("watt"), "kW": _same("kilowatt"),
        "MW": _same("megawatt"), "GW": _same("gigawatt"), "kWh": _same("kilowattuur"), "J": _same("joule"),
        "kJ": _same("kilojoule"), "cal": Noun("calorie", "calorieën"), "kcal": Noun("kilocalorie", "kilocalorieën"),
        "jr": _same("jaar"), "el": Noun("eetlepel", "eetlepels"), "tl": Noun("theelepel", "theelepels"),
        "mAh": _same("milliampère-uur"), "Wh": _same("wattuur"), "MWh": _same("megawattuur"),
        "µs": Noun("microseconde", "microseconden"), "ns": Noun("nanoseconde", "nanoseconden"),
        "kPa": _same("kilopascal"),
        "mol": _same("mol"), "mi": Noun("mijl", "mijlen"), "mph": _same("mijl per uur"),
        "lm": _same("lumen"), "lx": _same("lux"),
        "Sv": _same("sievert"), "mSv": _same("millisievert"), "µSv": _same("microsievert"), "Bq": _same("becquerel"),
        "N": _same("newton"),
        "Pa": _same("pascal"), "hPa": _same("hectopascal"), "bar": _same("bar"),
        "Ω": _same("ohm"), "dB": _same("decibel"), "px": Noun("pixel", "pixels"), "pk": _same("paardenkracht"),
        "km/h": _same("kilometer per uur"), "km/u": _same("kilometer per uur"),
    }  # fmt: skip
    per = "per"
    per_units = {
        "u": "uur", "h": "uur", "uur": "uur", "s": "seconde", "min": "minuut", "dag": "dag", "week": "week",
        "maand": "maand", "mnd": "maand", "jaar": "jaar", "persoon": "persoon", "pers.": "persoon", "nacht": "nacht",
        "stuk": "stuk", "st.": "stuk", "kg": "kilo", "g": "gram", "l": "liter", "ml": "milliliter", "m": "meter",
        "km": "kilometer", "m²": "vierkante meter", "m³": "kubieke meter", "km²": "vierkante kilometer",
        "kWh": "kilowattuur", "s²": "seconde kwadraat",
    }  # fmt: skip

    abbreviations = {
        **names(_N, Dhr="De heer", dhr="de heer", Mevr="Mevrouw", mevr="mevrouw", Mw="Mevrouw", mw="mevrouw",
                Mej="Mejuffrouw", Dr="Doctor", dr="doctor", Drs="Doctorandus", drs="doctorandus", Prof="Professor",
                prof="professor", Ir="Ingenieur", ir="ingenieur", Ing="Ingenieur", ing="ingenieur", Mr="Meester",
                mr="meester", St="Sint", Ds="Dominee", ds="dominee", Kard="Kardinaal", Gen="Generaal", Kol="Kolonel",
                Kapt="Kapitein", Fam="Familie", fam="familie", Jhr="Jonkheer", Gebr="Gebroeders", gebr="gebroeders"),
        **names(_B, nr="nummer", Nr="Nummer", nrs="nummers", No="Nummer", no="nummer", blz="bladzijde",
                Blz="Bladzijde", p="pagina", pag="pagina", pp="pagina's", fig="figuur", Fig="Figuur", afb="afbeelding",
                Afb="Afbeelding", tab="tabel", Tab="Tabel", hfst="hoofdstuk", Hfst="Hoofdstuk", art="artikel",
                Art="Artikel", lid="lid", dl="deel", Dl="Deel", vol="volume", tel="telefoon", Tel="Telefoon",
                ca="circa", Ca="Circa", max="maximaal", min="minimaal", ong="ongeveer", geb="geboren", bijl="bijlage",
                km="kilometer"),
        **names(_M, bijv="bijvoorbeeld", Bijv="Bijvoorbeeld", bv="bijvoorbeeld", Bv="Bijvoorbeeld", b_v="bijvoorbeeld",
                d_w_z="dat wil zeggen", D_w_z="Dat wil zeggen", o_a="onder andere", O_a="Onder andere",
                m_a_w="met andere woorden", M_a_w="Met andere woorden", t_o_v="ten opzichte van",
                m_b_t="met betrekking tot", i_p_v="in plaats van", i_v_m="in verband met", t_g_v="ten gevolge van",
                n_a_v="naar aanleiding van", a_d_h_v="aan de hand van", d_m_v="door middel van",
                m_i_v="met ingang van", i_h_b="in het bijzonder", z_g="zogenaamd", zgn="zogenaamde", vgl="vergelijk",
                Vgl="Vergelijk", incl="inclusief", excl="exclusief", resp="respectievelijk", a_s="aanstaande",
                j_l="jongstleden", jl="jongstleden", t_a_v="ter attentie van", i_o_m="in overleg met",
                i_t_t="in tegenstelling tot", m_n="met name", vnl="voornamelijk", al="al", evt="eventueel",
                Evt="Eventueel", mbt="met betrekking tot", t_e_m="tot en met"),
        **names(_A, enz="enzovoort", etc="et cetera", e_d="en dergelijke", v_Chr="voor Christus", n_Chr="na Christus",
                jr="junior", sr="senior", Co="Compagnie", afd="afdeling", a_u_b="alstublieft", s_v_p="alstublieft",
                b_d="buiten dienst", e_v="en volgende", N_V="NV", B_V="BV", str="straat", ma="maandag", di="dinsdag",
                wo="woensdag", vr="vrijdag", za="zaterdag", v_d="van de", temp="temperatuur"),
        "t/m": Abbreviation("tot en met", _M),
    }  # fmt: skip
    undotted_titles = frozenset({"Dr", "dr", "Prof", "prof", "Mr", "Ir", "Drs", "drs", "St"}) - {"Mr"}
    without_stop = frozenset(
        {
            "bijv",
            "bv",
            "enz",
            "etc",
            "nr",
            "ca",
            "incl",
            "excl",
            "evt",
            "zgn",
            "t/m",
            "blz",
            "dhr",
            "Dhr",
            "mevr",
            "Mevr",
            "vgl",
            "mbt",
        }
    )
    starters = word_set(
        """De Het Een Ik Jij Je Hij Zij Ze Wij We Jullie Dit Dat Deze Die Dan Daarna Toen Daar Hier Nu Maar En Of
        Want Als Wanneer Omdat Wat Wie Hoe Waar Waarom Is Zijn Was Waren Heeft Hebben Had Kan In Op Aan Met Van
        Voor Bij Uit Naar Na Alle Veel Niemand Vandaag Morgen Gisteren Zijn Haar Mijn Ons Onze Nee Ja Ook Zo Er
        Niet Geen Om Tot"""
    )
    regnal_names = word_set(
        """Lodewijk Willem Hendrik Karel Filips Frans Jan Paulus Napoleon Pius Benedictus Leo Gregorius Clemens
        Innocentius Urbanus Bonifatius Ramses Cleopatra Elizabeth Eduard Edward George Richard Jacobus Peter
        Alexander Nicolaas Catharina Frederik Otto Leopold Albert Boudewijn Ferdinand Alfonso Isabella Constantijn
        Theodosius Justinianus Darius Xerxes Ivan Maximiliaan Jozef Johannes Sixtus Julius Adrianus Celestinus
        Gustaaf Christiaan Floris Dirk Maurits Wilhelm Charles Louis Henry"""
    ) - {"Jan", "Frans", "Dirk"}
    amount_words = word_set("circa maximaal minimaal ongeveer geboren")
    numbered = word_set(
        """hoofdstuk deel band akte scène sectie boek artikel bijlage fase type niveau klasse wereldoorlog figuur
        tabel vatican"""
    )
    not_roman = frozenset({"MIX", "CD", "DI", "XL", "DVD", "MM", "CC", "MI", "CV", "DC", "DM", "VI"})
    symbols = {
        "&": "en", "+": "plus", "=": "is gelijk aan", "×": "keer", "÷": "gedeeld door", "±": "plus of min",
        "≈": "ongeveer", "≠": "is niet gelijk aan", "≤": "kleiner dan of gelijk aan", "≥": "groter dan of gelijk aan",
        "<": "kleiner dan", ">": "groter dan", "−": "min", "√": "wortel van", "∞": "oneindig", "§": "paragraaf",
        "§§": "paragrafen", "©": "copyright", "@": "apenstaartje", "#": "nummer", "hashtag": "hashtag", "%": "procent",
        "‰": "promille", "~": "circa", "°": "graden", "→": "naar", "/": "schuine streep", "^": "tot de macht",
        "²": "kwadraat", "³": "tot de derde", "€": "euro", "$": "dollar", "£": "pond", "№": "nummer", "|": "",
    }  # fmt: skip
    web = {
        ".": "punt", "/": "schuine streep", "-": "streepje", "_": "liggend streepje", ":": "dubbele punt",
        "?": "vraagteken", "=": "is", "&": "en", "#": "hekje", "@": "apenstaartje", "~": "tilde", "+": "plus",
        "%": "procent", "\\": "omgekeerde schuine streep",
    }  # fmt: skip
    letter_names = {"S": "es"}

    def cardinal(self, number: int, gender: Gender | None = None) -> str:
        """Return “negentienhonderdacht” for 1908, as espeak-ng reads it, too."""
        hundreds, rest = divmod(number, 100)
        if not 11 <= hundreds < 20:
            return super().cardinal(number)
        return f"{super().cardinal(hundreds)}honderd{super().cardinal(rest) if rest else ''}"

    @cached_property
    def ordinal_suffixes(self) -> re.Pattern[str] | None:
        """1e, 2de, 21ste; Roman numerals too."""
        return re.compile(r"(?<![\w.,'’])(?P<number>\d{1,4}|[IVX]+(?=e\b))(?P<suffix>ste|de|e)(?P<s>)(?![\w'’])")

    def ordinal_after(self, before: str, number: int, suffix: str, after: str) -> str | None:
        """Return “eenentwintigste”."""
        return self.ordinal(number)

    def fraction(self, top: int, bottom: int, noun: str = "") -> str | None:
        """Return “een half”, “driekwart”, “twee derde”."""
        if (top, bottom) == (1, 2):
            return "een halve" if noun and noun[:1].islower() else "een half"
        if bottom == 4:
            return "een kwart" if top == 1 else "driekwart" if top == 3 else f"{self.say(top)} kwart"
        return f"{self.cardinal(top)} {self.ordinal(bottom)}" if 2 < bottom <= 100 or bottom == 1000 else None

    def with_fraction(self, whole: int, top: int, bottom: int) -> str | None:
        """Return “drie en een half”."""
        part = self.fraction(top, bottom)
        return part and f"{self.say(whole)} en {part}"

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “drie mei tweeduizendvierentwintig”."""
        words = f"{self.say(day)} {self.months[month - 1]}"
        return f"{words} {self.say(int(year))}" if year else words

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return “zestien uur dertig”."""
        words = f"{self.say(hour)} uur"
        if minute or second:
            words += f" {self.say(minute)}"
        return f"{words} en {self.counted(Number(str(second)), self.units['s'])}" if second else words

    def regnal(self, number: int, name: str, before: str) -> str:
        """Return “de Veertiende”."""
        return f"de {self.ordinal(number).capitalize()}"

    _DECADE = re.compile(r"(?<![\w.,])['’]?(?P<number>(?:1[0-9]|20)?\d0)['’]?er(?=[ -]?jaren)")

    _SCORE = re.compile(
        r"(?:(?<=\bmet )|(?<=\bhet )|(?<=\bwerd ))(?P<left>\d{1,2})-(?P<right>\d{1,2})(?![\w-]|[.,]\d|\s[a-z])"
    )
    _TIMES = re.compile(r"(?<![\w.,])(?P<number>\d{1,3})\s?x(?=\s+[a-z])")

    def ratio(self, left: str, right: str) -> str:
        """Return “een op vijfentwintigduizend” for a scale, “drie tegen een” for others."""
        scale = left == "1" and len(right) > 2
        return f"{self.whole(left)} {'op' if scale else self.versus} {self.whole(right)}"

    def extra(self, text: str) -> str:
        """Read decades (“de jaren '90”, “90er jaren”), “t/m”, scores and “2x”."""
        text = re.sub(r"(?<![\w/])t/m(?![\w/])", "tot en met", text)
        text = self._SCORE.sub(lambda found: f"{self.whole(found['left'])} {self.whole(found['right'])}", text)
        text = self._TIMES.sub(lambda found: f"{self.whole(found['number'])} keer", text)
        text = self._DECADE.sub(lambda found: f"{self.cardinal(int(found['number']))}er", text)
        return re.sub(r"(?<![\w'’])['’](?P<year>\d\d)\b(?!['’])", lambda found: self.whole(found["year"]), text)


DUTCH = Dutch()
