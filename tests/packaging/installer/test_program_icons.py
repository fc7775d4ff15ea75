"""The program's icon in the forms of three systems."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtGui import QImage

from installer import program_icons


def test_windows_icon_holds_every_size(tmp_path: Path) -> None:
    program_icons.write_ico(tmp_path / "icon.ico")

    assert list(ico_pictures(tmp_path / "icon.ico")) == [(side, side) for side in program_icons.ICO_SIDES]


def test_macos_icon_holds_every_size(tmp_path: Path) -> None:
    program_icons.write_icns(tmp_path / "icon.icns")

    assert dict(icns_pictures(tmp_path / "icon.icns")) == program_icons.ICNS_SIDES


def test_linux_icons_lie_where_desktops_look(tmp_path: Path) -> None:
    program_icons.write_hicolor(tmp_path)

    for side in program_icons.HICOLOR_SIDES:
        file = tmp_path / "hicolor" / f"{side}x{side}" / "apps" / f"{program_icons.APPLICATION_ID}.png"
        assert side_of(file.read_bytes()) == side
    drawing = ElementTree.parse(tmp_path / "hicolor" / "scalable" / "apps" / f"{program_icons.APPLICATION_ID}.svg")
    assert drawing.getroot().tag.endswith("svg")


def test_picture_is_drawn_on_a_transparent_ground() -> None:
    image = QImage.fromData(program_icons.png(64))

    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(32, 56).alpha() == 255


def ico_pictures(path: Path) -> Iterator[tuple[int, int]]:
    """Yield for each picture the side that the list tells and the side of the picture itself."""
    data = path.read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    for number in range(count):
        width, height, _, _, _, _, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert width == height
        yield width or 256, side_of(data[offset : offset + length])


def icns_pictures(path: Path) -> Iterator[tuple[bytes, int]]:
    """Yield type and side of each picture."""
    data = path.read_bytes()
    assert struct.unpack_from(">4sI", data) == (b"icns", len(data))
    offset = 8
    while offset < len(data):
        kind, length = struct.unpack_from(">4sI", data, offset)
        yield kind, side_of(data[offset + 8 : offset + length])
        offset += length


def side_of(png: bytes) -> int:
    """Return the side of a square PNG picture; fail if it is none."""
    image = QImage.fromData(png, "PNG")  # pyright: ignore[reportArgumentType]
    assert image.width() == image.height() > 0
    return image.width()
