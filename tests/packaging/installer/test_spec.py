"""What is frozen: tts_studio.spec run with stand-ins for PyInstaller, for each of the three systems."""

from __future__ import annotations

import plistlib
import re
import sys
import tomllib
from collections.abc import Callable
from importlib import metadata, util
from pathlib import Path, PurePath
from types import ModuleType, SimpleNamespace
from typing import Any

import PySide6.QtSvg  # noqa: F401 -- before a test says that this is another system
import pytest

import tts_studio
from tts_studio.engine import bases

ROOT = Path(__file__).parents[3]
SPEC = ROOT / "packaging" / "installer" / "tts_studio.spec"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CODE = {"", ".c", ".cmake", ".dll", ".dylib", ".h", ".pxd", ".py", ".pyc", ".pyd", ".pyi", ".pyx", ".so", ".typed"}
DATA_KNOWN_TO_HOOKS = {
    "PySide6",
    "_soundfile_data",
    "_sounddevice_data",
    "onnxruntime",
    "scipy",
    "torch",
    "torchgen",
}
DATA_WITHOUT_SUFFIX = {"anyascii"}  # its tables are called 000, 001 …
DATA_OF_OTHERS = {"contractions"}  # which wetext imports
DATA_NOT_READ = {"numpy", "onnx", "lxml", "markdown_it", "wyoming"}
"""Files of their tests, for compiling against them, for what is not used of them, or about where they come from."""


class Call:
    """Stands in for one of PyInstaller's classes: keeps what it was called with."""

    pure = "modules"
    scripts = "scripts"

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.arguments = arguments
        self.named = named
        self.binaries = [("libasound.so.2", "/lib/libasound.so.2", "BINARY"), ("libfoo.so", "/lib/libfoo.so", "BINARY")]
        self.datas = [("torch/include/a.h", "/a.h", "DATA"), *((to, of, "DATA") for of, to in named.get("datas", []))]


class Frozen:
    """What the spec asked of PyInstaller."""

    def __init__(self, names: dict[str, Any], calls: dict[str, list[Call]]) -> None:
        self.names = names
        self._calls = calls

    def all(self, kind: str) -> list[Call]:
        return self._calls[kind]

    def the(self, kind: str) -> Call:
        (call,) = self._calls[kind]
        return call

    def program(self, name: str) -> dict[str, Any]:
        return next(call.named for call in self._calls["EXE"] if call.named["name"] == name)


@pytest.fixture
def freeze(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Frozen]:
    """Give a function that runs the spec as if on a system (linux, win32, darwin)."""
    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(
        collect_data_files=lambda package, excludes=(): [(f"data of {package}", package)],
        collect_submodules=lambda package, on_error: [f"all of {package}"] if on_error == "raise" else [],
        copy_metadata=lambda name, recursive=False: [
            (f"metadata of {name}{' and all it needs' * recursive}", "metadata")
        ],
        get_package_paths=lambda name: ("", str(Path(util.find_spec(name).submodule_search_locations[0]))),
    )
    windows = ModuleType("PyInstaller.utils.win32")
    kinds = (
        "FixedFileInfo",
        "StringFileInfo",
        "StringStruct",
        "StringTable",
        "VSVersionInfo",
        "VarFileInfo",
        "VarStruct",
    )
    vars(windows)["versioninfo"] = SimpleNamespace(**dict.fromkeys(kinds, Call))
    for module in (ModuleType("PyInstaller"), ModuleType("PyInstaller.utils"), hooks, windows):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(sys, "path", list(sys.path))

    def run(system: str) -> Frozen:
        monkeypatch.setattr(sys, "platform", system)
        calls: dict[str, list[Call]] = {kind: [] for kind in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        names: dict[str, Any] = {"SPECPATH": str(SPEC.parent), "workpath": str(tmp_path)}
        for kind, made in calls.items():
            names[kind] = lambda *arguments, _made=made, **named: _made.append(Call(*arguments, **named)) or _made[-1]
        exec(compile(SPEC.read_text(encoding="utf-8"), SPEC, "exec"), names)
        return Frozen(names, calls)

    return run


def test_every_package_that_reads_its_own_files_is_named(freeze: Callable[[str], Frozen]) -> None:
    frozen = freeze("linux")
    found: set[str] = set()
    for requirement in PROJECT["dependencies"]:
        files = metadata.files(re.split(r"[<>=!~\[; ]", requirement)[0]) or []
        packages = {file.parts[0] for file in files if file.suffix == ".py" and len(file.parts) > 1}
        packages -= {name for name in packages if name.endswith(".dist-info")}
        found |= {file.parts[0] for file in files if file.parts[0] in packages and is_data(file)}

    named = set(frozen.names["DATA_PACKAGES"])
    assert (found | DATA_WITHOUT_SUFFIX | DATA_OF_OTHERS) - DATA_KNOWN_TO_HOOKS - DATA_NOT_READ == named
    assert {(f"data of {package}", package) for package in named} <= set(frozen.the("Analysis").named["datas"])


def is_data(file: PurePath) -> bool:
    return file.suffix not in CODE and not {"tests", "test"} & set(file.parts)


def test_resources_and_licences_are_shipped(freeze: Callable[[str], Frozen]) -> None:
    datas = freeze("linux").the("Analysis").named["datas"]

    assert (str(ROOT / "resources"), "resources") in datas
    assert (str(ROOT / "LICENSE"), ".") in datas
    assert ("metadata of tts-studio and all it needs", "metadata") in datas
    assert all(Path(source).exists() for source, _ in datas[:2])


def test_what_is_imported_by_name_only_is_shipped(freeze: Callable[[str], Frozen]) -> None:
    imported = freeze("linux").the("Analysis").named["hiddenimports"]

    assert "all of tts_studio" in imported  # the window's pages
    packages = {base.files.model.parents[1].name for base in bases.catalogue() if not base.derivation}
    assert packages
    assert packages <= set(imported)  # found without being imported


def test_the_networks_that_are_used_are_shipped_and_no_others(freeze: Callable[[str], Frozen]) -> None:
    excluded = freeze("linux").the("Analysis").named["excludes"]

    assert "transformers.models.gpt2" in excluded
    assert not {f"transformers.models.{name}" for name in ("auto", "bert", "vits")} & set(excluded)


def test_nothing_that_is_needed_is_left_out(freeze: Callable[[str], Frozen]) -> None:
    excluded = set(freeze("linux").the("Analysis").named["excludes"])
    needed = {re.split(r"[<>=!~\[; ]", requirement)[0].replace("-", "_") for requirement in PROJECT["dependencies"]}

    assert not needed & excluded


def test_optional_judges_and_nvidia_are_left_out(freeze: Callable[[str], Frozen]) -> None:
    excluded = set(freeze("linux").the("Analysis").named["excludes"])
    judges = (re.split("[<>=]", judge)[0] for judge in PROJECT["optional-dependencies"]["judges"])

    assert {judge.replace("-", "_").removesuffix("_wheels").removeprefix("open_") for judge in judges} <= excluded
    assert {"nvidia", "triton", "resemblyzer"} <= excluded


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_folder_holds_both_programs(system: str, freeze: Callable[[str], Frozen]) -> None:
    frozen = freeze(system)

    assert frozen.program("tts-studio")["console"]
    assert not frozen.program("tts-studio-window")["console"]
    assert {call.named["name"] for call in frozen.all("EXE")} == {*PROJECT["scripts"], *PROJECT["gui-scripts"]}
    assert frozen.the("COLLECT").arguments[:2] == tuple(frozen.all("EXE"))
    (entry,) = frozen.the("Analysis").arguments[0]
    assert Path(entry).is_file()


def test_sound_system_of_linux_is_the_machines_own(freeze: Callable[[str], Frozen]) -> None:
    _, _, binaries, datas = freeze("linux").the("COLLECT").arguments

    assert [name for name, _, _ in binaries] == ["libfoo.so"]
    assert "torch/include/a.h" not in [name for name, _, _ in datas]
    assert "resources" in [name for name, _, _ in datas]


@pytest.mark.parametrize(
    ("where", "used"),
    [
        ("libasound.so.2", False),
        ("libportaudio.so.2", True),
        ("libjack.so.0", True),  # PortAudio does not load without it
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so", True),
        ("torch/bin/test_api", False),
        ("torch\\bin\\test_api.exe", False),
        ("torch/bin/torch_shm_manager", True),  # torch does not start without it
        ("torch/lib/libtorch_cpu.so", True),
        ("torch\\lib\\c10.lib", False),
        ("tts_studio-0.2.0.dist-info/METADATA", True),
        ("tts_studio-0.2.0.dist-info/direct_url.json", False),  # tells where this checkout lies
    ],
)
def test_files_of_no_use_are_left_out(where: str, used: bool, freeze: Callable[[str], Frozen]) -> None:
    assert freeze("linux").names["is_used"]((where, f"/{where}", "DATA")) is used


def test_the_address_of_the_list_of_changes_is_packed_where_it_is_given(
    freeze: Callable[[str], Frozen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TTS_STUDIO_RELEASES", raising=False)
    assert not [name for name, _ in freeze("linux").the("Analysis").named["datas"] if "releases" in name]

    monkeypatch.setenv("TTS_STUDIO_RELEASES", "https://example.org/list")
    (packed,) = [each for each in freeze("linux").the("Analysis").named["datas"] if "releases" in each[0]]
    assert packed[1] == "resources"
    assert Path(packed[0]).name == "releases.txt"
    assert Path(packed[0]).read_text() == "https://example.org/list\n"


def test_hooks_run_on_linux_only(freeze: Callable[[str], Frozen]) -> None:
    hooks = freeze("linux").the("Analysis").named["runtime_hooks"]

    assert {Path(hook).name for hook in hooks} == {"restore_library_path.py", "use_bundled_portaudio.py"}
    assert all(Path(hook).is_file() for hook in hooks)
    assert freeze("darwin").the("Analysis").named["runtime_hooks"] == []


def test_linux_takes_its_icon_from_the_theme(freeze: Callable[[str], Frozen]) -> None:
    frozen = freeze("linux")

    assert frozen.program("tts-studio-window")["icon"] is None
    assert frozen.all("BUNDLE") == []


def test_windows_shows_icon_and_version(freeze: Callable[[str], Frozen]) -> None:
    program = freeze("win32").program("tts-studio-window")

    assert Path(program["icon"]).read_bytes()[:4] == b"\0\0\1\0"
    fixed = program["version"].named["ffi"].named
    assert ".".join(map(str, fixed["filevers"])) == f"{tts_studio.__version__}.0"
    assert fixed["prodvers"] == fixed["filevers"]
    texts = dict(struct.arguments for struct in program["version"].named["kids"][0].arguments[0][0].arguments[1])
    assert texts["ProductVersion"] == tts_studio.__version__
    assert texts["ProductName"] == "TTS Studio"


def test_macos_says_why_it_wants_the_microphone(freeze: Callable[[str], Frozen]) -> None:
    frozen = freeze("darwin")
    bundle = frozen.the("BUNDLE")

    assert "record" in bundle.named["info_plist"]["NSMicrophoneUsageDescription"]
    assert plistlib.loads(plistlib.dumps(bundle.named["info_plist"])) == bundle.named["info_plist"]
    entitlements = Path(frozen.program("tts-studio-window")["entitlements_file"])
    assert plistlib.loads(entitlements.read_bytes())["com.apple.security.device.audio-input"] is True


def test_macos_program_is_an_app(freeze: Callable[[str], Frozen]) -> None:
    bundle = freeze("darwin").the("BUNDLE").named

    assert bundle["info_plist"]["CFBundleExecutable"] in PROJECT["gui-scripts"]
    assert bundle["info_plist"]["LSBackgroundOnly"] is False
    assert bundle["version"] == tts_studio.__version__
    assert re.fullmatch(r"[A-Za-z0-9.-]+", bundle["bundle_identifier"])
    assert Path(bundle["icon"]).read_bytes()[:4] == b"icns"
