"""Reading lists of recordings with texts: a file for each kind of list, behind the interface in ``interface.py``."""
