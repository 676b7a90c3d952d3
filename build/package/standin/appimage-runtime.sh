#!/bin/sh
# In place of the AppImage runtime in a rehearsal: unpacks the image behind it instead of mounting it. 4096 bytes long.
OFFSET=4096
self=$(readlink -f "$0")
case "$1" in
  --appimage-offset) echo $OFFSET; exit 0 ;;
  --appimage-extract) exec unsquashfs -q -n -f -o $OFFSET -d squashfs-root "$self" ;;
  --appimage-extract-and-run) shift ;;
esac
folder=$(mktemp -d) || exit 127
trap 'rm -rf "$folder"' EXIT
unsquashfs -q -n -f -o $OFFSET -d "$folder/root" "$self" > /dev/null || exit 127
APPIMAGE="$self" APPDIR="$folder/root" ARGV0="$0" "$folder/root/AppRun" "$@"
exit $?
