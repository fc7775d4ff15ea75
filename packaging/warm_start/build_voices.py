"""Two stages of ``build_start.py``: many people speak, and what a training needs to know of each sentence.

1. ``speech/VOICE/``            Each of 35 voices of Kokoro-82M says 16 sentences of its own (``fortunes.py``): a WAV
                                each, 37 minutes in all, and ``texts.json``.
2. ``clips/VOICE.safetensors``  Spectrograms, analyses and phoneme ids, as a training prepares recordings.

Both keep a voice as soon as it is done, and take one core a voice.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tts_studio.audio import files
from tts_studio.audio.signal import Audio
from tts_studio.engine import bases
from tts_studio.engine.training import tensors_file
from tts_studio.engine.training.config import TrainingConfig
from tts_studio.engine.training.dataset import Example, PreparedClip, prepare_one
from tts_studio.engine.training.device import cores
from tts_studio.errors import StudioError
from tts_studio.formats import DEFAULT_BASE
from tts_studio.storage import building, write_json
from tts_studio.text.phonemes import sentences
from warm_start.fortunes import read_sentences
from warm_start.kokoro import Kokoro

VOICES = (
    *("af_alloy", "af_aoede", "af_heart", "af_jessica", "af_kore", "af_nova", "af_river", "af_sarah", "af_sky"),
    *("am_adam", "am_echo", "am_eric", "am_fenrir", "am_liam", "am_michael", "am_onyx", "am_puck"),
    *("bf_alice", "bf_emma", "bf_isabella", "bf_lily", "bm_daniel", "bm_fable", "bm_george", "bm_lewis"),
    *("ef_dora", "em_alex", "ff_siwis", "hf_alpha", "if_sara", "im_nicola", "jf_alpha", "pf_dora", "pm_alex"),
    "zf_xiaobei",
)
"""The first letter is the language (American, British, Spanish, …), the second the sex; all of them speak English."""
LANGUAGE = "en-us"
"""espeak-ng's name; the base voice's phonemes are those of this language."""
FIRST = 400
"""The sentences before are said by the base voice (build_aligner.py)."""
SLOWEST, QUICKEST = 0.88, 1.12
TEXTS = "texts.json"
TENSORS = ("spectrogram", "phoneme_ids", "envelope", "aperiodicity", "log2_f0")
"""What is kept of a clip; its wave is not needed any more."""


def speak(kokoro: Path, folder: Path, voices: Sequence[str], count: int) -> None:
    """Let each voice say ``count`` sentences, where it has not; ``kokoro`` is where ``kokoro.fetch`` put it."""
    texts = read_sentences()[FIRST:]
    tasks = [(kokoro, folder / voice, texts[i * count : (i + 1) * count]) for i, voice in enumerate(voices)]
    _in_parallel(speak_voice, [task for task in tasks if not task[1].exists()])


def speak_voice(kokoro: Path, target: Path, texts: Sequence[str]) -> None:
    """Let the voice that ``target`` is named after say the texts, each at a pace of its own."""
    voice, chance = Kokoro(kokoro, target.name), random.Random(target.name)
    said: dict[str, str] = {}
    target.parent.mkdir(parents=True, exist_ok=True)
    with building(target) as folder:
        for number, text in enumerate(texts):
            spoken = sentences(text, LANGUAGE)
            if len(spoken) == 1:
                name = f"{number:03d}.wav"
                files.write(folder / name, _unclipped(voice.say(spoken[0], chance.uniform(SLOWEST, QUICKEST))))
                said[name] = text
        write_json(folder / TEXTS, said)
    print(f"speech: {target.name}", flush=True)


def prepare(speech: Path, folder: Path, voices: Sequence[str], base: str = DEFAULT_BASE) -> None:
    """Prepare what the voices have said for a base voice, where it is not prepared."""
    folder.mkdir(parents=True, exist_ok=True)
    tasks = [(speech / voice, clips_file(folder, voice), base) for voice in voices]
    _in_parallel(prepare_voice, [task for task in tasks if not task[1].exists()])


def prepare_voice(speech: Path, target: Path, base: str = DEFAULT_BASE) -> None:
    """Prepare what one voice has said; leave out what is shorter than a segment of the training, 0.74 s."""
    known = bases.find(base)
    texts: dict[str, str] = json.loads((speech / TEXTS).read_text(encoding="utf-8"))
    clips: list[PreparedClip] = []
    for name, text in texts.items():
        try:
            clips.append(prepare_one(Example(f"{speech.name}/{name}", speech / name, text), known, LANGUAGE))
        except StudioError as error:
            print(f"left out: {speech.name}/{name}: {error}", flush=True)
    save_clips(target, [clip for clip in clips if clip.frames >= TrainingConfig().segment_frames])
    print(f"clips: {speech.name}", flush=True)


def clips_file(folder: Path, voice: str) -> Path:
    """Return where the clips of a voice are kept."""
    return folder / f"{voice}.safetensors"


def save_clips(path: Path, clips: Sequence[PreparedClip]) -> None:
    """Keep clips without their waves, numbers in half precision."""
    tensors = {f"{index}.{name}": getattr(clip, name) for index, clip in enumerate(clips) for name in TENSORS}
    halves = {name: value.half() if value.is_floating_point() else value for name, value in tensors.items()}
    facts = [{"name": clip.name, "text": clip.text, "seconds": clip.seconds} for clip in clips]
    tensors_file.save(path, halves, {"clips": facts})


def load_clips(path: Path) -> list[PreparedClip]:
    """Return what ``save_clips`` kept."""
    halves, facts = tensors_file.load(path)
    tensors = {name: value.float() if value.is_floating_point() else value for name, value in halves.items()}
    clips: list[dict[str, Any]] = facts["clips"]
    for index, clip in enumerate(clips):
        clip |= {name: tensors[f"{index}.{name}"] for name in TENSORS}
    return [PreparedClip(wave=torch.empty(0), **clip) for clip in clips]


def _in_parallel(work: Callable[..., None], tasks: Sequence[tuple[Any, ...]]) -> None:
    if tasks:
        with Pool(cores(), torch.set_num_threads, (1,)) as pool:
            pool.starmap(work, tasks, chunksize=1)


def _unclipped(audio: Audio) -> Audio:
    return Audio(audio.samples / max(1.0, float(np.abs(audio.samples).max(initial=0.0))), audio.rate)
