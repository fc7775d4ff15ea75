"""Messages shown above the page: facts only, no widget; ``shell/banner.py`` shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["info", "good", "warning", "error"]


@dataclass(frozen=True)
class Notice:
    """A message for the person at the window."""

    kind: Kind
    title: str
    """What happened."""
    hint: str = ""
    """What to do about it."""
    action: str = ""
    """Text of a button, if there is one."""
    do: Callable[[], object] | None = None
    """What the button does."""
    detail: str = ""
    """For the log and “Copy details”."""
