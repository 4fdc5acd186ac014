"""Looks the pinned packages over: pinned with hashes, installed as pinned, not withdrawn, without known holes: `make audit`.

Exit code 0: all in order; 1: something is wrong; 2: nothing wrong was found, but not everything could be asked, and it says what.
What is withdrawn is asked by pip of the index that it is set up with; known holes by pip-audit, where that is installed.
"""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from sbom import LOCK, Pin, pinned

SECONDS = 300  # for pip, which may have to download what it looks at


def main() -> int:
    """Ask everything, print what was found."""
    try:
        pins = pinned(LOCK.read_text(encoding="utf-8"))
    except ValueError as error:
        print(f"wrong: {error}")
        return 1
    faults = [*unhashed(pins), *otherwise_installed(pins)]
    unasked: list[str] = []
    for ask in (_withdrawn, _known_holes):
        found, why = ask()
        faults += found
        unasked += [why] if why else []
    for line in [*(f"wrong: {fault}" for fault in faults), *(f"not asked: {why}" for why in unasked)]:
        print(line)
    print(f"{len(pins)} packages are pinned, {sum(len(pin.hashes) for pin in pins)} hashes; {len(faults)} faults")
    return 1 if faults else 2 if unasked else 0


def unhashed(pins: Sequence[Pin]) -> list[str]:
    """Packages that pip would take without comparing their bytes."""
    return [f"{pin.name} {pin.version} has no hash" for pin in pins if not pin.hashes]


def otherwise_installed(pins: Sequence[Pin]) -> list[str]:
    """Packages that are here in another version than is pinned; those of other systems are not here at all."""
    return [
        f"{pin.name} is pinned at {pin.version} and installed at {found}"
        for pin in pins
        if (found := _installed(pin.name)) not in (None, pin.version)
    ]


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _withdrawn() -> tuple[list[str], str]:
    """What the index has yanked since it was pinned; pip compares the hashes as well."""
    options = ["--dry-run", "--ignore-installed", "--no-deps", "--require-hashes", "--quiet", "--report", "-"]
    line = [sys.executable, "-m", "pip", "install", *options, "--requirement", str(LOCK)]
    done = _run(line)
    if done is None or done.returncode:
        said = (done.stderr.strip().splitlines() or ["no answer"])[-1] if done else "no answer in time"
        return [], f"whether a version was withdrawn; pip said: {said[:200]}"
    items = json.loads(done.stdout)["install"]
    named = [
        f"{item['metadata']['name']} {item['metadata']['version']} was withdrawn" for item in items if item.get("is_yanked")
    ]
    return named, ""


def _known_holes() -> tuple[list[str], str]:
    if importlib.util.find_spec("pip_audit") is None:
        return (
            [],
            "known vulnerabilities: pip-audit is not installed here (pip install pip-audit, in an environment of its own)",
        )
    done = _run([sys.executable, "-m", "pip_audit", "--require-hashes", "--format", "json", "--requirement", str(LOCK)])
    if done is None or not done.stdout.lstrip().startswith("{"):
        return [], "known vulnerabilities: pip-audit got no answer"
    found = json.loads(done.stdout)["dependencies"]
    return [f"{item['name']} {item['version']}: {hole['id']}" for item in found for hole in item.get("vulns", [])], ""


def _run(line: Sequence[str]) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None


if __name__ == "__main__":
    sys.exit(main())
