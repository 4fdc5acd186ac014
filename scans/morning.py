"""What a night means to each agency and to the office, in words: the e-mails are composed from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from model.diff import Change, Diff
from model.finding import IndicatorFinding, Severity, Verdict, WeighedReason
from model.morning import AgencyMorning, Morning, Open, Told
from model.submission import Agency
from notify.address import usable
from rules import framework
from rules.framework import Framework
from rules.say import headline
from storage import load, outbox
from storage.load import ScanInfo
from storage.session import Store
from thai.fiscal import today_in_bangkok

Lang = Literal["th", "en"]


def morning(store: Store, info: ScanInfo, found: Diff, *, lang: Lang) -> Morning:
    """The night of a scan; what only flaps is not told."""
    rules = framework.load(info.fiscal_year)
    written = {name: today_in_bangkok(at) for name, at in outbox.last_written(store).items()}
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in found.changes:
        if not change.quiet:
            changes[change.agency].append(change)
    names = load.scan_agencies(store, info.id, state="done")
    agencies = load.agencies(store, names=names)
    return Morning(
        scan=info.id,
        fiscal_year=info.fiscal_year,
        today=info.as_of,
        deadline=rules.deadline,
        agencies=tuple(_agency(store, info, agency, changes[agency.name], written, rules, lang) for agency in agencies),
        office_quiet_since=written.get(None),
        addresses={f"{agency.name}/{division}": address for agency in agencies for division, address in agency.divisions},
        refused=_refused(store, agencies),
    )


def _refused(store: Store, agencies: Iterable[Agency]) -> dict[str, str]:
    """What mail servers said of the addresses that are in use today; one that was mended is not told of."""
    answers = outbox.unreachable(store)
    named: dict[tuple[str, str], str] = {}
    for agency in agencies:
        divisions = ((f"{division} {agency.name}", text) for division, text in agency.divisions)
        for title, text in ((agency.name, agency.email), *divisions):
            if (address := usable(text)) is not None:
                named.setdefault((agency.name, address), title)
    return {title: answers[key] for key, title in named.items() if key in answers}


def _agency(
    store: Store, info: ScanInfo, agency: Agency, changes: Iterable[Change], written: Mapping[str | None, date], rules: Framework,
    lang: Lang,
) -> AgencyMorning:  # fmt: skip
    indicators = load.indicator_findings(store, info.id, agency.name)
    passing = {finding.indicator for finding in indicators if finding.verdict is Verdict.PASS}
    return AgencyMorning(
        agency=agency,
        total=load.agency_finding(store, info.id, agency.name),
        changes=tuple(told(change, rules, lang, passes=change.indicator in passing) for change in changes),
        open=tuple(_open(finding, rules, lang) for finding in indicators if finding.indicator not in passing),
        quiet_since=written.get(agency.name),
    )


def told(change: Change, rules: Framework, lang: Lang, *, passes: bool) -> Told:
    """A change in words; there is nothing to do where the indicator passes, be it by another address."""
    return Told(
        kind=change.kind,
        indicator=change.indicator,
        name=_name(change.indicator, rules, lang),
        url=change.url,
        division=change.division,
        todo="" if passes else headline(change.reasons, lang),
        seen=_quote(change.reasons),
        first_seen=change.first_seen,
    )


def _open(finding: IndicatorFinding, rules: Framework, lang: Lang) -> Open:
    name = _name(finding.indicator, rules, lang)
    return Open(finding.indicator, name, finding.verdict, finding.points, finding.division, headline(finding.reasons, lang))


def _name(code: str, rules: Framework, lang: Lang) -> str:
    """An indicator's name; its code alone where the framework has it no more."""
    found = next((indicator for indicator in rules.indicators if indicator.code == code), None)
    if found is None:
        return code
    return found.name_en if lang == "en" else found.name_th


def _quote(reasons: Sequence[WeighedReason]) -> str:
    """What the worst reason rests on."""
    for severity in (Severity.FAIL, Severity.REVIEW):
        for weighed in reasons:
            if weighed.severity is severity and weighed.reason.evidence:
                return weighed.reason.evidence[0].quote
    return ""
