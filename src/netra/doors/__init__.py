"""Doors: the web, print, the command line and the clock. Only they call actions."""
