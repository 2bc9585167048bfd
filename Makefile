# What a developer runs. `make` alone lists it.
# Nothing needs to be installed first but make and Python 3.11 or newer: `setup` sees to the rest.

SHELL := /bin/sh
.DEFAULT_GOAL := help
unexport PYTHONPATH

python := .venv/bin/python
# `uv` only writes the locks. It keeps the pins that still fit; UPGRADE=--upgrade takes the newest.
compile_lock := .venv/bin/uv pip compile pyproject.toml $(UPGRADE) --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock"

.PHONY: help setup run test accessibility check lint format lock translations data screenshots gallery bench torture package clean

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | \
		while IFS='|' read -r target meaning; do printf '  make %-14s %s\n' "$$target" "$$meaning"; done

setup: ## Make .venv and install what is missing; quick when nothing changed
	@sh packaging/linux/setup.sh

run: setup ## Start Rightsource; without a display, show the sample task's advice
	@sh packaging/linux/run.sh

test: setup ## Run the tests, off screen; ARGS="-k ledger" chooses some
	QT_QPA_PLATFORM=offscreen $(python) -m pytest $(ARGS)

accessibility: setup ## Read the window over the accessibility bus (needs xvfb, dbus, at-spi2-core)
	$(python) -m pytest -rs tests/ui/test_accessibility.py tests/ui/test_accessibility_bus.py tests/ui/test_keyboard.py

check: setup ## Check format, lint, types and import contracts
	$(python) -m ruff format --check
	$(python) -m ruff check
	$(python) -m mypy
	.venv/bin/lint-imports

lint: setup ## Lint, and mend what can be mended
	$(python) -m ruff check --fix

format: setup ## Format the code
	$(python) -m ruff format

lock: setup ## Write both lock files from pyproject.toml; UPGRADE=--upgrade for newer releases
	$(compile_lock) --output-file requirements.lock
	$(compile_lock) --group dev --constraints requirements.lock --output-file requirements-dev.lock

translations: setup ## Bring the translations up to date with the texts in the code
	$(python) packaging/translations/update.py

data: setup ## Bring resources/quick_data.json up to date with the defaults and the starter tasks
	$(python) packaging/quick_data.py

screenshots: setup ## Take the user guide's pictures (needs xvfb)
	xvfb-run -a $(python) docs/make_screenshots.py

gallery: setup ## Take a picture of everything in the window; ARGS="--text 200 --palette dark"
	$(python) -m tests.ui.gallery build/gallery $(ARGS)

bench: setup ## Measure it all against floors and peers; ARGS="start scale --record" notes some
	$(python) -m tests.bench.peer_venv
	$(python) -m tests.bench $(ARGS)

torture: setup ## Kill the program, cut its power, feed it rubbish; ARGS="kills --kills 100 --seed 7"
	$(python) -m tests.torture $(ARGS)

package: setup ## Build the wheel, the bundle and the Debian package into dist/, and try them
	$(python) packaging/package.py

clean: ## Remove caches and built files; .venv stays
	find advisor ui resources tests docs packaging -name __pycache__ -prune -exec rm -rf {} +
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
