"""Handboken: the pages of resources/handbok, shown inside the program."""
