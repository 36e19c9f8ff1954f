"""Fail when a committed file holds what must not be committed: registry addresses, machine paths, keys, big files."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIGGEST = 2_000_000  # bytes

# Written so that no pattern matches itself.
PATTERNS = {
    "the address of a package registry": (
        r"pypi[.]org|pythonhosted[.]org|npmjs[.]org|registry[.]yarnpkg|crates[.]io/api|repo1?[.]maven|proxy[.]golang[.]org"
        r"|--(extra-)?index-url[ =]|--find-links[ =]|^(extra-)?index-url *="
    ),
    "a path of one machine": r"(?<![\w.~$}/-])/(work|root|home/\w+|Users/\w+)/[\w.]",
    "a key or token": r"\b(sk-[A-Za-z0-9]{20,}|xox[abp]-\d{6,}-\w+|xapp-\d-\w{8,}|AKIA[A-Z0-9]{16}|ghp_\w{20,})"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----[\r\n]",
    "a mark of an unfinished merge": r"^(<{7}|>{7}) ",
}
COMPILED = {what: re.compile(pattern, re.MULTILINE) for what, pattern in PATTERNS.items()}


def committed_files() -> list[Path]:
    """The files git knows in this checkout."""
    # CI may run as another user than the one who owns the checkout, which git distrusts by default.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def faults(path: Path, root: Path = ROOT) -> list[str]:
    """What is wrong with one file, a line each; names are told from `root` on."""
    if not path.is_file() or path.is_symlink():
        return []
    name = path.relative_to(root)
    content = path.read_bytes()
    found = [f"{name}: is larger than {BIGGEST:,} bytes"] if len(content) > BIGGEST else []
    if b"\0" in content[:8192]:
        return found  # not text
    text = content.decode(errors="replace")
    for what, pattern in COMPILED.items():
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{name}:{line}: holds {what}: {match.group().strip()[:60]}")
    return found


def main() -> int:
    """Check every committed file and print what is wrong."""
    if not (ROOT / ".git").exists():
        print("Not a git checkout: what is committed was not checked.")
        return 0
    found = [fault for path in committed_files() for fault in faults(path)]
    print("\n".join(found) or "Nothing is committed that must not be.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
