"""Builds corpora in several languages: voices of Kokoro-82M say sentences of Debian's packages.

    .venv/bin/python packaging/warm_start/build_corpora.py WORK_FOLDER en it es fr pt --sentences 700

Each language becomes ``WORK_FOLDER/corpora/LANGUAGE`` (``corpus.py``), gone on with after an interruption; more
sentences may be asked for later. About 700 sentences are 40 minutes of speech, and take 10 to 15 minutes on two cores.

Most sentences are said by the language's own voices. Voices of other languages lend themselves for the rest: a language
that is said by one or two people only is learned together with what these people sound like. In English, means of two
voices speak as well: the more people a base voice has learned, the nearer is one of them to the next.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.engine.pretraining import corpus
from tts_studio.engine.pretraining.corpus import CorpusClip
from tts_studio.engine.training.device import cores
from tts_studio.text.phonemes import sentences
from warm_start import kokoro
from warm_start.kokoro import Kokoro
from warm_start.language_texts import GAMES, read_sentences


@dataclass(frozen=True)
class Speakers:
    """Who says a language."""

    espeak_voice: str
    own: tuple[str, ...]
    lent: tuple[str, ...]
    """Voices of other languages: they say ``LENT`` of the sentences."""


ENGLISH = (
    *("af_alloy", "af_aoede", "af_bella", "af_heart", "af_jessica", "af_kore", "af_nicole", "af_nova", "af_river"),
    *("af_sarah", "am_adam", "am_echo", "am_eric", "am_fenrir", "am_liam", "am_michael", "am_onyx", "am_puck"),
    *("bf_alice", "bf_emma", "bf_isabella", "bf_lily", "bm_daniel", "bm_fable", "bm_george", "bm_lewis"),
)
"""American and British voices but for ``am_santa``, whom the benchmarks test with, and ``af_sky``: it is said to have
been made to sound like a product's voice."""
FOREIGN = (
    *("ef_dora", "ff_siwis", "hf_alpha", "hf_beta", "if_sara", "jf_alpha", "jf_tebukuro", "pf_dora", "zf_xiaobei"),
    *("em_alex", "hm_omega", "hm_psi", "im_nicola", "jm_kumo", "pm_alex", "zm_yunjian"),
)
MEANS = tuple(f"{a}+{b}" for a, b in (*zip(ENGLISH, ENGLISH[3:], strict=False), *zip(ENGLISH, FOREIGN, strict=False)))
"""Of voices that are seldom alike."""

SPEAKERS: Mapping[str, Speakers] = {
    "en": Speakers("en-us", ENGLISH, (*FOREIGN, *MEANS)),
    "it": Speakers("it", ("if_sara", "im_nicola"), ("af_heart", "am_michael", "ef_dora")),
    "es": Speakers("es", ("ef_dora", "em_alex"), ("af_nova", "am_puck")),
    "fr": Speakers("fr", ("ff_siwis",), ("af_heart", "bf_emma", "am_fenrir", "if_sara", "im_nicola")),
    "pt": Speakers("pt-br", ("pf_dora", "pm_alex"), ("af_sarah", "am_adam")),
}
"""By language, as ``language_texts`` has them; but for English, all are voices that the start weights know."""
LENT = 0.3
SLOWEST, QUICKEST = 0.9, 1.1


@dataclass(frozen=True)
class Task:
    """A sentence to be said."""

    clip: CorpusClip
    phonemes: list[str]
    speed: float


def main() -> None:
    """Say what has not been said yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="folder for the corpora and for Kokoro (about 1 GB)")
    parser.add_argument("languages", nargs="+", choices=SPEAKERS)
    parser.add_argument("--sentences", type=int, default=700, help="in each language")
    parser.add_argument("--texts", type=Path, default=GAMES, help="where Debian's packages have put the texts")
    arguments = parser.parse_args()
    kokoro.fetch(arguments.work / "download")
    for language in arguments.languages:
        build(arguments.work, language, read_sentences(language, arguments.texts)[: arguments.sentences])


def build(work: Path, language: str, texts: Sequence[str]) -> Path:
    """Let ``texts`` be said where they are not; return the corpus's folder."""
    folder = work / "corpora" / language
    (folder / corpus.WAVS).mkdir(parents=True, exist_ok=True)
    tasks = plan(folder, SPEAKERS[language], texts)
    by_voice: dict[str, list[Task]] = {}
    for task in tasks:
        if not task.clip.audio.exists():
            by_voice.setdefault(task.clip.speaker, []).append(task)
    shares = [(work / "download", voice, said[i::2]) for voice, said in by_voice.items() for i in (0, 1)]
    with Pool(cores()) as pool:
        for _ in pool.imap_unordered(_say, shares):
            pass
    corpus.write(folder, [task.clip for task in tasks if task.clip.audio.exists()])
    return folder


def plan(folder: Path, speakers: Speakers, texts: Sequence[str]) -> list[Task]:
    """Return who says which sentence how quickly: the same each time, also if there are more sentences."""
    tasks: list[Task] = []
    for number, text in enumerate(texts):
        chance = random.Random(f"{speakers.espeak_voice} {number}")
        voice = chance.choice(speakers.lent if chance.random() < LENT else speakers.own)
        spoken = sentences(text, speakers.espeak_voice)
        if len(spoken) == 1:
            clip = CorpusClip(folder / corpus.WAVS / f"{number:05d}.flac", text, voice, speakers.espeak_voice)
            tasks.append(Task(clip, spoken[0], chance.uniform(SLOWEST, QUICKEST)))
    return tasks


def _say(share: tuple[Path, str, Sequence[Task]]) -> None:
    folder, name, tasks = share
    voice, began, seconds = Kokoro(folder, name), time.monotonic(), 0.0
    for task in tasks:
        audio = voice.say(task.phonemes, task.speed, task.clip.language)
        files.write(task.clip.audio, _unclipped(audio))
        seconds += audio.seconds
    print(f"{name}: {seconds / 60:.1f} minutes of speech in {time.monotonic() - began:.0f} s", flush=True)


def _unclipped(audio: Audio) -> Audio:
    return Audio(audio.samples / max(1.0, float(np.abs(audio.samples).max(initial=0.0))), audio.rate)


if __name__ == "__main__":
    main()
