"""The words an answer can take, mildest first: the order of members is part of the meaning."""

from __future__ import annotations

from enum import StrEnum


class Arrangement(StrEnum):
    """A working relationship, not a country."""

    IN_HOUSE = "in_house"
    OUTSOURCE = "outsource"
    OFFSHORE = "offshore"


class Pattern(StrEnum):
    """Whether the work comes back."""

    ONGOING = "ongoing"
    ONE_OFF = "one_off"


class DoneBy(StrEnum):
    """Who does it now."""

    OWNER = "owner"
    STAFF = "staff"
    NOBODY = "nobody"


class OwnSkill(StrEnum):
    """How well it is done in-house."""

    WELL = "well"
    PASSABLY = "passably"
    BADLY = "badly"
    CANNOT = "cannot"


class Skill(StrEnum):
    """What the work takes."""

    ANYONE = "anyone"
    TRAINED = "trained"
    EXPERIENCED = "experienced"
    PROFESSIONAL = "professional"


class Codifiable(StrEnum):
    """How far it can be put into written steps."""

    FULLY = "fully"
    MOSTLY = "mostly"
    PARTLY = "partly"
    HARDLY = "hardly"


class Procedure(StrEnum):
    """Whether the written steps exist."""

    WRITTEN = "written"
    PARTLY_WRITTEN = "partly_written"
    NONE = "none"


class Checkable(StrEnum):
    """How the owner can tell whether it was done right."""

    AT_A_GLANCE = "at_a_glance"
    WITH_EFFORT = "with_effort"
    EXPERT_ONLY = "expert_only"
    TOO_LATE = "too_late"


class Context(StrEnum):
    """How much of this business one must know."""

    LITTLE = "little"
    SOME = "some"
    DEEP = "deep"


class Data(StrEnum):
    """What the helper gets; money means passwords or authority to pay."""

    NONE = "none"
    INTERNAL = "internal"
    PERSONAL = "personal"
    CUSTOMER_LIST = "customer_list"
    MONEY = "money"


class OriginalWork(StrEnum):
    """What is created that the business must own."""

    NONE = "none"
    SOME = "some"
    BRAND = "brand"


class CustomerContact(StrEnum):
    """How the helper deals with customers."""

    NONE = "none"
    WRITTEN = "written"
    SPOKEN = "spoken"


class CustomerLoyalty(StrEnum):
    """How many customers mind help from abroad."""

    FEW = "few"
    SOME = "some"
    MANY = "many"


class Core(StrEnum):
    """Whether customers pay for this very work."""

    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class Safeguard(StrEnum):
    """What lowers a risk of handing work over."""

    CONTRACT_NDA = "contract_nda"
    LEAST_ACCESS = "least_access"
    DECOY_RECORDS = "decoy_records"
    IP_ASSIGNMENT = "ip_assignment"
    ORIGINALITY_SEARCH = "originality_search"
    REFERENCES_CHECKED = "references_checked"
    DUAL_APPROVAL = "dual_approval"
    EXPERT_REVIEW = "expert_review"
    PAID_TRIAL = "paid_trial"
    EXIT_PLAN = "exit_plan"
    INSURANCE = "insurance"


class Per(StrEnum):
    """What a rate is charged for."""

    HOUR = "hour"
    MONTH = "month"
    JOB = "job"
    MINUTE = "minute"
    CALL = "call"
    ITEM = "item"


class ExtraPer(StrEnum):
    """How often an extra of a quote is charged."""

    ONCE = "once"
    MONTH = "month"
