"""As little as PySide6 can show: what the program's size and start are held against."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("Tomt fönster")
window.setCentralWidget(QLabel("Möte"))
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
