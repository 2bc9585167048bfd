"""A whole library as one document: contents, the business on one page, each task, each vendor."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.assessment import Assessment
from advisor.language import plural, tr
from advisor.progress import Progress
from advisor.report import document as doc
from advisor.report.business_figures import TaskFigures, figures_of
from advisor.report.business_report import business_document, business_page, printed_line
from advisor.report.cleaning import clean, one_line
from advisor.report.library_contents import KeptTask, KeptVendor, LibraryContents
from advisor.report.summary import Letterhead
from advisor.report.task_report import task_document
from advisor.report.vendor_part import vendor_part
from advisor.report.words import ReportWords, words_in_use
from advisor.settings import DEFAULT_CURRENCY
from advisor.wording.records import STATUSES


def one_page_document(
    contents: LibraryContents,
    letterhead: Letterhead,
    progress: Progress | None = None,
) -> doc.Document:
    """The business on one page; weighs every task. Raises Cancelled."""
    progress = progress or Progress()
    figures: list[TaskFigures] = []
    for kept in contents.tasks:
        progress.report(len(figures), len(contents.tasks))
        figures.append(_weighed(kept)[1])
    return business_document(contents.business, figures, letterhead)


def library_document(
    contents: LibraryContents,
    letterhead: Letterhead,
    progress: Progress | None = None,
    *,
    glossary: bool = False,
) -> doc.Document:
    """Everything in the library, with a table of contents. Weighs every task: 500 take half a minute.

    ``progress`` counts the tasks. ``glossary``: whether to explain the words at the end. Raises Cancelled.
    """
    progress = progress or Progress()
    words = words_in_use()
    parts: list[doc.Section] = []
    figures: list[TaskFigures] = []
    for kept in contents.tasks:
        progress.report(len(figures), len(contents.tasks))
        assessment, numbers = _weighed(kept)
        figures.append(numbers)
        parts += _task_part(kept, assessment, letterhead, words)
    currency = contents.business.settings.currency or DEFAULT_CURRENCY
    vendors = _vendors(contents.vendors, currency, letterhead.locale)
    name = one_line(letterhead.business) or tr("The library")
    return doc.Document(
        title=tr("{business}: all tasks and vendors").format(business=name),
        business=one_line(letterhead.business),
        subject=tr("Everything in the library: the advice on each task, and what is known of each vendor"),
        language=doc.language_tag(letterhead.locale),
        page_size=letterhead.page_size,
        printed_on=letterhead.printed_on,
        sections=(
            *_title_page(name, contents, letterhead),
            business_page(contents.business, figures, letterhead),
            *parts,
            *vendors,
            *(_glossary(words) if glossary else ()),
        ),
        footer=printed_line(letterhead.printed_on, letterhead.locale),
        page_words=words.page,
        orientation=letterhead.orientation,
        logo=letterhead.logo,
    )


def _weighed(kept: KeptTask) -> tuple[Assessment, TaskFigures]:
    from advisor.model import assess  # brings numpy

    assessment = assess(kept.task)
    return assessment, figures_of(kept.task.title, kept.status, assessment)


def _title_page(name: str, contents: LibraryContents, letterhead: Letterhead) -> list[doc.Section]:
    tasks, vendors = len(contents.tasks), len(contents.vendors)
    counted = tr("{tasks}, {vendors}").format(
        tasks=plural("{count} task", "{count} tasks", tasks).format(count=tasks),
        vendors=plural("{count} vendor", "{count} vendors", vendors).format(count=vendors),
    )
    return [
        doc.Heading(text=name, level=1),
        doc.Paragraph(
            text=tr(
                "What each task would cost, kept in-house, outsourced or offshored, and what is advised; "
                "then what is known of each vendor."
            )
        ),
        doc.Paragraph(text=counted, quiet=True),
        doc.Heading(text=tr("Contents")),
        doc.Contents(levels=frozenset([1])),
    ]


def _task_part(
    kept: KeptTask, assessment: Assessment, letterhead: Letterhead, words: ReportWords
) -> list[doc.Section]:
    """A task's summary, shortened: the verdict, the alternatives, conditions, quotes and notes."""
    whole = task_document(
        kept.task, assessment, locale=letterhead.locale, business="", page=letterhead.page_size.value
    )
    status = tr("Status: {status}").format(status=STATUSES[kept.status])
    found: list[doc.Section] = [doc.PageBreak()]
    keeps = is_table = False
    shown = {words.side_by_side, words.conditions, words.quotes, words.notes}
    for section in whole.sections:
        if isinstance(section, doc.OnePage):
            page = [block for block in section.blocks if not isinstance(block, doc.SignOff)]
            found += [page[0], doc.Paragraph(text=status, quiet=True), *page[1:]]
            continue
        if isinstance(section, doc.Heading) and section.level <= 2:
            keeps = section.text in shown
            is_table = section.text == words.side_by_side
        elif isinstance(section, doc.Heading) and is_table:
            keeps = False  # the ledgers, under the table of alternatives
        if keeps:
            found.append(section)
    return found


def _vendors(vendors: Sequence[KeptVendor], currency: str, locale: str) -> list[doc.Section]:
    found: list[doc.Section] = []
    for kept in vendors:
        found += [doc.PageBreak(), *vendor_part(kept, currency, locale)]
    return found


def _glossary(words: ReportWords) -> list[doc.Section]:
    from advisor.wording.glossary import terms

    return [
        doc.PageBreak(),
        doc.Heading(text=words.glossary, level=1),
        doc.Definitions(
            items=tuple(
                doc.Definition(
                    term=one_line(one.word), meaning=clean(one.meaning), note=clean(one.dictionary)
                )
                for one in terms()
            )
        ),
    ]
