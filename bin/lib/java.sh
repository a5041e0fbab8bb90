# shellcheck shell=sh
# Finds the Java that the product runs on, wherever people keep it, and sets JAVA_HOME so that Maven
# and its plugins run on it too. Sourced by the commands beside this folder.

JAVA_NEEDED=25

java_home_of() { # a java or javac command in PATH -> the folder it belongs to
  found=$(command -v "$1") || return 1
  found=$(readlink -f "$found") || return 1
  dirname "$(dirname "$found")"
}

java_fits() { # folder, tool (java or javac)
  [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 1
  major=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
  [ "${major:-0}" -ge "$JAVA_NEEDED" ]
}

use_java() { # tool -> JAVA_HOME; fails when there is none
  tool=$1
  for home in "${JAVA_HOME:-}" "$(java_home_of "$tool" || true)" \
    /usr/lib/jvm/* /opt/* /opt/*/* /usr/local/* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
    if [ -n "$home" ] && java_fits "$home" "$tool"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

require_java() { # tool
  use_java "$1" && return 0
  {
    echo "No JDK $JAVA_NEEDED or later found (looked at JAVA_HOME, PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks)."
    echo "Install Eclipse Temurin $JAVA_NEEDED (https://adoptium.net/) or openjdk-$JAVA_NEEDED-jdk where your system has it."
  } >&2
  exit 1
}

# What this Java would otherwise complain about in Maven's own libraries.
maven_options() {
  MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
  export MAVEN_OPTS
}
