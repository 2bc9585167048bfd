"""The whole business on one page: every task by arrangement, what it adds up to, what to move first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from advisor.domain.assessment import Confidence
from advisor.domain.levels import Arrangement
from advisor.domain.records import Business, TaskStatus
from advisor.language import plural, tr
from advisor.report import document as doc
from advisor.report.business_figures import Sums, TaskFigures, largest_first, shares, sums, to_move_first
from advisor.report.cleaning import one_line
from advisor.report.summary import Letterhead
from advisor.report.words import words_in_use
from advisor.settings import DEFAULT_CURRENCY
from advisor.wording.figures import Figures, two_figures
from advisor.wording.headline import on_basis
from advisor.wording.names import ARRANGEMENTS
from advisor.wording.records import STATUSES

_ROWS = {doc.Orientation.PORTRAIT: 18, doc.Orientation.LANDSCAPE: 7}  # of tasks, in all tables together
_MOVES = 3
_OPEN_NAMED = 4
_LEAST = 0.005  # what is less than a coin, or than a minute of an hour, is shown as nothing
_TITLE = 70  # characters; a longer title is cut, and stands whole in the task's own summary
_OUT = (TaskStatus.HANDED_OVER, TaskStatus.REVIEWED)
_GROUPS = (Arrangement.IN_HOUSE, Arrangement.OUTSOURCE, Arrangement.OFFSHORE)


def business_document(
    business: Business, tasks: Sequence[TaskFigures], letterhead: Letterhead
) -> doc.Document:
    """The one-pager, however many tasks there are. All of them are in the sums."""
    words = words_in_use()
    title = tr("The business on one page")
    return doc.Document(
        title=title,
        business=one_line(letterhead.business),
        subject=tr("Where each task goes, what that frees and costs, and what to move first"),
        language=doc.language_tag(letterhead.locale),
        page_size=letterhead.page_size,
        printed_on=letterhead.printed_on,
        sections=(business_page(business, tasks, letterhead),),
        footer=printed_line(letterhead.printed_on, letterhead.locale),
        page_words=words.page,
        orientation=letterhead.orientation,
        logo=letterhead.logo,
    )


def printed_line(printed_on: date | None, locale: str) -> str:
    """For the foot of a page: when it was printed; empty for an undated document."""
    if printed_on is None:
        return ""
    from babel import dates

    day = str(dates.format_date(printed_on, "long", locale=locale.replace("-", "_")))
    return words_in_use().printed.format(date=day)


def business_page(business: Business, tasks: Sequence[TaskFigures], letterhead: Letterhead) -> doc.OnePage:
    """The same as a page of another document."""
    currency = tasks[0].currency if tasks else business.settings.currency or DEFAULT_CURRENCY
    figures = Figures(currency, letterhead.locale)
    return doc.OnePage(
        blocks=tuple(_Page(business, tasks, figures, _ROWS[letterhead.orientation]).blocks()),
        in_full_title="",  # what is cut short here stands whole elsewhere: it stays one page
    )


class _Page:
    """The blocks of one page about ``tasks``; ``room``: rows that may name one."""

    def __init__(self, business: Business, tasks: Sequence[TaskFigures], figures: Figures, room: int) -> None:
        self.business = business
        self.ongoing = [one for one in tasks if one.is_ongoing]
        self.one_off = [one for one in tasks if not one.is_ongoing]
        self.figures = figures
        self.room = room
        self.nothing = words_in_use().nothing

    def blocks(self) -> list[doc.Block]:
        blocks: list[doc.Block] = [doc.Heading(text=tr("The business on one page"), level=1)]
        if not (self.ongoing or self.one_off):
            return [*blocks, doc.Paragraph(text=tr("No task has been weighed yet."))]
        if self.ongoing:
            blocks += [self._key_figures(), self._assumed(), *self._spare_hours()]
        blocks += [*self._first(), *self._open(), *self._tables()]
        return blocks

    def _key_figures(self) -> doc.KeyFigures:
        total = sums(self.ongoing)
        out = sums(one for one in self.ongoing if one.arrangement in _GROUPS[1:])
        return doc.KeyFigures(
            figures=(
                doc.KeyFigure(label=tr("Your hours freed a month"), value=self._hours(total.hours_freed)),
                doc.KeyFigure(label=tr("Saved a month, all in"), value=self.figures.money(total.saved)),
                doc.KeyFigure(
                    label=tr("More paid out a month")
                    if total.more_cash >= 0
                    else tr("Less paid out a month"),
                    value=self.figures.money(abs(total.more_cash)),
                ),
                doc.KeyFigure(
                    label=tr("Your hours a month to guide and check"), value=self._hours(out.checking_hours)
                ),
            )
        )

    def _assumed(self) -> doc.Paragraph:
        """What the figures above it stand for."""
        text = tr("If everything goes as advised, against keeping all of it in-house. One-off work is apart.")
        count = sum(one.status in _OUT for one in self.ongoing)
        if count:
            done = plural(
                "{count} task is handed over already.", "{count} tasks are handed over already.", count
            )
            text = " ".join([text, done.format(count=count)])
        return doc.Paragraph(text=text, quiet=True)

    def _spare_hours(self) -> list[doc.Block]:
        """What guiding and checking takes, against the hours the owner has for it."""
        spare = self.business.settings.spare_owner_hours_per_month
        needed = sums(one for one in self.ongoing if one.arrangement in _GROUPS[1:]).checking_hours
        if spare is None or needed <= 0:
            return []
        if needed > spare:
            pattern = tr(
                "Guiding and checking all of it takes {needed} a month, more than the {spare} you have to "
                "spare: move one after the other, or hand over what needs less of you."
            )
            text = pattern.format(needed=self._hours(needed), spare=self._hours(spare))
            return [doc.Note(title=words_in_use().watch_out, text=text)]
        pattern = tr(
            "Guiding and checking all of it takes {needed} a month of the {spare} you have to spare."
        )
        return [doc.Paragraph(text=pattern.format(needed=self._hours(needed), spare=self._hours(spare)))]

    def _tables(self) -> list[doc.Block]:
        """A table an arrangement, then one-off work; the largest by name, the others in sums."""
        groups = [
            (ARRANGEMENTS[arrangement], [one for one in self.ongoing if one.arrangement is arrangement])
            for arrangement in _GROUPS
        ]
        groups.append((tr("Nothing fits yet"), [one for one in self.ongoing if one.arrangement is None]))
        groups.append((tr("One-off work, in total"), self.one_off))
        filled = [(name, largest_first(found)) for name, found in groups if found]
        given = shares(self.room, [len(found) for _, found in filled])
        return [
            block
            for (name, found), most in zip(filled, given, strict=True)
            for block in self._table(name, found, most)
        ]

    def _table(self, name: str, found: Sequence[TaskFigures], most: int) -> list[doc.Block]:
        is_ongoing = found[0].is_ongoing
        rows = [self._row(one, is_ongoing) for one in found[:most]]
        rest = found[most:]
        if rest:
            text = plural("and {count} more", "and {count} more", len(rest)).format(count=len(rest))
            rows.append(self._sum_row(text, sums(rest), strong=False))
        if len(found) > 1:
            rows.append(self._sum_row(tr("Together"), sums(found), strong=True))
        count = plural("{count} task", "{count} tasks", len(found)).format(count=len(found))
        pattern = tr("{group}, a month: {tasks}") if is_ongoing else tr("{group}: {tasks}")
        title = pattern.format(group=name, tasks=count)
        where = tr("How sure") if is_ongoing else tr("Where to")
        table = doc.Table(
            header=(tr("Task"), tr("Cost"), tr("Saved"), _whole(tr("Hours freed")), where, tr("Status")),
            rows=tuple(rows),
            numeric=frozenset([1, 2, 3]),
            description=title,
        )
        return [doc.Heading(text=title), table]

    def _row(self, one: TaskFigures, is_ongoing: bool) -> doc.Row:
        place = _sureness(one) if is_ongoing else _where(one)
        return doc.Row(
            cells=(
                one_line(one.title, _TITLE),
                self.figures.money(one.cost),
                self._amount(one.saved),
                self._number(one.hours_freed),
                place,
                STATUSES[one.status],
            )
        )

    def _sum_row(self, name: str, total: Sums, *, strong: bool) -> doc.Row:
        return doc.Row(
            cells=(
                name,
                self.figures.money(total.cost),
                self._amount(total.saved),
                self._number(total.hours_freed),
                self.nothing,
                self.nothing,
            ),
            strong=strong,
        )

    def _first(self) -> list[doc.Block]:
        moves = to_move_first(self.ongoing)[:_MOVES]
        if not moves:
            return []
        return [
            doc.Heading(text=tr("What to move first")),
            doc.Steps(items=tuple(self._move(one) for one in moves)),
        ]

    def _move(self, one: TaskFigures) -> str:
        assert one.arrangement is not None
        if one.more_cash > 0:
            pattern = tr(
                "{title} ({arrangement}): frees {hours} of yours a month for {money} a month more in cash."
            )
        elif one.more_cash < 0:
            pattern = tr(
                "{title} ({arrangement}): frees {hours} of yours a month and pays out {money} a month less."
            )
        else:
            pattern = tr("{title} ({arrangement}): frees {hours} of yours a month for no more cash.")
        return pattern.format(
            title=one_line(one.title, _TITLE),
            arrangement=ARRANGEMENTS[one.arrangement],
            hours=self._hours(one.hours_freed),
            money=self.figures.money(abs(one.more_cash)),
        )

    def _open(self) -> list[doc.Block]:
        """What the figures have not settled: by name, as far as there is room."""
        found = largest_first(one for one in (*self.ongoing, *self.one_off) if one.is_open)
        if not found:
            return []
        items = [
            tr("{title}: {why}").format(title=one_line(one.title, _TITLE), why=self._why(one))
            for one in found[:_OPEN_NAMED]
        ]
        rest = len(found) - len(items)
        if rest:
            pattern = plural("{count} more task is undecided.", "{count} more tasks are undecided.", rest)
            items.append(pattern.format(count=rest))
        return [doc.Heading(text=tr("What is undecided")), doc.Bullets(items=tuple(items))]

    def _why(self, one: TaskFigures) -> str:
        if one.arrangement is None:
            return tr("nothing fits it as it stands.")
        amount = on_basis(self.figures.money(one.cost), one.basis)
        return tr("too close to call, about {amount} either way.").format(amount=amount)

    def _hours(self, hours: float) -> str:
        return self.figures.hours(_settled(hours))

    def _number(self, hours: float) -> str:
        shown = _settled(hours)
        return self.figures.number(two_figures(shown)) if shown else self.nothing

    def _amount(self, money: float) -> str:
        return self.figures.money(money) if abs(money) >= _LEAST else self.nothing


def _settled(amount: float) -> float:
    return amount if abs(amount) >= _LEAST else 0.0


def _whole(header: str) -> str:
    """A column's header in one line: a page drawn in has room for no second one."""
    return header.replace(" ", "\u00a0")


def _sureness(one: TaskFigures) -> str:
    match one.confidence:
        case Confidence.CLEAR:
            return tr("Clear")
        case Confidence.LEANING:
            return tr("Leaning")
        case Confidence.TOO_CLOSE:
            return tr("Too close to call")
    return words_in_use().nothing


def _where(one: TaskFigures) -> str:
    if one.arrangement is None:
        return tr("Nothing fits yet")
    return tr("Too close to call") if one.is_open else ARRANGEMENTS[one.arrangement]
