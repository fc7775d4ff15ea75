"""Portuguese: of Brazil and of Portugal."""

from __future__ import annotations

import re
from functools import cached_property

from tts_studio.text.languages.language import Currency, Noun, Number, names, word_set
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


class BrazilianPortuguese(Romance):
    """Portuguese as in Brazil."""

    cldr = emoji_names = "pt"
    point, minus, plus, to, versus = "vírgula", "menos", "mais", "a", "a"
    point_in_names, version, over, by = "ponto", "versão", "sobre", "por"
    halves = ("meio", "e meio", "e")
    parts = {
        2: ("meio", "meios"), 3: ("terço", "terços"), 4: ("quarto", "quartos"), 5: ("quinto", "quintos"),
        6: ("sexto", "sextos"), 7: ("sétimo", "sétimos"), 8: ("oitavo", "oitavos"), 9: ("nono", "nonos"),
        10: ("décimo", "décimos"), 100: ("centésimo", "centésimos"), 1000: ("milésimo", "milésimos"),
    }  # fmt: skip
    scales = {
        **{word: Noun("milhão", "milhões") for word in ("milhão", "milhões", "mi", "M")},
        **{word: Noun("bilhão", "bilhões") for word in ("bilhão", "bilhões", "bi")},
        "mil": Noun("mil", "mil"),
    }
    months = (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
        "novembro", "dezembro",
    )  # fmt: skip
    month_short = {
        "jan": 1, "fev": 2, "mar": 3, "abr": 4, "mai": 5, "jun": 6, "jul": 7, "ago": 8, "set": 9, "out": 10, "nov": 11,
        "dez": 12,
    }  # fmt: skip
    date_of = "de"
    weekday_short = {
        "seg": "segunda", "ter": "terça", "qua": "quarta", "qui": "quinta", "sex": "sexta", "sáb": "sábado",
        "dom": "domingo",
    }  # fmt: skip
    before_dates = word_set("em dia no do ao de até desde")
    before_weekdays = word_set("na no da do à ao de toda todo nesta neste próxima até desde")
    clock_words = r"h\b|hs\b|horas?\b"
    metre_joiner = " e "
    clock_marks = r"\s?h\s?"

    currencies = {
        "BRL": Currency(masculine("real", "reais"), masculine("centavo")),
        "EUR": Currency(masculine("euro"), masculine("centavo")),
        "$": Currency(masculine("dólar", "dólares"), masculine("centavo")),
        "USD": Currency(masculine("dólar americano", "dólares americanos"), masculine("centavo")),
        "GBP": Currency(feminine("libra"), masculine("penny", "pence")),
        "CHF": Currency(masculine("franco suíço", "francos suíços"), masculine("centavo")),
        "JPY": Currency(masculine("iene")),
        "CNY": Currency(masculine("yuan")),
        "INR": Currency(feminine("rupia")),
        "RUB": Currency(masculine("rublo")),
        "BTC": Currency(masculine("bitcoin")),
        "CENT": Currency(masculine("centavo")),
    }
    currency_joiner = " e "
    scale_joiner = " de "
    units = {
        "%": Noun("por cento", "por cento"), "‰": Noun("por mil", "por mil"),
        "°C": masculine("grau Celsius", "graus Celsius"), "°F": masculine("grau Fahrenheit", "graus Fahrenheit"),
        "K": masculine("kelvin"), "nm": masculine("nanômetro"), "µm": masculine("micrômetro"),
        "mm": masculine("milímetro"), "cm": masculine("centímetro"), "dm": masculine("decímetro"),
        "m": masculine("metro"), "km": masculine("quilômetro"), "m²": masculine("metro quadrado", "metros quadrados"),
        "km²": masculine("quilômetro quadrado", "quilômetros quadrados"),
        "cm²": masculine("centímetro quadrado", "centímetros quadrados"), "ha": masculine("hectare"),
        "m³": masculine("metro cúbico", "metros cúbicos"),
        "cm³": masculine("centímetro cúbico", "centímetros cúbicos"), "ml": masculine("mililitro"),
        "cl": masculine("centilitro"), "dl": masculine("decilitro"), "l": masculine("litro"),
        "µg": masculine("micrograma"), "mg": masculine("miligrama"), "g": masculine("grama"),
        "kg": masculine("quilograma"), "t": feminine("tonelada"), "lb": feminine("libra"),
        "ms": masculine("milissegundo"), "s": masculine("segundo"), "seg": masculine("segundo"),
        "min": masculine("minuto"), "bit": masculine("bit"), "Mbit": masculine("megabit"),
        "Gbit": masculine("gigabit"), "kB": masculine("kilobyte"), "MB": masculine("megabyte"),
        "GB": masculine("gigabyte"), "TB": masculine("terabyte"), "Hz": masculine("hertz", "hertz"),
        "kHz": masculine("quilohertz", "quilohertz"), "MHz": masculine("megahertz", "megahertz"),
        "GHz": masculine("gigahertz", "gigahertz"), "V": masculine("volt"), "kV": masculine("quilovolt"),
        "A": masculine("ampere"), "mA": masculine("miliampere"),
        "mAh": masculine("miliampere-hora", "miliamperes-hora"), "Wh": masculine("watt-hora", "watts-hora"),
        "MWh": masculine("megawatt-hora", "megawatts-hora"), "µs": masculine("microssegundo"),
        "ns": masculine("nanossegundo"), "kPa": masculine("quilopascal", "quilopascais"),
        "mol": masculine("mol", "mols"), "W": masculine("watt"), "kW": masculine("quilowatt"),
        "MW": masculine("megawatt"), "GW": masculine("gigawatt"),
        "kWh": masculine("quilowatt-hora", "quilowatts-hora"), "J": masculine("joule"), "kJ": masculine("quilojoule"),
        "cal": feminine("caloria"), "kcal": feminine("quilocaloria"), "lm": masculine("lúmen", "lumens"),
        "lx": masculine("lux", "lux"), "Sv": masculine("sievert"), "mSv": masculine("milisievert"),
        "µSv": masculine("microsievert"), "Bq": masculine("becquerel"), "N": masculine("newton"),
        "Pa": masculine("pascal"), "hPa": masculine("hectopascal", "hectopascais"), "bar": masculine("bar", "bares"),
        "Ω": masculine("ohm"), "dB": masculine("decibel", "decibéis"), "px": masculine("pixel", "pixels"),
        "cv": masculine("cavalo"), "km/h": masculine("quilômetro por hora", "quilômetros por hora"),
    }  # fmt: skip
    per = "por"
    per_units = {
        "h": "hora", "s": "segundo", "min": "minuto", "dia": "dia", "mês": "mês", "ano": "ano", "hora": "hora",
        "pessoa": "pessoa", "noite": "noite", "kg": "quilo", "g": "grama", "l": "litro", "ml": "mililitro",
        "m": "metro", "km": "quilômetro", "m²": "metro quadrado", "m³": "metro cúbico", "km²": "quilômetro quadrado",
        "kWh": "quilowatt-hora", "s²": "segundo ao quadrado",
    }  # fmt: skip

    abbreviations = {
        **names(NAME, Sr="Senhor", Sra="Senhora", Srta="Senhorita", Srs="Senhores", sr="senhor", sra="senhora",
                Dr="Doutor", Dra="Doutora", Drs="Doutores", Prof="Professor", Profa="Professora", D="Dom",
                Eng="Engenheiro", Arq="Arquiteto", Gen="General", Cel="Coronel", Cap="Capitão", Pe="Padre",
                Sto="Santo", Sta="Santa", Av="Avenida", R="Rua", Pça="Praça", Tv="Travessa", Rod="Rodovia",
                Est="Estrada", Exmo="Excelentíssimo", Exma="Excelentíssima", V_Exa="Vossa Excelência",
                Ilmo="Ilustríssimo", Mr="Mister"),
        **names(NUMBER, pág="página", págs="páginas", p="página", pp="páginas", núm="número", n="número", N="Número",
                art="artigo", Art="Artigo", cap="capítulo", Cap="Capítulo", fig="figura", Fig="Figura", vol="volume",
                Vol="Volume", tel="telefone", Tel="Telefone", ed="edição", aprox="aproximadamente", máx="máximo",
                mín="mínimo", tab="tabela", Tab="Tabela", par="parágrafo", ap="apartamento", apto="apartamento",
                bl="bloco", km="quilômetro"),
        **names(MIDDLE, p_ex="por exemplo", P_ex="Por exemplo", ex="exemplo", Ex="Exemplo", i_e="isto é",
                cf="conforme", vs="versus", incl="inclusive", al="al", V_S="Vossa Senhoria"),
        **names(ANY, etc="et cetera", Cia="Companhia", Ltda="Limitada", Lda="Limitada", a_C="antes de Cristo",
                d_C="depois de Cristo", Depto="Departamento", depto="departamento", Jr="Júnior", Obs="Observação",
                apto="apartamento",  séc="século"),
    }  # fmt: skip
    undotted_titles = frozenset({"Sr", "Sra", "Dr", "Dra"})
    without_stop = frozenset({"etc", "vs", "Ltda", "km"})
    starters = word_set(
        """O A Os As Um Uma Uns Eu Tu Ele Ela Eles Elas Nós Você Vocês É São Era Foi Há Mas E Ou Se Quando Como Que
        Quem Onde Por Para Em No Na Nos Nas De Do Da Com Sem Não Sim Já Depois Então Hoje Ontem Amanhã Aqui Ali
        Agora Também Seu Sua Meu Minha Este Esta Isto Esse Essa Isso Ninguém Todos Tudo Cada Me Te Lhe"""
    )
    regnal_names = word_set(
        """João Pedro Manuel Afonso Sancho Dinis Fernando Duarte Sebastião Henrique Filipe Felipe José Maria Carlos
        Miguel Luís Paulo Pio Bento Leão Gregório Clemente Inocêncio Urbano Bonifácio Ramsés Cleópatra Isabel
        Eduardo Jorge Guilherme Ricardo Jaime Alexandre Nicolau Catarina Frederico Otão Leopoldo Alberto Francisco
        Napoleão Constantino Teodósio Justiniano Dario Xerxes Ivã Maximiliano Sisto Júlio Adriano Celestino"""
    )
    numbered_after = word_set("Guerra República Congresso Concílio Internacional")
    amount_words = word_set("aproximadamente máximo mínimo")
    numbered = word_set(
        """capítulo tomo volume parte ato cena seção secção livro artigo anexo fase tipo nível título século
        séculos classe rei papa"""
    )
    not_roman = frozenset({"MIX", "CD", "DI", "XL", "DVD", "MM", "CC", "MI", "CV", "DC", "CI", "VI"})
    symbols = {
        "&": "e", "+": "mais", "=": "igual a", "×": "vezes", "÷": "dividido por", "±": "mais ou menos",
        "≈": "aproximadamente", "≠": "diferente de", "≤": "menor ou igual a", "≥": "maior ou igual a",
        "<": "menor que", ">": "maior que", "−": "menos", "√": "raiz de", "∞": "infinito", "§": "parágrafo",
        "§§": "parágrafos", "©": "copyright", "@": "arroba", "#": "número", "hashtag": "hashtag", "%": "por cento",
        "‰": "por mil", "~": "cerca de", "°": "graus", "→": "para", "/": "barra", "^": "elevado a", "²": "ao quadrado",
        "³": "ao cubo", "€": "euros", "$": "dólares", "£": "libras", "№": "número", "|": "",
    }  # fmt: skip
    web = {
        ".": "ponto", "/": "barra", "-": "hífen", "_": "sublinhado", ":": "dois pontos", "?": "interrogação",
        "=": "igual", "&": "e", "#": "cerquilha", "@": "arroba", "~": "til", "+": "mais", "%": "por cento",
        "\\": "barra invertida",
    }  # fmt: skip
    function_words = word_set(
        """de do da dos das e ou a ao à aos às em no na nos nas por para com sem que é são era foi o a os as um uma
        se seu sua como mais menos entre até desde mas nem não já sobre mil milhão milhões bilhões quando onde
        vírgula"""
    )
    masculine_nouns = word_set(
        """dia dias problema problemas mapa mapas tema temas sistema sistemas programa programas grama gramas clima
        planeta"""
    )
    feminine_nouns = word_set(
        """chance chances ponte pontes fonte fontes gente mente semente sementes classe classes base bases fase fases
        frase frases chave chaves nave naves neve sede rede redes parede paredes carne árvore árvores torre torres flor
        flores cor cores dor dores colher colheres luz luzes voz vozes cruz paz lei leis mãe mães irmã irmãs manhã
        manhãs maçã maçãs vezes vez mulheres mulher noites noite tardes tarde cidades cidade mãos mão partes parte"""
    )
    feminine_endings = ("a", "as", "ção", "ções", "são", "sões", "dade", "dades", "gem", "gens")

    def is_one(self, number: Number) -> bool:
        """Return whether it is less than two: “1,5 milhão” is a singular."""
        return number.whole == "1" or (number.whole == "0" and bool(number.fraction))

    def abbreviated(self, short: str, stop: bool, before: str, after: str) -> str | None:
        """Return “Dona” before the name of a woman."""
        words = super().abbreviated(short, stop, before, after)
        is_woman = short == "D" and re.match(r"\s+\w+a\b", after)
        return "Dona" if words and is_woman else words

    @cached_property
    def ordinal_suffixes(self) -> re.Pattern[str] | None:
        """1º, 2ª, and the degree sign that is typed in their place."""
        return re.compile(r"(?<![\w.,])(?P<number>\d{1,4})\.?(?P<suffix>[ºª°]s?)(?P<s>)(?!\w)")

    def ordinal_after(self, before: str, number: int, suffix: str, after: str) -> str | None:
        """Return “primeiro”, “segunda”."""
        if suffix == "°" and not re.match(r"\s+[^\W\d_]", after):
            return None  # degrees
        return self.ordinal(number, FEMININE if suffix[0] == "ª" else MASCULINE) + ("s" if suffix.endswith("s") else "")

    def part(self, bottom: int) -> tuple[str, str] | None:
        """Return “onze avos” from eleven on."""
        if bottom in self.parts:
            return self.parts[bottom]
        name = f"{self.cardinal(bottom)} avos"
        return (name, name) if 10 < bottom < 100 else None

    def date(self, day: int, month: int, year: str, before: str) -> str:
        """Return “três de maio de dois mil e vinte e quatro”."""
        words = f"{'primeiro' if day == 1 else self.say(day)} de {self.months[month - 1]}"
        return f"{words} de {self.say(int(year))}" if year else words

    def clock(self, hour: int, minute: int, second: int | None, suffix: str) -> str:
        """Return “dezesseis horas e trinta”."""
        words = f"{self.say(hour, FEMININE)} {'hora' if hour == 1 else 'horas'}"
        if minute or second:
            words += f" e {self.say(minute)}"
        return f"{words} e {self.counted(Number(str(second)), self.units['s'])}" if second else words

    def money(self, number: Number, currency: Currency, scale: str = "") -> str:
        """Return “um vírgula cinco milhão de reais”; “mil” takes no “de”."""
        words = super().money(number, currency, scale)
        return words.replace(" mil de ", " mil ") if scale == "mil" else words

    def extra(self, text: str) -> str:
        """Read “n.º 5”."""
        text = super().extra(text)
        return re.sub(r"(?<!\w)(?P<n>[nN])\.?[º°]s?\s?(?=\d| )", lambda found: f"{found['n']}úmero ", text)


class EuropeanPortuguese(BrazilianPortuguese):
    """Portuguese as in Portugal."""

    cldr = "pt_PT"
    currencies = {
        **BrazilianPortuguese.currencies,
        "EUR": Currency(masculine("euro"), masculine("cêntimo")),
        "$": Currency(masculine("dólar", "dólares"), masculine("cêntimo")),
    }
    units = {
        **BrazilianPortuguese.units,
        "km": masculine("quilómetro"),
        "km/h": masculine("quilómetro por hora", "quilómetros por hora"),
        "km²": masculine("quilómetro quadrado", "quilómetros quadrados"),
        "nm": masculine("nanómetro"),
        "µm": masculine("micrómetro"),
        "kW": masculine("quilowatt"),
    }


BRAZILIAN = BrazilianPortuguese()
EUROPEAN = EuropeanPortuguese()
