"""The work that both front ends start: generators of events, of which the last is ``Finished``.

Closing a generator cancels the job; what was saved stays. The engine is imported inside the functions, so that neither
the window nor ``--help`` waits for torch.
"""

from tts_studio.jobs.before_training import estimate_quality, readiness
from tts_studio.jobs.evaluation import evaluate
from tts_studio.jobs.exporting import destinations, export, export_dataset
from tts_studio.jobs.importing import import_clips, offered
from tts_studio.jobs.listing import ListedVoice, bases_to_start_from, greeting, licence, listed_voices, speakers, voices
from tts_studio.jobs.pretraining import pretrain
from tts_studio.jobs.projects import check, new_project, opened
from tts_studio.jobs.speaking import TextRemarks, left_out, readings, save_text, speak, typed_text
from tts_studio.jobs.training import (
    checkpoints,
    discard_run,
    stop_run,
    train,
    unfinished_run,
    use_checkpoint,
    why_not_resumed,
)

__all__ = [
    "ListedVoice",
    "TextRemarks",
    "bases_to_start_from",
    "check",
    "checkpoints",
    "destinations",
    "discard_run",
    "estimate_quality",
    "evaluate",
    "export",
    "export_dataset",
    "greeting",
    "import_clips",
    "left_out",
    "licence",
    "listed_voices",
    "new_project",
    "offered",
    "opened",
    "pretrain",
    "readiness",
    "readings",
    "save_text",
    "speak",
    "speakers",
    "stop_run",
    "train",
    "typed_text",
    "unfinished_run",
    "use_checkpoint",
    "voices",
    "why_not_resumed",
]
