"""When the news of a list are of: the days of its entries say it, not the years in their headlines nor the day of the page."""

import re
from dataclasses import replace
from typing import NamedTuple

from model.document import Role
from rules.indicator import Indicator
from rules.measure.time.timing import TEXT, Tier, Timing, Told
from rules.measure.view import View
from thai.periods import PeriodMention
from thai.years import YearMention, YearRole

_NEWS = "news"
_A_LIST = 3  # dated entries; fewer may be a story with the day of the page beside it
_DAYS = frozenset({YearRole.DATE, YearRole.POSTED})
_ENTRIES = TEXT | {Role.LINK}
# "วันอาทิตย์ที่ 10 เมษายน 2565 เวลา 09:14 น." alone on a line, and only once: entries are all dated in one way.
_CLOCK = re.compile(
    r"(?:วัน(?:นี้|(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์)?(?:ที่)?):?){0,2}"
    r"\d{1,2}(?:[ก-๎.]{3,16}|[/-]\d{1,2}[/-])\d{4}[|-]?(?:เวลา)?[\d:.]{0,8}(?:น\.?)?"
)
_TELLS_NOW = re.compile(r"วัน(?:นี้|อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์)|\d:\d\d|เวลา")


class _List(NamedTuple):
    """The places of the lines of a list of news."""

    clock: int  # -1 where there is none
    headlines: set[int]
    stamps: set[int]  # lines that are only a day
    page: set[int]  # those of them that may be the page's own


def by_their_days(timing: Timing, indicator: Indicator, wanted: int) -> Timing:
    """What a list of news says of time without those years; where the wanted one is only that of the page's day, all days are posts'."""
    if _NEWS not in indicator.about:
        return timing
    places = {id(passage): place for place, passage in enumerate(timing.view.passages)}
    listed = _listed(timing.view, {places[id(told.passage)] for told in timing.years if _is_day(told)})
    if listed is None:
        return timing

    def is_aside(told: Told[YearMention] | Told[PeriodMention], *, is_day: bool = False) -> bool:
        place = places[id(told.passage)]
        return place == listed.clock or (place in listed.headlines and not is_day)

    years = [told for told in timing.years if not is_aside(told, is_day=_is_day(told))]
    new = {places[id(told.passage)] for told in years if _is_day(told) and _is_new(told, wanted)}
    posts = listed.stamps if new and new <= listed.page else set()
    years = [_as_day(told, is_post=places[id(told.passage)] in posts) if _is_day(told) else told for told in years]
    return replace(
        timing,
        years=tuple(sorted(years, key=lambda told: told.tier)),
        months=tuple([told for told in timing.months if places[id(told.passage)] != listed.clock]),
        periods=tuple([told for told in timing.periods if not is_aside(told)]),
    )


def _listed(view: View, dated: set[int]) -> _List | None:
    """The list that these lines with a day make; None where they are too few."""
    bare = {place: _TELLS_NOW.search(line) for place in dated if _CLOCK.fullmatch(line := view.passages[place].squashed)}
    clocks = [place for place, now in bare.items() if now]
    clock = clocks[0] if len(clocks) == 1 else -1
    dated = dated - {clock}
    if len(dated) < _A_LIST:
        return None
    stamps = dated & (view.stamps | bare.keys())
    headlines = (dated - stamps) | _over_their_days(view, stamps)
    return _List(clock, headlines, stamps, _of_page(view, min(headlines, default=0), stamps))


def _is_new(told: Told[YearMention], wanted: int) -> bool:
    return told.mention.fiscal_year == wanted and told.tier is not Tier.STAMPED


def _as_day(told: Told[YearMention], *, is_post: bool) -> Told[YearMention]:
    """The day as that of one entry, whatever its headline names."""
    if is_post:
        return replace(told, mention=replace(told.mention, role=YearRole.POSTED), tier=Tier.STAMPED)
    return replace(told, tier=max(told.tier, Tier.DATED))


def _is_day(told: Told[YearMention]) -> bool:
    return told.mention.role in _DAYS and told.passage.role in _ENTRIES and not told.passage.source.is_attachment


def _over_their_days(view: View, stamps: set[int]) -> set[int]:
    """The places of links, and of headings where they are several, whose day stands in the one or two lines below, or above."""
    links = {place for place in view.places[Role.LINK] if place not in view.stamps and _is_beside(place, stamps, view)}
    heads = {place for place in view.places[Role.HEADING][1:] if _is_beside(place, stamps, view)}  # the first heads the list
    return links | (heads if len(heads) >= _A_LIST else set())


def _is_beside(place: int, stamps: set[int], view: View) -> bool:
    below = view.passages[place + 1 : place + 2]
    is_led_in = bool(below) and below[0].role is Role.TEXT  # "อบต. ขอเชิญ…" between the headline and its day
    return not stamps.isdisjoint((place - 1, place + 1, place + 2 if is_led_in else place + 1))


def _of_page(view: View, first: int, stamps: set[int]) -> set[int]:
    """The days over the first headline with nothing said between: they may be those of the page itself."""
    said = [place for place in view.places[Role.TEXT] if place < first and place not in view.stamps]
    return {place for place in stamps if max(said, default=-1) < place < first}
