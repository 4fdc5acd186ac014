"""The codes of reasons: the closed list of the public contract. Their meaning for the verdict stands in `reasons.yaml`."""

from enum import StrEnum


class Group(StrEnum):
    """What a reason speaks of."""

    REACH = "reach"
    PAGE = "page"
    FORM = "form"
    CONTENT = "content"
    INDICATOR = "indicator"


class Code(StrEnum):
    """Every reason code but those that are named like an outcome (`model.outcome.Outcome`)."""

    RECOVERED_ON_RETRY = "recovered-on-retry"
    FLAKY = "flaky"
    SLOW = "slow"
    TLS_INVALID_BUT_SERVED = "tls-invalid-but-served"
    INSECURE_HTTP = "insecure-http"

    SOFT_404 = "soft-404"
    REDIRECTED_TO_HOME = "redirected-to-home"
    PARKED_DOMAIN = "parked-domain"
    HIJACKED = "hijacked"
    UNDER_CONSTRUCTION = "under-construction"
    EMPTY_PAGE = "empty-page"
    ERROR_PAGE = "error-page"
    NEEDS_JAVASCRIPT = "needs-javascript"

    FILE_ONLY = "file-only"
    CLOUD_DRIVE = "cloud-drive"
    SOCIAL_MEDIA_ONLY = "social-media-only"
    SHORTENED_URL = "shortened-url"
    OFF_SITE = "off-site"
    HOME_PAGE_ONLY = "home-page-only"
    DUPLICATE_URL = "duplicate-url"
    SAME_AS_LAST_YEAR = "same-as-last-year"
    INTRANET_URL = "intranet-url"

    CHECK_CRASHED = "check-crashed"
    WRONG_TOPIC = "wrong-topic"
    WRONG_YEAR = "wrong-year"
    YEAR_NOT_FOUND = "year-not-found"
    PERIOD_INCOMPLETE = "period-incomplete"
    NOT_YET_DUE = "not-yet-due"
    COMPONENT_MISSING = "component-missing"
    ATTACHMENT_DEAD = "attachment-dead"
    NO_ATTACHMENT = "no-attachment"
    UNREADABLE_DOCUMENT = "unreadable-document"
    INDEX_PAGE = "index-page"

    NO_URL = "no-url"
    ALL_URLS_DEAD = "all-urls-dead"
    SOME_URLS_DEAD = "some-urls-dead"
