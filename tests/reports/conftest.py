"""Records to render."""

import pytest

from reports.record import (
    AgencyRecord,
    Counts,
    EvidenceRecord,
    IndicatorRecord,
    ReasonRecord,
    ScoreRange,
    SubmissionRecord,
    SummaryRecord,
)


def reason(
    code: str = "wrong-year", severity: str = "fail", thai: str = "เปลี่ยนเป็นแผนของปี 2565", quote: str = "แผนปี 2564"
) -> ReasonRecord:
    evidence = [EvidenceRecord(url="http://a.example/", where="หัวข้อ", quote=quote)]
    return ReasonRecord.model_validate(
        {"code": code, "severity": severity, "message_th": thai, "message_en": "give the plan of 2565", "evidence": evidence}
    )


def submission(**changes: object) -> SubmissionRecord:
    given: dict[str, object] = {
        "agency": "เทศบาลตำบลบ้านตัวอย่าง", "indicator": "O18", "fiscal_year": 2565, "url": "http://a.example/o18",
        "final_url": "http://a.example/o18", "verdict": "fail", "outcome": "ok", "http_status": 200, "content_type": "text/html",
        "attempts": 1, "elapsed_ms": 120, "bytes": 2048, "checked_at": "2022-03-15T01:00:04+07:00", "reasons": [reason()],
        "content": None, "attachments": [], "suggestions": [],
    }  # fmt: skip
    return SubmissionRecord.model_validate(given | changes)


def indicator(**changes: object) -> IndicatorRecord:
    given: dict[str, object] = {
        "agency": "เทศบาลตำบลบ้านตัวอย่าง", "indicator": "O18", "fiscal_year": 2565, "name_th": "แผนการใช้จ่ายงบประมาณประจำปี",
        "verdict": "fail", "reasons": [reason()], "submissions": 1, "points": 0.57, "division": "กองคลัง",
    }  # fmt: skip
    return IndicatorRecord.model_validate(given | changes)


def agency(**changes: object) -> AgencyRecord:
    given: dict[str, object] = {
        "agency": "เทศบาลตำบลบ้านตัวอย่าง", "fiscal_year": 2565, "verdicts": {"pass": 0, "review": 0, "fail": 1, "missing": 42},
        "oit_score": ScoreRange(low=10.0, high=20.5), "points_at_stake": 35.2,
    }  # fmt: skip
    return AgencyRecord.model_validate(given | changes)


def summary(**changes: object) -> SummaryRecord:
    given: dict[str, object] = {
        "scan": 1, "fiscal_year": 2565, "as_of": "2022-03-15", "deadline": "2022-04-30T17:00:00+07:00", "agencies": 1,
        "indicators": Counts.model_validate({"pass": 0, "review": 0, "fail": 1, "missing": 42}), "submissions": 1,
        "started_at": "2022-03-15T01:00:00+07:00", "finished_at": "2022-03-15T01:00:09+07:00", "version": "0.1.0",
        "provisional": False, "state": "finished",
    }  # fmt: skip
    return SummaryRecord.model_validate(given | changes)


@pytest.fixture
def make() -> dict[str, object]:
    return {"reason": reason, "submission": submission, "indicator": indicator, "agency": agency, "summary": summary}
