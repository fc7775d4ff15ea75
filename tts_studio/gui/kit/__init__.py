"""Controls, colours, icons and dialogs that are used everywhere in the window."""
