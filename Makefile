# One word a task. `make demo` and `make test` work from a fresh clone with Python 3.11 or later.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: help setup dev demo test lint types gate accuracy docs bench clean

help:           ## list the tasks
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:[^#]*## /	/'

setup: .venv/.setup   ## .venv with Riwaya in it

dev: .venv/.dev       ## the same, with what the tests need

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Riwaya needs Python 3.11 or later: install it, or say make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing (on Debian: the package python3-venv)"; rm -rf .venv; exit 1; }

.venv/.setup: .venv/bin/python pyproject.toml
	@$(PIP) --editable .
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml
	@$(PIP) --editable '.[dev]'
	@touch $@ .venv/.setup

demo: .venv/.setup    ## read the bundled sample reports: their claims, then the record of events
	@$(BIN)/riwaya demo --out out

test: lint types      ## everything that must hold: style, types, tests
	@$(BIN)/python -m pytest

lint: .venv/.dev      ## style
	@$(BIN)/ruff check src tests benchmarks

types: .venv/.dev     ## types
	@$(BIN)/mypy

gate: .venv/.setup    ## score against gold; fails under the pinned floors
	@$(BIN)/riwaya gate

accuracy: .venv/.setup  ## write today's figures into docs/accuracy.md
	@$(BIN)/python -m riwaya.evaluate.accuracy docs/accuracy.md

docs: .venv/.setup    ## write the tables of docs/codebook.md from the ontology
	@$(BIN)/python -m riwaya.packs.codebook docs/codebook.md

bench: .venv/.dev     ## speed and memory
	@$(PIP) --editable '.[bench]'
	@$(BIN)/python benchmarks/speed.py

clean:          ## remove what the tasks made
	@rm -rf .venv out build .mypy_cache .pytest_cache .ruff_cache .hypothesis src/*.egg-info
