#!/bin/sh
# The programs that some tests call to look at what courtier writes: a browser and a word
# processor. courtier itself needs none of them. Run as root, on Debian or Ubuntu.
set -eu

missing=
for package in chromium libreoffice-writer poppler-utils fonts-liberation; do
	dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
		missing="$missing $package"
done
[ -n "$missing" ] || exit 0

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
# shellcheck disable=SC2086 # a list of words
apt-get install -q -y --no-install-recommends $missing
