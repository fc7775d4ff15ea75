"""The benchmark of the server, with a server of small voices: all answers are clear, and none shows a file."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import psutil
import pytest

from benchmarks import bench_server
from tests.helpers.served import serving
from tts_studio.server.config import Limits


@pytest.mark.usefixtures("small_base")
def test_each_kind_of_request_is_counted_by_what_it_was_answered_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_server, "LONG", "One. Two. Three.")
    (tmp_path / "secret.txt").write_text(bench_server.SECRET)
    most = bench_server.Most(psutil.Process(os.getpid()))
    with serving(limits=Limits(per_minute=1000, waiting=4)) as there:
        addresses = asdict(there)
        formed = asyncio.run(bench_server.together(most, bench_server.well_formed(addresses, 12)))
        broken = asyncio.run(bench_server.together(most, bench_server.broken(addresses, 70, tmp_path)))
        first = bench_server.first_sounds(addresses["openai"], 1)
    assert len(formed) == 12
    assert {"200"} <= set(map(bench_server.status, formed)) <= {"200", "503"}
    statuses = Counter(map(bench_server.status, broken))
    assert statuses.keys() <= {"400", "404", "413", "503", "wyoming error", "closed"}
    assert min(statuses[each] for each in ("400", "404", "413", "wyoming error", "closed")) > 0
    assert not [answer for answer in (*formed, *broken) if bench_server.SECRET.encode() in answer]
    assert len(first) == 1
    assert most.seen > 10
