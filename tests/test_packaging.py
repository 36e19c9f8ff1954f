"""The repository installs as it says: pins, names, licences, containers, and what make does first."""

import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distributions, packages_distributions
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = (ROOT / "requirements.lock", ROOT / "requirements-dev.lock")
ROOMS = ("bot", "agent", "tools", "store", "prompts")


def pins(lock: Path) -> list[Requirement]:
    """The pinned packages of a lock file; raises when a line is no pin."""
    lines = [line for line in lock.read_text().splitlines() if line and not line.startswith(("#", " "))]
    return [Requirement(line.removesuffix("\\").strip()) for line in lines]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_pin_is_exact_and_has_hashes(lock: Path) -> None:
    for requirement in pins(lock):
        assert [part.operator for part in requirement.specifier] == ["=="], requirement
    entries = re.split(r"\n(?=\S)", lock.read_text())[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries if entry.strip())
    assert "://" not in lock.read_text()


def test_the_locks_hold_everything_that_pyproject_asks_for_in_a_version_it_accepts() -> None:
    pinned: dict[str, list[Requirement]] = {}
    for lock in LOCKS:
        for pin in pins(lock):
            pinned.setdefault(canonicalize_name(pin.name), []).append(pin)
    groups = PROJECT["dependency-groups"]
    for wanted in map(Requirement, [*PROJECT["project"]["dependencies"], *groups["build"], *groups["dev"]]):
        name = canonicalize_name(wanted.name)
        assert name in pinned, f"{name} is in pyproject.toml and not in the lock: run make lock"
        for pin in pinned[name]:
            version = next(iter(pin.specifier)).version
            assert wanted.specifier.contains(version), f"{name} {version} is not {wanted}: run make lock"


def test_tests_add_nothing_that_the_program_already_pins() -> None:
    programs, tests = ({canonicalize_name(pin.name) for pin in pins(lock)} for lock in LOCKS)
    assert not programs & tests


def test_no_heavy_or_forbidden_package_comes_in() -> None:
    names = {canonicalize_name(pin.name) for lock in LOCKS for pin in pins(lock)}
    heavy = {name for name in names if name in {"torch", "tensorflow", "jax", "triton"} or name.startswith("nvidia-")}
    assert not heavy
    assert not names & {"pglast", "pymupdf"}, "their licences ask for more than ours"


def test_no_installed_package_has_a_licence_that_binds_our_own() -> None:
    strict = re.compile(r"(?<!L)\b(A?GPL|GNU (Affero )?General Public)")
    found = {}
    for distribution in distributions():
        metadata = distribution.metadata
        classifiers = [line for line in metadata.get_all("Classifier", []) if line.startswith("License")]
        words = " ".join([metadata.get("License-Expression", ""), metadata.get("License", "")[:100], *classifiers])
        if strict.search(words) and not re.search(r"LGPL|Lesser| OR |MPL|MIT|BSD|Apache", words):
            found[metadata["Name"]] = words
    assert not found


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_installed_package_has_a_room_of_our_name(room: str) -> None:
    owners = {canonicalize_name(name) for name in packages_distributions().get(room, [])}
    assert owners <= {"shortlist"}
    spec = importlib.util.find_spec(room)
    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin).is_relative_to(ROOT)


def test_the_wheel_carries_every_committed_file_of_the_rooms_and_nothing_else(tmp_path: Path) -> None:
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    made = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    with zipfile.ZipFile(tmp_path / made.stdout.split()[-1]) as wheel:
        carried = {name for name in wheel.namelist() if ".dist-info/" not in name}
        assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())
    assert {name.split("/")[0] for name in carried} == set(ROOMS)
    wanted = {
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and path.suffix in {".py", ".md", ".sql", ".typed", ".mako", ".yaml", ".csv", ".json"}
    }
    assert wanted <= carried


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The compose file as Docker would read it, anchors resolved."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return loaded


def test_compose_brings_a_database_with_vectors_and_a_mail_catcher(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["database"]["image"] == "pgvector/pgvector:pg18"
    assert services["database"]["volumes"] == ["database:/var/lib/postgresql"]
    assert "mailpit" in services["mail"]["image"]
    assert all(port.startswith("127.0.0.1:") for service in services.values() for port in service.get("ports", []))


def test_compose_starts_nothing_before_the_database_is_upgraded(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["upgrade"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    for name in ("bot", "serve", "worker"):
        assert services[name]["depends_on"] == {"upgrade": {"condition": "service_completed_successfully"}}


def test_compose_keeps_services_whose_commands_do_not_exist_behind_a_profile(compose: dict[str, Any]) -> None:
    help_text = command_help()
    for name, service in compose["services"].items():
        command = service.get("command", [None])[0]
        if command is not None and command not in help_text:
            assert service.get("profiles") == ["slack"], name


def command_help() -> str:
    code = "import sys; sys.argv = ['shortlist', '--help']; from bot.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_compose_holds_no_password(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search("PASSWORD|KEY|TOKEN|SECRET", name):
                assert value.startswith("${"), name


def test_the_image_installs_from_the_lock_and_runs_without_rights() -> None:
    lines = (ROOT / "Dockerfile").read_text()
    assert "--require-hashes -r requirements.lock" in lines
    last_stage = lines.rsplit("FROM ", 1)[1]
    assert re.search(r"^USER shortlist$", last_stage, re.MULTILINE)
    assert "HEALTHCHECK" in last_stage
    for copied in re.findall(r"^COPY ([^-].*) \S+$", lines, re.MULTILINE):
        for name in copied.split():
            assert (ROOT / name).exists(), name
            assert f"!{name}" in (ROOT / ".dockerignore").read_text().splitlines(), name


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *arguments, *(f"{name}={value}" for name, value in environment.items())]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def test_make_alone_lists_every_target() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    said = make().stdout
    assert {"demo", "test", "lint", "eval", "bench", "docs"} <= set(targets)
    for target in targets:
        assert f"make {target} " in said


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("exit 1", "is older than Python 3.11; name a newer one"),
        ('case "$*" in *ensurepip*) exit 1;; esac', "lacks the venv module; on Debian or Ubuntu install python3-venv"),
    ],
)
def test_setup_says_what_a_machine_lacks(tmp_path: Path, script: str, sentence: str) -> None:
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    done = make("setup", PYTHON=str(python), VENV=str(tmp_path / "venv"))
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("entry", ["mine", "pyvenv.cfg"])
def test_setup_deletes_nothing_that_it_has_not_made(tmp_path: Path, entry: str) -> None:
    (tmp_path / entry).write_text("")
    done = make("setup", VENV=str(tmp_path))
    assert "is in the way" in done.stderr
    assert (tmp_path / entry).exists()


@pytest.fixture(scope="module")
def check_tree() -> ModuleType:
    """The script that looks for what must not be committed."""
    spec = importlib.util.spec_from_file_location("check_tree", ROOT / "scripts" / "check_tree.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "line",
    [
        "https://" + "pypi" + ".org/simple",
        "--extra-" + "index-url https://mirror.example",
        "see /" + "root/.config for it",
        "see /" + "work/main for it",
        "key = 'sk-" + "a1B2c3D4e5F6g7H8i9J0k1' ",
        "<" * 7 + " HEAD",
    ],
)
def test_what_must_not_be_committed_is_found(check_tree: ModuleType, tmp_path: Path, line: str) -> None:
    (tmp_path / "file.txt").write_text(f"first\n{line}\n")
    assert check_tree.faults(tmp_path / "file.txt", tmp_path)[0].startswith("file.txt:2: holds ")
