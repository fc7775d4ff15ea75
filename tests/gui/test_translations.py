"""Everything that is shown can be translated, and is translated into Chinese."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from tests.gui import scripts
from tests.helpers import sounds
from tts_studio.audio import quality, takes
from tts_studio.errors import ProjectError, StudioError
from tts_studio.gui.kit import wording
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.shell.app import install_translation
from tts_studio.project import opening

ROOT = Path(__file__).parents[2]


translations = scripts.load("translations")
WINDOW = sorted((ROOT / "tts_studio" / "gui").rglob("*.py"))

SHOWING = {
    "QLabel", "QPushButton", "QRadioButton", "QCheckBox", "QGroupBox", "QAction", "QListWidgetItem", "QTableWidgetItem",
    "QTreeWidgetItem", "setText", "setPlainText", "setWindowTitle", "setToolTip", "setStatusTip", "setPlaceholderText",
    "setInformativeText", "setTitle", "setAccessibleName", "setAccessibleDescription", "setSuffix", "setPrefix",
    "addItem", "addItems", "addMenu", "addButton", "setHeaderLabels", "setHorizontalHeaderLabels", "setLabelText",
    "setSpecialValueText", "drawText", "button", "icon_button", "name_control", "labelled", "title", "muted", "tinted",
    "announce", "Notice", "EmptyState", "Disclosure", "Failure", "getExistingDirectory", "getOpenFileName",
    "getSaveFileName", "getOpenFileNames",
}  # fmt: skip
"""Calls whose texts a person sees or hears."""
CODES = {"muted", "good", "warning", "bad", "info", "error", "system", "light", "dark", "en", "zh"}
"""Arguments of these calls that are no texts: kinds, roles, values."""
NAMES = {"TTS Studio", " – TTS Studio", "English", "中文"}
"""Shown as they are in every language."""
PRINTED = {"_NO_SCREEN", "_NO_XCB_CURSOR"}
"""Constants with sentences that are printed where no window can be opened, in the language of the command line."""


# --- what is shown is marked ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WINDOW, ids=lambda path: path.relative_to(ROOT / "tts_studio" / "gui").as_posix())
def test_every_text_that_is_shown_is_marked_for_translation(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert [f"{path.name}:{line}: {text}" for line, text in unmarked(tree)] == []


def unmarked(tree: ast.Module) -> list[tuple[int, str]]:
    """Return the texts that are shown as they stand: what calls are given that show, and what reads like a sentence."""
    marked = {*helpers(tree), "tr", "translate", "ArgumentParser", "add_argument", "speak"}
    shown = {node for call in calls(tree) if called(call) in SHOWING for node in texts_in(arguments(call))}
    shown |= {node for node in texts_in([tree]) if re.fullmatch(r"[A-Z“].* .*[.!?…]", node.value)}
    shown -= {node for call in calls(tree) if called(call) in marked for node in texts_in(arguments(call))}
    shown -= texts_in(part for call in calls(tree) for part in [*codes(call), *translations._shown_arguments(call)])
    shown -= docstrings(tree) | said_by_voices(tree)
    return sorted(
        (node.lineno, node.value)
        for node in shown
        if re.search(r"[^\W\d_]{2}", node.value) and node.value not in NAMES | CODES
    )


def codes(call: ast.Call) -> list[ast.expr]:
    """Return the arguments that name something inside the program: an icon, a colour, a key of a table."""
    if called(call) in ("icon", "EmptyState", "paint", "colour", "Picture"):
        return call.args[:1]
    if called(call) == "icon_button":
        return call.args[1:2]
    keywords = [keyword.value for keyword in call.keywords if keyword.arg in ("kind", "sign", "code")]
    return [*keywords, *(call.args if called(call) in ("get", "getattr", "split", "replace", "join") else [])]


def arguments(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def texts_in(nodes) -> set[ast.Constant]:
    return {
        node
        for root in nodes
        for node in ast.walk(root)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def helpers(tree: ast.Module) -> set[str]:
    return set(translations._helpers(tree))


def docstrings(tree: ast.Module) -> set[ast.Constant]:
    alone = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    return texts_in(value for value in alone if isinstance(value, ast.Constant))


def said_by_voices(tree: ast.Module) -> set[ast.Constant]:
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
    return texts_in(node.value for node in assigned if ast.unparse(node.targets[0]) in PRINTED)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('label.setText("Hello")', ["Hello"]),
        ('label.setText(self.tr("Hello"))', []),
        ('QLabel(f"{count} clips")', [" clips"]),
        ('words = "What is this?"', ["What is this?"]),
        ('button(self.tr("Stop"), self.stop, sign="stop", kind="danger")', []),
        ('icon_button("Stop", "stop")', ["Stop"]),
        ('"""A docstring, which is not shown."""', []),
        ('box.setText("TTS Studio")', []),
        ('values["length"].setText(words)', []),
        ('raise ProjectError("No project is open.", "Please open one.")', []),
    ],
)
def test_the_check_itself(line: str, found: list[str]) -> None:
    assert [text for _, text in unmarked(ast.parse(line))] == found


# --- the extraction ------------------------------------------------------------------------------------------------


def extracted(tmp_path: Path, source: str) -> list[tuple[str, str]]:
    (tmp_path / "one.py").write_text(source, encoding="utf-8")
    return [tuple(message) for message in translations.window_messages(tmp_path)]


def test_all_ways_of_marking_are_understood(tmp_path: Path) -> None:
    source = """
class Page(QWidget):
    def show(self, window: MainWindow):
        self.tr("a" if self.x else "b")
        self.tr(
            "long"
            " text"
        ).format(self.tr("inner"))
        window.tr("of the window")
        translate = QCoreApplication.translate
        translate("Else", "where")

def _tr(text):
    return QCoreApplication.translate("Words", text)

def words():
    return _tr("a word"), QCoreApplication.translate("Page", "a")
"""
    assert extracted(tmp_path, source) == [
        ("Page", "a"), ("Page", "b"), ("Page", "long text"), ("Page", "inner"), ("MainWindow", "of the window"),
        ("Else", "where"), ("Words", "a word"),
    ]  # fmt: skip


@pytest.mark.parametrize("call", ["self.tr(name)", 'self.tr(f"{x}")', 'other.tr("x")', 'self.tr("%n", "", 3)'])
def test_what_cannot_be_translated_is_an_error(tmp_path: Path, call: str) -> None:
    with pytest.raises(translations.SourceError):
        extracted(tmp_path, f"class A:\n    def f(self):\n        {call}\n")


def test_sentences_of_the_core_are_found_with_their_gaps(tmp_path: Path) -> None:
    (tmp_path / "core.py").write_text(
        '''
"""A docstring. It is not shown."""
KINDS = {"input": "microphone"}
def work():
    yield Stage("Doing it", f"{n:.1f} in all")
    word = "faster" if x else "slower"
    reasons.append(f"It is read {word} than that.")
    raise AudioError(f"No {KINDS[kind]} in “{path}”.", "Please wait.")
    raise RuntimeError("a bug, which is not shown")
''',
        encoding="utf-8",
    )

    assert translations.core_templates(tmp_path) == [
        "Doing it", "It is read {0} than that.", "No {0} in “{1}”.", "Please wait.", "faster", "microphone", "slower",
        "{0} in all",
    ]  # fmt: skip


def test_texts_that_are_listed_by_hand_exist() -> None:
    assert set(translations.core_templates()) >= translations.ALSO_SHOWN
    assert all((translations.PACKAGE / name).is_file() for name in translations.NOT_FOR_THE_WINDOW)


# --- the files -----------------------------------------------------------------------------------------------------


def test_the_files_are_in_step_with_the_source_and_everything_is_translated() -> None:
    """If this fails: ``python packaging/translations.py update``, translate, then ``release``."""
    assert translations.problems() == []


def test_the_program_reads_what_the_translators_wrote(application: QApplication) -> None:
    """If this fails: ``python packaging/translations.py release``."""
    translator = QTranslator()
    assert translator.load(str(translations.QM))

    differing = [
        message
        for message, text in translations.read_ts().items()
        if translator.translate(message.context, message.source) != text
    ]

    assert differing == []


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("Clips: {0}", "片段", "gaps"),
        ("{0} of {1}", "{1} 之 {0}", ""),
        ("&Close", "关闭", "mnemonics"),
        ("&Close", "关闭(&X)", "mnemonics"),
        ("&Close", "关闭(&C)", ""),
        ("Save …", "保存", "ellipsis"),
        ("&Save …", "保存(&S)…", ""),
        ("Please wait.", "请稍候.", "punctuation"),
        ("Please wait, then go on.", "请稍候，然后继续。", ""),
        ("Version 1.5", "版本 1.5", ""),
    ],
)
def test_faults_of_a_translation_are_seen(source: str, translation: str, fault: str) -> None:
    found = list(translations.faults(source, translation))

    assert bool(found) == bool(fault)
    assert fault in " ".join(found)


def test_a_translation_survives_an_update(tmp_path: Path) -> None:
    message = translations.Message("A", 'Keep “{0}” & <b> "it"')
    path = tmp_path / "a.ts"

    translations.write_ts({message: "保留“{0}”", translations.Message("A", "New"): ""}, path)

    assert translations.read_ts(path) == {message: "保留“{0}”", translations.Message("A", "New"): ""}


# --- in the window -------------------------------------------------------------------------------------------------


@pytest.fixture
def chinese(application: QApplication) -> Iterator[None]:
    wording._patterns.cache_clear()
    install_translation(application, "zh")
    yield
    install_translation(application, "en")


def has_english(words: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2,} [a-z]{2,}", words))


def test_sentences_with_names_and_figures_are_known_again(chinese: None, tmp_path: Path) -> None:
    missing = opening.open_project(tmp_path / "Anna. And Bert")
    error = missing.error()

    assert "Anna. And Bert" in spoken(error.title)
    assert not has_english(spoken(error.title).replace("Anna. And Bert", ""))
    assert not has_english(spoken(str(error)).replace("Anna. And Bert", ""))


def test_a_part_of_a_sentence_is_translated_too(chinese: None) -> None:
    words = spoken("The microphone “Desk” is no longer there.")

    assert "Desk" in words
    assert "microphone" not in words


def test_verdicts_are_translated(chinese: None) -> None:
    noisy = quality.judge(sounds.join(sounds.silence(3.0)), "A sentence of some length.")

    assert noisy.reasons
    assert not any(has_english(spoken(reason)) for reason in noisy.reasons)
    assert not any(has_english(spoken(advice)) for advice in takes.ADVICE.values())


def test_unknown_words_stay_as_they_are(chinese: None) -> None:
    for words in ("", "Something else altogether.", "/home/anna/a file is there.wav", "Hello. " * 40):
        assert spoken(words) == words


def test_english_stays_english(application: QApplication) -> None:
    install_translation(application, "en")

    assert (
        spoken("The text is empty. Please type something to say.") == "The text is empty. Please type something to say."
    )
    assert QCoreApplication.translate("MainWindow", "Record") == "Record"


def test_every_error_of_the_project_speaks_chinese(chinese: None) -> None:
    templates = json.loads((ROOT / "resources" / "i18n" / "core.json").read_text(encoding="utf-8"))

    left = [text for text in templates if spoken(re.sub(r"\{\d+\}", "7", text)) == re.sub(r"\{\d+\}", "7", text)]

    assert left == []
    assert isinstance(ProjectError("x"), StudioError)
