"""Figures against named peers: ``make bench``. Milliseconds are reported; what counts is the ratio in the same run."""
