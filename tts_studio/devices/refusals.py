"""Why recording or playing fails, in words: each reason has its own sentence."""

from __future__ import annotations

import sys
from typing import Literal

from tts_studio.errors import DeviceError
from tts_studio.messages import Message

Kind = Literal["input", "output"]

_NAMES: dict[Kind, Message] = {"input": Message("microphone"), "output": Message("loudspeaker")}

# PortAudio's error codes (portaudio.h)
_HOST_ERROR = -9999
_INVALID_DEVICE = -9996
_DEVICE_UNAVAILABLE = -9985

_DENIED = (-13, -2147024891)  # the system's own codes: EACCES of ALSA, E_ACCESSDENIED of Windows
_GONE = (-19, -2004287484)  # ENODEV of ALSA, AUDCLNT_E_DEVICE_INVALIDATED of Windows


def no_portaudio(error: Exception) -> DeviceError:
    """Return the error for a computer without PortAudio."""
    hint = Message("Please install the program again.")
    if sys.platform.startswith("linux"):
        hint = Message(
            "Please install the package libportaudio2 (on Fedora and Arch: portaudio) and start the program again."
        )
    return DeviceError("Sound does not work, because the library PortAudio is missing.", hint, str(error))


def no_sound_system(error: Exception) -> DeviceError:
    """Return the error for a PortAudio that does not start."""
    return DeviceError(
        "The sound system of this computer could not be started.",
        "Please restart the program; if that does not help, restart the computer.",
        str(error),
    )


def no_device(kind: Kind) -> DeviceError:
    """Return the error for a computer without any microphone or loudspeaker."""
    return DeviceError(
        "No {kind} was found.", "Please plug one in, or switch it on in the system's settings.", kind=_NAMES[kind]
    )


def vanished(kind: Kind, name: str) -> DeviceError:
    """Return the error for a device that was there and has gone."""
    return DeviceError(
        "The {kind} “{name}” is no longer there.",
        "Please plug it in again, or choose another one.",
        kind=_NAMES[kind],
        name=name,
    )


def fault(error: BaseException) -> DeviceError:
    """Return the error for a fault of this program."""
    return DeviceError(
        "The sound was stopped by a fault of this program.", "Please try again; the log tells more.", repr(error)
    )


def refused(kind: Kind, name: str, error: Exception) -> DeviceError:
    """Return the error for a device that PortAudio does not open, by the codes of PortAudio's error."""
    code, host_code = _codes(error)
    if host_code in _DENIED:
        return DeviceError(
            "This program may not use the {kind} “{name}”.",
            "Please allow it in the privacy settings of the system.",
            str(error),
            kind=_NAMES[kind],
            name=name,
        )
    if code == _INVALID_DEVICE or host_code in _GONE:
        return vanished(kind, name)
    if code == _DEVICE_UNAVAILABLE:
        return DeviceError(
            "The {kind} “{name}” is in use by another program, or was unplugged.",
            "Please close that program, or choose another device.",
            str(error),
            kind=_NAMES[kind],
            name=name,
        )
    return DeviceError(
        "The {kind} “{name}” could not be opened.",
        "Please choose another one, or restart it.",
        str(error),
        kind=_NAMES[kind],
        name=name,
    )


def _codes(error: Exception) -> tuple[int | None, int | None]:
    """Return PortAudio's code and the sound system's, from the arguments of sounddevice's PortAudioError."""
    code = error.args[1] if len(error.args) > 1 else None
    host_code = error.args[2][1] if code == _HOST_ERROR and len(error.args) > 2 else None
    return code, host_code
