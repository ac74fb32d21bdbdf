"""What makes installers of the program, and tries them. None of it travels with the program."""
