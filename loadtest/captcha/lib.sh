# shellcheck shell=bash
# Compiles what draws and measures pictures. Sourced by the commands beside it, from the root.

# shellcheck source=bin/lib/java.sh
. bin/lib/java.sh

readonly JAR=bin/portal.jar
readonly CLASSES=target/loadtest

compile_captcha() {
  if [ ! -e "$JAR" ]; then
    echo "$JAR is not there yet: bin/demo builds it" >&2
    exit 1
  fi
  require_java javac
  "$JAVA_HOME/bin/javac" -Xlint:all,-classfile -Werror -d "$CLASSES" --class-path "$JAR" \
    --source-path loadtest/src loadtest/src/kenpo/loadtest/captcha/*.java
}

run_captcha() { # class, arguments...
  "$JAVA_HOME/bin/java" -Djava.awt.headless=true --class-path "$CLASSES:$JAR" \
    "kenpo.loadtest.captcha.$1" "${@:2}"
}

need() { # command, Debian's package
  if ! command -v "$1" >/dev/null; then
    echo "$1 is missing (Debian: apt-get install $2)" >&2
    exit 1
  fi
}
