"""Files: uploads, the blob store, static files."""

from typing import Any
from urllib.parse import urlsplit

from netra.environment.variables import VAR, SettingError, flag, text

NETRA_UPLOAD_LIMIT = 200 * 1024 * 1024
"""Largest file accepted, in bytes; forms say so, `doors.uploads` drops what is more."""

# 30,000 characters of text in each of a statutory form's many fields.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "netra.doors.uploads.StopAtLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_TEMP_DIR = str(VAR / "tmp")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

STATIC_URL = "/static/"
STATIC_ROOT = str(VAR / "static")
STATICFILES_DIRS: list[str] = []
WHITENOISE_USE_FINDERS = not flag("NETRA_STATIC_MANIFEST")
WHITENOISE_AUTOREFRESH = not flag("NETRA_STATIC_MANIFEST")
WHITENOISE_MAX_AGE = 60


def blob_store(address: str) -> dict[str, Any]:
    """The storage behind the alias `blobs`: a folder, or S3 for `s3://bucket/prefix`."""
    if not address:
        options: dict[str, Any] = {
            "location": str(VAR / "blobs"),
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        }
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    parts = urlsplit(address)
    if parts.scheme != "s3" or not parts.netloc:
        raise SettingError(f"NETRA_BLOBS is empty or s3://bucket/prefix, not {address!r}")
    place = {"bucket_name": parts.netloc, "location": parts.path.strip("/")}
    private = {"default_acl": None, "querystring_auth": True, "file_overwrite": False}
    return {"BACKEND": "netra.settings.bucket.Bucket", "OPTIONS": {**place, **private}}


def static_store(compressed: bool) -> dict[str, str]:
    """The storage of static files: hashed names and two compressions, or the plain sources."""
    if compressed:
        return {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    return {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


STORAGES = {
    "default": blob_store(text("NETRA_BLOBS")),
    "blobs": blob_store(text("NETRA_BLOBS")),
    "staticfiles": static_store(flag("NETRA_STATIC_MANIFEST")),
}


def make_folders() -> None:
    """The folders written at run time exist; those with people's words only their owner opens."""
    VAR.mkdir(parents=True, exist_ok=True)
    for name in ("tmp", "blobs"):
        (VAR / name).mkdir(mode=0o700, exist_ok=True)


make_folders()
