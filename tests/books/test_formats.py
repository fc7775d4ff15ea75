"""Books of every format: what is read of them, and what is told of those that cannot be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.helpers.made_up_books import NAV, NCX, write_epub, write_pdf
from tts_studio.books.book import Book
from tts_studio.books.opening import FORMATS, open_book
from tts_studio.errors import TextError
from tts_studio.formats import BOOKS

LINK = '<li><a href="{href}">{title}</a></li>'
TWO_PAGES = {
    "a%20one.xhtml": "<h1>One</h1><p>First&nbsp;&mdash; page.</p><h2 id='two'>Two</h2><p>Second.</p>",
    "b.xhtml": "<p>Still the second.</p><section id='three'><p>Third.</p></section>",
}


def listed(book: Book) -> list[tuple[str, str]]:
    return [(chapter.title, " ".join(chapter.text.split())) for chapter in book.chapters]


def test_an_epub_has_the_chapters_of_its_table_of_contents(tmp_path: Path) -> None:
    links = "".join(
        LINK.format(href=href, title=title)
        for href, title in (
            ("a%20one.xhtml", "1. One"),
            ("a%20one.xhtml#two", "Two"),
            ("b.xhtml#three", "<i>Three</i>"),
        )
    )
    nav = f'<nav epub:type="landmarks"><ol>{LINK.format(href="b.xhtml", title="No")}</ol></nav>'
    nav += f'<nav epub:type="toc"><ol>{links}</ol></nav>'
    points = "".join(
        f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{href}"/></navPoint>'
        for href, title in (("a%20one.xhtml", "1. One"), ("a%20one.xhtml#two", "Two"), ("b.xhtml#three", "Three"))
    )
    ncx = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    for table in ({NAV: nav}, {NCX: ncx}):
        book = open_book(write_epub(tmp_path / "a.epub", {**table, **TWO_PAGES}))
        assert (book.title, book.author) == ("The Kettle", "Ann Example")
        assert listed(book) == [
            ("1. One", "One First — page."), ("Two", "Two Second. Still the second."), ("Three", "Third.")]  # fmt: skip
    without = open_book(write_epub(tmp_path / "b.epub", TWO_PAGES))
    assert [chapter.title for chapter in without.chapters] == ["One", "Two"]


def test_a_page_is_read_as_a_person_would_read_it(tmp_path: Path) -> None:
    """What is on a page, and what of it is read, lines by “/”, paragraphs by “//”."""
    pages = {
        "<p>One<br/>line</p><p> two \n words</p>": "One/line//two words",
        "a<div>b<span>c</span>d</div>e": "a//bcd//e",
        "<ul><li>One</li><li><p>Two</p></li></ul>": "- One//Two",
        "<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table>": "A, 1//B, 2",
        "<p>Word<sup><a href='#n1'>1</a></sup>, m<sup>2</sup>.</p>": "Word, m2.",
        "<script>x</script><style>y</style><nav>z</nav><p hidden=''>w</p><p style='display: none'>v</p>k": "k",
        "<pre>one\n two</pre>": "one/two",
        "<p>2 &lt; 3 &amp; &amp;lt; 4</p>": "2 &lt; 3 & &amp;lt; 4",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字": "漢字",
        "<p>He<!-- no --> said</p><p><span role='doc-pagebreak'>12</span>it.</p>": "He said//it.",
        "<h3>Part<a href='#part'>¶</a></h3><p>A <a href='#'>link</a></p>": "Part//A link",
        "<aside epub:type='footnote'>note</aside>Text": "Text",
    }
    wrong = list[str]()
    for body, read in pages.items():
        book = open_book(write_epub(tmp_path / "a.epub", {"a.xhtml": body}))
        (tmp_path / "a.html").write_text(f"<title>T</title><body>{body}", encoding="utf-8")
        for found in (book, open_book(tmp_path / "a.html")):
            text = "//".join(chapter.text for chapter in found.chapters).replace("\n\n", "//").replace("\n", "/")
            wrong += [f"{body}: {text}"] if text != read else []
    assert not wrong, "\n".join(wrong)


def test_a_web_page_is_read_in_its_encoding_without_what_is_around_its_text(tmp_path: Path) -> None:
    body = "<title>Bücher</title><header>Menu</header><main><h1>Eins</h1><p>Größe</p><h1>Zwei</h1>Ende</main>More"
    heads = {"utf-8": "", "cp1252": "<meta charset=windows-1252>", "utf-16": "", "utf-8-sig": ""}
    for encoding, head in heads.items():
        (tmp_path / "a.html").write_bytes(f"<!doctype html>{head}{body}".encode(encoding))
        book = open_book(tmp_path / "a.html")
        assert (book.title, listed(book)) == ("Bücher", [("Eins", "Eins Größe"), ("Zwei", "Zwei Ende")]), encoding


def test_a_document_of_word_is_read_with_all_that_is_not_deleted(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "The Kettle", "Ann"
    document.add_paragraph("Before.")
    document.add_heading("One", 1)
    changed = document.add_paragraph("It was ")
    for kind, text in (("del", "<w:r><w:delText>cold</w:delText></w:r>"), ("ins", "<w:r><w:t>hot</w:t></w:r>")):
        changed._p.append(parse_xml(f"<w:{kind} {nsdecls('w')}>{text}</w:{kind}>"))
    changed.add_run(" there.")
    document.add_paragraph("An item", style="List Bullet")
    document.add_table(1, 2).rows[0].cells[1].text = "A cell"
    document.add_heading("Below", 3)
    document.add_heading("Two", 2)
    document.add_paragraph("End.\tOf it.")
    document.save(str(tmp_path / "a.docx"))
    book = open_book(tmp_path / "a.docx")
    assert (book.title, book.author) == ("The Kettle", "Ann")
    assert listed(book) == [
        ("The Kettle", "Before."), ("One", "One It was hot there. An item A cell Below"),
        ("Two", "Two End. Of it.")]  # fmt: skip


LINES = ("It was raining as it always did in the town where he had lived for more than eighty years.",) * 3


def test_a_pdf_is_read_without_what_is_on_every_page(tmp_path: Path) -> None:
    pages = [
        ["THE KETTLE 1", "The Storm", *LINES, "The sentence goes on and on until the page ends with the hy-"],
        ["2 THE KETTLE", "phen of a word. And it ends."],
        ["THE KETTLE 3", "Chapter 2", *LINES, "The end."],
        ["4 THE KETTLE", "After it.", "C h a p t e r  3", "In it."],
        ["THE KETTLE 5", "Well-", "Known things."],
        ["6 THE KETTLE", "More."],
    ]
    book = open_book(
        write_pdf(tmp_path / "a.pdf", pages, {"The Storm": 0, "Chapter 2": 2, "Chapter 3": 3, "Nowhere": 3})
    )
    assert (book.title, book.author) == ("The Kettle", "Ann Example")
    first, second, third = listed(book)
    end = "The sentence goes on and on until the page ends with the hyphen of a word. And it ends."
    assert first == ("The Storm", f"The Storm {' '.join(LINES)} {end}")
    assert second == ("Chapter 2", f"Chapter 2 {' '.join(LINES)} The end. After it.")
    assert third == ("Chapter 3", "C h a p t e r 3 In it. Well- Known things. More.")
    without = open_book(write_pdf(tmp_path / "b.pdf", pages, {}))
    assert [chapter.title for chapter in without.chapters] == ["The Kettle", "Chapter 2"]


def test_subtitles_are_read_with_a_pause_where_there_was_one(tmp_path: Path) -> None:
    times = ("00:00:01,000 --> 00:00:02,000", "00:00:02,500 --> 00:00:04,000", "00:00:09,000 --> 00:00:10,000")
    texts = ("<i>It was</i>", "raining.", "Then it stopped.")
    cues = [f"{number}\n{time}\n{text}" for number, (time, text) in enumerate(zip(times, texts, strict=True), 1)]
    (tmp_path / "a.srt").write_text("\n\n".join(cues))
    (chapter,) = open_book(tmp_path / "a.srt").chapters
    assert chapter.text == "It was\nraining.\n\nThen it stopped."


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    encryption = '<encryption><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
    page = {"a.xhtml": "<p>Text.</p>"}
    write_epub(tmp_path / "drm.epub", page, {"META-INF/encryption.xml": encryption.format("http://www.w3.org/aes")})
    write_epub(tmp_path / "empty.epub", {"a.xhtml": "<img src='a.png'/>"})
    write_pdf(tmp_path / "pictures.pdf", [[], []], {})
    write_pdf(tmp_path / "locked.pdf", [["Text."]], {}, "password")
    (tmp_path / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as archive:
        archive.writestr("a.txt", "Text.")
    with zipfile.ZipFile(tmp_path / "other.epub", "w") as archive:
        archive.writestr("a.txt", "Text.")
    for name in ("a.epub", "a.docx", "a.pdf", "a.srt", "a.html"):
        (tmp_path / name).write_bytes(b"\0\1\2" * 50)
    fonts = encryption.format("http://www.idpf.org/2008/embedding")
    whole = write_epub(tmp_path / "font.epub", page, {"META-INF/encryption.xml": fonts})
    assert listed(open_book(whole)) == [("The Kettle", "Text.")]
    (tmp_path / "cut.epub").write_bytes(whole.read_bytes()[:-60])
    told = {}
    for path in sorted(set(tmp_path.iterdir()) - {whole}):
        with pytest.raises(TextError) as caught:
            open_book(path)
        told[path.name] = str(caught.value)
        assert path.name in told[path.name]
    assert [name for name, said in told.items() if "protected" in said] == ["drm.epub", "locked.docx", "locked.pdf"]
    assert [name for name, said in told.items() if "pictures of pages" in said] == ["pictures.pdf"]
    assert [name for name, said in told.items() if "no text that could" in said] == ["empty.epub"]


def test_all_formats_are_named_on_the_command_line() -> None:
    assert {f".{name}" for name in BOOKS} <= set(FORMATS)
