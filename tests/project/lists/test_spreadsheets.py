"""Lists that went through a spreadsheet, with all that it does to them."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.made_up_lists import SENTENCES, names, quoted, recordings, table
from tts_studio.errors import TextError
from tts_studio.project.exchange import Wishes, scan, survey

STEMS = [name.removesuffix(".wav") for name in names()]
PIPED = [f"{stem}|{text}" for stem, text in zip(STEMS, SENTENCES, strict=True)]


def texts(folder: Path, language: str = "en-us") -> list[str]:
    rows = scan(folder, Wishes(language=language))
    return [str(row.problem.reason) if row.problem else row.text for row in rows]


def whole_lines_in_quotes(lines: list[str]) -> str:
    return "".join(f'"{line}"\r\n' if "," in line or '"' in line else f"{line}\r\n" for line in lines)


def padded(lines: list[str], mark: str = ",") -> str:
    most = max(line.count(mark) for line in lines) + 1
    return "".join(line + mark * (most - line.count(mark)) + "\r\n" for line in lines)


WRITTEN: dict[str, str] = {
    "whole lines in quotes": whole_lines_in_quotes(PIPED),
    "whole lines in quotes, padded": "".join(f"{line},,\r\n" for line in whole_lines_in_quotes(PIPED).splitlines()),
    "padded with commas": padded(PIPED),
    "padded with semicolons": padded(PIPED, ";"),
    "all lines in quotes": "".join(f'"{line}"\n' for line in PIPED),
    "cells in quotes, by a comma": quoted(names(), SENTENCES),
    "cells in quotes, by a semicolon": quoted(names(), SENTENCES, delimiter=";"),
    "all cells in quotes": quoted(names(), SENTENCES, delimiter=";", quoting=csv.QUOTE_ALL),
    "texts in quotes": quoted(["1.5"] * 8, names(), SENTENCES, quoting=csv.QUOTE_NONNUMERIC),
    "a header in German": "Datei;Text\r\n" + quoted(names(), SENTENCES, delimiter=";"),
    "a header in French": "fichier;texte\r\n" + quoted(names(), SENTENCES, delimiter=";"),
    "a header in Chinese": "文件,文本\r\n" + quoted(names(), SENTENCES),
    "a header in unknown words": "Klangdose|Gesagtes\r\n" + "\r\n".join(PIPED),
    "a comment": "# my recordings\n" + "\n".join(PIPED),
    "a comment with commas": "# my recordings, of May, and June\n" + quoted(names(), SENTENCES),
    "blank lines and columns": "\n\n" + quoted(names(), SENTENCES, [""] * 8, [""] * 8) + ",,,\r\n,,,\r\n",
    "HTML's names of letters": "\n".join(PIPED).replace(",", "&#44;").replace("'", "&#39;").replace("?", "&quest;"),
    "a mark of byte order within": "\n".join(PIPED).replace("en004", "\ufeffen004").replace("boots", "\ufeffboots"),
    "spaces round the delimiter": "\n".join(line.replace("|", "  |  ") for line in PIPED),
    "spaces that do not break": "\n".join(line.replace(" ", "\u00a0") for line in PIPED),
}
ENCODINGS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


def test_all_texts_are_read_as_they_were(tmp_path: Path) -> None:
    recordings(tmp_path)
    tries = [*((kind, "utf-8") for kind in WRITTEN), *(("a header in French", encoding) for encoding in ENCODINGS)]
    wrong: list[tuple[str, str, list[str]]] = []
    for kind, encoding in tries:
        (tmp_path / "metadata.csv").write_bytes(WRITTEN[kind].encode(encoding))
        if (found := texts(tmp_path)) != list(SENTENCES):
            wrong.append((kind, encoding, found))

    assert wrong == []


def test_excels_unicode_text_has_quotes_only_round_cells_with_commas(tmp_path: Path) -> None:
    recordings(tmp_path)
    cells = [f'"{text}"' if "," in text else text for text in SENTENCES]
    table(tmp_path / "metadata.txt", names(), cells, delimiter="\t", header=["file", "text"])

    assert texts(tmp_path) == list(SENTENCES)


def test_quotes_of_speech_stay_in_a_tab_table(tmp_path: Path) -> None:
    recordings(tmp_path)
    spoken = [f'"{text}"' for text in SENTENCES[:2]] + list(SENTENCES[2:])
    table(tmp_path / "list.tsv", names(), spoken, delimiter="\t")

    assert texts(tmp_path) == spoken


@pytest.mark.parametrize("stem", ["{:04d}", "{:03d}", "000{}"])
def test_zeros_that_were_dropped_from_numbers(stem: str, tmp_path: Path) -> None:
    paths = recordings(tmp_path, stem=stem)
    table(tmp_path / "metadata.csv", [str(number) for number in range(1, 9)], SENTENCES)

    assert [row.audio for row in scan(tmp_path)] == paths


def test_a_number_that_two_recordings_have_is_not_guessed(tmp_path: Path) -> None:
    recordings(tmp_path, SENTENCES[:1], stem="01")
    recordings(tmp_path, SENTENCES[:1], "more", stem="001")
    table(tmp_path / "metadata.csv", ["1"], SENTENCES[:1])

    (row,) = scan(tmp_path)
    assert row.problem is not None


# --- pipes within texts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("I'm afraid|we are out of milk.", "I'm afraid we are out of milk."),
        ("I'm afraid we are out of milk. Or a|b?", "I'm afraid we are out of milk. Or a b?"),
        ("One | two || three.", "One two three."),
        ("It ends|", "It ends"),
    ],
)
@pytest.mark.parametrize("header", [[], ["file", "text"]])
def test_a_pipe_within_a_text_loses_no_words(written: str, spoken: str, header: list[str], tmp_path: Path) -> None:
    recordings(tmp_path)
    table(tmp_path / "metadata.csv", names(), [*SENTENCES[:2], written, *SENTENCES[3:]], header=header)

    assert texts(tmp_path) == [*SENTENCES[:2], spoken, *SENTENCES[3:]]


def test_a_pipe_within_a_text_that_is_not_last_is_refused(tmp_path: Path) -> None:
    recordings(tmp_path)
    cells = [*SENTENCES[:2], "I'm afraid|we are out.", *SENTENCES[3:]]
    table(tmp_path / "metadata.csv", names(), cells, ["Anna"] * 8)

    rows = scan(tmp_path)

    assert [row.problem is not None for row in rows] == [number == 2 for number in range(8)]
    assert rows[2].text == ""


def test_the_third_column_of_some_rows_is_the_spelled_out_text(tmp_path: Path) -> None:
    """LJSpeech writes it in all rows; programs that copy it leave it out where it says the same."""
    raw = [f"{text} 5 of us." if number < 3 else text for number, text in enumerate(SENTENCES)]
    spelled = [f"{text} five of us." if number < 3 else text for number, text in enumerate(SENTENCES)]
    recordings(tmp_path)
    lines = [
        f"{name}|{one}" + (f"|{other}" if one != other else "")
        for name, one, other in zip(names(), raw, spelled, strict=True)
    ]
    (tmp_path / "metadata.csv").write_text("\n".join(lines))

    assert texts(tmp_path) == spelled


words = st.text("abcdefgh ,;.!?'-\"|", min_size=1, max_size=30).filter(lambda text: any(map(str.isalpha, text)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(words, min_size=2, max_size=8), delimiter=st.sampled_from(",;\t|"))
def test_what_is_written_as_csv_comes_back(
    cells: list[str], delimiter: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    for name in names(len(cells)):
        (folder / name).touch()
    content = (
        "file" + delimiter + "text\r\n" + quoted(names(len(cells)), cells, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    )
    (folder / "metadata.csv").write_text(content, newline="")

    assert [row.text for row in scan(folder)] == [" ".join(cell.split()) for cell in cells]


# --- spreadsheets themselves ----------------------------------------------------------------------------------------


def xlsx(path: Path, *sheets: list[list[str | float]]) -> Path:
    """Write the smallest workbook: each sheet as XML with its texts in the cells. Source: ECMA-376, part 1, 18.3."""

    def cell(value: str | float) -> str:
        if isinstance(value, str):
            return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        return f"<c><v>{value}</v></c>"

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            + "".join(f'<Override PartName="/xl/s{n}.xml" ContentType="{kinds}.worksheet+xml"/>' for n in numbers)
            + "</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{packed}">'
            f'<Relationship Id="r" Type="{links}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>'
            + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
            + "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{packed}">'
            + "".join(f'<Relationship Id="r{n}" Type="{links}/worksheet" Target="s{n}.xml"/>' for n in numbers)
            + "</Relationships>",
        )
        for number, rows in enumerate(sheets, 1):
            body = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
            archive.writestr(
                f"xl/s{number}.xml", f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
            )
    return path


def rows_of(*columns: list[str] | tuple[str, ...]) -> list[list[str | float]]:
    return [list(row) for row in zip(*columns, strict=True)]


def test_a_workbook_is_a_list(tmp_path: Path) -> None:
    recordings(tmp_path)
    xlsx(tmp_path / "metadata.xlsx", [], [["File", "Text", "Speaker"], *rows_of(names(), SENTENCES, ["Anna"] * 8)])

    assert texts(tmp_path) == list(SENTENCES)
    assert texts(tmp_path / "metadata.xlsx") == list(SENTENCES)
    (read,) = survey(tmp_path, Wishes()).lists
    assert (read.name, read.rows) == ("metadata.xlsx", 8)


def test_numbers_of_a_workbook_are_names_of_recordings(tmp_path: Path) -> None:
    recordings(tmp_path, stem="{:04d}")
    xlsx(tmp_path / "list.xlsx", [[float(number), text] for number, text in enumerate(SENTENCES, 1)])

    assert texts(tmp_path) == list(SENTENCES)


def packed(path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


BROKEN: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("a.wav|Hello."),
    "half": lambda path: path.write_bytes(xlsx(path, rows_of(names(), SENTENCES)).read_bytes()[:900]),
    "an empty archive": lambda path: zipfile.ZipFile(path, "w").close(),
    "a sheet without an end": lambda path: packed(path, {"content.xml": "<a><table></a>"}),
    "entities of its own": lambda path: packed(path, {"xl/s1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 9),
}


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_workbook_is_a_sentence(kind: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"list{suffix}"
    BROKEN[kind](path)

    with pytest.raises(TextError, match="not a spreadsheet that can be read") as caught:
        scan(path)
    assert "CSV" in str(caught.value.hint)


def test_a_workbook_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/s1.xml", "w", force_zip64=True) as out,
    ):
        for _ in range(20):
            out.write(bytes(16 << 20))

    with pytest.raises(TextError, match="too large"):
        scan(path)


def test_nor_one_with_a_cell_far_away(tmp_path: Path) -> None:
    """calamine would make room for all cells before it."""
    packed(tmp_path / "list.xlsx", {"xl/s1.xml": '<sheetData><c r="A1"/><c r="XFD1048576"/></sheetData>'})

    with pytest.raises(TextError, match="too large"):
        scan(tmp_path / "list.xlsx")


@pytest.mark.parametrize("name", ["metadata.rtf", "list.xlsb", "list.docx", "list.pdf", "set.rar", "set.7z"])
def test_other_documents_say_what_to_do(name: str, tmp_path: Path) -> None:
    recordings(tmp_path)
    (tmp_path / name).write_bytes(b"{\\rtf1\\ansi en001|Good morning.\\par}")

    for source in (tmp_path, tmp_path / name):
        with pytest.raises(TextError) as caught:
            scan(source)
        assert name in str(caught.value.title)
        assert "save it as" in str(caught.value.hint) or "unpack" in str(caught.value.hint)
