"""How a row of the samples looks: a sign to press, what it is, and smaller print below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tts_studio.gui.kit import theme
from tts_studio.gui.train.sample_model import Index, SampleModel


class SampleDelegate(QStyledItemDelegate):
    """Paints rows of a ``SampleModel``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of two lines with room around them."""
        return QSize(theme.unit() * 20, round(QFontMetrics(option.font).height() * 2.2 + theme.unit() * 1.4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        unit = theme.unit()
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        first, second = index.data(SampleModel.WORDS)
        area = option.rect.adjusted(unit, 0, -unit, 0)
        side = round(unit * 2.4)
        sign = QRect(area.left(), area.center().y() - side // 2, side, side)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, sign)
        texts = area.adjusted(side + round(unit * 1.2), round(unit * 0.6), 0, -round(unit * 0.6))
        half = texts.height() // 2
        painter.save()
        painter.setFont(theme.larger(1.0, bold=True))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self._write(painter, texts.adjusted(0, 0, 0, -half), first)
        painter.setFont(option.font)
        painter.setPen(theme.paint("muted"))
        self._write(painter, texts.adjusted(0, half, 0, 0), second)
        if index.data(SampleModel.LAST_OF_ITS_KIND):
            painter.setPen(theme.paint("border"))
            edge = option.rect.bottom() + 0.5
            painter.drawLine(QPointF(option.rect.left(), edge), QPointF(option.rect.right(), edge))
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, place: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
