# shellcheck shell=bash
# Compiles what draws and mixes, and measures it. Sourced by the commands beside it, from the root.

# shellcheck source=loadtest/lib.sh
. loadtest/lib.sh

compile_captcha() {
  compile_with "$PORTAL_JAR" loadtest/src/kenpo/loadtest/captcha/*.java
}

run_captcha() { # class, arguments...
  "$JAVA_HOME/bin/java" -Djava.awt.headless=true --class-path "$CLASSES:$PORTAL_JAR" \
    "kenpo.loadtest.captcha.$1" "${@:2}"
}

need() { # command, Debian's package
  if ! command -v "$1" >/dev/null; then
    echo "$1 is missing (Debian: apt-get install $2)" >&2
    exit 1
  fi
}
