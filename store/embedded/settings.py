"""The PostgreSQL settings of the embedded server, fitted to the machine it runs on."""

import os
from pathlib import Path

MEGABYTE = 1024 * 1024
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - PostgreSQL's own place for shared memory, only measured here
CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")


def configuration(*, socket_directory: Path, durable: bool) -> str:
    """The text of `shortlist.conf`, which the cluster's postgresql.conf includes.

    `durable=False` is for tests: nothing is flushed to disk, and a power loss loses the data.
    """
    memory = memory_megabytes()
    values: dict[str, str | int] = {
        "listen_addresses": "",
        "port": 5432,
        "unix_socket_directories": '"' + str(socket_directory).replace('"', '""') + '"',
        "unix_socket_permissions": "0700",
        "max_connections": 100,
        "shared_buffers": f"{_between(128, memory // 16, 1024)}MB",
        "effective_cache_size": f"{max(256, memory // 2)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": f"{_between(64, memory // 16, 512)}MB",
        "dynamic_shared_memory_type": _dynamic_shared_memory(),
        "max_wal_size": "1GB",
        "checkpoint_timeout": "15min",
        "synchronous_commit": "on",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "%m [%p] ",
        "log_checkpoints": "off",
        # People's data does not belong in a log: neither the statement nor the row it failed on is written.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "cluster_name": "shortlist",
    }
    if not durable:
        values |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
        values |= {"wal_level": "minimal", "max_wal_senders": 0, "shared_buffers": "128MB"}
    head = "# Written anew at every start. Put your own settings into postgresql.auto.conf (ALTER SYSTEM).\n"
    return head + "".join(f"{name} = {quoted(str(value))}\n" for name, value in values.items())


def quoted(value: str) -> str:
    """A value as a string of PostgreSQL's configuration files."""
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def memory_megabytes() -> int:
    """The memory this process may use: the machine's, or the container's limit when that is lower."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = int(CGROUP_LIMIT.read_text())
    except (OSError, ValueError):
        limit = machine
    return min(machine, limit) // MEGABYTE


def _dynamic_shared_memory() -> str:
    """`posix`, unless the machine's shared memory is as small as a container's default (64 MB)."""
    try:
        room = os.statvfs(SHARED_MEMORY)
    except OSError:
        return "mmap" if os.uname().sysname == "Linux" else "posix"
    return "posix" if room.f_frsize * room.f_bavail >= 512 * MEGABYTE else "mmap"


def _between(low: int, value: int, high: int) -> int:
    return max(low, min(value, high))
