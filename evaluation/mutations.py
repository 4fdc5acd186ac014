"""Right cases made wrong by one change: how many of them still pass. No label is needed, so there are thousands.

A part of them stays right: what was taken away may be told once more, and two lines may be the whole answer. So the figures
are to be compared with those of the day before, and the cases behind them to be read. The held-out third is left alone.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from evaluation import corpus
from evaluation.corpus import Case
from evaluation.web import judged
from model.finding import Verdict
from rules import framework
from rules.framework import Framework
from rules.indicator import Component, Indicator, Period
from scans.spool import Spool
from thai.digits import to_thai
from thai.text import squash

_LINK = re.compile(r"(\]\([^()\s]+\))")  # addresses are left as they are
_YEAR = re.compile(r"(?<![\d,.])(?P<before>)(?P<year>25[5-7][0-9]|๒๕[๕-๗][๐-๙])(?!\d)")
_SHORT = re.compile(r"(?P<before>(?:\.|ปี|เดือน) ?)(?P<year>[56][0-9]|[๕๖][๐-๙])(?![\d,.])")  # "ม.ค. 65"
_LAW_BEFORE = re.compile(r"(?:พ\.ร\.บ|พระราชบัญญัติ|ระเบียบ|กฎกระทรวง|รัฐธรรมนูญ)[^\n|]{0,80}\Z")
_LABEL = re.compile(r"\s*[-•\d.)]*\s*[^:|]{3,45}?\s*:")
_LASTING = frozenset({Period.NONE, Period.COVERS_FY, Period.IN_FORCE})
_FEWEST = 60  # letters that are left; less is another kind of case
_OTHERS = 3  # items that a page is submitted for in place of its own
_LONG = 250  # letters of a text of which two lines are not all

Change = Callable[[str], str]


@dataclass(frozen=True)
class Material:
    """A right case and what it is judged by."""

    case: Case
    framework: Framework

    @property
    def indicator(self) -> Indicator:
        """The one that it is submitted for."""
        return self.framework.indicator(self.case.indicator)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print for each kind how many were made, and how many pass, wait for a person and fail."""
    options = _options(arguments)
    verdicts: dict[str, Counter[Verdict]] = {kind: Counter() for kind in KINDS}
    for kind, made, verdict in _judged(options.indicator):
        verdicts[kind][verdict] += 1
        if options.show and verdict is Verdict.PASS:
            print(f"{kind}: {made.id}")
    print(f"{'':<18}{'made':>6}{'pass':>6}{'':>7}{'review':>8}{'fail':>6}")
    for kind, counts in verdicts.items():
        passes = counts[Verdict.PASS]
        share = passes / max(1, counts.total())
        print(f"{kind:<18}{counts.total():>6}{passes:>6}{share:>7.1%}{counts[Verdict.REVIEW]:>8}{counts[Verdict.FAIL]:>6}")
    return 0


def _judged(only: Sequence[str]) -> Iterator[tuple[str, Case, Verdict]]:
    """Every mutation of the right cases that pass."""
    cases = [case for case in corpus.load() if case.truth == "right" and not case.unclear and not case.held_out]
    with tempfile.TemporaryDirectory(prefix="oit-mutations-") as folder:
        spool = Spool(Path(folder))
        for case in cases:
            if (only and case.indicator not in only) or judged(case, spool).verdict is not Verdict.PASS:
                continue
            material = Material(case, framework.load(case.fiscal_year))
            for kind, mutate in KINDS.items():
                for number, made in enumerate(mutate(material)):
                    named = made.model_copy(update={"id": f"{made.id}-{kind.replace(' ', '-')}-{number}"})
                    yield kind, named, judged(named, spool).verdict


def year_before(material: Material) -> Iterator[Case]:
    """The same with all years below the titles one year older."""
    if material.indicator.period not in _LASTING:
        yield from _changed(material.case, _older)


def for_a_neighbour(material: Material) -> Iterator[Case]:
    """The same page under the official name of each indicator that is near it, and submitted for that."""
    for other in material.framework.indicators:
        if other.code in material.indicator.topic.neighbours or material.case.indicator in other.topic.neighbours:
            yield _submitted_for(material.case, other, material.framework.fiscal_year)


def for_any_other(material: Material) -> Iterator[Case]:
    """The same for three others of the framework, which change from case to case."""
    others = [one for one in material.framework.indicators if one.code != material.case.indicator]
    for step in range(_OTHERS):
        other = others[(material.case.number + step * len(others) // _OTHERS) % len(others)]
        yield _submitted_for(material.case, other, material.framework.fiscal_year)


def part_removed(material: Material) -> Iterator[Case]:
    """Without the lines, columns and rows that tell one of the parts."""
    for words in _words_of_parts(material.indicator):
        yield from _changed(material.case, partial(_without, words=words))


def blank_column(material: Material) -> Iterator[Case]:
    """One of the parts told by nothing but the head of an empty column, or a label with nothing behind it."""
    for words in _words_of_parts(material.indicator):
        for made in _changed(material.case, partial(_blanked, words=words)):
            if _texts(made) != [_without(text, words) for text in _texts(material.case)]:
                yield made


def two_lines(material: Material) -> Iterator[Case]:
    """The first two lines of each text, where no link is lost."""
    if sum(map(len, _texts(material.case))) > _LONG:
        yield from _changed(
            material.case, lambda text: text if _LINK.search(text) else "\n".join(text.strip().splitlines()[:2])
        )


KINDS: dict[str, Callable[[Material], Iterator[Case]]] = {
    "year before": year_before,
    "for a neighbour": for_a_neighbour,
    "for any other": for_any_other,
    "part removed": part_removed,
    "blank column": blank_column,
    "two lines": two_lines,
}


def _changed(case: Case, change: Change) -> Iterator[Case]:
    """The case with its texts changed; nothing where nothing did, or hardly a word is left."""
    documents = {href: paper.model_copy(update={"text": change(paper.text)}) for href, paper in case.documents.items()}
    made = case.model_copy(
        update={"page": case.page.model_copy(update={"body": change(case.page.body)}), "documents": documents}
    )
    if _texts(made) != _texts(case) and sum(map(len, _texts(made))) >= _FEWEST:
        yield made


def _submitted_for(case: Case, other: Indicator, fiscal_year: int) -> Case:
    """The case with the name and year that another indicator asks for on it."""
    title = f"{other.name_th} ประจำปีงบประมาณ พ.ศ. {fiscal_year - (other.period is Period.PREVIOUS_FY)}"
    page = case.page.model_copy(update={"title": title, "heading": title, "breadcrumb": ()})
    return Case.model_validate(case.model_dump() | {"id": f"{other.code.lower()}-as-{case.id}", "page": page})


def _texts(case: Case) -> list[str]:
    return [case.page.body, *(paper.text for paper in case.documents.values())]


def _older(text: str) -> str:
    parts = _LINK.split(text)
    return "".join(part if _LINK.fullmatch(part) else _SHORT.sub(_one_less, _YEAR.sub(_one_less, part)) for part in parts)


def _one_less(found: re.Match[str]) -> str:
    if _LAW_BEFORE.search(found.string[: found.start()]):
        return found[0]
    year = str(int(found["year"]) - 1)
    return found["before"] + (year if found["year"].isascii() else to_thai(year))


def _words_of_parts(indicator: Indicator) -> Iterator[frozenset[str]]:
    for part in indicator.components:
        if part.find is not None and not (part.optional or part.person):
            yield frozenset(_asked_for(part))


def _asked_for(part: Component) -> Iterator[str]:
    if part.find is not None:
        yield from part.find.any
        for group in part.find.all:
            yield from group


def _without(text: str, words: frozenset[str]) -> str:
    kept: list[str] = []
    for lines in _stretches(text):
        columns = _columns(lines[0], words)
        for line in lines:
            left = _row(cell for place, cell in enumerate(_cells(line)) if place not in columns) if columns else line
            if _LINK.search(left) or not _tells(left, words):
                kept.append(left)
    return "\n".join(kept)


def _blanked(text: str, words: frozenset[str]) -> str:
    kept: list[str] = []
    for head, *below in _stretches(text):
        columns = _columns(head, words)
        if not columns:
            kept += [_label_alone(line, words) for line in (head, *below)]
            continue
        kept.append(head)
        for line in below:
            cells = enumerate(_cells(line))
            kept.append(_row("" if place in columns or _tells(cell, words) else cell for place, cell in cells))
    return "\n".join(filter(None, kept))


def _label_alone(line: str, words: frozenset[str]) -> str:
    """A label without what stands behind it; nothing where the words stand in a line of another kind."""
    if _LINK.search(line) or not _tells(line, words):
        return line
    label = _LABEL.match(line)
    return label[0] if label and _tells(label[0], words) else ""


def _stretches(text: str) -> Iterator[list[str]]:
    """Tables, and the lines between them."""
    for _, group in groupby(text.splitlines(), key=lambda line: line.startswith("|")):
        yield list(group)


def _columns(head: str, words: frozenset[str]) -> frozenset[int]:
    """The columns whose heads hold one of the words; none where the first does, for it says what the rows are about."""
    told = frozenset(place for place, cell in enumerate(_cells(head)) if _tells(cell, words))
    return told if head.startswith("|") and 0 not in told else frozenset()


def _cells(line: str) -> list[str]:
    return line.strip("|").split("|")


def _row(cells: Iterable[str]) -> str:
    return f"|{'|'.join(cells)}|"


def _tells(line: str, words: frozenset[str]) -> bool:
    squashed = squash(line)
    return any(word in squashed for word in words)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.mutations", description=__doc__)
    parser.add_argument("--indicator", action="append", default=[], metavar="O18", help="only this one; may be repeated")
    parser.add_argument("--show", action="store_true", help="name every one that passes")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
