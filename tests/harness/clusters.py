"""A second embedded server, beside the one the tests use, that may be killed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from netra.doors.cli import postgres


@pytest.fixture
def another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[postgres.Cluster]:
    """A second checkout's server, beside the one the tests use."""
    for folder in (tmp_path, *tmp_path.parents):
        if "pytest-" in str(folder):
            folder.chmod(0o755)  # pytest's own folders, 0700: the service account must pass
    socket = Path(f"/tmp/netra-t{os.getpid()}")
    monkeypatch.setattr(postgres, "VAR", tmp_path / "var")
    monkeypatch.setattr(postgres, "PLACE", f"t{os.getpid()}")
    monkeypatch.setattr(postgres, "SOCKET_DIR", socket)
    monkeypatch.setitem(postgres._OPTIONS, "unix_socket_directories", str(socket))
    monkeypatch.setitem(postgres._OPTIONS, "shared_buffers", "4MB")
    yield postgres.locate()
    postgres.stop()
    if socket.is_dir():
        socket.rmdir()
