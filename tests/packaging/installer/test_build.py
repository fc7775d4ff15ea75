"""The builder of the frozen program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import studio
from installer import build, debian

SCRIPT = Path(__file__).parents[3] / "packaging" / "installer" / "build.py"


def test_linux_desktop_files_lie_as_below_usr_share(tmp_path: Path) -> None:
    picture = tmp_path / "icons" / "hicolor" / "16x16" / "apps" / f"{build.APPLICATION_ID}.png"
    picture.parent.mkdir(parents=True)
    picture.touch()

    for _ in range(2):  # a second build finds the files of the first
        build.add_desktop_files(tmp_path / "share", tmp_path / "icons")

    files = {
        path.relative_to(tmp_path / "share").as_posix() for path in (tmp_path / "share").rglob("*.*") if path.is_file()
    }
    assert files == {
        f"applications/{build.APPLICATION_ID}.desktop",
        f"metainfo/{build.APPLICATION_ID}.metainfo.xml",
        f"icons/hicolor/16x16/apps/{build.APPLICATION_ID}.png",
    }


def test_size_counts_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(bytes(1_000_000))
    (tmp_path / "link").symlink_to("folder/file")

    assert 1_000_000 <= build.size(tmp_path) < 1_001_000
    assert build.size(tmp_path / "folder" / "file") == 1_000_000


def test_without_a_torch_without_cuda_nothing_is_packed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    python = tmp_path / "environment" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(studio, "torch_for_cpu", lambda interpreter, pinned: None)
    monkeypatch.setattr(sys, "argv", ["build.py", "--work", str(tmp_path)])

    assert build.main() == 1
    assert "pip finds no torch without CUDA" in capsys.readouterr().err


def test_a_debian_package_holds_the_program_and_asks_for_what_it_lacks(tmp_path: Path) -> None:
    if not all(map(shutil.which, ("dpkg-deb", "objdump"))):
        pytest.skip("dpkg-deb or objdump is not installed (Debian: dpkg, binutils)")
    folder = tmp_path / "dist" / "tts-studio"
    (folder / "_internal").mkdir(parents=True)
    (folder / "share" / "applications").mkdir(parents=True)
    (folder / "share" / "applications" / f"{build.APPLICATION_ID}.desktop").write_text("[Desktop Entry]\n")
    for name in debian.PROGRAMS:
        shutil.copy("/bin/ls", folder / name)  # needs libc.so.6 and libselinux.so.1
    (folder / "_internal" / "libselinux.so.1").write_bytes(Path("/bin/ls").read_bytes())
    (folder / "_internal" / "table.txt").touch(mode=0o600)
    (folder / debian.MANUAL / "en").mkdir(parents=True)
    for name in ("keys.md", "keys.html"):
        (folder / debian.MANUAL / "en" / name).touch()

    package = debian.make(folder, tmp_path, tmp_path / "dist", "1.2.3")

    def said(*arguments: str) -> str:
        return subprocess.run(["dpkg-deb", *arguments], capture_output=True, text=True, check=True).stdout

    second = "usr/share/doc/tts-studio/manual/en/keys.html"
    listed = {line.split(maxsplit=5)[5]: line.split()[:2] for line in said("-c", str(package)).splitlines()}
    assert {name for name in listed if not name.endswith("/")} == {
        "./usr/bin/tts-studio -> ../lib/tts-studio/tts-studio",
        "./usr/bin/tts-studio-window -> ../lib/tts-studio/tts-studio-window",
        "./usr/lib/tts-studio/_internal/libselinux.so.1",
        "./usr/lib/tts-studio/_internal/resources/manual/en/keys.html",
        "./usr/lib/tts-studio/_internal/resources/manual/en/keys.md",
        "./usr/lib/tts-studio/_internal/table.txt",
        "./usr/lib/tts-studio/tts-studio",
        "./usr/lib/tts-studio/tts-studio-window",
        f"./usr/share/applications/{build.APPLICATION_ID}.desktop",
        "./usr/share/doc/tts-studio/changelog.gz",
        "./usr/share/doc/tts-studio/copyright",
        f"./{second} link to ./usr/lib/tts-studio/_internal/resources/manual/en/keys.html",
    }
    assert listed["./usr/lib/tts-studio/_internal/table.txt"] == ["-rw-r--r--", "root/root"]
    assert listed["./usr/lib/tts-studio/tts-studio"] == ["-rwxr-xr-x", "root/root"]
    fields = said("-f", str(package), "Package", "Version", "Depends")
    tables = ", ".join(debian.TABLES)
    assert re.fullmatch(rf"Package: tts-studio\nVersion: 1\.2\.3\nDepends: libc6 \(>= 2\.\d+\), {tables}\n", fields), (
        fields
    )
    assert (folder / "tts-studio").is_file()
    assert not (tmp_path / "deb").exists()


def test_what_debian_wants_to_know_of_licences_is_said(tmp_path: Path) -> None:
    debian.write_documents(tmp_path / "doc")

    text = (tmp_path / "doc" / "copyright").read_text(encoding="utf-8")
    assert "/usr/share/common-licenses/GPL-3" in text
    assert "espeak-ng" in text


def test_step_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object) -> Path:
        build.call([sys.executable, "-c", "raise SystemExit(3)"])
        raise AssertionError

    monkeypatch.setattr(build, "make_environment", fail)
    monkeypatch.setattr(sys, "argv", ["build.py"])

    assert build.main() == 1
    assert "ended with 3" in capsys.readouterr().err


@pytest.mark.skipif(
    "TTS_STUDIO_FREEZE" not in os.environ,
    reason="it takes half an hour and 6 GB; set TTS_STUDIO_FREEZE=1 to make the package and test it",
)
@pytest.mark.timeout(3600)
def test_program_can_be_frozen(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SCRIPT, "--work", tmp_path / "work", "--out", tmp_path / "out"], check=True)
