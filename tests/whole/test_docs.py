"""What the documents say is so."""

import importlib
import re
from pathlib import Path

from cli import Exit, oit
from rules.reasons import codes

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_commands_of_the_readme_are_those_of_the_program() -> None:
    told = set(re.findall(r"^\| `oit ([a-z]+)", README, re.MULTILINE))
    assert told == set(oit.commands)


def test_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    sentence = README[README.index("Exit codes:") :].split("\n\n")[0]
    assert {int(number) for number in re.findall(r"\b(\d+)\b", sentence)} == {int(code) for code in Exit}


def test_every_name_of_the_architecture_is_there() -> None:
    rows = re.findall(r"^\| `([a-z]+)/?(?:\.py)?` \| [^|]+ \| ([^|]+) \|", ARCHITECTURE, re.MULTILINE)
    assert len(rows) == 13
    for folder, names in rows:
        for name in re.findall(r"`([A-Za-z_.]+)`", names):
            first, _, rest = name.partition(".")
            where = folder if folder == "cli" else f"{folder}.{'client' if first == 'Client' else first}"
            found = importlib.import_module(where)
            for part in name.split(".") if folder == "cli" or first == "Client" else rest.split("."):
                found = getattr(found, part) if part else found


def test_every_reason_code_is_explained_by_the_program() -> None:
    from scans.explain import show

    text = show(2565, None, "th")
    assert all(code in text for code in codes())
