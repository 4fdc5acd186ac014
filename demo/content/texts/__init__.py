"""The texts of all indicators, as data: one YAML file a group."""

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

_GROUPS = ("basics", "work", "budget", "people", "complaints", "integrity")


class Text(BaseModel):
    """What can be said for one indicator; `plan`, `result` and `half` name the texts that are put in its place by mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    titles: tuple[str, ...]
    asks: tuple[str, ...]
    flaws: tuple[str, ...]
    neighbour: str
    body: str
    plan: str | None = None
    result: str | None = None
    half: str | None = None


@cache
def texts() -> dict[str, Text]:
    """Every text by its indicator, in framework order."""
    reader = TypeAdapter(dict[str, Text])
    found: dict[str, Text] = {}
    for group in _GROUPS:
        found |= reader.validate_python(yaml.safe_load(resources.files(__name__).joinpath(f"{group}.yaml").read_text("utf-8")))
    return found


CODES = tuple(texts())
NAMES = {code: text.name for code, text in texts().items()}
