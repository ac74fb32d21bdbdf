"""The frame: window, navigation, toasts, palette, and the dialogs that belong to no page."""
