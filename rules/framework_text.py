"""A framework as the text of a file, and its years moved to another fiscal year."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml

Tree = dict[str, Any]

WIDTH = 140  # columns; Thai marks stand above their letters, so that a line looks a third shorter than it counts
_A_SENTENCE = 45  # characters; longer entries of a list stand in lines of their own
# Years of plans, reports and assessments stand this near to the framework's own; those of laws (2540, 2560) stand farther off.
_BEFORE, _AFTER = 4, 6
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"(?:(?<=ปี )|(?<=ปีงบ )|(?<=ปีงบประมาณ ))\d\d(?!\d)")
_CODE = re.compile(r"\bO[1-9][0-9]?\b")


def as_yaml(data: Tree, *, heading: str) -> str:
    """The text of a framework file: comment lines first, then the data, short lists in one line."""
    lines = yaml.dump(data, Dumper=_Dumper, width=WIDTH, allow_unicode=True, sort_keys=False).splitlines()
    parted = (f"\n{line}" if line.startswith("  - code:") else line for line in lines)
    return "\n".join([*(f"# {line}".rstrip() for line in heading.splitlines()), "", *parted, ""])


def heading_of(text: str) -> str:
    """The comment that a file begins with."""
    lines = text.split("\n\n", 1)[0].splitlines()
    return "\n".join(line.removeprefix("#").strip() for line in lines if line.startswith("#"))


def moved(value: Any, *, years: int, home: int) -> Any:
    """The same data with every year that is near the framework's own moved by so many years."""

    def move(found: re.Match[str]) -> str:
        year = int(found[0]) if len(found[0]) > 2 else 2500 + int(found[0])
        near = home - _BEFORE <= year <= home + _AFTER
        return str(year + years)[-len(found[0]) :] if near else found[0]

    return _in_texts(value, lambda text: _SHORT_YEAR.sub(move, _YEAR.sub(move, text)))


def recoded(value: Any, codes: dict[str, str]) -> Any:
    """The same data with codes of one framework replaced by those of another; a code without a counterpart stays."""
    return _in_texts(value, lambda text: _CODE.sub(lambda found: codes.get(found[0], found[0]), text))


def _in_texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_in_texts(entry, change) for entry in value]
    if isinstance(value, dict):
        return {key: _in_texts(entry, change) for key, entry in value.items()}
    return value


class _Dumper(yaml.SafeDumper):
    """Lists are indented below their key; what is short stands in one line; nothing is written as a reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 -- the signature of PyYAML
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 -- the signature of PyYAML
        return True


def _list(dumper: yaml.SafeDumper, entries: Sequence[object]) -> yaml.Node:
    short = all(not isinstance(entry, dict | list) and len(str(entry)) <= _A_SENTENCE for entry in entries)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=short)


def _mapping(dumper: yaml.SafeDumper, entries: dict[str, object]) -> yaml.Node:
    short = all(not isinstance(entry, dict | list) for entry in entries.values()) and len(str(entries)) < WIDTH - 20
    return dumper.represent_mapping("tag:yaml.org,2002:map", entries, flow_style=short)


_Dumper.add_representer(list, _list)
_Dumper.add_representer(dict, _mapping)
