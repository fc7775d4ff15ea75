"""Parts of the manual that the program itself tells: its keys, its commands, what it exports to.

They stand in the chapters between ``<!-- made: NAME -->`` and ``<!-- end -->``, and are made anew by ``renewed``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import translations
from manual.pages import anchor
from tts_studio import cli
from tts_studio.formats import DEFAULT_PRESET, PRESETS

COMMANDS_IN_CHINESE = Path(__file__).with_name("commands.zh.tsv")
"""What the options say, a line each: English, a tab, Chinese."""

_PART = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "option": "Option",
        "does": "What it does",
        "must": "Has to be given.",
        "keys": "Keys",
        "more": "May be repeated.",
        "to": "`--to`",
        "program": "Program",
        "options": "[OPTIONS]",
        "preset": "Length",
        "option_name": "On the command line",
        "minutes": "Minutes",
        "usual": "{} (the usual choice)",
        "stop": ".",
        "choices": "One of: {}.",
        "comma": ", ",
    },
    "zh": {
        "option": "选项",
        "does": "作用",
        "must": "必须给出。",
        "keys": "按键",
        "more": "可以重复。",
        "to": "`--to`",
        "program": "程序",
        "options": "[选项]",
        "preset": "时长",
        "option_name": "命令行",
        "minutes": "分钟",
        "usual": "{}（通常选这个）",
        "stop": "。",
        "choices": "可选值：{}。",
        "comma": "、",
    },
}


def renewed(markdown: str, language: str) -> str:
    """Return a chapter with its made parts as the program tells them now."""
    return _PART.sub(lambda found: f"{found[1]}{_MAKERS[found[2]](language)}{found[3]}", markdown)


# --- translations ----------------------------------------------------------------------------------------------------


def window_words(language: str) -> Callable[[str, str], str]:
    """Return a function from a context and a text of the window to what is shown."""
    if language == "en":
        return lambda context, text: text
    known = translations.read_ts()
    return lambda context, text: known.get(translations.Message(context, text)) or text


def command_words(language: str) -> Callable[[str], str]:
    """Return a function from an English text of the command line to that of the manual."""
    if language == "en":
        return lambda text: text
    known = chinese_of_commands()
    return lambda text: known.get(text, text)


def chinese_of_commands() -> dict[str, str]:
    """Return the Chinese of each text of the command line."""
    lines = COMMANDS_IN_CHINESE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line)


# --- the parts -------------------------------------------------------------------------------------------------------


def keys(language: str) -> str:
    """Return a heading and a table for each place of the window that has keys."""
    from tts_studio.gui.shell.keys import groups

    said, words = window_words(language), _WORDS[language]
    parts: list[str] = []
    for group in groups():
        rows = [(said("Keys", key.does), words["comma"].join(_names(key.keys, said))) for key in group.keys]
        parts.append(f"### {said('Keys', group.place)}\n\n{_table((words['does'], words['keys']), rows)}")
    return "\n".join(parts)


def _names(given: tuple[object, ...], said: Callable[[str, str], str]) -> Iterator[str]:
    for key in given:
        text = _STANDARD.get(getattr(key, "name", ""), str(key))
        parts = [""] if text == "+" else text.split("+")
        named = {"Return": said("Keys", "Enter"), "Space": said("Keys", "Space"), "Left": "←", "Right": "→", "": "+"}
        yield f"*{'+'.join(named.get(part, part) for part in parts)}*"


_STANDARD = {"New": "Ctrl+N", "Open": "Ctrl+O", "HelpContents": "F1"}
"""Keys that Qt names by what they do, as they are on Linux and Windows."""


def destinations(language: str) -> str:
    """Return a table of the programs that voices are exported for, with links to what is said of each."""
    from tts_studio.engine.export.destinations import DESTINATIONS

    said, words = window_words(language), _WORDS[language]
    rows = [
        (f"[{said(translations.CORE, title)}](#{anchor(title)})", f"`{name}`")
        for name, title in ((each.name, each.title.template) for each in DESTINATIONS.values())
    ]
    return _table((words["program"], words["to"]), rows)


def presets(language: str) -> str:
    """Return a table of the lengths of a training."""
    said, words = window_words(language), _WORDS[language]
    rows = [
        (words["usual"].format(shown) if name == DEFAULT_PRESET else shown, f"`--preset {name}`", f"{minutes:g}")
        for name, minutes in PRESETS.items()
        for shown in [f"**{said('PresetCards', name.capitalize())}**"]
    ]
    return _table((words["preset"], words["option_name"], words["minutes"]), rows)


def commands(language: str) -> str:
    """Return a section for each command with all that it takes."""
    said = command_words(language)
    return "\n".join(_command(name, text, said, _WORDS[language]) for name, text in cli.COMMANDS.items())


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return the parser of a command."""
    parser = argparse.ArgumentParser(prog=f"tts-studio {name}")
    import_module(f"tts_studio.cli.{'import_clips' if name == 'import' else name}").add_options(parser)
    return parser


def options_of(name: str) -> list[argparse.Action]:
    """Return what a command takes, its arguments first."""
    actions = [action for action in parser_of(name)._actions if "--help" not in action.option_strings]  # pyright: ignore[reportPrivateUsage]
    return sorted(actions, key=lambda action: bool(action.option_strings))


def _command(name: str, text: str, said: Callable[[str], str], words: Mapping[str, str]) -> str:
    taken = options_of(name)
    usage = [f"tts-studio {name}", *(_argument(each) for each in taken if not each.option_strings)]
    rows = [(_spelled(each), _explained(each, said, words)) for each in taken]
    table = _table((words["option"], words["does"]), rows)
    return f"## {name}\n\n{said(text)}\n\n```text\n{' '.join(usage)} {words['options']}\n```\n\n{table}"


def _argument(action: argparse.Action) -> str:
    word = str(action.metavar or action.dest.upper())
    return {"?": f"[{word}]", "+": f"{word} [{word} …]", "*": f"[{word} …]"}.get(str(action.nargs), word)


def _spelled(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"`{action.metavar or action.dest.upper()}`"
    taken = action.metavar if isinstance(action.metavar, tuple) else (action.metavar,)
    if action.nargs == 0:
        taken = ()
    elif not action.metavar:
        taken = ("|".join(map(str, action.choices or ())) or action.dest.upper(),)
    return f"`{' '.join([action.option_strings[-1], *map(str, taken)])}`"


def _explained(action: argparse.Action, said: Callable[[str], str], words: Mapping[str, str]) -> str:
    choices = words["comma"].join(map(str, action.choices or ()))
    filled = {"choices": choices, "default": action.default, "prog": "tts-studio"}
    text = said(action.help or "") % filled
    parts = [f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '。')) else words['stop']}"]
    if choices and "%(choices)" not in (action.help or "") and (not action.option_strings or action.metavar):
        parts.append(words["choices"].format(choices))
    if action.required and action.option_strings:
        parts.append(words["must"])
    if isinstance(action, argparse._AppendAction):  # pyright: ignore[reportPrivateUsage]
        parts.append(words["more"])
    return (" " if words["stop"] == "." else "").join(parts)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


_MAKERS: Mapping[str, Callable[[str], str]] = {
    "keys": keys,
    "destinations": destinations,
    "presets": presets,
    "commands": commands,
}
