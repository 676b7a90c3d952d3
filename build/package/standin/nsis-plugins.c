/*
 * Stand-ins for the NSIS plug-ins that electron-builder's script calls and Debian's nsis does not have. For rehearsals:
 * nobody is elevated, no taskbar identity is set, and nsis7z unpacks only where REHEARSAL_7ZA names a 7za.exe; elsewhere
 * it ends with code 7, so that such an installer cannot be taken for a release.
 *
 * One file, compiled once per plug-in with -DPLUGIN_<NAME>. An NSIS plug-in receives a stack of strings, the variables
 * $0..$9 $R0..$R9 $CMDLINE $INSTDIR $OUTDIR … as one block of `size` characters each, and callbacks.
 */
#define UNICODE
#include <windows.h>
#include <shellapi.h>

typedef struct entry {
  struct entry *next;
  WCHAR text[1];
} entry;

typedef struct {
  void *flags;
  int(__stdcall *run_code)(int address, HWND window);
} callbacks;

enum { OUTDIR = 22 };

static int size;
static entry **stack;
static WCHAR *variables;
static callbacks *host;

#define CALL(name)                                                                                             \
  static void name##_body(HWND window);                                                                        \
  __declspec(dllexport) void __cdecl name(HWND window, int s, WCHAR *v, entry **t, callbacks *h) {              \
    size = s, variables = v, stack = t, host = h;                                                              \
    name##_body(window);                                                                                       \
  }                                                                                                            \
  static void name##_body(HWND window)

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved) {
  return TRUE;
}

static WCHAR *text(void) {
  return GlobalAlloc(GPTR, (size + 8) * sizeof(WCHAR));
}

static WCHAR *variable(int number) {
  return variables + number * size;
}

static WCHAR *pop(void) {
  WCHAR *taken = text();
  entry *top = stack ? *stack : 0;
  if (top) {
    lstrcpynW(taken, top->text, size);
    *stack = top->next;
    GlobalFree(top);
  }
  return taken;
}

static void drop(int count) {
  while (count-- > 0) GlobalFree(pop());
}

static void push(const WCHAR *given) {
  entry *top = GlobalAlloc(GPTR, sizeof *top + size * sizeof(WCHAR));
  lstrcpynW(top->text, given, size);
  top->next = *stack;
  *stack = top;
}

#ifdef PLUGIN_STDUTILS
/* /name, -name or --name, perhaps with =value; the value goes to `found` where that is given. */
static int parameter(const WCHAR *name, WCHAR *found) {
  int count, length = lstrlenW(name), hit = 0;
  WCHAR **words = CommandLineToArgvW(GetCommandLineW(), &count);
  if (found) *found = 0;
  for (int at = 1; words && at < count && !hit; at++) {
    WCHAR *word = words[at];
    if (*word != L'/' && *word != L'-') continue;
    word += word[0] == L'-' && word[1] == L'-' ? 2 : 1;
    if (lstrlenW(word) < length) continue;
    if (CompareStringW(LOCALE_INVARIANT, NORM_IGNORECASE, word, length, name, length) != CSTR_EQUAL) continue;
    if (word[length] && word[length] != L'=') continue;
    hit = 1;
    if (found && word[length]) lstrcpynW(found, word + length + 1, size);
  }
  if (words) LocalFree(words);
  return hit;
}

CALL(TestParameter) {
  WCHAR *name = pop();
  push(parameter(name, 0) ? L"true" : L"false");
  GlobalFree(name);
}

CALL(GetParameter) {
  WCHAR *otherwise = pop(), *name = pop(), *value = text();
  push(parameter(name, value) ? value : otherwise);
  GlobalFree(otherwise);
  GlobalFree(name);
  GlobalFree(value);
}

/* Everything behind the program's own name. */
CALL(GetAllParameters) {
  WCHAR *line = GetCommandLineW(), end = L' ';
  drop(1);
  if (*line == L'"') end = *line++;
  while (*line && *line != end) line++;
  if (*line == L'"') line++;
  while (*line == L' ') line++;
  push(line);
}

CALL(GetParentPath) {
  WCHAR *path = pop();
  int at = lstrlenW(path);
  while (at > 0 && path[at] != L'\\' && path[at] != L'/') at--;
  path[at] = 0;
  push(path);
  GlobalFree(path);
}

CALL(ExecShellAsUser) {
  WCHAR *words = pop(), *verb = pop(), *file = pop();
  push((INT_PTR)ShellExecuteW(0, verb, file, words, 0, SW_SHOWNORMAL) > 32 ? L"ok" : L"error");
  GlobalFree(words);
  GlobalFree(verb);
  GlobalFree(file);
}

CALL(HashFile) {
  drop(2);
  push(L"error");
}
#endif

#ifdef PLUGIN_UAC
/*
 * UAC::_ OP with an `s` behind OP when the answer goes on the stack. 0 asks to run elevated, 2 whether this is an
 * administrator, 6 the integrity level; 1ADDRESS:FLAGS runs installer code as the user. Everyone is an administrator.
 */
CALL(_) {
  WCHAR *op = pop();
  const WCHAR *answer = L"0";
  if (op[0] == L'1' && op[1]) {
    int address = 0;
    for (const WCHAR *at = op + 1; *at >= L'0' && *at <= L'9'; at++) address = address * 10 + (*at - L'0');
    if (host) host->run_code(address - 1, window);
  } else if (op[0] == L'0') {
    lstrcpynW(variable(0), L"0", size);
    lstrcpynW(variable(1), L"2", size);
    lstrcpynW(variable(3), L"1", size);
  } else {
    if (op[0] == L'2') answer = L"1";
    if (op[0] == L'6') answer = L"12288";
    if (op[1] == L's') push(answer);
    else lstrcpynW(variable(0), answer, size);
  }
  GlobalFree(op);
}
#endif

#ifdef PLUGIN_WINSHELL
CALL(SetLnkAUMI) {
  drop(2);
}

CALL(UninstShortcut) {
  drop(1);
}

CALL(UninstAppUserModelId) {
  drop(1);
}
#endif

#ifdef PLUGIN_NSIS7Z
CALL(Extract) {
  WCHAR *archive = pop(), tool[MAX_PATH], *line = GlobalAlloc(GPTR, 8192 * sizeof(WCHAR));
  STARTUPINFOW how;
  PROCESS_INFORMATION child;
  DWORD result = 1;
  if (!GetEnvironmentVariableW(L"REHEARSAL_7ZA", tool, MAX_PATH)) ExitProcess(7);
  wsprintfW(line, L"\"%s\" x -y -bd \"-o%s\" \"%s\"", tool, variable(OUTDIR), archive);
  ZeroMemory(&how, sizeof how);
  how.cb = sizeof how;
  if (CreateProcessW(0, line, 0, 0, FALSE, CREATE_NO_WINDOW, 0, 0, &how, &child)) {
    WaitForSingleObject(child.hProcess, INFINITE);
    GetExitCodeProcess(child.hProcess, &result);
    CloseHandle(child.hProcess);
    CloseHandle(child.hThread);
  }
  if (result) ExitProcess(8);
  GlobalFree(archive);
  GlobalFree(line);
}
#endif
