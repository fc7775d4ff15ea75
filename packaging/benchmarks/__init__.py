"""How good and how fast the program is, measured: voices of people it has not heard, and the window."""
