PYTHON ?= python3
BIN := .venv/bin
# The tools that we are compared with stay out of the environment in which we are tested.
BENCH := .venv/bench
# Chromium refuses to sandbox itself as root; the sample portal is our own, so the demo and the tests may do without.
ROOT_BROWSER := $(if $(filter 0,$(shell id -u)),ZWGK_BROWSER_ARGS=--no-sandbox)

.PHONY: demo test lint browser unseen matrix kill bench ocr lock clean

demo: browser
	$(ROOT_BROWSER) $(BIN)/zwgk --data data/demo demo

test: lint browser
	$(ROOT_BROWSER) $(BIN)/pytest --numprocesses auto --dist loadfile

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

browser: .venv/ready
	@./setup.sh browser

# Portals that nobody has seen, drawn by the portal grammar; the product of today beside that of before.
unseen: .venv/ready
	$(ROOT_BROWSER) $(BIN)/python -m grammar --fresh 200 --baseline 4b4c750

# Every fault on the way × every kind of address × three shares, each beside an undisturbed run: 15 minutes a seed.
matrix: .venv/ready
	$(ROOT_BROWSER) $(BIN)/python -m grammar --matrix 19 23

# A scan is killed and gone on with, fifty times.
kill: .venv/ready
	$(ROOT_BROWSER) $(BIN)/python -m grammar.kill

bench: $(BENCH)/ready
	$(ROOT_BROWSER) $(BENCH)/bin/python -m bench

# Reads scanned PDFs. To be repeated when the environment has been made anew.
ocr: .venv/ready requirements-ocr.lock
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements-ocr.lock

lock: .venv/ready
	$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra ocr $(LOCK) -o requirements-ocr.lock
	$(BIN)/uv pip compile pyproject.toml --group dev $(LOCK) -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --group bench $(LOCK) -o requirements-bench.lock

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--custom-compile-command "make lock"

.venv/ready: requirements-dev.lock pyproject.toml
	@PYTHON=$(PYTHON) ./setup.sh venv
	@echo "正在建立 Python 环境 .venv，下载并安装组件（约 160 MB）……"
	@$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BENCH)/ready: .venv/ready requirements-bench.lock
	$(BIN)/python -m venv --clear $(BENCH)
	$(BENCH)/bin/python -m pip install --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(BENCH)/bin/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
