"""The papers an office prints from a file, each as its act left it."""

from netra.doors.desk.papers.views import paper, papers

__all__ = ["paper", "papers"]
