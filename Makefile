# Two commands do everything: `make serve` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPUS ?= corpus/library
STORE ?= .onrecord/$(subst /,-,$(patsubst /%,%,$(CORPUS)))
PORT ?= 7860
BENCH ?= ../shared/bench

# Nothing is asked of a model hub, and nobody is told what is done here.
export HF_HUB_OFFLINE = 1
export HF_HUB_DISABLE_TELEMETRY = 1
export TOKENIZERS_PARALLELISM = false

.PHONY: serve test test-local check format bench lock clean

serve: $(VENV)/.serve  ## environment, ingest of the library (CORPUS=folder for your own), web page
	$(BIN)/onrecord ingest "$(CORPUS)" --store "$(STORE)"
	$(BIN)/onrecord serve --store "$(STORE)" --port $(PORT)

# The page's tests, which wait for a browser much of the time, and the gate run beside the others.
test: $(VENV)/.dev  ## every test, and the gate of the evals
	@trap 'kill 0' INT; told=$$(mktemp); failed=0; \
	{ $(BIN)/python -m pytest tests/app/web || aside=1; \
	  $(BIN)/python -m evals gate || aside=1; exit $${aside:-0}; } >"$$told" 2>&1 & \
	$(BIN)/python -m pytest --ignore=tests/app/web || failed=1; \
	wait $$! || failed=1; cat "$$told"; rm -f "$$told"; exit $$failed

test-local: $(VENV)/.local  ## a real local language model, asked twenty questions (needs a C++ compiler)
	$(BIN)/python -m evals local

check: $(VENV)/.dev  ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev  ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev  ## speed, and the figures on public data (BENCH=folder)
	$(BIN)/python -m evals bench all --data "$(BENCH)"

lock:  ## resolve pyproject.toml afresh and write down exactly what that gives
	rm -rf $(VENV)-lock && $(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install -qq torch==2.13.0
	$(VENV)-lock/bin/pip install -qq .
	$(VENV)-lock/bin/pip freeze --exclude onrecord | sed 's/+cpu$$//' > requirements.txt
	$(VENV)-lock/bin/pip install -qq '.[dev]'
	$(VENV)-lock/bin/pip freeze --exclude onrecord | sed 's/+cpu$$//' | grep -vxFf requirements.txt > requirements-dev.txt
	$(VENV)-lock/bin/pip install -qq '.[local]'
	$(VENV)-lock/bin/pip freeze --exclude onrecord | sed 's/+cpu$$//' | grep -vxFf requirements.txt | grep -vxFf requirements-dev.txt > requirements-local.txt
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) .onrecord

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "On Record needs Python 3.11 or newer; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.serve: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install -qq --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.serve
	$(BIN)/pip install -qq --disable-pip-version-check -r requirements-dev.txt
	touch $@

# llama.cpp is compiled here, which takes some minutes: for AVX2, since a virtual machine may name
# instructions of its processor (AMX) that it then refuses; and afresh, since what pip has kept may
# have been compiled for other instructions. -O1 is compiled sooner, and answers a little later.
$(VENV)/.local: export CMAKE_ARGS ?= -DGGML_NATIVE=OFF -DLLAVA_BUILD=OFF -DCMAKE_CXX_FLAGS_RELEASE=-O1
$(VENV)/.local: requirements-local.txt $(VENV)/.dev
	$(BIN)/pip install -qq --disable-pip-version-check --no-cache-dir -r requirements-local.txt
	touch $@
