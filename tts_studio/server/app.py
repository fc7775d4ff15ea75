"""The ASGI application: which request is answered by what, and how failures are told."""

from __future__ import annotations

import logging

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tts_studio.errors import StudioError
from tts_studio.server.config import ServerConfig
from tts_studio.server.gate import Gate
from tts_studio.server.guards import Guards
from tts_studio.server.openai_api import OpenAIApi, as_json, refused
from tts_studio.server.page import FILES, page
from tts_studio.server.refusals import RequestError, refusal_of
from tts_studio.server.shelf import Shelf
from tts_studio.server.work import Workers

_log = logging.getLogger(__name__)


def application(config: ServerConfig, shelf: Shelf, gate: Gate, workers: Workers) -> Starlette:
    """Return the application for requests over HTTP."""
    api = OpenAIApi(shelf, gate, workers, config)
    routes = [
        Route("/v1/audio/speech", api.speech, methods=["POST"]),
        Route("/v1/audio/voices", api.voices),
        Route("/v1/models", api.models),
        Route("/v1/models/{name}", api.model),
        Route("/health", _health),
        *(Route(path, page) for path in FILES),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guards, config)],
        exception_handlers={StudioError: _failed, HTTPException: _no_such, Exception: _crashed},
    )


async def _health(request: Request) -> Response:
    return as_json({"status": "ok"})


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, StudioError)
    refusal = refusal_of(error)
    if refusal.status >= 500 and refusal is not error:
        _log.warning("%s %s", error, error.detail)
    return refused(refusal)


async def _no_such(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        response = refused(RequestError(405, "“{path}” does not answer requests of this kind.", path=request.url.path))
        response.headers.update(error.headers or {})
        return response
    return refused(RequestError(404, "There is nothing at “{path}”.", path=request.url.path))


async def _crashed(request: Request, error: Exception) -> Response:
    _log.exception("A request failed.", exc_info=error)
    return refused(RequestError(500, "The server failed at this request."))
