"""The invented province: who submits what, what answers there, and what a good judge says of it."""

from demo.province.build import AS_OF, FISCAL_YEAR, Places, Province, Row, build, plans
from demo.province.cases import CASES, Case, Expected
from demo.province.serve import SUBMISSIONS, Background, Running, serve, serve_in_background

__all__ = [
    "AS_OF",
    "CASES",
    "FISCAL_YEAR",
    "SUBMISSIONS",
    "Background",
    "Case",
    "Expected",
    "Places",
    "Province",
    "Row",
    "Running",
    "build",
    "plans",
    "serve",
    "serve_in_background",
]
