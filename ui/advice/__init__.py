"""The advice beside the answers."""

from ui.advice.advice_panel import AdvicePanel

__all__ = ["AdvicePanel"]
