"""OpenAI's interface, by OpenAI's own client and by requests that no client would send."""

from __future__ import annotations

import base64
import http.client
import io
import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import av
import openai
import pytest

from tests.server.conftest import Serve
from tts_studio import jobs
from tts_studio.engine import bases
from tts_studio.provenance import SOURCE_TYPE
from tts_studio.server.config import Limits

TEXT = "Good morning. The kettle is on."
KEY = "0123456789abcdef"


def open_client(address: str, key: str = "none") -> openai.OpenAI:
    return openai.OpenAI(base_url=address, api_key=key, max_retries=0, timeout=60.0)


def ask(
    address: str, method: str, path: str, body: bytes | str | None = None, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, Any]]:
    there = urlsplit(address)
    connection = http.client.HTTPConnection(there.hostname or "", there.port, timeout=60)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if content[:1] == b"{" else {}
    finally:
        connection.close()


def speech(**fields: Any) -> bytes:
    return json.dumps(
        {"model": "tts-1", "voice": "base", "input": "Hello.", "response_format": "wav", **fields}
    ).encode()


def test_the_client_of_openai_streams_each_format(serve: Serve) -> None:
    faults: list[str] = []
    lengths: set[float] = set()
    with open_client(serve().openai) as client:
        assert [model.id for model in client.models.list()] == ["tts-studio"]
        for form in ("mp3", "opus", "aac", "flac", "wav", "pcm"):
            speak = client.audio.speech.with_streaming_response.create
            with speak(model="tts-1", voice="base", input=TEXT, response_format=form) as response:  # pyright: ignore
                parts = list(response.iter_bytes())
            if form == "pcm":
                lengths.add(round(len(b"".join(parts)) / 48_000, 0))
                continue
            with av.open(io.BytesIO(b"".join(parts))) as sound:
                frames = list(sound.decode(audio=0))
                lengths.add(round(sum(frame.samples for frame in frames) / frames[0].sample_rate, 0))
                tags = {**sound.metadata, **sound.streams.audio[0].metadata}
            if SOURCE_TYPE not in tags.get("comment", ""):
                faults.append(f"{form}: {tags}")
    assert faults == []
    assert len(lengths) == 1


def test_speed_and_events_and_a_voice_given_as_an_object(serve: Serve) -> None:
    with open_client(serve().openai) as client:
        create = client.audio.speech.create
        usual, slow = (
            len(
                create(model="tts-studio", voice={"id": "base"}, input=TEXT, response_format="pcm", speed=speed).content
            )
            for speed in (1.0, 0.5)
        )
        answer = create(model="tts-1", voice="base", input=TEXT, response_format="pcm", stream_format="sse").read()
    events = [json.loads(line.removeprefix("data: ")) for line in answer.decode().split("\n\n") if line]
    assert 1.8 < slow / usual < 2.2
    assert {event["type"] for event in events[:-1]} == {"speech.audio.delta"}
    assert events[-1]["type"] == "speech.audio.done"
    sound = b"".join(base64.b64decode(event["audio"]) for event in events[:-1])
    assert len(sound) == pytest.approx(usual, rel=0.1)


def test_a_request_that_cannot_be_done_is_refused_with_its_reason(serve: Serve) -> None:
    address = serve(limits=Limits(characters=100, seconds=60, per_minute=1000)).openai
    as_json = {"Content-Type": "application/json"}
    cases: list[tuple[str, int, str, str, bytes | str | None, dict[str, str]]] = [
        ("no JSON", 400, "POST", "/v1/audio/speech", b"{", as_json),
        ("a list", 400, "POST", "/v1/audio/speech", b"[]", as_json),
        ("nothing", 400, "POST", "/v1/audio/speech", b"", as_json),
        ("bytes", 400, "POST", "/v1/audio/speech", bytes(range(256)), as_json),
        ("deep", 400, "POST", "/v1/audio/speech", b"[" * 15_000, as_json),
        ("long", 413, "POST", "/v1/audio/speech", b" " * 20_000, as_json),
        ("a form", 415, "POST", "/v1/audio/speech", speech(), {"Content-Type": "text/plain"}),
        ("no text", 400, "POST", "/v1/audio/speech", speech(input=None), as_json),
        ("empty text", 400, "POST", "/v1/audio/speech", speech(input=" \n"), as_json),
        ("no words", 400, "POST", "/v1/audio/speech", speech(input="…"), as_json),
        ("half a letter", 400, "POST", "/v1/audio/speech", speech(input="\ud800"), as_json),
        ("a long text", 400, "POST", "/v1/audio/speech", speech(input="a" * 101), as_json),
        ("an hour of pauses", 400, "POST", "/v1/audio/speech", speech(input="a" + "[pause 9s]" * 9, speed=1), as_json),
        ("a number", 400, "POST", "/v1/audio/speech", speech(input=5), as_json),
        ("NaN", 400, "POST", "/v1/audio/speech", speech(speed=float("nan")), as_json),
        ("speed", 400, "POST", "/v1/audio/speech", speech(speed=9), as_json),
        ("speed as text", 400, "POST", "/v1/audio/speech", speech(speed="1"), as_json),
        ("format", 400, "POST", "/v1/audio/speech", speech(response_format="exe"), as_json),
        ("format as list", 400, "POST", "/v1/audio/speech", speech(response_format=["mp3"]), as_json),
        ("stream", 400, "POST", "/v1/audio/speech", speech(stream_format="x"), as_json),
        ("model", 404, "POST", "/v1/audio/speech", speech(model="gpt-5"), as_json),
        ("no voice", 400, "POST", "/v1/audio/speech", speech(voice=None), as_json),
        ("voice", 404, "POST", "/v1/audio/speech", speech(voice="alloy"), as_json),
        ("voice as half a letter", 404, "POST", "/v1/audio/speech", speech(voice="\udfff"), as_json),
        ("speaker", 404, "POST", "/v1/audio/speech", speech(voice="base#mary"), as_json),
        ("a file", 404, "POST", "/v1/audio/speech", speech(voice=str(bases.find().path)), as_json),
        ("a way up", 404, "POST", "/v1/audio/speech", speech(voice="../base"), as_json),
        ("method", 405, "GET", "/v1/audio/speech", None, {}),
        ("path", 404, "GET", "/../../etc/passwd", None, {}),
        ("encoded path", 404, "GET", "/page.css/%2e%2e/%2e%2e/pyproject.toml", None, {}),
        ("unknown model", 404, "GET", "/v1/models/tts-9", None, {}),
        ("another host", 403, "GET", "/v1/models", None, {"Host": "example.org"}),
    ]
    faults: list[str] = []
    for name, status, method, path, body, headers in cases:
        got, answer = ask(address, method, path, body, headers)
        if got != status or not answer.get("error", {}).get("message"):
            faults.append(f"{name}: {got} {answer}")
    assert faults == []
    status, answer = ask(address, "POST", "/v1/audio/speech", speech(input="\ud83d Hello \0 there."), as_json)
    assert (status, answer) == (200, {})


def test_a_key_opens_what_is_about_voices(serve: Serve) -> None:
    address = serve(key=KEY).openai
    assert ask(address, "GET", "/v1/audio/voices")[0] == 401
    assert ask(address, "GET", "/v1/audio/voices", None, {"Authorization": f"Basic {KEY}"})[0] == 401
    assert ask(address, "GET", "/v1/audio/voices", None, {"Authorization": "Bearer é"})[0] == 401
    assert ask(address, "GET", "/", None, {"Host": "example.org"})[0] == 200
    with open_client(address, KEY) as client:
        assert client.audio.speech.create(model="tts-1", voice="base", input="Hello.").content
    with open_client(address, "another") as client, pytest.raises(openai.AuthenticationError, match="key is missing"):
        client.models.list()


def test_voices_of_a_project_are_offered_by_name_with_their_speakers(serve: Serve, tmp_path: Path) -> None:
    list(jobs.new_project(tmp_path / "Anna", "Anna", "own", "en-us"))
    folder = tmp_path / "Anna" / "voices" / "three"
    folder.mkdir()
    shutil.copy(bases.find().path, folder / "three.onnx")
    config = bases.find().document | {"num_speakers": 2, "speaker_id_map": {"tom": 0, "mary": 1}}
    (folder / "three.onnx.json").write_text(json.dumps(config), encoding="utf-8")
    address = serve(project=tmp_path / "Anna").openai
    _, answer = ask(address, "GET", "/v1/audio/voices")
    (three,) = (voice for voice in answer["voices"] if voice["id"] == "three")
    assert (three["speakers"], three["language"]) == (["tom", "mary"], "en_US")
    assert str(tmp_path) not in json.dumps(answer)
    as_json = {"Content-Type": "application/json"}
    found = [ask(address, "POST", "/v1/audio/speech", speech(voice=name), as_json)[0] for name in ("three#tim", "tom")]
    assert found == [404, 404]


def test_the_page_needs_nothing_from_elsewhere(serve: Serve) -> None:
    there = urlsplit(serve().page)
    connection = http.client.HTTPConnection(there.hostname or "", there.port, timeout=60)
    kinds = {"/": "text/html", "/page.js": "text/javascript", "/page.css": "text/css", "/icon.svg": "image/svg+xml"}
    for path, kind in kinds.items():
        connection.request("GET", path)
        answer = connection.getresponse()
        content = answer.read().decode()
        assert (answer.status, (answer.getheader("Content-Type") or "").partition(";")[0]) == (200, kind)
        assert "default-src 'none'" in (answer.getheader("Content-Security-Policy") or "")
        assert "//" not in content.replace("http://www.w3.org/2000/svg", "")
    connection.close()
