#!/bin/sh
# What the tests of the pages need: Chromium. Found on the PATH; on Debian it is installed, never downloaded otherwise.
# Where that cannot be, the pages are not tested in a browser and the run says so; under CI it is a failure.
set -u

give_up() {
    echo "The pages will not be tested in a browser: $1." >&2
    if [ "${CI:-}" = true ]; then exit 1; fi
    exit 0
}

if command -v chromium > /dev/null; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    give_up "they need chromium on the PATH, and only root on Debian can be helped to it"
fi
echo "Installing chromium for the tests of the pages ..." >&2
apt-get -qq update > /dev/null
DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends --yes chromium fonts-liberation > /dev/null ||
    give_up "apt-get could not install chromium"
