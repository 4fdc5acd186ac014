"""YAML read by libyaml where it is there: eight times faster than pure Python, and every start of the program waits for it."""

from typing import Any

import yaml

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def parsed(text: str) -> Any:
    """The data of a YAML text, as it stands there: nothing is checked. Raises `yaml.YAMLError`."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 -- both are safe
