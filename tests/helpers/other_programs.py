"""The programs that voices are exported for, each started as its users start it.

``packaging/other_programs.py FOLDER`` fetches them, and ``TTS_STUDIO_PROGRAMS`` names that folder; tests of what is not
there are skipped. Each function lets a program speak, and returns what was heard.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.helpers import virtual_audio
from tts_studio.audio import files as audio_files
from tts_studio.audio.signal import Audio

PROGRAMS = "TTS_STUDIO_PROGRAMS"
_PATIENCE = 180.0
"""Seconds; only what hangs is to fail."""

_WYOMING_CLIENT = """
import asyncio, json, sys, wave
from wyoming.audio import AudioChunk
from wyoming.client import AsyncTcpClient
from wyoming.info import Describe, Info
from wyoming.tts import Synthesize, SynthesizeVoice

async def main(port, voice, text, out):
    async with AsyncTcpClient("127.0.0.1", port) as client:
        await client.write_event(Describe().event())
        info = Info.from_event(await client.read_event())
        offered = {v.name: v.languages for program in info.tts for v in program.voices if v.installed}
        await client.write_event(Synthesize(text=text, voice=SynthesizeVoice(name=voice)).event())
        with wave.open(out, "wb") as file:
            while (event := await client.read_event()).type not in ("audio-stop", "error"):
                if AudioChunk.is_type(event.type):
                    chunk = AudioChunk.from_event(event)
                    if not file.getnframes():
                        file.setparams((chunk.channels, chunk.width, chunk.rate, 0, "NONE", ""))
                    file.writeframes(chunk.audio)
        print(json.dumps({"languages": offered.get(voice), "version": info.tts[0].version}))

asyncio.run(main(int(sys.argv[1]), *sys.argv[2:]))
"""
_SHERPA = """
import sys, numpy, sherpa_onnx as sherpa, soundfile
model, tokens, data, text, out = sys.argv[1:]
vits = sherpa.OfflineTtsVitsModelConfig(model=model, tokens=tokens, data_dir=data)
config = sherpa.OfflineTtsConfig(model=sherpa.OfflineTtsModelConfig(vits=vits, num_threads=1))
assert config.validate()
spoken = sherpa.OfflineTts(config).generate(text)
soundfile.write(out, numpy.asarray(spoken.samples), spoken.sample_rate)
print(sherpa.__version__)
"""
_NODE = """
import fs from "node:fs";
import vm from "node:vm";
const [folder, text, out] = process.argv.slice(2);
for (const name of ["voice.js", "speak.js"]) vm.runInThisContext(fs.readFileSync(`${folder}/${name}`, "utf8"));
const ort = await import("onnxruntime-web/wasm");
const espeak = (await import("espeak-ng")).default;
const wasm = fs.readFileSync(new URL("espeak-ng.wasm", import.meta.resolve("espeak-ng")));
ort.env.wasm.numThreads = 1;
const { Phonemizer, Speaker, bytesOf, wav } = globalThis.TtsStudio;
const { config, model } = globalThis.VOICE;
const phonemizer = new Phonemizer(espeak, wasm, config.espeak.voice);
const speaker = new Speaker(ort, config, bytesOf(model), phonemizer);
const parts = [];
for await (const part of speaker.say(text)) parts.push(part);
fs.writeFileSync(out, wav(parts, speaker.rate));
const together = await phonemizer.of(["my uncle in Mr. Brown's house", "is it done", "yes"]);
const french = await new Phonemizer(espeak, wasm, "fr").of(["Très bien"]);
console.log(JSON.stringify({ version: ort.env.versions.web, sentences: parts.length, together, french }));
"""
_IN_PAGE = """
(async () => {
  const parts = [];
  for await (const part of speaker.say(%s)) parts.push(part);
  let text = "";
  for (const byte of TtsStudio.wav(parts, speaker.rate)) text += String.fromCharCode(byte);
  return btoa(text);
})()
"""


def folder() -> Path:
    """Return where the programs are; skip the test if that is not said."""
    if not os.environ.get(PROGRAMS):
        pytest.skip(f"{PROGRAMS} does not name a folder that packaging/other_programs.py has filled")
    return Path(os.environ[PROGRAMS]).resolve()


def need(*names: str) -> None:
    """Skip the test unless the system has some programs."""
    if missing := [name for name in names if shutil.which(name) is None]:
        pytest.skip(f"{', '.join(missing)} is not installed")


def wyoming_piper(voices: Path, voice: str, text: str, work: Path) -> tuple[Audio, dict[str, Any]]:
    """Let wyoming-piper speak over TCP, as Home Assistant does."""
    interpreter = folder() / "wyoming" / "bin" / "python"
    if not interpreter.exists():
        pytest.skip("wyoming-piper is not there")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    options = ["--voice", voice, "--data-dir", voices, "--download-dir", work, "--uri", f"tcp://127.0.0.1:{port}"]
    with _running([interpreter, "-m", "wyoming_piper", *options], work / "server.log") as server:
        _wait(lambda: _answers(port), server)
        told = _run([interpreter, "-c", _WYOMING_CLIENT, str(port), voice, text, work / "said.wav"])
    return audio_files.read(work / "said.wav"), json.loads(told)


def sherpa_onnx_1(model: Path, tokens: Path, data: Path, text: str, work: Path) -> tuple[Audio, str]:
    """Let sherpa-onnx 1.x speak; return its version, too."""
    there = folder() / "sherpa-onnx-1"
    if not there.exists():
        pytest.skip("sherpa-onnx 1.x is not there")
    arguments = [model, tokens, data, text, work / "said.wav"]
    told = _run([sys.executable, "-c", _SHERPA, *arguments], PYTHONPATH=str(there))
    return audio_files.read(work / "said.wav"), told.strip()


def node(page: Path, text: str, work: Path) -> tuple[Audio, dict[str, Any]]:
    """Let the page's scripts speak under Node, with npm's onnxruntime-web and espeak-ng."""
    need("node")
    _modules()
    script = folder() / "say.mjs"  # beside node_modules
    script.write_text(_NODE, encoding="utf-8")
    told = _run(["node", script, page, text, work / "said.wav"])
    return audio_files.read(work / "said.wav"), json.loads(told.splitlines()[-1])


def chromium(page: Path, text: str, work: Path) -> tuple[Audio, str]:
    """Open the page as a file in a browser, without a server, and let it speak; return the browser's name, too."""
    need("node", "bash", "chromium")
    (page / "node_modules").symlink_to(_modules())
    _run(["node", page / "pack.mjs"])
    with _browser(work) as call:
        target = call("Target.createTarget", url=(page / "index.html").as_uri())["targetId"]
        tab = call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

        def evaluate(expression: str) -> Any:
            answer = call("Runtime.evaluate", tab, expression=expression, awaitPromise=True, returnByValue=True)
            return answer["result"].get("value", answer)

        deadline = time.monotonic() + _PATIENCE
        while (state := evaluate("document.getElementById('state')?.textContent ?? 'Loading'")) != "Ready.":
            assert "Loading" in str(state), state
            assert time.monotonic() < deadline, "the page is never ready"
            time.sleep(0.2)
        (work / "said.wav").write_bytes(base64.b64decode(evaluate(_IN_PAGE % json.dumps(text))))
        name = str(
            evaluate("navigator.userAgent.split(' ').find((part) => part.includes('Chrome')) + ' at ' + location")
        )
    return audio_files.read(work / "said.wav"), str(name)


def speech_dispatcher(exported: Path, text: str, work: Path) -> tuple[Audio, str]:
    """Install a voice as its instructions say, let ``spd-say`` say a text, and listen to the loudspeaker."""
    folder()
    need("speech-dispatcher", "spd-say")
    module = next(exported.glob("*-generic.conf")).stem
    (work / ".local" / "bin").mkdir(parents=True)
    (work / ".local" / "bin" / "piper").symlink_to(Path(sys.executable).parent / "piper")
    with virtual_audio.running() as card:
        place = card.folder / "speech"  # the path of a socket has at most 107 letters
        home = {**card.environment, "HOME": str(work), "XDG_CONFIG_HOME": str(work / ".config")}
        home["SPEECHD_ADDRESS"] = f"unix_socket:{place}"
        _run(["sh", exported / "install.sh"], **home)
        log = work / "log"
        log.mkdir()
        options = ["-s", "-t", "0", "-l", "4", "-L", log, "-c", "unix_socket", "-S", place, "-P", work / "pid"]
        with _running(["speech-dispatcher", *options], log / "server.log", **home) as server:
            _wait(place.exists, server)
            modules = _run(["spd-say", "-O"], **home)
            hearing = card.heard()
            _run(["spd-say", "-o", module, "-w", text], **home)
            heard = hearing.stop()
    assert module in modules
    return heard, module


def _modules() -> Path:
    modules = folder() / "node_modules"
    if not (modules / "espeak-ng").exists():
        pytest.skip("npm's packages are not there")
    return modules


def _run(command: Sequence[str | Path], **environment: str) -> str:
    whole = {**os.environ, **environment}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=_PATIENCE, env=whole, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0, f"{command[0]}: {done.stdout[-2000:]} {done.stderr[-2000:]}"
    return done.stdout


@contextmanager
def _running(command: Sequence[str | Path], log: Path, **environment: str) -> Generator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        whole = {**os.environ, **environment}
        server = subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env=whole)
        try:
            yield server
        finally:
            server.terminate()
            server.wait(_PATIENCE)


def _wait(ready: Any, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not ready():
        assert server.poll() is None, "the server has ended"
        assert time.monotonic() < deadline, "the server does not answer"
        time.sleep(0.05)


def _answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _browser(work: Path) -> Generator[Any]:
    """Start Chromium and give a function that sends it a command of its debugging protocol."""
    commands, to_browser = os.pipe()
    from_browser, answers = os.pipe()
    options = "--headless=new --no-sandbox --disable-gpu --remote-debugging-pipe"
    profile = f"--user-data-dir='{work / 'profile'}'"
    script = f"exec chromium {options} {profile} about:blank 3<&{commands} 4>&{answers}"
    with (work / "browser.log").open("wb") as log:
        browser = subprocess.Popen(["bash", "-c", script], pass_fds=(commands, answers), stdout=log, stderr=log)
    os.close(commands)
    os.close(answers)
    numbers, rest = iter(range(1, 1 << 20)), bytearray()

    def call(method: str, session: str = "", **parameters: Any) -> Mapping[str, Any]:
        number = next(numbers)
        message = {"id": number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})
        os.write(to_browser, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in rest:
                part = os.read(from_browser, 1 << 20)
                assert part, "the browser has ended"
                rest.extend(part)
            answer, _, left = bytes(rest).partition(b"\0")
            rest[:] = left
            told = json.loads(answer)
            if told.get("id") == number:
                return told.get("result", told)

    try:
        yield call
    finally:
        os.close(to_browser)
        os.close(from_browser)
        browser.wait(_PATIENCE)


def words_in(audio: Audio, work: Path) -> str | None:
    """Return what Whisper hears, in lowercase; None if ``TTS_STUDIO_WHISPER`` names no model of it."""
    model = os.environ.get("TTS_STUDIO_WHISPER")
    if not model:
        return None
    code = (
        "import sys, faster_whisper as f\n"
        "model = f.WhisperModel(sys.argv[1], device='cpu', compute_type='int8', cpu_threads=1)\n"
        "print(' '.join(part.text for part in model.transcribe(sys.argv[2], language='en')[0]))"
    )
    audio_files.write(work / "heard.wav", Audio(np.asarray(audio.samples), audio.rate))
    return _run([sys.executable, "-c", code, model, work / "heard.wav"]).strip().lower()
