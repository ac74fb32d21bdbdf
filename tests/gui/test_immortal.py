"""None, True and False outlive every session, for code built for any Python."""

import subprocess
import sys

import pytest

CODE = """
import sys
import protokoll.gui
print(*(sys.getrefcount(constant) for constant in (None, True, False, NotImplemented)))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python's own constants are immortal there")
def test_constants_are_far_from_zero_in_64_bits_and_in_the_lower_32() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    counts = [int(count) for count in done.stdout.split()]
    assert len(counts) == 4
    for count in counts:
        assert count > 2**60
        assert 2**31 + 2**29 < count % 2**32 < 2**32 - 2**29
