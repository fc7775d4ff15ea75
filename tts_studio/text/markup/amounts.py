"""Times, rates and volumes, as markup writes them."""

from __future__ import annotations

import re

MOST_PAUSE = 10.0
"""Seconds of the longest pause."""
_TIME = re.compile(r"\+?(?P<number>\d+(?:[.,]\d*)?|[.,]\d+)\s*(?P<unit>ms|s|sec|seconds?)?")
_PERCENT = re.compile(r"(?P<sign>[+-]?)(?P<number>\d+(?:\.\d*)?)%")
_TIMES = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_DECIBELS = re.compile(r"(?P<number>[+-]?\d+(?:\.\d*)?)dB", re.IGNORECASE)
_RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "default": 1.0, "fast": 1.3, "x-fast": 1.7}
_GAINS = {"silent": 0.0, "x-soft": 0.35, "soft": 0.6, "medium": 1.0, "default": 1.0, "loud": 1.5, "x-loud": 2.2}
_LEAST_RATE, _MOST_RATE, _MOST_GAIN = 0.25, 4.0, 4.0


def seconds_of(written: str) -> float | None:
    """Return the seconds of “0.5s”, “500ms” or “0.5”; None if it is no time from 0 to ``MOST_PAUSE``."""
    found = _TIME.fullmatch(written.strip())
    if found is None:
        return None
    seconds = float(found["number"].replace(",", ".")) / (1000 if found["unit"] == "ms" else 1)
    return seconds if seconds <= MOST_PAUSE else None


def rate_of(written: str) -> float | None:
    """Return times the usual pace of “slow”, “80%”, “+20%” or “1.5”; None if it is none from 0.25 to 4."""
    written = written.strip().lower()
    rate = _RATES.get(written)
    if rate is None and (percent := _PERCENT.fullmatch(written)):
        part = float(percent["number"]) / 100
        rate = part if not percent["sign"] else 1 + part if percent["sign"] == "+" else 1 - part
    elif rate is None and _TIMES.fullmatch(written):
        rate = float(written)
    return rate if rate is not None and _LEAST_RATE <= rate <= _MOST_RATE else None


def gain_of(written: str) -> float | None:
    """Return times the usual amplitude of “loud”, “+6dB” or “50%”; None if it is none from 0 to 4."""
    written = written.strip()
    gain = _GAINS.get(written.lower())
    if gain is None and (decibels := _DECIBELS.fullmatch(written)):
        gain = 10 ** (float(decibels["number"]) / 20)
    elif gain is None and (percent := _PERCENT.fullmatch(written)):
        part = float(percent["number"]) / 100
        gain = part if not percent["sign"] else 1 + part if percent["sign"] == "+" else 1 - part
    return gain if gain is not None and 0 <= gain <= _MOST_GAIN else None
