"""What a server is started with: where it listens, who may ask, and how much."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tts_studio.errors import StudioError
from tts_studio.storage import reading_error

LEAST_KEY = 16
"""Characters of the shortest key that is accepted."""
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Limits:
    """How much is done for those who ask.

    Memory follows: each text at work takes 100 MB for its voice, and 53 MB for ten minutes of sound in one sentence.
    """

    characters: int = 4096
    """Of one text, as OpenAI has it."""
    seconds: float = 600.0
    """Of the sound of one text, pauses included, as far as they can be told before it is spoken."""
    at_once: int = 2
    """Texts that are spoken at the same time."""
    waiting: int = 32
    """Requests that wait for their turn."""
    wait: float = 30.0
    """Seconds that a request waits, at most; and that a client may take to send one or to take what is sent."""
    per_minute: int = 300
    """Requests for speech of one address."""
    connections: int = 1024
    """Of each interface, at the same time."""

    @property
    def body(self) -> int:
        """Bytes of one request: JSON may write a character with 12, and the other fields are short."""
        return 12 * self.characters + (1 << 14)


@dataclass(frozen=True)
class ServerConfig:
    """Where to listen and who may ask.

    Raises StudioError if an address that others can reach would be open to everyone.
    """

    project: Path | None = None
    """Folder of the project whose voices are offered beside the base voices."""
    host: str = "127.0.0.1"
    port: int = 8880
    """0 takes any that is free."""
    key: str = field(default="", repr=False)
    """What requests have to send as “Authorization: Bearer KEY”; empty for nothing."""
    wyoming_host: str = "127.0.0.1"
    wyoming_port: int | None = 10_200
    """None: no Wyoming."""
    wyoming_from: tuple[Network, ...] = ()
    """Who may connect to Wyoming, which knows no key; empty for everyone who can reach its address."""
    limits: Limits = Limits()
    watermark: bool = True
    """Whether what is given over HTTP has the mark that ``tts-studio verify`` finds."""

    def __post_init__(self) -> None:
        if self.key and (len(self.key) < LEAST_KEY or not self.key.isascii() or not self.key.isprintable()):
            raise StudioError(
                "The key is too easy to guess.",
                "Please take at least {least} letters and digits.",
                least=LEAST_KEY,
            )
        if not self.key and not is_loopback(self.host):
            raise StudioError(
                "“{host}” can be reached by other computers, so a key is needed.",
                "Please set TTS_STUDIO_KEY or give --key-file.",
                host=self.host,
            )
        if self.wyoming_port is not None and not self.wyoming_from and not is_loopback(self.wyoming_host):
            raise StudioError(
                "“{host}” can be reached by other computers, and Wyoming knows no key.",
                "Please say who may connect, for example --wyoming-from 192.168.1.20.",
                host=self.wyoming_host,
            )


def is_loopback(host: str) -> bool:
    """Return whether only programs on this computer can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks that “192.168.1.0/24” or “192.168.1.20” stand for; raise StudioError for anything else."""
    found: list[Network] = []
    for text in texts:
        try:
            found.append(ipaddress.ip_network(text.strip(), strict=False))
        except ValueError as error:
            raise StudioError(
                "“{text}” is no address and no network.",
                "Please write it as 192.168.1.20 or 192.168.1.0/24.",
                text=text,
            ) from error
    return tuple(found)


def key_in(path: Path) -> str:
    """Return the key that a file holds; raise StudioError if it cannot be read or is empty."""
    try:
        key = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise reading_error(path, error) from error
    except UnicodeDecodeError:
        key = ""
    if not key:
        raise StudioError("“{name}” holds no key.", "Please write one line of letters and digits.", name=path.name)
    return key
