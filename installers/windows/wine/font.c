/* Gives Wine's windows a font that this machine has (Qt takes its own from lfMessageFont). */
#include <windows.h>

int wmain(int count, wchar_t **arguments)
{
    NONCLIENTMETRICSW metrics = { sizeof metrics };
    LOGFONTW *fonts[] = { &metrics.lfMessageFont, &metrics.lfMenuFont, &metrics.lfStatusFont,
                          &metrics.lfCaptionFont, &metrics.lfSmCaptionFont };
    if (count < 2 || !SystemParametersInfoW(SPI_GETNONCLIENTMETRICS, sizeof metrics, &metrics, 0))
        return 1;
    for (int n = 0; n < 5; n++) {
        lstrcpynW(fonts[n]->lfFaceName, arguments[1], LF_FACESIZE);
        fonts[n]->lfHeight = -12;
    }
    LOGFONTW icons; /* and its lists' font from the icon titles */
    if (SystemParametersInfoW(SPI_GETICONTITLELOGFONT, sizeof icons, &icons, 0)) {
        lstrcpynW(icons.lfFaceName, arguments[1], LF_FACESIZE);
        icons.lfHeight = -12;
        SystemParametersInfoW(SPI_SETICONTITLELOGFONT, sizeof icons, &icons, SPIF_UPDATEINIFILE);
    }
    return !SystemParametersInfoW(SPI_SETNONCLIENTMETRICS, sizeof metrics, &metrics, SPIF_UPDATEINIFILE);
}
