"""What a screen reader says, heard where screen readers listen: on the AT-SPI bus of a Linux desktop.

The words and their order are those of Orca: what is new around the control, its name, role, states and value, then its
description. Numbers of states are those of AT-SPI 2 (``atspi-constants.h``).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tts_studio.gui.kit.announce import announce

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_TABLE = "org.a11y.atspi.Table"
_EVENT = "org.a11y.atspi.Event."
_DESKTOP = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_SECONDS = 60  # only what hangs is to fail

_BUSY, _CHECKED, _EDITABLE, _ENABLED, _EXPANDABLE, _EXPANDED = 3, 4, 7, 8, 9, 10
_PRESSED, _SELECTED, _SHOWING, _CHECKABLE = 20, 23, 25, 41

_ROLES = {
    "push button": "button",
    "text": "entry",
    "frame": "window",
    "label": "",
    "static": "",
    "list item": "",
    "filler": "(no role)",
    "panel": "group",
    "page tab list": "tabs",
}
"""Words for roles, where a screen reader has others than the bus; it says none for labels and items of lists."""
_AROUND = {"dialog", "alert", "frame", "panel", "list", "table", "tree", "tool bar", "menu bar", "menu", "popup menu"}
"""Roles of what is told when the focus comes into it, if it has a name."""

Answer = TypeVar("Answer")
Place = tuple[str, str]
"""An object on the bus: the address of its program, and its path."""


class ScreenReader:
    """Listens to the program that it runs in. It asks from a thread of its own, while the window answers."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        """Come back as soon as the program sends its events, which it does when it has heard that they are wanted."""
        self._qtbot = qtbot
        self._window = window
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="screen reader")
        self._bus = self._ask(_Bus)
        self._marks = 0
        while not self._ask(self._bus.listened_to):
            announce(window, "Is anything heard?")
        self.heard()

    def close(self) -> None:
        """End the connection."""
        self._ask(self._bus.close)
        self._thread.shutdown()

    def heard(self) -> list[str]:
        """Return what is said about all that has happened since the last call, a line for each utterance."""
        self._marks += 1
        mark = f"until here: {self._marks}"
        announce(self._window, mark)
        return self._ask(partial(self._bus.heard, mark))

    def headings(self) -> list[str]:
        """Return the headings in sight, which a person goes through to know what there is."""
        return self._ask(self._bus.headings)

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        answer = self._thread.submit(question)
        self._qtbot.waitUntil(answer.done)
        return answer.result()


@dataclass(frozen=True)
class _Thing:
    """What is said of an object when it has the focus."""

    name: str
    role: str
    states: frozenset[int]

    @property
    def called(self) -> str:
        """Its name and role, as what is around something else is told."""
        return ", ".join(part for part in (self.name, _ROLES.get(self.role, self.role)) if part)


class _GoneError(Exception):
    """An object that an event was about is no longer there, as after a dialog was closed."""


class _Bus:
    """The connection; used by one thread only."""

    def __init__(self) -> None:
        self._connection = _accessibility_bus()
        self._events: deque[Message] = deque()
        rule = MatchRule(type="signal")
        for kind in ("Object", "Window"):
            heard = MatchRule(type="signal", interface=_EVENT + kind)
            self._send(message_bus.AddMatch(heard))
        self._filter = self._connection.filter(rule, queue=self._events)
        registry = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
        for event in ("object:state-changed", "object:property-change", "object:announcement", "window:activate"):
            self._send(new_method_call(registry, "RegisterEvent", "sass", (event, [], "")))
        self._focus: Place | None = None
        self._around: list[Place] = []

    def close(self) -> None:
        self._filter.close()
        self._connection.close()

    def listened_to(self) -> bool:
        """Return whether an announcement has come."""
        self._children(_DESKTOP)
        return any(event.header.fields[3] == "Announcement" for event in self._events)

    def heard(self, mark: str) -> list[str]:
        """Read the events until the mark that the window has set behind them: events come in their order."""
        said: list[str] = []
        focus, changed = self._focus, False
        while True:
            while not self._events:
                self._connection.recv_messages(timeout=_SECONDS)
            event = self._events.popleft()
            where = (event.header.fields[7], event.header.fields[1])
            member, body = event.header.fields[3], event.body
            if member == "StateChanged" and body[0] == "focused" and body[1]:
                focus, changed = where, True
            elif member == "Announcement" and body[3][1] == mark:
                break
            elif member == "Announcement":
                said.append(f"{'! ' if body[1] == 2 else '~ '}{body[3][1]}")
            elif member == "StateChanged" and where == self._focus and where == focus:
                said += self._changed_state(str(body[0]), bool(body[1]))
            elif member == "PropertyChange" and where == self._focus == focus and body[0] == "accessible-value":
                said.append(self._value(where))
        if focus is not None and changed and focus != self._focus:
            with suppress(_GoneError):
                said.insert(0, self._speech(focus))
        return [line for line in said if line]

    def headings(self) -> list[str]:
        (program,) = self._children(_DESKTOP)
        return list(self._headings_in(program))

    def _headings_in(self, place: Place) -> Iterator[str]:
        thing = self._thing(place)
        if thing.role == "heading":
            yield thing.name
        if _SHOWING in thing.states or thing.role == "application":
            for child in self._children(place):
                yield from self._headings_in(child)

    # --- speech --------------------------------------------------------------------------------------------------

    def _speech(self, focus: Place) -> str:
        """Return what is said when an object gets the focus."""
        around = self._ancestors(focus)
        new = [self._thing(place) for place in around if place not in self._around]
        self._focus, self._around = focus, around
        told = [_ended(thing.called) for thing in new if thing.role in _AROUND and thing.name]
        return " ".join([*told, self._row(focus) or self._sentence(focus, self._thing(focus))])

    def _row(self, place: Place) -> str:
        """Return all cells of the row of a table's cell; nothing for what is no such cell."""
        table = self._parent(place)
        if self._role(table) not in ("table", "tree table"):
            return ""
        number = self._call(place, _ACCESSIBLE, "GetIndexInParent")
        columns = self._property(table, "NColumns", _TABLE)
        row = self._call(table, _TABLE, "GetRowAtIndex", "i", (number,))
        cells = [self._call(table, _TABLE, "GetAccessibleAt", "ii", (row, column)) for column in range(columns)]
        return _ended("; ".join(filter(None, (self._thing(tuple(cell)).name for cell in cells))))

    def _sentence(self, place: Place, thing: _Thing) -> str:
        name = " ".join(part for part in (self._label(place), thing.name) if part)
        parts = [name or "(no name)", _ROLES.get(thing.role, thing.role), *_states(thing), *self._content(place, thing)]
        if thing.role in ("list item", "radio button"):
            parts.append(self._position(place))
        words = ", ".join(part for part in parts if part)
        description = str(self._property(place, "Description")).replace("\n", " ")
        if description == thing.name:  # the tool tip of a button that shows an icon only
            description = ""
        return f"{_ended(words)} {_ended(description)}".strip()

    def _content(self, place: Place, thing: _Thing) -> list[str]:
        interfaces = self._call(place, _ACCESSIBLE, "GetInterfaces")
        if "org.a11y.atspi.Value" in interfaces:
            return [self._value(place)]
        if "org.a11y.atspi.Text" in interfaces and thing.role not in ("label", "list item"):
            count = self._property(place, "CharacterCount", "org.a11y.atspi.Text")
            text = str(self._call(place, "org.a11y.atspi.Text", "GetText", "ii", (0, count))) if count else ""
            return [text or "blank"]
        return []

    def _value(self, place: Place) -> str:
        return f"{float(self._property(place, 'CurrentValue', 'org.a11y.atspi.Value')):g}"

    def _position(self, place: Place) -> str:
        siblings = [each for each in self._children(self._parent(place)) if self._role(each) == self._role(place)]
        return f"{siblings.index(place) + 1} of {len(siblings)}" if place in siblings and len(siblings) > 1 else ""

    def _changed_state(self, state: str, on: bool) -> list[str]:
        words = {
            ("checked", True): "checked",
            ("checked", False): "not checked",
            ("expanded", True): "expanded",
            ("expanded", False): "collapsed",
        }
        return [words[state, on]] if (state, on) in words else []

    # --- questions -----------------------------------------------------------------------------------------------

    def _thing(self, place: Place) -> _Thing:
        low, high = self._call(place, _ACCESSIBLE, "GetState")
        bits = low | high << 32
        states = frozenset(number for number in range(64) if bits >> number & 1)
        return _Thing(str(self._property(place, "Name")), self._role(place), states)

    def _label(self, place: Place) -> str:
        """Return the name of the label that belongs to a control whose own name is its value."""
        if self._role(place) != "combo box":
            return ""
        for kind, targets in self._call(place, _ACCESSIBLE, "GetRelationSet"):
            if kind == 2:  # ATSPI_RELATION_LABELLED_BY
                return " ".join(str(self._property(target, "Name")) for target in targets)
        return ""

    def _role(self, place: Place) -> str:
        return str(self._call(place, _ACCESSIBLE, "GetRoleName"))

    def _parent(self, place: Place) -> Place:
        return self._property(place, "Parent")

    def _ancestors(self, place: Place) -> list[Place]:
        """Return what an object is in, the window first."""
        found: list[Place] = []
        place = self._parent(place)
        while self._role(place) not in ("application", "desktop frame"):
            found.insert(0, place)
            place = self._parent(place)
        return found

    def _children(self, place: Place) -> list[Place]:
        return [tuple(child) for child in self._call(place, _ACCESSIBLE, "GetChildren")]

    def _property(self, place: Place, name: str, interface: str = _ACCESSIBLE) -> Any:
        address = DBusAddress(place[1], place[0], interface)
        value = self._send(Properties(address).get(name))[1]
        return tuple(value) if isinstance(value, list) else value

    def _call(self, place: Place, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        address = DBusAddress(place[1], place[0], interface)
        return self._send(new_method_call(address, method, signature or None, body))

    def _send(self, message: Message) -> Any:
        reply = self._connection.send_and_get_reply(message, timeout=_SECONDS)
        if reply.header.message_type is MessageType.error:
            raise _GoneError(f"{message.header.fields}: {reply.body}")
        return reply.body[0] if reply.body else None


def _ended(words: str) -> str:
    return f"{words}." if words and words[-1] not in ".?!…" else words


def _states(thing: _Thing) -> Iterator[str]:
    if _CHECKABLE in thing.states or thing.role in ("check box", "radio button"):
        yield "checked" if _CHECKED in thing.states else "not checked"
    if _EXPANDABLE in thing.states:
        yield "expanded" if _EXPANDED in thing.states else "collapsed"
    if _ENABLED not in thing.states and thing.role not in ("label", "frame"):
        yield "unavailable"


def _accessibility_bus() -> DBusConnection:
    with open_dbus_connection("SESSION") as session:
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        reply = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=_SECONDS)
    return open_dbus_connection(reply.body[0])
