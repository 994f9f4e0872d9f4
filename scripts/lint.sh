#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs clang-tidy over our sources, one per core. Tests are left to the compiler's warnings: their macros
# cost more time than they have faults. A source is looked at again only when it, a header or the list of
# checks has changed since it was last found clean.
#
#   scripts/lint.sh [--deep] [FILE...]    --deep adds clang's path analysis
set -euo pipefail
cd "$(dirname "$0")/.."
extra=()
if [ "${1:-}" = --deep ]; then extra=(--checks='clang-analyzer-*'); shift; fi

cmake --preset tidy >/dev/null
sources=("$@")
if [ ${#sources[@]} = 0 ]; then
  mapfile -t sources < <(scripts/sources.sh | grep '^src/.*\.cpp$' | grep -v '_test\.cpp$' || true)
fi

clean=build/tidy/clean
mkdir -p "$clean"
common=$( (cat .clang-tidy; echo "${extra[*]}"; scripts/sources.sh | grep '\.h$' | xargs -r cat) | sha256sum)
todo=()
for source in "${sources[@]}"; do
  key=$( (echo "$common"; cat "$source") | sha256sum | cut -c1-32)
  if [ ! -e "$clean/$key" ]; then todo+=("$key:$source"); fi
done
echo "lint: ${#todo[@]} of ${#sources[@]} sources to look at"
if [ ${#todo[@]} = 0 ]; then exit 0; fi

lint_one() {
  local key=${1%%:*} source=${1#*:}
  # clang-tidy counts the remarks it suppressed on stderr; only what remains is ours.
  if clang-tidy-19 --quiet -p build/tidy "${@:2}" "$source" 2>"build/tidy/clean/$key.err"; then
    rm -f "build/tidy/clean/$key.err"
    touch "build/tidy/clean/$key"
  else
    grep -vE '^[0-9]+ warnings? (generated|treated as errors)' "build/tidy/clean/$key.err" >&2 || true
    rm -f "build/tidy/clean/$key.err"
    return 1
  fi
}
export -f lint_one
printf '%s\n' "${todo[@]}" | xargs -P "$(nproc)" -I{} bash -c 'lint_one "$@"' _ {} "${extra[@]}"
