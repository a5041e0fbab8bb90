# shellcheck shell=bash
# Compiles and runs what is measured together with the product's own classes. Sourced by the
# commands beside it, from the root.

# shellcheck source=bin/lib/java.sh
. bin/lib/java.sh

readonly PORTAL_JAR=bin/portal.jar
readonly DEMO_JAR=bin/demo.jar
readonly CLASSES=target/loadtest

need_jar() { # jar
  if [ ! -e "$1" ]; then
    echo "$1 is not there yet: bin/demo builds it" >&2
    exit 1
  fi
}

compile_with() { # jar, sources...
  need_jar "$1"
  require_java javac
  "$JAVA_HOME/bin/javac" -Xlint:all,-classfile -Werror -d "$CLASSES" --class-path "$1" \
    --source-path loadtest/src "${@:2}"
}

compile_with_demo() {
  need_jar "$PORTAL_JAR"
  compile_with "$DEMO_JAR" \
    loadtest/src/kenpo/loadtest/{drive/Drive,drive/Compare,drive/Stuffing,drive/Nodes,drive/Uniform,drive/Distinct,drive/ViewerPages,bare/BareServer}.java
}

run_with_demo() { # main class, arguments...
  # Thousands of connections, in this process and in those it starts.
  ulimit -n "$(ulimit -H -n)"
  mkdir -p var
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
    -Dlogback.configurationFile=demo/logback.xml -Ddemo.log=var/loadtest.log \
    --class-path "$CLASSES:$DEMO_JAR" "$@"
}
