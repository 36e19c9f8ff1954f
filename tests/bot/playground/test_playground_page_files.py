"""The page's files: complete, self-contained, and without a way for text to become markup."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

import bot.playground

PAGE = Path(bot.playground.__file__).parent / "page"
MODULES = sorted(path for path in PAGE.rglob("*.js") if "vendor" not in path.parts)
STYLES = sorted(PAGE.rglob("*.css"))
INDEX = (PAGE / "index.html").read_text(encoding="utf-8")
IMPORT = re.compile(r"""^import\b[^;"']*?["']([^"']+)["'];""", re.MULTILINE)
NAMED = dict(re.findall(r'"([\w/]+)": "/-/page/([^"]+)"', INDEX))

LONGEST_MODULE = 230


def imported(module: Path) -> list[Path]:
    names = IMPORT.findall(module.read_text(encoding="utf-8"))
    return [
        (module.parent / name).resolve() if name.startswith(".") else PAGE / NAMED.get(name, name) for name in names
    ]


def test_every_import_leads_to_a_file_of_the_page():
    missing = {(module.name, found.name) for module in MODULES for found in imported(module) if not found.is_file()}
    assert not missing


def test_every_module_is_reached_from_the_page():
    reached, waiting = set(), [PAGE / "app.js"]
    while waiting:
        module = waiting.pop().resolve()
        if module not in reached:
            reached.add(module)
            waiting += imported(module)
    assert {module.resolve() for module in MODULES} <= reached


def test_what_the_page_loads_is_there_and_its_own():
    loaded = re.findall(r'(?:href|src)="([^"]+)"', INDEX)
    assert loaded
    for address in [*loaded, *(f"/-/page/{path}" for path in NAMED.values())]:
        assert (PAGE / address.removeprefix("/-/page/")).is_file(), address
    assert {path.name for path in STYLES} == {Path(address).name for address in loaded if address.endswith(".css")}


def test_the_security_policy_allows_the_import_map_that_is_there():
    written = re.search(r'<script type="importmap">(.*?)</script>', INDEX, re.DOTALL)
    assert written
    digest = base64.b64encode(hashlib.sha256(written[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in INDEX


@pytest.mark.parametrize(
    "way", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "dangerouslySet", "eval(", "new Function"]
)
def test_text_cannot_become_markup_or_code(way):
    assert not [module.name for module in MODULES if way in module.read_text(encoding="utf-8")]


def test_nothing_is_fetched_from_elsewhere():
    for path in [*MODULES, *STYLES, PAGE / "index.html"]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"""(?:from|import|src=|href=|url\(|fetch\()\s*["'(]*https?://""", text), path.name


def test_modules_say_what_they_are_and_stay_short():
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        assert text.startswith("/**"), module.name
        assert len(text.splitlines()) <= LONGEST_MODULE, module.name


def test_each_vendored_library_names_its_version_and_licence():
    listed = (PAGE / "vendor" / "README.md").read_text(encoding="utf-8")
    for folder in (path for path in (PAGE / "vendor").iterdir() if path.is_dir()):
        assert (folder / "LICENSE").read_text(encoding="utf-8").strip()
        assert re.search(rf"\| `{folder.name}/` \| .+ \| \d+\.\d+\.\d+ \| (?:MIT|Apache-2\.0|ISC)", listed)
