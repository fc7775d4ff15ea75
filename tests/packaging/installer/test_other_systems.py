"""The descriptions of packages for systems that are not this one: what they name is there, and the same everywhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from installer import build, debian, manual_page, program_icons
from tts_studio import cli

ROOT = Path(__file__).parents[3]
INSTALLER = ROOT / "packaging" / "installer"
FLATPAK = INSTALLER / "linux" / f"{build.APPLICATION_ID}.json"
WINDOWS = INSTALLER / "windows" / "tts-studio.iss"
MACOS = INSTALLER / "macos" / "sign.sh"
SPEC = (INSTALLER / "tts_studio.spec").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PROGRAMS = {*PROJECT["scripts"], *PROJECT["gui-scripts"]}


@pytest.fixture
def flatpak() -> dict[str, Any]:
    return json.loads(FLATPAK.read_text(encoding="utf-8"))


@pytest.fixture
def windows() -> str:
    return WINDOWS.read_text(encoding="utf-8")


def test_all_packages_call_the_program_by_one_name(flatpak: dict[str, Any], windows: str) -> None:
    bundle = re.search(r'bundle_identifier="([^"]+)"', SPEC)
    names = {
        "build.py": build.APPLICATION_ID,
        "program_icons.py": program_icons.APPLICATION_ID,
        "Flatpak": flatpak["id"],
        "its file": FLATPAK.stem,
        "menu entry": next((INSTALLER / "linux").glob("*.desktop")).stem,
        "metadata": next((INSTALLER / "linux").glob("*.metainfo.xml")).name.removesuffix(".metainfo.xml"),
        "macOS": bundle[1].replace("tts-studio", "tts_studio") if bundle else "",  # Apple allows no underscore
    }

    assert set(names.values()) == {build.APPLICATION_ID}, names
    shown = re.search(r'^#define Name "(.+)"$', windows, re.MULTILINE)
    assert shown is not None
    assert shown[1] in SPEC
    assert f'app="$dist/{shown[1]}.app"' in MACOS.read_text(encoding="utf-8")


def test_the_flatpak_has_all_files_and_both_programs(flatpak: dict[str, Any]) -> None:
    (module,) = flatpak["modules"]
    commands = "\n".join(module["build-commands"])
    folder, *files = module["sources"]

    assert (FLATPAK.parent / folder["path"]).resolve() == ROOT / "dist" / "tts-studio"
    assert [file["path"] for file in files if not (FLATPAK.parent / file["path"]).is_file()] == []
    for given in (folder["dest"], *(file.get("dest-filename", Path(file["path"]).name) for file in files)):
        assert re.search(rf"(cp -r|install -Dm644) {re.escape(given)} /app/", commands), given
    assert set(re.findall(r"^ln -s \.\./lib/tts-studio/(\S+) /app/bin/\1$", commands, re.MULTILINE)) == PROGRAMS
    assert flatpak["command"] in PROJECT["gui-scripts"]
    assert commands.count(f"/app/share/licenses/{flatpak['id']}/") == len(files) == 2


def test_the_flatpak_cannot_send_anything(flatpak: dict[str, Any]) -> None:
    assert [each for each in flatpak["finish-args"] if "network" in each or "dbus" in each or "=host" in each] == []


def test_the_windows_installer_is_given_all_that_it_asks_for(windows: str) -> None:
    source = (INSTALLER / "build.py").read_text(encoding="utf-8")
    asked = set(re.findall(r"^#ifndef (\w+)$", windows, re.MULTILINE))

    assert asked == set(re.findall(r'f"/D(\w+)=', source)) == {"Version", "Folder", "Work"}
    assert "AppVersion={#Version}" in windows
    name = re.search(r"^OutputBaseFilename=(.+)$", windows, re.MULTILINE)
    assert name is not None
    assert f'"{name[1].replace("{#Version}", "{__version__}")}.exe"' in source


def test_what_the_windows_installer_names_is_there(windows: str) -> None:
    licence = re.search(r"^LicenseFile=\{#SourcePath\}(.+)$", windows, re.MULTILINE)
    window = re.search(r'^#define Window "(.+)\.exe"$', windows, re.MULTILINE)
    icon = re.search(r"^SetupIconFile=\{#Work\}\\pyinstaller\\(\w+)\\(.+)$", windows, re.MULTILINE)

    assert licence is not None
    assert (WINDOWS.parent / licence[1].replace("\\", "/")).resolve() == ROOT / "LICENSE"
    assert window is not None
    assert window[1] in PROJECT["gui-scripts"]
    assert icon is not None
    assert (icon[1], f'"{icon[2]}"' in SPEC) == ("tts_studio", True)  # PyInstaller's folder is called as the spec is
    assert re.search(r'^Source: "\{#Folder\}\\\*"; DestDir: "\{app\}"; .*recursesubdirs', windows, re.MULTILINE)
    assert re.search(r"^AppId=\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$", windows, re.MULTILINE)


def test_the_macos_script_signs_what_is_there() -> None:
    text = MACOS.read_text(encoding="utf-8")

    assert set(re.findall(r'\$here/([\w./-]+)"', text)) == {"entitlements.plist", "../../../LICENSE"}
    assert all((MACOS.parent / name).is_file() for name in ("entitlements.plist", "../../../LICENSE"))
    signed = re.search(r"^for program in (.+); do$", text, re.MULTILINE)
    assert signed is not None
    assert set(signed[1].split()) == PROGRAMS
    steps = ["codesign --force", "codesign --verify", "hdiutil create", "notarytool submit", "stapler staple"]
    assert sorted(steps, key=text.index) == steps
    if shutil.which("sh"):
        assert subprocess.run(["sh", "-n", MACOS], check=False).returncode == 0


def test_the_manual_page_names_every_command(tmp_path: Path) -> None:
    manual_page.write(tmp_path, "1.2.3", cli.COMMANDS)
    pages = tmp_path / "man" / "man1"

    assert {path.name for path in pages.iterdir()} == {f"{name}.1.gz" for name in PROGRAMS}
    if shutil.which("man") is None:
        pytest.skip("man is not installed")
    settings = {"PATH": "/usr/bin:/bin", "MANWIDTH": "200", "LC_ALL": "C.UTF-8"}
    command = ["man", "--warnings", "-l", pages / "tts-studio.1.gz"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=settings)
    assert shown.stderr == ""
    assert "TTS Studio 1.2.3" in shown.stdout
    listed = " ".join(shown.stdout.split())
    assert [name for name, does in cli.COMMANDS.items() if f" {name} {does} " not in listed] == []


def test_the_debian_package_links_both_programs() -> None:
    assert set(debian.PROGRAMS) == PROGRAMS
