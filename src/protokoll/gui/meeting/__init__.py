"""The meeting page: agenda, the current item, attendance, and the session that owns the meeting."""
