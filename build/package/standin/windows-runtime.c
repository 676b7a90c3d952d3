/* In place of electron.exe in a rehearsal: says so and ends with code 70. */
#define UNICODE
#include <windows.h>

int WINAPI WinMain(HINSTANCE self, HINSTANCE before, LPSTR line, int show) {
  MessageBoxW(0, L"Rehearsed installer: there is no Electron in it.", L"Lanjuan", MB_OK | MB_ICONINFORMATION);
  return 70;
}
