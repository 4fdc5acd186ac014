"""A stored scan as one `Report`: judgements with their sentences in both languages, levels, and how it went so far."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from model.errors import InputError
from model.finding import Evidence, Finding, IndicatorFinding, Verdict, WeighedReason
from model.submission import Agency
from reports.report import AgencyReport, Cell, Item, Link, Point, Report, Seen, Told, Words, Zone
from rules import framework
from rules.framework import Framework
from rules.say import headline, sentence
from scans.judgements import results
from scans.stored_scans import numbered_scan
from storage import load
from storage.load import Judged, ScanInfo
from storage.load_progress import Standing, standings
from storage.session import Store

POINTS_SHOWN = 40  # of the progress line: more cannot be told apart on paper
SEEN_SHOWN = 2  # quotes of one indicator; the records (JSONL) have all
_NOTHING = Words("", "")


def load_report(store: Store, scan: int, *, agencies: Collection[str] | None = None, province: str | None = None) -> Report:
    """One scan, or what it says of some agencies or of one province."""
    info = numbered_scan(store, scan)
    rules = framework.load(info.fiscal_year)
    names = chosen(store, info, agencies=agencies, province=province)
    items = _items(rules, load.scan_codes(info))
    known = {agency.name: agency for agency in load.agencies(store, names=names)}
    stood = standings(store, scan, fiscal_year=info.fiscal_year, names=names, at_most=POINTS_SHOWN)
    lines = _lines(stood)
    found = [_agency(known[r.total.agency], r, items, rules, lines[r.total.agency]) for r in results(store, info, names)]
    return Report(
        scan=info.id,
        fiscal_year=info.fiscal_year,
        as_of=info.as_of,
        deadline=rules.deadline,
        provisional=Words(rules.unconfirmed("th") or "", rules.unconfirmed("en") or "") if rules.provisional else None,
        started_at=info.started_at,
        finished_at=info.finished_at,
        finished=info.state == "finished",
        version=info.version,
        items=tuple(items.values()),
        agencies=tuple(sorted(found, key=lambda agency: (-agency.points_at_stake, agency.score_low))),
        progress=_mean(stood, len(names)),
        place=province or _only_province(known.values()),
    )


def chosen(store: Store, info: ScanInfo, *, agencies: Collection[str] | None, province: str | None) -> list[str]:
    """The names of a scan's agencies, narrowed; InputError where one is not in the scan, or none is left."""
    names = load.scan_agencies(store, info.id)
    if missing := [name for name in agencies or () if name not in names]:
        raise InputError(
            f"ไม่พบหน่วยงาน {', '.join(missing)} ในรอบตรวจ {info.id} ตรวจตัวสะกด",
            f"no such agency in scan {info.id}: {', '.join(missing)}; check the spelling",
        )
    wanted = {agency.name for agency in load.agencies(store, province=province)} if province else set(names)
    left = [name for name in names if name in wanted and (not agencies or name in agencies)]
    if not left:
        raise InputError(
            f"รอบตรวจ {info.id} ไม่มีหน่วยงานของจังหวัด {province or '-'}",
            f"scan {info.id} has no agency of province {province or '-'}",
        )
    return left


def _only_province(agencies: Iterable[Agency]) -> str | None:
    found = {agency.province for agency in agencies}
    return found.pop() if len(found) == 1 else None


def _items(rules: Framework, codes: Sequence[str]) -> dict[str, Item]:
    wanted = codes or rules.codes
    return {
        indicator.code: Item(
            indicator.code, Words(indicator.name_th, indicator.name_en), round(rules.points(indicator.code), 4)
        )
        for indicator in rules.indicators
        if indicator.code in wanted
    }


def _agency(agency: Agency, result: Judged, items: dict[str, Item], rules: Framework, line: Sequence[Point]) -> AgencyReport:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        by_code[finding.submission.indicator].append(finding)
    total = result.total
    return AgencyReport(
        agency=agency,
        verdicts={verdict: total.verdicts.get(verdict, 0) for verdict in Verdict},
        score_low=total.score_low,
        score_high=total.score_high,
        points_at_stake=total.points_at_stake,
        zone_low=_zone(rules, total.score_low),
        zone_high=_zone(rules, total.score_high),
        cells=tuple(
            _cell(items[found.indicator], found, by_code[found.indicator])
            for found in result.indicators
            if found.indicator in items
        ),
        progress=tuple(line),
    )


def _zone(rules: Framework, score: float) -> Zone:
    level = rules.level(min(max(score, 0.0), 100.0))
    return Zone(level.name, Words(level.colour_th, level.colour_en), level.colour_en)


def _cell(item: Item, found: IndicatorFinding, findings: Sequence[Finding]) -> Cell:
    passes = found.verdict is Verdict.PASS
    reasons = tuple(_told(weighed) for weighed in found.reasons)
    return Cell(
        item=item,
        verdict=found.verdict,
        division=found.division,
        todo=_NOTHING if passes else _headline(found.reasons),
        reasons=reasons,
        seen=(_of_content(findings) if passes else _of_reasons(found.reasons))[:SEEN_SHOWN],
        links=tuple(_link(finding) for finding in findings),
    )


def _link(finding: Finding) -> Link:
    passes = finding.verdict is Verdict.PASS
    todo = _NOTHING if passes else _headline(finding.reasons)
    return Link(finding.submission.url, finding.verdict, finding.checked_at, todo)


def _headline(reasons: Sequence[WeighedReason]) -> Words:
    return Words(headline(reasons, "th"), headline(reasons, "en"))


def _told(weighed: WeighedReason) -> Told:
    said = Words(*(sentence(weighed.reason, lang, weighed.severity) for lang in ("th", "en")))
    return Told(weighed.reason.code, weighed.severity, said)


def _of_reasons(reasons: Sequence[WeighedReason]) -> tuple[Seen, ...]:
    """What the weightiest reasons rest on."""
    weighty = [w for severity in ("fail", "review") for w in reasons if w.severity == severity]
    return _seen(evidence for weighed in weighty for evidence in weighed.reason.evidence[:1])


def _of_content(findings: Sequence[Finding]) -> tuple[Seen, ...]:
    """What shows that the content is there."""
    passing = [finding.content for finding in findings if finding.verdict is Verdict.PASS and finding.content]
    met = (part.evidence[:1] for content in passing for part in content.components if part.met)
    return _seen(evidence for found in met for evidence in found)


def _seen(evidence: Iterable[Evidence]) -> tuple[Seen, ...]:
    return tuple(dict.fromkeys(Seen(e.url, e.where, e.quote) for e in evidence))


def _lines(stood: Iterable[Standing]) -> defaultdict[str, list[Point]]:
    lines: defaultdict[str, list[Point]] = defaultdict(list)
    for one in stood:
        lines[one.agency].append(Point(one.scan, one.as_of, one.low, one.high, one.passes, one.total))
    return lines


def _mean(stood: Iterable[Standing], agencies: int) -> tuple[Point, ...]:
    """The mean of all agencies, in the scans that judged at least half of them: a scan of a few says nothing of the rest."""
    by_scan: dict[int, list[Standing]] = defaultdict(list)
    for one in stood:
        by_scan[one.scan].append(one)
    return tuple(
        Point(
            scan,
            group[0].as_of,
            round(sum(one.low for one in group) / len(group), 2),
            round(sum(one.high for one in group) / len(group), 2),
            sum(one.passes for one in group),
            sum(one.total for one in group),
        )
        for scan, group in by_scan.items()
        if 2 * len(group) >= agencies
    )
