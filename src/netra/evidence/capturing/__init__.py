"""Capture of a link, the pure part: which addresses may be asked, and the web archive written."""
