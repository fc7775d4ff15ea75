"""Italian."""

from __future__ import annotations

import re
from functools import cached_property

from tts_studio.text.languages.language import Currency, Gender, Noun, Number, names, word_set
from tts_studio.text.languages.romance import ANY, FEMININE, MASCULINE, MIDDLE, NAME, NUMBER, Romance


def _m(one: str, many: str = "") -> Noun:
    """Return a masculine noun; its plural in -i unless it is given."""
    return Noun(one, many or f"{one[:-1]}i", MASCULINE)


def _f(one: str, many: str = "") -> Noun:
    """Return a feminine noun; its plural in -e unless it is given."""
    return Noun(one, many or f"{one[:-1]}e", FEMININE)


class Italian(Romance):
    """Italian."""

    cldr = emoji_names = "it"
    point, minus, plus, to, versus = "virgola", "meno", "più", "a", "a"
    point_in_names, version, over, by = "punto", "versione", "su", "per"
    of = "di"
    halves = ("mezzo", "e mezzo", "e")
    reads_kings_to = 10_000
    scales = {
        **{word: Noun("milione", "milioni") for word in ("milione", "milioni", "mln", "Mln", "M")},
        **{word: Noun("miliardo", "miliardi") for word in ("miliardo", "miliardi", "mld", "Mld")},
        "mila": Noun("mila", "mila"),
    }
    months = (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    )  # fmt: skip
    month_short = {
        "gen": 1, "genn": 1, "feb": 2, "febb": 2, "mar": 3, "apr": 4, "mag": 5, "magg": 5, "giu": 6, "lug": 7,
        "ago": 8, "set": 9, "sett": 9, "ott": 10, "nov": 11, "dic": 12,
    }  # fmt: skip
    metre_joiner = " e "
    weekday_short = {
        "lun": "lunedì", "mart": "martedì", "merc": "mercoledì", "gio": "giovedì", "giov": "giovedì", "ven": "venerdì",
        "sab": "sabato", "dom": "domenica",
    }  # fmt: skip
    before_dates = word_set("il dal al del entro fino")
    before_weekdays = word_set("il dal al del ogni questo prossimo scorso entro")
    clock_words = r"h\b"
    _CLOCK = re.compile(
        r"(?P<before>\b(?:[Oo]re|[Aa]lle|[Dd]alle|[Ll]e) )(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?!\w|[.,]\d)"
    )

    currencies = {
        "EUR": Currency(_m("euro", "euro"), _m("centesimo")),
        "$": Currency(_m("dollaro"), _m("centesimo")),
        "USD": Currency(_m("dollaro statunitense", "dollari statunitensi"), _m("centesimo")),
        "GBP": Currency(_f("sterlina"), _m("penny", "pence")),
        "CHF": Currency(_m("franco svizzero", "franchi svizzeri"), _m("centesimo")),
        "JPY": Currency(_m("yen", "yen")),
        "CNY": Currency(_m("yuan", "yuan")),
        "INR": Currency(_f("rupia")),
        "RUB": Currency(_m("rublo")),
        "BTC": Currency(_m("bitcoin", "bitcoin")),
        "CENT": Currency(_m("centesimo")),
    }
    currency_joiner = " e "
    scale_joiner = " di "
    units = {
        "%": Noun("per cento", "per cento"), "‰": Noun("per mille", "per mille"),
        "°C": _m("grado Celsius", "gradi Celsius"), "°F": _m("grado Fahrenheit", "gradi Fahrenheit"),
        "K": _m("kelvin", "kelvin"), "nm": _m("nanometro"), "µm": _m("micrometro"), "mm": _m("millimetro"),
        "cm": _m("centimetro"), "dm": _m("decimetro"), "m": _m("metro"), "km": _m("chilometro"),
        "m²": _m("metro quadrato", "metri quadrati"), "mq": _m("metro quadrato", "metri quadrati"),
        "km²": _m("chilometro quadrato", "chilometri quadrati"),
        "cm²": _m("centimetro quadrato", "centimetri quadrati"), "ha": _m("ettaro"),
        "m³": _m("metro cubo", "metri cubi"), "mc": _m("metro cubo", "metri cubi"),
        "cm³": _m("centimetro cubo", "centimetri cubi"), "ml": _m("millilitro"), "cl": _m("centilitro"),
        "dl": _m("decilitro"), "l": _m("litro"), "µg": _m("microgrammo"), "mg": _m("milligrammo"), "g": _m("grammo"),
        "gr": _m("grammo"), "hg": _m("etto"), "kg": _m("chilogrammo"), "q": _m("quintale"), "t": _f("tonnellata"),
        "ms": _m("millisecondo"), "s": _m("secondo"), "sec": _m("secondo"), "min": _m("minuto"),
        "bit": _m("bit", "bit"), "Mbit": _m("megabit", "megabit"), "Gbit": _m("gigabit", "gigabit"),
        "kB": _m("kilobyte", "kilobyte"), "MB": _m("megabyte", "megabyte"), "GB": _m("gigabyte", "gigabyte"),
        "TB": _m("terabyte", "terabyte"), "Hz": _m("hertz", "hertz"), "kHz": _m("chilohertz", "chilohertz"),
        "MHz": _m("megahertz", "megahertz"), "GHz": _m("gigahertz", "gigahertz"), "V": _m("volt", "volt"),
        "kV": _m("chilovolt", "chilovolt"), "A": _m("ampere", "ampere"), "mA": _m("milliampere", "milliampere"),
        "mAh": _m("milliamperora", "milliamperora"), "Wh": _m("wattora", "wattora"),
        "MWh": _m("megawattora", "megawattora"), "µs": _m("microsecondo"), "ns": _m("nanosecondo"),
        "kPa": _m("kilopascal", "kilopascal"), "mol": _f("mole", "moli"), "lb": _f("libbra"),
        "mph": _m("miglio orario", "miglia orarie"), "mi": _m("miglio", "miglia"),
        "W": _m("watt", "watt"), "kW": _m("chilowatt", "chilowatt"), "MW": _m("megawatt", "megawatt"),
        "GW": _m("gigawatt", "gigawatt"), "kWh": _m("chilowattora", "chilowattora"), "J": _m("joule", "joule"),
        "kJ": _m("chilojoule", "chilojoule"), "cal": _f("caloria"), "kcal": _f("chilocaloria"),
        "lm": _m("lumen", "lumen"),
        "lx": _m("lux", "lux"), "Sv": _m("sievert", "sievert"), "mSv": _m("millisievert", "millisievert"),
        "µSv": _m("microsievert", "microsievert"), "Bq": _m("becquerel", "becquerel"), "N": _m("newton", "newton"),
        "Pa": _m("pascal", "pascal"), "hPa": _m("ettopascal", "ettopascal"),
        "bar": _m("bar", "bar"), "Ω": _m("ohm", "ohm"), "dB": _m("decibel", "decibel"), "px": _m("pixel", "pixel"),
        "CV": _m("cavallo", "cavalli"), "km/h": _m("chilometro orario", "chilometri orari"),
    }  # fmt: skip
    verbs_like_units = frozenset({"ha"})
    per = "al"
    per_many = "per"
    per_units = {
        "s": "secondo", "min": "minuto", "giorno": "giorno", "mese": "mese", "kg": "chilo", "g": "grammo",
        "l": "litro", "ml": "millilitro", "m": "metro", "km": "chilometro", "m²": "metro quadrato",
        "mq": "metro quadrato", "m³": "metro cubo", "km²": "chilometro quadrato", "kWh": "chilowattora",
        "s²": "secondo quadrato", "notte": "notte", "persona": "persona", "testa": "testa", "pezzo": "pezzo",
        "ora": "ora", "h": "ora", "anno": "anno", "settimana": "settimana",
    }  # fmt: skip

    abbreviations = {
        **names(NAME, Sig="Signor", sig="signor", Sigg="Signori", sigg="signori",
                proff="professori", Dott="Dottor", dott="dottor", Dr="Dottor",
                Prof="Professor", prof="professor", Avv="Avvocato", avv="avvocato", Ing="Ingegner", ing="ingegner",
                Arch="Architetto", arch="architetto", Geom="Geometra", Rag="Ragionier", On="Onorevole", on="onorevole",
                Sen="Senatore", Gen="Generale", Col="Colonnello", Cap="Capitano", Mons="Monsignor", Don="Don", S="San",
                SS="Santissimo", P_zza="Piazza", p_zza="piazza", Pzza="Piazza", V_le="Viale", v_le="viale",
                C_so="Corso", c_so="corso", Egr="Egregio", Gent="Gentile", Spett="Spettabile", Mr="Mister",
                sig_ra="signora", Sig_ra="Signora", sig_na="signorina", Sig_na="Signorina", dott_ssa="dottoressa",
                Dott_ssa="Dottoressa", prof_ssa="professoressa", Prof_ssa="Professoressa", Gent_ma="Gentilissima"),
        **names(NUMBER, pag="pagina", pagg="pagine", p="pagina", pp="pagine", n="numero", N="Numero", nn="numeri",
                art="articolo", Art="Articolo", artt="articoli", cap="capitolo", Cap="Capitolo", fig="figura",
                Fig="Figura", vol="volume", Vol="Volume", tel="telefono", Tel="Telefono", ed="edizione", tab="tabella",
                Tab="Tabella", par="paragrafo", max="massimo", min="minimo", nr="numero", Nr="Numero", num="numero",
                km="chilometro"),
        **names(MIDDLE, es="esempio", Es="Esempio", p_es="per esempio", P_es="Per esempio", ad_es="ad esempio",
                cfr="confronta", Cfr="Confronta", ca="circa", i_e="cioè", vs="contro", sec="secolo", incl="incluso",
                escl="escluso", c_d="cosiddetto", circ="circa", al="al", v="vedi", V="Vedi"),
        **names(ANY, ecc="eccetera", etc="eccetera", a_C="avanti Cristo", d_C="dopo Cristo", F_lli="Fratelli",
                Soc="Società", Coop="Cooperativa", tribl="tribunale", min_ne="minorenne", u_s="ultimo scorso",
                c_m="corrente mese", N_B="Nota bene", S_p_A="società per azioni",
                S_r_l="società a responsabilità limitata"),
    }  # fmt: skip
    undotted_titles = frozenset({"Dr"})
    without_stop = frozenset(
        {
            "km",
            "ecc",
            "etc",
            "vs",
            "P.zza",
            "V.le",
            "C.so",
            "F.lli",
            "sig.ra",
            "Sig.ra",
            "sig.na",
            "Sig.na",
            "dott.ssa",
            "Dott.ssa",
            "Gent.ma",
            "gent.ma",
            "prof.ssa",
            "Prof.ssa",
        }
    )
    starters = word_set(
        """Il Lo La I Gli Le L Un Uno Una Io Tu Lui Lei Noi Voi Loro È E Ma O Se Quando Come Che Chi Dove Perché
        Cosa Sono Era Erano Ha Hanno C Nel Nella In Di Da Con Su Per Tra Fra A Al Alla Poi Dopo Prima Allora Oggi
        Ieri Domani Qui Ora Anche Sì No Non Suo Sua Questo Questa Quello Quella Nessuno Tutti Tutto Ogni Mi Ti Si
        Ci Vi Così"""
    )
    regnal_names = word_set(
        """Luigi Carlo Enrico Francesco Filippo Giovanni Paolo Napoleone Pio Benedetto Leone Gregorio Clemente
        Innocenzo Urbano Bonifacio Ramses Cleopatra Elisabetta Edoardo Giorgio Guglielmo Riccardo Giacomo Pietro
        Alessandro Nicola Caterina Federico Ottone Leopoldo Alberto Ferdinando Alfonso Isabella Umberto Emanuele
        Vittorio Amedeo Costantino Teodosio Giustiniano Dario Serse Ivan Massimiliano Giuseppe Sisto Giulio Adriano
        Celestino Gustavo Cristiano Felice Cosimo Lorenzo"""
    ) - {"Vittorio"}
    numbered_after = word_set("secolo guerra Guerra Repubblica Concilio Congresso")
    amount_words = word_set("massimo minimo circa")
    numbered = word_set(
        """capitolo tomo volume parte atto scena sezione libro articolo allegato fase tipo livello titolo classe
        secolo secoli papa re canto tabella figura"""
    )
    not_roman = frozenset({"MIX", "CD", "DI", "XL", "DVD", "MM", "CC", "MI", "CV", "DC", "CI", "VI"})
    symbols = {
        "&": "e", "+": "più", "=": "uguale a", "×": "per", "÷": "diviso", "±": "più o meno", "≈": "circa",
        "≠": "diverso da", "≤": "minore o uguale a", "≥": "maggiore o uguale a", "<": "minore di", ">": "maggiore di",
        "−": "meno", "√": "radice di", "∞": "infinito", "§": "paragrafo", "§§": "paragrafi", "©": "copyright",
        "@": "chiocciola", "#": "numero", "hashtag": "hashtag", "%": "per cento", "‰": "per mille", "~": "circa",
        "°": "gradi", "→": "a", "/": "barra", "^": "alla", "²": "al quadrato", "³": "al cubo", "€": "euro",
        "$": "dollari", "£": "sterline", "№": "numero", "|": "",
    }  # fmt: skip
    web = {
        ".": "punto", "/": "barra", "-": "trattino", "_": "trattino basso", ":": "due punti",
        "?": "punto interrogativo", "=": "uguale", "&": "e", "#": "cancelletto", "@": "chiocciola", "~": "tilde",
        "+": "più", "%": "per cento", "\\": "barra inversa",
    }  # fmt: skip
    function_words = word_set(
        """di del dello della dei degli delle da e ed o a al alla ai alle in nel nella per con su sul che è sono
        era il lo la i gli le un una si se come più meno tra fra ma né non già quando dove su mila milioni miliardi
        anche poi"""
    )
    masculine_nouns = word_set(
        """problema tema sistema programma clima pianeta grado posto piano secolo giorno mese anno"""
    )
    feminine_nouns = word_set(
        """fase fasi base basi frase frasi mente gente fonte fonti morte sorte neve nave navi rete reti parete pareti
        torre torri carne legge leggi luce luci voce voci croce pace moglie foto moto auto radio crisi tesi
        mani mano notte notti parte parti classe classi chiave chiavi lezione persone persona volte volta ore
        ora"""
    )
    feminine_endings = ("a", "zione", "sione", "zioni", "sioni", "tà", "tù", "ette", "esse")

    def cardinal(self, number: int, gender: Gender | None = None) -> str:
        """Return “duemilatré” with its accent, which CLDR has only in “ventitré”."""
        words = super().cardinal(number, gender)
        return f"{words[:-1]}é" if words.endswith("tre") and len(words) > len("tre") else words

    @cached_property
    def ordinal_suffixes(self) -> re.Pattern[str] | None:
        """1º, 2ª, and the degree sign that is typed in their place."""
        return re.compile(r"(?<![\w.,])(?P<number>\d{1,4}|[IVX]+(?=[°ºª]))(?P<suffix>[ºª°])(?P<s>)(?!\w)")

    def ordinal_after(self, before: str, number: int, suffix: str, after: str) -> str | None:
        """Return “primo”, “seconda”."""
        following = re.match(r"\s+([^\W\d_]+)", after)
        if suffix == "°" and following is None and number != 1:
            return None  # degrees
        feminine = suffix == "ª" or (
            suffix == "°" and following is not None and self.gender_of(following[1]) is FEMININE
        )
        return self.ordinal(number, FEMININE if feminine else MASCULINE)

    def part(self, bottom: int) -> tuple[str, str] | None:
        """Return “terzo”, “terzi”."""
        one = self.ordinal(bottom) if 2 < bottom <= 100 or bottom == 1000 else ""
        return (one, f"{one[:-1]}i") if one else None

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “primo maggio duemilaventiquattro”."""
        words = f"{'primo' if day == 1 else self.say(day)} {self.months[month - 1]}"
        return f"{words} {self.say(int(year))}" if year else words

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return “sedici e trenta”."""
        words = "una" if hour == 1 else self.say(hour)
        if minute or second:
            words += f" e {self.say(minute)}"
        return f"{words} e {self.counted(Number(str(second)), self.units['s'])}" if second else words

    _PER = {
        "notte": "a notte", "persona": "a persona", "testa": "a testa", "pezzo": "al pezzo", "ora": "all'ora",
        "h": "all'ora", "anno": "all'anno", "settimana": "a settimana",
    }  # fmt: skip

    def per_unit(self, unit: str) -> str:
        """Return “al chilo”, “all'ora”, “a notte”."""
        return self._PER.get(unit) or super().per_unit(unit)

    def roman(self, number: int, before: str, after: str) -> str | None:
        """Return an ordinal after a noun, too: “secolo ventunesimo”."""
        words = before.split()
        last = words[-1].lower() if words else ""
        following = re.match(r"\s+([^\W\d_]+)", after)
        if following and following[1].lower() in self.months:
            return self.say(number)  # via XX Settembre
        if last in self.numbered:
            return self.ordinal(number, self.gender_of(last))
        if re.search(r"\bsecoli\b[^.;:]*$", before):
            return self.ordinal(number, MASCULINE)
        if re.match(r"\s+secol[oi]\b", after):
            return self.ordinal(number, MASCULINE)
        return super().roman(number, before, after)

    def extra(self, text: str) -> str:
        """Read “ore 16.30” and “n° 5”."""
        text = self._CLOCK.sub(
            lambda found: f"{found['before']}{self.clock(int(found['hour']), int(found['minute']), None, '')}", text
        )
        text = re.sub(r"(?<![\w'’])['’](?P<century>[1-9]00)\b", lambda found: self.whole(found["century"]), text)
        text = super().extra(text)
        return re.sub(r"(?<!\w)(?P<n>[nN])[°º]\s?(?=\d)", lambda found: f"{found['n']}umero ", text)


ITALIAN = Italian()
