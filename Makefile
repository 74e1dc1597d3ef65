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
# Threads that wait for work leave the cores to the processes beside them.
export OMP_WAIT_POLICY = PASSIVE

# Tests run in several processes, a file's tests in one of them; pages wait much of their time.
# Each computes in one thread: more of them than cores only wait for each other.
PYTEST := env OMP_NUM_THREADS=1 $(BIN)/python -m pytest -q --dist loadfile --no-loadscope-reorder --durations 20
BESIDE := $(BIN)/python -m tests.side_by_side
PROCESSES ?= 2
BROWSERS ?= 3

.PHONY: serve test test-all test-local check format bench lock clean

serve: $(VENV)/.serve  ## environment, ingest of the library (CORPUS=folder for your own), web page
	@$(BIN)/onrecord serve --store "$(STORE)" --port $(PORT) --check-port
# Status 3 means that some files could not be read; the others are served.
	$(BIN)/onrecord ingest "$(CORPUS)" --store "$(STORE)" || [ $$? -eq 3 ]
	$(BIN)/onrecord serve --store "$(STORE)" --port $(PORT)

test: $(VENV)/.dev  ## the tests, some of them with fewer examples or pages, and the gate of the evals
	$(BESIDE) "browser=.ci/browser-tests 'browser and core' $(BROWSERS)" \
		"tests=$(PYTEST) -n $(PROCESSES) -m 'not browser and not full'" \
		"gate=$(BIN)/python -m evals gate"

test-all: export HYPOTHESIS_PROFILE ?= ci
test-all: $(VENV)/.dev  ## every test with all its examples (more: HYPOTHESIS_PROFILE=nightly), and the gate
	$(BESIDE) "browser=.ci/browser-tests browser $(BROWSERS)" \
		"tests=$(PYTEST) -n $(PROCESSES) -m 'not browser'" \
		"gate=$(BIN)/python -m evals gate"

test-local: $(VENV)/.local  ## a real local language model, asked twenty questions (needs a C++ compiler)
	$(BIN)/python -m evals local

check: $(VENV)/.dev  ## format, lint, types, layers
	$(BESIDE) "format=$(BIN)/ruff format --check ." "lint=$(BIN)/ruff check ." \
		"types=$(BIN)/mypy" "layers=$(BIN)/lint-imports"

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
	@command -v "$(PYTHON)" > /dev/null || { echo "On Record needs Python 3.11 or newer, and there is no $(PYTHON); name one with PYTHON=…" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "On Record needs Python 3.11 or newer; name one with PYTHON=…")'
	@"$(PYTHON)" -m venv $(VENV) > /dev/null || { rm -rf $(VENV); echo "$(PYTHON) cannot make an environment in $(VENV); install its venv package, such as python3-venv" >&2; exit 1; }

$(VENV)/.serve: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing On Record and its packages, about 1.5 GB; this takes some minutes."
	@.ci/install-packages $(VENV) -r requirements.txt
	@.ci/install-packages $(VENV) --no-deps --editable .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.serve
	@echo "Installing the packages of the tests and evals."
	@.ci/install-packages $(VENV) -r requirements-dev.txt
	touch $@

# llama.cpp is compiled here, once for a version and its flags, which takes some minutes: for AVX2,
# since a virtual machine may name instructions of its processor (AMX) that it then refuses. -O1 is
# compiled sooner, and answers a little later.
$(VENV)/.local: export CMAKE_ARGS ?= -DGGML_NATIVE=OFF -DLLAVA_BUILD=OFF -DCMAKE_CXX_FLAGS_RELEASE=-O1
$(VENV)/.local: requirements-local.txt .ci/llama-wheel $(VENV)/.dev
	$(BIN)/pip install -qq --disable-pip-version-check "$$(.ci/llama-wheel $(BIN)/python)"
	$(BIN)/pip install -qq --disable-pip-version-check -r requirements-local.txt
	touch $@
