#!/usr/bin/env bash
# Makes the pictures in this folder: ten pages at two widths. Needs chromium; starts a server of its own on a free port.
set -euo pipefail
cd "$(dirname "$0")"
log=$(mktemp) profile=$(mktemp -d)
../../policygraph --port 0 >"$log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$log" "$profile"' EXIT
until grep -q '^Stop with' "$log"; do sleep 1; kill -0 "$server" || { cat "$log" >&2; exit 1; }; done
base=$(grep -oE 'http://[^/]+' "$log" | head -1)

shoot() { # name path width height
    chromium --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars --user-data-dir="$profile" \
        --window-size="$3,$4" --screenshot="$1-$3.png" "$base$2" >/dev/null 2>&1
    echo "$1-$3.png"
}

while read -r name path; do
    shoot "$name" "$path" 1280 1400
    shoot "$name" "$path" 500 1400
done <<'PAGES'
home /
strategy /strategy/csa-2020
timeline /timeline
procedure /procedure/2022-0155-cod
act /act/regulation-2021-1232
gallery /queries
query /queries/strategy-tracker?strategy=csa-2020
sparql /sparql
ontology /ontology
sources /sources
PAGES
