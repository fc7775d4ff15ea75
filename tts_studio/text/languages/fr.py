"""French."""

from __future__ import annotations

import re
from functools import cached_property

from tts_studio.text.languages.language import Abbreviation, Currency, Gender, Noun, Number, names, word_set
from tts_studio.text.languages.romance import (
    ANY,
    FEMININE,
    MASCULINE,
    MIDDLE,
    NAME,
    NUMBER,
    Romance,
    feminine,
    masculine,
)


class French(Romance):
    """French as in France."""

    cldr = emoji_names = "fr"
    point, minus, plus, to, versus = "virgule", "moins", "plus", "à", "à"
    point_in_names, version, over, by = "point", "version", "sur", "sur"
    digit_groups = 2
    halves = ("un demi", "et demi", "et")
    parts = {3: ("tiers", "tiers"), 4: ("quart", "quarts")}
    scales = {
        **{word: Noun("million", "millions") for word in ("million", "millions", "M")},
        **{word: Noun("milliard", "milliards") for word in ("milliard", "milliards", "Md", "Mds")},
        "mille": Noun("mille", "mille"),
        "k": Noun("mille", "mille"),
    }
    months = (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    )  # fmt: skip
    month_short = {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12}
    weekday_short = {
        "lun": "lundi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi", "sam": "samedi", "dim": "dimanche",
    }  # fmt: skip
    before_dates = word_set("le du au dès avant après depuis jusqu'au")
    before_weekdays = word_set("le ce du au chaque prochain dernier jusqu'au dès")
    clock_words = r"h\b|H\b|heures?\b"
    metre_joiner = " "
    clock_marks = r"\s?[hH]\s?"

    says_cents = False
    currencies = {
        "EUR": Currency(masculine("euro"), masculine("centime")),
        "$": Currency(masculine("dollar"), masculine("cent")),
        "USD": Currency(masculine("dollar américain", "dollars américains"), masculine("cent")),
        "CAD": Currency(masculine("dollar canadien", "dollars canadiens"), masculine("cent")),
        "GBP": Currency(feminine("livre"), masculine("penny", "pence")),
        "CHF": Currency(masculine("franc suisse", "francs suisses"), masculine("centime")),
        "JPY": Currency(masculine("yen")),
        "CNY": Currency(masculine("yuan")),
        "INR": Currency(feminine("roupie")),
        "RUB": Currency(masculine("rouble")),
        "BTC": Currency(masculine("bitcoin")),
        "CENT": Currency(masculine("centime")),
    }
    units = {
        "%": Noun("pour cent", "pour cent"), "‰": Noun("pour mille", "pour mille"),
        "°C": masculine("degré Celsius", "degrés Celsius"), "°F": masculine("degré Fahrenheit", "degrés Fahrenheit"),
        "°": masculine("degré"), "K": masculine("kelvin"), "nm": masculine("nanomètre"), "µm": masculine("micromètre"),
        "mm": masculine("millimètre"), "cm": masculine("centimètre"), "dm": masculine("décimètre"),
        "m": masculine("mètre"), "km": masculine("kilomètre"), "m²": masculine("mètre carré", "mètres carrés"),
        "km²": masculine("kilomètre carré", "kilomètres carrés"),
        "cm²": masculine("centimètre carré", "centimètres carrés"), "ha": masculine("hectare"),
        "m³": masculine("mètre cube", "mètres cubes"), "cm³": masculine("centimètre cube", "centimètres cubes"),
        "ml": masculine("millilitre"), "cl": masculine("centilitre"), "dl": masculine("décilitre"),
        "l": masculine("litre"), "µg": masculine("microgramme"), "mg": masculine("milligramme"),
        "g": masculine("gramme"), "kg": masculine("kilogramme"), "t": feminine("tonne"),
        "ms": feminine("milliseconde"), "s": feminine("seconde"), "min": feminine("minute"), "mn": feminine("minute"),
        "an": masculine("an"), "ans": masculine("an"), "bit": masculine("bit"), "Mbit": masculine("mégabit"),
        "Gbit": masculine("gigabit"), "ko": masculine("kilooctet"), "Mo": masculine("mégaoctet"),
        "Go": masculine("gigaoctet"), "To": masculine("téraoctet"), "MB": masculine("mégaoctet"),
        "GB": masculine("gigaoctet"), "Hz": masculine("hertz", "hertz"), "kHz": masculine("kilohertz", "kilohertz"),
        "MHz": masculine("mégahertz", "mégahertz"), "GHz": masculine("gigahertz", "gigahertz"), "V": masculine("volt"),
        "kV": masculine("kilovolt"), "A": masculine("ampère"), "mA": masculine("milliampère"),
        "mAh": masculine("milliampère-heure", "milliampères-heures"), "po": masculine("pouce"),
        "Wh": masculine("wattheure"), "MWh": masculine("mégawattheure"), "kB": masculine("kilooctet"),
        "TB": masculine("téraoctet"), "µs": feminine("microseconde"), "ns": feminine("nanoseconde"),
        "kPa": masculine("kilopascal"), "mol": feminine("mole"), "Nm": masculine("newton-mètre", "newtons-mètres"),
        "sec": feminine("seconde"), "ct": masculine("centime"), "mV": masculine("millivolt"), "W": masculine("watt"),
        "kW": masculine("kilowatt"), "MW": masculine("mégawatt"), "GW": masculine("gigawatt"),
        "kWh": masculine("kilowattheure"), "J": masculine("joule"), "kJ": masculine("kilojoule"),
        "cal": feminine("calorie"), "kcal": feminine("kilocalorie"), "lm": masculine("lumen"),
        "lx": masculine("lux", "lux"), "Sv": masculine("sievert"), "mSv": masculine("millisievert"),
        "µSv": masculine("microsievert"), "Bq": masculine("becquerel"), "N": masculine("newton"),
        "Pa": masculine("pascal"), "hPa": masculine("hectopascal"), "bar": masculine("bar"), "Ω": masculine("ohm"),
        "dB": masculine("décibel"), "px": masculine("pixel"), "ch": masculine("cheval", "chevaux"),
        "km/h": masculine("kilomètre à l'heure", "kilomètres à l'heure"), "lb": feminine("livre"),
    }  # fmt: skip
    per = "par"
    per_many = "aux"
    per_units = {
        "h": "heure", "s": "seconde", "min": "minute", "j": "jour", "jour": "jour", "mois": "mois", "an": "an",
        "heure": "heure", "personne": "personne", "pers.": "personne", "nuit": "nuit", "kg": "kilogramme",
        "g": "gramme", "l": "litre", "ml": "millilitre", "m": "mètre", "km": "kilomètre", "m²": "mètre carré",
        "m³": "mètre cube", "km²": "kilomètre carré", "kWh": "kilowattheure", "s²": "seconde carrée",
    }  # fmt: skip

    abbreviations = {
        **names(NAME, M="Monsieur", MM="Messieurs", Mme="Madame", Mmes="Mesdames", Mlle="Mademoiselle",
                Mlles="Mesdemoiselles", Dr="Docteur", Drs="Docteurs", Pr="Professeur", Prof="Professeur", Me="Maître",
                Mgr="Monseigneur", St="Saint", Ste="Sainte", Vve="Veuve", Gal="Général", Cdt="Commandant",
                Cne="Capitaine", Col="Colonel", av="avenue", Av="Avenue", bd="boulevard", Bd="Boulevard",
                bld="boulevard", pl="place", Pl="Place", R_P="Révérend Père", Fr="Frère"),
        **names(NUMBER, p="page", pp="pages", art="article", Art="Article", chap="chapitre", Chap="Chapitre",
                ch="chapitre", fig="figure", Fig="Figure", vol="volume", Vol="Volume", t="tome", éd="édition",
                km="kilomètre", tél="téléphone", Tél="Téléphone", env="environ", Env="Environ",
                max="maximum", min="minimum", coll="collection",
                no="numéro", No="Numéro", n="numéro", réf="référence", Réf="Référence", v="vers",
                ligne="ligne"),
        **names(MIDDLE, p_ex="par exemple", P_ex="Par exemple", ex="exemple", Ex="Exemple", cf="confer", Cf="Confer",
                vs="contre", i_e="c'est-à-dire", c_à_d="c'est-à-dire", approx="approximativement", adj="adjoint",
                hab="habitants", al="al", fém="féminin", masc="masculin", incl="inclus", resp="respectivement",
                env="environ", apr="après"),
        **names(ANY, etc="et cetera", Cie="Compagnie", Ets="Établissements", dép="département",  qqch="quelque chose",
                qqn="quelqu'un", s_v_p="s'il vous plaît", S_V_P="S'il vous plaît", janv="janvier", boul="boulevard",
                univ="université", sté="société", Sté="Société"),
    }  # fmt: skip
    abbreviations |= {
        "av. J.-C": Abbreviation("avant Jésus-Christ"),
        "av.J.-C": Abbreviation("avant Jésus-Christ"),
        "apr.J.-C": Abbreviation("après Jésus-Christ"),
        "ap.J.-C": Abbreviation("après Jésus-Christ"),
        "c.-à-d": Abbreviation("c'est-à-dire", MIDDLE),
        "c.à s": Abbreviation("cuillères à soupe", MIDDLE),
        "c.às": Abbreviation("cuillères à soupe", MIDDLE),
        "c.à c": Abbreviation("cuillères à café", MIDDLE),
        "c.àc": Abbreviation("cuillères à café", MIDDLE),
    }
    undotted_titles = frozenset({"Mme", "Mmes", "Mlle", "Mlles", "Dr", "Drs", "Pr", "Me", "Mgr", "St", "Ste", "MM"})
    without_stop = frozenset({"Mme", "Mmes", "Mlle", "etc", "vs", "Cie", "Ets", "bd", "c.-à-d", "no", "No", "km"}) - {
        "Mme",
        "Mmes",
        "Mlle",
    }
    starters = word_set(
        """Le La Les L Un Une Des Il Elle Ils Elles On Nous Vous Je Tu Ce C Cela Ça Ces Cette Cet Mais Et Ou Donc
        Or Ni Car Si Quand Comme Que Qui Quoi Où Pourquoi Comment Est Sont Était Dans En Sur Sous Avec Sans Pour
        Par De Du À Au Aux Puis Alors Ensuite Aujourd Hier Demain Ici Là Maintenant Oui Non Son Sa Ses Leur Leurs
        Mon Ma Mes Tout Tous Personne Chaque Plus Après Avant"""
    )
    regnal_names = word_set(
        """Louis Charles Henri François Philippe Jean Paul Napoléon Robert Hugues Pie Benoît Léon Grégoire Clément
        Innocent Urbain Boniface Ramsès Cléopâtre Élisabeth Elisabeth Édouard Edouard Georges Guillaume Richard
        Jacques Pierre Alexandre Nicolas Catherine Frédéric Otton Léopold Albert Baudouin Ferdinand Alphonse
        Isabelle Philippe Felipe Carlos Darius Xerxès Constantin Théodose Justinien Ivan Maximilien Joseph Sixte
        Jules Adrien Célestin Gustave Christian Humbert Victor Emmanuel"""
    ) - {"Robert", "Jean", "Victor"}
    amount_words = word_set("environ maximum minimum vers")
    numbered = word_set(
        """chapitre tome volume partie acte scène section livre article annexe phase type niveau titre classe
        figure tableau saison épisode roi pape"""
    )
    not_roman = frozenset({"MIX", "CD", "DI", "XL", "DVD", "MM", "CC", "MI", "CV", "DC", "CI", "DM", "VI"}) - {"VI"}
    symbols = {
        "&": "et", "+": "plus", "=": "égale", "×": "fois", "÷": "divisé par", "±": "plus ou moins", "≈": "environ",
        "≠": "différent de", "≤": "inférieur ou égal à", "≥": "supérieur ou égal à", "<": "inférieur à",
        ">": "supérieur à", "−": "moins", "√": "racine carrée de", "∞": "infini", "§": "paragraphe",
        "§§": "paragraphes", "©": "copyright", "@": "arobase", "#": "numéro", "hashtag": "hashtag", "%": "pour cent",
        "‰": "pour mille", "~": "environ", "°": "degrés", "→": "vers", "/": "barre", "^": "puissance", "²": "au carré",
        "³": "au cube", "€": "euros", "$": "dollars", "£": "livres", "№": "numéro", "|": "",
    }  # fmt: skip
    web = {
        ".": "point", "/": "barre oblique", "-": "tiret", "_": "tiret bas", ":": "deux-points",
        "?": "point d'interrogation", "=": "égale", "&": "et", "#": "dièse", "@": "arobase", "~": "tilde", "+": "plus",
        "%": "pour cent", "\\": "barre oblique inverse",
    }  # fmt: skip
    function_words = word_set(
        """de du des d et ou à au aux en pour par avec sans que qui est sont était le la les un une ce se sa son
        ses comme plus moins dans sur sous entre jusqu mais ni si ne pas y il elle on nous vous mille million
        millions milliard puis donc"""
    )
    masculine_nouns = word_set(
        """kilomètre mètre litre gramme centime siècle étage groupe livre homme frère père peuple"""
    )
    feminine_nouns = word_set(
        """page pages image images plage plages cage cages
        fois filles fille voix mains main nuits nuit fleurs fleur maison maisons raisons raison"""
    )
    feminine_endings = (
        "tion", "tions", "sion", "sions", "té", "tés", "ée", "ées", "ie", "ies", "ure", "ures", "ance", "ances",
        "ence", "ences", "elle", "elles", "ette", "ettes", "esse", "esses", "euse", "euses", "trice", "trices", "aine",
        "aines", "ière", "ières", "erre", "erres", "ille", "illes", "ade", "ades", "ine", "ines", "ise", "ises", "ale",
        "ales", "ble", "bles", "asse", "asses", "anche", "anches", "ouche", "ante", "antes", "emme", "emmes", "ente",
        "entes", "ase", "ases", "ume", "omme", "ommes", "iche", "iches",
    )  # fmt: skip

    def is_one(self, number: Number) -> bool:
        """Return whether it is less than two: “1,5 million” is a singular."""
        return number.whole in ("0", "1")

    def ordinal(self, number: int, gender: Gender = MASCULINE) -> str:
        """Return “vingt-et-unième”; CLDR's “quatre-vingt-et-unième” has an “et” too many."""
        return super().ordinal(number, gender).replace("quatre-vingt-et-", "quatre-vingt-")

    @cached_property
    def ordinal_suffixes(self) -> re.Pattern[str] | None:
        """1er, 2e, XXIe, Ier."""
        return re.compile(
            r"(?<![\w.,'’])(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,4}|[IVXLC]{2,}|[VX]|I(?=er|re|ère))"
            r"(?P<suffix>ers?|res?|ères?|es?|[èe]mes?|nde?s?|de)(?P<s>)(?![\w'’])"
        )

    def ordinal_after(self, before: str, number: int, suffix: str, after: str) -> str | None:
        """Return “premier”, “première”, “second”, “deuxième”."""
        gender = FEMININE if suffix.startswith(("re", "ère")) or suffix in ("nde", "de", "ndes") else MASCULINE
        if suffix.startswith(("nd", "de")):
            words = "seconde" if gender is FEMININE else "second"
            return words + ("s" if suffix.endswith("s") else "") if number == 2 else None
        if suffix.startswith(("er", "re", "ère")) and number != 1:
            return None
        return self.ordinal(number, gender) + ("s" if suffix.endswith("s") else "")

    def part(self, bottom: int) -> tuple[str, str] | None:
        """Return “cinquième”."""
        if bottom in self.parts:
            return self.parts[bottom]
        one = self.ordinal(bottom) if 4 < bottom <= 100 or bottom == 1000 else ""
        return (one, f"{one}s") if one else None

    def half_of(self, noun: str) -> str:
        """Return “un demi”, “une demie”."""
        return "une demie" if noun and self.counts(noun) and self.gender_of(noun) is FEMININE else "un demi"

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “premier mai deux mille vingt-quatre”."""
        words = f"{'premier' if day == 1 else self.say(day)} {self.months[month - 1]}"
        return f"{words} {self.say(int(year))}" if year else words

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return “seize heures trente”."""
        words = f"{self.say(hour, FEMININE)} {'heure' if hour < 2 else 'heures'}"
        if minute or second:
            words += f" {self.say(minute, FEMININE)}"
        return f"{words} et {self.counted(Number(str(second)), self.units['s'])}" if second else words

    def money(self, number: Number, currency: Currency, scale: str = "") -> str:
        """Return “un virgule cinq million d'euros”."""
        if not scale:
            return super().money(number, currency)
        noun, name = self.scales[scale], currency.noun.many
        of = " " if noun.one == "mille" else self.of_before(name)
        return f"{self.counted(number, noun)}{of}{name}"

    def of_before(self, word: str) -> str:
        """Return “ d'” before a vowel."""
        return " d'" if word[0] in "aeiouyéh" else " de "

    def regnal(self, number: int, name: str, before: str) -> str:
        """Return “quatorze”; only the first is an ordinal."""
        return "premier" if number == 1 else self.say(number)

    def roman(self, number: int, before: str, after: str) -> str | None:
        """Return a cardinal: ordinals have their suffix in French."""
        words = before.split()
        if words and words[-1] in self.regnal_names:
            return self.regnal(number, words[-1], "")
        return self.say(number)

    def extra(self, text: str) -> str:
        """Read “n° 5” and “al. 2”."""
        text = re.sub(r"(?<!\w)al\. (?=\d)", "alinéa ", super().extra(text))
        text = re.sub(r"(?<!\w)(?P<n>[nN])[°º]s?\s?(?=\d)", lambda found: f"{found['n']}uméro ", text)
        return re.sub(r"(?<!\w)[Nn]°(?=\s)", "numéro", text)


FRENCH = French()
