# Protokoll. `make` alone lists the targets; the first use of one sets up everything in .venv.

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check -q
CODE := $(wildcard src tests tools benchmarks installers)
# What follows the command: make run ARGS="list --data-dir prov"; make test ARGS="tests/domain -x"
ARGS :=

.DEFAULT_GOAL := help
.PHONY: help run test check format cover bench screenshots program package package-test lock clean setup libraries

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: setup  ## start the program
	@sh tools/system_libraries.sh || true
	@$(PYTHON) -m protokoll $(ARGS)

test: setup libraries  ## run every test
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest $(ARGS)

check: setup libraries  ## format, lint, types and import rules
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy --strict $(CODE)
	$(PYTHON) -m pytest -q tests/test_architecture.py

format: setup  ## format the code and mend what the linter can
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

cover: setup libraries  ## run every test and print branch coverage per package
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --cov --cov-report= $(ARGS)
	@$(PYTHON) -m coverage json -q -o build/coverage.json
	@$(PYTHON) tools/coverage_by_package.py build/coverage.json

bench: setup libraries  ## figures against named peers
	$(PYTHON) -m benchmarks $(ARGS)

screenshots: setup libraries  ## every screen as a picture in build/screenshots (ARGS="--only mote --zoom 100")
	@$(PYTHON) tools/screenshots.py $(ARGS)

program: setup libraries  ## the program in a folder of its own, dist/protokoll, tried by its own self-test
	$(PYTHON) -m installers.common
	@du -sh dist/protokoll

package: setup libraries  ## every package that this machine can make, in dist
	$(PYTHON) -m installers build

package-test: setup  ## install, try and remove the packages (on Linux as root, in a Debian of their own)
	$(PYTHON) -m installers test

lock: setup  ## write requirements.lock anew from pyproject.toml (ARGS=--upgrade takes newer versions)
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file requirements.lock $(ARGS) pyproject.toml

clean:  ## remove the environment and everything built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

libraries: setup
	@sh tools/system_libraries.sh

setup: $(VENV)/.ready

# The environment anew when the lock changes; the project itself anew when pyproject.toml changes.
$(VENV)/.locked: requirements.lock
	@for python in python3.11 python3 python3.12 python3.13 python3.14; do \
		if $$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up $(VENV) with $$($$python --version); this takes a minute the first time"; \
			$$python -m venv --clear $(VENV) && exit 0; \
		fi; \
	done; \
	echo "Python 3.11 or later with venv and pip is needed (Debian: apt-get install python3 python3-venv)" >&2; \
	exit 1
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@
