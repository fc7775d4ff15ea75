"""One window at a time: a second start passes its project to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import os

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 1000


class Instance(QObject):
    """Listens for later starts of the program by the same user."""

    called = Signal(str)
    """Another start passed the folder of a project, or an empty text."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"{name}-{hashlib.sha256(_user().encode()).hexdigest()[:8]}"
        self._server: QLocalServer | None = None

    def hand_over(self, project: str) -> bool:
        """Pass ``project`` to a running window and return True; else become the one that listens."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write(project.encode() + b"\n")
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()
            return True
        QLocalServer.removeServer(self._name)  # left by a start that was killed
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)
        self._server.listen(self._name)
        return False

    @Slot()
    def _on_call(self) -> None:
        assert self._server is not None
        caller = self._server.nextPendingConnection()
        caller.readyRead.connect(self._read)
        caller.disconnected.connect(caller.deleteLater)

    @Slot()
    def _read(self) -> None:
        caller = self.sender()
        assert isinstance(caller, QLocalSocket)
        if caller.canReadLine():
            self.called.emit(bytes(caller.readLine().data()).decode(errors="replace").strip())


def _user() -> str:
    """Return what distinguishes the users of one computer: the name, or the number of a user without a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container that runs with a number only
        return str(os.getuid()) if hasattr(os, "getuid") else ""
