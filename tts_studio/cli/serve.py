"""``tts-studio serve``: let other programs speak."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from tts_studio.cli.exit_codes import DONE
from tts_studio.cli.options import add_json, add_project, add_watermark, count

_KEY = "TTS_STUDIO_KEY"
_WITHOUT = -1


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_project(parser, "project whose voices are offered beside the base voices")
    parser.add_argument("--host", metavar="ADDRESS", default="127.0.0.1",
                        help="address to listen on; one that others can reach needs a key (default: %(default)s)"
                        )  # fmt: skip
    parser.add_argument("--port", metavar="N", type=int, default=8880, help="0 takes a free one (default: %(default)s)")
    parser.add_argument("--key-file", metavar="FILE", type=Path,
                        help=f"file with the key that requests have to send (default: the variable {_KEY})"
                        )  # fmt: skip
    parser.add_argument("--wyoming-host", metavar="ADDRESS", default="127.0.0.1",
                        help="address for Wyoming (default: %(default)s)")  # fmt: skip
    parser.add_argument("--wyoming-port", metavar="N", type=int, default=10_200,
                        help=f"0 takes a free one, {_WITHOUT} is without Wyoming (default: %(default)s)")  # fmt: skip
    parser.add_argument("--wyoming-from", metavar="NETWORK", action="append", default=[],
                        help="who may connect to Wyoming, which knows no key, such as 192.168.1.20; may be repeated"
                        )  # fmt: skip
    for name, default, what in (
        ("text", 4096, "characters of a text"),
        ("at-once", 2, "texts that are spoken at a time"),
        ("a-minute", 300, "requests of one address in a minute"),
    ):
        text = f"{what} (default: {default})"
        parser.add_argument(f"--most-{name}", metavar="N", type=count, default=default, help=text)
    add_watermark(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until it is ended, and return the exit code."""
    from tts_studio.project.presence import is_project
    from tts_studio.server.config import Limits, ServerConfig, key_in, networks
    from tts_studio.server.serving import Server

    limits = Limits(characters=options.most_text, at_once=options.most_at_once, per_minute=options.most_a_minute)
    config = ServerConfig(
        project=options.project if options.project != Path() or is_project(Path()) else None,
        host=options.host,
        port=options.port,
        key=key_in(options.key_file) if options.key_file else os.environ.get(_KEY, ""),
        wyoming_host=options.wyoming_host,
        wyoming_port=None if options.wyoming_port == _WITHOUT else options.wyoming_port,
        wyoming_from=networks(options.wyoming_from),
        limits=limits,
        watermark=options.watermark,
    )
    server = Server(config)
    addresses = server.addresses
    listening = {"page": addresses.page, "openai": addresses.openai, "wyoming": addresses.wyoming}
    if options.json:
        print(json.dumps(listening), flush=True)
    else:
        print(*(f"{name}: {address}" for name, address in listening.items() if address), sep="\n", flush=True)
    server.run()
    return DONE
