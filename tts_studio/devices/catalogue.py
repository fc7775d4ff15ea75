"""Which microphones and loudspeakers there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tts_studio.devices import portaudio, refusals
from tts_studio.devices.portaudio import Format
from tts_studio.devices.refusals import Kind

_PREFERRED_HOST = "Windows WASAPI"  # PortAudio's own choice on Windows, MME, cuts names off after 31 letters

# Names under which ALSA offers not a device but a conversion to one, or a socket that the default uses anyway.
_ALSA_PLUGIN = re.compile(
    r"center_lfe|dmix|dsnoop|front|hdmi|iec958|jack|lavrate|modem|null|oss|phoneline|rear|samplerate|side|speex(rate)?"
    r"|surround\d\d|sysdefault|upmix|usbstream|vdownmix"
)
_ALSA_CARDS = Path("/proc/asound/cards")


@dataclass(frozen=True)
class Device:
    """A microphone or a loudspeaker."""

    name: str
    """The name the system gives it; unique among the inputs and unique among the outputs."""
    index: int
    """PortAudio's number for it, until the next ``refresh``."""
    is_default: bool
    """Whether it is the system's default."""
    rate: int
    """Its default sample rate (Hz)."""
    channels: int
    """Its largest number of channels."""
    host: str
    """The sound system it belongs to, such as ALSA or Core Audio."""

    def formats(self, rate: int) -> list[Format]:
        """Return the formats to try, best first: mono at ``rate`` (Hz), …, its own rate and all its channels."""
        rates = dict.fromkeys((rate, self.rate))
        channels = dict.fromkeys((1, min(2, self.channels), self.channels))
        return [Format(r, c) for r in rates for c in channels]


def inputs() -> list[Device]:
    """Return the microphones, the default first; empty if there is none.

    Raises DeviceError if PortAudio is missing.
    """
    return _devices("input")


def outputs() -> list[Device]:
    """Return the loudspeakers, the default first; empty if there is none.

    Raises DeviceError if PortAudio is missing.
    """
    return _devices("output")


def refresh() -> bool:
    """Look for devices that were plugged in or out since the start.

    Returns False, with nothing done, while a stream is open. Takes up to half a second, and may change the numbers of
    devices that are already known. Raises DeviceError if PortAudio is missing or does not start again.
    """
    return portaudio.restart()


def hardware() -> str:
    """Return a text that changes whenever a sound card is plugged in or out.

    It costs nothing and works while a stream is open. It is empty where the system offers no such list (all but Linux).
    When it has changed, a ``refresh`` is worth its time.
    """
    try:
        return _ALSA_CARDS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def find(name: str | None, devices: Sequence[Device]) -> Device | None:
    """Return the device of this name; without a name the default, else the first; None if there is no device."""
    named = (device for device in devices if device.name == name)
    default = (device for device in devices if device.is_default)
    return next(named, None) or next(default, None) or next(iter(devices), None)


def choose(kind: Kind, wanted: Device | str | None) -> Device:
    """Return the device to open, with its present number.

    A remembered name whose device is gone stands for the default; a ``Device`` does not. Raises DeviceError if there is
    none, or PortAudio is missing.
    """
    devices = _devices(kind)
    name = wanted.name if isinstance(wanted, Device) else wanted
    device = find(name, devices)
    if isinstance(wanted, Device) and (device is None or device.name != wanted.name):
        raise refusals.vanished(kind, wanted.name)
    if device is None:
        raise refusals.no_device(kind)
    return device


def _devices(kind: Kind) -> list[Device]:
    with portaudio.lock:
        sounddevice = portaudio.library()
        try:
            hosts: Sequence[Mapping[str, Any]] = sounddevice.query_hostapis()
            infos: Sequence[Mapping[str, Any]] = sounddevice.query_devices()
            first: int = sounddevice.default.hostapi
        except sounddevice.PortAudioError as error:
            raise refusals.no_sound_system(error) from error
    ordered = sorted(hosts, key=lambda host: (host["name"] != _PREFERRED_HOST, host is not hosts[first]))
    found = (_of_host(kind, host, infos) for host in ordered)
    return sorted(next(filter(None, found), []), key=lambda device: not device.is_default)


def _of_host(kind: Kind, host: Mapping[str, Any], infos: Sequence[Mapping[str, Any]]) -> list[Device]:
    """Return the devices of one sound system: the computer's other ones list the same devices again."""
    default = host[f"default_{kind}_device"]
    usable = [info for info in (infos[index] for index in host["devices"]) if info[f"max_{kind}_channels"] > 0]
    listed = [info for info in usable if info["index"] == default or not _ALSA_PLUGIN.fullmatch(info["name"])]
    return [
        Device(
            name=name,
            index=info["index"],
            is_default=info["index"] == default,
            rate=round(info["default_samplerate"]),
            channels=info[f"max_{kind}_channels"],
            host=host["name"],
        )
        for name, info in zip(_told_apart(info["name"] for info in listed), listed, strict=True)
    ]


def _told_apart(names: Iterable[str]) -> Iterator[str]:
    """Yield the names, with numbers added to repeated ones: two microphones of one make."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"
