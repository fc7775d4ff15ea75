"""The Clips page."""
