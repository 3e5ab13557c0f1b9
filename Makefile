# Senim: `make run` gives a working portal, `make test` proves it. Each does its own set-up.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.NOTPARALLEL:

packages := fonts-liberation2 libjpeg62-turbo-dev libpango1.0-dev libpng-dev libqrencode-dev libsodium-dev libsqlite3-dev \
  libzopfli-dev pkg-config poppler-utils python3 zlib1g-dev
PREFIX ?= /usr/local
SECONDS_EACH ?= 60
N ?= 20
# They wait for short time limits on real sockets, which other tests' work on the same two cores would use up.
timed_tests := ^(HTTPServiceTests|TransportTests)\.
# C without any optimisation, as a debug build has it, would take a third of the tests' time.
debug_flags := -Xcc -O1
lint_flags := $(debug_flags) --explicit-target-dependency-import-check error

.PHONY: run demo test lint bench fuzz crash page release install packages browsers build clean

## A demo portal on loopback: gateway, trustee, witness. Ends with Ctrl-C.
run: build
	@demo/portal run

## The same portal, walked through by every role; the exit status tells.
demo: build
	@demo/portal walks

## Everything that must hold.
test: packages browsers lint
	swift build $(lint_flags) --build-tests
	swift test --skip-build --skip '$(timed_tests)'
	swift test --skip-build --filter '$(timed_tests)'
	@demo/portal walks
	@demo/portal crash 5
	@Tests/Browser/run

## Formatter, warnings as errors (Package.swift), only declared imports.
lint: packages
	swift format lint --strict --recursive Package.swift Sources Tests
	swift build $(lint_flags)

## Figures, each beside the machine's limit in the same run; REPORTS=1000000 lets the growth go on to a million, on 45 GB of disk.
bench: release
	swift build -c release --product senim-bench
	@SENIM=$(CURDIR)/.build/release/senim demo/portal bench
	@SENIM=$(CURDIR)/.build/release/senim Tests/Browser/bench

## The reporter's page as one file that opens from a disk; its SHA-256 is printed.
page: build
	@rm -f .build/senim-report.html
	@.build/debug/senim page save .build/senim-report.html --lang en

## A release build for those who run a portal, not as root: docs/operator.md. The program needs nothing of the Swift toolchain.
release: packages
	swift build -c release --static-swift-stdlib --product senim

## Copies what `make release` built to PREFIX; root needs no Swift.
install:
	@[ -x .build/release/senim ] || { echo "senim: error: there is no release build" >&2; echo "senim: hint: make release, without sudo" >&2; exit 66; }
	install -D -m 755 .build/release/senim $(DESTDIR)$(PREFIX)/bin/senim

## Long fuzzing of every parser of outside bytes, each for SECONDS_EACH; the short form is in `make test`.
fuzz: packages
	swift build -c release --product senim-fuzz
	@.build/release/senim-fuzz --seconds $(SECONDS_EACH)

## Kills gateway, trustee and witness in N rounds while clients work, and compares what is left with what they were told.
## SEED replays the plan of another run; a short form is in `make test`.
crash: build
	@demo/portal crash $(N) $(SEED)

build: packages
	swift build $(debug_flags)

## Debian packages: installed when root, named otherwise.
packages:
	@missing=""; for p in $(packages); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	  else echo "senim: error: Debian packages are missing:$$missing" >&2; echo "senim: hint: sudo apt-get install$$missing" >&2; exit 69; fi; fi

## What the browser tests need, Debian packages and axe-core; looked for before anything is built.
browsers:
	@Tests/Browser/prepare

clean:
	rm -rf .build .demo
