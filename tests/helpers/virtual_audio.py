"""A real sound card made of software: a private PulseAudio whose sinks are a microphone and a loudspeaker.

What is played into the microphone's sink is heard by PortAudio, which knows PulseAudio through ALSA; what PortAudio
plays can be captured. Nothing of the computer's own sound system is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tts_studio.audio.signal import Audio
from tts_studio.devices import portaudio

RATE = 48_000

_NEEDED = ("pulseaudio", "pactl", "paplay", "parec")
_PATIENCE = 60.0  # seconds; only what hangs is to fail
_MODULES = (
    f"module-null-sink sink_name=virtmic rate={RATE} channels=1 sink_properties=device.description=virtmic",
    f"module-null-sink sink_name=loudspeaker rate={RATE} channels=1 sink_properties=device.description=loudspeaker",
    "module-remap-source master=virtmic.monitor source_name=mic source_properties=device.description=mic",
)
_RAW = ("--raw", "--channels=1", "--latency-msec=20")
_ALSA = """
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse hint { show on description "Virtual sound card" } }
ctl.!default { type pulse }
"""


@dataclass(frozen=True)
class Hearing:
    """What is being captured from the loudspeaker."""

    process: subprocess.Popen[bytes]
    raw: Path

    def stop(self) -> Audio:
        """End the capture and return what was heard."""
        self.process.terminate()
        self.process.wait(_PATIENCE)
        samples = np.fromfile(self.raw, "<i2").astype(np.float32) / 32768.0
        return Audio(samples, RATE)

    def seconds(self) -> float:
        return self.raw.stat().st_size / 2 / RATE


@dataclass(frozen=True)
class VirtualAudio:
    """The running sound card."""

    folder: Path
    server: subprocess.Popen[bytes]
    environment: Mapping[str, str]
    """What a process needs in its environment to have this sound card as its default one."""

    def say(self, wav: Path) -> subprocess.Popen[bytes]:
        """Play a WAV file into the microphone; wait for the process to know when it has been said."""
        return subprocess.Popen(["paplay", "--device=virtmic", str(wav)], env=self._whole_environment())

    def heard(self) -> Hearing:
        """Begin to capture what the loudspeaker plays; it is being captured when this returns."""
        raw = Path(tempfile.mkstemp(suffix=".raw", dir=self.folder)[1])
        with raw.open("wb") as file:
            process = subprocess.Popen(
                ["parec", "--device=loudspeaker.monitor", *_RAW, "--format=s16le", f"--rate={RATE}"],
                stdout=file,
                env=self._whole_environment(),
            )
        hearing = Hearing(process, raw)
        _wait_until(lambda: hearing.seconds() > 0.0, "nothing is captured from the loudspeaker")
        return hearing

    def stop(self) -> None:
        """Take the sound card away, as if it were unplugged."""
        self.server.terminate()
        self.server.wait(_PATIENCE)

    def _whole_environment(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


@contextmanager
def running() -> Generator[VirtualAudio]:
    """Start the sound card; skip the test where it cannot be had, but fail in continuous integration."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing:
        _unavailable(f"{', '.join(missing)} is not installed (packages pulseaudio, pulseaudio-utils)")
    with tempfile.TemporaryDirectory(prefix="sound-") as name:  # short: a socket's path has at most 107 characters
        folder = Path(name)
        environment = _environment(folder)
        whole = {**os.environ, **environment, "HOME": name, "XDG_CONFIG_HOME": name}
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(_command(folder), env=whole, stdout=log, stderr=log)
        try:
            if not _answers(server, whole):
                _unavailable(f"PulseAudio does not start: {(folder / 'log').read_text(errors='replace')[-500:]}")
            for command in ("set-default-source mic", "set-default-sink loudspeaker"):
                subprocess.run(["pactl", *command.split()], env=whole, check=True, timeout=_PATIENCE)
            with _kept_awake(folder / "listened", whole):
                yield VirtualAudio(folder, server, environment)
        finally:
            server.terminate()
            server.wait(_PATIENCE)


@contextmanager
def installed() -> Generator[VirtualAudio]:
    """Start the sound card and make it the default one, in this process and in others that it starts."""
    with running() as card:
        with pytest.MonkeyPatch.context() as environment:
            for name, value in card.environment.items():
                environment.setenv(name, value)
            assert portaudio.restart(), "a stream of an earlier test is still open"
            yield card
        assert portaudio.restart(), "a stream was not closed"


@pytest.fixture(scope="module")
def virtual_microphone() -> Iterator[VirtualAudio]:
    """Give a sound card that is the default one; it takes two seconds to start, so all tests of a file share it."""
    with installed() as card:
        yield card


@contextmanager
def _kept_awake(raw: Path, environment: Mapping[str, str]) -> Generator[None]:
    """Listen all the time: a sink that nobody listens to gives its first sound only after a second or two."""
    command = ["parec", "--device=mic", *_RAW, "--rate=8000"]
    with raw.open("wb") as file:
        listener = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL, env=environment)
    try:
        _wait_until(lambda: raw.stat().st_size > 0, "the microphone gives no sound")
        yield
    finally:
        listener.terminate()
        listener.wait(_PATIENCE)


def _environment(folder: Path) -> dict[str, str]:
    configuration = folder / "asound.conf"
    configuration.write_text(_ALSA)
    return {
        "XDG_RUNTIME_DIR": str(folder),
        "PULSE_RUNTIME_PATH": str(folder),
        "PULSE_SERVER": f"unix:{folder / 'socket'}",
        "PULSE_COOKIE": str(folder / "cookie"),
        "ALSA_CONFIG_PATH": str(configuration),
    }


def _command(folder: Path) -> list[str]:
    options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--system=false", "--use-pid-file=no", "--realtime=no"]
    modules = (f"module-native-protocol-unix auth-anonymous=1 socket={folder / 'socket'}", *_MODULES)
    return ["pulseaudio", *options, "--high-priority=no", *(f"--load={module}" for module in modules)]


def _answers(server: subprocess.Popen[bytes], environment: Mapping[str, str]) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        asked = subprocess.run(["pactl", "info"], env=environment, capture_output=True, timeout=_PATIENCE)
        if asked.returncode == 0:
            return True
        time.sleep(0.05)
    return False


def _unavailable(reason: str) -> None:
    if "CI" in os.environ:
        pytest.fail(f"no virtual microphone: {reason}")
    pytest.skip(f"no virtual microphone: {reason}")


def _wait_until(condition: Callable[[], bool], failure: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < deadline, failure
        time.sleep(0.01)
