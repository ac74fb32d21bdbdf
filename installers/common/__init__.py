"""What the installers of every platform share."""
