"""A list of everything that is installed with the program, as CycloneDX JSON on standard output: `make sbom`.

Names, versions and hashes are those of requirements/lock.txt; licences come from what is installed. The same list gives the same bytes.
"""

import json
import re
import sys
import uuid
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements" / "lock.txt"
SPEC_VERSION = "1.5"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True)
class Pin:
    """One line of the lock list with the hashes below it; `marker`: on which systems it is installed, empty for all."""

    name: str
    version: str
    hashes: tuple[str, ...]
    marker: str = ""


def main() -> int:
    """Print the list."""
    print(json.dumps(bill(pinned(LOCK.read_text(encoding="utf-8"))), indent=1, sort_keys=True, ensure_ascii=False))
    return 0


def pinned(text: str) -> list[Pin]:
    """The packages of a lock list, in its order; ValueError names a line that is neither a pin nor a hash."""
    found: list[Pin] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if hashed := _HASH.search(line):
            last = found.pop()
            found.append(Pin(last.name, last.version, (*last.hashes, hashed[1]), last.marker))
        elif pin := _PIN.match(line):
            found.append(Pin(pin[1].lower(), pin[2], (), pin[3] or ""))
        else:
            raise ValueError(f"neither a pin nor a hash: {line[:80]}")
    return found


def bill(pins: list[Pin]) -> dict[str, object]:
    """The CycloneDX document."""
    components = [_component(pin) for pin in pins]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        # From the content, so that the document says when it is another one and is otherwise the same.
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(components, sort_keys=True))}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "oit", "version": version("oit"), "bom-ref": "oit"}},
        "components": components,
    }


def _component(pin: Pin) -> dict[str, object]:
    purl = f"pkg:pypi/{pin.name.replace('_', '-')}@{pin.version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": pin.name,
        "version": pin.version,
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": content} for content in pin.hashes],
        **({"licenses": licences} if (licences := _licences(pin)) else {}),
        **({"properties": [{"name": "python:marker", "value": pin.marker}]} if pin.marker else {}),
    }


def _licences(pin: Pin) -> list[dict[str, object]]:
    """As the package says: an expression, else its classifiers, else its own short words; nothing where it is not installed."""
    try:
        said = metadata(pin.name)
    except PackageNotFoundError:
        return []
    if expression := said.get("License-Expression"):
        return [{"expression": expression}]
    classifiers = [line.removeprefix(_CLASSIFIER) for line in said.get_all("Classifier") or [] if line.startswith(_CLASSIFIER)]
    words = (said.get("License") or "").strip()
    names = classifiers or ([words] if words and "\n" not in words else [])
    return [{"license": {"name": name}} for name in names]


if __name__ == "__main__":
    sys.exit(main())
