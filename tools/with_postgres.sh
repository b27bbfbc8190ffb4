#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Partnerkreis contributors
# SPDX-License-Identifier: EUPL-1.2
#
# with_postgres.sh COMMAND…: run it with a throw-away PostgreSQL server on a Unix socket, whose
# directory is passed on as $PG. Nothing of the server is left afterwards.
set -euo pipefail

bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
if [ ! -x "${bin:-/nonexistent}/initdb" ]; then
  echo "PostgreSQL is missing (Debian: apt-get install postgresql)" >&2
  exit 3
fi

here=$PWD
dir=$(mktemp -d "${TMPDIR:-/tmp}/partnerkreis-pg.XXXXXX")
as=()
if [ "$(id -u)" = 0 ]; then # initdb refuses to run as root
  chown postgres "$dir"
  as=(runuser -u postgres --)
fi

cleanup() {
  cd /
  "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap cleanup EXIT
trap 'exit 130' INT TERM HUP

cd / # the user postgres may not read the directory we are in
"${as[@]}" "$bin/initdb" -D "$dir/data" -A trust -U postgres --locale=C.UTF-8 -E UTF8 --no-sync >/dev/null
# Durability is switched off: what is lost in a power cut is a test run.
"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/log" -o \
  "-c listen_addresses='' -c unix_socket_directories=$dir -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
  start >/dev/null || { cat "$dir/log" >&2; exit 3; }
"${as[@]}" "$bin/createdb" -h "$dir" -U postgres pk

cd "$here"
PG="$dir" "$@"
