#!/bin/sh
# try-setup.sh ROOT SETUP.exe 7ZA.exe: installs and uninstalls the rehearsed setup.exe under the wine of make-root.sh.
# 7ZA.exe is any 7-Zip command line for Windows: the stand-in for the plug-in nsis7z calls it (REHEARSAL_7ZA).
# Ends with 0 when everything holds. Needs mingw; shows nothing of elevation, SmartScreen, or of the pages of the setup.
set -eu
root=$1
if [ "$root" != / ]; then
  # A folder of our own in the root, and this script once more inside of it.
  rm -rf "$root/try" "$root/root/.wine"
  mkdir -p "$root/try/安装 包"
  cp "$2" "$root/try/安装 包/览卷 安装.exe"
  cp "$3" "$root/try/7za.exe"
  cp "$0" "$root/try/try-setup.sh"
  # wine's own findstr finds everything, which the setup takes for a running program.
  echo 'int main(void){return 1;}' > "$root/try/findstr.c"
  i686-w64-mingw32-gcc -Os -o "$root/try/findstr32.exe" "$root/try/findstr.c"
  x86_64-w64-mingw32-gcc -Os -o "$root/try/findstr64.exe" "$root/try/findstr.c"
  exec chroot "$root" sh /try/try-setup.sh / '/try/安装 包/览卷 安装.exe' 'Z:\try\7za.exe'
fi

setup=$2
export HOME=/root WINEDEBUG=-all WINEARCH=win64 LC_ALL=C.UTF-8 DISPLAY=:77 REHEARSAL_7ZA="$3"
Xvfb :77 -screen 0 1024x768x24 > /dev/null 2>&1 &
display=$!
trap 'kill $display 2> /dev/null || true' EXIT
sleep 2
wineboot -i > /dev/null 2>&1
winecfg -v win10
wineserver -w
drive=$HOME/.wine/drive_c
find "$drive/windows" -iname powershell.exe -delete
cp /try/findstr64.exe "$drive/windows/system32/findstr.exe"
cp /try/findstr32.exe "$drive/windows/syswow64/findstr.exe"
person=$drive/users/root
notes=$person/AppData/Roaming/lanjuan/library/notebook.sqlite
mkdir -p "$(dirname "$notes")"
echo notes > "$notes"

run() {
  code=0
  timeout 120 wine "$@" || code=$?
  wineserver -w
  return $code
}
holds() {
  what=$1
  shift
  if "$@"; then echo "ok     $what"; else
    echo "FAILED $what"
    exit 1
  fi
}
gone() { # The uninstaller goes on in a copy of itself.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -e "$1" ] || return 0
    sleep 1
  done
  return 1
}
key() { wine reg query "$1" > /dev/null 2>&1; }
classes='HKCU\Software\Classes'

one=$person/AppData/Local/Programs/lanjuan
run "$setup" /S /currentuser
holds '/S /currentuser installs' test -e "$one/lanjuan.exe" -a -e "$one/resources/data/archive.sqlite"
holds 'no copy of the setup stays behind' test ! -e "$person/AppData/Local/lanjuan-updater"
holds '.lanjuan and .lanjuan-notes belong to the program' key "$classes\\.lanjuan"
holds '.lanjuan-notes as well' key "$classes\\.lanjuan-notes"
touch "$one/stale.dll"
run "$setup" /S /currentuser
holds 'a second setup replaces the first' test -e "$one/lanjuan.exe" -a ! -e "$one/stale.dll"
run "$one/Uninstall lanjuan.exe" /currentuser /S
holds 'uninstalling removes the program' gone "$one"
holds 'and keeps the notes' test -s "$notes"

other="$drive/应用 程序/览卷 一"
run "$setup" /S /currentuser '/D=C:\应用 程序\览卷 一'
holds '/D with Chinese characters and spaces' test -e "$other/lanjuan.exe" -a -e "$other/resources/app.asar"
run "$other/Uninstall lanjuan.exe" /currentuser /S
holds 'and its uninstaller' gone "$other"

all="$drive/Program Files/lanjuan"
run "$setup" /S /allusers
holds '/S /allusers installs for everybody' test -e "$all/lanjuan.exe" -a -e "$drive/users/Public/Desktop/览卷.lnk"
run "$all/Uninstall lanjuan.exe" /allusers /S
holds 'and is uninstalled' gone "$all"
holds 'the notes are still there' test -s "$notes"

run "$setup" /S /currentuser
run "$one/Uninstall lanjuan.exe" /currentuser /S --delete-app-data
holds '--delete-app-data removes the notes' gone "$notes"

unset REHEARSAL_7ZA
status=0
run "$setup" /S /currentuser || status=$?
holds 'a rehearsed setup refuses elsewhere (code 7)' test "$status" = 7
