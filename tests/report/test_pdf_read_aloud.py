import io
from collections.abc import Iterator

import pikepdf
import pytest

from advisor.records import Struct
from advisor.report import document as doc
from advisor.report.cleaning import clean
from advisor.report.pdf import build_pdf
from tests.report.kinds import KINDS, SCRIPTS, complete
from tests.report.read_aloud import read_aloud

# What is said of a picture instead of drawn, or stands in its caption; and what only the eye is for.
NOT_READ = {"geometry", "group_labels", "low_label", "high_label", "zero_label", "arrangement", "numeric"}
LONG_TEXTS_ARE_CUT = ("harsh", "everything")
BOXES: dict[str, str | int | None] = dict.fromkeys("東京👨👩👧🇫🇷", "□")


def texts_of(value: object) -> Iterator[str]:  # noqa: PLR0912  (one case a kind)
    if isinstance(value, str):
        if clean(value):
            yield " ".join(clean(value).split())
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, doc.BarChart | doc.SwingChart):
        yield from texts_of((value.description, value.caption))
    elif isinstance(value, doc.Table):
        yield from texts_of((value.header, value.rows))
    elif isinstance(value, doc.TwoSides):
        yield from texts_of((value.left_title if value.left else "", value.left))
        yield from texts_of((value.right_title if value.right else "", value.right))
    elif isinstance(value, doc.OnePage):
        yield from texts_of(value.blocks)
    elif isinstance(value, doc.Verdict):
        yield from texts_of((value.headline, value.confidence, value.odds))
    elif isinstance(value, doc.Contents):
        return
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in NOT_READ:
                yield from texts_of(getattr(value, name))


def heard(document: doc.Document) -> str:
    with pikepdf.open(io.BytesIO(build_pdf(document).data)) as pdf:
        return "\n".join(text for _, text in read_aloud(pdf))


@pytest.mark.parametrize("name", sorted(name for name in KINDS if not name.startswith(LONG_TEXTS_ARE_CUT)))
def test_every_text_is_read_in_the_order_of_the_document(name):
    document = KINDS[name]()
    spoken = heard(document).replace("\n", " ")
    place = 0
    for text in texts_of(document.sections):
        shown = text.translate(str.maketrans(BOXES)).replace("\u200d", "")
        found = spoken.find(shown, place)
        assert found >= 0, (text, spoken[place : place + 300])
        place = found
    assert place > 0


def test_what_is_drawn_in_another_order_is_read_as_it_was_written():
    text = heard(KINDS["scripts"]())
    for script in SCRIPTS[:4]:
        assert script in text


def test_each_part_is_announced_as_what_it_is():
    with pikepdf.open(io.BytesIO(build_pdf(complete()).data)) as pdf:
        told = read_aloud(pdf)
    assert told[0] == ("Figure", "Bob & Daughters Ltd")
    assert told[1] == ("H1", "Monthly bookkeeping")
    for role, text in (
        ("H2", "What speaks for it"),
        ("Lbl", "1."),
        ("TH", "The verdict turns"),
        ("TH", "Hours"),
        ("TD", "under 8 hours"),
        ("TD", "$40 an hour for 12 hours"),
        ("TD", "Setting up: $120 once Postage: $5 each month"),
        ("H3", "In their own terms"),
        ("H2", "What the words mean"),
        ("Lbl", "Outsource"),
    ):
        assert (role, text) in told
    pictures = [text for role, text in told if role == "Figure"]
    assert "Hours (12 to 18 hours): −$20 at its lowest, $260 at its highest" in pictures[2]


def test_head_and_foot_are_not_read():
    assert "Page 1" not in heard(complete())
    assert "Printed November" not in heard(complete())
