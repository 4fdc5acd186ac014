"""Every check by name, in the order of a submission's way: address, answer, page, content."""

from collections.abc import Callable, Mapping

from model.finding import Reason
from rules.case import Case
from rules.checks.content.components import check_components
from rules.checks.content.documents import check_documents
from rules.checks.content.period import check_period
from rules.checks.content.topic import check_topic
from rules.checks.content.unknown_period import check_unknown_period
from rules.checks.form.file_only import check_file_only
from rules.checks.form.home_page import check_home_page
from rules.checks.form.last_year import check_last_year
from rules.checks.form.off_site import check_off_site
from rules.checks.form.repeated import check_repeated
from rules.checks.form.service import check_service
from rules.checks.page.kind import check_kind
from rules.checks.reach.notes import check_notes
from rules.checks.reach.outcome import check_outcome

Check = Callable[[Case], list[Reason]]

CHECKS: Mapping[str, Check] = {
    "reach/outcome": check_outcome,
    "reach/notes": check_notes,
    "form/service": check_service,
    "page/kind": check_kind,
    "form/file_only": check_file_only,
    "form/off_site": check_off_site,
    "content/topic": check_topic,
    "content/period": check_period,
    "content/unknown_period": check_unknown_period,
    "content/components": check_components,
    "content/documents": check_documents,
    "form/home_page": check_home_page,
    "form/repeated": check_repeated,
    "form/last_year": check_last_year,
}
