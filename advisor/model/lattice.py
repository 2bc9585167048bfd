"""The fixed low-discrepancy points all draws use: a rank-1 lattice of 4,096 points.

Point k has the coordinate ((k · z[d]) mod 4,096 + ½) / 4,096 in dimension d. The generating vector z was
built component by component for the worst-case error in a weighted Korobov space of smoothness 2, with
weights ½ · 0.9^d (Sloan and Reztsov 2002; Nuyens and Cools 2006), among those components that correlate with
none before them by more than 0.03. Every z is odd, so each dimension on its own takes each of the 4,096
values exactly once: every input is perfectly stratified.
"""

from __future__ import annotations

POINTS = 4096

# fmt: off
GENERATING_VECTOR = (
    2047, 317, 1063, 179, 581, 365, 1177, 1485, 1943, 651, 1087, 827, 1007, 1669, 1209, 969, 377, 1939,
    1321, 237, 1855, 1997, 1983, 731, 1439, 1449, 1529, 867, 573, 1513, 1093, 1499, 343, 657, 1957,
    3311, 1431, 121, 2975, 1737, 2011, 1377, 897, 635, 1005, 3117, 2007, 1561, 1199, 391, 1901, 1223,
    759, 3659, 551, 1655, 1481, 3775, 991, 339, 27, 1357, 1867, 1455, 1799, 653, 1225, 411, 71, 1947,
    693, 1907, 1539, 1215, 211,
)
# fmt: on
