# `make run` and `make test` need nothing but Python 3.11 or newer and make: the rest they fetch themselves, once, in locked versions.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
say = @echo "chawen: $(1)" >&2

.PHONY: run test test-fast check quality floors bench faults hooks help lock clean
.DEFAULT_GOAL := run

run: $(VENV)/run.ready
	@$(BIN)/python -m bot

test: $(VENV)/test.ready
	@$(BIN)/python -m pytest -n auto --dist loadfile

test-fast: $(VENV)/test.ready
	@$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow"

check: $(VENV)/test.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/peers.ready
	@$(BIN)/python -m tests.measure.quality

floors: $(VENV)/test.ready
	@$(BIN)/python -m tests.measure.quality --sample

bench: $(VENV)/peers.ready
	@$(BIN)/python -m tests.measure.bench

faults: $(VENV)/test.ready
	@$(BIN)/python -m tests.measure.faults kills 10
	@$(BIN)/python -m tests.measure.beside

hooks:
	git config core.hooksPath .hooks
	$(call say,style and types are checked before each commit)

help:
	@echo "make run        the bot: in Telegram with TELEGRAM_BOT_TOKEN, else a chat here (the default)"
	@echo "make test       all tests      make test-fast   the quick ones"
	@echo "make check      style, types, room contracts"
	@echo "make floors     no figure of quality below its floor, on a sample"
	@echo "make quality    the public question sets, beside the peers      make bench   speed and size"
	@echo "make faults     what kills cost, and what a reindex costs those who ask meanwhile"
	@echo "make hooks      check style and types before each commit        make lock    new versions   make clean"

lock: $(VENV)/test.ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header pyproject.toml --group dev -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header pyproject.toml --group dev --group peers -o requirements-peers.lock
	echo 'pymilvus>=3.0' | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header - -c requirements.lock -o deploy/requirements-milvus.lock

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "chawen: needs Python 3.11 or newer; name one by 'make PYTHON=python3.12 …'" >&2; exit 1; }
	$(call say,making $(VENV) with $$($(PYTHON) --version))
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "chawen: this Python can't make environments (on Debian: apt install python3-venv)" >&2; exit 1; }

$(VENV)/run.ready: requirements.lock | $(VENV)/bin/python
	$(call say,installing what the bot needs (requirements.lock))
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock >&2
	@touch $@

$(VENV)/test.ready: requirements-dev.lock $(VENV)/run.ready
	$(call say,installing what the tests need (requirements-dev.lock))
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock >&2
	@touch $@

$(VENV)/peers.ready: requirements-peers.lock $(VENV)/test.ready
	$(call say,installing the engines to compare with (requirements-peers.lock))
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-peers.lock >&2
	@touch $@
