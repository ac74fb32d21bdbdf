#!/bin/sh
# Sees to it that the system libraries Qt needs are there.
#
#   sh tools/system_libraries.sh [FOLDER]      FOLDER: where the PySide6 package lies; found in .venv if not given
#
# Asks ldd what the libraries of PySide6 lack. On Debian and its relatives it installs that when run as root;
# elsewhere it says what to install. Exit 0: all is there, or only what showing windows on an X11 screen needs
# is lacking. Exit 1: Qt cannot be loaded at all.
set -u

folder=${1:-}
if [ -z "$folder" ]; then
    for folder in .venv/lib/python3*/site-packages/PySide6; do :; done
fi

# Nothing to do on systems that bring everything (Windows, macOS), or without PySide6.
[ "$(uname -s)" = Linux ] || exit 0
if [ ! -d "$folder" ]; then
    echo "system_libraries: no PySide6 in '$folder'" >&2
    exit 1
fi

lacking_in() {
    for library in "$@"; do
        # Qt's own libraries lie in the package and are found without the system's help.
        LC_ALL=C ldd "$folder/$library" 2>/dev/null
    done | awk '/not found/ && $1 !~ /^libQt6|^libpyside6|^libshiboken6/ { print $1 }' | sort -u
}

# What every use of Qt needs, with or without a screen.
lacking_core() {
    lacking_in QtCore.abi3.so QtGui.abi3.so QtWidgets.abi3.so QtSvg.abi3.so QtPrintSupport.abi3.so \
        Qt/plugins/platforms/libqoffscreen.so
}

# What windows on an X11 screen need besides.
lacking_xcb() {
    lacking_in Qt/plugins/platforms/libqxcb.so \
        Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so \
        Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so
}

# The Debian package of each library; an unknown library is named by itself.
packages_of() {
    for library in "$@"; do
        case $library in
            libEGL.so.1) echo libegl1 ;;
            libGL.so.1) echo libgl1 ;;
            libGLX.so.0) echo libglx0 ;;
            libOpenGL.so.0) echo libopengl0 ;;
            libX11.so.6) echo libx11-6 ;;
            libX11-xcb.so.1) echo libx11-xcb1 ;;
            libdbus-1.so.3) echo libdbus-1-3 ;;
            libfontconfig.so.1) echo libfontconfig1 ;;
            libfreetype.so.6) echo libfreetype6 ;;
            libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
            libxcb.so.1) echo libxcb1 ;;
            libxcb-cursor.so.0) echo libxcb-cursor0 ;;
            libxcb-glx.so.0) echo libxcb-glx0 ;;
            libxcb-icccm.so.4) echo libxcb-icccm4 ;;
            libxcb-image.so.0) echo libxcb-image0 ;;
            libxcb-keysyms.so.1) echo libxcb-keysyms1 ;;
            libxcb-randr.so.0) echo libxcb-randr0 ;;
            libxcb-render.so.0) echo libxcb-render0 ;;
            libxcb-render-util.so.0) echo libxcb-render-util0 ;;
            libxcb-shape.so.0) echo libxcb-shape0 ;;
            libxcb-shm.so.0) echo libxcb-shm0 ;;
            libxcb-sync.so.1) echo libxcb-sync1 ;;
            libxcb-xfixes.so.0) echo libxcb-xfixes0 ;;
            libxcb-xkb.so.1) echo libxcb-xkb1 ;;
            libxcb-util.so.1) echo libxcb-util1 ;;
            libxkbcommon.so.0) echo libxkbcommon0 ;;
            libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
            libz.so.1) echo zlib1g ;;
            libstdc++.so.6) echo libstdc++6 ;;
            libzstd.so.1) echo libzstd1 ;;
            *) echo "$library" ;;
        esac
    done | sort -u | tr '\n' ' '
}

core=$(lacking_core)
xcb=$(lacking_xcb)
[ -z "$core$xcb" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    wanted=$(packages_of $core $xcb)
    echo "Installing system libraries for Qt: $wanted"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq -o DPkg::Lock::Timeout=120
    # All at once, and if a name is unknown to this release, one by one so that the others still come.
    apt-get install -y -qq -o DPkg::Lock::Timeout=120 --no-install-recommends $wanted >/dev/null ||
        for package in $wanted; do
            apt-get install -y -qq -o DPkg::Lock::Timeout=120 --no-install-recommends "$package" >/dev/null
        done
    core=$(lacking_core)
    xcb=$(lacking_xcb)
    [ -z "$core$xcb" ] && exit 0
fi

wanted=$(packages_of $core $xcb)
lacking=$(printf '%s\n' $core $xcb | sort -u)
{
    echo "Qt lacks system libraries:" $lacking
    echo "On Debian or Ubuntu install them with: sudo apt-get install $wanted"
    echo "Systembibliotek för fönstret saknas; be den som sköter datorn att installera paketen ovan."
} >&2
[ -z "$core" ]
