"""Spanish: of Spain by itself, of Latin America in ``LatinAmericanSpanish``."""

from __future__ import annotations

import re
from functools import cached_property

from tts_studio.text.languages.language import Currency, Noun, Number, names, word_set
from tts_studio.text.languages.number_words import in_words
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


class Spanish(Romance):
    """Spanish as in Spain."""

    cldr = emoji_names = "es"
    point, minus, plus, to, versus = "coma", "menos", "más", "a", "a"
    point_in_names, version, over, by = "punto", "versión", "sobre", "por"
    halves = ("medio", "y medio", "y")
    parts = {
        2: ("medio", "medios"), 3: ("tercio", "tercios"), 4: ("cuarto", "cuartos"), 5: ("quinto", "quintos"),
        6: ("sexto", "sextos"), 7: ("séptimo", "séptimos"), 8: ("octavo", "octavos"), 9: ("noveno", "novenos"),
        10: ("décimo", "décimos"), 100: ("centésimo", "centésimos"), 1000: ("milésimo", "milésimos"),
    }  # fmt: skip
    scales = {
        **{word: Noun("millón", "millones") for word in ("millón", "millones", "mill.", "mills.")},
        **{word: Noun("billón", "billones") for word in ("billón", "billones")},
        "M": Noun("millón", "millones"),
        "mil": Noun("mil", "mil"),
    }
    months = (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    )  # fmt: skip
    month_short = {
        "ene": 1, "feb": 2, "mar": 3, "abr": 4, "jun": 6, "jul": 7, "ago": 8, "sep": 9, "sept": 9, "set": 9, "oct": 10,
        "nov": 11, "dic": 12,
    }  # fmt: skip
    date_of = "del?"
    weekday_short = {
        "lun": "lunes", "mié": "miércoles", "jue": "jueves", "vie": "viernes", "sáb": "sábado", "dom": "domingo",
    }  # fmt: skip
    before_dates = word_set("el del al desde hasta día")
    before_weekdays = word_set("el del al cada los este próximo pasado desde hasta")
    clock_words = r"h\b\.?|hs\b|horas?\b|[ap]\.\s?m\b\.?|[ap]m\b\.?"
    metre_joiner = " "
    clock_marks = r"\s?h\s?"

    currencies = {
        "EUR": Currency(masculine("euro"), masculine("céntimo")),
        "$": Currency(masculine("dólar", "dólares"), masculine("centavo")),
        "USD": Currency(masculine("dólar estadounidense", "dólares estadounidenses"), masculine("centavo")),
        "GBP": Currency(feminine("libra"), masculine("penique")),
        "CHF": Currency(masculine("franco suizo", "francos suizos"), masculine("céntimo")),
        "JPY": Currency(masculine("yen", "yenes")),
        "CNY": Currency(masculine("yuan", "yuanes")),
        "INR": Currency(feminine("rupia")),
        "RUB": Currency(masculine("rublo")),
        "BRL": Currency(masculine("real", "reales"), masculine("centavo")),
        "MXN": Currency(masculine("peso mexicano", "pesos mexicanos"), masculine("centavo")),
        "CENT": Currency(masculine("centavo")),
        "BTC": Currency(masculine("bitcoin")),
    }
    currency_joiner = " con "
    scale_joiner = " de "
    units = {
        "%": Noun("por ciento", "por ciento"), "‰": Noun("por mil", "por mil"),
        "°C": masculine("grado Celsius", "grados Celsius"), "°F": masculine("grado Fahrenheit", "grados Fahrenheit"),
        "K": masculine("kelvin", "kelvins"), "nm": masculine("nanómetro"), "µm": masculine("micrómetro"),
        "mm": masculine("milímetro"), "cm": masculine("centímetro"), "dm": masculine("decímetro"),
        "m": masculine("metro"), "km": masculine("kilómetro"), "mi": feminine("milla"),
        "m²": masculine("metro cuadrado", "metros cuadrados"),
        "km²": masculine("kilómetro cuadrado", "kilómetros cuadrados"),
        "cm²": masculine("centímetro cuadrado", "centímetros cuadrados"), "ha": feminine("hectárea"),
        "m³": masculine("metro cúbico", "metros cúbicos"),
        "cm³": masculine("centímetro cúbico", "centímetros cúbicos"), "ml": masculine("mililitro"),
        "cl": masculine("centilitro"), "dl": masculine("decilitro"), "l": masculine("litro"),
        "µg": masculine("microgramo"), "mg": masculine("miligramo"), "g": masculine("gramo"),
        "kg": masculine("kilogramo"), "t": feminine("tonelada"), "lb": feminine("libra"), "oz": feminine("onza"),
        "ms": masculine("milisegundo"), "s": masculine("segundo"), "seg": masculine("segundo"),
        "min": masculine("minuto"), "bit": masculine("bit"), "Mbit": masculine("megabit"),
        "Gbit": masculine("gigabit"), "kB": masculine("kilobyte"), "MB": masculine("megabyte"),
        "GB": masculine("gigabyte"), "TB": masculine("terabyte"), "Hz": masculine("hercio"),
        "kHz": masculine("kilohercio"), "MHz": masculine("megahercio"), "GHz": masculine("gigahercio"),
        "V": masculine("voltio"), "kV": masculine("kilovoltio"), "A": masculine("amperio"),
        "mA": masculine("miliamperio"), "mAh": masculine("miliamperio hora", "miliamperios hora"),
        "Wh": masculine("vatio hora", "vatios hora"), "MWh": masculine("megavatio hora", "megavatios hora"),
        "µs": masculine("microsegundo"), "ns": masculine("nanosegundo"), "kPa": masculine("kilopascal", "kilopascales"),
        "mol": masculine("mol", "moles"), "Nm": masculine("newton metro", "newtons metro"), "h": feminine("hora"),
        "cda": feminine("cucharada"), "cdas": feminine("cucharada"), "cdta": feminine("cucharadita"),
        "cdtas": feminine("cucharadita"),
        "ft": masculine("pie"), "mph": feminine("milla por hora", "millas por hora"),
        "W": masculine("vatio"), "kW": masculine("kilovatio"),
        "MW": masculine("megavatio"), "GW": masculine("gigavatio"),
        "kWh": masculine("kilovatio hora", "kilovatios hora"), "J": masculine("julio"), "kJ": masculine("kilojulio"),
        "cal": feminine("caloría"), "kcal": feminine("kilocaloría"), "lm": masculine("lumen", "lúmenes"),
        "lx": masculine("lux", "lux"), "Sv": masculine("sievert"), "mSv": masculine("milisievert"),
        "µSv": masculine("microsievert"), "Bq": masculine("becquerel", "becquereles"),
        "N": masculine("newton", "newtons"),
        "Pa": masculine("pascal", "pascales"), "hPa": masculine("hectopascal", "hectopascales"),
        "bar": masculine("bar", "bares"), "Ω": masculine("ohmio"), "dB": masculine("decibelio"),
        "px": masculine("píxel", "píxeles"), "CV": masculine("caballo", "caballos"),
        "km/h": masculine("kilómetro por hora", "kilómetros por hora"),
    }  # fmt: skip
    verbs_like_units = frozenset({"ha"})
    per = "por"
    per_units = {
        "h": "hora", "s": "segundo", "min": "minuto", "día": "día", "mes": "mes", "año": "año", "hora": "hora",
        "persona": "persona", "noche": "noche", "kg": "kilogramo", "g": "gramo", "l": "litro", "ml": "mililitro",
        "m": "metro", "km": "kilómetro", "m²": "metro cuadrado", "m³": "metro cúbico", "km²": "kilómetro cuadrado",
        "kWh": "kilovatio hora", "s²": "segundo cuadrado",
    }  # fmt: skip

    abbreviations = {
        **names(NAME, Sr="Señor", Sra="Señora", Srta="Señorita", Sres="Señores", sr="señor", sra="señora", Dr="Doctor",
                Dra="Doctora", Dres="Doctores", Prof="Profesor", Profa="Profesora", D="Don", Dña="Doña",
                Ing="Ingeniero", Lic="Licenciado", Arq="Arquitecto", Gral="General", Cnel="Coronel", Cap="Capitán",
                Pdte="Presidente", Sto="Santo", Sta="Santa", Mons="Monseñor", Avda="Avenida", Av="Avenida",
                Pza="Plaza", Pl="Plaza", Ctra="Carretera", Rvdo="Reverendo", Hno="Hermano", Hna="Hermana", Fr="Fray",
                St="Saint", Mr="Míster"),
        **names(NUMBER, pág="página", págs="páginas", p="página", pp="páginas", núm="número", Núm="Número", n="número",
                nº="número", N="Número", art="artículo", Art="Artículo", cap="capítulo", fig="figura", Fig="Figura",
                vol="volumen", Vol="Volumen", tel="teléfono", Tel="Teléfono", tfno="teléfono", ed="edición",
                km="kilómetro", aprox="aproximadamente", máx="máximo", mín="mínimo", párr="párrafo", apdo="apartado",
                s="siglo", ss="siglos", C_P="código postal"),
        **names(MIDDLE, p_ej="por ejemplo", P_ej="Por ejemplo", ej="ejemplo", Ej="Ejemplo", i_e="es decir",
                es_decir="es decir", cf="compárese", vs="versus", Vs="versus", incl="incluido", al="al",
                S_A_R="Su Alteza Real", S_M="Su Majestad", Ud="Usted", Uds="Ustedes", Vd="Usted", Vds="Ustedes",
                ud="usted", uds="ustedes", c="calle", C="Calle", Excmo="Excelentísimo", Excma="Excelentísima",
                Ilmo="Ilustrísimo", q_e_p_d="que en paz descanse"),
        **names(ANY, etc="etcétera", EE_UU="Estados Unidos", RR_HH="Recursos Humanos", a_C="antes de Cristo",
                d_C="después de Cristo", a_de_C="antes de Cristo", d_de_C="después de Cristo", Cía="Compañía",
                Admón="Administración", Dpto="Departamento", dpto="departamento", izq="izquierda", dcha="derecha",
                Gob="Gobierno", Univ="Universidad", lun="lunes", mié="miércoles", jue="jueves", vie="viernes",
                sáb="sábado", dom="domingo", JJ_OO="Juegos Olímpicos", CC_OO="Comisiones Obreras",
                FF_AA="Fuerzas Armadas"),
    }  # fmt: skip
    undotted_titles = frozenset({"Sr", "Sra", "Dr", "Dra"})
    without_stop = frozenset({"etc", "vs", "aprox", "EE.UU", "km"})
    starters = word_set(
        """El La Los Las Un Una Unos Unas Yo Tú Él Ella Ellos Ellas Nosotros Usted Es Son Era Fue Hay Ha Han Pero Y
        O Si Cuando Como Que Qué Quién Dónde Por Para En De Con Sin No Sí Ya Luego Después Entonces Hoy Ayer Mañana
        Aquí Allí Ahora También Su Sus Mi Este Esta Esto Ese Esa Eso Nadie Todo Todos Cada Me Te Se Le Lo"""
    )
    regnal_names = word_set(
        """Felipe Carlos Alfonso Fernando Isabel Juan Pablo Luis Enrique Eduardo Jorge Guillermo Ricardo Francisco
        Napoleón Pedro Sancho Ramiro Jaime Pío Benedicto León Gregorio Clemente Inocencio Urbano Bonifacio Ramsés
        Cleopatra Alejandro Nicolás Federico Otón Leopoldo Alberto Darío Jerjes Constantino Teodosio Justiniano
        Catalina Iván Amadeo Maximiliano José Manuel Sixto Julio Adriano Celestino Ludovico Margarita"""
    )
    numbered_after = word_set("Guerra República Congreso Concilio Internacional Cumbre")
    amount_words = word_set("aproximadamente máximo mínimo")
    numbered = word_set(
        """capítulo tomo volumen parte acto escena libro artículo anexo fase tipo nivel título siglo siglos clase
        rey papa"""
    )
    not_roman = frozenset({"MIX", "CD", "DI", "XL", "DVD", "MM", "CC", "MI", "CV", "VI", "DC", "CI"})
    symbols = {
        "&": "y", "+": "más", "=": "igual a", "×": "por", "÷": "entre", "±": "más menos", "≈": "aproximadamente",
        "≠": "distinto de", "≤": "menor o igual que", "≥": "mayor o igual que", "<": "menor que", ">": "mayor que",
        "−": "menos", "√": "raíz de", "∞": "infinito", "§": "sección", "§§": "secciones", "©": "copyright",
        "@": "arroba", "#": "número", "hashtag": "hashtag", "%": "por ciento", "‰": "por mil", "~": "aproximadamente",
        "°": "grados", "→": "a", "/": "barra", "^": "elevado a", "²": "al cuadrado", "³": "al cubo", "€": "euros",
        "$": "dólares", "£": "libras", "№": "número", "|": "",
    }  # fmt: skip
    web = {
        ".": "punto", "/": "barra", "-": "guion", "_": "guion bajo", ":": "dos puntos", "?": "interrogación",
        "=": "igual", "&": "y", "#": "almohadilla", "@": "arroba", "~": "virgulilla", "+": "más", "%": "por ciento",
        "\\": "barra invertida",
    }  # fmt: skip
    function_words = word_set(
        """de del y e o u a al en por para con sin que es son era fue está están el la los las un una lo se su sus
        como más menos veces entre hasta desde pero no ni si ya según sobre tras ante bajo mil millones millón
        cuando donde"""
    ) - {"veces"}
    masculine_nouns = word_set(
        """día días problema problemas mapa mapas tema temas sistema sistemas programa programas idioma idiomas
        clima planeta planetas gramas"""
    )
    feminine_nouns = word_set(
        """gente mente fuente fuentes muerte suerte parte partes frase frases fase fases base bases nave naves llave
        llaves nieve sede sedes red redes pared paredes carne torre torres sangre luz luces voz voces cruz paz imagen
        imágenes foto fotos moto motos sal piel cárcel señal señales capital
        veces vez mujeres mujer noches noche tardes tarde calles calle leyes ley flores flor manos mano clases
        clase"""
    )
    feminine_endings = ("a", "as", "ción", "ciones", "sión", "siones", "dad", "dades", "tud", "tudes")

    @cached_property
    def ordinal_suffixes(self) -> re.Pattern[str] | None:
        """1.º, 2ª, 3er, and the degree sign that is typed in their place."""
        return re.compile(
            r"(?<![\w.,])(?P<number>\d{1,4})\.?(?P<suffix>[ºª°]s?|er\b|ero\b|era\b|do\b|da\b|ro\b|ra\b|to\b|ta\b|mo\b|ma\b|vo\b|va\b)(?P<s>)"
        )

    def ordinal_after(self, before: str, number: int, suffix: str, after: str) -> str | None:
        """Return “primero”, “segunda”, “tercer”."""
        if suffix == "er":
            return in_words(number, self.cldr, "spellout-ordinal-masculine-adjective")
        gender = FEMININE if suffix.rstrip("s") in ("ª", "a", "ra", "da", "ta", "ma", "va", "era") else MASCULINE
        if suffix == "°" and not re.match(r"\s+[^\W\d_]", after):
            return None  # degrees
        following = re.match(r"\s+([^\W\d_]{3,})", after)
        if gender is MASCULINE and following and self.counts(following[1]) and following[1][0].islower():
            return self._before_noun(number)
        return self.ordinal(number, gender) + ("s" if suffix.endswith("s") else "")

    def _before_noun(self, number: int) -> str:
        """Return “tercer” for “tercero”."""
        return in_words(number, self.cldr, "spellout-ordinal-masculine-adjective")

    def counted(self, number: Number, noun: Noun) -> str:
        """Return “uno por ciento”, not “un”."""
        if noun.one.startswith("por "):
            return f"{self.number(number)} {noun.one}"
        return super().counted(number, noun)

    def roman(self, number: int, before: str, after: str) -> str | None:
        """Return “tercer milenio” for “III milenio”."""
        words = super().roman(number, before, after)
        shortened = words == self.ordinal(number, MASCULINE) and re.match(r"\s+[^\W\d_]{3,}", after)
        king = before.split()[-1:] and before.split()[-1] in self.regnal_names
        return self._before_noun(number) if shortened and not king else words

    def part(self, bottom: int) -> tuple[str, str] | None:
        """Return “onceavo” from eleven on."""
        if bottom in self.parts:
            return self.parts[bottom]
        if 10 < bottom < 100:
            stem = self.cardinal(bottom).replace(" ", "")
            stem = stem[:-1] if stem.endswith("a") else stem
            return f"{stem}avo", f"{stem}avos"
        return None

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “tres de mayo de dos mil veinticuatro”."""
        first = "primero" if day == 1 else self.say(day)
        words = f"{first} de {self.months[month - 1]}"
        return f"{words} de {self.say(int(year))}" if year else words

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return “dieciséis treinta”, “cuatro y cinco”, “cinco p.m.”."""
        mark = suffix.lower().replace(" ", "").replace(".", "")
        words = self.say(hour, FEMININE)
        if not minute and not second:
            if mark in ("am", "pm"):
                return f"{words} {mark[0]}.m."
            return f"{words} {'hora' if hour == 1 else 'horas'}" if mark else words
        words += f" y {self.say(minute)}" if minute < 10 else f" {self.say(minute)}"
        if second:
            words += f" y {self.counted(Number(str(second)), self.units['s'])}"
        return f"{words} {mark[0]}.m." if mark in ("am", "pm") else words

    def money(self, number: Number, currency: Currency, scale: str = "") -> str:
        """Return “un millón y medio de euros” as “uno coma cinco millones de euros”; “mil” takes no “de”."""
        words = super().money(number, currency, scale)
        return words.replace(" mil de ", " mil ") if scale == "mil" else words

    def extra(self, text: str) -> str:
        """Read “n.º 5” and “los años 90”."""
        text = re.sub(r"(?<!\w)(?P<c>[cC])/\s?(?=[A-ZÁÉÍÓÚÑ])", lambda found: f"{found['c']}alle ", super().extra(text))
        text = re.sub(r"(?<!\w)(Prof|Sr|Dr|Ing|Arq|D|M)\.ª", lambda found: self._WOMEN[found[1]], text)
        return re.sub(r"(?<!\w)[nN]\.?[º°]s?\s?(?=\d| )", "número ", text)

    _WOMEN = {
        "Prof": "Profesora", "Sr": "Señora", "Dr": "Doctora", "Ing": "Ingeniera", "Arq": "Arquitecta", "D": "Doña",
        "M": "María",
    }  # fmt: skip


class LatinAmericanSpanish(Spanish):
    """Spanish as in Latin America: a point is the decimal mark in most countries."""

    decimal_mark, group_marks = ".", ", \u00a0\u202f'’"
    point = "punto"


SPANISH = Spanish()
LATIN_AMERICAN = LatinAmericanSpanish()
