"""A second, plain implementation of docs/model.md at likely values, written from that page alone.

It takes a task as the text format gives it, reads the figures out of the resources itself and knows nothing
of the advisor. Where the page writes out a number, so does this.
"""

import tomllib
from pathlib import Path

RESOURCES = Path(__file__).parents[2] / "resources"


def _toml(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


EVIDENCE = _toml(RESOURCES / "evidence.toml")
FUNCTIONS = _toml(RESOURCES / "starters" / "index.toml")["function"]
USUAL_TASKS = {
    function["code"]: _toml(RESOURCES / "starters" / function["file"])["task"][0]["answers"]
    for function in FUNCTIONS
}

CURRENCY_OF_DEFAULTS = "USD"
OWNER_HOUR_OF_DEFAULTS = 50
BILLED_BY_TIME = {"hour", "minute"}
SAFEGUARDS_OF_CONDITION = {
    "customer_list": ["contract_nda", "least_access", "decoy_records"],
    "money_access": ["contract_nda", "least_access", "dual_approval"],
    "brand_work": ["ip_assignment", "originality_search"],
}
HELPS_IN_HOUSE = {"mistakes": "expert_review", "leak": "insurance"}


def reference(task, overridden=None):
    """What the page says of ``task``: by alternative, and under ``verdict`` the id of the recommended one.

    Money and hours are a month's for ongoing work, the whole job's for a one-off. ``overridden``: input → the
    likely value to take instead of what the task, the starters or the evidence say.
    """
    case = _Case(task, overridden or {})
    found = {"in_house": _in_house(case)}
    for provider in _providers(case):
        found[provider["id"]] = _handed_over(case, provider)
    open_to_choice = [name for name, one in found.items() if not one["ruled_out"]]
    verdict = min(open_to_choice, key=lambda name: found[name]["cost"]) if open_to_choice else None
    return found | {"verdict": verdict}


# ------------------------------------------------------------------ inputs


class _Case:
    """A task with every open question answered; the attributes bear the names of the page's symbols."""

    def __init__(self, task, overridden):
        self.task = task
        self.overridden = overridden
        self.settings = task.get("settings", {})
        self.currency = self.settings.get("currency", CURRENCY_OF_DEFAULTS)
        self.starter = USUAL_TASKS.get(_function_code(task.get("function", "")), {})
        self.answers = _answers(task, self.starter)
        self.safeguards_in_place = set(task.get("safeguards", []))

        self.h = self._owner_hour()
        self.w = self.value("staff_hour") if self.answers["done_by"] == "staff" else self.h
        self.M = self.answers["horizon_months"]
        self.Y = self.M / 12
        self.n = self.M if self.ongoing else 1
        self.T = self._hours() * self.n
        self.F = self.fee(self.market_rate("outsource"), self.provider_hours("outsource"))

    @property
    def ongoing(self):
        return self.answers["pattern"] == "ongoing"

    def value(self, name):
        """The likely value of an input: the owner's, else the usual task's, else the assumed one."""
        if name in self.overridden:
            return self.overridden[name]
        for key_holder in (self.task, self.settings):
            if name in key_holder:
                return _likely(key_holder[name])
        if name in self.starter:
            return _likely(self.starter[name]) * self.own_currency_per_dollar()
        return self._assumed(name)

    def _assumed(self, name):
        entry = EVIDENCE["input"][name]
        value = entry["range"][1]
        for key, factors in entry.get("times", {}).items():
            value *= factors[self.answers[key]]
        if "most" in entry:
            value = min(value, entry["most"])
        if entry["unit"] == "owner_hours":
            value *= self.h
        elif entry["unit"] == "USD":
            value *= self.own_currency_per_dollar()
        return value

    def _owner_hour(self):
        if "owner_hour" in self.overridden:
            return self.overridden["owner_hour"]
        if "owner_hour" in self.settings:
            return _likely(self.settings["owner_hour"])
        # In a currency without a figure this is a multiple of itself; 50 of that currency is as good as any.
        return EVIDENCE["input"]["owner_hour"]["range"][1] * EVIDENCE["currency"].get(self.currency, 1)

    def own_currency_per_dollar(self):
        return EVIDENCE["currency"].get(self.currency, self.h / OWNER_HOUR_OF_DEFAULTS)

    def _hours(self):
        if "hours" in self.overridden:
            return self.overridden["hours"]
        if "hours" in self.task:
            return _likely(self.task["hours"])
        if "hours" in self.starter and self.starter["pattern"] == self.answers["pattern"]:
            return _likely(self.starter["hours"])
        return self._assumed("hours_one_off" if self.answers["pattern"] == "one_off" else "hours")

    def market_rate(self, arrangement):
        """The rate of market help, in the owner's currency."""
        name = f"{arrangement}_rate"
        if name in self.overridden:
            return {"per": "hour", "price": self.overridden[name], "included": 0, "minimum": 0}
        if name in self.task:
            return _rate(self.task[name], 1)
        if name in self.starter:
            return _rate(self.starter[name], self.own_currency_per_dollar())
        return _rate(self._assumed(name), 1)

    def provider_hours(self, arrangement):
        return self.T / self.value(f"{arrangement}.productivity")

    def fee(self, rate, provider_hours):
        u = {
            "hour": lambda: provider_hours / self.n,
            "minute": lambda: 60 * provider_hours / self.n,
            "call": lambda: 60 / self.value("minutes_per_call") * self.T / self.n,
            "item": lambda: 60 / self.value("minutes_per_item") * self.T / self.n,
            "job": lambda: 1,
            "month": lambda: 1 if self.ongoing else self.M,
        }[rate["per"]]()
        base = rate["minimum"] if rate["included"] > 0 else 0
        charged = max(u - rate["included"], 0)
        return self.n * max(base + rate["price"] * charged, rate["minimum"])

    def safeguard(self, code, what):
        return EVIDENCE["safeguard"][code].get(what, [0, 0, 0])[1]

    def left_of(self, loss, safeguards):
        left = 1
        for code in safeguards:
            left *= EVIDENCE["safeguard"][code]["times"].get(loss, 1)
        return left


def _likely(value):
    return value[1] if isinstance(value, (list, tuple)) else value


def _most(value):
    return value[2] if isinstance(value, (list, tuple)) else value


def _rate(data, factor):
    table = data if isinstance(data, dict) else {"price": data}
    return {
        "per": table.get("per", "hour"),
        "price": _likely(table["price"]) * factor,
        "included": table.get("included", 0),
        "minimum": table.get("minimum", 0) * factor,
    }


def _extras(data):
    """Extras as (price, how often), written as a number, a range, a table or a list of any of these."""
    if isinstance(data, dict):
        return [(_likely(data["price"]), data.get("per", "once"))]
    if not isinstance(data, (list, tuple)):
        return [(data, "once")]
    if data and all(isinstance(item, (int, float)) for item in data):
        return [(_likely(data), "once")]
    return [_extras(item)[0] for item in data]


def _function_code(text):
    asked = _folded(text)
    for function in FUNCTIONS:
        if asked in {_folded(word) for word in (function["code"], function["label"], *function["aliases"])}:
            return function["code"]
    return None


def _folded(text):
    for mark in "-_/":
        text = text.replace(mark, " ")
    return " ".join(text.casefold().split())


def _answers(task, starter):
    answers = {
        key: task.get(key, starter.get(key, assumed)) for key, assumed in EVIDENCE["answer"]["values"].items()
    }
    if answers["done_by"] == "nobody" and "own_skill" not in task:
        answers["own_skill"] = "cannot"
    return answers


def _providers(case):
    for arrangement in ("outsource", "offshore"):
        yield {
            "id": arrangement,
            "arrangement": arrangement,
            "rate": case.market_rate(arrangement),
            "P": case.provider_hours(arrangement),
            "extras": 0,
            "abroad": arrangement == "offshore",
            "may_lack_licence": arrangement == "offshore",
            "search": 1,
        }
    for number, quote in enumerate(case.task.get("quotes", []), start=1):
        arrangement = quote["arrangement"]
        exchange = _exchange_rate(quote.get("currency"), case.currency)
        extras = [
            price * exchange * (case.M if per == "month" else 1)
            for price, per in _extras(quote.get("extras", []))
        ]
        own_hours = quote.get("hours")
        yield {
            "id": f"quote-{number}",
            "arrangement": arrangement,
            "rate": _rate(quote["rate"], exchange),
            "P": case.provider_hours(arrangement) if own_hours is None else _likely(own_hours) * case.n,
            "extras": sum(extras),
            "abroad": quote.get("provider_abroad", arrangement == "offshore"),
            "may_lack_licence": not quote.get("holds_licence", False),
            "search": 0.3,
        }


def _exchange_rate(currency, own_currency):
    table = currency if isinstance(currency, dict) else {"code": currency or own_currency}
    return 1 if table["code"] == own_currency else table["rate"]


# ------------------------------------------------------------------ the ledger


def _in_house(case):
    def left_of(loss):
        return case.left_of(loss, {HELPS_IN_HOUSE[loss]} & case.safeguards_in_place)

    mistakes = case.value("in_house.mistakes_per_100_hours") / 100 * case.T
    lines = {
        "labour": case.T * case.w,
        "rework": case.value("in_house.rework") * case.T * case.w,
        "mistakes": mistakes * case.value("mistake_cost") * left_of("mistakes"),
        "leak": case.value("in_house.leak_per_year") * case.Y * case.value("leak_loss") * left_of("leak"),
    }
    worked = case.T + case.value("in_house.rework") * case.T
    by_staff = case.answers["done_by"] == "staff"

    conditions = []
    if case.answers["own_skill"] == "cannot":
        conditions.append("nobody_can")
    if case.answers["licensed"] and case.answers["done_by"] == "nobody":
        conditions.append("licence_missing")
    return _result(
        case,
        lines,
        cash=worked * case.w if by_staff else 0,
        your_hours=0 if by_staff else worked,
        conditions=conditions,
    )


def _handed_over(case, provider):
    arrangement = provider["arrangement"]

    def x(name):
        return case.value(f"{arrangement}.{name}")

    asked_for_by = _conditions_asking_for_safeguards(case)
    adopted = {code for condition in asked_for_by for code in SAFEGUARDS_OF_CONDITION[condition]}
    adopted -= case.safeguards_in_place
    in_force = adopted | case.safeguards_in_place

    def left_of(loss):
        return case.left_of(loss, in_force)

    abroad = 1 if provider["abroad"] else 0
    fee = case.fee(provider["rate"], provider["P"])
    half = 0.5 * case.T

    search = x("finding_hours") * provider["search"]
    setup = min(search + x("preparation_hours") + x("training_hours"), half)
    r = case.value("ramp_up_loss") * min(x("ramp_up_months") / case.M, 1)
    b = 1 if provider["rate"]["per"] in BILLED_BY_TIME else 0
    supervision = x("supervision") * provider["P"]
    again = min(x("finding_hours") + x("training_hours"), half)
    turnover = x("turnover_per_year") * case.Y * again * left_of("turnover")
    if arrangement == "outsource":
        rework = x("rework") * left_of("rework") * x("rework_borne") * fee
    else:
        rework = x("rework") * left_of("rework") * case.F
    mistakes = x("mistakes_per_100_hours") / 100 * case.T
    leaks = x("leak_per_year") * (1 + abroad * (case.value("recourse_abroad") - 1)) * case.Y
    lost = case.value("customers_lost_per_year") * case.value("customer_margin_per_year")
    guarding_hours = sum(
        case.safeguard(code, "hours") + case.safeguard(code, "hours_per_month") * case.M for code in adopted
    )
    guarding_money = sum(
        (case.safeguard(code, "money") + case.safeguard(code, "money_per_month") * case.M) * case.h
        + case.safeguard(code, "professional_share") * case.F
        for code in adopted
    )
    leaving = case.value("early_end") * min(x("exit_hours"), 0.1 * case.T) * left_of("exit")

    lines = {
        "fee": fee + provider["extras"],
        "setup": case.h * setup,
        "ramp_up": r * (supervision * case.h + fee * b),
        "supervision": supervision * case.h,
        "turnover": turnover * case.h,
        "rework": rework,
        "mistakes": mistakes * case.value("mistake_cost") * left_of("mistakes"),
        "leak": leaks * case.value("leak_loss") * left_of("leak"),
        "ip": x("copy_chance") * max(case.Y, 1) * case.value("ip_loss") * left_of("ip"),
        "backlash": abroad * lost * case.Y,
        "safeguards": case.h * guarding_hours + guarding_money,
        "exit": leaving * case.h,
        "preferences": _preferences(case, abroad),
    }
    return _result(
        case,
        lines,
        cash=fee + provider["extras"] + r * fee * b + rework + guarding_money,
        your_hours=setup + r * supervision + supervision + turnover + guarding_hours + leaving,
        conditions=[*_conditions_ruling_out(case, provider), *asked_for_by],
        handed_over=True,
    )


def _preferences(case, abroad):
    said = case.settings.get("preferences", {})
    prices = {" ".join(name.split()): price for name, price in said.items()}
    weights = {
        "core": {"no": 0, "partly": 0.5, "yes": 1}[case.answers["core"]],
        "local_loyalty": abroad,
        "relief": -1 if case.answers["done_by"] == "owner" else 0,
    }
    named = sum(weights.get(name, 1) * _likely(price) * case.M for name, price in prices.items())
    if _most(prices.get("core", 0)) > 0:
        return named
    return named + case.value("core_share") * case.T * case.h


def _result(case, lines, *, cash, your_hours, conditions, handed_over=False):
    shown = case.M if case.ongoing else 1
    cost_over_horizon = sum(lines.values())
    budget = case.task.get("budget_per_month")
    bearable = case.settings.get("largest_bearable_loss")
    if handed_over and budget is not None and cash / shown > budget:
        conditions.append("over_budget")
    if bearable is not None and cost_over_horizon > bearable:
        conditions.append("loss_too_large")
    return {
        "lines": {code: amount / shown for code, amount in lines.items()},
        "cost": cost_over_horizon / shown,
        "cost_over_horizon": cost_over_horizon,
        "cash": cash / shown,
        "your_hours": your_hours / shown,
        "conditions": conditions,
        "ruled_out": any(code not in SAFEGUARDS_OF_CONDITION for code in conditions),
    }


# ------------------------------------------------------------------ conditions


def _conditions_asking_for_safeguards(case):
    found = []
    if case.answers["data"] == "customer_list":
        found.append("customer_list")
    if case.answers["data"] == "money":
        found.append("money_access")
    if case.answers["original_work"] == "brand":
        found.append("brand_work")
    return found


def _conditions_ruling_out(case, provider):
    offshore = provider["arrangement"] == "offshore"
    answers = case.answers
    met = {
        "licence_missing": answers["licensed"] and provider["may_lack_licence"],
        "expert_work": offshore and answers["skill"] == "professional",
        "not_codifiable": offshore and answers["codifiable"] == "hardly",
        "faults_too_late": offshore
        and answers["checkable"] == "too_late"
        and "expert_review" not in case.safeguards_in_place,
        "must_stay": answers["must_stay"],
    }
    return [code for code, holds in met.items() if holds]
