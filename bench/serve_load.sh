#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How much a server bears: plans that were asked before, plans that were not, and beside them an answer that costs
# nothing, by the same library in the same run. Needs wrk.
#
#   bench/serve_load.sh [PROGRAM]     build/bench/corridor
set -euo pipefail
program=${1:-build/bench/corridor}
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
"$program" serve --port 0 --quiet >"$folder/address" 2>"$folder/log" &
server=$!
until [ -s "$folder/address" ]; do kill -0 "$server"; done
address=$(cat "$folder/address")

# Twenty questions between eight places, asked again and again; with a number that no request had before, each is new.
cat >"$folder/plan.lua" <<'LUA'
local places = {"CNXIA", "KZALA", "DEDUI", "GEPTI", "KZAAU", "AZBAK", "NLRTM", "TRIST"}
local is_new = os.getenv("NEW") == "yes"
local number = 0
local thread = 0
function setup(t) t:set("start", thread * 10000000); thread = thread + 1 end
function init() number = start or 0 end
function request()
  number = number + 1
  local a = number % 8
  local b = (a + 1 + math.floor(number / 8) % 7) % 8
  local seed = is_new and number or 1
  local body = string.format('{"origin": "%s", "destination": "%s", "feu": 1, "ready": "2024-07-05T08:00", "avoid": ["RU"], "top": 3, "criteria": "arrival,cost", "seed": %d}',
    places[a + 1], places[b + 1], seed)
  return wrk.format("POST", "/v1/plan", {["Content-Type"] = "application/json"}, body)
end
LUA
run() {
  echo "== $1"
  shift
  "$@" | grep -E "Latency|Requests/sec|Non-2xx|50%|99%|Transfer"
}
wrk -t1 -c8 -d10s -s "$folder/plan.lua" "$address" >/dev/null
run "an answer that costs nothing" wrk -t1 -c32 -d5s --latency "${address}livez"
run "plans that were asked before" wrk -t1 -c32 -d10s --latency -s "$folder/plan.lua" "$address"
NEW=yes run "plans that were not asked before" wrk -t1 -c16 -d10s --latency -s "$folder/plan.lua" "$address"
grep -E "VmRSS|VmHWM" "/proc/$server/status"
