"""A waveform to look at, to follow while listening, and to trim: by mouse and by keyboard."""

# ruff: noqa: N802 -- Qt's names

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tts_studio.audio.picture import Pyramid
from tts_studio.audio.signal import Audio
from tts_studio.gui.kit import theme
from tts_studio.gui.kit.announce import announce
from tts_studio.gui.kit.controls import name_control
from tts_studio.gui.kit.roles import Gauge
from tts_studio.gui.kit.time_axis import TimeAxis
from tts_studio.gui.kit.trim_marks import Side, TrimMarks
from tts_studio.gui.kit.waveform_picture import WaveformPicture, draw_scale, scale_height, shade_cut
from tts_studio.gui.kit.zoom_buttons import ZoomButtons

_STEP = 0.01  # seconds that an arrow key moves
_LARGE_STEP = 0.1  # seconds with Shift
_ZOOM = 1.5
_EMPTY = TrimMarks(0.0, 0.0, 0.0)


class Waveform(Gauge):
    """Shows a recording, its playing position, and two handles around the part that is kept.

    Tab goes from the position to the handles. Arrow keys move the chosen one by 10 ms, with Shift by 100 ms, Home and
    End to its limits; +, − and 0 zoom, as does the wheel with Ctrl.

    The gauge's value, for screen readers, is the place of what the arrow keys move, in milliseconds. It does not follow
    the sound, which would be spoken over.
    """

    trim_changed = Signal(object)
    """(start, end) in seconds, or None for the whole; once a movement of a handle is complete."""
    seek_wanted = Signal(float)
    """The second that was clicked."""
    axis_changed = Signal(object)
    """The ``TimeAxis`` that is shown, after zooming or scrolling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture: WaveformPicture | None = None
        self._axis = TimeAxis.whole(0.0)
        self._kept = _EMPTY
        self._told = _EMPTY  # the part that was last set from outside or emitted
        self._trimmable = False
        self._position: float | None = None
        self._chosen: Side | None = None  # what the arrow keys move: a handle, or the position
        self._dragged: Side | None = None
        self._zoom = ZoomButtons(lambda: self.zoom(_ZOOM), lambda: self.zoom(1 / _ZOOM), self.show_all, self)
        name_control(self, self.tr("Waveform"))
        self._describe()

    # --- what is shown -------------------------------------------------------------------------------------------

    @property
    def axis(self) -> TimeAxis:
        """The part of the recording that is shown."""
        return self._axis

    @property
    def trim(self) -> tuple[float, float] | None:
        """The kept part, in seconds; None for the whole."""
        return self._kept.trim

    @property
    def position(self) -> float | None:
        """The second of the position mark; None if there is none."""
        return self._position

    def set_audio(self, audio: Audio | None) -> None:
        """Show a recording as a whole, without trim and position; None or an empty one shows nothing."""
        pyramid = Pyramid(audio) if audio is not None and len(audio.samples) else None
        self._picture = WaveformPicture(pyramid) if pyramid else None
        total = pyramid.seconds if pyramid else 0.0
        self._kept = self._told = TrimMarks.of(None, total)
        self._position = self._chosen = self._dragged = None
        self._show_axis(TimeAxis.whole(total))
        self.setRange(0, round(total * 1000))
        self._zoom.setVisible(self._picture is not None)
        self._describe()
        self._tell_place(0.0)

    def set_position(self, second: float | None) -> None:
        """Mark the second that is playing; None removes the mark."""
        before, self._position = self._position, second
        if second is not None and self._axis.zoomed_in and not self._dragged:
            self._show_axis(self._axis.showing(second))
        for moment in (before, second):
            if moment is not None:
                self._update_around(moment)
        if _whole(before) != _whole(second):  # not thirty times a second: screen readers may speak it
            self._describe()

    def set_trim(self, trim: tuple[float, float] | None) -> None:
        """Show which part is kept, in seconds; None for the whole."""
        self._kept = self._told = TrimMarks.of(trim, self._axis.total)
        self._dragged = None
        self._describe()
        self.update()

    def set_trimmable(self, trimmable: bool) -> None:
        """Show handles, or not."""
        self._trimmable = trimmable
        self._chosen = self._dragged = None
        self._describe()
        self.update()

    def zoom(self, times: float, around: float | None = None) -> None:
        """Show ``times`` as much detail; the second ``around`` stays at its place."""
        middle = self._moment() if around is None else around
        self._show_axis(self._axis.zoomed(times, middle))

    def show_all(self) -> None:
        """Show the whole recording."""
        self._show_axis(TimeAxis.whole(self._axis.total))

    def sizeHint(self) -> QSize:
        """Return a size that shows a sentence well."""
        return QSize(theme.unit() * 60, theme.unit() * 12)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which speech can be told from pauses."""
        return QSize(theme.unit() * 16, theme.unit() * 6 + scale_height())

    # --- moving --------------------------------------------------------------------------------------------------

    def _moment(self) -> float:
        """Return the second of the position or handle that the keys move."""
        if self._chosen:
            return self._kept.moment(self._chosen)
        return self._position if self._position is not None else self._kept.start

    def _move(self, to: float) -> None:
        if self._chosen is None:
            self.seek_wanted.emit(min(self._axis.total, max(0.0, to)))
            self._tell_place(to)
            return
        self._kept = self._kept.moved(self._chosen, to)
        self._show_axis(self._axis.showing(self._moment()))
        self._describe()
        self._tell_place(self._moment())
        self.update()

    def _settle(self) -> None:
        """Emit the trim, if it has changed."""
        self._dragged = None
        if self._kept != self._told:
            self._told = self._kept
            self.trim_changed.emit(self._kept.trim)

    def _choose(self, side: Side | None) -> None:
        self._chosen = side
        self._show_axis(self._axis.showing(self._moment()))
        self._describe()
        self._tell_place(self._moment())
        self.update()

    def _tell_place(self, second: float) -> None:
        self.setValue(round(second * 1000))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their corner."""
        super().resizeEvent(event)
        self._zoom.place(self._area().right(), self._area().top())

    def _show_axis(self, axis: TimeAxis) -> None:
        if axis != self._axis:
            self._axis = axis
            self.axis_changed.emit(axis)
        self._zoom.show_state(zoomed_in=axis.zoomed_in)
        self.update()

    # --- keyboard ------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Go to the next handle, and after the last one to the next control."""
        parts: list[Side | None] = [None, *Side] if self._can_trim() else [None]
        place = parts.index(self._chosen) + (1 if onward else -1)
        if 0 <= place < len(parts):
            self._settle()
            self._choose(parts[place])
            announce(self, self._chosen_in_words())
            return True
        return super().focusNextPrevChild(onward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the position, or with the last handle when coming from behind."""
        super().focusInEvent(event)
        reason = event.reason()
        if reason == Qt.FocusReason.BacktabFocusReason and self._can_trim():
            self._choose(Side.END)
        elif reason == Qt.FocusReason.TabFocusReason:
            self._choose(None)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the last movement."""
        super().focusOutEvent(event)
        self._settle()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen handle or position, or zoom."""
        step = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        targets = {
            Qt.Key.Key_Left: self._moment() - step,
            Qt.Key.Key_Right: self._moment() + step,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._axis.total,
        }
        key = Qt.Key(event.key())
        if self._picture is None:
            event.ignore()
        elif key in targets:
            self._move(targets[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            self.show_all()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keep the movement when the key is released: a key held down is one change."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._settle()

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a handle, or click a moment."""
        if event.button() != Qt.MouseButton.LeftButton or self._picture is None:
            super().mousePressEvent(event)
            return
        x = event.position().x()
        side = self._side_at(event.position())
        self._dragged = side
        self._choose(side)
        if side is None:
            self.seek_wanted.emit(self._second_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the handle that is held."""
        if self._dragged:
            self._kept = self._kept.moved(self._dragged, self._second_at(event.position().x()))
            self._describe()
            self.update()
        elif event.buttons() & Qt.MouseButton.LeftButton and self._picture is not None:
            self.seek_wanted.emit(self._second_at(event.position().x()))
        else:
            on_handle = self._side_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if on_handle else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release the handle."""
        super().mouseReleaseEvent(event)
        self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll what is zoomed in."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and delta.y() and self._picture is not None:
            self.zoom(_ZOOM ** (delta.y() / 120), self._second_at(event.position().x()))
        elif self._axis.zoomed_in:
            self._show_axis(self._axis.moved(-(delta.x() or delta.y()) / 1200 * self._axis.seconds))
        else:
            event.ignore()

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint surface, outline, scale, what is cut away, position and handles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.fillRect(area, theme.paint("surface"))
        if self._picture is None:
            self._paint_empty(painter, area)
        else:
            pixmap = self._picture.pixmap(area.size(), self.devicePixelRatioF(), self._axis, self._kept)
            painter.drawPixmap(area.topLeft(), pixmap)
            shade_cut(painter, area, self._axis, self._kept)
            draw_scale(painter, area.translated(0, area.height()), self._axis)
            self._paint_position(painter, area)
            if self._can_trim():
                for side in Side:
                    self._paint_handle(painter, area, side)
        focused = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.paint("focus" if focused else "border"), 2 if focused else 1))
        painter.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_empty(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(theme.paint("grid"))
        middle = area.center().y()
        painter.drawLine(area.left(), middle, area.right(), middle)

    def _paint_position(self, painter: QPainter, area: QRect) -> None:
        if self._position is None:
            return
        x = area.left() + self._axis.x(self._position, area.width())
        if area.left() <= x <= area.right() + 1:
            painter.setPen(QPen(theme.paint("second"), 2))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _paint_handle(self, painter: QPainter, area: QRect, side: Side) -> None:
        x = area.left() + self._axis.x(self._kept.moment(side), area.width())
        if not area.left() - 1 <= x <= area.right() + 2:
            return
        chosen = self._chosen is side and self.hasFocus()
        ink = theme.paint("focus" if chosen else "text")
        painter.setPen(QPen(ink, 3 if chosen else 1.5))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QPen(theme.paint("surface"), 1))
        painter.setBrush(ink)
        painter.drawRoundedRect(_grip(x, area, side, large=chosen), theme.unit() / 3, theme.unit() / 3)

    # --- places --------------------------------------------------------------------------------------------------

    def _area(self) -> QRect:
        return self.rect().adjusted(0, 0, 0, -scale_height())

    def _second_at(self, x: float) -> float:
        return self._axis.second(x - self._area().left(), self._area().width())

    def _side_at(self, point: QPointF) -> Side | None:
        """Return the handle near a point, the nearer one of two."""
        if not self._can_trim() or not self._area().adjusted(0, 0, 1, 1).contains(point.toPoint()):
            return None
        width = self._area().width()
        away = {side: abs(point.x() - self._axis.x(self._kept.moment(side), width)) for side in Side}
        nearest = min(away, key=lambda side: away[side])
        return nearest if away[nearest] <= theme.unit() else None

    def _can_trim(self) -> bool:
        return self._trimmable and self._picture is not None

    def _update_around(self, second: float) -> None:
        x = round(self._axis.x(second, self._area().width()))
        self.update(QRect(x - 2, 0, 5, self.height()))

    # --- in words ------------------------------------------------------------------------------------------------

    def _describe(self) -> None:
        if self._picture is None:
            self.setAccessibleDescription(self.tr("Nothing to show"))
            return
        parts = [self.tr("place in milliseconds"), self.tr("{0} s long").format(_figure(self._axis.total))]
        if self._position is not None:
            parts.append(self.tr("position {0} s").format(_figure(self._position)))
        if self._trimmable:
            start, end = _figure(self._kept.start), _figure(self._kept.end)
            parts += [self.tr("kept from {0} s to {1} s").format(start, end), self._chosen_in_words()]
        self.setAccessibleDescription(", ".join(parts))

    def _chosen_in_words(self) -> str:
        names = {
            None: self.tr("at the position, {0} s"),
            Side.START: self.tr("at the start handle, {0} s"),
            Side.END: self.tr("at the end handle, {0} s"),
        }
        return names[self._chosen].format(_figure(self._moment()))

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the sizes to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()


def _grip(x: float, area: QRect, side: Side, *, large: bool) -> QRectF:
    """Return where a handle at ``x`` has its grip: on the side of the kept part, so that it is always visible."""
    width, height = theme.unit() * (0.9 if large else 0.7), theme.unit() * (3.0 if large else 2.4)
    left = x if side is Side.START else x - width
    return QRectF(left, area.top() + (area.height() - height) / 2, width, height)


def _whole(second: float | None) -> int | None:
    return None if second is None else int(second)


def _figure(second: float) -> str:
    return f"{second:.2f}"
