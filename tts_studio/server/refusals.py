"""What a request is answered with that cannot be done: a status and a sentence."""

from __future__ import annotations

from typing import Any

from tts_studio.errors import StudioError, TextError

SHOWN = 100
"""Characters of what a request says that its refusal repeats."""


class RequestError(StudioError):
    """A request that is not done, and why."""

    def __init__(
        self, status: int, title: str, hint: str = "", *, param: str | None = None, code: str = "", **arguments: Any
    ) -> None:
        """``status`` is HTTP's, ``param`` the field that is wrong."""
        super().__init__(title, hint, code=code, **{name: _short(value) for name, value in arguments.items()})
        self.status = status
        self.param = param

    @property
    def retry_after(self) -> int | None:
        """Seconds after which the same request may be done; None if never."""
        return {429: 5, 503: 2}.get(self.status)


def refusal_of(error: StudioError) -> RequestError:
    """Return what a failed job is answered with: 400 if it is the text's fault, else 500."""
    if isinstance(error, RequestError):
        return error
    refusal = RequestError(400 if isinstance(error, TextError) else 500, "")
    refusal.title, refusal.hint = error.title, error.hint
    if isinstance(error, TextError):
        refusal.param = "input"
    return refusal


def _short(value: Any) -> Any:
    return f"{value[:SHOWN]}…" if isinstance(value, str) and len(value) > SHOWN else value
