"""Opening a Piper voice with onnxruntime, and saying what is wrong with one that does not open.

The noise of a Piper voice is drawn inside its graph, by generators that onnxruntime seeds when a session is made, from
one seed for the whole process. So speaking again with the same seed takes a new session.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tts_studio.engine.speaking.durations import with_durations
from tts_studio.engine.speaking.voice_files import VoiceFiles, check_model, sha256
from tts_studio.errors import VoiceError
from tts_studio.messages import Message

if TYPE_CHECKING:
    from tts_studio.engine.speaking.piper_voice import VoiceWithPhonemizer

AGAIN = Message("Please copy or download the voice again, its two files together.")

_SEEDING = threading.Lock()  # onnxruntime has one seed for the process


def open_voice(
    files: VoiceFiles, document: Mapping[str, Any], seed: int | None, *, for_books: bool = False
) -> VoiceWithPhonemizer:
    """Return the voice with a new session; known hashes are checked meanwhile on a thread of their own.

    Both hashlib and onnxruntime release the interpreter, so on a second core the check costs no time. ``seed`` None
    takes one by chance. ``for_books``: the session computes in the thread that calls it, so that several threads speak
    a sentence each, and tells the durations if they are in the graph. Raises VoiceError for a file that is missing,
    damaged, changed or no Piper voice.
    """
    check_model(files.model)
    digests: dict[Path, str] = {}
    known = {files.model: files.sha256, files.config: files.config_sha256}
    hashing = threading.Thread(target=_hash, args=([path for path, value in known.items() if value], digests))
    hashing.start()
    try:
        model = with_durations(files.model) if for_books else str(files.model)
        session = _session(model, files.model.name, seed, for_books=for_books)
        _check_graph(session, document, files)
    finally:
        hashing.join()
    for path, expected in known.items():
        if expected and digests.get(path) != expected:
            raise VoiceError(
                "“{name}” has changed since it was made: it is damaged or another voice's.", AGAIN, name=path.name
            )
    return _voice(session, document)


def open_graph(graph: bytes, document: Mapping[str, Any], seed: int | None) -> VoiceWithPhonemizer:
    """Return a voice whose graph is still in memory; raises VoiceError if it is no complete ONNX file."""
    return _voice(_session(graph, str(document.get("dataset", "")), seed), document)


def _voice(session: Any, document: Mapping[str, Any]) -> VoiceWithPhonemizer:
    from tts_studio.engine.speaking.piper_voice import VoiceWithPhonemizer  # which imports piper

    return VoiceWithPhonemizer(session, document)


def _hash(paths: Iterable[Path], digests: dict[Path, str]) -> None:
    for path in paths:
        with contextlib.suppress(VoiceError):  # a file that cannot be read has no hash, which is reported as a change
            digests[path] = sha256(path)


def _session(model: str | bytes, name: str, seed: int | None, *, for_books: bool = False) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # errors come as exceptions and are told in words
    if for_books:
        options.intra_op_num_threads = 1
    else:
        # The default level makes loading twice as long (0.9 s instead of 0.5 s of CPU time), and speaking 3 % faster.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    with _SEEDING:
        onnxruntime.set_seed(int.from_bytes(os.urandom(4)) >> 1 if seed is None else seed)
        try:
            return onnxruntime.InferenceSession(model, sess_options=options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors derive from nothing else
            if "External data" in str(error):
                raise VoiceError(
                    "The voice “{name}” lacks a file beside it that holds its weights.",
                    "Please copy or download all its files together.",
                    str(error),
                    name=name,
                ) from error
            raise VoiceError(
                "“{name}” is not a voice, or it is cut off or damaged: it is no complete ONNX file.",
                "Please copy or download it again.",
                str(error),
                name=name,
            ) from error


def _check_graph(session: Any, document: Mapping[str, Any], files: VoiceFiles) -> None:
    """Raise VoiceError unless the graph is a Piper voice that the configuration fits."""
    inputs = {entry.name for entry in session.get_inputs()}
    speakers = int(document["num_speakers"])
    if not {"input", "input_lengths", "scales"} <= inputs <= {"input", "input_lengths", "scales", "sid"}:
        raise VoiceError(
            "“{name}” is an ONNX file, but not a Piper voice.",
            "Please choose another file.",
            str(inputs),
            name=files.model.name,
        )
    if (
        ("sid" in inputs) != (speakers > 1)
        or not _notes_agree(session, document)
        or not _says_highest_id(session, document)
    ):
        raise VoiceError(
            "“{config}” belongs to another voice than “{model}”.",
            AGAIN,
            config=files.config.name,
            model=files.model.name,
        )


def _notes_agree(session: Any, document: Mapping[str, Any]) -> bool:
    """Return whether the model's own notes, which our export and sherpa-onnx's write, agree with the configuration."""
    noted: dict[str, str] = session.get_modelmeta().custom_metadata_map
    expected = {"sample_rate": str(document["audio"]["sample_rate"]), "voice": str(document["espeak"]["voice"])}
    return all(noted.get(name, value) == value for name, value in expected.items())


def _says_highest_id(session: Any, document: Mapping[str, Any]) -> bool:
    """Run the graph on its highest phoneme and speaker: a few milliseconds, and every table is known to be there."""
    feed = {
        "input": np.array([[max(i for ids in document["phoneme_id_map"].values() for i in ids)]], np.int64),
        "input_lengths": np.array([1], np.int64),
        "scales": np.array([0.0, 0.01, 0.0], np.float32),
    }
    if int(document["num_speakers"]) > 1:
        feed["sid"] = np.array([int(document["num_speakers"]) - 1], np.int64)
    try:
        output = session.run(None, feed)[0]
    except Exception:  # onnxruntime's errors derive from nothing else
        return False
    return isinstance(output, np.ndarray) and output.dtype == np.float32 and output.size > 0
