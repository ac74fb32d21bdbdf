"""The Linux packages: a .deb and a portable archive, both from PyInstaller's folder."""
