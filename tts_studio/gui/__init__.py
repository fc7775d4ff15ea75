"""The window, by page; the only package that imports PySide6."""
