"""How the program looks: colours, style sheet, icons and zoom. No colour is named anywhere else."""
