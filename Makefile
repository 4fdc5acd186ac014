# `make` lists the targets. A fresh machine needs Python 3.11 or newer and make; everything else is set up here.
# Distributions build Python with the compiler's profile of it, others often without: the same scan then takes a tenth to a fifth longer.
PYTHON ?= $(shell p=$$(command -p -v python3.11) && $$p -c 'import ensurepip, venv' 2>/dev/null && echo $$p || echo python3)
# Tests at a time: a third of their time they wait for servers and time-outs, so two processors do three.
JOBS ?= 3
BIN := .venv/bin
# Compiled once, and not by each of the hundreds of processes that the tests start: a fifth of what a small scan takes.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types types-here types-windows unit system golden evaluate mutations bench bench-history bench-documents bench-hostile soak audit sbom lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

demo: .venv/run  ## set up, and run the main job on the demo province
	@$(BIN)/oit demo

test: .venv/dev system  ## set up, and run every check
	@$(MAKE) --no-print-directory -j 2 lint types evaluate
	@$(MAKE) --no-print-directory unit

unit: .venv/dev  ## the tests alone; at the end it says which were skipped and why
	$(BIN)/python -m pytest -n $(JOBS) --no-loadscope-reorder

lint: .venv/dev  ## style, and which folder may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

format: .venv/dev  ## lay the code out
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: types-here types-windows  ## mypy --strict, as on this system and as on Windows, where offices run it

types-here: .venv/dev
	$(BIN)/mypy

types-windows: .venv/dev
	$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/windows

system:  ## what the tests need from the system's packages, where that may be installed
	@sh tools/system-packages.sh

golden: .venv/dev  ## write the golden files anew; read the difference before it is committed
	$(BIN)/python tools/make_golden.py

evaluate: .venv/dev  ## how far the judgement agrees with the labelled cases; fails below the floors
	$(BIN)/python -m evaluation.run --check --jobs 2

mutations: .venv/dev  ## right cases made wrong by one change, and how many of them still pass
	$(BIN)/python -m evaluation.mutations

bench: .venv/dev  ## a generated province on loopback, with realistic and with zero latency
	$(BIN)/python bench/run.py

bench-history: .venv/dev  ## size and time of a year of nights
	$(BIN)/python bench/history.py

bench-documents: .venv/dev  ## pages, rows and scanned pages a second
	$(BIN)/python bench/reading.py --ocr

bench-hostile: .venv/dev  ## one host in ten is hostile: how much longer the scan takes
	$(BIN)/python bench/hostile.py

soak: .venv/dev  ## scan the demo province over and over for MINUTES (20); memory, descriptors and threads stay flat
	$(BIN)/python tools/soak.py --minutes $(or $(MINUTES),20)

audit: .venv/dev  ## known faults, withdrawn versions and hashes of the pinned packages
	$(BIN)/python tools/audit.py || test $$? = 2  # 2: what could not be asked was said

sbom: .venv/dev  ## the bill of materials (CycloneDX) of the pinned packages
	$(BIN)/python tools/sbom.py

lock: .venv/dev  ## pin anew what pyproject.toml asks for
	$(BIN)/python -m pip install --quiet 'uv>=0.13'
	for part in lock dev; do \
	  $(BIN)/uv pip compile pyproject.toml $$(test $$part = dev && echo --group dev) --extra postgres --universal \
	    --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --quiet --output-file requirements/$$part.txt; \
	done

clean:  ## remove what was set up
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/run: requirements/lock.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/dev: requirements/dev.txt .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
