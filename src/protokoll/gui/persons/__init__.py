"""Personer: the register of persons and bodies, edited in place."""
