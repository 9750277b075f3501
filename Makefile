# Each target is a script in scripts/ that runs by itself as well.

PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help run record test test-peers test-browser test-cluster check bench install clean

help: ## show this table
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s%s\n", $$1, $$2 }' Makefile

run: ## build in release and play the story circle
	@scripts/run.sh

record: ## record each shipped scenario anew, and say what changed
	@scripts/record.sh

test: ## run every test
	@scripts/test.sh

test-peers: ## compare with programs of others, which come from PyPI and Debian
	@scripts/test-peers-chess.sh
	@scripts/test-peers-engine.sh
	@scripts/test-peers-statistics.sh
	@scripts/test-peers-serve.sh
	@scripts/test-peers-model.sh

test-browser: ## drive timelines in chromium, which is installed if it is missing
	@scripts/test-browser.sh

test-cluster: ## run a batch on a real Slurm, which is installed if it is missing
	@scripts/test-cluster.sh

check: ## all that a change must pass, cheapest first
	@scripts/check.sh

bench: ## measure what is hot (a package of its own, in Benchmarks/)
	@scripts/bench.sh

install: ## install the command and its completions under PREFIX (default /usr/local)
	@PREFIX='$(PREFIX)' scripts/install.sh

clean: ## remove what was built; reports and recordings stay
	@rm -rf .build Benchmarks/.build
