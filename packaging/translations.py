"""Keeps the translations of the window in step with the source.

    python packaging/translations.py update     take new sentences into resources/i18n, drop those that are gone
    python packaging/translations.py release    make zh_CN.qm, which the program reads, of zh_CN.ts
    python packaging/translations.py check      say what is missing; exit code 1 if anything is

``zh_CN.ts`` is edited by hand or with Qt Linguist; both files are kept in the repository, so that the program needs no
step of building. Two kinds of text are found, by reading the source as a tree and without running it:

* in ``tts_studio/gui`` what is marked: ``self.tr("…")``, ``QCoreApplication.translate("Context", "…")``, and calls of
  small functions such as ``def _tr(text): return QCoreApplication.translate("Context", text)``;
* everywhere the templates of messages and errors: ``Message("…{gap}…")``, ``ProjectError("…", "…")``. Their context is
  ``Core``, in which ``gui/kit/wording.py`` looks them up.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "tts_studio"
I18N = ROOT / "resources" / "i18n"
TS, QM = I18N / "zh_CN.ts", I18N / "zh_CN.qm"
LANGUAGE = "zh_CN"
CORE = "Core"

BASES: tuple[str, ...] = ("StudioError", "DocumentError")
"""Errors that are made of templates, as messages are."""
_GAP = re.compile(r"\{\w+[^{}]*\}")


class Message(NamedTuple):
    """A text to translate, and where it belongs."""

    context: str
    source: str


class SourceError(Exception):
    """A text that is marked for translation in a way that cannot be read."""


# --- texts of the window ---------------------------------------------------------------------------------------------


def window_messages(folder: Path = PACKAGE / "gui") -> list[Message]:
    """Return every text that is marked in ``folder``, in order and once; raises SourceError."""
    found: dict[Message, None] = {}
    for path in sorted(folder.rglob("*.py")):
        found.update(dict.fromkeys(_Marked.of(path).messages))
    return list(found)


@dataclass
class _Marked(ast.NodeVisitor):
    """Collects what is marked in one file."""

    path: Path
    helpers: Mapping[str, str]
    """Name of a function that translates → its context."""
    messages: list[Message] = field(default_factory=list[Message])
    _classes: list[str] = field(default_factory=list[str])
    _functions: list[ast.FunctionDef] = field(default_factory=list[ast.FunctionDef])

    @classmethod
    def of(cls, path: Path) -> _Marked:
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        marked = cls(path, _helpers(tree))
        marked.visit(tree)
        return marked

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions.append(node)
        self.generic_visit(node)
        self._functions.pop()

    def visit_Call(self, node: ast.Call) -> None:
        called = _called(node)
        if isinstance(node.func, ast.Attribute) and called == "tr":
            self._take(node, self._class_of(node.func.value), node.args[:1])
        elif called in ("translate", "QT_TRANSLATE_NOOP") and len(node.args) >= 2:
            self._take_with_context(node)
        elif isinstance(node.func, ast.Name) and called in self.helpers:
            self._take(node, self.helpers[called], node.args[:1])
        self.generic_visit(node)

    def _take_with_context(self, node: ast.Call) -> None:
        context, text = node.args[:2]
        if isinstance(text, ast.Name) and self._functions and self._functions[-1].name in self.helpers:
            return  # the helper itself
        if isinstance(context, ast.Name) and context.id == "CORE":
            return  # sentences of the core
        self._take(node, "".join(_literals(context)), [text])

    def _take(self, node: ast.Call, context: str, texts: Sequence[ast.expr]) -> None:
        if len(node.args) > 2 and _called(node) == "tr":
            raise SourceError(f"{self._place(node)}: plural forms are not supported; please word it without")
        literals = [literal for text in texts for literal in _literals(text)]
        if not literals or not context:
            raise SourceError(f"{self._place(node)}: only a text that stands there can be translated")
        self.messages += [Message(context, literal) for literal in literals]

    def _class_of(self, owner: ast.expr) -> str:
        """Return the class whose ``tr`` is called: that is the context."""
        if not isinstance(owner, ast.Name) or not self._functions:
            return ""
        if owner.id in ("self", "cls"):
            return self._classes[-1] if self._classes else ""
        for node in ast.walk(self._functions[-1]):
            if isinstance(node, ast.arg) and node.arg == owner.id and isinstance(node.annotation, ast.Name):
                return node.annotation.id
            if isinstance(node, ast.Call) and _called(node) == "isinstance" and ast.unparse(node.args[0]) == owner.id:
                return ast.unparse(node.args[1])
        return ""

    def _place(self, node: ast.Call) -> str:
        return f"{self.path}:{node.lineno}"


def _helpers(tree: ast.Module) -> dict[str, str]:
    """Return the functions of a file that do nothing but translate their argument, with their contexts."""
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and isinstance(last := node.body[-1], ast.Return):
            call = last.value
            if isinstance(call, ast.Call) and _called(call) == "translate" and isinstance(call.args[1], ast.Name):
                found[node.name] = "".join(_literals(call.args[0]))
    return found


def _literals(node: ast.expr) -> list[str]:
    """Return the texts that stand at one place: one, or the two of “a if condition else b”; none if there is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_literals(node.body), *_literals(node.orelse)]
    return []


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


# --- messages of the layers below ------------------------------------------------------------------------------------


def core_templates(package: Path = PACKAGE) -> list[str]:
    """Return the templates of all messages and errors in ``package``, sorted and once; a gap alone is none."""
    trees = [ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in sorted(package.rglob("*.py"))]
    errors = errors_among(trees)
    found = {text for tree in trees for node in template_arguments(tree, errors) for text in _literals(node)}
    return sorted(text for text in found if text and not _GAP.fullmatch(text))


def errors_among(trees: Iterable[ast.Module]) -> set[str]:
    """Return the names of the errors that carry messages: ``BASES`` and the classes derived from them."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found: set[str] = set(BASES)
    while more := {node.name for node in classes if found & set(map(ast.unparse, node.bases))} - found:
        found |= more
    return found


def template_arguments(tree: ast.Module, errors: Collection[str]) -> Iterator[ast.expr]:
    """Yield what is handed to messages as a template, and to errors as title and hint."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _called(node)
            yield from node.args[: 1 if name == "Message" else 2 if name in errors else 0]


# --- the translation files -------------------------------------------------------------------------------------------


def messages() -> list[Message]:
    """Return everything that is to be translated."""
    return [*window_messages(), *(Message(CORE, template) for template in core_templates())]


def read_ts(path: Path = TS) -> dict[Message, str]:
    """Return the translations in a .ts file, empty where there is none yet."""
    if not path.exists():
        return {}
    found: dict[Message, str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        for entry in context.iter("message"):
            translation = entry.find("translation")
            unfinished = translation is None or translation.get("type") is not None
            key = Message(context.findtext("name", ""), entry.findtext("source", ""))
            found[key] = "" if unfinished or translation is None else translation.text or ""
    return found


def write_ts(translations: Mapping[Message, str], path: Path = TS) -> None:
    """Write a .ts file: contexts by name, their messages in the order of the source, no line numbers that only move."""
    root = ET.Element("TS", version="2.1", language=LANGUAGE, sourcelanguage="en")
    for name in sorted({message.context for message in translations}):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for message, translation in translations.items():
            if message.context == name:
                entry = ET.SubElement(context, "message")
                ET.SubElement(entry, "source").text = message.source
                made = ET.SubElement(entry, "translation")
                made.text = translation or None
                if not translation:
                    made.set("type", "unfinished")
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def update() -> None:
    """Bring ``zh_CN.ts`` in step with the source."""
    I18N.mkdir(parents=True, exist_ok=True)
    known = read_ts()
    write_ts({message: known.get(message, "") for message in messages()})


def release(out: Path = QM) -> None:
    """Make the file that the program reads; raises CalledProcessError if Qt's tool refuses."""
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or "pyside6-lrelease"
    subprocess.run([tool, "-silent", str(TS), "-qm", str(out)], check=True)


def problems() -> list[str]:
    """Return what is wrong with the files, a line each."""
    wanted, kept = messages(), read_ts()
    return [
        *(f"not in zh_CN.ts: {message.context}: {message.source}" for message in wanted if message not in kept),
        *(f"no longer used: {message.context}: {message.source}" for message in kept if message not in set(wanted)),
        *(f"not translated: {message.context}: {message.source}" for message in wanted if not kept.get(message)),
        *(line for message, text in kept.items() if text for line in faults(message.source, text)),
    ]


def faults(source: str, translation: str) -> Iterable[str]:
    """Yield what a translation has not kept of its source."""
    if sorted(_GAP.findall(source)) != sorted(_GAP.findall(translation)):
        yield f"other gaps: {source} → {translation}"
    letters = [f"(&{letter.upper()})" for letter in re.findall(r"&(\w)", source)]
    if letters != re.findall(r"\(?&\w\)?", translation):
        yield f"other mnemonics than {letters}: {source} → {translation}"
    if re.search(r"[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff]\.(?:$|\s)|\.\.\.", translation):
        yield f"western punctuation: {translation}"
    if source.endswith("…") != translation.endswith("…"):
        yield f"the ellipsis says that more will be asked: {source} → {translation}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the first argument says; return the exit code."""
    match list(sys.argv[1:] if arguments is None else arguments):
        case ["update"]:
            update()
            return 0
        case ["release"]:
            release()
            return 0
        case ["check"]:
            found = problems()
            print("\n".join(found))
            return 1 if found else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main())
