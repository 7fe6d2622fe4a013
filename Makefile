# What there is to do; each target sets up what it needs, and is safe to repeat.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PAGES := api/static/nhsuk.css

.PHONY: setup serve test check bench neo4j lock clean

setup: $(READY) $(PAGES)

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.11 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# Styles, scripts and images of the pages; npm is needed for this, and for nothing else.
$(PAGES): $(READY) package-lock.json hatch_build.py $(wildcard api/pages/assets/*)
	@if command -v npm > /dev/null; then npm ci && $(BIN)/python hatch_build.py; else echo "npm is not here, so the pages are plain: install Node.js 20 or later and run make again to dress them." >&2; fi

serve: setup
	@$(BIN)/whodecides serve

# The static half: no server, no store.
check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	@sh tests/neo4j/install.sh
	@sh tests/browser/install.sh
	$(BIN)/pytest $(WORKERS)

# Two at once, each with stores of its own; one where the Neo4j to test on is given.
WORKERS := $(if $(WHODECIDES_TEST_NEO4J_URI),,--numprocesses 2 --dist loadfile --no-loadscope-reorder)

bench: setup
	$(BIN)/python -m tests.benchmarks

# A Neo4j for a person to use, until Ctrl-C.
neo4j: setup
	@sh tests/neo4j/install.sh
	@$(BIN)/python -m tests.neo4j.server

# Resolve the versions anew; the files carry hashes and no addresses.
lock:
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile $(LOCK_FLAGS) --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK_FLAGS) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

LOCK_FLAGS := --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --no-annotate --strip-extras --allow-unsafe

clean:
	rm -rf $(VENV) .neo4j node_modules api/static build dist *.egg-info
