#!/bin/sh
# make-root.sh FOLDER: as root on Debian 12, a small Debian with wine for 32-bit programs, which NSIS installers are.
# Needs debootstrap and a mirror. About three minutes and 1.5 GB. Then: try-setup.sh FOLDER.
set -eu
root=$1
debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian
echo 'deb http://deb.debian.org/debian bookworm main' > "$root/etc/apt/sources.list"
# wine finds its own parts through /proc.
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
chroot "$root" dpkg --add-architecture i386
chroot "$root" apt-get update -q
chroot "$root" apt-get install -y --no-install-recommends wine wine64 wine32:i386 xvfb
