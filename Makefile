# What people do here. `make help` lists it; each target does all that it needs first.

PORT ?= 8000
export PORT PYTHON
PY = .venv/bin/python

.DEFAULT_GOAL = help
.PHONY: help demo demo-fresh dev test check shots messages lock environment environment-dev

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 - \2/p' Makefile | awk -F' - ' '{printf "%-20s %s\n", $$1, $$2}'

demo: environment ## run the demonstration on this machine (PORT=8000): six languages, no server needed
	@$(PY) -m tools.demo

demo-fresh: environment ## the same from the beginning: what was edited in the demonstration is lost
	@$(PY) -m tools.demo --fresh

dev: environment-dev ## run the site so that it starts anew when code changes, with its worker
	@$(PY) -m tools.dev

test: environment-dev ## run every test, on SQLite, PostgreSQL and Elasticsearch, and in Chromium
	@$(PY) -m tools.servers prepare
	$(PY) -m pytest -n 2 --dist loadgroup -m "not servers and not browser"
	$(PY) -m tools.servers run -- $(PY) -m pytest -m "servers or browser"

check: environment-dev ## check style, types, imports, migrations, settings, templates and catalogues
	@$(PY) -m tools.check

shots: environment-dev ## take pictures of a page of each kind, for the eye and for the README
	@$(PY) -m tools.shots

messages: environment-dev ## collect the words of the screens into locale/
	@$(PY) -m tools.catalogues update

lock: environment-dev ## resolve the requirements again, with hashes
	@$(PY) -m tools.lock

environment:
	@tools/python -m tools.environment base
	@$(PY) -m tools.compile_catalogues

environment-dev:
	@tools/python -m tools.environment dev
	@$(PY) -m tools.compile_catalogues
