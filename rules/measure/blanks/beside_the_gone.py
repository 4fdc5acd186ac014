"""Names of documents that nobody opened, beside documents that are not there: "ภาพกิจกรรม" may be gone like the report above it."""

from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator, Period
from rules.measure.address import bare, plain
from rules.measure.blanks.promises import is_only_named
from rules.measure.view import View

_NOTICES = "procurement_notices"
_NAMED = (Role.ROW, Role.TEXT, Role.LINK)


def beside_the_gone(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such names, where nothing that was asked for is a document; laws, criteria in force and notices are told by their titles."""
    if not view.dead or indicator.of_law or indicator.period is Period.IN_FORCE or _NOTICES in indicator.about:
        return
    if any(source.is_attachment for source in view.sources):
        return
    closed = [link for link in view.offers if bare(link.url) not in view.opened and plain(link.url) not in view.dead]
    buttons, named = {link.text for link in closed}, {link.context for link in closed}
    for place in view.places_of(_NAMED) if closed else ():
        line = view.passages[place]
        if line.text in buttons if line.role is Role.LINK else line.text in named and is_only_named(line.text, buttons):
            yield place
