"""The embedded server: found, started once, risen after a crash, refused where it must be."""

import os
import signal
import stat
import time
from pathlib import Path

import pytest

from netra.doors.cli import databases, postgres

pytestmark = pytest.mark.skipif(
    not databases.is_embedded(), reason="a server of one's own is not ours to kill"
)


def _pid(cluster: postgres.Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split("\n")[0])


def test_starting_twice_starts_once_and_stopping_twice_stops_once(
    another: postgres.Cluster,
) -> None:
    assert not postgres.is_running(another)
    assert postgres.start()
    assert not postgres.start()
    assert postgres.is_running(another)
    assert postgres.stop()
    assert not postgres.stop()
    assert not postgres.is_running(another)


def test_it_rises_after_being_killed(another: postgres.Cluster) -> None:
    postgres.start()
    os.kill(_pid(another), signal.SIGKILL)
    time.sleep(0.3)
    assert postgres.start()
    assert postgres.is_running(another)


def test_a_pid_that_another_program_took_does_not_block(another: postgres.Cluster) -> None:
    postgres.start()
    postgres.stop()
    stale = another.data / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{another.data}\n0\n5432\n{postgres.SOCKET_DIR}\n\n")
    os.chown(stale, another.uid, another.gid)
    assert postgres.start()


def test_only_the_server_and_root_reach_the_data_and_the_socket(
    another: postgres.Cluster,
) -> None:
    postgres.start()
    for folder in (another.data, postgres.SOCKET_DIR):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.stat().st_uid == another.uid


def test_a_socket_folder_of_somebody_else_is_refused(
    another: postgres.Cluster, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    postgres.SOCKET_DIR.symlink_to(elsewhere)
    try:
        with pytest.raises(postgres.PostgresError, match="another user"):
            postgres.start()
    finally:
        postgres.SOCKET_DIR.unlink()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another account")
def test_a_closed_parent_folder_stays_closed(another: postgres.Cluster, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    cluster = postgres.locate()
    assert cluster.data.parent.parent == Path("/var/lib")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_the_servers_socket_path_is_short_enough() -> None:
    assert len(str(postgres.SOCKET_DIR / ".s.PGSQL.5432")) < 100


def test_it_listens_to_no_network() -> None:
    with databases.connect("app") as app:
        assert app.execute("SHOW listen_addresses").fetchone() == ("",)
        assert app.execute("SHOW fsync").fetchone() == ("on",)
        assert app.execute("SHOW server_encoding").fetchone() == ("UTF8",)
        assert app.execute("SHOW data_checksums").fetchone() == ("on",)
