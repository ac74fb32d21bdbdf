"""What a meeting is and its rules: frozen values and pure functions. No Qt, no SQL, no files."""
