"""Where the bundle begins: the same as the command `rightsource`."""

import multiprocessing
import sys

from ui.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a process of `assess --jobs` begins here, too, and goes its own way
    sys.exit(main())
