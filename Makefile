# `make run` and `make test` do everything on a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
INDUSTRY ?=
CONTACT ?=
PROOF ?= $(HOME)/.cache/mentorscout-proof

.DEFAULT_GOAL := help
.PHONY: help run test proof lint types floors check lock clean

help: ## Say what can be done
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/'

run: .venv/ready ## Find mentors on the bundled sample web, or live with INDUSTRY="human resources"
ifeq ($(strip $(INDUSTRY)),)
	$(BIN)/mentorscout run --sample --workspace workspace
else
	$(BIN)/mentorscout run --industry "$(INDUSTRY)" --workspace workspace $(if $(CONTACT),--contact "$(CONTACT)")
endif

test: .venv/ready-dev ## Run the tests
	$(BIN)/pytest -n 2 --dist loadfile

proof: .venv/ready-dev ## Import into real address books and CRMs, installed from packages
	@bash tests/proof/install.sh "$(PROOF)"
	MENTORSCOUT_PROOF="$(PROOF)" $(BIN)/pytest tests/proof -n 2 --dist loadfile

lint: .venv/ready-dev ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready-dev ## Check types
	$(BIN)/mypy

floors: .venv/ready-dev ## Measure quality on real cases, where they stand beside the checkout
	$(BIN)/python benchmarks/check_floors.py

check: test lint types floors ## All of these

lock: ## Write the lock files anew (needs uv)
	uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --extra build pyproject.toml -o requirements.lock
	uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --extra dev pyproject.toml -o requirements-dev.lock

clean: ## Remove the environment and the caches, not the workspace
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "mentorscout needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "could not make .venv; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/ready: .venv/made requirements.lock pyproject.toml
	@echo "installing (about a minute, once)"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@echo "installing what the tests need"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
