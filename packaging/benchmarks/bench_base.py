"""Measures how well base voices are understood, in each language beside the voice that the language was learned from.

    python3 packaging/studio.py bench base it es fr pt
    python3 packaging/studio.py bench base it --base it_IT-joe-medium --teacher WORK_FOLDER/download --speaker if_sara

All say the program's sentences to read aloud and those of the catalogue, about 1500 words a language, which no base
voice has learned from. A row each: the base voice as it is; with ``--speaker`` one speaker of its start weights,
which is nearer to what people get; with ``--teacher`` the same speaker of Kokoro-82M. WER and CER by Whisper
(TTS_STUDIO_WHISPER names its folder), with 95 % confidence intervals by drawing sentences anew (bootstrap.py); MOS by
DistillMOS, mean over the sentences. What is heard is printed to standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder

from benchmarks.bootstrap import interval, share_wrong
from tts_studio.audio.signal import Audio, joined
from tts_studio.engine import bases
from tts_studio.engine.bases import BaseVoice
from tts_studio.engine.export.save_voice import save_voice
from tts_studio.engine.judging.judges import NaturalnessJudge, WordJudge
from tts_studio.engine.speaking.voice import Voice
from tts_studio.engine.speaking.voice_files import locate
from tts_studio.engine.training.networks import build_networks
from tts_studio.engine.training.warm_start import WarmStart, load_speaker
from tts_studio.text import prompts
from tts_studio.text.phonemes import sentences
from warm_start.build_voices import VOICES
from warm_start.kokoro import Kokoro

SEED = 1
MOS_SENTENCES = 30
Say = Callable[[str], Audio]


@dataclass(frozen=True)
class Row:
    """How one voice is understood in one language."""

    language: str
    voice: str
    words: int
    wer: float
    """Percent, as all that follow but ``mos``."""
    wer_low: float
    wer_high: float
    cer: float
    mos: float


def main() -> None:
    """Measure, and print a table, or with ``--json`` a list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="+", help="such as it")
    parser.add_argument("--base", help="base voice; by default the first of the catalogue that speaks the language")
    parser.add_argument("--speaker", choices=VOICES, help="speaker of the start weights")
    parser.add_argument("--teacher", type=Path, help="folder of Kokoro-82M (build_corpora.py), to hear it, too")
    parser.add_argument("--sentences", type=int, default=1000, help="at most so many")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rows: list[Row] = []
    for language in arguments.languages:
        base = bases.find(arguments.base) if arguments.base else speaking(language)
        texts = texts_of(language)[: arguments.sentences]
        for name, say in voices_of(base, arguments.speaker, arguments.teacher):
            rows.append(measure(language, name, say, texts))
            print(markdown(rows[-1]), file=sys.stderr, flush=True)
    print(json.dumps([asdict(row) for row in rows]) if arguments.json else "\n".join([HEAD, *map(markdown, rows)]))


def speaking(language: str) -> BaseVoice:
    """Return the first base voice of the catalogue that speaks a language; raises SystemExit if there is none."""
    for base in bases.catalogue():
        if base.speaks(language):
            return bases.installed(base)
    raise SystemExit(f"No base voice speaks “{language}”.")


def texts_of(language: str) -> list[str]:
    """Return sentences that no base voice has learned from."""
    return [*(prompt.text for prompt in prompts.load(language)), *bases.texts(language).judging]


def voices_of(base: BaseVoice, speaker: str | None, teacher: Path | None) -> list[tuple[str, Say]]:
    """Return those who say the sentences, by name."""
    found = [(base.name, say_with(Voice.load(base.files, seed=SEED)))]
    if speaker is not None:
        found.append((f"{base.name}, {speaker}", say_with(speaker_of_start(base, speaker))))
    if teacher is not None and speaker is not None:
        kokoro = Kokoro(teacher, speaker)

        def say(text: str) -> Audio:
            parts = sentences(text, base.espeak_voice)
            return joined([kokoro.say(phonemes, 1.0, base.espeak_voice) for phonemes in parts])

        found.append((f"Kokoro, {speaker}", say))
    return found


def say_with(voice: Voice) -> Say:
    """Return what speaks a text with a voice."""

    def say(text: str) -> Audio:
        return joined([said.audio for said in voice.speak(text)])

    return say


def speaker_of_start(base: BaseVoice, speaker: str) -> Voice:
    """Return the voice of one of the speakers of the start weights, as it is before any training."""
    assert base.start_weights is not None, base.name
    networks = build_networks(base)
    load_speaker(networks, WarmStart.load(base.start_weights.path).speaker(VOICES.index(speaker)))
    tensors = {name: value for name, value in networks.tensors().items() if not name.startswith("posterior.")}
    with tempfile.TemporaryDirectory() as folder, torch.inference_mode():
        saved = save_voice(base, tensors, Path(folder), speaker)
        return Voice.load(locate(saved), seed=SEED)


def measure(language: str, name: str, say: Say, texts: Sequence[str]) -> Row:
    """Return how one voice is understood."""
    judge, listener = WordJudge(language), NaturalnessJudge()
    counts: list[tuple[int, int, int, int]] = []
    scores: list[float] = []
    for text in texts:
        audio = say(text)
        heard = judge.heard(audio)
        counts.append(judge.errors(text, heard))
        if len(scores) < MOS_SENTENCES:
            scores.append(listener.score(audio))
        if counts[-1][0]:
            print(f"{name}: {text} → {heard}", file=sys.stderr, flush=True)
    table = np.array(counts)
    words, letters = table[:, :2], table[:, 2:]
    rates = (share_wrong(words), *interval(share_wrong, words), share_wrong(letters))
    wer, low, high, cer = (100.0 * rate for rate in rates)
    return Row(language, name, int(words[:, 1].sum()), wer, low, high, cer, float(np.mean(scores)))


HEAD = "| language | voice | words | WER | 95 % | CER | MOS |\n| --- | --- | --- | --- | --- | --- | --- |"


def markdown(row: Row) -> str:
    """Return a line of the table."""
    interval = f"{row.wer_low:.1f} … {row.wer_high:.1f}"
    cells = (row.language, row.voice, row.words, f"{row.wer:.1f} %", interval, f"{row.cer:.1f} %", f"{row.mos:.2f}")
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
