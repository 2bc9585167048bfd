"""Where the bundle begins: the same as the command `rightsource`."""

import sys

from ui.__main__ import main

sys.exit(main())
