"""The spans that files give in their own titles: under a new heading may lie the plan before."""

import re
from collections.abc import Iterable

from rules.measure.source import Source
from rules.measure.time.timing import LABELS, Tier, Timing, Told
from thai.years import SpanMention, YearMention

_FIRST_LINES = 4  # of a file: letterhead and title
_A_NOTE = 1_000  # letters: a letter that sends the plan round has 300, the shortest plan of five years several thousand
_ONLY_A_SPAN = re.compile(r"\(?(?:พ\.?ศ\.?|ปี|ประจำ|งบประมาณ|ฉบับ|ระหว่าง)*[\d\s()–—-]+(?:ถึง[\d\s()]+)?")


def spans_of_files(
    timing: Timing, spans: Iterable[Told[SpanMention]], wanted: int, *, beside_notes: bool = False
) -> tuple[Told[SpanMention], ...]:
    """Those in the first lines of all attached files, where none of them includes the year; else none.

    `beside_notes`: where a plan is asked for, a short letter among the files need not have one.
    """
    view = timing.view
    attached = {source.index: source for source in view.sources if source.is_attachment}
    if not attached:
        return ()
    first = {id(view.passages[place]) for place in view.first_lines(_FIRST_LINES)}
    told = tuple(one for one in spans if one.source in attached and id(one.passage) in first)
    if not told or any(one.mention.covers(wanted) for one in told):
        return ()
    silent = [source for index, source in attached.items() if index not in {one.source for one in told}]
    if silent and not (beside_notes and view.readable and all(map(_is_note, silent))):
        return ()
    others = {source.index for source in silent}
    named = any(
        one.source in others and one.mention.fiscal_year == wanted and one.mention.role in LABELS for one in timing.years
    )
    return () if named or any(one.source in others and one.mention.covers(wanted) for one in spans) else told


def are_titles(told: Iterable[Told[SpanMention]]) -> bool:
    """Whether a span stands beside the subject's name, or alone in its line: the second line of a title."""
    return any(one.tier is Tier.NAMED or _ONLY_A_SPAN.fullmatch(one.passage.squashed) for one in told)


def is_of_a_plan(told: Told[YearMention]) -> bool:
    """Whether the year may be the plan's: what a page says of other things beside it, such as its news, is none."""
    return told.passage.source.is_attachment or "แผน" in told.passage.squashed


def _is_note(source: Source) -> bool:
    return sum(len(block.squashed) for block in source.document.blocks) <= _A_NOTE
