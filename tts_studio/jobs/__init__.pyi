"""The jobs by name; ``__init__.py`` imports each when it is first asked for."""

from .before_training import estimate_quality, readiness
from .comparing import answers, compare
from .evaluation import evaluate
from .exporting import destinations, export, export_dataset
from .importing import import_clips, list_suffixes, offered, recording_suffixes
from .listing import ListedVoice, bases_to_start_from, greeting, licence, listed_voices, reader, speakers, voices
from .phrases import export_phrases, import_phrases, keep_phrases, phrase_board, phrase_sound, phrases, starting_board
from .pretraining import pretrain
from .projects import check, new_project, opened, rename_project
from .prompting import import_prompts, own_prompts, prompts, set_prompts
from .pronouncing import add_word, export_words, import_words, listed_words, remove_word, words
from .reading import read_book
from .sampling import sample_project
from .speaking import TextRemarks, get_ready, keep_voices, left_out, readings, save_speech, save_text, speak, typed_text
from .training import (
    checkpoints,
    discard_run,
    stop_run,
    train,
    unfinished_run,
    use_checkpoint,
    why_not_resumed,
)
from .updating import newest_release, release_page
from .verifying import verify

__all__ = [
    "ListedVoice",
    "TextRemarks",
    "add_word",
    "answers",
    "bases_to_start_from",
    "check",
    "checkpoints",
    "compare",
    "destinations",
    "discard_run",
    "estimate_quality",
    "evaluate",
    "export",
    "export_dataset",
    "export_phrases",
    "export_words",
    "get_ready",
    "greeting",
    "import_clips",
    "import_phrases",
    "import_prompts",
    "import_words",
    "keep_phrases",
    "keep_voices",
    "left_out",
    "licence",
    "list_suffixes",
    "listed_voices",
    "listed_words",
    "new_project",
    "newest_release",
    "offered",
    "opened",
    "own_prompts",
    "phrase_board",
    "phrase_sound",
    "phrases",
    "pretrain",
    "prompts",
    "read_book",
    "reader",
    "readiness",
    "readings",
    "recording_suffixes",
    "release_page",
    "remove_word",
    "rename_project",
    "sample_project",
    "save_speech",
    "save_text",
    "set_prompts",
    "speak",
    "speakers",
    "starting_board",
    "stop_run",
    "train",
    "typed_text",
    "unfinished_run",
    "use_checkpoint",
    "verify",
    "voices",
    "why_not_resumed",
    "words",
]
