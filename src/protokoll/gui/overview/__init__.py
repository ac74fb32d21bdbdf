"""Översikt: the next meeting and its next step, and the meetings that were held."""
