"""The sample business speaks the language in use; the names of people and firms stay what they are."""

from advisor.language import in_use
from advisor.session import Session
from tests.pseudo import pseudo_language, untranslated
from ui.sample import fill_with_sample

PEOPLE_AND_FIRMS = (
    "Tideway Books", "Luntian Office Help", "Foghorn Call Answering", "Quay Lettering Studio",
    "PixelQuick Logos",
)  # fmt: skip


def texts_of(session: Session) -> list[str]:
    found = [session.business().name]
    for summary in session.tasks():
        task = session.full_task(summary.id)
        found += [task.title, task.notes]
        found += [extra.title for quote in task.quotes for extra in quote.extras]
    for vendor in session.vendors():
        record = session.vendor(vendor.id)
        found += [record.vendor.country, record.vendor.summary, *(one.note.text for one in record.notes)]
    return [text for text in found if text]


def test_the_whole_sample_is_in_the_language_in_use(tmp_path):
    with pseudo_language(), Session.create(tmp_path / "pseudo.rightsource") as session:
        fill_with_sample(session)
        texts = texts_of(session)
        vendors = [vendor.name for vendor in session.vendors()]
    assert len(texts) > 30
    assert {text: found for text in texts if (found := untranslated(text))} == {}
    assert set(vendors) >= set(PEOPLE_AND_FIRMS)


def test_the_sample_is_in_english_again_after_another_language(tmp_path):
    assert in_use() == "en"
    with Session.create(tmp_path / "english.rightsource") as session:
        fill_with_sample(session)
        assert "Answering the telephone" in texts_of(session)
        assert session.business().name == "Harbour Street Bakery"
