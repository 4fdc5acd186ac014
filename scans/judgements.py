"""What a stored scan says of each agency, also of those that it did not come to."""

from collections.abc import Iterator, Sequence

from rules import framework
from scans import unjudged
from storage import load
from storage.load import Judged, ScanInfo
from storage.session import Store


def results(
    store: Store, info: ScanInfo, names: Sequence[str], *, findings: bool = True, indicators: bool = True
) -> Iterator[Judged]:
    """Each of these agencies of the scan, in this order. A part that is not wanted is empty."""
    rules = framework.load(info.fiscal_year)
    codes = load.scan_codes(info) or rules.codes
    for agency, found in load.judged_each(store, info.id, names, findings=findings, indicators=indicators):
        if found is not None:
            yield found
        else:
            submissions = list(load.submissions(store, info.fiscal_year, [agency], codes))
            [known] = load.agencies(store, names=[agency], fiscal_year=info.fiscal_year)
            yield unjudged.interrupted(known, codes, submissions, rules)
