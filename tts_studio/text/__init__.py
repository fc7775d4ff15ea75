"""Text to phonemes and sentences."""
