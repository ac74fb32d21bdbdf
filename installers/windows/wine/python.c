/* python.exe for the build under Wine: runs Py_Main of the python311.dll beside it. */
#include <windows.h>
#include <stdio.h>

typedef int (*py_main)(int, wchar_t **);

int wmain(int count, wchar_t **arguments)
{
    HMODULE library = LoadLibraryW(L"python311.dll");
    py_main run = library ? (py_main)(void *)GetProcAddress(library, "Py_Main") : NULL;
    if (!run) {
        fprintf(stderr, "python311.dll cannot be loaded (error %lu)\n", GetLastError());
        return 120;
    }
    return run(count, arguments);
}
