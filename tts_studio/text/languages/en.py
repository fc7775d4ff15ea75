"""English: American by itself, British in ``BritishEnglish``."""

from __future__ import annotations

import re
from functools import cached_property, partial

from tts_studio.text.languages.language import (
    AbbreviationKind,
    Currency,
    Gender,
    Language,
    Noun,
    Number,
    names,
    word_set,
)

_N, _B, _M = AbbreviationKind.NAME, AbbreviationKind.NUMBER, AbbreviationKind.MIDDLE
_FIRST_AFTER_OH = 10


_NAME_AFTER = re.compile(r"\s+[A-Z]")


def _regular(one: str) -> Noun:
    return Noun(one, f"{one}s")


def _metric(*roots: str) -> Noun:
    return _regular("".join(roots))


class English(Language):
    """English as in the United States."""

    cldr = "en"
    scripts = frozenset({"LATIN", "GREEK"})
    folds_letters = True
    emoji_names = "en"
    reads_digits = False

    ordinals = {Gender.MASCULINE: "spellout-ordinal"}
    point, minus, plus, to, versus = "point", "minus", "plus", "to", "to"
    point_in_names, version, over, by = "point", "version", "over", "by"
    nought = "oh"
    says_hundreds = True
    score_words = word_set("score scores scored won win wins lost lose beat result final leads led")
    scales = {
        **{word: Noun(word, word) for word in ("thousand", "million", "billion", "trillion")},
        "k": Noun("thousand", "thousand"),
        "K": Noun("thousand", "thousand"),
        "m": Noun("million", "million"),
        "M": Noun("million", "million"),
        "mn": Noun("million", "million"),
        "bn": Noun("billion", "billion"),
        "B": Noun("billion", "billion"),
        "tn": Noun("trillion", "trillion"),
        "T": Noun("trillion", "trillion"),
    }

    months = (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    )  # fmt: skip
    month_short = {
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
        "nov": 11, "dec": 12,
    }  # fmt: skip
    weekday_short = {
        "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
        "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
    }  # fmt: skip
    before_dates = word_set("on by due until till from since before after dated")
    before_weekdays = word_set("on by next last every this until till from since by each")
    month_first = month_first_too = True
    date_of = "of"
    year_words = word_set(
        """in since from until till before after by around circa during of year early late mid spring summer autumn
        fall winter to and between through class born died anno c ca circa"""
    )
    clock_words = r"[AaPp]\.?\s?[Mm]\b\.?|o['’]clock\b"

    currencies = {
        "$": Currency(_regular("dollar"), _regular("cent")),
        "USD": Currency(_regular("US dollar"), _regular("cent")),
        "AUD": Currency(_regular("Australian dollar"), _regular("cent")),
        "CAD": Currency(_regular("Canadian dollar"), _regular("cent")),
        "NZD": Currency(_regular("New Zealand dollar"), _regular("cent")),
        "HKD": Currency(_regular("Hong Kong dollar"), _regular("cent")),
        "EUR": Currency(_regular("euro"), _regular("cent")),
        "GBP": Currency(_regular("pound"), Noun("penny", "pence")),
        "CHF": Currency(Noun("Swiss franc", "Swiss francs"), Noun("centime", "centimes")),
        "JPY": Currency(Noun("yen", "yen")),
        "CNY": Currency(Noun("yuan", "yuan")),
        "INR": Currency(_regular("rupee"), Noun("paisa", "paise")),
        "RUB": Currency(_regular("ruble"), Noun("kopek", "kopeks")),
        "KRW": Currency(Noun("won", "won")),
        "BRL": Currency(Noun("real", "reais"), Noun("centavo", "centavos")),
        "MXN": Currency(_regular("Mexican peso"), _regular("centavo")),
        "PLN": Currency(Noun("zloty", "zlotys"), Noun("grosz", "groszy")),
        "CZK": Currency(Noun("Czech koruna", "Czech korunas")),
        "SEK": Currency(Noun("Swedish krona", "Swedish kronor")),
        "NOK": Currency(Noun("Norwegian krone", "Norwegian kroner")),
        "DKK": Currency(Noun("Danish krone", "Danish kroner")),
        "TRY": Currency(Noun("lira", "lira")),
        "ILS": Currency(_regular("shekel")),
        "UAH": Currency(Noun("hryvnia", "hryvnias")),
        "NGN": Currency(Noun("naira", "naira")),
        "BTC": Currency(_regular("bitcoin")),
        "CENT": Currency(_regular("cent")),
        "PENNY": Currency(Noun("penny", "pence")),
    }
    currency_joiner = " and "
    units = {
        "%": Noun("percent", "percent"), "‰": Noun("per mille", "per mille"),
        "°C": Noun("degree Celsius", "degrees Celsius"), "°F": Noun("degree Fahrenheit", "degrees Fahrenheit"),
        "°": _regular("degree"), "K": Noun("kelvin", "kelvins"), "nm": _metric("nano", "meter"),
        "µm": _metric("micro", "meter"), "mm": _metric("milli", "meter"), "cm": _metric("centi", "meter"),
        "dm": _metric("deci", "meter"), "m": _metric("meter"), "km": _metric("kilo", "meter"),
        "ft": Noun("foot", "feet"), "yd": _regular("yard"), "mi": _regular("mile"), "in.": Noun("inch", "inches"),
        "nmi": _regular("nautical mile"), "m²": _regular("square meter"), "km²": _regular("square kilometer"),
        "cm²": _regular("square centimeter"), "mm²": _regular("square millimeter"), "ha": _regular("hectare"),
        "m³": _regular("cubic meter"), "cm³": _regular("cubic centimeter"), "km³": _regular("cubic kilometer"),
        "sq ft": Noun("square foot", "square feet"), "sq mi": _regular("square mile"), "ml": _metric("milli", "liter"),
        "cl": _metric("centi", "liter"), "dl": _metric("deci", "liter"), "l": _metric("liter"),
        "gal": _regular("gallon"), "fl oz": Noun("fluid ounce", "fluid ounces"), "tsp": _regular("teaspoon"),
        "tbsp": _regular("tablespoon"), "pt": _regular("pint"), "qt": _regular("quart"),
        "µg": _metric("micro", "gram"), "mg": _metric("milli", "gram"), "g": _metric("gram"),
        "kg": _metric("kilo", "gram"), "t": _regular("ton"), "oz": Noun("ounce", "ounces"), "lb": _regular("pound"),
        "lbs": _regular("pound"), "ns": _regular("nanosecond"), "µs": _regular("microsecond"),
        "ms": _regular("millisecond"), "s": _regular("second"), "sec": _regular("second"), "min": _regular("minute"),
        "h": _regular("hour"), "hr": _regular("hour"), "hrs": _regular("hour"), "yr": _regular("year"),
        "yrs": _regular("year"), "bit": _regular("bit"), "kbit": _regular("kilobit"), "Mbit": _regular("megabit"),
        "Gbit": _regular("gigabit"), "kB": _regular("kilobyte"), "KB": _regular("kilobyte"),
        "MB": _regular("megabyte"), "GB": _regular("gigabyte"), "TB": _regular("terabyte"), "PB": _regular("petabyte"),
        "KiB": _regular("kibibyte"), "MiB": _regular("mebibyte"), "GiB": _regular("gibibyte"),
        "TiB": _regular("tebibyte"), "bps": Noun("bit per second", "bits per second"),
        "kbps": Noun("kilobit per second", "kilobits per second"),
        "Mbps": Noun("megabit per second", "megabits per second"),
        "Gbps": Noun("gigabit per second", "gigabits per second"), "Hz": Noun("hertz", "hertz"),
        "kHz": Noun("kilohertz", "kilohertz"), "MHz": Noun("megahertz", "megahertz"),
        "GHz": Noun("gigahertz", "gigahertz"), "mV": _regular("millivolt"), "V": _regular("volt"),
        "kV": _regular("kilovolt"), "mA": _regular("milliampere"), "A": _regular("ampere"),
        "mAh": Noun("milliampere hour", "milliampere hours"), "mW": _regular("milliwatt"), "W": _regular("watt"),
        "kW": _regular("kilowatt"), "MW": _regular("megawatt"), "GW": _regular("gigawatt"),
        "Wh": _regular("watt hour"), "kWh": _regular("kilowatt hour"), "MWh": _regular("megawatt hour"),
        "J": _regular("joule"), "kJ": _regular("kilojoule"), "cal": _regular("calorie"),
        "kcal": _regular("kilocalorie"), "lm": _regular("lumen"),
        "lx": Noun("lux", "lux"), "Sv": _regular("sievert"), "mSv": _regular("millisievert"),
        "µSv": _regular("microsievert"), "Bq": _regular("becquerel"),
        "N": _regular("newton"), "Nm": _regular("newton meter"),
        "Pa": _regular("pascal"), "hPa": _regular("hectopascal"), "kPa": _regular("kilopascal"),
        "bar": Noun("bar", "bar"), "mbar": Noun("millibar", "millibars"), "psi": Noun("p.s.i.", "p.s.i."),
        "Ω": _regular("ohm"), "kΩ": _regular("kilohm"), "dB": _regular("decibel"), "mol": Noun("mole", "moles"),
        "ppm": Noun("part per million", "parts per million"),
        "rpm": Noun("revolution per minute", "revolutions per minute"), "px": _regular("pixel"),
        "MP": _regular("megapixel"), "mph": Noun("mile per hour", "miles per hour"),
        "kph": Noun("kilometer per hour", "kilometers per hour"),
        "km/h": Noun("kilometer per hour", "kilometers per hour"),
        "fps": Noun("frame per second", "frames per second"), "mpg": Noun("mile per gallon", "miles per gallon"),
        "hp": Noun("horsepower", "horsepower"), "ct": _regular("carat"), "dpi": Noun("dot per inch", "dots per inch"),
    }  # fmt: skip
    per = "per"
    per_units = {
        "h": "hour", "hr": "hour", "s": "second", "sec": "second", "min": "minute", "d": "day", "day": "day",
        "yr": "year", "wk": "week", "week": "week", "mo": "month", "month": "month", "year": "year", "hour": "hour",
        "minute": "minute", "second": "second", "night": "night", "person": "person", "unit": "unit", "kg": "kilogram",
        "g": "gram", "lb": "pound", "l": "liter", "ml": "milliliter", "m": "meter", "km": "kilometer",
        "m²": "square meter", "m³": "cubic meter", "km²": "square kilometer", "cm²": "square centimeter",
        "cm³": "cubic centimeter", "kWh": "kilowatt hour", "s²": "second squared", "gal": "gallon", "mol": "mole",
        "mi": "mile", "ft": "foot", "dl": "deciliter", "item": "item", "each": "each", "oz": "ounce",
    }  # fmt: skip

    abbreviations = {
        **names(_N, Mr="Mister", Mrs="Missis", Ms="Miz", Mx="Mix", Dr="Doctor", Prof="Professor", St="Saint",
                Sts="Saints", Gov="Governor", Sen="Senator", Rep="Representative", Pres="President", Gen="General",
                Col="Colonel", Lt="Lieutenant", Capt="Captain", Sgt="Sergeant", Maj="Major", Cpl="Corporal",
                Adm="Admiral", Cmdr="Commander", Rev="Reverend", Hon="Honorable", Fr="Father", Messrs="Messers",
                Mme="Madame", Mlle="Mademoiselle", Msgr="Monsignor", Supt="Superintendent", Ft="Fort", Mt="Mount",
                Insp="Inspector", Amb="Ambassador"),
        **names(_B, No="Number", no="number", Nos="Numbers", nos="numbers", Nr="Number", p="page", P="Page",
                pp="pages", Fig="Figure", fig="figure", Figs="Figures", figs="figures", Vol="Volume", vol="volume",
                Vols="Volumes", vols="volumes", Ch="Chapter", ch="chapter", Chap="Chapter", chap="chapter",
                Sec="Section", sec="section", Sect="Section", Art="Article", art="article", Eq="Equation",
                eq="equation", Tab="Table", tab="table", Par="Paragraph", par="paragraph", para="paragraph", Pt="Part",
                pt="part", Ed="Edition", Ser="Series", App="Appendix", Apt="Apartment", apt="apartment", Rm="Room",
                Bldg="Building", Op="Opus", op="opus", Ex="Example", ex="example", l="line", ll="lines", v="verse",
                vv="verses", Ext="Extension", ext="extension", Tel="Telephone", tel="telephone", ca="circa", c="circa",
                b="born", d="died", approx="approximately", Approx="Approximately", max="maximum", min="minimum",
                Max="Maximum", Min="Minimum", Rte="Route", Hwy="Highway"),
        **names(_M, e_g="for example", E_g="For example", eg="for example", i_e="that is", I_e="That is", vs="versus",
                Vs="Versus", cf="compare", Cf="Compare", al="al", viz="namely", aka="also known as", incl="including",
                excl="excluding", esp="especially", resp="respectively", w_r_t="with respect to", fwd="forward",
                orig="originally", gen="general", Univ="University", Natl="National", Intl="International",
                asst="assistant"),
        **names(AbbreviationKind.ANY, etc="et cetera", Inc="Incorporated", Ltd="Limited", Co="Company",
                Corp="Corporation", Bros="Brothers", Jr="Junior", Sr="Senior", Esq="Esquire", Ave="Avenue",
                Blvd="Boulevard", Rd="Road", Ln="Lane", Sq="Square", Pl="Place", Pkwy="Parkway", Dept="Department",
                dept="department", Govt="Government", govt="government", est="estimated", Est="Established",
                misc="miscellaneous", temp="temperature", tbsp="tablespoon", tsp="teaspoon", appt="appointment",
                govts="governments", Assn="Association", Inst="Institute", yrs="years", hrs="hours", mins="minutes",
                secs="seconds", ft="feet", lbs="pounds", oz="ounces", Ph_D="PhD", M_D="M.D.", et_al="et al",
                ibid="ibid", Feat="featuring", feat="featuring", Mfg="Manufacturing"),
    }  # fmt: skip
    undotted_titles = frozenset({"Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "St", "Mt"})
    without_stop = frozenset({"vs", "approx", "Jr", "Sr", "Ltd", "Blvd", "aka", "incl", "excl", "eg", "et.al"})
    after_pronoun = frozenset(
        {"am", "have", "had", "think", "know", "like", "want", "will", "would", "can", "could", "don't"}
    )
    pronouns = frozenset({"I", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve", "I'd", "I’d"})
    starters = word_set(
        """He She It They We You The This That These Those There Then And But Or So If When While After Before
        Because What Why How Who Where Is Are Was Were Do Does Did Can Could Will Would Should His Her Its Their
        Our Your My Now Here Yes No Not Nobody Everyone Everybody Someone All Some Many Most Each Every Another
        Meanwhile However Perhaps Maybe Later Today Tomorrow Yesterday Once Although Though As Let Please Go Ask In
        On At For From With Of By To"""
    )
    regnal_names = word_set(
        """Louis Henry Charles Edward George James William Richard Elizabeth Mary Catherine Peter Alexander
        Nicholas Frederick Philip Ferdinand Francis Napoleon Ivan Paul Pius Benedict Leo Gregory Clement Innocent
        Urban Boniface Ramses Ramesses Ptolemy Cleopatra Otto Ludwig Wilhelm Gustav Christian Haakon Harald Olav
        Carlos Felipe Alfonso Emmanuel Umberto Leopold Albert Margrethe Robert David Stephen Darius Xerxes
        Artaxerxes Theodosius Constantine Justinian Casimir Sigismund Mehmed Selim Suleiman Murad Thutmose
        Amenhotep Seti Alfred Edmund Joseph Maximilian Franz Carl Gustaf Philippe Henri Jean Juan John Sixtus
        Julius Adrian Hadrian Celestine Honorius Callixtus Nicholas Eugene Marcellus"""
    ) - {
        "Mary",
        "Jean",
        "David",
        "Robert",
    }
    amount_words = word_set("approximately maximum minimum about circa born died")
    numbered = word_set(
        """chapter part volume vol war act scene section sec book article art appendix phase type stage level title
        class grade mark bowl episode season figure fig table division category corps unit schedule annex version
        step page pope amendment century bc game fantasy"""
    )
    not_roman = word_set("I MIX DIM MD DC CD MC CV DIV CIVIC LIVID MILD VIVID DI MM CC MI DID ID LCD DVD XL")
    symbols = {
        "&": "and", "+": "plus", "=": "equals", "×": "times", "÷": "divided by", "±": "plus or minus",
        "≈": "approximately", "≠": "is not equal to", "≤": "less than or equal to", "≥": "greater than or equal to",
        "<": "less than", ">": "greater than", "−": "minus", "√": "square root of", "∞": "infinity", "§": "section",
        "§§": "sections", "©": "copyright", "®": "registered", "™": "trademark", "@": "at", "#": "number",
        "hashtag": "hashtag", "%": "percent", "‰": "per mille", "~": "about", "°": "degrees", "→": "to", "/": "slash",
        "^": "to the power of", "²": "squared", "³": "cubed", "∑": "sum of", "€": "euros", "$": "dollars",
        "£": "pounds", "*": "times", "¶": "paragraph", "№": "number", "′": "minutes", "″": "seconds", "|": "",
    }  # fmt: skip
    web = {
        ".": "dot", "/": "slash", "-": "dash", "_": "underscore", ":": "colon", "?": "question mark", "=": "equals",
        "&": "and", "#": "hash", "@": "at", "~": "tilde", "+": "plus", "%": "percent", "\\": "backslash",
    }  # fmt: skip
    letter_names = {"A": "eh"}

    _denominators = {2: ("half", "halves"), 4: ("quarter", "quarters")}

    def year(self, number: int) -> str:
        """Return “nineteen oh eight” for 1908 and “two thousand eight” for 2008."""
        century, rest = divmod(number, 100)
        if 2000 <= number < 2010 or number < 1000 or number > 9999 or (century % 10 == 0 and rest < _FIRST_AFTER_OH):
            return self.cardinal(number)
        if rest == 0:
            return f"{self.cardinal(century)} hundred"
        tail = f"oh {self.cardinal(rest)}" if rest < _FIRST_AFTER_OH else self.cardinal(rest)
        return f"{self.cardinal(century)} {tail}"

    def fraction(self, top: int, bottom: int, noun: str = "") -> str | None:
        """Return “one half”, “three quarters”, “five sixteenths”."""
        if bottom in self._denominators:
            one, many = self._denominators[bottom]
        elif 2 < bottom <= 100 or bottom == 1000:
            one = self.ordinal(bottom)
            many = f"{one}s"
        else:
            return None
        return f"{self.cardinal(top)} {one if top == 1 else many}"

    def with_fraction(self, whole: int, top: int, bottom: int) -> str | None:
        """Return “two and a half”."""
        part = self.fraction(top, bottom)
        if part is None:
            return None
        article = "an" if bottom in (8, 11, 18, 80) else "a"
        part = f"{article} {part.removeprefix('one ')}" if top == 1 else part
        return f"{self.cardinal(whole)} and {part}"

    _ARTICLE = re.compile(r"\b(?:an?|the|this|that|every|each|another|one|my|your|his|her|our|their) $", re.IGNORECASE)
    _DESCRIBED = re.compile(
        r"-[a-z]|\s+(?!(?:is|are|was|were|of|to|in|on|at|for|from|by|and|or|but|that|which|will|would|has|have|had|a|an|the|i|it"
        r"|he|she|we|you|they|more|less|than|per|each|with|as|if|when|who|so|not|can|could|should|must|may|might|did|do|does"
        r"|into|over|under|up|down|out|off|away|back|only|just|left|apart|ago|long|wide|tall|high|deep|old|thick|heavy)\b)[a-z]"
    )

    def is_attributive(self, before: str, after: str) -> bool:
        """Return whether an article stands before it and a noun after it."""
        return self._ARTICLE.search(before[-10:]) is not None and self._DESCRIBED.match(after) is not None

    def hyphenated(self, number: Number, noun: Noun) -> str:
        """Return “five-kilogram”, as in “a five-kilogram bag”."""
        return f"{self.number(number)}-{noun.one}"

    def is_year(self, year: int, before: str, after: str) -> bool:
        """Return whether a word before it says so, or it may be one and counts nothing."""
        counts = (after.islower() and len(after) > 3 and after.endswith("s")) or after in (
            "people",
            "men",
            "women",
            "children",
        )
        if counts or before in ("number", "page", "room", "line", "route", "box", "pages"):
            return False
        return before in self.year_words or year >= 1900

    def days(self, first: int, last: int, month: int, year: str, before: str) -> str:
        """Return “May third to fifth”."""
        words = f"{self.months[month - 1]} {self.ordinal(first)} {self.to} {self.ordinal(last)}"
        return f"{words}, {self.year(int(year))}" if year else words

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “May twelfth, twenty twenty-four”, and “fourth of July” after “the”."""
        if before.rstrip().lower().endswith("the"):
            words = f"{self.ordinal(day)} of {self.months[month - 1]}"
            return f"{words} {self.year(int(year))}" if year else words
        words = f"{self.months[month - 1]} {self.ordinal(day)}"
        return f"{words}, {self.year(int(year))}" if year else words

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return “four o'clock”, “eight oh five p.m.”, “sixteen thirty”."""
        half = "".join(letter for letter in suffix.lower() if letter in "apm")
        half = f" {half[0]}.m." if half in ("am", "pm") else ""
        if minute == 0 and not second:
            if half:
                return f"{self.cardinal(hour)}{half}"
            return f"{self.cardinal(hour)} o'clock" if hour <= 12 and hour else f"{self.cardinal(hour)} hundred"
        minutes = f"oh {self.cardinal(minute)}" if minute < _FIRST_AFTER_OH else self.cardinal(minute)
        seconds = f" and {self.counted(Number(str(second)), Noun('second', 'seconds'))}" if second else ""
        return f"{self.cardinal(hour)} {minutes}{seconds}{half}"

    _CAPITAL_BEFORE = re.compile(r"(?:^|\s)(?P<word>[A-Z][\w'’-]*|\d+(?:st|nd|rd|th)) $")

    def abbreviated(self, short: str, stop: bool, before: str, after: str) -> str | None:
        """Return the words; “St.” and “Dr.” after a name are a street and a drive, “v.” between two is “versus”."""
        if short == "v" and self._CAPITAL_BEFORE.search(before[-30:]) and _NAME_AFTER.match(after):
            return "versus"
        if short in ("St", "Dr") and stop:
            name = self._CAPITAL_BEFORE.search(before[-30:])
            is_name = name is not None and name["word"] not in self.starters and not name["word"].endswith("'s")
            if is_name or not _NAME_AFTER.match(after):
                return (
                    ("Street" if short == "St" else "Drive")
                    if is_name
                    else super().abbreviated(short, stop, before, after)
                )
        return super().abbreviated(short, stop, before, after)

    def stop_is_inside(self, word: str, after: str, before: str) -> bool | None:
        """Know “Smith v. Jones”."""
        return True if word == "v" and before[:1].isupper() and after[:1].isupper() else None

    def roman(self, number: int, before: str, after: str) -> str | None:
        """Return “twenty-first” before “century”."""
        if re.match(r"\s+(?:century|centuries)\b", after):
            return self.ordinal(number)
        if len(str(number)) == 4:
            return self.year(number)
        return super().roman(number, before, after)

    def ends_after_title(self, short: str, before: str) -> bool:
        """Return whether it is a street or drive."""
        return short in ("St", "Dr", "Mt", "Ft") and before[:1].isupper()

    def regnal(self, number: int, name: str, before: str) -> str:
        """Return “the Fourteenth”."""
        return f"the {self.ordinal(number).title()}"

    @cached_property
    def ordinal_suffixes(self) -> re.Pattern[str] | None:
        """1st, 2nd, 3rd, 4th; also after a mark of groups: 1,000th."""
        return re.compile(
            r"(?<![\w.])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:\s?)(?P<suffix>st|nd|rd|th|ST|ND|RD|TH)\b(?P<s>s?)"
        )

    def ordinal_after(self, before: str, number: int, suffix: str, after: str) -> str | None:
        """Return the ordinal, whatever its suffix: “2th” is a slip of the pen."""
        return self.ordinal(number)

    _DECADE = re.compile(r"(?<![\w.,])(?P<century>1[0-9]|20)?(?P<short>['’]?)(?P<decade>\d0)['’]?s\b")
    _BEFORE_DECADE = re.compile(r"\b(?:the|[Ee]arly|[Mm]id|[Ll]ate|his|her|their|my|our|your)[ -]$")
    _CENTURY = re.compile(r"(?<![\w.,])(?P<century>1[0-9]|20)00['’]?s\b")
    _ABBREVIATED_YEAR = re.compile(r"(?<![\w'’])['’](?P<year>\d\d)\b(?!['’])")
    _DECADES = (
        "",
        "tens",
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    )
    _SLANT = re.compile(
        r"(?<![\w/])(?P<left>w/o|w/|c/o|n/a|24/7|9/11|7/11|b/w|and/or|he/she|his/her|s/he)(?![\w/])", re.IGNORECASE
    )
    _SLANTED = {
        "w/o": "without", "w/": "with", "c/o": "care of", "n/a": "not applicable",
        "b/w": "between", "24/7": "twenty-four seven", "7/11": "seven eleven", "9/11": "nine eleven",
        "and/or": "and or", "he/she": "he or she", "his/her": "his or her", "s/he": "he or she",
    }  # fmt: skip
    _FEET = re.compile(r"(?<![\w.])(?P<feet>\d{1,2})['’′]\s?(?P<inches>\d{1,2})(?:[\"”″]|'')")

    def _hours(self, found: re.Match[str]) -> str:
        hour, minute = int(found["hour"]), int(found["minute"])
        start = f"oh {self.cardinal(hour)}" if 0 < hour < 10 else "zero" if not hour else self.cardinal(hour)
        return f"{start} {self.cardinal(minute) if minute else 'hundred'}"

    def _verses(self, found: re.Match[str]) -> str:
        return f"{self.whole(found['chapter'])} {self.whole(found['first'])} to {self.whole(found['last'])}"

    def _in_pairs(self, found: re.Match[str]) -> str:
        return found["word"] + self.year(int(found["number"]))

    def _in_digits(self, found: re.Match[str]) -> str:
        return found["word"] + self.digits(found["number"], telephone=True)

    _EXTRAS = (
        (re.compile(r"(?<![\w.,:])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?= (?:hours|hrs)\b)"), _hours),
        (
            re.compile(r"(?<![\w.,:])(?P<chapter>\d{1,3}):(?P<first>\d{1,3})[-–](?P<last>\d{1,3})(?![\w:]|[.,]\d)"),
            _verses,
        ),
        (
            re.compile(
                r"(?P<word>\b(?:[Rr]oom|[Ff]light|[Ss]uite|[Aa]partment|[Rr]oute|[Gg]ate|[Bb]us|[Tt]rain|[Hh]ighway) )"
                r"(?P<number>[1-9]\d{3})(?![\w-]|[.,]\d)"
            ),
            _in_pairs,
        ),
        (
            re.compile(r"(?P<word>\b(?:[Cc]all|[Dd]ial|[Rr]ing|[Tt]ext) )(?P<number>\d{3,5})(?![\w-]|[.,]\d)"),
            _in_digits,
        ),
        (re.compile(r"(?P<word>^[“\"'(]?In )(?P<number>1[1-9]\d{2})(?= [a-z])"), _in_pairs),
        (re.compile(r"(?P<word>\b[A-Z]{2} )(?P<number>\d{5})(?![\w,]|[.]\d)"), _in_digits),
    )
    chapters = re.compile(
        r"(?P<book>\b(?:Genesis|Exodus|Leviticus|Deuteronomy|Joshua|Judges|Samuel|Kings|Chronicles|Job|Psalms?|Proverbs"
        r"|Ecclesiastes|Isaiah|Jeremiah|Ezekiel|Daniel|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians"
        r"|Philippians|Hebrews|James|Peter|Revelation) )(?P<chapter>\d{1,3}):(?P<verse>\d{1,3})(?![\w:]|[.,]\d|[-–]\d)"
    )
    _THOUSANDS = re.compile(r"(?<![\w.,$€£])(?P<number>\d+(?:\.\d+)?)(?P<scale>[kKM])(?=\s+[a-z]{3,}s\b)")
    _PENCE = re.compile(r"(?<![\w.,£])(?P<number>\d{1,2})(?P<coin>[pc])(?![\w/])")
    _ORDINAL_RANGE = re.compile(r"(?<=\dst|\dnd|\drd|\dth)[-–](?=\d+(?:st|nd|rd|th))")

    def extra(self, text: str) -> str:
        """Read decades (1990s), years without a century ('99), feet and inches, and words with a stroke."""
        for pattern, read in self._EXTRAS:
            text = pattern.sub(partial(read, self), text)
        text = self._THOUSANDS.sub(
            lambda found: f"{self._decimal(found['number'])} {self.scales[found['scale']].many}", text
        )
        text = self._PENCE.sub(self._coins, text)
        text = self._ORDINAL_RANGE.sub(" to ", text)
        text = self._SLANT.sub(lambda found: self._slanted(found["left"]), text)
        text = self._FEET.sub(self._height, text)
        text = self._CENTURY.sub(lambda found: f"{self.cardinal(int(found['century']))} hundreds"
                                 if found["century"] != "20" else "two thousands", text)  # fmt: skip
        text = self._DECADE.sub(self._decade, text)
        return self._ABBREVIATED_YEAR.sub(lambda found: self._short_year(int(found["year"])), text)

    def _coins(self, found: re.Match[str]) -> str:
        coin = self.currencies["PENNY" if found["coin"] == "p" else "CENT"]
        return self.counted(Number(found["number"]), coin.noun)

    def _decimal(self, written: str) -> str:
        whole, _, fraction = written.partition(".")
        return self.number(Number(whole, fraction))

    def _slanted(self, written: str) -> str:
        words = self._SLANTED[written.lower()]
        return words.capitalize() if written[0].isupper() else words

    def _height(self, found: re.Match[str]) -> str:
        feet = self.counted(Number(found["feet"]), self.units["ft"])
        return f"{feet} {self.counted(Number(found['inches']), self.units['in.'])}"

    def _decade(self, found: re.Match[str]) -> str:
        tens = self._DECADES[int(found["decade"]) // 10]
        certain = found["century"] or found["short"] or self._BEFORE_DECADE.search(found.string[: found.start()][-8:])
        if not tens or not certain:  # “30s” may be seconds
            return found[0]
        return f"{self.cardinal(int(found['century']))} {tens}" if found["century"] else tens

    def _short_year(self, year: int) -> str:
        return f"oh {self.cardinal(year)}" if year < _FIRST_AFTER_OH else self.cardinal(year)

    _LETTER_A = re.compile(
        r"(?<=[a-z] )A(?=[.,;:!?)]*$|[,;:.!?)]| (?:and|or|to|is|was|in|on|for|with) )"
        r"|(?<=\b[A-Z] )A\b|\bA(?= [A-Z]\b(?![\w'’]))"
    )

    def single_letters(self, text: str) -> str:
        """Return the text with “A” as “eh” where it is a letter: “plan A”, “A B C”."""
        return self._LETTER_A.sub(self.letter_names["A"], text)


class BritishEnglish(English):
    """English as in the United Kingdom and most other countries."""

    numbering = "spellout-numbering-verbose"
    ordinals = {Gender.MASCULINE: "spellout-ordinal-verbose"}
    month_first = False

    def days(self, first: int, last: int, month: int, year: str, before: str) -> str:
        """Return “the third to the fifth of May”."""
        article = "" if before.rstrip().lower().endswith("the") else "the "
        return f"{article}{self.ordinal(first)} {self.to} {self.date(last, month, year, '')}"

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “the twelfth of May twenty twenty-four”."""
        article = "" if before.rstrip().lower().endswith("the") else "the "
        words = f"{article}{self.ordinal(day)} of {self.months[month - 1]}"
        return f"{words} {self.year(int(year))}" if year else words


ENGLISH = English()
BRITISH = BritishEnglish()
