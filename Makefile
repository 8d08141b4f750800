# `make check` is what CI runs on your own environment; `.ci/run` is the whole of it, on a fresh one.
PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))
SHARED ?= ../shared

.PHONY: robust soak check golden docs fixtures score bench

check:
	$(BIN)ruff check
	$(BIN)ruff format --check
	$(BIN)mypy
	$(BIN)lint-imports
	$(BIN)pytest -n auto

# Write the expected JSON anew. Read the difference before you commit it.
golden:
	$(PYTHON) tools/make_golden.py
	git diff --stat -- tests/fixtures/expected

# Needs the extra `docs`: pip install -e ".[docs]"
docs:
	$(PYTHON) tools/make_docs.py
	$(PYTHON) tools/make_pictures.py
	$(BIN)mkdocs build --strict

# Needs LibreOffice (soffice).
fixtures:
	$(PYTHON) tools/make_fixtures.py
	$(PYTHON) tools/make_errors.py

# Needs labelled minutes beside the repository; without them it says so.
score:
	@test -d $(SHARED)/corpus || { echo "there is no $(SHARED)/corpus"; exit 1; }
	-$(BIN)minutes extract $(SHARED)/corpus/dev --no-cache --format ndjson --quiet > score.ndjson
	$(PYTHON) tools/accuracy.py score.ndjson $(SHARED)/corpus/labels $(SHARED)/score/score.py \
		--sources $(SHARED)/corpus/SOURCES.tsv --write docs/accuracy.md

# How far what is found moves when bold, headings, quotes, names or the order of sections change.
robust:
	$(PYTHON) tools/robustness.py
	@if test -d $(SHARED)/corpus/dev; then echo $(SHARED)/corpus/dev; $(PYTHON) tools/robustness.py $(SHARED)/corpus/dev; fi

# With documents to measure on beside the repository they are measured too; PEERS=PYTHON names an interpreter
# that has other programs to measure against (benchmarks/batch.py).
bench:
	$(PYTHON) benchmarks/readers.py --shared $(SHARED) --write docs/performance.md
	$(PYTHON) benchmarks/batch.py --shared $(SHARED) $(if $(PEERS),--peers $(PEERS)) --write docs/performance.md
	$(PYTHON) benchmarks/cluster.py --write docs/performance.md

# The tests that take minutes: hundreds of kills, many writers at once, twenty thousand damaged documents.
soak:
	MINUTES_SOAK=1 $(BIN)pytest -q tests/test_register_hard.py tests/test_following_at_scale.py
	MINUTESPARSE_SOAK=20000 $(BIN)pytest -q tests/test_mutated.py
