#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what Corridor needs to build, on Debian 12 (as root, or with sudo). Safe to run again: it looks
# first, says what it adds, and says nothing when all is there.
#
#   scripts/setup.sh          everything: build, tests, linter
#   scripts/setup.sh build    only what the program and its tests need to compile
#   scripts/setup.sh test     that, and what the tests run
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-all}

# What compiles the program and its tests. docs/decisions/0005-dependencies.md says why these.
packages=(g++ cmake ninja-build pkg-config ccache mold python3 tzdata
  libfmt-dev libsimdjson-dev libgeographiclib-dev libhowardhinnant-date-dev
  libtomlplusplus-dev libzstd-dev zstd libutf8proc-dev coinor-libclp-dev libboost1.81-dev libssl-dev libsqlite3-dev libgtest-dev libgmock-dev)
# What the tests run: an outside reader of GeoJSON, a browser for pages.
if [ "$part" != build ]; then packages+=(gdal-bin chromium); fi
# What finds faults: formatter, linter, fuzzer, benchmarks, memory checker.
if [ "$part" = all ]; then
  packages+=(git clang-19 clang-format-19 clang-tidy-19 libclang-rt-19-dev lld-19 libbenchmark-dev valgrind)
fi
case $part in build | test | all) ;; *) echo "setup: unknown part '$part'; known: build, test" >&2; exit 2 ;; esac

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

missing_of() {
  local installed package
  # dpkg-query fails when it has never heard of a package: then that one is missing, too.
  installed=$( (dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true) | sed -n 's/^installed //p')
  for package in "$@"; do
    grep -qxF "$package" <<<"$installed" || echo "$package"
  done
}

install_missing() {
  local missing
  mapfile -t missing < <(missing_of "$@")
  if [ ${#missing[@]} = 0 ]; then return; fi
  echo "setup: installing ${missing[*]}"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    echo "setup: this needs root. As root, run: apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Packages of npm, pinned in the folder's package-lock.json: maps for the tests of the data, and the page of
# `corridor serve`. Nothing of them is linked into the program but what the page bundles.
install_node_modules() {
  local folder=$1
  if [ ! -f "$folder/package-lock.json" ]; then return; fi
  if cmp -s "$folder/package-lock.json" "$folder/node_modules/.corridor-lock"; then return; fi
  # A Node.js of your own is as good as Debian's, which brings some hundred packages with it.
  if ! command -v npm >/dev/null; then install_missing nodejs npm; fi
  echo "setup: npm ci in $folder"
  # Node.js brings its own list of certificates; behind a company's proxy the system's is the right one.
  local certificates=/etc/ssl/certs/ca-certificates.crt
  if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -f $certificates ]; then export NODE_EXTRA_CA_CERTS=$certificates; fi
  if npm ci --prefix "$folder" --no-audit --no-fund --no-update-notifier --loglevel=error --fetch-retries=2 >/dev/null; then
    cp "$folder/package-lock.json" "$folder/node_modules/.corridor-lock"
  else
    echo "setup: npm ci failed in $folder (see above): what needs it will say so; all else goes on" >&2
  fi
}

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this script knows Debian 12. Elsewhere, install the like of: ${packages[*]}" >&2
  exit 1
fi
install_missing "${packages[@]}"
install_node_modules web
if [ "$part" != build ]; then install_node_modules .; fi
