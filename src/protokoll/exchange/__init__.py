"""In and out: meeting files."""
