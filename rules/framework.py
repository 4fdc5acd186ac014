"""One fiscal year's framework: its indicators, weights, calendar and levels; loaded from `frameworks/<year>.yaml`."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field
from pydantic_core import PydanticCustomError

from model.errors import RulesError
from rules.framework_file import fault, read_framework
from rules.indicator import AgencyKind, Citation, Component, Indicator, Name, Period, Phrase, Strict, TitleYear, Topic
from thai.fiscal import fiscal_year_of
from thai.text import squash

__all__ = [
    "AgencyKind", "Citation", "Component", "Framework", "Group", "Indicator", "Level", "Period", "TitleYear", "Topic",
    "available", "default_year", "load", "load_file", "same_subjects",
]  # fmt: skip

OWN_FOLDER = "OIT_RULES"  # a folder of the office's own files, which stand before those of the program
_FOLDER = "frameworks"
_YEAR_FILE = re.compile(r"(2[5-7]\d\d)\.yaml")
_POINTS_OF_ITA = 100


@lru_cache(maxsize=32)
def load(year_be: int) -> "Framework":
    """The framework of a fiscal year (Buddhist era): the office's own where there is one, else that of the program."""
    own = _own_files().get(year_be)
    if own is None:
        return read_framework(Framework, text_of(year_be), name=f"rules/{_FOLDER}/{year_be}.yaml", also=faults_between)
    framework = load_file(own)
    if framework.fiscal_year != year_be:
        raise RulesError(
            f"ไฟล์ {own} เป็นกรอบของปี {framework.fiscal_year} โปรดตั้งชื่อไฟล์ให้ตรงปี",
            f"{own} is the framework of {framework.fiscal_year}; name the file after its year",
        )
    return framework


def text_of(year_be: int) -> str:
    """The text of the file of a fiscal year; RulesError where there is none."""
    file = _own_files().get(year_be) or resources.files("rules") / _FOLDER / f"{year_be}.yaml"
    if not file.is_file():
        known = ", ".join(map(str, available()))
        raise RulesError(
            f"ไม่มีกรอบการประเมินของปีงบประมาณ {year_be} ใช้ได้: {known} (ระบุด้วย --year) กรอบของปีใหม่ทำได้ด้วย oit rules new {year_be}",
            f"there is no framework for fiscal year {year_be}; available: {known} (choose with --year); "
            f"that of a new year is begun with: oit rules new {year_be}",
        )
    return file.read_text(encoding="utf-8-sig")


def load_file(path: Path) -> "Framework":
    """A framework from a file of one's own; every fault is named with its key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(
            f"อ่านไฟล์กรอบการประเมิน {path} ไม่ได้ โปรดตรวจสอบชื่อไฟล์ สิทธิ์ และรหัสอักขระ UTF-8 ({error})",
            f"the framework file {path} cannot be read; check its name, its permissions and that it is UTF-8 ({error})",
        ) from error
    return read_framework(Framework, text, name=str(path), also=faults_between)


@lru_cache(maxsize=1)
def available() -> tuple[int, ...]:
    """The fiscal years (Buddhist era) that have a framework, oldest first."""
    names = (file.name for file in (resources.files("rules") / _FOLDER).iterdir())
    years = {int(found[1]) for found in map(_YEAR_FILE.fullmatch, names) if found}
    return tuple(sorted(years | _own_files().keys()))


@lru_cache(maxsize=1)
def _own_files() -> Mapping[int, Path]:
    """The files `2570.yaml` of the folder that the office named; worker processes inherit the setting."""
    folder = os.environ.get(OWN_FOLDER)
    files = Path(folder).iterdir() if folder else ()
    return {int(found[1]): file for file in files if (found := _YEAR_FILE.fullmatch(file.name))}


@lru_cache(maxsize=4)
def same_subjects(year_be: int) -> Mapping[str, tuple[str, ...]]:
    """For each code of the year before the codes by which a fiscal year asks about the same; empty without a framework of it."""
    if year_be - 1 not in available():
        return {}
    now = load(year_be).indicators
    return {
        before.code: tuple(one.code for one in now if set(one.about) & set(before.about))
        for before in load(year_be - 1).indicators
    }


def default_year(today: date) -> int:
    """The fiscal year of the date, or the newest framework before it; the oldest where all are later."""
    fiscal_year = fiscal_year_of(today)
    years = available()
    return max((year for year in years if year <= fiscal_year), default=years[0])


class Window(Citation):
    """Days of the calendar, both included; `first` is None where only the last day is known."""

    first: date | None = None
    last: date


class Calendar(Strict):
    """The windows of the assessment, in Thai time."""

    registration: Window | None = None
    answers: Window
    grading: Window | None = None
    clarification: Window | None = None
    confirmation: Window | None = None


class ItaIndicator(Strict):
    """One of the two OIT indicators of the whole assessment (ตัวชี้วัดที่ 9 and 10)."""

    id: int
    name_th: Name
    name_en: Name


class Group(Strict):
    """A sub-indicator: the items whose mean is one value."""

    id: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$")]
    name_th: Name
    name_en: Name

    @property
    def ita_indicator(self) -> int:
        """The OIT indicator that the group belongs to: 9 for 9.4."""
        return int(self.id.split(".")[0])


class Level(Strict):
    """A band of the total score with the colour that reports use. `each`: what every instrument must reach as well."""

    name: Name
    name_en: str | None = None
    low: Annotated[float, Field(ge=0, le=100)]
    high: Annotated[float, Field(ge=0, le=100)]
    colour_th: Name
    colour_en: Name
    each: Annotated[float, Field(ge=0, le=100)] = 0


class Target(Citation):
    """A share of the agencies (per cent) that is to reach a score."""

    agencies_percent: Annotated[float, Field(ge=0, le=100)]
    score: Annotated[float, Field(ge=0, le=100)]


class Framework(Strict):
    """A fiscal year's whole list, in order. Two frameworks are equal only when they are the same object."""

    fiscal_year: Annotated[int, Field(ge=2500, le=2700)]
    name_th: Name
    name_en: Name
    agency_kinds: Annotated[tuple[Name, ...], Field(min_length=1)]
    province_kinds: tuple[Phrase, ...] = ()
    provisional: bool
    provisional_because: str | None = None
    provisional_because_en: str | None = None
    sources: tuple[Citation, ...] = ()
    deadline: AwareDatetime
    deadline_source: Citation | None = None
    calendar: Calendar
    oit_share_of_ita: Annotated[float, Field(gt=0, le=1)]
    indicators_of_ita: Annotated[tuple[ItaIndicator, ...], Field(min_length=1)]
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    levels: tuple[Level, ...]
    targets: tuple[Target, ...] = ()
    shared_requirement_text: tuple[Phrase, ...] = ()
    shared_against: tuple[Phrase, ...] = ()
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]

    # By identity: what is derived from a framework (weights, the search automaton) is cached by it.
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def indicator(self, code: str) -> Indicator:
        """The indicator of that code; KeyError where the framework has none."""
        return self._by_code[code]

    def has(self, code: str) -> bool:
        """Whether the framework has an indicator of that code."""
        return code in self._by_code

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, in order."""
        return tuple(self._by_code)

    def points(self, code: str) -> float:
        """What the indicator is worth in the final ITA score (0-100), not rounded."""
        return self._weights[code] * self.oit_share_of_ita * _POINTS_OF_ITA

    def oit_score(self, granted: Collection[str]) -> float:
        """The OIT score (0-100) when these codes are granted: the mean of the means of the means."""
        return sum(self._weights[code] for code in set(granted)) * 100

    def level(self, score: float, *, weakest: float | None = None) -> Level:
        """The level that a total score falls into; `weakest` is the lowest instrument, where more than the total is known."""
        total, least = round(score, 2), round(score if weakest is None else weakest, 2)
        return next(level for level in self.levels if total >= level.low and least >= level.each)

    def source_of(self, code: str) -> Citation | None:
        """Where the item comes from: its own source, else the first of the whole list."""
        return self.indicator(code).source or next(iter(self.sources), None)

    def unconfirmed(self, lang: str) -> str | None:
        """Why the list is not confirmed, in Thai where nobody has said it in English; None where it is."""
        if not self.provisional:
            return None
        return (self.provisional_because_en if lang == "en" else None) or self.provisional_because

    def for_agency(self, agency_type: str | None) -> "Framework":
        """The list as an agency of that type must answer it: provinces show other parts than local administration."""
        is_province = squash(agency_type or "").startswith(self.province_kinds)
        return self._of_provinces if is_province else self

    def group(self, group_id: str) -> Group:
        """The group of that id; KeyError where there is none."""
        return {group.id: group for group in self.groups}[group_id]

    @cached_property
    def _by_code(self) -> Mapping[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def _of_provinces(self) -> "Framework":
        indicators = tuple(indicator.for_kind(AgencyKind.PROVINCE) for indicator in self.indicators)
        if indicators == self.indicators:
            return self
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return self.model_construct(**fields | {"indicators": indicators})

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """Each item's share of the OIT score; they add up to 1."""
        items = [indicator.group for indicator in self.indicators]
        parents = [group.ita_indicator for group in self.groups]
        of_group = {
            group.id: 1 / len(self.indicators_of_ita) / parents.count(group.ita_indicator) / max(1, items.count(group.id))
            for group in self.groups
        }
        return {indicator.code: of_group[indicator.group] for indicator in self.indicators}


def faults_between(framework: Framework) -> Iterator[PydanticCustomError]:
    """What no single key shows: names given twice, references to nothing, levels with a hole."""
    codes = [indicator.code for indicator in framework.indicators]
    yield from _twice("indicators", codes)
    yield from _twice("groups", (group.id for group in framework.groups))
    yield from _twice("indicators.about", (topic for indicator in framework.indicators for topic in indicator.about))
    yield from _unknown("groups", {str(group.ita_indicator) for group in framework.groups},
                        {str(item.id) for item in framework.indicators_of_ita})  # fmt: skip
    for indicator in framework.indicators:
        at = f"indicators[{indicator.code}]"
        yield from _twice(f"{at}.components", (component.id for component in indicator.components))
        yield from _unknown(f"{at}.group", {indicator.group}, {group.id for group in framework.groups})
        yield from _unknown(f"{at}.topic.neighbours", set(indicator.topic.neighbours), set(codes) - {indicator.code})
        yield from _unknown(f"{at}.follows", {indicator.follows or codes[0]}, set(codes))
    lows = [level.low for level in framework.levels]
    if lows != sorted(lows, reverse=True) or lows[-1:] != [0]:
        yield fault("levels_order", "levels")
    if framework.provisional and not framework.provisional_because:
        yield fault("needs_reason", "provisional_because")


def _twice(at: str, names: Iterable[str]) -> Iterator[PydanticCustomError]:
    return (fault("duplicate", f"{at}[{name}]", name) for name, count in Counter(names).items() if count > 1)


def _unknown(at: str, used: set[str], known: set[str]) -> Iterator[PydanticCustomError]:
    return (fault("unknown", at, name) for name in sorted(used - known))
