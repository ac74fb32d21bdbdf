"""A paper as pages: on the screen while it is written, to the printer, as PDF."""
