"""Papers as Word files.

:func:`render` is the way in. Templates are ordinary Word files: fields ``{{Datum}}`` are filled, rows with fields
of a group repeat, anchors ``{{Innehåll}}`` give way to blocks written in named styles. :func:`check_template` tells
all that is wrong with one. python-docx opens the package; what a paper holds is written as XML strings (``body``),
put in place in one step: long minutes take little more time than packing their XML does. :func:`read_stamp` knows
a file again.
"""

from protokoll.documents.word.check import check_template
from protokoll.documents.word.faults import Severity, TemplateError, TemplateFault
from protokoll.documents.word.look import Look
from protokoll.documents.word.render import render
from protokoll.documents.word.stamp import Stamp, StampFound, read_stamp

__all__ = [
    "Look",
    "Severity",
    "Stamp",
    "StampFound",
    "TemplateError",
    "TemplateFault",
    "check_template",
    "read_stamp",
    "render",
]
