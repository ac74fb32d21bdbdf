/* Stands in for mscms.dll: Wine 8's aborts when Qt asks for a monitor's colour profile, and Qt then finds no screen.
   Here no monitor has one. Only ever in the Wine prefix; a check keeps it out of the bundle. */
#define EXPORT __declspec(dllexport)

EXPORT void *OpenColorProfileW(void *p, unsigned access, unsigned share, unsigned create) { return 0; }
EXPORT void *OpenColorProfileA(void *p, unsigned access, unsigned share, unsigned create) { return 0; }
EXPORT int CloseColorProfile(void *p) { return 1; }
EXPORT void *WcsCreateIccProfile(void *p, unsigned options) { return 0; }
EXPORT void *WcsOpenColorProfileW(void *a, void *b, void *c, unsigned d, unsigned e, unsigned f, unsigned g)
{ return 0; }
EXPORT int GetColorProfileFromHandle(void *p, void *buffer, unsigned *size) { return 0; }
EXPORT int GetColorDirectoryW(const void *machine, void *buffer, unsigned *size) { return 0; }
EXPORT int GetColorProfileHeader(void *p, void *header) { return 0; }
EXPORT int GetColorProfileElement(void *p, unsigned tag, unsigned offset, unsigned *size, void *buffer, int *ref)
{ return 0; }
EXPORT int GetStandardColorSpaceProfileW(const void *machine, unsigned id, void *buffer, unsigned *size) { return 0; }
EXPORT int WcsGetDefaultColorProfile(unsigned a, void *b, int c, int d, unsigned e, unsigned f, void *g) { return 0; }
EXPORT int WcsGetDefaultColorProfileSize(unsigned a, void *b, int c, int d, unsigned e, unsigned *f) { return 0; }
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) { return 1; }
