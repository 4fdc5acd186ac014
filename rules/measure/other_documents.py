"""Documents beside a page that say nothing of its year: its own links call them another's, or they are the paper that it goes by."""

from model.document import Role
from rules.indicator import Indicator
from rules.measure.doubts.subject import titles_of
from rules.measure.time.timing import LABELS, TEXT, Timing

_LITTLE = 300  # letters: a greeting and a note who made it; a table of its own has more
_BESIDE = 2  # files


def other_documents(timing: Timing, wanted: int) -> frozenset[int]:
    """The numbers of the sources that are another year's; none where they are all that the page has to show."""
    labels = _labels_of_links(timing)
    attached = [source for source in timing.view.sources if source.is_attachment]
    other = frozenset(source.index for source in attached if wanted not in labels.get(source.url, {wanted}))
    return frozenset() if other and len(other) == len(attached) and _shows_nothing_else(timing, wanted) else other


def followed_papers(timing: Timing, indicator: Indicator) -> frozenset[int]:
    """The numbers of the files that call themselves what the deeds asked for go by, beside one that tells the deeds.

    This year's measures beside last year's report on them do not make the report this year's.
    """
    attached = [source for source in timing.view.sources if source.is_attachment]
    if not indicator.acts or indicator.follows is None or len(attached) < _BESIDE:
        return frozenset()
    titles = {source.index: titles_of(source, timing.view, indicator, timing.view.framework) for source in attached}
    if not any(indicator.code in codes for codes in titles.values()):
        return frozenset()
    return frozenset(index for index, codes in titles.items() if codes == {indicator.follows})


def _labels_of_links(timing: Timing) -> dict[str, set[int]]:
    """By address, the years that the texts of links to it name."""
    labels: dict[str, set[int]] = {}
    addresses = {words: link.url for link in timing.view.links for words in (link.context, link.text) if words}
    for told in timing.years:
        address = addresses.get(told.passage.text)
        if address is not None and told.mention.role in LABELS:
            labels.setdefault(address, set()).add(told.mention.fiscal_year)
    return labels


def _shows_nothing_else(timing: Timing, wanted: int) -> bool:
    """Whether the page says little itself and links to nothing of the wanted year: then these are its content."""
    view = timing.view
    told = sum(len(one.squashed) for one in view.passages if one.source is view.page and one.role in TEXT)
    offers = any(one.mention.fiscal_year == wanted for one in timing.years if one.passage.role is Role.LINK)
    return told < _LITTLE and not offers
