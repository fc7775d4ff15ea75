"""Pretraining: from corpora of many speakers and languages to a base voice, everything from random weights."""
