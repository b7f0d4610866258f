"""`python -m orgdesk`."""

import sys

from orgdesk.cli import main

sys.exit(main())
