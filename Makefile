# SPDX-License-Identifier: Apache-2.0
# The two commands: `make demo` and `make test`. The rest are small helpers; cmake's presets do the work.
.DEFAULT_GOAL := help
JOBS ?= $(shell nproc)
DEMO := build/demo/xian-duisburg.html
MAIN_JOB := plan Xi\'an Duisburg --feu 1 --commodity electronics --ready 2024-07-05T08:00 --avoid RU

.PHONY: help
help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

.PHONY: demo
demo: ## set up, build, plan Xi'an to Duisburg without Russia, and draw the map
	@scripts/setup.sh build
	@scripts/web.sh
	@$(MAKE) --no-print-directory program
	@mkdir -p $(dir $(DEMO))
	@echo "corridor $(MAIN_JOB)"
	@build/release/corridor $(MAIN_JOB)
	@build/release/corridor $(MAIN_JOB) --format html --out $(DEMO)
	@echo
	@echo 'Map, charts and sources of these options: $(CURDIR)/$(DEMO)'
	@echo 'The program: $(CURDIR)/build/release/corridor'
	@echo 'To plan in a browser: $(CURDIR)/build/release/corridor serve, then open http://127.0.0.1:8080'

.PHONY: test
test: ## set up, build, run all tests
	@scripts/setup.sh test
	@scripts/web.sh
	cmake --preset dev
	cmake --build --preset dev -j $(JOBS)
	ctest --preset dev -j $(JOBS)

.PHONY: program
program: ## build the released program only: build/release/corridor
	@cmake --preset release >/dev/null
	@cmake --build --preset release -j $(JOBS) --target corridor

.PHONY: build
build: ## build everything for development
	cmake --preset dev
	cmake --build --preset dev -j $(JOBS)

.PHONY: release
release: ## build everything for release
	cmake --preset release
	cmake --build --preset release -j $(JOBS)

.PHONY: format
format: ## lay out all C++ sources
	@scripts/sources.sh | xargs clang-format-19 -i

.PHONY: format-check
format-check: ## fail if a C++ source is laid out otherwise
	@scripts/sources.sh | xargs clang-format-19 --dry-run --Werror

.PHONY: lint
lint: ## run clang-tidy over our sources
	@scripts/lint.sh

.PHONY: lint-deep
lint-deep: ## the same with clang's path analysis: slow
	@scripts/lint.sh --deep

.PHONY: tidy
tidy: ## floors, doors, sizes and the other rules of the house
	@tests/tidy/tidy.py

.PHONY: docs
docs: build ## write the generated pages again
	@CORRIDOR_PROGRAM=build/dev/corridor tests/tidy/tidy.py generated --update

.PHONY: bench
bench: ## build and run the benchmarks
	cmake --preset bench
	cmake --build --preset bench -j $(JOBS)
	@for bench in build/bench/bench/*_bench; do echo "$$bench"; $$bench; done

.PHONY: closed-forms
closed-forms: ## the kernel of the simulation against closed forms, at errors of about half a per cent: minutes
	cmake --preset release
	cmake --build --preset release -j $(JOBS) --target event_test
	CORRIDOR_LONG=1 build/release/tests/event_test --gtest_filter='ClosedForms.*:EventSet.*'

.PHONY: clean
clean: ## remove what was built
	rm -rf build
