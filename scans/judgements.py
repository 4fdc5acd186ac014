"""What a stored scan says of each agency, also of those that it did not come to."""

from collections.abc import Collection, Iterator

from rules import framework
from scans import unjudged
from storage import load
from storage.load import Judged, ScanInfo
from storage.session import Store


def results(
    store: Store, info: ScanInfo, *, names: Collection[str] | None = None, findings: bool = True, indicators: bool = True
) -> Iterator[Judged]:
    """Agencies in input order; all or some. A part that is not wanted is empty."""
    rules = framework.load(info.fiscal_year)
    codes = load.scan_codes(info) or rules.codes
    listed = agencies(store, info, names)
    for agency, found in load.judged_each(store, info.id, listed, findings=findings, indicators=indicators):
        if found is not None:
            yield found
        else:
            submissions = list(load.submissions(store, info.fiscal_year, [agency], codes))
            yield unjudged.interrupted(agency, codes, submissions, rules)


def agencies(store: Store, info: ScanInfo, names: Collection[str] | None) -> list[str]:
    """The names of a scan's agencies in input order; all or some."""
    listed = load.scan_agencies(store, info.id)
    return listed if names is None else list(filter(set(names).__contains__, listed))
