"""Records to rows. Each function is one transaction: stored whole or not at all."""

from storage.save_captures import captures
from storage.save_findings import agency_done
from storage.save_listing import ImportCounts, listing, submissions
from storage.save_scan import finish_scan, start_scan

__all__ = ["ImportCounts", "agency_done", "captures", "finish_scan", "listing", "start_scan", "submissions"]
