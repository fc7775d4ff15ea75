"""The language of a project: one that texts can be spoken in, by any of its names."""

from __future__ import annotations

from tts_studio.errors import ProjectError
from tts_studio.text import espeak_voices


def language(name: str) -> str:
    """Return espeak-ng's name of a language.

    ``name`` is that name (``en-us``, ``cmn``), a code of ISO 639 (``deu``), a locale (``de_AT``, ``zh-CN``), or what
    the language is called in English, in itself or in Chinese (“German”, “Deutsch”, “德语”). Raises ProjectError, with
    the languages that look like it, if there is none of this name.
    """
    found = espeak_voices.espeak_voice_called(name)
    if found is None:
        raise _unknown(name)
    return found


def _unknown(name: str) -> ProjectError:
    near = espeak_voices.alike(name)
    if not near:
        return ProjectError(
            "“{name}” is not a language that can be spoken.",
            "Please give a language such as German, en-us or zh_CN.",
            name=name,
        )
    return ProjectError(
        "“{name}” is not a language that can be spoken.",
        "Please choose one of: {near}.",
        name=name,
        near=", ".join(f"{own} ({title})" for own, title in near.items()),
    )
