"""How long bytes, looks and scans are kept, and what is kept longer: the evidence from before a deadline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from model.errors import RulesError
from rules import framework
from rules.framework import Framework
from storage import load_diff, nights, prune
from storage.prune import Plan, Pruned, ScanAge
from storage.session import open_store
from thai.fiscal import BANGKOK

# Where a framework's calendar says nothing of the time for clarifications: half a year, longer than any of the known ones.
CLARIFICATION = timedelta(days=180)
NEWEST = 10  # finished scans that always stay: the diff looks 7 back, and compaction keeps the looks of 3, and of 3 days
MEBIBYTE = 2**20
WORDS = {
    "th": "{would}ลบเนื้อหาหน้าเว็บ {bodies} ชิ้น ({mib:.1f} MiB) ผลการเปิด {looks} ครั้ง และรอบตรวจ {scans} รอบ · เก็บหลักฐานก่อนวันครบกำหนด {kept} รอบ",
    "en": "{would} {bodies} bodies ({mib:.1f} MiB), {looks} looks and {scans} scans; {kept} scans are kept as evidence from before a deadline",
}
WOULD = {"th": ("", "จะ"), "en": ("removed", "would remove")}


@dataclass(frozen=True, slots=True)
class Retention:
    """Days that each is kept."""

    bodies: int
    captures: int
    scans: int


def run(db: str, retention: Retention, *, dry_run: bool, now: datetime, lang: str) -> str:
    """Remove what is too old; a line that says what."""
    with open_store(db) as store:
        ages = prune.scans(store)
        last = nights.last(store)
        # The scan that the next night is compared with stays, however long ago that night was.
        always = {*load_diff.newest_scans(store, NEWEST), *({last.scan, last.old_scan} if last else ())}
        free = [age for age in ages if age.id not in always and age.finished]
        kept = [age for age in free if is_evidence(age, now)]
        open_to = [age for age in free if age not in kept]
        pruned = prune.prune(store, plan(open_to, retention, now), dry_run=dry_run)
    return _words(pruned, len(kept), lang, dry_run=dry_run)


def plan(ages: Sequence[ScanAge], retention: Retention, now: datetime) -> Plan:
    """Which of these scans are too old for what."""

    def older(days: int) -> list[int]:
        return [age.id for age in ages if now - age.started_at > timedelta(days=days)]

    return Plan(older(retention.bodies), older(retention.captures), older(retention.scans))


def is_evidence(age: ScanAge, now: datetime) -> bool:
    """From before the deadline of its year, and the time for clarifications is not over: it may be asked for."""
    try:
        rules = framework.load(age.fiscal_year)
    except RulesError:
        return True  # no framework says when its deadline was
    return age.started_at <= rules.deadline and now <= asked_until(rules)


def asked_until(rules: Framework) -> datetime:
    """The end of the time in which an agency or the assessors may ask what was there before the deadline."""
    window = rules.calendar.clarification
    return datetime.combine(window.last, time.max, BANGKOK) if window else rules.deadline + CLARIFICATION


def _words(pruned: Pruned, kept: int, lang: str, *, dry_run: bool) -> str:
    would = WOULD[lang][dry_run]
    mib = pruned.bytes / MEBIBYTE
    return WORDS[lang].format(
        would=would, bodies=pruned.bodies, mib=mib, looks=pruned.looks, scans=pruned.scans, kept=kept
    )  # fmt: skip
