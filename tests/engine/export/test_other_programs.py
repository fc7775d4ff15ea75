"""Each exported voice, spoken with by the very program that it was exported for.

Skipped unless ``TTS_STUDIO_PROGRAMS`` names the folder that ``packaging/other_programs.py`` has filled. ``-rP`` prints
what was heard.
"""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

import numpy as np
import piper
import pytest

from tests.helpers import other_programs
from tts_studio import jobs
from tts_studio.audio.signal import Audio
from tts_studio.engine import bases

pytestmark = pytest.mark.long

KEY = "en_US-anna-medium"
TEXT = "The train to the coast leaves at nine. Is it late?"
ESPEAK_DATA = Path(piper.__file__).parent / "espeak-ng-data"


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base voice, at its level already, so that each export of it takes a moment."""
    other_programs.folder()
    home, out, base = tmp_path_factory.mktemp("voices"), tmp_path_factory.mktemp("exported"), bases.find()
    shutil.copy(base.path, home / f"{KEY}.onnx")
    shutil.copy(base.config_path, home / f"{KEY}.onnx.json")
    list(jobs.export(str(home), out, to="folder"))
    return out / KEY


@pytest.fixture(params=[False, True], ids=["whole", "small"])
def small(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def export(voice: Path, to: str, out: Path, *, small: bool = False) -> str:
    list(jobs.export(str(voice), out, to=to, small=small))
    return "en_US-anna_small-medium" if small else KEY


def check(heard: Audio, program: str, work: Path) -> None:
    """What was heard is speech of about the right length; a recogniser, if there is one, hears its words."""
    loud = np.nonzero(np.abs(heard.samples) > 0.02)[0]
    seconds = (loud[-1] - loud[0]) / heard.rate if len(loud) else 0.0
    words = other_programs.words_in(heard, work)
    print(f"{program}: {seconds:.1f} s of speech, peak {np.abs(heard.samples).max():.2f}; heard: {words}")
    assert 1.5 < seconds < 9.0
    wanted = ("train", "coast", "leaves", "late")
    assert words is None or sum(word in words for word in wanted) >= 2


def test_home_assistants_piper_offers_the_voice_and_speaks_with_it(voice: Path, tmp_path: Path, *, small: bool) -> None:
    key = export(voice, "home-assistant", tmp_path / "share", small=small)
    heard, told = other_programs.wyoming_piper(tmp_path / "share", key, TEXT, tmp_path)
    assert told["languages"] == ["en_US"]
    check(heard, f"wyoming-piper {told['version']}, {key}", tmp_path)


def test_sherpa_onnx_1_speaks_a_text_with_the_folder(voice: Path, tmp_path: Path, *, small: bool) -> None:
    key = export(voice, "sherpa-onnx", tmp_path, small=small)
    home = tmp_path / f"vits-piper-{key}"
    files = (home / f"{key}.onnx", home / "tokens.txt", home / "espeak-ng-data")
    heard, version = other_programs.sherpa_onnx_1(*files, TEXT, tmp_path)
    check(heard, f"sherpa-onnx {version}, {key}", tmp_path)


def test_sherpas_engine_speaks_with_the_two_files_for_android(voice: Path, tmp_path: Path) -> None:
    export(voice, "android", tmp_path)
    home = tmp_path / f"{KEY}-android"
    shutil.copy(home / f"{KEY}.onnx", tmp_path / "model.onnx")  # as SherpaTTS calls it
    files = (tmp_path / "model.onnx", home / "tokens.txt", ESPEAK_DATA)
    heard, version = other_programs.sherpa_onnx_1(*files, TEXT, tmp_path)
    check(heard, f"sherpa-onnx {version} as in SherpaTTS", tmp_path)


def test_what_sonata_unpacks_speaks(voice: Path, tmp_path: Path) -> None:
    """Sonata itself runs under NVDA only; piper-tts reads the same two files."""
    export(voice, "nvda", tmp_path)
    with tarfile.open(tmp_path / f"{KEY}.tar.gz") as archive:
        archive.extractall(tmp_path / KEY, filter="data")
    spoken = list(piper.PiperVoice.load(tmp_path / KEY / f"{KEY}.onnx").synthesize(TEXT))
    samples = np.concatenate([chunk.audio_float_array for chunk in spoken])
    check(Audio(samples.astype(np.float32), 22_050), "piper-tts with the files for Sonata", tmp_path)


def test_speech_dispatcher_says_it_through_the_loudspeaker(voice: Path, tmp_path: Path) -> None:
    export(voice, "speech-dispatcher", tmp_path / "out")
    heard, module = other_programs.speech_dispatcher(tmp_path / "out" / f"{KEY}-speech-dispatcher", TEXT, tmp_path)
    check(heard, f"speech-dispatcher, {module}", tmp_path)


def test_the_page_speaks_under_node(voice: Path, tmp_path: Path, *, small: bool) -> None:
    key = export(voice, "browser", tmp_path, small=small)
    heard, told = other_programs.node(tmp_path / f"{key}-browser", TEXT, tmp_path)
    assert told["sentences"] == 2
    assert told["together"][1:] == ["ɪz ɪt dˈʌn", "jˈɛs"]
    assert told["french"] == ["tʁɛ bjˈɛ̃"]  # letters beyond ASCII reach espeak-ng
    check(heard, f"onnxruntime-web {told['version']} under Node, {key}", tmp_path)


def test_the_page_speaks_in_a_browser_without_a_server(voice: Path, tmp_path: Path) -> None:
    export(voice, "browser", tmp_path)
    heard, name = other_programs.chromium(tmp_path / f"{KEY}-browser", TEXT, tmp_path)
    assert "at file:///" in name
    check(heard, name.split(" at ")[0], tmp_path)
