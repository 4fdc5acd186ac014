"""All that a check may look at: the dossier, the framework's words for its indicator, and what was measured."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from model.finding import ComponentResult, Dossier, Evidence, Reason
from model.outcome import Outcome
from rules.codes import Code
from rules.framework import Component, Framework, Indicator
from rules.measure.address import is_home
from rules.measure.doubts.subject import Headed, headed
from rules.measure.page.page_sign import PageKind, PageSign
from rules.measure.time.period_result import PeriodResult
from rules.measure.topic import TopicResult
from rules.measure.view import View, evidence
from thai.text import spelt_out

# What these pages say about other things than themselves is not worth measuring.
_SAYS_NOTHING = frozenset(PageKind) - {PageKind.INJECTED_SPAM, PageKind.FILE_LISTING, PageKind.EMPTY}


@dataclass(frozen=True, slots=True)
class Measured:
    """What the words of a submission were measured to be."""

    topic: TopicResult
    period: PeriodResult
    components: tuple[ComponentResult, ...]


@dataclass(frozen=True)
class Case:
    """One submission before its judges. `view` and `measured` are None where there was nothing to read.

    `stand_ins`: the addresses of files that were answered with something else, and with what.
    """

    dossier: Dossier
    framework: Framework
    indicator: Indicator
    view: View | None = None
    signs: tuple[PageSign, ...] = ()
    measured: Measured | None = None
    stand_ins: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def is_alive(self) -> bool:
        """Whether the address answered with something that can be read."""
        return self.dossier.page.capture.outcome is Outcome.OK

    @cached_property
    def says_nothing(self) -> bool:
        """Whether the page is not what its address promised, so that its words are no content."""
        return any(sign.kind in _SAYS_NOTHING or (sign.kind is PageKind.EMPTY and sign.certain) for sign in self.signs)

    @cached_property
    def may_show_more(self) -> bool:
        """Whether what is missing may be on the page, brought or shown by a script; not where it says itself that there is nothing."""
        if self.view is None or any(sign.kind is PageKind.EMPTY for sign in self.signs):
            return False
        return any(source.document.may_show_more for source in self.view.sources)

    @cached_property
    def is_cut(self) -> bool:
        """Whether only the beginning of the page came: nothing is said for certain of what may stand in the rest."""
        return self.view is not None and self.view.is_cut

    @cached_property
    def headed(self) -> Headed:
        """What the page's own headings say of the subject."""
        return headed(self.view, self.indicator, self.framework) if self.view is not None else Headed.NOTHING

    @cached_property
    def is_entrance(self) -> bool:
        """Whether it is the front page or a list of everything: the content is at least one click away."""
        return is_home(self.dossier.page.capture.url) or (self.measured is not None and self.measured.topic.is_index)

    @cached_property
    def counted(self) -> tuple[tuple[Component, ComponentResult], ...]:
        """The components that count: not those that only a person can tell, nor the optional ones."""
        if self.measured is None:
            return ()
        found = {result.id: result for result in self.measured.components}
        wanted = (part for part in self.indicator.components if not part.person and not part.optional)
        return tuple((part, found[part.id]) for part in wanted if part.id in found)

    def seen(self) -> tuple[Evidence, ...]:
        """What a person sees first: the title or heading, else the address."""
        capture = self.dossier.page.capture
        if self.view is not None and self.view.passages:
            return (evidence(self.view.passages[0]),)
        return (Evidence(capture.final_url or capture.url, "ที่อยู่ของหน้า", capture.url[:200], capture.body_hash),)


def reason(code: Code | Outcome, quotes: Iterable[Evidence] = (), **data: object) -> Reason:
    """A reason; its code as plain text, so that storage and JSON see nothing else, and its quotes as people write addresses."""
    seen = tuple(replace(one, quote=spelt_out(one.quote)) if "xn--" in one.quote else one for one in quotes)
    return Reason(code.value, data, seen)
