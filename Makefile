# One word per task. Each target prepares what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8765
AREA ?=
SHELL := /bin/sh

.PHONY: demo setup test check bench nightly audit clean lock

setup: $(VENV)/.run ## .venv with the `goodturn` command

demo: setup ## the bot against the local simulator, in your browser
	@$(BIN)/goodturn demo --port $(PORT)

# Programs that tests start would be compiled at each start where the environment forbids to keep that.
test: $(VENV)/.dev ## the whole suite
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal

check: $(VENV)/.dev ## style, types, import directions, wording
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m handlers.wording.check

bench: $(VENV)/.dev ## figures, side by side, into bench.json
	$(BIN)/python -m tests.bench $(AREA)

SEEDS ?= 1000
nightly: $(VENV)/.dev ## a thousand seeds of people and faults; stopped, it goes on where it was
	$(BIN)/python -m tests.simulation 1000 --nightly $(SEEDS) --resume .nightly.jsonl
	$(BIN)/python -m tests.fuzz 1 --count 1000

audit: ## what the locks pin against known weaknesses; exit code 3 where nobody can be asked
	@test -x .venv-audit/bin/pip-audit || { $(PYTHON) -m venv .venv-audit && .venv-audit/bin/python -m pip install -q --disable-pip-version-check pip-audit; } || exit 3
	@.venv-audit/bin/pip-audit --disable-pip --require-hashes --strict -r locks/run.txt -r locks/dev.txt > .venv-audit/said 2>&1; code=$$?; cat .venv-audit/said; \
	  if [ $$code -ne 0 ] && ! grep -q "known vulnerabilit" .venv-audit/said; then echo "Nobody could be asked about weaknesses from here."; exit 3; fi; exit $$code

lock: ## write locks/ anew from pyproject.toml (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q pyproject.toml locks/build.in --extra postgres --extra demo --extra backup -o locks/run.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q pyproject.toml locks/build.in --extra dev -o locks/dev.txt -c locks/run.txt

clean:
	rm -rf $(VENV) .venv-audit

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Goodturn needs Python 3.11 or newer: no $(PYTHON) found. On Debian or Ubuntu: sudo apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Goodturn needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make a .venv. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	@free=$$(df -Pk . | awk 'NR==2 {print $$4}'); [ "$$free" -gt 600000 ] || { echo "The disk is nearly full: Goodturn needs about 600 MB here and finds $$((free / 1024)) MB. Free some space and run this again."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: locks/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Goodturn needs (once)…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r locks/run.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: locks/dev.txt $(VENV)/.run
	@echo "Installing what the tests need (once)…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r locks/dev.txt
	@touch $@
