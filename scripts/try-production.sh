#!/usr/bin/env bash
# Installs a clean clone the way docs/operations.md says, without development packages, and asks it a question.
#
#   NODE_VERSION  which Node.js to use; 24 when not set
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

node=$(scripts/node.sh "${NODE_VERSION:-24}")
npm=$(readlink -f "$(command -v npm)")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

git clone --quiet . "$folder/clone"
cd "$folder/clone"
PATH="$(dirname "$node"):$PATH"
export PATH
"$node" "$npm" ci --omit=dev --omit=optional
test ! -e node_modules/typescript
"$node" "$npm" run --silent ask -- '스마트공장 업무협약은 언제 맺었나요?' | tee answer.txt
grep -q '출처' answer.txt
