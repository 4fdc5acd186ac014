"""What is installed is pinned, hashed and listed; nothing that builds the program fetches anything."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`tools/audit.py` as a module, which finds `tools/sbom.py` beside it."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    spec = importlib.util.spec_from_file_location("audit", ROOT / "tools" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sbom() -> bytes:
    return subprocess.run([sys.executable, ROOT / "tools" / "sbom.py"], capture_output=True, check=True, timeout=60).stdout


def test_the_list_names_every_pin_and_is_the_same_again() -> None:
    said = sbom()
    bill = json.loads(said)
    names = [
        line.split("==")[0].split("[")[0]
        for line in (ROOT / "requirements" / "lock.txt").read_text().splitlines()
        if "==" in line[:60]
    ]
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.5", 1)
    assert [component["name"] for component in bill["components"]] == [name for name in names if not name.startswith(" ")]
    assert all(component["purl"].startswith("pkg:pypi/") and component["hashes"] for component in bill["components"])
    assert sum("licenses" in component for component in bill["components"]) > len(names) * 0.8
    assert said == sbom()


def test_every_pin_has_hashes_and_is_what_is_installed(tool: ModuleType) -> None:
    pins = tool.pinned((ROOT / "requirements" / "lock.txt").read_text(encoding="utf-8"))
    assert (tool.unhashed(pins), tool.otherwise_installed(pins)) == ([], [])


@pytest.mark.parametrize(
    ("text", "unhashed", "otherwise"),
    [
        ("click==8.0.0 \\\n    --hash=sha256:" + "a" * 64, 0, 1),
        ("click==8.0.0", 1, 1),
        ("no-such-package-of-ours==1 ; sys_platform == 'win32'", 1, 0),
        ("# a remark\n\n", 0, 0),
    ],
)
def test_what_is_wrong_with_a_list_is_found(tool: ModuleType, text: str, unhashed: int, otherwise: int) -> None:
    pins = tool.pinned(text)
    assert (len(tool.unhashed(pins)), len(tool.otherwise_installed(pins))) == (unhashed, otherwise)


@pytest.mark.parametrize(
    "line", ["click", "click>=8", "-e .", "https://a.example/x.whl", "x @ https://a.example/x.whl", "--index-url x"]
)
def test_a_line_that_is_no_pin_is_refused(tool: ModuleType, line: str) -> None:
    with pytest.raises(ValueError, match="neither a pin nor a hash"):
        tool.pinned(line)


def test_building_runs_nothing_of_ours() -> None:
    """No setup.py, no build hook: hatchling copies files."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "hatchling.build" in project
    assert "[tool.hatch.build.hooks" not in project
    assert not [name for name in ("setup.py", "setup.cfg", "hatch_build.py") if (ROOT / name).exists()]
