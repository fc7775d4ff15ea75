"""Runs before the frozen program on Linux: keeps its libraries out of the programs that it starts.

PyInstaller's loader sets LD_LIBRARY_PATH to the program's folder. The program itself was linked by then; a file manager
or browser that inherited it would load our libraries in place of the system's, and fail.
"""

from __future__ import annotations

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)  # where the loader keeps what it has replaced
if _before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = _before
