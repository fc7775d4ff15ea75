"""OpenAI's interface for speech: ``POST /v1/audio/speech`` and ``GET /v1/models``, beside a list of the voices.

Fields and answers: https://platform.openai.com/docs/api-reference/audio/createSpeech
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from tts_studio import documents
from tts_studio.audio.streams import STREAMS
from tts_studio.documents import DocumentError
from tts_studio.errors import StudioError
from tts_studio.formats import MANNER
from tts_studio.server.config import Limits, ServerConfig
from tts_studio.server.gate import Gate
from tts_studio.server.refusals import RequestError, refusal_of
from tts_studio.server.shelf import Shelf
from tts_studio.server.speech import check_text, stream
from tts_studio.server.work import Workers
from tts_studio.synthesis import SynthesisConfig

MODEL = "tts-studio"
_STAND_INS = ("tts-1", "tts-1-hd", "gpt-4o-mini-tts")
"""Names of OpenAI's that are taken for ours, since some programs have them built in."""
_MODEL_CREATED = 1_795_472_784  # seconds since 1970: the day of the first version


@dataclass(frozen=True)
class SpeechRequest:
    """What is asked for."""

    text: str
    voice: str
    form: str = "mp3"
    speed: float = 1.0
    events: bool = False
    """Whether the sound is wanted as server-sent events."""

    @classmethod
    def of(cls, fields: Mapping[str, Any], limits: Limits) -> SpeechRequest:
        """Return the request of a JSON object; raise RequestError (400, 404) for a field that is missing or wrong.

        Fields that are not known here are left alone: ``instructions`` among them, which no Piper voice can follow.
        """
        text = _text(fields, "input")
        check_text(text, limits)
        if (model := _text(fields, "model", MODEL)) not in (MODEL, *_STAND_INS):
            raise RequestError(
                404,
                "There is no model “{name}”.",
                "GET /v1/models lists those that there are.",
                param="model",
                code="model_not_found",
                name=model,
            )
        least, most = MANNER["speed"].least, MANNER["speed"].most
        speed = documents.number(fields.get("speed", 1.0))
        if speed is None or not least <= speed <= most:
            raise RequestError(
                400, "“speed” has to be a number from {least:g} to {most:g}.", param="speed", least=least, most=most
            )
        return cls(
            text,
            _voice(fields),
            _one_of(fields, "response_format", tuple(STREAMS)),
            speed,
            _one_of(fields, "stream_format", ("audio", "sse")) == "sse",
        )


class OpenAIApi:
    """The handlers of the requests."""

    def __init__(self, shelf: Shelf, gate: Gate, workers: Workers, config: ServerConfig) -> None:
        self._shelf = shelf
        self._gate = gate
        self._workers = workers
        self._limits = config.limits
        self._watermark = config.watermark

    async def speech(self, request: Request) -> Response:
        """Speak a text; the first sentence is spoken before the status is sent, so that a failure has its own."""
        self._gate.admit(request.client.host if request.client else "")
        wanted = SpeechRequest.of(await _fields(request, self._limits), self._limits)
        _, said = await self._shelf.find(wanted.voice)
        config = SynthesisConfig(speed=wanted.speed)
        begin = partial(stream, wanted.text, said, config, self._limits, wanted.form, watermark=self._watermark)
        chunks = self._workers.steps(begin)
        try:
            first = await anext(chunks)
        except BaseException:
            await chunks.aclose()
            raise
        if wanted.events:
            return _Stream(_as_events(first, chunks), chunks, "text/event-stream")
        return _Stream(_all(first, chunks), chunks, STREAMS[wanted.form].media_type)

    async def voices(self, request: Request) -> Response:
        """List the voices; programs such as Open WebUI ask for them here."""
        offered = await self._shelf.voices()
        return as_json({"voices": await asyncio.to_thread(lambda: [voice.as_dict() for voice in offered])})

    async def models(self, request: Request) -> Response:
        """List the one model."""
        return as_json({"object": "list", "data": [_model(MODEL)]})

    async def model(self, request: Request) -> Response:
        """Describe a model; raise RequestError (404) if there is none of that name."""
        name = request.path_params["name"]
        if name not in (MODEL, *_STAND_INS):
            raise RequestError(404, "There is no model “{name}”.", param="model", code="model_not_found", name=name)
        return as_json(_model(name))


class _Stream(StreamingResponse):
    """A response that ends the work behind it, also when the client has gone."""

    def __init__(self, body: AsyncIterator[bytes], work: AsyncGenerator[bytes], media_type: str) -> None:
        super().__init__(body, media_type=media_type, headers={"Cache-Control": "no-store"})
        self._work = work

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._work):
            await super().__call__(scope, receive, send)


def as_json(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a response with a JSON value; in ASCII, since a request may have held halves of characters."""
    return Response(json.dumps(value).encode(), status, headers, "application/json")


def refused(refusal: RequestError) -> Response:
    """Return the response to a request that is not done, as OpenAI's clients read it."""
    kind = "invalid_request_error" if refusal.status < 500 else "server_error"
    error = {"message": str(refusal), "type": kind, "param": refusal.param, "code": refusal.code or None}
    after = refusal.retry_after
    return as_json({"error": error}, refusal.status, {"Retry-After": str(after)} if after else None)


async def _fields(request: Request, limits: Limits) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        # A page of another site could otherwise let a browser send one without asking first.
        raise RequestError(415, "A request has to be JSON.", "Please send “Content-Type: application/json”.")
    body = bytearray()
    try:
        async with asyncio.timeout(limits.wait):
            async for part in request.stream():
                body += part
                if len(body) > limits.body:
                    raise RequestError(
                        413, "The request is longer than {most} bytes.", most=limits.body, code="too_long"
                    )
    except TimeoutError as error:
        raise RequestError(408, "The request did not arrive in time.") from error
    except ClientDisconnect as error:
        raise RequestError(400, "The request ended too early.") from error
    try:
        return documents.parse_object(bytes(body))
    except DocumentError as error:
        raise RequestError(400, "The request cannot be understood: {reason}.", reason=error.message) from error


def _text(fields: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = fields.get(name, default)
    if not isinstance(value, str):
        raise RequestError(400, "“{name}” has to be a text.", param=name, name=name)
    return value


def _one_of(fields: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str:
    """Return a field that is one of some words; the first of them if it is missing or null."""
    value = fields.get(name)
    if value is None:
        return choices[0]
    if value not in choices:
        raise RequestError(
            400, "“{name}” has to be one of {choices}.", param=name, name=name, choices=", ".join(choices)
        )
    return cast(str, value)


def _voice(fields: Mapping[str, Any]) -> str:
    """Return the name of the voice, which may come as ``{"id": name}``."""
    value = fields.get("voice")
    return _text(cast(Mapping[str, Any], value), "id") if isinstance(value, dict) else _text(fields, "voice")


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": _MODEL_CREATED, "owned_by": "tts-studio"}


async def _all(first: bytes, chunks: AsyncGenerator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in chunks:
        yield chunk


async def _as_events(first: bytes, chunks: AsyncGenerator[bytes]) -> AsyncIterator[bytes]:
    """Yield the sound as server-sent events; a failure on the way is one, too."""
    try:
        async for chunk in _all(first, chunks):
            yield _event({"type": "speech.audio.delta", "audio": base64.b64encode(chunk).decode("ascii")})
    except StudioError as error:
        yield _event({"type": "error", "error": {"message": str(refusal_of(error))}})
        return
    usage = {"input_tokens": 0, "output_tokens": 0, "total_tokens": 0}
    yield _event({"type": "speech.audio.done", "usage": usage})


def _event(value: Mapping[str, Any]) -> bytes:
    return f"data: {json.dumps(value)}\n\n".encode()
