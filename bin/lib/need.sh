# shellcheck shell=sh
# What a build and its tests need from the system: asked for by name, collected, and installed in
# one go where this is root on Debian; otherwise named, and the command ends. Sourced after java.sh.

MISSING=""

need() { # Debian package, check...
  package=$1
  shift
  "$@" >/dev/null 2>&1 || MISSING="$MISSING $package"
}

has_maven() { command -v mvn; }
has_node() { command -v npm && [ "$(node -p 'parseInt(process.versions.node) >= 18')" = true ]; }
has_chromium() { command -v chromium; }
has_japanese_font() { [ -n "$(fc-list :lang=ja family)" ]; }
has_libsodium() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | grep -q 'libsodium\.so\.'; }

has_pgbouncer() { PATH="$PATH:/sbin:/usr/sbin" command -v pgbouncer; }

need_jdk() {
  use_java javac || MISSING="$MISSING openjdk-$JAVA_NEEDED-jdk-headless"
}

need_build_tools() {
  need_jdk
  need maven has_maven
  need "nodejs npm" has_node
}

need_browser() {
  need chromium has_chromium
  need "fontconfig fonts-noto-cjk" has_japanese_font
}

install_missing() {
  [ -n "$MISSING" ] || return 0
  if [ "$(id -u)" -eq 0 ] && [ -e /etc/debian_version ]; then
    install_packages
  else
    echo "Missing:$MISSING" >&2
    echo "On Debian or Ubuntu: sudo apt-get install$MISSING" >&2
    require_java javac
    exit 1
  fi
}

install_packages() {
  echo "Installing:$MISSING"
  apt-get -qq update
  if ! use_java javac && ! apt-cache show "openjdk-$JAVA_NEEDED-jdk-headless" >/dev/null 2>&1; then
    require_java javac
  fi
  # shellcheck disable=SC2086 # a list of names
  DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $MISSING >/dev/null
}
