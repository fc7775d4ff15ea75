"""The work that both front ends start: generators of events, of which the last is ``Finished``.

Closing a generator cancels the job; what was saved stays. The engine is imported inside the functions, so that neither
the window nor ``--help`` waits for torch.
"""

from tts_studio.jobs.before_training import estimate_quality, readiness
from tts_studio.jobs.evaluation import evaluate
from tts_studio.jobs.exporting import export, export_dataset
from tts_studio.jobs.importing import import_clips, offered
from tts_studio.jobs.listing import licence, speakers, voices
from tts_studio.jobs.projects import DEFAULT_BASE, check, new_project, opened
from tts_studio.jobs.speaking import knobs, save_speech, save_text, say, speak
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
    "DEFAULT_BASE",
    "check",
    "checkpoints",
    "discard_run",
    "estimate_quality",
    "evaluate",
    "export",
    "export_dataset",
    "import_clips",
    "knobs",
    "licence",
    "new_project",
    "offered",
    "opened",
    "readiness",
    "save_speech",
    "save_text",
    "say",
    "speak",
    "speakers",
    "stop_run",
    "train",
    "unfinished_run",
    "use_checkpoint",
    "voices",
    "why_not_resumed",
]
