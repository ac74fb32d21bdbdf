"""The Windows installers: NSIS and MSI, built on Windows or under Wine on Linux."""
