"""The site's settings as tests run them: the application's role, static files from the sources."""

import os
import tempfile
from pathlib import Path

os.environ["NETRA_DB_ROLE"] = "app"
os.environ["NETRA_STATIC_MANIFEST"] = "0"
os.environ["NETRA_DEMO"] = "1"
# Playwright's event loop lives in the main thread, yet never runs while a test's own lines do.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

from netra.settings import *
from netra.settings import STORAGES

_FOLDER = tempfile.TemporaryDirectory(prefix="netra-test-", ignore_cleanup_errors=True)
NETRA_DECREES = Path(_FOLDER.name) / "decrees.json"
for _alias in ("default", "blobs"):
    STORAGES[_alias]["OPTIONS"]["location"] = _FOLDER.name

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; strength is not tested
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
LOGGING_CONFIG = None
