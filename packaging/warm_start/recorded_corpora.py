"""Makes a corpus of a person's recordings, for languages that Kokoro does not speak.

    git clone https://github.com/rhasspy/dataset-voice-kerstin
    .venv/bin/python packaging/warm_start/recorded_corpora.py WORK_FOLDER de dataset-voice-kerstin/verified

The folder has a ``metadata.csv`` with a line ``name|text`` for each recording, as the data sets of the Rhasspy project
have: Kerstin (German, 106 minutes, <https://github.com/rhasspy/dataset-voice-kerstin>) and Nathalie (Dutch, 42 minutes,
<https://github.com/rhasspy/dataset-voice-nathalie>), both under CC0. One recording in ``KEPT`` is left out, so that a
voice can be judged by recordings that no network has heard.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # packaging/, so that this runs from any folder

from tts_studio.engine.pretraining import corpus
from tts_studio.engine.pretraining.corpus import CorpusClip
from tts_studio.errors import TextError
from tts_studio.text.phonemes import sentences

KEPT = 10
ENDS = (".", "?", "!")


def main() -> None:
    """Copy what is to be learned from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path, help="folder for the corpora")
    parser.add_argument("language", help="espeak-ng's name, such as de")
    parser.add_argument("recordings", type=Path, help="folder with metadata.csv")
    parser.add_argument("--sentences", type=int, default=600, help="at most so many")
    parser.add_argument("--speaker", default="", help="name of the speaker (default: that of the language's folder)")
    arguments = parser.parse_args()
    speaker = arguments.speaker or arguments.language
    folder = build(arguments.work, arguments.language, arguments.recordings, arguments.sentences, speaker)
    print(f"{len(corpus.read(folder))} recordings: {folder}")


def build(work: Path, language: str, recordings: Path, most: int, speaker: str) -> Path:
    """Copy recordings whose texts are one sentence without numbers, the same ones each time; return the corpus."""
    rows = (line.split("|")[:2] for line in (recordings / "metadata.csv").read_text(encoding="utf-8").splitlines())
    texts = dict(rows)
    unheard = kept(texts)
    offered = [(name, whole(texts[name])) for name in _plain(texts) if name not in unheard]
    random.Random(0).shuffle(offered)
    target = work / "corpora" / language
    (target / corpus.WAVS).mkdir(parents=True, exist_ok=True)
    clips: list[CorpusClip] = []
    for name, text in offered:
        source = recordings / f"{name}.flac"
        if len(clips) < most and source.exists() and is_one_sentence(text, language):
            clips.append(CorpusClip(target / corpus.WAVS / source.name, text, speaker, language))
            if not clips[-1].audio.exists():
                shutil.copy(source, clips[-1].audio)
    corpus.write(target, clips)
    return target


def kept(texts: Mapping[str, str]) -> frozenset[str]:
    """Return the names of the recordings that are left out, of names and texts of all that there are."""
    return frozenset(_plain(texts)[::KEPT])


def _plain(texts: Mapping[str, str]) -> list[str]:
    """Return the names of the recordings whose texts have no numbers, sorted."""
    return sorted(name for name, text in texts.items() if not any(letter.isdigit() for letter in text))


def whole(text: str) -> str:
    """Return a sentence as it is printed: some lists have neither capitals nor full stops."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if text.endswith(ENDS) else ".")


def is_one_sentence(text: str, language: str) -> bool:
    """Return whether espeak-ng reads a text as one sentence."""
    try:
        return len(sentences(text, language)) == 1
    except TextError:
        return False


if __name__ == "__main__":
    main()
