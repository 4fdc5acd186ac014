"""Carry the judging vocabulary of each subject from the framework where it is at home to the frameworks of other years.

    python tools/carry_over.py [--check] [--from 2565] [YEAR ...]

A subject (`about`) is at home in the framework of `--from`, else in the oldest that has it as an item of its own. Every other
item about it gets the home's names, signs and other words of its title, and the words and measures of those of its
components that have the same id, with years and codes put right. Its own code, name, period, requirements and list of
components stay; so do names of its own, which stand before the first one that was carried.
"""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from rules.framework_text import Tree, as_yaml, heading_of, moved, recoded
from rules.parsed import parsed
from thai.text import squash

FRAMEWORKS = Path(__file__).parents[1] / "rules" / "frameworks"
MEASURES = ("find", "check")


@dataclass(frozen=True)
class Home:
    """Where a subject's words are kept."""

    year: int
    indicator: Tree


def main() -> int:
    """Write the files, or with --check say which would change."""
    wanted = _arguments()
    texts = {int(path.stem): path.read_text("utf-8") for path in sorted(FRAMEWORKS.glob("*.yaml"))}
    files = {year: parsed(text) for year, text in texts.items()}
    homes = homes_of(files, first=wanted.home)
    stale = []
    for year in wanted.years or sorted(files.keys() - {wanted.home}):
        carry(files[year], homes, files)
        text = as_yaml(files[year], heading=heading_of(texts[year]))
        if text != texts[year]:
            stale.append(year)
            if not wanted.check:
                (FRAMEWORKS / f"{year}.yaml").write_text(text, "utf-8")
    print("changed:", *stale or ["nothing"])
    return 1 if wanted.check and stale else 0


def homes_of(files: dict[int, Tree], *, first: int) -> dict[str, Home]:
    """For every subject the item that is about it alone: of the first framework, else of the oldest."""
    homes: dict[str, Home] = {}
    for year in sorted(files, key=lambda year: (year != first, year)):
        for indicator in files[year]["indicators"]:
            if len(indicator.get("about", [])) == 1:
                homes.setdefault(indicator["about"][0], Home(year, indicator))
    return homes


def carry(file: Tree, homes: dict[str, Home], files: dict[int, Tree]) -> None:
    """Bring every item of a framework that is not at home in it up to date."""
    year = file["fiscal_year"]
    native = [one for one in file["indicators"] if _is_home(one, year, homes)]
    claimed = {squash(name) for one in native for name in one["topic"]["names"]}
    for indicator in file["indicators"]:
        sources = [homes[topic] for topic in indicator["about"] if topic in homes]
        if indicator not in native and sources:
            put_right = [_put_right(home, file, files[home.year]) for home in sources]
            indicator["topic"] = _topic(indicator, put_right, claimed)
            indicator["components"] = [_component(part, put_right) for part in indicator["components"]]
            _carry_kinds(indicator, put_right)
            _carry_asks(indicator, put_right)


def _is_home(indicator: Tree, year: int, homes: dict[str, Home]) -> bool:
    home = homes.get(indicator["about"][0])
    return home is not None and home.year == year and home.indicator is indicator


def _put_right(home: Home, file: Tree, source: Tree) -> Tree:
    """The home's item with the years and codes of the other framework."""
    here = {topic: one["code"] for one in file["indicators"] for topic in one["about"]}
    codes = {one["code"]: here[topic] for one in source["indicators"] for topic in one["about"] if topic in here}
    item: Tree = moved(home.indicator, years=file["fiscal_year"] - home.year, home=home.year)
    known = [codes[code] for code in item["topic"].get("neighbours", []) if code in codes]
    return {**recoded(item, codes), "topic": {**item["topic"], "neighbours": known}}


def _topic(indicator: Tree, sources: list[Tree], claimed: set[str]) -> Tree:
    topics = [one["topic"] for one in sources]
    first = squash(topics[0]["names"][0])
    before = indicator["topic"].get("names", [])
    position = next((place for place, name in enumerate(before) if squash(name) == first), len(before))
    own = _without_repeats([indicator["name_th"], *before[:position]])
    carried = [name for name in _all(topics, "names") if squash(name) not in claimed]
    names = _without_repeats([*(name for name in own if squash(name) != first), *carried])
    said = [squash(name) for name in names]
    # Where subjects are merged, what speaks against one of them may be the name of the other.
    against = [word for word in _all(topics, "against") if not any(squash(word) in name for name in said)]
    neighbours = [*indicator["topic"].get("neighbours", []), *(c for t in topics for c in t["neighbours"])]
    made = {
        "names": names,
        "wordings": [wording for topic in topics for wording in topic.get("wordings", [])],
        "signs": _all(topics, "signs"),
        "needs": _all(topics, "needs") if all(topic.get("needs") for topic in topics) else [],
        "text": topics[0].get("text", []) if len(topics) == 1 else [],  # words that every text on the one subject holds
        "against": against,
        "neighbours": sorted(set(neighbours) - {indicator["code"]}, key=lambda code: int(code[1:])),
    }
    return {key: words for key, words in made.items() if words}


def _component(part: Tree, sources: list[Tree]) -> Tree:
    """The part with the measures of the home's part of the same id; as it is where there is none."""
    same = next((one for source in sources for one in source["components"] if one["id"] == part["id"]), None)
    return part if same is None else part | {key: same[key] for key in MEASURES if key in same}


def _carry_asks(indicator: Tree, sources: list[Tree]) -> None:
    """How the home asks: pasted as evidence it must be recognised, also where this year's own words are not known."""
    known = {squash(text) for text in indicator.get("asks", [])}
    elsewhere = [text for text in _all(sources, "asks") if squash(text) not in known]
    indicator.pop("asks_elsewhere", None)
    if elsewhere:
        indicator["asks_elsewhere"] = elsewhere


def _carry_kinds(indicator: Tree, sources: list[Tree]) -> None:
    ids = {part["id"] for part in indicator["components"]}
    for source in sources:
        for kind, parts in source.get("kinds", {}).items():
            kept: list[Tree] = indicator.setdefault("kinds", {}).setdefault(kind, [])
            have = {part["id"] for part in kept}
            kept[:] = [_component(part, [{"components": parts}]) for part in kept]
            kept += [part for part in parts if part["id"] in ids - have]


def _all(topics: Iterable[Tree], key: str) -> list[Any]:
    return _without_repeats(word for topic in topics for word in topic.get(key, []))


def _without_repeats(words: Iterable[str]) -> list[str]:
    kept: dict[str, str] = {}
    for word in words:
        kept.setdefault(squash(word), word)
    return list(kept.values())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("years", nargs="*", type=int, help="the frameworks to bring up to date; default all others")
    parser.add_argument("--from", dest="home", type=int, default=2565, help="the framework that is looked in first")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where something would change")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
