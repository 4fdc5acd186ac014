"""The floors below which the evaluation must not fall, beside the hash of the corpus they were measured on."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.tally import Tally

FILE = Path(__file__).parent / "floors.json"
_ROUNDED = 5e-5  # rates are written with four decimals
_AT_MOST = ("wrong_pass_rate", "wrong_fail_rate", "review_rate")
_AT_LEAST = ("cause_rate",)

Rates = Mapping[str, float | None]


@dataclass(frozen=True)
class Floors:
    """The hash of the corpus, and the rates by set."""

    corpus: str
    rates: Mapping[str, Rates]


def rates_of(tally: Tally) -> Rates:
    """The guarded rates of one set."""
    found: dict[str, float | None] = {name: getattr(tally, name) for name in (*_AT_MOST, *_AT_LEAST)}
    return {name: None if rate is None else round(rate, 4) for name, rate in found.items()}


def read(file: Path = FILE) -> Floors:
    """The floors as they were written last; of no corpus where there are none yet."""
    if not file.is_file():
        return Floors("none", {})
    raw = json.loads(file.read_text(encoding="utf-8"))
    return Floors(raw["corpus"], raw["rates"])


def write(floors: Floors, file: Path = FILE) -> None:
    """Set new floors."""
    raw = {"corpus": floors.corpus, "rates": floors.rates}
    file.write_text(json.dumps(raw, indent=2) + "\n", encoding="utf-8")


def complaints(now: Floors, floors: Floors) -> Sequence[str]:
    """What is worse than the floors allow, in sentences; nothing where all is well."""
    if now.corpus != floors.corpus:
        changed = (
            f"the corpus changed ({floors.corpus} -> {now.corpus}): read `python -m evaluation.run --show`, and when the cases "
            "are right set new floors with `--write-floors` in the same commit"
        )
        return [changed]
    return [sentence for name, rates in floors.rates.items() for sentence in _worse(name, now.rates.get(name, {}), rates)]


def _worse(name: str, now: Rates, floors: Rates) -> list[str]:
    found: list[str] = []
    for rate, floor in floors.items():
        value = now.get(rate)
        if floor is None or value is None:
            continue
        if (value > floor + _ROUNDED) if rate in _AT_MOST else (value < floor - _ROUNDED):
            found.append(
                f"{name}: {rate.replace('_', ' ')} is {value:.2%}, its floor is {floor:.2%}: mend the rules, not the floor"
            )
    return found
