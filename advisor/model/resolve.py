"""Fills a task's open questions from the starter of its function, then from the general table."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from advisor.domain.assessment import Basis, Evidence, Origin
from advisor.domain.levels import Arrangement, DoneBy, ExtraPer, Pattern
from advisor.domain.ranges import Range
from advisor.domain.task import Quote, Rate, Task
from advisor.errors import InputRefused
from advisor.evidence import defaults as defaults_module
from advisor.evidence.defaults import Defaults, defaults
from advisor.evidence.starters import Starter, typical_task
from advisor.language import mark, tr
from advisor.model.conditions import adopted_safeguards
from advisor.model.inputs import Alternative, Input, Level, Preference, Situation
from advisor.records import Struct, replace
from advisor.settings import DEFAULT_CURRENCY

_LEVEL_KEYS = (
    "pattern", "horizon_months", "done_by", "own_skill", "skill", "codifiable", "procedure", "checkable",
    "context", "data", "original_work", "customer_contact", "customer_loyalty", "core", "licensed",
    "must_stay",
)  # fmt: skip
_MONEY_KEYS = ("mistake_cost", "leak_loss", "ip_loss", "customer_margin_per_year")
_RATE_KEYS = {Arrangement.OUTSOURCE: "outsource_rate", Arrangement.OFFSHORE: "offshore_rate"}
_ASSUMED_ABROAD = {Arrangement.OUTSOURCE: False, Arrangement.OFFSHORE: True}

LOCAL_PREFERENCE = "local_loyalty"
RELIEF_PREFERENCE = "relief"
CORE_PREFERENCE = "core"
CORE_WEIGHT = {"no": 0.0, "partly": 0.5, "yes": 1.0}


def resolve(task: Task) -> Situation:
    """The task with every open question filled, and its alternatives. Pure.

    Raises InputRefused for a quote in another currency without its exchange rate.
    """
    return _Resolver.of(task).situation()


class _Resolver(Struct):
    task: Task
    table: Defaults
    starter: Starter | None
    currency: str
    owner_hour: Input
    levels: dict[str, Level]
    inputs: dict[str, Input]

    @classmethod
    def of(cls, task: Task) -> _Resolver:
        table = defaults()
        currency = task.settings.currency or DEFAULT_CURRENCY
        told = task.settings.owner_hour
        entry = table.inputs["owner_hour"]
        owner_hour = (
            Input(range=told, origin=Origin.YOU, unit="money an hour", answer="owner_hour")
            if told
            else Input(
                range=entry.range.scaled(table.units_per_dollar.get(currency, 1.0)),
                origin=Origin.DEFAULT,
                unit="money an hour",
                evidence=entry.evidence,
                answer="owner_hour",
            )
        )
        return cls(
            task=task, table=table, starter=typical_task(task.function), currency=currency,
            owner_hour=owner_hour, levels={}, inputs={"owner_hour": owner_hour},
        )  # fmt: skip

    def situation(self) -> Situation:
        for key in _LEVEL_KEYS:
            self.levels[key] = self._level(key)
        self._fill_inputs()
        in_place = self.task.safeguards or ()
        alternatives = (
            Alternative(id=Arrangement.IN_HOUSE.value, arrangement=Arrangement.IN_HOUSE),
            *(self._market(arrangement) for arrangement in _RATE_KEYS),
            *(self._quote(number, quote) for number, quote in enumerate(self.task.quotes, start=1)),
        )
        settings = self.task.settings
        situation = Situation(
            title=self.task.title,
            currency=self.currency,
            basis=Basis.PER_MONTH if self._word("pattern") == Pattern.ONGOING else Basis.TOTAL,
            months=int(self.levels["horizon_months"].value),
            levels=self.levels,
            inputs=self.inputs,
            alternatives=alternatives,
            preferences=self._preferences(),
            safeguards_in_place=in_place,
            budget=self.task.budget_per_month,
            largest_bearable_loss=settings.largest_bearable_loss,
            currency_is_known=settings.owner_hour is not None or self.currency in self.table.units_per_dollar,
        )
        return replace(
            situation,
            alternatives=tuple(
                replace(one, adopted=adopted_safeguards(situation, one)) for one in alternatives
            ),
        )

    def _word(self, key: str) -> str:
        return str(self.levels[key].value)

    def _level(self, key: str) -> Level:
        told = getattr(self.task, key)
        if told is not None:
            return Level(value=_plain(told), origin=Origin.YOU)
        if key == "own_skill" and self.task.done_by is DoneBy.NOBODY:
            return Level(
                value=self.table.own_skill_of_nobody,
                origin=Origin.DEFAULT,
                evidence=self.table.own_skill_of_nobody_evidence,
            )
        if self.starter is not None:
            usual = getattr(self.starter.task, key)
            if usual is not None:
                return Level(value=_plain(usual), origin=Origin.STARTER, evidence=self._starter_evidence())
        return Level(
            value=self.table.answers[key], origin=Origin.DEFAULT, evidence=self.table.answer_evidence
        )

    def _fill_inputs(self) -> None:
        self.inputs["hours"] = self._told_or_usual("hours", self.task.hours, "hours", is_money=False)
        self.inputs["staff_hour"] = self._told_or_usual(
            "staff_hour", self.task.settings.staff_hour, "money an hour", in_settings=True
        )
        for key in _MONEY_KEYS:
            unit = "money a year" if key == "customer_margin_per_year" else "money"
            self.inputs[key] = self._told_or_usual(key, getattr(self.task, key), unit)
        answered = {
            "hours",
            "hours_one_off",
            "owner_hour",
            "staff_hour",
            "outsource_rate",
            "offshore_rate",
            *_MONEY_KEYS,
        }
        words = {key: str(level.value) for key, level in self.levels.items()}
        for name, entry in self.table.inputs.items():
            if name not in answered:
                self.inputs[name] = Input(
                    range=entry.fitted(words), origin=Origin.DEFAULT, unit=entry.unit, evidence=entry.evidence
                )
        for safeguard, effect in self.table.safeguards.items():
            for cost in ("hours", "hours_per_month", "money", "money_per_month", "professional_share"):
                amount: Range | None = getattr(effect, cost)
                if amount is not None:
                    is_money = cost.startswith("money")
                    self.inputs[f"safeguard.{safeguard}.{cost}"] = Input(
                        range=amount.scaled(self.owner_hour.range.likely) if is_money else amount,
                        origin=Origin.DEFAULT,
                        unit=cost.replace("_", " "),
                        evidence=self.table.safeguard_evidence,
                        answer="safeguards",
                    )

    def _told_or_usual(
        self, key: str, told: Range | None, unit: str, *, is_money: bool = True, in_settings: bool = False
    ) -> Input:
        if told is not None:
            return Input(range=told, origin=Origin.YOU, unit=unit, answer=key)
        if self.starter is not None and not in_settings and self._starter_counts_alike(key):
            usual: Range | None = getattr(self.starter.task, key)
            if usual is not None:
                scale = self._per_dollar() if is_money else 1.0
                return Input(
                    range=usual.scaled(scale), origin=Origin.STARTER, unit=unit,
                    evidence=self._starter_evidence(), answer=key,
                )  # fmt: skip
        is_one_off = key == "hours" and self._word("pattern") == Pattern.ONE_OFF
        entry = self.table.inputs["hours_one_off" if is_one_off else key]
        return Input(
            range=self._in_currency(entry.range, entry.unit), origin=Origin.DEFAULT, unit=unit,
            evidence=entry.evidence, answer=key,
        )  # fmt: skip

    def _starter_counts_alike(self, key: str) -> bool:
        """Hours of a starter say nothing of a task that counts them otherwise (a month, or in all)."""
        assert self.starter is not None
        return key != "hours" or str(self.starter.task.pattern) == self._word("pattern")

    def _in_currency(self, amount: Range, unit: str) -> Range:
        match unit:
            case defaults_module.OWNER_HOURS:
                return amount.scaled(self.owner_hour.range.likely)
            case defaults_module.DOLLARS:
                return amount.scaled(self._per_dollar())
        return amount

    def _per_dollar(self) -> float:
        """Units of the owner's currency in a dollar; by what an owner's hour is worth, where unknown."""
        usual = self.table.inputs["owner_hour"].range.likely
        return self.table.units_per_dollar.get(self.currency, self.owner_hour.range.likely / usual)

    def _market(self, arrangement: Arrangement) -> Alternative:
        key = _RATE_KEYS[arrangement]
        told: Rate | None = getattr(self.task, key)
        rate, origin, evidence = told, Origin.YOU, None
        if rate is None and self.starter is not None:
            usual: Rate | None = getattr(self.starter.task, key)
            if usual is not None:
                rate, origin = _scaled_rate(usual, self._per_dollar()), Origin.STARTER
                evidence = self._starter_evidence()
        if rate is None:
            entry = self.table.inputs[key]
            fitted = entry.fitted({"skill": self._word("skill")})
            rate, origin, evidence = (
                Rate(price=self._in_currency(fitted, entry.unit)),
                Origin.DEFAULT,
                entry.evidence,
            )
        self.inputs[key] = Input(
            range=rate.price, origin=origin, unit=f"money per {rate.per}", evidence=evidence, answer=key
        )
        return Alternative(
            id=arrangement.value,
            arrangement=arrangement,
            rate=rate,
            price=key,
            abroad=_ASSUMED_ABROAD[arrangement],
            holds_licence=arrangement is Arrangement.OUTSOURCE,
        )

    def _quote(self, number: int, quote: Quote) -> Alternative:
        name, stream = f"quote-{number}", self._stream_of(number)
        exchange = self._exchange(number, quote)
        rate = _scaled_rate(quote.rate, exchange)
        price = f"{name}.price"
        unit = f"money per {rate.per}"
        self.inputs[price] = Input(
            range=rate.price, origin=Origin.YOU, unit=unit, answer="quotes", stream=f"{stream} price"
        )
        hours = None
        if quote.hours is not None:
            hours = f"{name}.hours"
            self.inputs[hours] = Input(
                range=quote.hours, origin=Origin.YOU, unit="hours", answer="quotes", stream=f"{stream} hours"
            )
        extras: list[tuple[str, ExtraPer]] = []
        for place, extra in enumerate(quote.extras, start=1):
            extras.append((f"{name}.extra-{place}", extra.per))
            self.inputs[extras[-1][0]] = Input(
                range=extra.price.scaled(exchange),
                origin=Origin.YOU,
                unit="money",
                answer="quotes",
                stream=f"{stream} extra {place}",
                called=extra.title,
            )
        abroad = quote.provider_abroad
        return Alternative(
            id=name,
            arrangement=quote.arrangement,
            vendor=quote.vendor,
            rate=rate,
            price=price,
            hours=hours,
            extras=tuple(extras),
            is_quote=True,
            abroad=_ASSUMED_ABROAD[quote.arrangement] if abroad is None else abroad,
            holds_licence=bool(quote.holds_licence),
            place_is_told=abroad is not None,
            licence_is_told=quote.holds_licence is not None,
        )

    def _stream_of(self, number: int) -> str:
        """What a quote's draws belong to: its vendor, and which of that vendor's quotes it is."""
        vendors = [(quote.vendor, quote.arrangement) for quote in self.task.quotes[:number]]
        return f"quote {vendors[-1]} {vendors.count(vendors[-1])}"

    def _exchange(self, number: int, quote: Quote) -> float:
        """What one unit of the quote's currency costs in the owner's; refused when nobody said."""
        if quote.currency is None or quote.currency.code == self.currency:
            return 1.0
        if quote.currency.rate is None:
            code = quote.currency.code
            raise InputRefused(
                key=f"quotes[{number - 1}].currency",
                problem=tr("the quote is in {code}, you count in {own}, and no rate is given.").format(
                    code=code, own=self.currency
                ),
                remedy=tr('Write {{code = "{code}", rate = what one {code} costs in {own}}}.').format(
                    code=code, own=self.currency
                ),
            )
        return quote.currency.rate

    def _preferences(self) -> tuple[Preference, ...]:
        found: list[Preference] = []
        for name, price in self.task.settings.preferences.items():
            key = f"preference.{name}"
            self.inputs[key] = Input(
                range=price, origin=Origin.YOU, unit="money a month", answer="preferences"
            )
            weight = 1.0
            if name == RELIEF_PREFERENCE:
                weight = -1.0 if self._word("done_by") == DoneBy.OWNER else 0.0
            elif name == CORE_PREFERENCE:
                weight = CORE_WEIGHT[self._word("core")]
            found.append(Preference(input=key, weight=weight, only_abroad=name == LOCAL_PREFERENCE))
        told = self.inputs.get(f"preference.{CORE_PREFERENCE}")
        if told is not None and told.range.high > 0:
            # The owner's own price takes the place of the assumed one; a price of zero changes nothing.
            self.inputs["core_share"] = replace(told, range=Range.exactly(0.0), unit="share")
        return tuple(found)

    def _starter_evidence(self) -> Evidence:
        assert self.starter is not None
        return Evidence(
            source=f"Starter task “{self.starter.english_title}”",
            year=self.table.answer_evidence.year,
            grade="own",
            note=mark("Usual for this kind of work, by our own judgement."),
            starter=self.starter.english_title,
        )


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _scaled_rate(rate: Rate, factor: float) -> Rate:
    return replace(rate, price=rate.price.scaled(factor), minimum=rate.minimum * factor)
