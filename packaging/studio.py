#!/usr/bin/env python3
"""Set up TTS Studio in this checkout, then run it or test it. Needs Python 3.11 or newer and nothing else.

Everything goes into the folder ``.venv`` of the checkout. The first call takes minutes; later ones find a stamp and go
straight on. What this script says goes to standard error, so that ``run`` keeps standard output for the program.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = VENV / "set-up.lock"
UNFINISHED = VENV / "set-up.unfinished"
CONSTRAINTS = ROOT / "constraints.txt"

USAGE = """\
usage: python3 packaging/studio.py COMMAND [ARGUMENTS]

  run [ARGUMENTS]            set up if needed, then run tts-studio with these arguments
  test [ARGUMENTS]           set up if needed, then check style, types, imports and run the tests (arguments: pytest's)
  constraints [ARGUMENTS]    write constraints.txt, the versions that are installed (--upgrade: the newest ones)
  package [ARGUMENTS]        make the program as one folder that needs no Python and, on Linux, a .deb of it; test both
  judges                     add the optional judges of `tts-studio evaluate`
  manual [ARGUMENTS]         set up if needed, then make the manual of its chapters (--pictures: its pictures, too)
  fuzz [ARGUMENTS]           set up with atheris if needed, then try damaged files on all that reads files
  bench voice [ARGUMENTS]    set up with the judges if needed, then train a test speaker's voice and measure it
  bench curve [ARGUMENTS]    set up if needed, then draw what `bench voice --json` printed against minutes of speech
  bench base [ARGUMENTS]     set up with the judges if needed, then measure how well base voices are understood
  bench book [ARGUMENTS]     set up if needed, then measure how fast a book is read aloud, beside the program `piper`
  bench server [ARGUMENTS]   set up if needed, then measure `tts-studio serve` under load and malformed requests
  bench speaking [ARGUMENTS] set up if needed, then measure how soon the first sound is heard, gaps, and stopping
  bench texts [ARGUMENTS]    set up if needed, then measure how well recordings that do not say their texts are found
  bench window [ARGUMENTS]   set up if needed, then measure how soon the window is there and how smooth it stays
"""

LIBRARIES = {
    "libportaudio.so.2": "libportaudio2",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What PortAudio and Qt load on Linux, and the Debian packages of it; on other systems their wheels bring it along."""
TEST_PROGRAMS = {"Xvfb": "xvfb", "pulseaudio": "pulseaudio", "pactl": "pulseaudio-utils", "dbus-run-session": "dbus"}
"""A screen, a sound card and a bus made of software, for the tests that use the window as a person would."""
JOURNEY = "tests/gui/test_journey.py"
TEST_PLUGIN = "libasound_module_pcm_pulse.so"
TEST_PLUGIN_PACKAGE = "libasound2-plugins"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
"""PyTorch's own package index, the part with builds for processors."""
LARGE = 50_000_000
"""Bytes of a file from which on it is told how much of it is here."""
TEST_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
"""Starts the bus of screen readers."""
TEST_SERVICE_PACKAGE = "at-spi2-core"
BENCHMARKS = {
    "voice": ("run", "judges"),
    "curve": ("run",),
    "base": ("run", "judges"),
    "book": ("run",),
    "server": ("run", "test"),
    "speaking": ("run", "test"),
    "texts": ("run",),
    "window": ("run",),
}
"""Those in packaging/benchmarks/bench_….py, and the parts that each needs."""


@dataclass(frozen=True)
class Size:
    """What a set-up of the program needs, in GB; measured on Linux."""

    loaded: float
    installed: float


WITHOUT_CUDA = Size(loaded=0.6, installed=2.1)
WITH_CUDA = Size(loaded=3.4, installed=6.8)


class SetUpError(Exception):
    """The set-up cannot go on; the message is for the person at the terminal."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; return the program's own exit code, 1 if the set-up or a check failed, 2 for wrong use."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything has checked the version
        say(f"TTS Studio needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    commands: dict[str, Callable[[Sequence[str]], int]] = {
        "run": run,
        "test": test,
        "judges": judges,
        "bench": bench,
        "fuzz": fuzz,
        "manual": manual,
        "constraints": constraints,
        "package": package,
    }
    if not arguments or arguments[0] not in commands:
        asked = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(USAGE, end="", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except (SetUpError, OSError) as error:
        say(f"{error}\nThe set-up failed.")
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: Sequence[str]) -> int:
    """Run ``tts-studio`` in the caller's folder with ``arguments``."""
    set_up("run")
    return give_way([program("tts-studio"), *arguments])


def give_way(command: list[str]) -> int:
    """Become another program, or run it and return its exit code."""
    if os.name != "nt":  # on Windows, exec returns to the shell before the program has ended
        os.execv(command[0], command)
    return subprocess.call(command)


def test(arguments: Sequence[str]) -> int:
    """Run every check, also after one has failed, and print a summary; in continuous integration with the coverage."""
    set_up("run", "test")
    results = [check(name, command, check_environment()) for name, command in checks(arguments).items()]
    if not arguments and os.environ.get("CI"):
        say(f"\n{coverage()}")
    say("\nSummary")
    for name, passed, seconds in results:
        say(f"  {name:8} {'passed' if passed else 'FAILED'} {seconds:7.1f} s")
    return 0 if all(passed for _, passed, _ in results) else 1


def checks(arguments: Sequence[str]) -> dict[str, list[str]]:
    """Return the checks by name; ``arguments`` are those of pytest, which choose tests."""
    workers = str(min(os.cpu_count() or 1, 4))
    # One file stays in one worker, so that what its tests share is made once.
    # A worker that crashes ends the run: with loadfile, pytest-xdist waits for ever for the tests that it had left.
    pytest = ["pytest", "-n", workers, "--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart", "0"]
    # Measuring takes a sixth of the time: continuous integration does it.
    measured = ["--cov", "--cov-report="] if os.environ.get("CI") else []
    added = [*measured, "--cov-append"] if measured else []
    style = {
        "lint": ["ruff", "check", "."],
        "format": ["ruff", "format", "--check", "."],
        "types": ["pyright"],
        "imports": ["lint-imports"],
    }
    if arguments:
        return {**style, "tests": [*pytest, *arguments]}
    return {
        **style,
        "tests": [*pytest, *measured, f"--ignore={JOURNEY}"],
        # The journey trains for a minute and wants the machine for itself.
        "journey": ["pytest", *added, JOURNEY],
    }


def check_environment() -> dict[str, str]:
    """Return the environment of the checks."""
    # Several workers that each start as many threads as there are cores only wait for one another.
    # The interpreter's own monitoring (Python 3.12) costs nearly nothing; before, each line is traced.
    return {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "COVERAGE_CORE": "sysmon" if sys.version_info >= (3, 12) else "ctrace",
    }


def coverage() -> str:
    """Return how much of the program the tests have run, and the files of which the least."""
    command = [program("coverage"), "json", "--quiet", "-o", "-"]
    answer = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if answer.returncode:
        return f"Coverage: {answer.stdout.strip()}"
    report = json.loads(answer.stdout)
    files = sorted((each["summary"]["percent_covered"], name) for name, each in report["files"].items())
    least = [f"  {share:3.0f} %  {name}" for share, name in files[:10]]
    return "\n".join([f"Coverage: {report['totals']['percent_covered']:.1f} % of the lines; the least of", *least])


def check(name: str, command: Sequence[str], environment: dict[str, str]) -> tuple[str, bool, float]:
    """Run one check in the checkout; return its name, whether it passed, and its seconds."""
    say(f"\n== {name}: {' '.join(command)}")
    start = time.monotonic()
    code = subprocess.call([program(command[0]), *command[1:]], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
    return name, code == 0, time.monotonic() - start


def judges(arguments: Sequence[str]) -> int:
    """Install the judges of ``tts-studio evaluate``."""
    set_up("run", "judges")
    say("The judges are installed.")
    return 0


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmark that the first argument names with the other arguments."""
    if not arguments or arguments[0] not in BENCHMARKS:
        print(USAGE, end="", file=sys.stderr)
        return 2
    set_up(*BENCHMARKS[arguments[0]])
    script = ROOT / "packaging" / "benchmarks" / f"bench_{arguments[0]}.py"
    return give_way([str(python()), str(script), *arguments[1:]])


def fuzz(arguments: Sequence[str]) -> int:
    """Try damaged files on the readers; ``arguments`` are those of packaging/fuzzing/fuzz.py."""
    set_up("run", "fuzz")
    return give_way([str(python()), str(ROOT / "packaging" / "fuzzing" / "fuzz.py"), *arguments])


def manual(arguments: Sequence[str]) -> int:
    """Make the manual; ``arguments`` are those of packaging/manual/build.py."""
    set_up("run", *(["test"] if "--pictures" in arguments else []))  # the scenes that are drawn are those of the tests
    return give_way([str(python()), str(ROOT / "packaging" / "manual" / "build.py"), *arguments])


def constraints(arguments: Sequence[str]) -> int:
    """Write constraints.txt anew; ``arguments`` are those of packaging/constraints.py."""
    set_up("constraints")
    return give_way([str(python()), str(ROOT / "packaging" / "constraints.py"), *arguments])


def package(arguments: Sequence[str]) -> int:
    """Make the package; ``arguments`` are those of packaging/installer/build.py, which makes its own environment."""
    return give_way([sys.executable, str(ROOT / "packaging" / "installer" / "build.py"), *arguments])


# Set-up


def set_up(*parts: str) -> None:
    """Install the parts that are not installed yet; returns at once if all are."""
    if all(is_ready(part) for part in parts):
        return
    refuse_another_checkouts()
    VENV.mkdir(exist_ok=True)
    with one_at_a_time():
        missing = [part for part in parts if not is_ready(part)]
        if missing:
            install(missing)


def refuse_another_checkouts() -> None:
    """Raise SetUpError if ``.venv`` is a link to the environment of another checkout, which would be made anew here."""
    home = VENV / "set-up.home"
    if VENV.is_symlink() and home.exists() and home.read_text(encoding="utf-8") != str(ROOT):
        raise SetUpError(
            f"{VENV} is a link to the environment of {home.read_text(encoding='utf-8')}, which is left as it is."
            f" Remove the link to get one here, or run scripts by {python()} themselves."
        )


def install(parts: Sequence[str]) -> None:
    """Bring system libraries, virtual environment and Python packages for ``parts``, and stamp what is done."""
    say(f"Setting up TTS Studio in {VENV} (3 to 5 minutes the first time).")
    start = time.monotonic()
    install_system_packages(missing_packages() + (missing_test_packages() if "test" in parts else []))
    make_environment()
    torch = torch_to_install(python(), VENV) if "run" in parts else None
    # Killed between here and the end, the packages may be half written: the next call sees this file and starts afresh.
    UNFINISHED.touch()
    try:
        if torch is not None:
            say_size(torch)
            install_torch(python(), torch)
        for part in parts:
            for arguments in pip_arguments(part):
                pip(arguments)
            drop_what_needs_cuda(VENV)
            stamp(part).write_text(fingerprint(), encoding="utf-8")
    except SetUpError:  # pip gave up of its own accord, for example without network, and left nothing half done
        UNFINISHED.unlink()
        raise
    UNFINISHED.unlink()
    say(f"Ready after {time.monotonic() - start:.0f} s.")


def pip_arguments(part: str) -> list[list[str]]:
    """Return the arguments of the ``pip install`` calls that bring one part."""
    import tomllib  # not at the top: older Pythons do not have it and are to hear a clear sentence

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if part == "run":
        return [["--editable", str(ROOT)]]
    if part == "test":  # named one by one, since the pip that comes with Python 3.11 does not know dependency groups
        return [project["dependency-groups"]["test"]]
    if part == "fuzz":
        return [project["dependency-groups"]["fuzz"]]
    if part == "constraints":
        return [["uv"]]
    # Resemblyzer asks for webrtcvad, which is published as source only and needs a C compiler. The judges name
    # webrtcvad-wheels instead, the same module compiled, so Resemblyzer itself comes without its dependencies.
    extra = project["project"]["optional-dependencies"]["judges"]
    return [["--only-binary=:all:", *extra], ["--no-deps", "resemblyzer"]]


def pip(arguments: Sequence[str]) -> None:
    """Run ``pip install`` in the environment and tell its slow steps; raise SetUpError with its last lines."""
    pip_install(python(), ["--constraint", str(fitting_constraints(VENV)), *arguments])


def pip_install(interpreter: Path, arguments: Sequence[str]) -> None:
    """Run ``pip install`` in an environment and tell its slow steps; raise SetUpError with its last lines."""
    progress = ["--progress-bar", "raw"] if pip_version(interpreter) >= (24, 1) else []
    command = [str(interpreter), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *progress]
    tell = Teller()
    with subprocess.Popen(
        [*command, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        lines = [line.rstrip() for line in process.stdout if tell(line)]
    if process.returncode:
        raise SetUpError("\n".join(lines[-15:]))


def pip_version(interpreter: Path) -> tuple[int, ...]:
    """Return the first two numbers of the version of an environment's pip."""
    code = "import pip; print(*pip.__version__.split('.')[:2])"
    answer = subprocess.run([str(interpreter), "-c", code], capture_output=True, text=True, check=False)
    return tuple(int(number) for number in answer.stdout.split() if number.isdigit())


class Teller:
    """Says the lines of pip that mean waiting, and how far a large file is."""

    def __init__(self) -> None:
        self._tenths = 0

    def __call__(self, line: str) -> bool:
        """Hear a line; return whether it is more than news of how much of a file is here."""
        words = line.split()
        if words[:1] == ["Progress"]:  # pip from 24.1 on: “Progress 1048576 of 530000000”, in bytes
            self._progress(int(words[1]), int(words[3]))
            return False
        if words[:1] == ["Downloading"] and re.search(r"\b[MG]B\b", line):
            self._tenths = 0
            say(f"  {line.strip()}")
        elif words[:3] == ["Installing", "collected", "packages:"]:
            say(f"  Installing {len(words) - 3} packages; the large ones take a while …")
        return True

    def _progress(self, done: int, total: int) -> None:
        tenths = 10 * done // total if total >= LARGE else 0
        if tenths > self._tenths:
            self._tenths = tenths
            say(f"    {done / 1e6:.0f} of {total / 1e6:.0f} MB")


# Torch


@dataclass(frozen=True)
class Torch:
    """A build of torch that can be installed."""

    version: str
    """As pip names it: ``2.14.1``, or ``2.14.1+cpu`` for the one for processors alone."""

    @property
    def for_cpu(self) -> bool:
        """Whether it does without NVIDIA's libraries."""
        return self.version.endswith("+cpu")


def torch_to_install(interpreter: Path, environment: Path) -> Torch | None:
    """Return the torch to install before all else; None if what is there will do, or is brought up to date by the rest.

    One for processors stays one for processors: a newer version of it is taken if there is one, and otherwise it stays
    as long as pyproject.toml allows it.
    """
    installed = installed_torch(environment)
    if installed is not None and not installed.for_cpu:
        return None
    chosen = chosen_torch(interpreter)
    if installed is None or not is_within(installed.version, torch_bounds()):
        return chosen
    return chosen if chosen and chosen.for_cpu and chosen != installed else None


def chosen_torch(interpreter: Path) -> Torch | None:
    """Return the torch to install into a fresh environment; None if constraints.txt names none.

    On Linux, the torch of the Python package index brings NVIDIA's CUDA along, which is larger than all the rest.
    Where there is no NVIDIA GPU, the build for processors is taken: from PyTorch's own index, or wherever pip has
    to look. If it is not there in the version of constraints.txt, the newest is taken that pyproject.toml allows.
    """
    pin = re.search(r"^torch==(\S+)", CONSTRAINTS.read_text(encoding="utf-8"), re.MULTILINE)
    if pin is None:
        return None
    if not sys.platform.startswith("linux") or has_nvidia_gpu():
        return Torch(pin[1])
    return torch_for_cpu(interpreter, pin[1]) or Torch(pin[1])


def torch_for_cpu(interpreter: Path, pinned: str) -> Torch | None:
    """Return the build of torch for processors that pip finds, best of the version ``pinned``; None without one."""
    patience = ["--retries", "0", "--timeout", "10"]
    command = [str(interpreter), "-m", "pip", "index", "versions", "torch", "--index-url", CPU_INDEX, *patience]
    answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    listed = re.search(r"^Available versions: (.*)$", answer.stdout, re.MULTILINE)
    return best_for_cpu(listed[1].split(", ") if listed else [], pinned)


def best_for_cpu(versions: Sequence[str], pinned: str) -> Torch | None:
    """Return the best of all versions, the newest first, for a computer without an NVIDIA GPU; None without one."""
    fitting = [version for version in versions if version.endswith("+cpu") and is_within(version, torch_bounds())]
    best = f"{pinned}+cpu" if f"{pinned}+cpu" in fitting else next(iter(fitting), "")
    return Torch(best) if best else None


def torch_bounds() -> tuple[str, str]:
    """Return the least version of torch that pyproject.toml allows, and the one from which on it allows none."""
    bounds = re.search(r'^\s*"torch>=([\d.]+),<([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    if bounds is None:
        raise SetUpError("pyproject.toml names no bounds of torch.")
    return bounds[1], bounds[2]


def is_within(version: str, bounds: tuple[str, str]) -> bool:
    """Tell whether a version of torch, such as ``2.14.1+cpu``, lies within bounds."""
    least, above = (tuple(map(int, bound.split("."))) for bound in bounds)
    numbers = re.fullmatch(r"([\d.]+)\+\w+", version)  # no pre-release
    return numbers is not None and least <= tuple(map(int, numbers[1].split("."))) < above


def has_nvidia_gpu() -> bool:
    """Tell whether NVIDIA's driver is installed, on Linux and in Windows' Linux alike."""
    return loads("libcuda.so.1")


def say_size(torch: Torch) -> None:
    """Say how much is loaded and how much room it takes, before it is loaded; raise SetUpError if there is no room."""
    size = WITHOUT_CUDA if torch.for_cpu or not sys.platform.startswith("linux") else WITH_CUDA
    say(f"  {size.loaded:g} GB are loaded, which take {size.installed:g} GB of disk space.")
    if size is WITH_CUDA and not has_nvidia_gpu():
        say(f"  Most of it is NVIDIA's CUDA, of no use here: the torch without it is at {CPU_INDEX},")
        say("  which cannot be reached or has no fitting version. To wait for it, press Ctrl+C.")
    free = shutil.disk_usage(VENV).free / 1e9
    if free < size.loaded + size.installed:
        raise SetUpError(
            f"There is not enough room: while it is set up, {size.loaded + size.installed:g} GB are needed, and {VENV} "
            f"has {free:.1f} GB. Please make room and try again."
        )


def install_torch(interpreter: Path, torch: Torch) -> None:
    """Install a build of torch for processors, and torchaudio's where there is one; all else comes with the rest."""
    if torch.for_cpu:
        index = ["--no-deps", "--index-url", CPU_INDEX]
        pip_install(interpreter, [*index, f"torch=={torch.version}"])
        pin = re.search(r"^torchaudio==(\S+)", CONSTRAINTS.read_text(encoding="utf-8"), re.MULTILINE)
        with contextlib.suppress(SetUpError):  # drop_what_needs_cuda makes do with the other one
            pip_install(interpreter, [*index, "--retries", "0", f"torchaudio=={pin[1] if pin else ''}+cpu"])


def torch_folders(environment: Path) -> list[Path]:
    """Return the folder with the metadata of the torch that is installed in an environment, or an empty list."""
    places = ("lib/python*/site-packages", "Lib/site-packages")
    return [found for place in places for found in environment.glob(f"{place}/torch-*.dist-info")]


def installed_torch(environment: Path) -> Torch | None:
    """Return the build of torch that is installed in an environment."""
    versions = [folder.name.removeprefix("torch-").removesuffix(".dist-info") for folder in torch_folders(environment)]
    return Torch(versions[0]) if versions else None


def fitting_constraints(environment: Path) -> Path:
    """Return a file with constraints.txt; if a torch for processors is installed, with that one's version."""
    installed = installed_torch(environment)
    if installed is None or not installed.for_cpu or not is_within(installed.version, torch_bounds()):
        return CONSTRAINTS
    chosen = environment / "set-up.constraints.txt"
    lines = CONSTRAINTS.read_text(encoding="utf-8")
    chosen.write_text(
        re.sub(r"^torch==\S+", f"torch=={installed.version}", lines, flags=re.MULTILINE), encoding="utf-8"
    )
    return chosen


def drop_what_needs_cuda(environment: Path) -> None:
    """Remove the compiled part of a torchaudio that was built for CUDA beside a torch that was not.

    It would not load, and torchaudio with it; without it torchaudio lacks forced alignment, which is not used here.
    """
    for torch in torch_folders(environment):
        audio = [folder.name for folder in torch.parent.glob("torchaudio-*.dist-info")]
        if "+cpu" in torch.name and audio and "+cpu" not in audio[0]:
            for library in (torch.parent / "torchaudio" / "lib").glob("*.so"):
                library.unlink()


def make_environment() -> None:
    """Make ``.venv``; again if an earlier set-up was cut short, the folder has moved or its Python is gone."""
    home = VENV / "set-up.home"
    moved = home.exists() and home.read_text(encoding="utf-8") != str(ROOT)
    if UNFINISHED.exists() or moved or not works(python()):
        say("  Making the virtual environment …")
        UNFINISHED.touch()
        empty_environment()
        interpreter = getattr(sys, "_base_executable", sys.executable)  # not one that lies in .venv itself
        made = subprocess.run([interpreter, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
        if made.returncode:
            raise SetUpError(made.stdout + made.stderr)
    home.write_text(str(ROOT), encoding="utf-8")


def empty_environment() -> None:
    """Empty ``.venv`` except for the lock that is held and the mark that the work is unfinished."""
    for entry in VENV.iterdir():
        if entry in (LOCK, UNFINISHED):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def works(interpreter: Path) -> bool:
    """Tell whether the environment's Python starts and has pip."""
    if not interpreter.exists():
        return False
    answer = subprocess.run([str(interpreter), "-m", "pip", "--version"], capture_output=True, check=False)
    return answer.returncode == 0


def is_ready(part: str) -> bool:
    """Tell whether a part is installed as pyproject.toml and constraints.txt ask, in this folder, for this Python."""
    return stamp(part).exists() and not UNFINISHED.exists() and stamp(part).read_text("utf-8") == fingerprint()


def stamp(part: str) -> Path:
    """Return the file that tells a part is installed."""
    return VENV / f"set-up.{part}"


def fingerprint() -> str:
    """Return the hash of all that an installation depends on."""
    facts = f"{ROOT}\n{python().resolve()}\n"  # the Python behind the environment changes when the system updates it
    files = (ROOT / "pyproject.toml", CONSTRAINTS)
    return hashlib.sha256(facts.encode() + b"".join(file.read_bytes() for file in files)).hexdigest()


def python() -> Path:
    """Return the environment's Python."""
    return PROGRAMS / ("python.exe" if os.name == "nt" else "python")


def program(name: str) -> str:
    """Return the path of a program in the environment."""
    return str(PROGRAMS / (f"{name}.exe" if os.name == "nt" else name))


@contextlib.contextmanager
def one_at_a_time() -> Generator[None]:
    """Wait until no other set-up of this folder is running; the system frees the lock if this one is killed."""
    with LOCK.open("a+") as file:
        if not locked(file.fileno()):
            say("Another set-up of this folder is running; waiting for it to end …")
            while not locked(file.fileno()):
                time.sleep(0.5)
        yield


def locked(handle: int) -> bool:
    """Try to lock an open file for this process; tell whether that was possible."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


# System packages


def install_system_packages(packages: Sequence[str]) -> None:
    """Install Debian packages where that can be done without asking; otherwise print the line that does it."""
    if not packages:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        say(f"  These libraries are missing; please install what your system calls {', '.join(packages)}.")
    elif os.geteuid() != 0:
        say(f"  Some system packages are missing. Please paste this line:\n    sudo apt-get update && sudo {line}")
    else:
        say(f"  Installing system packages: {' '.join(packages)} …")
        apt_get("update")
        if not apt_get(*line.split()[1:]):
            say(f"  That failed; TTS Studio goes on without them. To try again:\n    apt-get update && {line}")


def missing_packages() -> list[str]:
    """Return the Debian names of what is missing on this machine."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:  # Debian and Ubuntu keep it in a package of its own
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def missing_test_packages() -> list[str]:
    """Return the Debian names of what the tests need and this machine lacks."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for name, package in TEST_PROGRAMS.items() if shutil.which(name) is None]
    if not any(Path("/usr/lib").glob(f"**/alsa-lib/{TEST_PLUGIN}")):
        packages.append(TEST_PLUGIN_PACKAGE)
    if not TEST_SERVICE.exists():
        packages.append(TEST_SERVICE_PACKAGE)
    return packages


def loads(library: str) -> bool:
    """Tell whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_get(*arguments: str) -> bool:
    """Run apt-get without questions; tell whether it succeeded."""
    patience = ["-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30", "-o", "DPkg::Lock::Timeout=120"]
    answer = subprocess.run(
        ["apt-get", "-qq", *patience, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )
    if answer.returncode:
        say(answer.stderr.strip())
    return answer.returncode == 0


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
