"""The wheel holds all that the program needs, and its import names belong to nobody else."""

import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NAMES = (
    "cli",
    "cli_options",
    "crawler",
    "demo",
    "documents",
    "intake",
    "model",
    "notify",
    "reports",
    "rules",
    "scans",
    "storage",
    "thai",
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`oit` installed from its wheel, with the dependencies of this environment but not its editable install."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True, timeout=120)
    [wheel] = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False, symlinks=sys.platform != "win32")
    paths = {"base": str(folder / "env"), "platbase": str(folder / "env")}
    library = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    target = ["--target", str(library), "--no-deps", "--quiet"]
    subprocess.run([sys.executable, "-m", "pip", "install", *target, str(wheel)], check=True, timeout=120)
    (library / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", vars=paths)) / ("python.exe" if sys.platform == "win32" else "python")


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(python), "-I", "-c", "from cli import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_the_wheel_works_in_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()  # a folder with one of our names must not be taken for ours
    assert run(installed, tmp_path, "--version").stdout.startswith("oit, version")
    shown = run(installed, tmp_path, "rules", "show", "O18", "--year", "2565")
    assert "แผนการใช้จ่ายงบประมาณประจำปี" in shown.stdout, shown.stderr
    assert run(installed, tmp_path, "db", "upgrade").returncode == 0
    assert (tmp_path / "oit.db").exists()


def test_no_other_distribution_owns_our_names() -> None:
    owners = packages_distributions()
    for name in NAMES:
        assert set(owners.get(name, ["oit"])) == {"oit"}, name


def test_every_dependency_is_named_with_its_reason() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    [ours] = [found for found in distributions() if found.metadata["Name"] == "oit"]
    for requirement in ours.requires or []:
        name = requirement.split("[")[0].split(">")[0].split("<")[0].split("=")[0].split(";")[0].strip()
        assert f"| {name} " in text, name


def test_lock_lists_name_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text(encoding="utf-8"), path.name
