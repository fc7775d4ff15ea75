"""The work that both front ends start: generators of events, of which the last is ``Finished``.

Closing a generator cancels the job; what was saved stays. ``__init__.pyi`` lists the jobs; each is imported when it is
first asked for, and the engine inside its functions: neither the window nor ``--help`` waits for torch, nor the first
sound of a text for what trains a voice.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
