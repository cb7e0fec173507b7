#!/usr/bin/env bash
# Prints the path of a Node.js of a version (22, 24.19.0), fetched by npm into .cache when it is not there.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

place="$PWD/.cache/node-$1"
binary="$place/node_modules/.bin/node"
if [ ! -x "$binary" ]; then
  mkdir -p "$place"
  echo '{"private":true}' > "$place/package.json"
  (cd "$place" && npm install --no-save --no-audit --no-fund "node@$1" >&2)
fi
"$binary" --version >&2
echo "$binary"
