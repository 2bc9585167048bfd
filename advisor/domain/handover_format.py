"""What was written into hand-over documents as plain JSON values, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advisor.domain.handover import DocumentKind, KeptSection, SectionForm


def sections_to_data(sections: Sequence[KeptSection]) -> dict[str, Any]:
    """The sections of one document."""
    return {"sections": [_to_data(one) for one in sections]}


def read_sections(data: Mapping[str, Any]) -> tuple[KeptSection, ...]:
    """The same back. Raises ValueError for what is none."""
    found = data.get("sections")
    if not isinstance(found, list):
        raise ValueError("a document has sections")
    return tuple(_section(one) for one in found)


def documents_to_data(documents: Mapping[DocumentKind, Sequence[KeptSection]]) -> dict[str, Any]:
    """All documents of a task, by kind."""
    return {kind.value: sections_to_data(sections) for kind, sections in documents.items()}


def read_documents(data: Mapping[str, Any]) -> tuple[tuple[DocumentKind, KeptSection], ...]:
    """The same back, as pairs. Raises ValueError for what is none."""
    found = []
    for kind, sections in data.items():
        if not isinstance(sections, dict):
            raise ValueError("a document is an object")
        found += [(DocumentKind(kind), one) for one in read_sections(sections)]
    return tuple(found)


def _to_data(one: KeptSection) -> dict[str, Any]:
    return {
        "key": one.key,
        "heading": one.heading,
        "form": one.form.value,
        "lines": list(one.lines),
        "filled": list(one.filled),
        "language": one.language,
    }


def _section(data: Any) -> KeptSection:
    if not isinstance(data, dict):
        raise ValueError("a section is an object")
    return KeptSection(
        key=_text(data.get("key")),
        heading=_text(data.get("heading")),
        form=SectionForm(_text(data.get("form"))),
        lines=_lines(data.get("lines")),
        filled=_lines(data.get("filled")),
        language=_text(data.get("language")),
    )


def _lines(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("lines are a list")
    return tuple(_text(line) for line in value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is text")
    return value
