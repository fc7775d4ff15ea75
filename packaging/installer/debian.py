"""Makes a Debian package, a ``.deb``, of the folder that ``build.py`` has frozen.

The program lies in ``/usr/lib/tts-studio``, whose two programs are linked into ``/usr/bin``; menu entry, icons,
metadata and manual page lie below ``/usr/share``. Menus and icons are brought up to date by the triggers of their own
packages, so the package runs nothing when it is installed or removed, and nothing of it is left.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("tts-studio", "tts-studio-window")
TABLES = ("fontconfig-config", "xkb-data")
"""What libraries read that come along: where letters are, and what keys mean. No library's name leads to them."""
RECOMMENDED = ("ca-certificates", "fonts-dejavu-core | fonts-noto-core", "libasound2-plugins", "xdg-utils")
"""To look for a newer version; letters to show; sound by PulseAudio or PipeWire; opening a folder."""
SUGGESTED = ("fonts-noto-cjk", "xdg-desktop-portal")
"""Chinese letters; light or dark as on the desktop."""
MANUAL = Path("_internal", "resources", "manual")
"""In the frozen folder."""
ELF = b"\x7fELF"
HEADING = """\
TTS Studio makes a speaking voice from a few minutes of recordings.
Copyright the TTS Studio authors. Licence: GPL-3.0-or-later; on Debian systems its text is in
/usr/share/common-licenses/GPL-3. The licences of all libraries lie beside them, in
/usr/lib/tts-studio/_internal/*.dist-info.

"""


@dataclass(frozen=True)
class Needs:
    """What programs and libraries ask of the system."""

    libraries: frozenset[str]
    """Names of shared libraries, such as ``libGL.so.1``."""
    glibc: tuple[int, int]
    """The least version of the C library."""


def make(folder: Path, work: Path, out: Path, version: str) -> Path:
    """Pack a frozen folder and return the ``.deb``; ``work`` is for what can be made again."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(folder, tree)
    documents = tree / "usr" / "share" / "doc" / "tts-studio"
    write_documents(documents)
    link_manual(tree / "usr" / "lib" / "tts-studio" / MANUAL, documents / "manual")
    set_modes(tree)
    (tree / "DEBIAN").mkdir()
    fields = control(version, installed_kilobytes(tree), depends(needs_of(tree)))
    (tree / "DEBIAN" / "control").write_text(fields, encoding="utf-8")
    (tree / "DEBIAN" / "md5sums").write_text("".join(checksums(tree)), encoding="utf-8")
    set_modes(tree / "DEBIAN")
    package = out / f"tts-studio_{version}_{architecture()}.deb"
    # The usual xz takes ten minutes to pack this much and a minute to unpack it; dpkg reads zstd wherever the C library
    # is new enough for the program.
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z10", "--build", tree, package], check=True)
    shutil.rmtree(tree)
    return package


def lay_out(folder: Path, tree: Path) -> None:
    """Put everything where it will lie; the files are linked, not copied, which costs no room."""
    program, share = tree / "usr" / "lib" / "tts-studio", tree / "usr" / "share"
    for entry in folder.iterdir():
        place = share if entry.name == "share" else program / entry.name
        place.parent.mkdir(parents=True, exist_ok=True)
        if entry.is_dir():
            shutil.copytree(entry, place, symlinks=True, copy_function=os.link)
        else:
            os.link(entry, place)
    (tree / "usr" / "bin").mkdir()
    for name in PROGRAMS:
        (tree / "usr" / "bin" / name).symlink_to(f"../lib/tts-studio/{name}")


def write_documents(folder: Path) -> None:
    """Write the licences and the list of changes where Debian looks for them."""
    folder.mkdir(parents=True)
    licences = (ROOT / "resources" / "licences" / "README.md").read_text(encoding="utf-8")
    (folder / "copyright").write_text(HEADING + licences, encoding="utf-8")
    (folder / "changelog.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))


def link_manual(pages: Path, place: Path) -> None:
    """Put the pages of the manual among the documents, too: there a browser that is a Snap may read, elsewhere not."""
    if pages.is_dir():
        shutil.copytree(pages, place, copy_function=os.link, ignore=shutil.ignore_patterns("*.md"))


def set_modes(tree: Path) -> None:
    """Let all read, and run what is a program, whatever the umask was."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def control(version: str, kilobytes: int, dependencies: list[str]) -> str:
    """Return the fields that describe the package."""
    return f"""\
Package: tts-studio
Version: {version}
Architecture: {architecture()}
Maintainer: The TTS Studio authors <tts-studio@localhost>
Installed-Size: {kilobytes}
Depends: {", ".join(dependencies)}
Recommends: {", ".join(RECOMMENDED)}
Suggests: {", ".join(SUGGESTED)}
Section: sound
Priority: optional
Description: make a speaking voice from a few minutes of recordings
 Read sentences aloud for a few minutes, let the program learn, then type any
 text and hear it in your own voice. It needs no account and no graphics card,
 and nothing that you record leaves your computer.
 .
 The finished voice is a Piper voice, which Home Assistant, screen readers and
 other programs can speak with.
"""


def architecture() -> str:
    """Return what Debian calls the processors of this machine."""
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


def installed_kilobytes(tree: Path) -> int:
    """Return the room that the files take, as Debian counts it: in whole units of 1024 bytes, a folder as one."""
    return sum(1 if path.is_dir() else -(-path.lstat().st_size // 1024) for path in tree.rglob("*"))


def checksums(tree: Path) -> Iterator[str]:
    """Yield a line for each file, by which ``dpkg --verify`` finds damage."""
    for path in sorted((tree / "usr").rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                yield f"{hashlib.file_digest(file, 'md5').hexdigest()}  {path.relative_to(tree).as_posix()}\n"


# What it needs of the system


def needs_of(tree: Path) -> Needs:
    """Return what all programs and libraries below a folder need and do not bring along."""
    files = [path for path in tree.rglob("*") if path.is_file() and is_elf(path)]
    said = [dynamic_section(path) for path in files if not path.is_symlink()]
    wanted = {name for text in said for name in re.findall(r"^\s+NEEDED\s+(\S+)", text, re.MULTILINE)}
    versions = [tuple(map(int, found)) for text in said for found in re.findall(r"\bGLIBC_(\d+)\.(\d+)\b", text)]
    newest = max(versions, default=(2, 17))
    return Needs(frozenset(wanted - {path.name for path in files}), (newest[0], newest[1]))


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a shared library."""
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF


def dynamic_section(path: Path) -> str:
    """Return what objdump says about the libraries and versions that a file needs."""
    return subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout


def depends(needs: Needs) -> list[str]:
    """Return the packages with the libraries and tables, the first the C library with its least version."""
    packages = {package_of(name) for name in needs.libraries} - {"libc6", ""}
    return [f"libc6 (>= {needs.glibc[0]}.{needs.glibc[1]})", *sorted({*packages, *TABLES})]


def package_of(library: str) -> str:
    """Return the package that holds a shared library, without the suffix of its newer builds; empty if none does."""
    answer = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
    return answer.stdout.partition(":")[0].removesuffix("t64")
