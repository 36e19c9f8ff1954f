# `make` alone lists what there is. Every target sets up what it needs.
VENV ?= .venv
BIN := $(VENV)/bin
export VENV

.DEFAULT_GOAL := help
.PHONY: help setup demo chat test lint format eval bench docs record lock clean
.NOTPARALLEL:

help: ## list what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

setup: ## make the virtual environment (.venv) with the shortlist command; PYTHON=... picks the interpreter
	@./scripts/setup

demo: setup ## sample company and a workspace like Slack with the bot in it, in your browser
	@$(BIN)/shortlist demo $(ARGS)

chat: setup ## a conversation in this terminal, with the sample company unless you have your own; ARGS="--as you@company"
	@$(BIN)/shortlist chat --sample $(ARGS)

# Two processes for the whole suite, in the order of the files, so that the long ones do not come last; one when ARGS
# picks tests, whose start would cost more than they do.
WORKERS ?= $(if $(ARGS),0,2)

test: setup ## the test suite; ARGS="-k name" picks some
	@./scripts/browser
	@./scripts/mailserver
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: setup ## formatting, rules, types, import contract, what must not be committed
	@failed=; \
	for check in "ruff format --check ." "ruff check ." mypy lint-imports "python scripts/check_tree.py"; do \
	    echo "$$check"; $(BIN)/$$check || failed="$$failed [$$check]"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi

format: setup ## put the source into its format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

eval: setup ## requests with their expected outcome: a score by tool
	@$(BIN)/shortlist eval $(ARGS)

bench: setup ## benchmarks: one table, each row against a yardstick of the same run
	@$(BIN)/python -m bench $(ARGS)

docs: setup ## check the documents: links, commands and settings they name
	@$(BIN)/python -m pytest tests/test_docs.py $(ARGS)

record: setup ## record the model cassettes anew; RECORD_BASE_URL names another endpoint than a small local model
	@PYTHON_IN_VENV=$(BIN)/python ./tests/cassettes/record.sh

lock: ## pin the dependencies anew (UPGRADE=1: the newest of each)
	@./scripts/lock

clean: ## remove the virtual environment and caches; the database stays
	rm -rf .venv .ci-venv .record-venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
