"""What Linux desktops are told about the program."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

import tts_studio

ROOT = Path(__file__).parents[3]
APPLICATION_ID = "io.github.tts_studio.TTSStudio"
DESKTOP = ROOT / "packaging" / "installer" / "linux" / f"{APPLICATION_ID}.desktop"
METAINFO = ROOT / "packaging" / "installer" / "linux" / f"{APPLICATION_ID}.metainfo.xml"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(DESKTOP, encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def component() -> ElementTree.Element:
    return ElementTree.parse(METAINFO).getroot()


def test_menu_entry_starts_the_window(entry: configparser.SectionProxy) -> None:
    program = entry["Exec"].split()[0]

    assert entry["Type"] == "Application"
    assert entry["Terminal"] == "false"
    assert program in PROJECT["gui-scripts"]
    assert entry["TryExec"] == program
    assert {"AudioVideo", "Audio"} <= set(entry["Categories"].split(";"))
    assert entry["Name"] == "TTS Studio"


def test_window_belongs_to_the_menu_entry(entry: configparser.SectionProxy) -> None:
    program = (ROOT / "tts_studio" / "gui" / "shell" / "app.py").read_text(encoding="utf-8")

    assert f'setDesktopFileName("{APPLICATION_ID}")' in program  # Wayland
    assert f'setApplicationName("{entry["StartupWMClass"]}")' in program  # X11
    assert entry["Icon"] == APPLICATION_ID


@pytest.mark.parametrize("key", ["GenericName", "Comment", "Keywords"])
def test_menu_entry_is_translated(key: str, entry: configparser.SectionProxy) -> None:
    assert entry[key]
    assert entry[f"{key}[zh_CN]"]


def test_metadata_tells_of_this_version(component: ElementTree.Element) -> None:
    newest = component.find("releases/release")

    assert newest is not None
    assert newest.attrib["version"] == tts_studio.__version__


def test_metadata_belongs_to_the_menu_entry(component: ElementTree.Element, entry: configparser.SectionProxy) -> None:
    assert component.attrib["type"] == "desktop-application"
    assert component.findtext("id") == APPLICATION_ID
    assert component.findtext("launchable") == DESKTOP.name
    assert component.findtext("name") == entry["Name"]
    assert component.findtext("summary") == entry["Comment"]
    assert component.findtext("project_license") == PROJECT["license"]
    assert {e.text for e in component.findall("provides/binary")} == {*PROJECT["scripts"], *PROJECT["gui-scripts"]}


@pytest.mark.parametrize("where", [".//summary", ".//p", ".//li"])
def test_metadata_is_translated(where: str, component: ElementTree.Element) -> None:
    elements = component.findall(where)
    translated = [element for element in elements if element.attrib.get(LANGUAGE) == "zh_CN"]

    assert len(translated) * 2 == len(elements) > 0


@pytest.mark.parametrize(
    "command", [["desktop-file-validate", str(DESKTOP)], ["appstreamcli", "validate", "--no-net", str(METAINFO)]]
)
def test_validators_agree(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed (Debian: desktop-file-utils, appstream)")

    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr
