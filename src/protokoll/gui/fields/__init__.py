"""Fields that every form is made of: one class for each concept.

``text``: a line that commits when it is left, a line and running text that also tell of each keystroke.
``choice``: one of a few values; a number. ``reading``: a date or a clock time, typed as it comes.
``calendar``: a date with a calendar beside it. ``problem``: where a form says what is wrong.
``column`` and ``flow``: how fields stand. The fields of entries (``gui.entries.fields``) are no widgets but tie
a value of an entry to an editor, with rules of their own about what stands typed and is not read yet.
"""
