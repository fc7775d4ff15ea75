"""The Speak page."""
