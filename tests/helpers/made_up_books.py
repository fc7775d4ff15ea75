"""Tiny books of many formats, written by the libraries that read them, or by the format's own words."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Kettle</dc:title>'
    "<dc:creator>Ann Example</dc:creator></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
)
_PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
)
NAV, NCX = "nav.xhtml", "toc.ncx"


def write_epub(path: Path, pages: Mapping[str, str], others: Mapping[str, str] | None = None) -> Path:
    """Write a book of pages: name → what is in the page's body. ``others`` are whole files, a path each."""
    kinds = {NAV: 'media-type="application/xhtml+xml" properties="nav"', NCX: 'media-type="application/x-dtbncx+xml"'}
    usual = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="i{at}" href="{name}" {kinds.get(name, usual)}/>' for at, name in enumerate(pages))
    spine = "".join(f'<itemref idref="i{at}"/>' for at, name in enumerate(pages) if name != NCX)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/book.opf", _PACKAGE.format(items=items, spine=spine))
        for name, body in pages.items():
            archive.writestr(f"OEBPS/{name.replace('%20', ' ')}", body if name == NCX else _PAGE.format(body=body))
        for name, content in (others or {}).items():
            archive.writestr(name, content)
    return path


def write_pdf(path: Path, pages: Sequence[Sequence[str]], outline: Mapping[str, int], password: str = "") -> Path:
    """Write pages of lines in Helvetica; ``outline`` is title → page, from 0."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
    fonts = DictionaryObject({NameObject(name): NameObject(value) for name, value in font.items()})
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        content = DecodedStreamObject()
        shown = " ".join(f"0 -20 Td ({line}) Tj" for line in lines)
        content.set_data(f"BT /F1 12 Tf 50 780 Td {shown} ET".encode("cp1252"))
        page[NameObject("/Contents")] = content
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): fonts})}
        )
    for title, number in outline.items():
        writer.add_outline_item(title=title, page_number=number)
    writer.add_metadata({"/Title": "The Kettle", "/Author": "Ann Example"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)
    return path
