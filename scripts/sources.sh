#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Names our C++ sources, one a line: what the formatter and the linter look at.
set -euo pipefail
cd "$(dirname "$0")/.."
find src tests bench -name '*.h' -o -name '*.cpp' | sort
