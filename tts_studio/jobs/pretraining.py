"""Learning a base voice from corpora of many speakers, everything from random weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tts_studio.awake import awake
from tts_studio.events import Event


def pretrain(
    corpora: Sequence[Path], work: Path, name: str, title: str, encoder: str, minutes: float, seed: int
) -> Iterator[Event]:
    """Learn a base voice in the folder ``work``, where an interrupted pretraining goes on; the computer stays awake.

    ``encoder`` is the kind of its text encoder. Closing it keeps what was learned. Raises TrainingError if the corpora
    hold nothing that can be learned from, or a file of an earlier beginning is damaged.
    """
    from dataclasses import replace

    from tts_studio.engine.pretraining.config import SMALL, PretrainingConfig
    from tts_studio.engine.pretraining.pretraining import pretrain

    config = PretrainingConfig(replace(SMALL, text_encoder=encoder), minutes, seed)
    with awake():
        yield from pretrain(corpora, work, name, title, config)
