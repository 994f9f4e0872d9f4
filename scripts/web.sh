#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bundles the page of `corridor serve` (web/ to web/dist) if a source is newer. The program takes the bundle in
# when it is built; without Node.js it takes plainer pages instead, and this says so.
set -euo pipefail
cd "$(dirname "$0")/../web"
if [ ! -d node_modules ]; then
  echo "web: web/node_modules is missing (scripts/setup.sh installs it): corridor serve gets the plain pages" >&2
  exit 0
fi
if [ -f dist/index.html ] && [ -z "$(find src index.html vite.config.ts package-lock.json -newer dist/index.html -print -quit)" ]; then
  exit 0
fi
echo "web: bundling the page"
node_modules/.bin/vite build --logLevel error
