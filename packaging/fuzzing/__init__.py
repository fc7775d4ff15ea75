"""Damaged and made-up files for what reads the files of users."""
