"""Being written."""

from netra.doors.desk.context import at_desk

papers = paper = at_desk(lambda request, desk, file_id, **kw: None)
