# courtier: one command sets everything up and shows it, another sets everything up and tests it.
#
#   make demo    assess the example workload and write its dossier in demo/
#   make test    style, types, layers, then every test, without network
#   make bench   measure the budgets; nothing is asserted
#   make mutate  break the classification in small ways: the tests must see 85 % of them (minutes)
#   make fuzz    break files by the hundred thousand and read them (a quarter of an hour)
#   make docs    write again the generated pages, then the site of the pages in build/site
#   make lock    resolve the dependencies again (UPGRADE=--upgrade for newer versions)
#   make clean   remove what the other targets made
#
# Needed: make, and Python 3.11 or later with venv and pip. PYTHON=... chooses which one.

PYTHON ?= $(or $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done),python3)
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)

VENV := .venv
BIN := $(VENV)/bin
# pip compiles what it installs, so that the first command is as fast as the next one.
PIP := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := $(shell find courtier catalog risk providers templates -name __pycache__ -prune -o -print)

RUN := $(VENV)/run-$(VERSION).stamp
INSTALLED := $(VENV)/courtier-$(VERSION).stamp
DEV := $(VENV)/dev-$(VERSION).stamp

EXAMPLE := permis-en-ligne
DOSSIER := demo/dossier-$(EXAMPLE)

.PHONY: help demo test bench mutate fuzz docs lock clean
.NOTPARALLEL:
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

demo: $(INSTALLED)
	@mkdir -p demo
	$(BIN)/courtier assess examples/$(EXAMPLE).yaml --output $(DOSSIER) --with-english --force
	@echo
	@echo "Le dossier est dans / The dossier is in: $(DOSSIER)"
	@echo "À ouvrir d’abord / Open first: $(DOSSIER)/summary.html"

# Every step runs, and any that fails makes the whole fail. The tests come last.
test: $(DEV) $(INSTALLED)
	@failed=; \
	step() { echo "== $$*"; $(BIN)/"$$@" || failed="$$failed [$$*]"; }; \
	step ruff check .; \
	step ruff format --check .; \
	step mypy; \
	step lint-imports; \
	step python -m pytest -n 2 --dist loadfile; \
	if [ -n "$$failed" ]; then echo "make test: failed:$$failed" >&2; exit 1; fi

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks.run

fuzz: $(DEV) $(INSTALLED)
	$(BIN)/python -m tests.fuzz.run

# In its own virtual environment: what changes the program stays away from what tests it.
# A mutant that never ends counts as seen; the figure is over all that were tried.
MUTATE := build/mutate
MUTATED := $(MUTATE)/made-$(VERSION).stamp
LEAST := 85
SCORE := import json, sys; found = json.load(open("mutants/mutmut-cicd-stats.json")); \
	seen = found["killed"] + found["timeout"]; total = found["total"]; share = 100 * seen / total; \
	print(f"mutants: {seen} of {total} seen, {share:.1f} %, $(LEAST) % at least"); \
	sys.exit(share < $(LEAST))

mutate: $(MUTATED)
	rm -rf mutants
	$(MUTATE)/bin/mutmut run > $(MUTATE)/run.log 2>&1 || { tail -c 2000 $(MUTATE)/run.log; exit 1; }
	$(MUTATE)/bin/mutmut results > $(MUTATE)/left.txt
	$(MUTATE)/bin/mutmut export-cicd-stats > /dev/null
	@echo "What nothing saw is in $(MUTATE)/left.txt"
	@$(MUTATE)/bin/python -c '$(SCORE)'

docs: $(DEV) $(INSTALLED)
	$(BIN)/python docs/generate.py
	$(BIN)/properdocs build --strict
	@echo "build/site/index.html"

# The virtual environment is made again whenever a list, or the chosen Python, changes.
$(RUN): requirements/run.txt requirements/build.txt
	@if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		echo "Python 3.11 ou plus récent est requis : make PYTHON=/chemin/de/python3 …" >&2; \
		echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3 …" >&2; exit 1; fi
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes -r requirements/run.txt -r requirements/build.txt
	@touch $@

# Of the axe package only the script that it carries is used: what it drives a browser with is not
# installed (tests/report/browser.py does that by itself).
$(DEV): requirements/dev.txt requirements/axe.txt $(RUN)
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --require-hashes --no-deps -r requirements/axe.txt
	@touch $@

$(MUTATED): requirements/run.txt requirements/dev.txt requirements/mutate.txt
	$(PYTHON) -m venv --clear $(MUTATE)
	$(MUTATE)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes \
		-r requirements/run.txt -r requirements/dev.txt
	$(MUTATE)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes \
		-r requirements/mutate.txt
	@touch $@

# The project itself: built here, from here, with the locked build tools; no network.
$(INSTALLED): $(SOURCES) pyproject.toml README.md LICENSE $(RUN)
	$(PIP) install --no-index --no-build-isolation --no-deps --force-reinstall .
	@touch $@

# Names, versions and fingerprints only: no address, and nothing from this machine's pip settings.
# Resolved with the oldest Python supported.
LOCK := build/lock
COMPILE := unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL; PIP_CONFIG_FILE=/dev/null \
	$(LOCK)/bin/python -m piptools compile --quiet --generate-hashes --strip-extras \
	--no-header --no-annotate $(UPGRADE)
DEV_GROUP := import tomllib; project = tomllib.load(open("pyproject.toml", "rb")); \
	print(*project["dependency-groups"]["dev"], sep="\n")

AXE := import hashlib, pathlib, sys; wheel = max(pathlib.Path(sys.argv[1]).glob("*.whl")); \
	name, version = wheel.name.split("-")[:2]; sha = hashlib.sha256(wheel.read_bytes()).hexdigest(); \
	print(f"{name.replace(chr(95), chr(45))}=={version} \\\n    --hash=sha256:{sha}")

# Everything is resolved together first, so that what runs agrees with every extra and every test.
lock: $(LOCK)/made.stamp
	$(LOCK)/bin/python -c '$(DEV_GROUP)' > $(LOCK)/dev.in
	$(COMPILE) --all-extras -o $(LOCK)/all.txt pyproject.toml $(LOCK)/dev.in
	$(COMPILE) -c $(LOCK)/all.txt -o requirements/run.txt pyproject.toml
	$(COMPILE) --only-build-deps --build-deps-for=wheel -o requirements/build.txt pyproject.toml
	$(COMPILE) -c requirements/run.txt -c requirements/build.txt \
		-o requirements/dev.txt pyproject.toml $(LOCK)/dev.in
	echo 'mutmut>=3.8,<3.9' > $(LOCK)/mutate.in
	$(COMPILE) -c requirements/run.txt -c requirements/dev.txt \
		-o requirements/mutate.txt $(LOCK)/mutate.in
	rm -rf $(LOCK)/axe
	$(LOCK)/bin/python -m pip download --quiet --no-deps --only-binary :all: \
		--dest $(LOCK)/axe 'axe-playwright-python>=0.1.8,<0.2'
	$(LOCK)/bin/python -c '$(AXE)' $(LOCK)/axe > requirements/axe.txt
	for list in run build dev mutate; do \
		sed -e '/^--/d' -e '/^$$/d' -e '/^#/d' requirements/$$list.txt > $(LOCK)/$$list.txt \
		&& mv $(LOCK)/$$list.txt requirements/$$list.txt || exit 1; done

$(LOCK)/made.stamp:
	python3.11 -m venv --clear $(LOCK)
	$(LOCK)/bin/python -m pip --quiet install 'pip-tools>=7.5,<8'
	@touch $@

clean:
	rm -rf $(VENV) demo build dist mutants .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
