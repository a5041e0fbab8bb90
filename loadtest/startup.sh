#!/bin/bash
# How soon bin/portal answers its first page, and what memory it then holds while idle. It runs on
# the database of a running bin/demo (default ports), beside it: start that first.
#   loadtest/startup.sh [runs]     PORTAL_JAVA_OPTS is handed to Java, e.g. -Xmx128m
set -euo pipefail
cd "$(dirname "$0")/.."

readonly RUNS=${1:-3}
readonly IDLE_SECONDS=30
export PORTAL_SECRET_FILE=var/secrets/portal
export PORTAL_DATABASE_PORT=${PORTAL_DATABASE_PORT:-5433}
export PORTAL_DATABASE_TLS=disable
export PORTAL_DATABASE_PASSWORD_FILE=var/secrets/kenpo_app
export PORTAL_MEMBER_PORT=${PORTAL_MEMBER_PORT:-18080}
export PORTAL_MANAGEMENT_PORT=${PORTAL_MANAGEMENT_PORT:-19090}
export PORTAL_MAIL_PORT=${PORTAL_MAIL_PORT:-2525}
export PORTAL_MAIL_START_TLS=disabled
readonly PAGE=http://127.0.0.1:$PORTAL_MEMBER_PORT/s/aoba/users/new

if [ ! -r "$PORTAL_SECRET_FILE" ]; then
  echo "start bin/demo first: its database is used" >&2
  exit 1
fi
if curl --silent --output /dev/null "$PAGE"; then
  echo "port $PORTAL_MEMBER_PORT is taken; PORTAL_MEMBER_PORT names another" >&2
  exit 1
fi

portal=
stop() {
  if [ -n "$portal" ]; then
    kill "$portal" 2>/dev/null || true
    wait "$portal" 2>/dev/null || true
    portal=
  fi
}
trap stop EXIT

now_ms() { date +%s%3N; }
rss_mb() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$portal/status"; }

for run in $(seq "$RUNS"); do
  began=$(now_ms)
  # exec in bin/portal: this is the process id of Java.
  bin/portal start >/dev/null &
  portal=$!
  until curl --silent --fail --output /dev/null "$PAGE"; do
    kill -0 "$portal" 2>/dev/null || { echo "bin/portal start failed" >&2; exit 1; }
    sleep 0.02
  done
  first_page=$(($(now_ms) - began))
  sleep "$IDLE_SECONDS"
  echo "run $run: first page after $first_page ms; $(rss_mb) MB resident after $IDLE_SECONDS s idle"
  stop
done
