"""The program as one folder that runs where there is no Python: building it and testing it."""
