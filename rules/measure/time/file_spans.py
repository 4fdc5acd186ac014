"""The spans that files give in their own titles: under a new heading may lie the plan before."""

from collections.abc import Iterable

from rules.measure.time.timing import Told
from rules.measure.view import View
from thai.years import SpanMention

_FIRST_LINES = 4  # of a file: letterhead and title


def spans_of_files(view: View, spans: Iterable[Told[SpanMention]], wanted: int) -> tuple[Told[SpanMention], ...]:
    """Those in the first lines of all attached files, where none of them includes the year; else none."""
    attached = {source.index for source in view.sources if source.is_attachment}
    if not attached:
        return ()
    first = {id(view.passages[place]) for place in view.first_lines(_FIRST_LINES)}
    told = tuple(one for one in spans if one.source in attached and id(one.passage) in first)
    if {one.source for one in told} != attached or any(one.mention.covers(wanted) for one in told):
        return ()
    return told
