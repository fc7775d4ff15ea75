"""Layouts for narrow windows: a row that continues on the next line, and parts that go below one another."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

from tts_studio.gui.kit import theme

_Direction = QBoxLayout.Direction


class Flow(QLayout):
    """A row of controls that continues on the next line where it is too long; each line is centred or fills the width.

    Controls whose size policy is expanding, and springs, share what is left of their line.
    """

    def __init__(self, *controls: QWidget, spacing: float = 1.0, centred: bool = False) -> None:
        """``spacing`` in halves of a line, between controls and between lines."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(round(theme.unit() * spacing))
        for control in controls:
            self.addWidget(control)

    def add_spring(self) -> None:
        """Push what follows to the end of its line."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None if there is none at this place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out; None if there is none at this place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Use more width, and no more height than needed."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Need more lines where there is less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the size of a single line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest control."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        """Place the controls."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty() and item.spacerItem() is None:
                continue
            wanted = item.sizeHint().width()
            if lines[-1] and used + wanted > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wanted + (self.spacing() if wanted else 0)
        return lines

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Return the height of all lines, and give the controls their places if ``move``."""
        top = rect.top()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            heights = [_height(item, width) for item, width in zip(line, widths, strict=True)]
            height = max(heights, default=0)
            if move:
                self._move(line, widths, heights, QRect(rect.left(), top, rect.width(), height))
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.top())

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        widths = [min(item.sizeHint().width(), max(width, item.minimumSize().width())) for item in line]
        left = width - sum(widths) - self.spacing() * (sum(map(bool, widths)) - 1)
        growing = [place for place, item in enumerate(line) if item.expandingDirections() & Qt.Orientation.Horizontal]
        for number, place in enumerate(growing):
            share = max(0, left) // (len(growing) - number)
            grown = min(widths[place] + share, line[place].maximumSize().width())
            left -= grown - widths[place]
            widths[place] = grown
        return widths

    def _move(self, line: list[QLayoutItem], widths: list[int], heights: list[int], room: QRect) -> None:
        used = sum(widths) + self.spacing() * (sum(map(bool, widths)) - 1)
        x = room.left() + (max(0, room.width() - used) // 2 if self._centred else 0)
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item, width, height in zip(line, widths, heights, strict=True):
            place = QRect(QPoint(x, room.top() + (room.height() - height) // 2), QSize(width, height))
            if mirrored:
                place.moveRight(room.left() + room.right() - place.left())
            item.setGeometry(place)
            x += width + (self.spacing() if width and item.spacerItem() is None else 0)


class Sides(QWidget):
    """Parts side by side, or one below the other where there is too little width for all of them."""

    def __init__(self, *parts: tuple[QWidget, int], spacing: float = 2.0, top: bool = False) -> None:
        """``parts``: each with its share of the room; 0 takes only what it needs. ``spacing`` in halves of a line.

        ``top``: each part is only as high as it needs to be.
        """
        super().__init__()
        self._parts = parts
        self._layout = QBoxLayout(_Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(round(theme.unit() * spacing))
        for part, share in parts:
            self._layout.addWidget(part, share, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag(0))

    @property
    def beside(self) -> bool:
        """Whether the parts are side by side."""
        return self._layout.direction() == _Direction.LeftToRight

    def hasHeightForWidth(self) -> bool:
        """Need more height where the parts are below one another."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the highest part, or of all of them."""
        shown = self._shown()
        if not self._fits(width):
            return sum(_height_of(part, width) for part, _ in shown) + self._gaps()
        fixed = sum(part.sizeHint().width() for part, share in shown if not share)
        room, whole = max(0, width - self._gaps() - fixed), max(1, sum(share for _, share in shown))
        widths = [room * share // whole if share else part.sizeHint().width() for part, share in shown]
        heights = [
            _height_of(part, max(_least(part), part_width)) for (part, _), part_width in zip(shown, widths, strict=True)
        ]
        return max(heights, default=0)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part."""
        return QSize(max((_least(part) for part, _ in self._shown()), default=0), self._layout.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where there is room for them."""
        self._layout.setDirection(_Direction.LeftToRight if self._fits(self.width()) else _Direction.TopToBottom)
        super().resizeEvent(event)

    def _fits(self, width: int) -> bool:
        return sum(_least(part) for part, _ in self._shown()) + self._gaps() <= width

    def _gaps(self) -> int:
        return self._layout.spacing() * max(0, len(self._shown()) - 1)

    def _shown(self) -> list[tuple[QWidget, int]]:
        return [(part, share) for part, share in self._parts if not part.isHidden()]


def _least(part: QWidget) -> int:
    """Return the least width of a part."""
    return max(part.minimumSizeHint().width(), part.minimumWidth())


def _height_of(part: QWidget, width: int) -> int:
    """Return the height that a part has at a width."""
    wanted = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(part.minimumHeight(), min(wanted, part.maximumHeight()))


def _height(item: QLayoutItem, width: int) -> int:
    if item.isEmpty() and item.spacerItem() is None:
        return 0
    wanted = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(item.minimumSize().height() if not item.hasHeightForWidth() else 0, wanted)
