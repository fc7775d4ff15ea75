"""Everything that is shown can be translated, and is translated into Chinese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from tests.gui import scripts
from tests.helpers import sounds
from tts_studio import events
from tts_studio.audio import quality, takes
from tts_studio.devices import refusals
from tts_studio.errors import StudioError
from tts_studio.events import Planned, StageKind
from tts_studio.gui.kit.wording import spoken
from tts_studio.gui.shell.app import install_translation
from tts_studio.messages import NOTHING, Message
from tts_studio.project import opening

PACKAGE = Path(events.__file__).parent

translations = scripts.load("translations")

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
ERRORS = translations.errors_among(ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py"))
"""Names of the errors that carry messages."""


# --- what is shown is marked ---------------------------------------------------------------------------------------


def trees(folder: Path) -> dict[str, ast.Module]:
    """Return the source files in a folder by their names."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.py"))
    }


def test_every_text_that_is_shown_is_marked_for_translation() -> None:
    window = trees(PACKAGE / "gui")

    assert [f"{name}:{line}: {text}" for name, tree in window.items() for line, text in unmarked(tree)] == []


def unmarked(tree: ast.Module) -> list[tuple[int, str]]:
    """Return the texts that are shown as they stand: what calls are given that show, and what reads like a sentence."""
    marked = {*helpers(tree), "tr", "translate", "ArgumentParser", "add_argument", "speak"}
    shown = {node for call in calls(tree) if called(call) in SHOWING for node in texts_in(arguments(call))}
    shown |= {node for node in texts_in([tree]) if re.fullmatch(r"[A-Z“].* .*[.!?…]", node.value)}
    shown -= {node for call in calls(tree) if called(call) in marked for node in texts_in(arguments(call))}
    shown -= texts_in(part for call in calls(tree) for part in codes(call))
    shown -= texts_in(translations.template_arguments(tree, ERRORS))
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
        ('raise ProjectError("No project is open.", "", "A detail for the log.")', ["A detail for the log."]),
        ('Message("{count} clips are left.", count=3)', []),
    ],
)
def test_the_check_for_marks_itself(line: str, found: list[str]) -> None:
    assert [text for _, text in unmarked(ast.parse(line))] == found


# --- what the layers below hand on is a template -------------------------------------------------------------------


def test_no_sentence_is_put_together_before_it_is_handed_to_a_message_or_an_error() -> None:
    """Only a template can be translated: ``Message("{count} clips", count=n)``, never ``f"{n} clips"``."""
    assert [f"{name}:{line}" for name, tree in trees(PACKAGE).items() for line in put_together(tree)] == []


def put_together(tree: ast.Module) -> list[int]:
    """Return the lines in which something else than a literal or a message is handed on as a template."""
    texts = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and not is_message(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    handed = translations.template_arguments(tree, ERRORS)
    return [node.lineno for node in handed if not is_template(node) and not (is_message(node) and is_free(node, texts))]


def is_template(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return is_template(node.body) and is_template(node.orelse)
    return isinstance(node, ast.Constant)


def is_message(node: ast.expr) -> bool:
    """Tell whether an expression may be a message: one that is made here, or a name or attribute."""
    return isinstance(node, ast.Name | ast.Attribute) or (isinstance(node, ast.Call) and called(node) == "Message")


def is_free(node: ast.expr, texts: set[str]) -> bool:
    """Tell whether a name is none that a text is assigned to."""
    return not isinstance(node, ast.Name) or node.id not in texts


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('raise ProjectError("There is no clip {clip}.", clip=n)', False),
        ('raise ProjectError("One." if one else "Two.", "Please.")', False),
        ('raise ProjectError(f"There is no clip {n}.")', True),
        ('raise ProjectError("It failed.", f"Please take {n}.")', True),
        ('raise ProjectError("It failed.", "", f"a detail {n} for the log")', False),
        ('title = f"No {n}."\nraise ProjectError(title)', True),
        ('title = "No clip."\nraise ProjectError(title)', True),
        ('AGAIN = Message("Again.")\nraise ProjectError("No.", AGAIN)', False),
        ("raise ProjectError(error.title, error.hint)", False),
        ('raise ProjectError("No {}.".format(n))', True),
        ('raise ProjectError("No " + n)', True),
        ("raise ProjectError(str(error))", True),
        ('Note(Message(f"{n} clips"))', True),
        ('Note(Message("{n} clips", n=n))', False),
        ('raise RuntimeError(f"a bug {n}")', False),
    ],
)
def test_the_check_for_templates_itself(line: str, wrong: bool) -> None:
    assert bool(put_together(ast.parse(line))) == wrong


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


def test_templates_of_messages_and_errors_are_found_with_their_gaps(tmp_path: Path) -> None:
    (tmp_path / "core.py").write_text(
        '''
"""A docstring. It is not shown."""
class AudioError(StudioError): ...
class DeafError(AudioError): ...
KINDS = {"input": Message("microphone")}
def work():
    yield Stage(StageKind.SPEAKING, Message("{count:.1f} in all", count=n))
    raise DeafError("No {kind} in “{path}”." if path else "Nothing.", "Please wait.", "a detail", kind=KINDS[kind])
    raise RuntimeError("a bug, which is not translated")
    raise ProjectError(error.title, Message("{reason}", reason=reason))
''',
        encoding="utf-8",
    )

    assert translations.core_templates(tmp_path) == [
        "No {kind} in “{path}”.", "Nothing.", "Please wait.", "microphone", "{count:.1f} in all",
    ]  # fmt: skip


# --- the files -----------------------------------------------------------------------------------------------------


def test_everything_is_translated_and_keeps_its_gaps_and_keys() -> None:
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
        ("{count} of {most}", "{most} 之 {count}", ""),
        ("{count} of {most}", "{most} 之 {number}", "gaps"),
        ("{seconds:.1f} s", "{seconds} 秒", "gaps"),
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
    install_translation(application, "zh")
    yield
    install_translation(application, "en")


def has_english(words: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2,} [a-z]{2,}", words))


def test_errors_speak_chinese_whatever_stands_in_their_gaps(chinese: None, tmp_path: Path) -> None:
    error = opening.open_project(tmp_path / "Anna. And {Bert}").error()

    words = spoken(error.message)

    assert words == spoken(error.title) + spoken(error.hint)
    assert "Anna. And {Bert}" in words
    assert not has_english(words.replace(str(tmp_path / "Anna. And {Bert}"), ""))


def test_a_message_in_a_message_is_translated_too(chinese: None) -> None:
    assert spoken(refusals.vanished("input", "Desk").title) == "麦克风“Desk”已断开连接。"


def test_stages_plans_verdicts_and_refusals_speak_chinese(chinese: None) -> None:
    silent = quality.judge(sounds.join(sounds.silence(3.0)), "A sentence of some length.")
    codes = (*quality.REFUSALS, "drowned", "clipped", "quiet", "noisy", "narrow_band", "cut_start", "fast", "slow")
    messages = [
        *(stage.phrase for stage in StageKind),
        Planned(86, 6, 1400, 30.0, timed=True).message,
        *silent.reasons,
        *(quality.sentence(code, silent) for code in codes),
        *takes.ADVICE.values(),
        *takes.ROOM_ADVICE.values(),
    ]

    assert [words for words in map(spoken, messages) if not re.search(r"[\u4e00-\u9fff]", words)] == []
    assert [words for words in map(spoken, messages) if has_english(words)] == []


def test_unknown_words_stay_as_they_are(chinese: None) -> None:
    assert spoken(NOTHING) == ""
    assert spoken(Message("{reason}", reason="Permission denied")) == "Permission denied"
    assert spoken(Message("Something else altogether: {count}.", count=3)) == "Something else altogether: 3."


def test_english_stays_english(application: QApplication) -> None:
    install_translation(application, "en")

    assert spoken(Message("The text is empty.")) == "The text is empty."
    assert spoken(StudioError("No {name}.", "Please wait.", name="a").message) == "No a. Please wait."
    assert QCoreApplication.translate("MainWindow", "Record") == "Record"
