"""The blob store in S3: an object is written once, and never over another."""

from typing import Any

from botocore.exceptions import ClientError  # type: ignore[import-untyped]
from storages.backends.s3 import S3Storage

_TAKEN = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")


class Bucket(S3Storage):  # type: ignore[misc]
    """Conditional writes: FileExistsError where an object of that name lies in the bucket.

    One request carries the whole object, which S3 allows to 5 GB; the transfer manager behind
    `upload_fileobj` knows no If-None-Match.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: bytes have one name, and no other is made up for them."""
        return name

    def _save(self, name: str, content: Any) -> str:
        place = self.bucket.Object(self._normalize_name(name))
        try:
            place.put(Body=content.file, IfNoneMatch="*", **self.get_object_parameters(name))
        except ClientError as error:
            if error.response["Error"]["Code"] in _TAKEN:
                raise FileExistsError(name) from error
            raise
        return name
