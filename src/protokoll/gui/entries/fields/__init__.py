"""Fields: each shows one value of an entry in an editor, and reads it back as it is typed."""
