"""The window: Qt Widgets in code. Only this package (and ``app``) knows Qt."""

from protokoll.gui.immortal import make_constants_immortal

make_constants_immortal()  # before Qt has given many of them away
