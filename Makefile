# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
#
#   make run     serve on http://127.0.0.1:8000   (PORT=… another port, DATA=… another directory)
#   make test    all tests                        (REQUIRE_ALL=1 fails where something is missing)
#   make check   everything that is not a test: lint, types, layers, translations, docs …

SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= $(firstword $(shell command -v python3.11) $(shell command -v python3) python3)
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-input
CATALOGUES := $(wildcard src/partnerkreis/locale/*/LC_MESSAGES/*.po)
TEMPLATES = $(shell find src -path '*/jinja2/*.html')
BASE := $(VENV)/.stamp-base $(CATALOGUES:.po=.mo)
# Without npm there is no stamp: the checkers are installed as soon as npm is there.
CHECKERS := $(if $(shell command -v npm),node_modules/.stamp)
TESTS := $(BASE) $(VENV)/.stamp-test $(CHECKERS)
# Tools that need settings get a data directory of their own, and never touch that of a person.
SCRATCH = mkdir -p $(VENV)/scratch && DATA=$(VENV)/scratch DATABASE_URL= DJANGO_SETTINGS_MODULE=partnerkreis.config.settings

.PHONY: help setup setup-run run test test-all lint format types layers messages docs check bench screenshots
.PHONY: check-messages check-migrations check-docs check-licences check-locks

help:
	@sed -n 's/^#   //p' $(MAKEFILE_LIST)

setup: $(TESTS)

setup-run: $(BASE)

run: $(BASE)
	exec $(BIN)/partnerkreis serve --demo

test: $(TESTS)
	tools/run_tests.sh

test-all: export REQUIRE_ALL = 1
test-all: test

bench: $(TESTS)
	$(PY) tools/bench.py
	$(PY) tools/bench/writers.py
	tools/with_postgres.sh $(PY) tools/bench/writers.py || test $$? = 3
	$(PY) tools/bench/introductions.py
	$(PY) tools/bench/schools.py
	$(PY) tools/bench/placements.py

screenshots: $(TESTS)
	$(PY) tools/screenshots.py

check: lint types layers check-messages check-migrations check-docs check-licences check-locks

lint: $(TESTS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(if $(TEMPLATES),$(BIN)/djlint --lint --quiet $(TEMPLATES))

format: $(TESTS)
	$(BIN)/ruff check --fix --quiet || true
	$(BIN)/ruff format

types: $(TESTS)
	$(BIN)/mypy

layers: $(TESTS)
	$(BIN)/lint-imports

check-messages: $(TESTS)
	$(PY) tools/messages.py check

check-migrations: $(TESTS)
	$(SCRATCH) $(PY) manage.py makemigrations --check --dry-run

check-docs: $(TESTS)
	$(SCRATCH) $(PY) tools/build_docs.py --check

check-licences: $(TESTS)
	$(BIN)/reuse lint --lines

check-locks:
	@! grep -n '://' requirements/*.txt package-lock.json || { echo "a lock file names a host" >&2; exit 1; }

messages: $(TESTS)
	$(PY) tools/messages.py update

docs: $(TESTS)
	$(SCRATCH) $(PY) tools/build_docs.py

$(VENV)/.stamp-base: requirements/base.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Python 3.11 or later is missing (Debian: apt-get install python3)" >&2; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "venv is missing (Debian: apt-get install python3-venv)" >&2; exit 1; }
	$(PIP) --require-hashes -r requirements/build.txt -r requirements/base.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.stamp-test: requirements/test.txt $(VENV)/.stamp-base
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

node_modules/.stamp: package-lock.json package.json .npmrc
	npm ci --silent
	@touch $@

%.mo: %.po $(VENV)/.stamp-base tools/messages.py
	$(PY) tools/messages.py compile $<
