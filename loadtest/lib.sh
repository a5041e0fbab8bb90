# shellcheck shell=bash
# Compiles and runs what is measured together with the product's own classes. Sourced by the
# commands beside it, from the folder above.

# shellcheck source=bin/lib/java.sh
. bin/lib/java.sh

readonly JAR=bin/demo.jar
readonly CLASSES=target/loadtest

compile_with_demo() {
  if [ ! -e "$JAR" ] || [ ! -e bin/portal.jar ]; then
    echo "$JAR or bin/portal.jar is not there yet: bin/demo builds them" >&2
    exit 1
  fi
  require_java javac
  "$JAVA_HOME/bin/javac" -Xlint:all,-classfile -Werror -d "$CLASSES" --class-path "$JAR" \
    --source-path loadtest/src loadtest/src/kenpo/loadtest/{drive/Drive,drive/Compare,drive/Stuffing,drive/Nodes,drive/Uniform,bare/BareServer}.java
}

run_with_demo() { # main class, arguments...
  # Thousands of connections, in this process and in those it starts.
  ulimit -n "$(ulimit -H -n)"
  mkdir -p var
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
    -Dlogback.configurationFile=demo/logback.xml -Ddemo.log=var/loadtest.log \
    --class-path "$CLASSES:$JAR" "$@"
}
