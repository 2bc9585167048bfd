"""What is lent to Babel is what it would read itself, and whatever is not lent it reads."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

FRESH = """
import json, sys
import babel.core, babel.localedata, babel.numbers
from advisor.wording import locales
{before}
{code}
"""


def fresh(code, before=""):
    """What ``code`` prints as JSON in a Python of its own."""
    program = FRESH.format(before=before, code=code)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


LENDS_NOTHING = "locales.read_quick = lambda name: None"
OF_ANOTHER_VERSION = "babel.__version__ = '0.9'"


WRITTEN = """
from decimal import Decimal
from advisor.wording.figures import Figures
amounts = (0.0, 0.004, 0.85, -35, 999.5, 1200, 1234567.891)
currencies = ("USD", "EUR", "JPY", "KWD", "INR", "XXX", "CLF")
lines = [Figures(one, "en_US").exact_money(x) for one in currencies for x in amounts]
usual = Figures("USD", "en_US")
lines += [write(x) for write in (usual.number, usual.hours, usual.money) for x in amounts]
print(json.dumps([lines, isinstance(babel.core._global_data, locales._Lent)]))
"""


def test_figures_come_out_the_same_and_no_file_is_read():
    lent, is_lent = fresh(WRITTEN)
    own, is_own_lent = fresh(WRITTEN, LENDS_NOTHING)
    assert lent == own
    assert (is_lent, is_own_lent) == (True, False)


def test_a_babel_of_another_version_reads_its_own():
    lines, is_lent = fresh(WRITTEN, OF_ANOTHER_VERSION)
    assert not is_lent
    assert lines == fresh(WRITTEN)[0]


@pytest.mark.parametrize(
    "code",
    [
        "from babel.dates import format_date; import datetime;"
        " print(json.dumps(format_date(datetime.date(2026, 11, 24), 'full', locale=LOCALE)))",
        "print(json.dumps(LOCALE.get_display_name('es')))",
        "print(json.dumps(sorted(map(str, babel.localedata.load('en_US')))))",
        "print(json.dumps(sorted(map(str, babel.localedata.load('en_US_POSIX')))))",
        "print(json.dumps(babel.core.get_global('territory_currencies')['DE'][0][0]))",
        "print(json.dumps(babel.core.get_global('no such table')))",
        "print(json.dumps(str(locales.locale_named('zh_TW'))))",
        "print(json.dumps(babel.numbers.get_territory_currencies('JP')))",
        "print(json.dumps(babel.numbers.format_compact_currency(12345, 'USD', locale=LOCALE)))",
        "print(json.dumps(babel.numbers.format_decimal(-1234.5, locale='de_CH')))",
        "print(json.dumps(babel.numbers.format_currency(2, 'EUR', '0.0 ¤¤¤', locale=LOCALE)))",
        "print(json.dumps(LOCALE._data.get('no such thing')))",
    ],
)
def test_what_is_not_lent_is_read(code):
    code = f"LOCALE = locales.locale_named('en_US'); locales.digits_of('USD'); {code}"
    assert fresh(code) == fresh(code, LENDS_NOTHING)


@pytest.mark.parametrize("currency", ["USD", "JPY", "KWD", "no currency"])
def test_the_digits_of_a_currency(currency):
    digits = {"USD": 2, "JPY": 0, "KWD": 3, "no currency": 2}[currency]
    assert fresh(f"print(json.dumps(locales.digits_of({currency!r})))") == digits
