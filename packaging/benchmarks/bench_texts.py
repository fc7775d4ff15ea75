"""Measures how well recordings that do not say their texts are found: texts exchanged, and single words.

    python3 packaging/studio.py bench texts FOLDER --base en_US-joe-medium

FOLDER holds one speaker's recordings in LJSpeech's layout (metadata.csv of name|text beside the sounds, or with them in
wavs). Of so many clips, a tenth get the text of another clip; a tenth lose a word of their text or get one more, so
that the recording has a word that the text lacks, or the other way round. Printed: the share of each that is found, and
of good clips that are accused; each of these is named on standard error, to be listened to.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

from tts_studio.engine import bases
from tts_studio.engine.judging.script_match import Fit, Match, matches
from tts_studio.engine.training.dataset import Example
from tts_studio.events import Event
from tts_studio.project.ljspeech import METADATA, WAVS

GOOD, EXCHANGED, LACKING, MORE = "good", "exchanged", "text lacks a word", "text has a word more"


def main(argv: Sequence[str] | None = None) -> int:
    """Run it and return the exit code."""
    parser = argparse.ArgumentParser(description="Measure how well recordings that do not say their texts are found.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", required=True, help="a base voice of the recordings' language")
    parser.add_argument("--clips", type=int, default=150)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    options = parser.parse_args(argv)
    base = bases.find(options.base)
    found: dict[str, Counter[Fit]] = defaultdict(Counter)
    for seed in options.seeds:
        chance = random.Random(seed)
        clips = spread(_examples(options.folder, options.clips, chance), chance)
        events = matches([example for _, example in clips], base, base.espeak_voice)
        judged = _result(events)
        for kind, example in clips:
            match = judged[example.name]
            found[kind][match.fit] += 1
            if kind == GOOD and match.fit is not Fit.FITS:
                print(
                    f"{match.surprise:6.1f} at {match.start:.1f} s {example.audio.name}: {example.text}",
                    file=sys.stderr,
                )
    for kind, fits in found.items():
        accused = fits[Fit.ANOTHER_TEXT] + fits[Fit.ANOTHER_WORD]
        print(f"{kind:22} {accused:3} of {fits.total():3} {accused / fits.total():6.1%} {dict(fits)}")
    return 0


def spread(examples: Sequence[Example], chance: random.Random) -> list[tuple[str, Example]]:
    """Return the examples with what was done to each of their texts."""
    words = sorted({word for example in examples for word in example.text.split()})
    texts = [example.text for example in examples]
    order = chance.sample(range(len(examples)), len(examples))
    tenth = len(examples) // 10
    kinds = dict.fromkeys(order, GOOD)
    for index in order[:tenth]:
        kinds[index] = EXCHANGED
        texts[index] = chance.choice([one.text for one in examples if one.text != examples[index].text])
    for index in order[tenth : 2 * tenth]:
        kinds[index] = chance.choice((LACKING, MORE))
        said = texts[index].split()
        place = chance.randrange(len(said))
        said[place : place + 1] = [] if kinds[index] == LACKING else [said[place], chance.choice(words).strip(".,;:!?")]
        texts[index] = " ".join(said)
    return [(kinds[index], replace(one, text=texts[index])) for index, one in enumerate(examples)]


def _examples(folder: Path, count: int, chance: random.Random) -> list[Example]:
    """Return recordings of different sentences."""
    rows = (line.split("|") for line in (folder / METADATA).read_text(encoding="utf-8").splitlines())
    by_text = {row[1]: row[0] for row in rows}
    chosen = chance.sample(sorted(by_text), min(count, len(by_text)))
    return [Example(by_text[text], _sound(folder, by_text[text]), text) for text in chosen]


def _sound(folder: Path, name: str) -> Path:
    return next(path for place in (folder / WAVS, folder) for path in sorted(place.glob(f"{name}.*")))


def _result(events: Generator[Event, None, dict[str, Match]]) -> dict[str, Match]:
    while True:
        try:
            next(events)
        except StopIteration as stopped:
            return stopped.value


if __name__ == "__main__":
    raise SystemExit(main())
