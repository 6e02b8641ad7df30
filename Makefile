# Everything that is done with a checkout, by name: `make` alone lists it.

MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.DEFAULT_GOAL := help

BIN := .venv/bin
DB ?= demo.db
BENCH ?= ../shared/bench
SCORE_ARGS ?=
EVAL_ARGS ?=
PYTEST_ARGS ?=

.PHONY: help demo test lint format docs golden eval score calibrate clean venv venv-dev

help:  ## this list
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-9s %s\n' "$$name" "$$what"; done

demo: venv  ## install, load the sample articles into demo.db (DB=…), and search them
	@$(BIN)/quotebase db seed --db $(DB)
	@$(BIN)/quotebase search --db $(DB) --speaker Lavrov

test: lint  ## everything that has to pass: lint, types, and all tests with none skipped (PYTEST_ARGS=…)
	$(BIN)/mypy
	$(BIN)/python -m pytest --no-skips $(PYTEST_ARGS)

lint: venv-dev  ## style and format, changing nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: venv-dev  ## put style and format right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: venv-dev  ## refresh what is generated in README.md and docs/ from what quotebase now prints
	$(BIN)/python -m scripts.docs

golden: venv-dev  ## approve what is now found in the sample articles (read the difference first)
	@$(BIN)/python -m tests.golden.expected

eval: venv-dev  ## find quotations in our own articles, show gains and losses, raise the floors (EVAL_ARGS=--wrong)
	@$(BIN)/python -m tests.eval $(EVAL_ARGS)

score: bench venv  ## run the benchmark in ../shared/bench (BENCH=…), with SCORE_ARGS="--errors 40 --only segments"
	@mkdir -p build
	@$(BIN)/quotebase extract $(BENCH)/polnear.input.jsonl --format jsonl > build/score.jsonl
	@$(BIN)/python $(BENCH)/score.py $(BENCH)/polnear.gold.jsonl build/score.jsonl $(SCORE_ARGS)
	@echo; echo "thought and intention, which the lines \"all\" count, asked for with --include thoughts:"
	@$(BIN)/quotebase extract $(BENCH)/polnear.input.jsonl --include thoughts --format jsonl > build/thoughts.jsonl
	@$(BIN)/python $(BENCH)/score.py $(BENCH)/polnear.gold.jsonl build/thoughts.jsonl | grep "^all"

calibrate: bench venv-dev  ## measure on the benchmark (BENCH=…) how often each rule is right, and refresh what shows it
	@$(BIN)/python -m quotebase.calibrate $(BENCH)/polnear.gold.jsonl
	@$(BIN)/python -m scripts.docs

.PHONY: bench
bench:
	@for file in score.py polnear.input.jsonl polnear.gold.jsonl; do test -f $(BENCH)/$$file || { \
		echo "error: no $$file in $(BENCH): the benchmark is not part of the checkout;" \
			"say where it is with: make $(firstword $(MAKECMDGOALS)) BENCH=path/to/bench" >&2; exit 1; }; done

clean:  ## remove all that make has made, .venv and demo.db too
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis demo.db demo.db-wal demo.db-shm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

venv:
	@scripts/venv.sh

venv-dev:
	@scripts/venv.sh dev
