#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
#
# All tests, the quick ones first: without a database, on SQLite, on PostgreSQL, in a browser; and
# journeys that write, in a browser on PostgreSQL.
# Says what was skipped because something is missing; with REQUIRE_ALL=1 it fails instead.
set -uo pipefail
cd "$(dirname "$0")/.."

python=.venv/bin/python
log=$(mktemp -d "${TMPDIR:-/tmp}/partnerkreis-tests.XXXXXX")
trap 'rm -rf "$log"' EXIT
trap 'exit 130' INT TERM

missing=()
lacks() { # lacks WHAT DEBIAN-PACKAGE CONSEQUENCE
  missing+=("$1 is missing (Debian: apt-get install $2): $3")
}

has_postgres=1 has_browser=1 has_checker=1
ls ${PG_BIN:-/usr/lib/postgresql/*/bin}/initdb >/dev/null 2>&1 \
  || { has_postgres=; lacks PostgreSQL postgresql "the tests on PostgreSQL are skipped"; }
[ -n "${CHROMIUM:-}" ] || command -v chromium chromium-headless-shell google-chrome chromium-browser >/dev/null \
  || { has_browser=; lacks Chromium chromium "the tests in a browser are skipped"; }
[ -e node_modules/axe-core/axe.js ] \
  || lacks axe-core "nodejs npm" "the accessibility tests are skipped"
[ -e node_modules/vnu-jar/build/dist/vnu.jar ] \
  || { has_checker=; lacks "The Nu HTML checker" "nodejs npm" "the tests of the HTML are skipped"; }
command -v java >/dev/null \
  || { has_checker=; lacks Java default-jre-headless "the tests of the HTML are skipped"; }

if [ "${#missing[@]}" -gt 0 ]; then
  printf '%s\n' "${missing[@]}" >&2
  if [ "${REQUIRE_ALL:-}" = 1 ]; then
    echo "REQUIRE_ALL=1: nothing may be skipped" >&2
    exit 1
  fi
fi
[ "${REQUIRE_ALL:-}" != 1 ] || export REQUIRE_BROWSER=1

failed=0
phases=()
phase() { # phase TITLE PYTEST-EXPRESSION [WRAPPER…]
  local title=$1 expression=$2 status
  shift 2
  printf '\n== %s\n' "$title"
  "$@" "$python" -m pytest -q -n "${WORKERS:-2}" --color=no -m "$expression" 2>&1 | tee "$log/phase"
  status=${PIPESTATUS[0]}
  # 5: pytest found no test of this kind. That is a fault where everything is required.
  if [ "$status" != 0 ] && { [ "$status" != 5 ] || [ "${REQUIRE_ALL:-}" = 1 ]; }; then
    failed=1
  fi
  phases+=("$(printf '%-12s %s' "$title" "$(grep -E ' in [0-9.]+s' "$log/phase" | tail -1)")")
  cat "$log/phase" >>"$log/all"
}

phase rules "not database and not browser and not checker"
phase SQLite "database and not browser and not checker"
[ -z "$has_postgres" ] || phase PostgreSQL "database and not browser and not checker" tools/with_postgres.sh
journeys=
case "$has_browser$has_checker" in
  11) journeys="browser or checker" ;;
  1) journeys=$([ -n "$has_browser" ] && echo "browser and not checker" || echo "checker and not browser") ;;
esac
if [ -n "$journeys" ]; then
  phase browser "$journeys"
  [ -z "$has_postgres" ] || phase "browser, PG" "live and ($journeys)" tools/with_postgres.sh
fi

count() { # count passed|failed|error|skipped: over the closing lines of all phases
  grep -E ' in [0-9.]+s' "$log/all" | grep -oE "[0-9]+ $1" | awk '{ sum += $1 } END { print sum + 0 }'
}
printf '\n'
printf '%s\n' "${phases[@]}"
[ "${#missing[@]}" = 0 ] || printf '%s\n' "${missing[@]}"
printf 'total: %s passed, %s failed, %s skipped\n' "$(count passed)" "$(($(count failed) + $(count error)))" "$(count skipped)"
exit "$failed"
