"""Every question the owner is asked, in plain words, with the levels an answer can take described."""

from __future__ import annotations

from advisor.language import mark
from advisor.wording.question import LevelText, Question, Questions

__all__ = ["QUESTIONS", "LevelText", "Question"]


def _levels(*rows: tuple[str, str, str]) -> tuple[LevelText, ...]:
    return tuple(LevelText(value=value, label=label, description=text) for value, label, text in rows)


_ALL = (
    Question(key="title", label=mark("Task"), question=mark("What is the task called?")),
    Question(
        key="function",
        label=mark("Kind of work"),
        question=mark("What kind of work is it?"),
        help=mark("Usual figures for this kind of work stand in for what you leave open."),
    ),
    Question(key="notes", label=mark("Notes"), question=mark("Anything worth remembering?")),
    Question(
        key="pattern",
        label=mark("How often"),
        question=mark("Does this work come back, or is it done once?"),
        levels=_levels(
            ("ongoing", mark("It comes back"), mark("Every week or month, with no end in sight.")),
            ("one_off", mark("It is done once"), mark("A project with an end.")),
        ),
    ),
    Question(
        key="hours",
        label=mark("Hours"),
        question=mark("How many hours does it take in-house?"),
        help=mark("Hours a month for work that comes back, hours in all for work done once."),
        unit="hours",
    ),
    Question(
        key="horizon_months",
        label=mark("How far ahead"),
        question=mark("How many months ahead should the costs be counted?"),
        help=mark("Finding and training somebody is paid once; it is spread over these months."),
        unit="months",
    ),
    Question(
        key="done_by",
        label=mark("Done by"),
        question=mark("Who does it now?"),
        levels=_levels(
            ("owner", mark("I do"), mark("It takes hours out of your own week.")),
            ("staff", mark("Somebody on my staff"), mark("It takes hours you pay wages for.")),
            ("nobody", mark("Nobody yet"), mark("It is left undone, or it is new.")),
        ),
    ),
    Question(
        key="own_skill",
        label=mark("How well in-house"),
        question=mark("How well is it done in-house?"),
        help=mark("Work done badly is done twice, and its mistakes cost money."),
        levels=_levels(
            ("well", mark("Well"), mark("It hardly ever has to be done again.")),
            ("passably", mark("Passably"), mark("Good enough, with a slip now and then.")),
            ("badly", mark("Badly"), mark("It often has to be mended.")),
            ("cannot", mark("We cannot do it"), mark("Nobody here knows how.")),
        ),
    ),
    Question(
        key="skill",
        label=mark("Skill it takes"),
        question=mark("What does the work take?"),
        help=mark("The more skill it takes, the less cheap help can do it."),
        levels=_levels(
            ("anyone", mark("Anyone careful"), mark("An hour of explaining is enough.")),
            (
                "trained",
                mark("Somebody trained"),
                mark("A few days of training, such as data entry in your system."),
            ),
            (
                "experienced",
                mark("Somebody experienced"),
                mark("Years in the trade, such as a good bookkeeper."),
            ),
            (
                "professional",
                mark("A professional"),
                mark("A qualified expert, such as a lawyer or an engineer."),
            ),
        ),
    ),
    Question(
        key="codifiable",
        label=mark("Can be written down"),
        question=mark("How much of it could you write down as steps?"),
        help=mark("Low-cost help works to a written procedure; what cannot be written must be watched."),
        levels=_levels(
            ("fully", mark("All of it"), mark("A checklist covers every case.")),
            ("mostly", mark("Most of it"), mark("A few cases need a question back.")),
            ("partly", mark("Part of it"), mark("Much depends on judgement.")),
            ("hardly", mark("Hardly any"), mark("It is judgement, taste or persuasion.")),
        ),
    ),
    Question(
        key="procedure",
        label=mark("Written procedure"),
        question=mark("Are the steps written down already?"),
        levels=_levels(
            ("written", mark("Yes"), mark("Somebody new could follow them tomorrow.")),
            ("partly_written", mark("In part"), mark("Notes or an old version exist.")),
            ("none", mark("No"), mark("It is all in somebody's head.")),
        ),
    ),
    Question(
        key="checkable",
        label=mark("How you check it"),
        question=mark("How would you see that it was done right?"),
        help=mark("What you cannot check yourself, you must be able to trust."),
        levels=_levels(
            ("at_a_glance", mark("At a glance"), mark("A look is enough.")),
            (
                "with_effort",
                mark("With some effort"),
                mark("You would go through it, or do part of it again."),
            ),
            (
                "expert_only",
                mark("Only an expert can tell"),
                mark("You would have to ask somebody qualified."),
            ),
            ("too_late", mark("Only when it is too late"), mark("A fault shows after the damage is done.")),
        ),
    ),
    Question(
        key="context",
        label=mark("Knowing the business"),
        question=mark("How much must one know of your business to do it?"),
        levels=_levels(
            ("little", mark("Little"), mark("It is the same in every business.")),
            ("some", mark("Some"), mark("Your products, your customers, your ways.")),
            ("deep", mark("A lot"), mark("It takes months to know enough.")),
        ),
    ),
    Question(
        key="data",
        label=mark("Data and access"),
        question=mark("What does the helper get to see or use?"),
        help=mark("The most delicate thing decides."),
        levels=_levels(
            ("none", mark("Nothing of ours"), mark("Public or harmless material.")),
            ("internal", mark("Internal papers"), mark("Prices, plans, ordinary files.")),
            ("personal", mark("Personal data"), mark("Names, addresses or records of people.")),
            (
                "customer_list",
                mark("The customer list"),
                mark("Who buys from you: an asset that can be sold on."),
            ),
            ("money", mark("Passwords or payments"), mark("Logins, bank access, authority to pay.")),
        ),
    ),
    Question(
        key="original_work",
        label=mark("Original work"),
        question=mark("Must something new be made that you will own?"),
        help=mark("A logo bought cheaply can turn out to be somebody else's trademark."),
        levels=_levels(
            ("none", mark("No"), mark("Nothing is created.")),
            ("some", mark("Some"), mark("Texts, pictures or code of everyday kind.")),
            ("brand", mark("Yes, our brand"), mark("Logo, name or artwork that must be yours alone.")),
        ),
    ),
    Question(
        key="customer_contact",
        label=mark("Contact with customers"),
        question=mark("Does the helper deal with your customers?"),
        levels=_levels(
            ("none", mark("No"), mark("Customers never notice who does it.")),
            ("written", mark("In writing"), mark("E-mail, chat, reviews.")),
            ("spoken", mark("By voice"), mark("Telephone or in person.")),
        ),
    ),
    Question(
        key="customer_loyalty",
        label=mark("Customers who mind"),
        question=mark("How many of your customers would mind help from abroad?"),
        help=mark("Think of what they do, not of what they say: far fewer leave than grumble."),
        levels=_levels(
            ("few", mark("Few"), mark("Price and speed are what they care about.")),
            ("some", mark("Some", "customers"), mark("Now and then somebody remarks on it.")),
            ("many", mark("Many"), mark("They come to you because you are local.")),
        ),
    ),
    Question(
        key="core",
        label=mark("What you are paid for"),
        question=mark("Is this what customers pay you for?"),
        levels=_levels(
            ("no", mark("No"), mark("It only keeps the business running.")),
            ("partly", mark("In part"), mark("Customers would notice a change.")),
            ("yes", mark("Yes"), mark("It is the reason they come.")),
        ),
    ),
    Question(
        key="licensed",
        label=mark("Licence needed"),
        question=mark("Does the law ask for a licence to do it?"),
        help=mark("Such as for electrical work, audits or legal advice."),
    ),
    Question(
        key="must_stay",
        label=mark("Must stay"),
        question=mark("Have you decided that it stays in-house, whatever the figures say?"),
    ),
    Question(
        key="outsource_rate",
        label=mark("A professional's rate"),
        question=mark("What would a professional charge?"),
        help=mark("Somebody answerable for the result, whom you do not have to manage."),
        unit="money",
    ),
    Question(
        key="offshore_rate",
        label=mark("Low-cost helper's rate"),
        question=mark("What would supervised low-cost help charge?"),
        help=mark("Somebody who works to your written steps while you check."),
        unit="money",
    ),
    Question(
        key="mistake_cost",
        label=mark("Cost of a mistake"),
        question=mark("What does a typical mistake cost that nobody catches in time?"),
        unit="money",
    ),
    Question(
        key="leak_loss",
        label=mark("Cost of a leak"),
        question=mark("What would it cost you if the data got out?"),
        unit="money",
    ),
    Question(
        key="ip_loss",
        label=mark("Cost of a copy"),
        question=mark("What would it cost if the work turned out to be copied from somebody?"),
        help=mark("New signs, new prints, a lawyer."),
        unit="money",
    ),
    Question(
        key="customer_margin_per_year",
        label=mark("What a customer leaves"),
        question=mark("What does one customer leave in the business in a year?"),
        help=mark("Sales to a typical customer in a year, less what those sales cost you."),
        unit="money a year",
    ),
    Question(
        key="budget_per_month",
        label=mark("Budget"),
        question=mark("How much can you spend on it at most?"),
        help=mark("Money paid out: a month for work that comes back, in all for work done once."),
        unit="money",
    ),
    Question(
        key="safeguards",
        label=mark("Safeguards in place"),
        question=mark("Which of these do you have in place already?"),
        help=mark("What is in place costs nothing more, and lowers its risk."),
        levels=_levels(
            (
                "contract_nda",
                mark("Contract with confidentiality"),
                mark("Signed, and you could enforce it."),
            ),
            (
                "least_access",
                mark("Least access"),
                mark("A login of their own that opens only what the job needs."),
            ),
            (
                "decoy_records",
                mark("Decoy records"),
                mark("Made-up customers in the list that show if it is used elsewhere."),
            ),
            (
                "ip_assignment",
                mark("Rights handed over in writing"),
                mark("Everything made for you belongs to you."),
            ),
            (
                "originality_search",
                mark("Originality search"),
                mark("Picture and trademark search before you use it."),
            ),
            ("references_checked", mark("References checked"), mark("You spoke to two of their customers.")),
            ("dual_approval", mark("Two people approve payments"), mark("Nobody can send money alone.")),
            ("expert_review", mark("Review by an expert"), mark("Somebody qualified looks at samples.")),
            ("paid_trial", mark("Paid trial"), mark("A small piece first, with an agreed pass mark.")),
            (
                "exit_plan",
                mark("Exit plan"),
                mark("Files, logins and steps are yours, and back within a week."),
            ),
            ("insurance", mark("Insurance"), mark("Theirs or yours pays for the damage.")),
        ),
    ),
    Question(
        key="currency",
        label=mark("Currency"),
        question=mark("Which currency do you count in?"),
    ),
    Question(
        key="owner_hour",
        label=mark("Your hour"),
        question=mark("What is an hour of your time worth?"),
        help=mark("What you could earn in it, or what you would pay to have it back."),
        unit="money an hour",
    ),
    Question(
        key="staff_hour",
        label=mark("Staff hour"),
        question=mark("What does an hour of staff cost you, all included?"),
        help=mark("Wages and what comes on top: in small businesses about a third more."),
        unit="money an hour",
    ),
    Question(
        key="largest_bearable_loss",
        label=mark("Largest bearable cost"),
        question=mark("What is the most a single task may ever cost you?"),
        help=mark("Whatever could cost more than this over the whole period is ruled out."),
        unit="money",
    ),
    Question(
        key="spare_owner_hours_per_month",
        label=mark("Your spare hours"),
        question=mark("How many hours a month can you spare to guide others?"),
        unit="hours a month",
    ),
    Question(
        key="core_preference",
        label=mark("Keeping core work"),
        question=mark(
            "What would you pay a month, at most, to keep work in-house that customers pay you for?"
        ),
        unit="money a month",
    ),
    Question(
        key="local_loyalty",
        label=mark("Keeping work local"),
        question=mark("What would you pay a month, at most, to keep a task in your own country?"),
        unit="money a month",
    ),
    Question(
        key="relief",
        label=mark("Being rid of it"),
        question=mark("What would it be worth to you a month to be rid of a chore you do yourself?"),
        unit="money a month",
    ),
)

QUESTIONS: Questions = Questions(_ALL)
