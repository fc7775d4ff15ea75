"""The window around the pages: start, side bar, menus, welcome, preferences."""
