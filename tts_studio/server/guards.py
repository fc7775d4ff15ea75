"""What each request passes before it is looked at: the host that it names, the key, and time limits for sending."""

from __future__ import annotations

import asyncio
import hmac

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tts_studio.server.config import ServerConfig, is_loopback
from tts_studio.server.openai_api import refused
from tts_studio.server.refusals import RequestError

_OPEN = "/v1/"
"""What is behind the key: all that says something about voices, or lets them speak."""


class Guards:
    """An ASGI application around another one."""

    def __init__(self, app: ASGIApp, config: ServerConfig) -> None:
        self._app = app
        self._config = config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with 403 or 401, or pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if (refusal := self._refusal(scope)) is not None:
            await refused(refusal)(scope, receive, send)
            return

        async def send_in_time(message: Message) -> None:
            try:
                async with asyncio.timeout(self._config.limits.wait):
                    await send(message)
            except TimeoutError as error:
                raise OSError("the client takes nothing") from error

        await self._app(scope, receive, send_in_time)

    def _refusal(self, scope: Scope) -> RequestError | None:
        headers = Headers(scope=scope)
        if not self._config.key:
            return None if self._is_for_us(headers.get("host", "")) else _WRONG_HOST
        if not str(scope["path"]).startswith(_OPEN):
            return None
        scheme, _, key = headers.get("authorization", "").partition(" ")
        right = hmac.compare_digest(key.strip().encode("latin-1", "replace"), self._config.key.encode())
        return None if scheme.lower() == "bearer" and right else _WRONG_KEY

    def _is_for_us(self, host: str) -> bool:
        """Return whether a request names this computer.

        A page of another site can have its own name lead here (DNS rebinding); the browser then names that one.
        """
        name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
        return is_loopback(name.strip("[]")) or name == self._config.host


_WRONG_HOST = RequestError(403, "This server answers requests for this computer only.", code="wrong_host")
_WRONG_KEY = RequestError(
    401, "The key is missing or wrong.", "Please send “Authorization: Bearer KEY”.", code="invalid_api_key"
)
