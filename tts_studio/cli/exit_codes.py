"""What the program exits with."""

DONE = 0
FAILED = 1
"""With one sentence on standard error."""
USAGE = 2
"""Wrong usage: argparse's own."""
INTERRUPTED = 130
"""As shells have it after Ctrl-C."""
