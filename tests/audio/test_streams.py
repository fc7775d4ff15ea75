"""Sound as a stream: each format of any rate, in pieces, gives the whole sound with its metadata."""

from __future__ import annotations

import io

import av
import numpy as np

from tts_studio.audio.streams import STREAMS, StreamEncoder


def test_each_format_holds_what_was_added_in_pieces() -> None:
    faults: list[str] = []
    for name, form in STREAMS.items():
        for rate in (16_000, 22_050, 23_456):
            wave = (0.3 * np.sin(2 * np.pi * 440 * np.arange(rate) / rate)).astype(np.float32)
            encoder = StreamEncoder(form, rate, {"comment": "made up é"})
            parts = [encoder.add(part) for part in np.array_split(wave, 5)]
            data = b"".join([*parts, encoder.finish()])
            early = sum(map(len, parts)) / len(data)
            if name == "pcm":
                got, got_rate, comment = np.frombuffer(data, "<i2") / 32768, 24_000, "made up é"
            else:
                with av.open(io.BytesIO(data)) as sound:
                    frames = list(sound.decode(audio=0))
                    comment = {**sound.metadata, **sound.streams.audio[0].metadata}.get("comment")
                convert = av.AudioResampler(format="flt", layout="mono")
                got = np.concatenate([each.to_ndarray()[0] for frame in frames for each in convert.resample(frame)])
                got_rate = frames[0].sample_rate
            seconds, loudness = len(got) / got_rate, float(np.sqrt(np.mean(np.square(got))))
            if not (0.97 < seconds < 1.15 and 0.18 < loudness < 0.24 and comment == "made up é" and early > 0.5):
                faults.append(f"{name} {rate}: {seconds:.3f} s, {loudness:.3f}, {comment}, {early:.2f}")
    assert faults == []
