"""One function for each thing a user does; here, and only here, it is decided what is one transaction."""
