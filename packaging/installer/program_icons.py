"""Draws the program's icon in the form that each system wants, from ``resources/icons/tts-studio.svg``.

    python packaging/installer/program_icons.py FOLDER

writes ``tts-studio.ico`` for Windows, ``tts-studio.icns`` for macOS, and ``hicolor`` for the icon themes of Linux.
"""

from __future__ import annotations

import shutil
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[2] / "resources" / "icons" / "tts-studio.svg"
APPLICATION_ID = "io.github.tts_studio.TTSStudio"
"""What Linux desktops call the program: the stem of its desktop file, its metadata and its icon."""

ICO_SIDES = (16, 20, 24, 32, 40, 48, 64, 256)
"""What Windows shows at 100 … 200 %, and the one from which it makes all others."""
ICNS_SIDES = {
    b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512,
    b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024,
}  # fmt: skip
"""Apple's types for PNG pictures and their sides; the second row is for screens of double density."""
HICOLOR_SIDES = (16, 24, 32, 48, 64, 128, 256, 512)

_ICO_HEADER = struct.Struct("<HHH")  # reserved, kind (1 = icon), pictures
_ICO_ENTRY = struct.Struct("<BBBBHHII")  # width, height, colours, reserved, planes, bits a pixel, bytes, offset
_ICNS_HEADER = struct.Struct(">4sI")  # type, bytes with this header


def main() -> None:
    """Write all forms."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_ico(folder / "tts-studio.ico")
    write_icns(folder / "tts-studio.icns")
    write_hicolor(folder)


def write_ico(out: Path) -> None:
    """Write the icon of a Windows program."""
    pictures = [png(side) for side in ICO_SIDES]
    offset = _ICO_HEADER.size + _ICO_ENTRY.size * len(pictures)
    entries = b""
    for side, picture in zip(ICO_SIDES, pictures, strict=True):
        entries += _ICO_ENTRY.pack(side % 256, side % 256, 0, 0, 1, 32, len(picture), offset)  # 0 means 256
        offset += len(picture)
    out.write_bytes(_ICO_HEADER.pack(0, 1, len(pictures)) + entries + b"".join(pictures))


def write_icns(out: Path) -> None:
    """Write the icon of a macOS program."""
    body = b""
    for kind, side in ICNS_SIDES.items():
        picture = png(side)
        body += _ICNS_HEADER.pack(kind, _ICNS_HEADER.size + len(picture)) + picture
    out.write_bytes(_ICNS_HEADER.pack(b"icns", _ICNS_HEADER.size + len(body)) + body)


def write_hicolor(folder: Path) -> None:
    """Write ``hicolor/…`` below ``folder``, as ``/usr/share/icons`` holds it."""
    for side in HICOLOR_SIDES:
        out = folder / "hicolor" / f"{side}x{side}" / "apps" / f"{APPLICATION_ID}.png"
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(png(side))
    scalable = folder / "hicolor" / "scalable" / "apps" / f"{APPLICATION_ID}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DRAWING, scalable)


def png(side: int) -> bytes:
    """Return the drawing as a PNG file of ``side`` × ``side`` pixels with a transparent ground."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(image.rect()))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(data.data())


if __name__ == "__main__":
    main()
