#!/bin/sh
# Installs the language server that tests/test_editor.py talks to, from npm, into a folder outside the checkout:
#   tests/editor/install.sh [FOLDER]
# The folder is $XDG_CACHE_HOME/plan-compliance (else ~/.cache/plan-compliance), where the tests look for it by themselves.
set -eu
folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/plan-compliance}
mkdir -p "$folder"
npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts yaml-language-server@1.25.0
echo "$folder/node_modules/.bin/yaml-language-server"
