"""Uploads: a file too large is cut at the limit and told so, without filling the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class StopAtLimit(FileUploadHandler):
    """Stands first. What comes after the limit is read and dropped.

    The file that arrives is a little larger than the limit: the form sees the size and says so.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The chunk for the next handler, or None once the limit is passed."""
        return raw_data if start <= settings.NETRA_UPLOAD_LIMIT else None

    def file_complete(self, file_size: int) -> Any:
        """None: the next handlers hold the file."""
        return None
