# The one door to the project. `make site` and `make test` need Python 3.11 or newer and make, nothing else.

PYTHON ?= python3
VENV ?= .venv
JOBS ?= auto
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
DOCPIPE := $(VENV)/bin/docpipe

.DEFAULT_GOAL := help
.PHONY: help site test check stress bench docs messages lock clean no-interpreter

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(STAMP) ## Lint content/, check links, print the translation status, build the site into build/
	$(DOCPIPE) lint
	$(DOCPIPE) links
	$(DOCPIPE) status
	$(DOCPIPE) build

test: $(STAMP) ## Run the whole test suite (under five minutes on two cores)
	$(PY) -m pytest -n $(JOBS)

check: $(STAMP) ## Check style, types, import floors and generated pages
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PY) docs/generate.py --check
	$(PY) docs/messages.py --check

stress: $(STAMP) ## Run the heavy tests: long walks, kills, fuzz
	$(PY) -m pytest -n $(JOBS) -m stress

bench: $(STAMP) ## Race builds against Hugo, time every stage, lint, 10,000 links and the states (needs DOCPIPE_BENCH)
	$(PY) bench/builds.py
	$(PY) bench/chain.py
	$(PY) bench/stages.py
	$(PY) bench/linters.py
	$(PY) bench/external.py
	$(PY) bench/states.py
	$(PY) bench/saving.py

docs: $(STAMP) ## Write docs/reference/ and docs/rules/ anew from the code
	$(PY) docs/generate.py

messages: $(STAMP) ## Collect what the theme says and bring its catalogues up to date
	$(PY) docs/messages.py

lock: ## Resolve requirements.lock anew (needs uv: `pipx install uv`)
	@command -v uv >/dev/null || { echo 'make lock needs uv. Install it: pipx install uv'; exit 1; }
	uv pip compile pyproject.toml --group dev --all-extras --upgrade --quiet --universal --python-version 3.11 \
		--generate-hashes --no-annotate --custom-compile-command 'make lock' --output-file requirements.lock

clean: ## Remove everything that make made
	rm -rf $(VENV) build dist .docpipe .coverage htmlcov .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made anew when the lock or the project's metadata change, or its interpreter is gone or newer.
$(STAMP): requirements.lock pyproject.toml $(or $(wildcard $(PY)),no-interpreter)
	@command -v $(PYTHON) >/dev/null || { \
		echo 'docpipe needs Python 3.11 or newer, and there is no $(PYTHON).'; \
		echo 'Debian, Ubuntu: sudo apt-get install python3 python3-venv    macOS: brew install python'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "docpipe needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1)."; \
		echo 'Name another one: make PYTHON=python3.13 $(MAKECMDGOALS)'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'docpipe needs the venv module of Python, and $(PYTHON) has none.'; \
		echo 'Debian, Ubuntu: sudo apt-get install python3-venv'; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
