# What this project can be told to do. `make` alone lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

TEXT ?= docs/samples/spionage.txt
OUT ?= output
GOLD ?=
export TEXT OUT GOLD

# The first Python on the PATH that is new enough; `make PYTHON=… graph` takes another.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 ; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break ; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
CPU_TORCH := https://download.pytorch.org/whl/cpu

# apt-get, where it may run without asking: as root, or with sudo that needs no password.
APT := $(shell command -v apt-get >/dev/null || exit 0 ; if [ "$$(id -u)" = 0 ] ; then echo apt-get ; \
	elif sudo -n true 2>/dev/null ; then echo sudo -n apt-get ; fi)
export DEBIAN_FRONTEND := noninteractive

.PHONY: help graph test lint fix trees docs bench evaluate clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

graph: $(VENV)/installed ## build the graph of the sample article, or of your own: make graph TEXT=path
	@if [ -e "$$TEXT" ] ; then set -- "$$TEXT" ; else set -- $$TEXT ; fi ; $(BIN)/graphbuild build --output "$$OUT" -- "$$@"
	@echo
	@echo "Next:"
	@echo "  xdg-open $(OUT)/graph.html"
	@echo "  $(BIN)/graphbuild query $(OUT) --name facts"
	@echo "  $(BIN)/graphbuild query $(OUT) 'SELECT ?vem ?mot { ?vem rel:spionerar-mot ?mot }'"
	@echo "  $(BIN)/graphbuild explain \"FSB varnar för Kina.\""

test: $(VENV)/tools $(VENV)/browser ## run the tests, with all that they need
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/tools ## check style, types and layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

fix: $(VENV)/tools ## mend what ruff can mend
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

trees: $(VENV)/tools ## record the trees that the rules' tests read, with the shipped model
	@$(BIN)/python -m tests.record_trees

docs: $(VENV)/tools ## write the command line reference anew
	@$(BIN)/python docs/write_reference.py

bench: $(VENV)/tools $(VENV)/browser ## time the stages, extraction, RDF beside plain rdflib, and the page beside pyvis's own
	@$(BIN)/python benchmarks/stages.py
	@$(BIN)/python benchmarks/bench_extraction.py
	@$(BIN)/python benchmarks/bench_rdf.py
	@$(BIN)/python benchmarks/bench_page.py

evaluate: $(VENV)/installed ## score a gold file: make evaluate GOLD=path
	@[ -n "$$GOLD" ] || { echo "Say which gold file: make evaluate GOLD=path/to/gold.jsonl" >&2 ; exit 2 ; }
	@$(BIN)/graphbuild evaluate "$$GOLD"

clean: ## remove .venv and what tools left behind
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

# ---- how it is installed: each step leaves a stamp, so that it is taken once ---------------------------------------

# Debian keeps venv in a package of its own, so it may be missing although Python is there.
$(VENV)/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "No Python 3.11 or later was found; install python3.11 and python3-venv." >&2 ; exit 1 ; }
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || { \
	    [ -n "$(APT)" ] || { echo "Python's venv is missing; run: sudo apt-get install python3-venv" >&2 ; exit 1 ; } ; \
	    $(APT) update -qq && $(APT) install -qq --yes python3-venv >/dev/null ; }
	@"$(PYTHON)" -m venv $(VENV)

# PyPI's torch for Linux brings gigabytes of CUDA, so constraints.txt asks for the CPU build there: pip takes it from where
# it is set up to look, and else from PyTorch's own index.
$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing graphbuild into $(VENV) (a few minutes the first time) …" >&2
	@$(PIP) torch 2>/dev/null || $(PIP) --extra-index-url $(CPU_TORCH) torch
	@$(PIP) --editable .
	@touch $@

$(VENV)/tools: $(VENV)/installed
	@echo "Installing what the tests need …" >&2
	@$(PIP) --editable '.[dev,train]'
	@touch $@

# Browser tests need Chromium, and a few of them Firefox. Where Chromium can neither be found nor installed they are skipped
# and say so; under CI they must run. Those for Firefox are skipped wherever it is missing.
$(VENV)/browser: | $(VENV)/bin/python
	@missing="" ; command -v chromium chromium-browser >/dev/null || missing="chromium" ; \
	command -v firefox-esr firefox >/dev/null || missing="$$missing firefox-esr" ; \
	command -v rapper >/dev/null || missing="$$missing raptor2-utils" ; \
	command -v curl >/dev/null || missing="$$missing curl" ; \
	command -v npm >/dev/null || missing="$$missing nodejs npm" ; \
	command -v java >/dev/null || missing="$$missing default-jre-headless" ; \
	if [ -n "$$missing" ] && [ -n "$(APT)" ] ; then \
	    echo "Installing $$missing for the tests …" >&2 ; \
	    $(APT) update -qq && for package in $$missing ; do \
	        $(APT) install -qq --yes --no-install-recommends "$$package" >/dev/null || true ; done ; \
	fi
	@if command -v chromium chromium-browser >/dev/null ; then touch $@ ; \
	elif [ -n "$${CI:-}" ] ; then echo "CI must run the browser tests, but Chromium could not be installed." >&2 ; exit 1 ; \
	else echo "Chromium is missing and may not be installed here: browser tests will be skipped." >&2 ; fi
