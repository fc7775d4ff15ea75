"""packaging/studio.py on a tiny project: real virtual environments and pip, no package index."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.helpers.tables import each_row

pytestmark = pytest.mark.long
SCRIPT = Path(__file__).parents[2] / "packaging" / "studio.py"
TOOLS = ("ruff", "pyright", "lint-imports", "pytest", "coverage")

BACKEND = """
import os, signal, zipfile
from pathlib import Path

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    if Path("power-cut").exists():
        os.killpg(0, signal.SIGKILL)
    scripts = "".join(f"{name} = tiny:{function}\\n" for name, function in SCRIPTS)
    files = {
        "tiny.pth": f"{Path.cwd()}\\n",
        "tiny-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n",
        "tiny-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nGenerator: tiny\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
        "tiny-1.dist-info/entry_points.txt": f"[console_scripts]\\n{scripts}",
    }
    files["tiny-1.dist-info/RECORD"] = "".join(f"{name},,\\n" for name in files) + "tiny-1.dist-info/RECORD,,\\n"
    with zipfile.ZipFile(Path(wheel_directory) / "tiny-1-py3-none-any.whl", "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return "tiny-1-py3-none-any.whl"

SCRIPTS = [("tts-studio", "program")] + [(name, "tool") for name in TOOLS]
"""

PROGRAM = """
import json, os, sys
from pathlib import Path

def program():
    print(os.getcwd(), sys.argv[1:])
    return 7

def tool():
    if "coverage" in sys.argv[0]:
        files = {f"{share}.py": {"summary": {"percent_covered": share}} for share in range(100, 40, -5)}
        print(json.dumps({"totals": {"percent_covered": 87.54}, "files": files}))
        return
    print("ran", Path(sys.argv[0]).stem, sys.argv[1:], os.environ["OMP_NUM_THREADS"])
    return 3 if "ruff" in sys.argv[0] and "check" in sys.argv else 0
"""

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "tiny"
version = "1"
[dependency-groups]
test = ["tiny"]
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A tiny project."""
    return make_checkout(tmp_path / "checkout")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A tiny project, its path not plain ASCII, on which ``run`` was called once, and that call's result."""
    folder = make_checkout(tmp_path_factory.mktemp("ready") / "my checkout 语音")
    return folder, call(folder, "run", "speak", "two words", "--out", "-")


def make_checkout(folder: Path) -> Path:
    (folder / "packaging").mkdir(parents=True)
    shutil.copy(SCRIPT, folder / "packaging" / "studio.py")
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "constraints.txt").write_text("")
    (folder / "backend.py").write_text(f"TOOLS = {TOOLS!r}\n{BACKEND}")
    (folder / "tiny.py").write_text(PROGRAM)
    return folder


def environment(path: str = "") -> dict[str, str]:
    """Return an environment without a package index and, unless it lies in ``path``, without apt-get."""
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_NO_COMPILE": "1"}
    return {**os.environ, **offline, "PATH": path}


def call(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call the script from the folder above the checkout."""
    return subprocess.run(
        [sys.executable, str(checkout / "packaging" / "studio.py"), *arguments],
        cwd=checkout.parent,
        env={**environment(), "TMPDIR": str(checkout.parent)},  # a pip that is killed leaves its folders there
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )


def test_run_sets_up_and_gives_way_to_the_program(ready: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    checkout, first = ready

    assert first.returncode == 7, first.stderr
    assert first.stdout == f"{checkout.parent} ['speak', 'two words', '--out', '-']\n"
    assert "3 to 5 minutes" in first.stderr


def test_second_run_sets_nothing_up(ready: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    before = written(ready[0] / ".venv")

    second = call(ready[0], "run", "--help")

    assert (second.returncode, second.stderr) == (7, "")
    assert written(ready[0] / ".venv") == before


def written(folder: Path) -> dict[Path, int]:
    """Return all files below a folder with the times at which they were written."""
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*") if "__pycache__" not in path.parts}


def test_life_of_a_checkout(checkout: Path) -> None:
    # One long story, since each fresh environment costs seconds.
    kept, half_written = checkout / ".venv" / "kept", checkout / ".venv" / "half-written"

    if os.name != "nt":  # process groups are POSIX
        interrupt_a_set_up(checkout)
        half_written.touch()
    assert_two_set_ups_at_once_do_not_disturb_each_other(checkout)
    assert not half_written.exists(), "an interrupted set-up must be repaired"
    kept.touch()
    assert_failed_installation_says_why_and_is_tried_again(checkout)
    assert kept.exists(), "changed versions must not cost a new environment"
    assert_moved_checkout_is_set_up_again(checkout)


def interrupt_a_set_up(checkout: Path) -> None:
    (checkout / "power-cut").touch()
    assert call(checkout, "run").returncode < 0
    (checkout / "power-cut").unlink()


def assert_two_set_ups_at_once_do_not_disturb_each_other(checkout: Path) -> None:
    command = [sys.executable, str(checkout / "packaging" / "studio.py"), "run"]
    both = [subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[1] for process in both]

    assert [process.returncode for process in both] == [7, 7], said
    assert sorted("Setting up" in text for text in said) == [False, True]
    assert call(checkout, "run").stderr == ""


def assert_failed_installation_says_why_and_is_tried_again(checkout: Path) -> None:
    (checkout / "constraints.txt").write_text("tiny==2\n")  # there is only version 1

    failed = call(checkout, "run")

    assert failed.returncode == 1
    assert "tiny==2" in failed.stderr
    assert failed.stderr.endswith("The set-up failed.\n")
    (checkout / "constraints.txt").write_text("tiny==1\n")
    assert call(checkout, "run").returncode == 7
    assert call(checkout, "run").stderr == ""


def assert_moved_checkout_is_set_up_again(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("moved"))

    assert call(moved, "run").returncode == 7
    assert (moved / ".venv" / "set-up.home").read_text(encoding="utf-8") == str(moved)


def test_the_environment_of_another_checkout_is_left_alone(
    ready: tuple[Path, subprocess.CompletedProcess[str]], checkout: Path
) -> None:
    """A second work tree may have a link to the environment of the first."""
    theirs = ready[0] / ".venv"
    (checkout / ".venv").symlink_to(theirs, target_is_directory=True)
    before = written(theirs)

    refused = call(checkout, "run")

    assert refused.returncode == 1
    assert f"a link to the environment of {ready[0]}" in refused.stderr
    assert written(theirs) == before


def test_a_failed_check_hides_no_other(ready: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    result = call(ready[0], "test", "-k", "this one")

    assert result.returncode == 1
    ran = [line.split()[1] for line in result.stdout.splitlines() if line.startswith("ran")]
    assert ran == ["ruff", "ruff", "pyright", "lint-imports", "pytest"]
    assert "'-k', 'this one'] 1" in result.stdout
    assert "Coverage" not in result.stderr, "a few tests say nothing of the whole"
    summary = result.stderr.split("Summary")[1].split()
    assert [word for word in summary if word.isalpha() and word != "s"] == [
        *("lint", "FAILED"),
        *("format", "passed"),
        *("types", "passed"),
        *("imports", "passed"),
        *("tests", "passed"),
    ]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_continuous_integration_calls_test(
    ready: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    checkout = ready[0]
    (checkout / ".ci").mkdir()
    shutil.copy(SCRIPT.parents[1] / ".ci" / "run", checkout / ".ci" / "run")
    (tmp_path / "python3").symlink_to(sys.executable)
    fake_apt_get(tmp_path)

    result = subprocess.run(
        [str(checkout / ".ci" / "run")],
        env=environment(f"{tmp_path}{os.pathsep}{os.environ['PATH']}"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "Coverage: 87.5 % of the lines; the least of\n   45 %  45.py\n   50 %  50.py\n" in result.stderr
    assert "90.py" in result.stderr
    assert "95.py" not in result.stderr, "the ten least are enough"
    assert "Summary" in result.stderr


def test_bench_runs_the_benchmark_that_is_named(ready: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    checkout = ready[0]
    script = "import sys; print(sys.prefix, sys.argv[1:]); sys.exit(5)"
    (checkout / "packaging" / "benchmarks").mkdir()
    (checkout / "packaging" / "benchmarks" / "bench_window.py").write_text(script)

    result = call(checkout, "bench", "window", "--training", "two words")

    assert (result.returncode, result.stderr) == (5, "")
    assert result.stdout == f"{checkout / '.venv'} ['--training', 'two words']\n"


@pytest.mark.parametrize(
    ("arguments", "code"), [([], 2), (["walk"], 2), (["bench"], 2), (["bench", "walk"], 2), (["--help"], 0)]
)
def test_usage(checkout: Path, arguments: list[str], code: int) -> None:
    result = call(checkout, *arguments)

    assert result.returncode == code
    assert (result.stdout or result.stderr).startswith("usage: ")
    assert not (checkout / ".venv").exists()


# System packages


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("studio", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "studio", module)  # where its dataclasses look for their names
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def missing_portaudio(studio: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux on which only PortAudio is missing."""
    monkeypatch.setattr(studio.sys, "platform", "linux")
    monkeypatch.setattr(studio, "loads", lambda library: "portaudio" not in library)


def fake_apt_get(folder: Path, code: int = 0) -> Path:
    """Put an apt-get into the folder that notes its arguments; return the note."""
    note = folder / "apt-get.note"
    script = folder / "apt-get"
    script.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> "{note}"\nexit {code}\n')
    script.chmod(0o755)
    return note


@pytest.mark.skipif(os.name == "nt", reason="shell scripts")
@pytest.mark.usefixtures("missing_portaudio")
def test_root_gets_missing_packages_installed(
    studio: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    note = fake_apt_get(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(studio.os, "geteuid", lambda: 0)

    studio.install_system_packages(studio.missing_packages())

    update, install = note.read_text().splitlines()
    assert update.startswith("noninteractive")
    assert update.endswith(" update")
    assert install.endswith(" install -y --no-install-recommends libportaudio2")


@pytest.mark.skipif(os.name == "nt", reason="shell scripts")
@pytest.mark.usefixtures("missing_portaudio")
def test_failing_apt_get_does_not_stop_the_set_up(
    studio: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fake_apt_get(tmp_path, code=100)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(studio.os, "geteuid", lambda: 0)

    studio.install_system_packages(studio.missing_packages())

    assert "apt-get update && apt-get install -y --no-install-recommends libportaudio2" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="shell scripts")
@pytest.mark.usefixtures("missing_portaudio")
def test_others_get_the_line_to_paste(
    studio: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    note = fake_apt_get(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(studio.os, "geteuid", lambda: 1000)

    studio.install_system_packages(studio.missing_packages())

    assert "sudo apt-get update && sudo apt-get install -y" in capsys.readouterr().err
    assert not note.exists()


@pytest.mark.usefixtures("missing_portaudio")
def test_other_distributions_hear_what_is_missing(
    studio: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    studio.install_system_packages(studio.missing_packages())

    assert "libportaudio2" in capsys.readouterr().err


def test_nothing_missing_is_nothing_said(
    studio: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(studio, "loads", lambda library: True)

    studio.install_system_packages(studio.missing_packages())

    assert capsys.readouterr().err == ""
    assert studio.loads("libc.so.6")


def test_a_library_that_is_not_there_is_missing(studio: ModuleType) -> None:
    assert not studio.loads("libno-such-library.so.9")


def test_tests_get_a_screen_and_a_sound_card(
    studio: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("Xvfb", "pactl", "dbus-run-session"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(studio.sys, "platform", "linux")
    monkeypatch.setattr(studio, "TEST_PLUGIN", "libno-such-plugin.so")

    assert studio.missing_test_packages() == ["pulseaudio", "libasound2-plugins"]


def test_the_benchmark_of_voices_comes_with_the_judges(studio: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[str, ...]] = []
    monkeypatch.setattr(studio, "set_up", lambda *parts: done.append(parts))
    monkeypatch.setattr(studio, "give_way", lambda command: done.append(tuple(command[1:])) or 3)

    assert studio.main(["bench", "voice", "--seed", "1"]) == 3
    assert done == [("run", "judges"), (str(SCRIPT.parent / "benchmarks" / "bench_voice.py"), "--seed", "1")]
    assert (SCRIPT.parent / "benchmarks" / "bench_voice.py").is_file()


def test_the_curve_needs_no_judges(studio: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[str, ...]] = []
    monkeypatch.setattr(studio, "set_up", lambda *parts: done.append(parts))
    monkeypatch.setattr(studio, "give_way", lambda command: done.append(tuple(command[1:])) or 0)

    assert studio.main(["bench", "curve", "1.json"]) == 0
    assert done == [("run",), (str(SCRIPT.parent / "benchmarks" / "bench_curve.py"), "1.json")]
    assert (SCRIPT.parent / "benchmarks" / "bench_curve.py").is_file()


def test_judges_come_without_a_compiler(studio: ModuleType) -> None:
    wheels, resemblyzer = studio.pip_arguments("judges")

    assert wheels[0] == "--only-binary=:all:"
    assert "webrtcvad-wheels" in wheels
    assert resemblyzer == ["--no-deps", "resemblyzer"]


# Torch, and how much is loaded


@pytest.fixture
def on_linux(studio: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A Linux without an NVIDIA GPU; returns a folder for the wheels that its pip finds."""
    (tmp_path / "index" / "torch").mkdir(parents=True)
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (tmp_path / "pyproject.toml").write_text('dependencies = [\n    "torch>=2.11,<2.15",\n]\n')
    (tmp_path / "constraints.txt").write_text("numpy==2.4.6\ntorch==2.14.1\ntorchaudio==2.11.1\n")
    for name, value in {
        "ROOT": tmp_path,
        "CONSTRAINTS": tmp_path / "constraints.txt",
        "CPU_INDEX": (tmp_path / "index").as_uri(),
        "has_nvidia_gpu": lambda: False,
    }.items():
        monkeypatch.setattr(studio, name, value)
    monkeypatch.setattr(studio.sys, "platform", "linux")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    return wheels


def test_the_torch_without_cuda_is_taken_where_pip_finds_one(studio: ModuleType, on_linux: Path) -> None:
    assert studio.chosen_torch(Path(sys.executable)) == studio.Torch("2.14.1"), "there is no index, or an empty one"

    for version in ("2.11.0+cpu", "2.13.0+cpu", "2.15.0+cpu"):
        (on_linux / f"torch-{version}-py3-none-any.whl").touch()
    assert studio.chosen_torch(Path(sys.executable)) == studio.Torch("2.13.0+cpu")


@each_row(
    ("found", "best"),
    [
        ([], None),
        (["2.14.1", "2.13.0+cu130"], None),
        (["2.15.0+cpu", "2.10.0+cpu", "2.14.0rc1+cpu"], None),
        (["2.15.0+cpu", "2.13.0+cpu", "2.11.0+cpu"], "2.13.0+cpu"),
        (["2.14.2+cpu", "2.14.1+cpu", "2.14.1"], "2.14.1+cpu"),
    ],
)
@pytest.mark.usefixtures("on_linux")
def test_of_many_versions_the_tested_one_is_best(studio: ModuleType, found: list[str], best: str | None) -> None:
    assert studio.best_for_cpu(found, "2.14.1") == (best and studio.Torch(best))


def test_a_gpu_gets_cuda(studio: ModuleType, on_linux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (on_linux / "torch-2.14.1+cpu-py3-none-any.whl").touch()
    monkeypatch.setattr(studio, "has_nvidia_gpu", lambda: True)

    assert studio.chosen_torch(Path(sys.executable)) == studio.Torch("2.14.1")


def test_a_checkout_without_torch_chooses_none(studio: ModuleType, on_linux: Path, tmp_path: Path) -> None:
    (tmp_path / "constraints.txt").write_text("numpy==2.4.6\n")

    assert studio.chosen_torch(Path(sys.executable)) is None


@each_row(
    ("installed", "found", "taken"),
    [
        (None, None, "2.14.1"),
        (None, "2.14.1+cpu", "2.14.1+cpu"),
        ("2.13.0", "2.14.1+cpu", None),  # with CUDA: pip brings it up to date
        ("2.14.1+cpu", "2.14.1+cpu", None),
        ("2.13.0+cpu", "2.14.1+cpu", "2.14.1+cpu"),
        ("2.13.0+cpu", None, None),  # it stays, and no CUDA comes
        ("2.10.0+cpu", None, "2.14.1"),  # it is too old
    ],
)
@pytest.mark.usefixtures("on_linux")
def test_a_torch_that_is_there_is_renewed_in_its_kind(
    studio: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: str, found: str, taken: str
) -> None:
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    shutil.rmtree(packages, ignore_errors=True)
    if installed:
        (packages / f"torch-{installed}.dist-info").mkdir(parents=True)
    monkeypatch.setattr(studio, "torch_for_cpu", lambda *_: found and studio.Torch(found))

    assert studio.torch_to_install(Path(sys.executable), tmp_path) == (taken and studio.Torch(taken))
    if not taken:
        pinned = installed if installed.endswith("+cpu") else "2.14.1"
        assert f"torch=={pinned}\n" in studio.fitting_constraints(tmp_path).read_text()


def test_all_else_fits_the_torch_that_is_there(studio: ModuleType, on_linux: Path, tmp_path: Path) -> None:
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    library = packages / "torchaudio" / "lib" / "_torchaudio.so"
    library.parent.mkdir(parents=True)
    library.touch()
    (packages / "torchaudio-2.11.1.dist-info").mkdir()
    torch = packages / "torch-2.14.1.dist-info"
    torch.mkdir()
    studio.drop_what_needs_cuda(tmp_path)
    assert studio.fitting_constraints(tmp_path) == tmp_path / "constraints.txt"
    assert library.exists()

    torch.rename(packages / "torch-2.13.0+cpu.dist-info")
    studio.drop_what_needs_cuda(tmp_path)
    chosen = studio.fitting_constraints(tmp_path).read_text()
    assert chosen == "numpy==2.4.6\ntorch==2.13.0+cpu\ntorchaudio==2.11.1\n"
    assert not library.exists(), "it would not load"

    library.touch()
    (packages / "torchaudio-2.11.1.dist-info").rename(packages / "torchaudio-2.11.1+cpu.dist-info")
    studio.drop_what_needs_cuda(tmp_path)
    assert library.exists()


def test_the_size_is_said_and_there_has_to_be_room(
    studio: ModuleType, on_linux: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(studio, "VENV", on_linux)
    monkeypatch.setattr(studio.shutil, "disk_usage", lambda _: SimpleNamespace(free=4e9))
    studio.say_size(studio.Torch("2.14.1+cpu"))
    small = capsys.readouterr().err
    assert f"{studio.WITHOUT_CUDA.loaded:g} GB are loaded, which take {studio.WITHOUT_CUDA.installed:g} GB" in small
    assert "CUDA" not in small

    with pytest.raises(studio.SetUpError, match="not enough room"):
        studio.say_size(studio.Torch("2.14.1"))
    large = capsys.readouterr().err
    assert f"{studio.WITH_CUDA.loaded:g} GB are loaded" in large
    assert "cannot be reached" in large, "why it is so much"


def test_waiting_is_told(studio: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    tell = studio.Teller()
    lines = [
        "Collecting torch",
        "Downloading torch-2.14.1-cp311.whl (100.0 MB)",
        *(f"Progress {done} of 100000000" for done in range(0, 100_000_001, 1_000_000)),
        "Downloading small.whl (60 kB)",
        "Progress 60000 of 60000",
        "Downloading other.whl (60.0 MB)",
        "Progress 30000000 of 60000000",
        "Installing collected packages: torch, small, other",
    ]
    kept = [line for line in lines if tell(line)]

    assert kept == [line for line in lines if not line.startswith("Progress")]
    assert capsys.readouterr().err.splitlines() == [
        "  Downloading torch-2.14.1-cp311.whl (100.0 MB)",
        *(f"    {tens} of 100 MB" for tens in range(10, 101, 10)),
        "  Downloading other.whl (60.0 MB)",
        "    30 of 60 MB",
        "  Installing 3 packages; the large ones take a while …",
    ]


def test_the_package_is_made_by_the_builder(studio: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(studio, "give_way", lambda command: done.extend(command) or 4)

    assert studio.main(["package", "--folder-only"]) == 4
    assert done == [sys.executable, str(SCRIPT.parent / "installer" / "build.py"), "--folder-only"]


def test_readme_tells_the_same_sizes(studio: ModuleType) -> None:
    readme = (SCRIPT.parents[1] / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| with(?:out|) .* \| ([\d.]+) GB \| ([\d.]+) GB \|$", readme, re.MULTILINE)

    assert [(float(loaded), float(installed)) for loaded, installed in told] == [
        (size.loaded, size.installed) for size in (studio.WITHOUT_CUDA, studio.WITH_CUDA)
    ]
