/* Stands in for Windows' own icuuc.dll (there since Windows 10), which Wine 8 lacks and Qt's text codecs import.
   Every converter is refused, so Qt has its built-in ones only (UTF-8, UTF-16, Latin-1).
   Only ever in the Wine prefix; a check keeps it out of the bundle. */
#define EXPORT __declspec(dllexport)
enum { FILE_ACCESS_ERROR = 4, UNSUPPORTED = 16 };

static void refuse(int *error) { if (error) *error = UNSUPPORTED; }

EXPORT void *ucnv_open(const char *name, int *error) { if (error) *error = FILE_ACCESS_ERROR; return 0; }
EXPORT void ucnv_close(void *c) {}
EXPORT void ucnv_reset(void *c) {}
EXPORT signed char ucnv_getMaxCharSize(const void *c) { return 4; }
EXPORT const char *ucnv_getName(const void *c, int *error) { refuse(error); return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { refuse(error); return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT int ucnv_toUCountPending(const void *c, int *error) { return 0; }
EXPORT int ucnv_fromUCountPending(const void *c, int *error) { return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_getToUCallBack(const void *c, void **act, const void **context)
{ if (act) *act = 0; if (context) *context = 0; }
EXPORT void ucnv_getFromUCallBack(const void *c, void **act, const void **context)
{ if (act) *act = 0; if (context) *context = 0; }
EXPORT void ucnv_setToUCallBack(void *c, void *act, const void *context, void **was, const void **old, int *error)
{ refuse(error); }
EXPORT void ucnv_setFromUCallBack(void *c, void *act, const void *context, void **was, const void **old, int *error)
{ refuse(error); }
EXPORT void ucnv_cbToUWriteUChars(void *a, const void *text, int length, int offset, int *error) { refuse(error); }
EXPORT void ucnv_cbFromUWriteUChars(void *a, const void **text, const void *end, int offset, int *error)
{ refuse(error); }
EXPORT void ucnv_toUnicode(void *c, void **to, const void *end, const char **from, const char *last, int *offsets,
                           signed char flush, int *error) { refuse(error); }
EXPORT void ucnv_fromUnicode(void *c, char **to, const char *end, const void **from, const void *last, int *offsets,
                             signed char flush, int *error) { refuse(error); }
int __stdcall DllMainCRTStartup(void *module, unsigned reason, void *reserved) { return 1; }
