"""Bilagor: the files of a meeting, in a dialog, at the items that cite them, and packed with a paper."""
