"""What each destination writes: the names, fields and files that its reader takes, and nothing of another voice."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import onnx
import pytest

from tts_studio import jobs
from tts_studio.assets import resource
from tts_studio.engine import bases
from tts_studio.engine.export import sherpa_onnx, speech_dispatcher
from tts_studio.engine.export.configuration import tokens
from tts_studio.engine.export.destinations import DESTINATIONS
from tts_studio.engine.speaking.voice_files import locate
from tts_studio.errors import VoiceError
from tts_studio.events import Event, Finished

pytestmark = pytest.mark.usefixtures("small_base")

KEY = "en_US-anna-medium"
PIPER = {f"{KEY}.onnx", f"{KEY}.onnx.json"}
SONATA = re.compile(r"(?P<language>[a-z]+(_|-)?([a-z]+)?)(-|_)(?P<name>[a-z|_]+(\+RT)?)(-|_)"
                    r"(?P<quality>(high|medium|low|x-low|x_low))", re.IGNORECASE)  # fmt: skip
"""How Sonata reads the name of a model; ``match`` as it does."""
UPLOAD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""What wyoming-piper's upload page takes for a name."""


@pytest.fixture
def voice(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that makes a voice of a name with a card, its configuration changed."""

    def make(name: str = KEY, **changes: object) -> Path:
        folder, base = tmp_path / "voices" / name, bases.find()
        folder.mkdir(parents=True)
        model = onnx.load(base.path)
        model.doc_string = name  # no voice has the bytes of another one
        onnx.save(model, folder / f"{name}.onnx")
        config = json.loads(base.config_path.read_text(encoding="utf-8")) | changes
        (folder / f"{name}.onnx.json").write_text(json.dumps(config), encoding="utf-8")
        (folder / "MODEL_CARD").write_text(f"{name} has agreed.\n", encoding="utf-8")
        return folder

    return make


@pytest.fixture
def little_espeak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let espeak-ng's data be one file instead of 360."""
    monkeypatch.setattr(sherpa_onnx, "_espeak_data", lambda: [("phondata", Path(__file__))])


def export(voice: Path, to: str, out: Path) -> Mapping[str, object]:
    events: list[Event] = list(jobs.export(str(voice), out, to=to))
    assert isinstance(events[-1], Finished)
    return events[-1].result


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


WRITTEN = {
    "piper": PIPER | {f"{KEY}.{end}" for end in ("README.txt", "MODEL_CARD", "tokens.txt")},
    "home-assistant": PIPER | {f"{KEY}.home-assistant.txt", f"{KEY}.MODEL_CARD"},
    "nvda": {f"{KEY}.nvda.txt", f"{KEY}.tar.gz"},
    "sherpa-onnx": {f"vits-piper-{KEY}/{n}" for n in PIPER | {"README.txt", "MODEL_CARD", "tokens.txt"}},
    "speech-dispatcher": {
        f"{KEY}-speech-dispatcher/{name}"
        for name in PIPER | {"README.txt", "MODEL_CARD", "install.sh", f"{KEY.lower()}-generic.conf"}
    },
    "browser": {
        f"{KEY}-browser/{name}"
        for name in (
            "README.txt",
            "MODEL_CARD",
            "index.html",
            "package.json",
            "pack.mjs",
            "page.js",
            "speak.js",
            "voice.js",
        )
    },
    "android": {f"{KEY}-android/{name}" for name in PIPER | {"README.txt", "MODEL_CARD", "tokens.txt"}},
    "folder": {f"{KEY}/{name}" for name in PIPER | {"README.txt", "MODEL_CARD", "tokens.txt"}},
    "zip": {f"{KEY}.zip"},
}


def test_each_destination_writes_the_names_that_its_reader_takes(voice: Callable[..., Path], tmp_path: Path) -> None:
    assert WRITTEN.keys() == DESTINATIONS.keys()
    wrong: dict[str, object] = {}
    anna = voice()
    for to, names in WRITTEN.items():
        result = export(anna, to, tmp_path / to)
        found = {name for name in files_below(tmp_path / to) if "/espeak-ng-data/" not in name}
        loads = Path(str(result["model"]))
        page = result.get("instructions")
        about = Path(str(page)).read_text(encoding="utf-8") if page else ""
        if (
            found != names
            or not loads.exists()
            or (page and (KEY not in about or "{" in about.replace("{voice: ", "")))
        ):
            wrong[to] = (found ^ names, loads, about)
    assert wrong == {}


@pytest.mark.usefixtures("little_espeak")
def test_two_voices_in_one_folder_never_harm_one_another(voice: Callable[..., Path], tmp_path: Path) -> None:
    anna, ben = voice(), voice("en_US-ben-medium", espeak={"voice": "de"})
    out = tmp_path / "out"
    for to in DESTINATIONS:
        export(anna, to, out)
    before = files_below(out)
    for to in DESTINATIONS:
        export(ben, to, out)
    after = files_below(out)
    assert {name: content for name, content in after.items() if name in before} == before
    assert len(after) == 2 * len(before)


@pytest.mark.usefixtures("little_espeak")
def test_an_export_is_replaced_by_a_newer_one_and_by_nothing_else(voice: Callable[..., Path], tmp_path: Path) -> None:
    anna, wrong = voice(), list[str]()
    for to in DESTINATIONS:
        out = tmp_path / to
        export(anna, to, out)
        export(anna, to, out)
        name = max(name for name in files_below(out) if "espeak-ng-data" not in name)
        shutil.rmtree(out)
        (out / name).parent.mkdir(parents=True)
        (out / name).write_text("mine", encoding="utf-8")
        try:
            export(anna, to, out)
            wrong.append(f"{to}: {name} was replaced")
        except VoiceError as error:
            if "was not written by TTS Studio" not in str(error) or files_below(out) != {name: b"mine"}:
                wrong.append(f"{to}: {name}: {error}, {files_below(out).keys()}")
    assert wrong == []


def test_sonata_installs_the_archive_for_nvda(voice: Callable[..., Path], tmp_path: Path) -> None:
    """Its own steps: names without a folder, one model, one configuration, fields of the types that Rust reads."""
    anna = voice(phoneme_map={"a": ["b"]}, phoneme_id_map={"_": [0], "^": [1], "$": [2], "a": [3], "aɪ": [4]})
    export(anna, "nvda", tmp_path)
    with tarfile.open(tmp_path / f"{KEY}.tar.gz") as archive:
        assert {(member.name, member.uname, member.isfile()) for member in archive} == {
            (name, "", True) for name in PIPER | {"MODEL_CARD"}
        }
        content = archive.extractfile(f"{KEY}.onnx.json")
        assert content is not None
        config = json.load(content)
    found = SONATA.match(KEY)
    assert found is not None
    assert (found["language"], found["name"], found["quality"]) == ("en_US", "anna", "medium")
    assert len(KEY.split("-")) == 3
    assert (config["phoneme_map"], config["speaker_id_map"], config["language"]["code"]) == ({}, {}, "en_US")
    assert config["phoneme_id_map"] == {"_": [0], "^": [1], "$": [2], "a": [3]}
    assert {"audio", "espeak", "inference", "num_speakers", "num_symbols"} <= config.keys()


def test_sherpas_table_has_a_character_a_line_as_it_ends_itself_otherwise() -> None:
    ids = {"_": [0], "a": [3, 4], "aɪ": [5], "\n": [6], "": [7], "x": [], " ": [8]}
    assert tokens({"phoneme_type": "espeak", "phoneme_id_map": ids}) == "_ 0\na 3\n  8\n"
    assert tokens({"phoneme_type": "pinyin", "phoneme_id_map": {"iang": [1]}}) == "iang 1\n"


def test_names_of_people_in_any_script_become_names_that_all_programs_take(
    voice: Callable[..., Path], tmp_path: Path
) -> None:
    names = (
        "山田太郎",
        "Łukasz",
        "Ørsted",
        "Анна 2",
        "محمد",
        "ß",
        "O’Brien-Ö",
        "🙂",
        "anna",
        "Anna",
        "ANNA.v2",
        "王小明",
    )
    names += ("王晓明", "en_US-anna-medium", "en_US-Anna-medium", "en_US-anna-rt-medium", "名" * 60, "名" * 61)
    keys: dict[str, str] = {}
    for name in names:
        keys[name] = Path(str(export(voice(name), "home-assistant", tmp_path / "out")["model"])).stem
    assert len(set(keys.values())) == len(names), keys
    assert keys["en_US-anna-rt-medium"] == "en_US-anna_rt-medium"
    assert (keys["王小明"], keys["王晓明"]) == ("en_US-wang_xiao_ming-medium", "en_US-wang_xiao_ming_two-medium")
    refused = [key for key in keys.values() if not (UPLOAD.fullmatch(key) and SONATA.fullmatch(key))]
    assert refused == []
    configs = {key: json.loads((tmp_path / "out" / f"{key}.onnx.json").read_text()) for key in keys.values()}
    assert {key: config["dataset"] for key, config in configs.items()} == {key: key for key in configs}


def test_a_program_that_cannot_read_a_voices_phonemes_is_told_before_anything_is_written(
    voice: Callable[..., Path], tmp_path: Path
) -> None:
    letters, wrong = voice(phoneme_type="text"), list[str]()
    for to in ("nvda", "sherpa-onnx", "android", "browser"):
        with pytest.raises(VoiceError, match="a voice that reads phonemes of the kind “text”"):
            export(letters, to, tmp_path / "out")
    for to in ("piper", "home-assistant", "speech-dispatcher", "folder", "zip"):
        if not Path(str(export(letters, to, tmp_path / "out")["model"])).exists():
            wrong.append(to)
    assert wrong == []


def test_the_archive_holds_the_folder(voice: Callable[..., Path], tmp_path: Path) -> None:
    anna = voice()
    for to in ("folder", "zip"):
        export(anna, to, tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / f"{KEY}.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    written = {name: content for name, content in files_below(tmp_path / "out").items() if "/" in name}
    unpacked = files_below(tmp_path / "unpacked")
    model = f"{KEY}/{KEY}.onnx"
    assert unpacked.pop(model)[:64] == written.pop(model)[:64]  # its notes are written in no order
    assert unpacked == written
    assert locate(tmp_path / "unpacked" / KEY).stem == KEY


def test_the_settings_for_speech_dispatcher_name_each_speaker(tmp_path: Path) -> None:
    several = {"num_speakers": 3, "speaker_id_map": {"Łukasz": 1, "p 225": 0}}
    document = {"language": {"family": "pl"}, "inference": {"length_scale": 1.2}, **several}
    text = speech_dispatcher.settings(KEY, document)
    assert re.findall(r'AddVoice "pl" "MALE1" "(.*)"', text) == ["p_two_two_five:0", "lukasz:1", "speaker:2"]
    assert "--speaker `echo \\'$VOICE\\' | sed s/.*://`" in text
    assert "1.2 / 3 ^" in text
    assert not re.search(
        r"\\[a-z]", text
    )  # the backslash is lost when settings are read: “tr '\n' ' '” took all n away
    assert not re.search(r"\{\w+\}", text)


def test_the_page_for_browsers_holds_the_voice(voice: Callable[..., Path], tmp_path: Path) -> None:
    anna = voice()
    folder = Path(str(export(anna, "browser", tmp_path)["model"])).parent
    rows = (folder / "voice.js").read_text(encoding="ascii").splitlines()
    assert b"".join(base64.b64decode(row.strip('",')) for row in rows[1:-1])[:64].find(b"TTS Studio") > 0
    config = json.loads(rows[0].removeprefix("globalThis.VOICE = {config: ").removesuffix(", model: ["))
    assert config["dataset"] == KEY
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert KEY in page
    assert bases.texts("en-us").greeting in page
    assert [name for name in re.findall(r'<script src="(.*?)"', page) if not (folder / name).is_file()] == [
        "libraries.js"
    ]


CUT = {
    "Hello there, Mr. Brown. Is it late?": [
        [("Hello there", ","), ("Mr", ".")],
        [("Brown", ".")],
        [("Is it late", "?")],
    ],
    "3.5 km at 10:30: yes; “no!” she said…": [
        [("3.5 km at 10:30", ":"), ("yes", ";"), ("“no", "!")],
        [("” she said", ".")],
    ],
    "One\n\nTwo\n": [[("One", ".")], [("Two", ".")]],
    "你好，世界。再见！": [[("你好", ","), ("世界", ".")], [("再见", "!")]],
    "مرحبا، كيف حالك؟": [[("مرحبا", ","), ("كيف حالك", "?")]],
    " ... ?! ": [],
    "no end": [[("no end", "")]],
}


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_the_page_cuts_texts_into_sentences_and_pieces(tmp_path: Path) -> None:
    script, cut = tmp_path / "cut.mjs", "JSON.parse(process.argv[3]).map(TtsStudio.pieces)"
    script.write_text(f"import(process.argv[2]).then(() => console.log(JSON.stringify({cut})))", encoding="utf-8")
    command = ["node", script, resource("browser/speak.js").as_uri(), json.dumps(list(CUT))]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=100)
    texts = json.loads(answer.stdout)
    found = [[[tuple(piece.values()) for piece in sentence] for sentence in sentences] for sentences in texts]
    assert dict(zip(CUT, found, strict=True)) == CUT


@pytest.mark.usefixtures("little_espeak")
def test_two_people_of_one_name_get_two_names_and_keep_them(voice: Callable[..., Path], tmp_path: Path) -> None:
    """Two projects may each have an Anna; a voice of ours is known by its training, whichever step of it is used."""
    mine, hers = voice(), tmp_path / "hers" / KEY
    shutil.copytree(mine, hers)
    for home, run in ((mine, "2026-11-23T15-04"), (hers, "2026-11-29T09-30")):
        (home / "voice.json").write_text(json.dumps({"model": f"{KEY}.onnx", "run": run, "speaker": "Anna"}))
    out, second = tmp_path / "out", "en_US-anna_two-medium"
    wrong: list[str] = []
    for to in DESTINATIONS:
        export(mine, to, out / to)
        first = files_below(out / to)
        loads = [str(export(home, to, out / to)["model"]) for home in (hers, mine, hers)]
        model = onnx.load(mine / f"{KEY}.onnx")
        model.doc_string = f"another step, {to}"
        onnx.save(model, mine / f"{KEY}.onnx")
        loads.append(str(export(mine, to, out / to)["model"]))
        ends = ["two" if second in load else "one" if KEY in load else load for load in loads]
        kept = {name for name in first if name in files_below(out / to)}
        if ends != ["two", "one", "two", "one"] or kept != first.keys() or len(files_below(out / to)) != 2 * len(first):
            wrong.append(f"{to}: {ends}, {files_below(out / to).keys()}")
    assert wrong == []
