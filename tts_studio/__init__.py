"""TTS Studio: a few minutes of one speaker's voice in, a Piper voice out. Importing this costs nothing."""

__version__ = "0.2.0"
