"""Fine-tuning a base voice to one speaker."""
