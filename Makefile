# The few verbs of this house. The environment is .venv/, everything written at run time is var/.

PORT ?= 8000
export PORT
PYTHON ?= $(firstword $(shell command -v python3.11 python3))
BIN := .venv/bin
INSTALLED := .venv/.installed
CHROMIUM := /usr/bin/chromium
MEDIA := ffmpeg tesseract openssl
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq

.PHONY: run test setup check fix bench campaign browser media

run: $(INSTALLED) ## everything, then the site on http://127.0.0.1:$(PORT) until Ctrl-C
	@$(BIN)/netra run

setup: $(INSTALLED) ## everything but the site
	@$(BIN)/netra up

test: $(INSTALLED) browser media ## the same set-up, then all tests, the browser's included
	@$(BIN)/netra status > /dev/null 2>&1 && ran=1; \
		$(BIN)/netra up && $(BIN)/pytest -q -n auto --dist loadfile; code=$$?; \
		test -n "$$ran" || $(BIN)/netra down; exit $$code

check: $(INSTALLED) ## style, types, the one direction, migrations, house tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/pytest -q tests/house

fix: $(INSTALLED) ## what a machine can put right
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup ## the limits, then measurements into docs/reference/measurements.md
	@$(BIN)/pytest -q -s -m bench
	@$(BIN)/python -m benchmarks

campaign: setup ## kills, tampers, random clocks; seed and result in var/campaign/
	@$(BIN)/pytest -q -s -m campaign --timeout=3600

$(INSTALLED): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is missing"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv > .venv.log 2>&1 \
		|| { test "$$(id -u)" = 0 && command -v apt-get > /dev/null \
			&& $(APT) update && $(APT) install -y python3-venv && $(PYTHON) -m venv .venv; } \
		|| { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@rm -f .venv.log
	@echo "netra: environment"
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --no-build-isolation --no-deps -e .
	@touch $@

browser:
	@if [ -x $(CHROMIUM) ]; then :; \
	elif [ "$$NETRA_NO_BROWSER" = 1 ] && [ -z "$$CI" ]; then \
		echo "netra: no browser, by choice: its tests are skipped"; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		echo "netra: browser"; $(APT) update && $(APT) install -y chromium > /dev/null; \
	else \
		echo "chromium is missing: apt-get install chromium, or NETRA_NO_BROWSER=1 to go without"; \
		exit 1; \
	fi

media:
	@missing=; for each in $(MEDIA); do command -v $$each > /dev/null || missing="$$missing $$each"; done; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		echo "netra:$$missing"; $(APT) update && $(APT) install -y --no-install-recommends \
			ffmpeg tesseract-ocr tesseract-ocr-ind openssl > /dev/null; \
	else \
		echo "netra: without$$missing: the tests that need them are skipped, and say so"; \
	fi
