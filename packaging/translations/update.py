"""Brings the translations up to date: `make translations`.

Every text of the program goes into each ``resources/translations/LANGUAGE.po``; what is translated stays,
what is gone is dropped, and the ``.mo`` file that the program reads is made of it. With ``--check`` nothing
is written; it fails where the files do not match the code, or where a text is untranslated.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from texts import messages

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
HEADER = """\
# Rightsource in {language}. Licence: that of Rightsource (MIT).
# Brought up to date by `make translations`; the files in which a text stands are named above it.
#"""
HEADERS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")


class UndatedCatalog(Catalog):
    """A catalogue without dates and names of tools: the same texts give the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        """What gettext needs to know, and no more."""
        return [(name, value) for name, value in self._get_mime_headers() if name in HEADERS]


def updated(path: Path) -> Catalog:
    """The catalogue of one language with the texts as they are now."""
    with path.open("rb") as file:
        told = read_po(file, locale=path.stem)
    found = UndatedCatalog(locale=path.stem, charset="utf-8", fuzzy=False)
    found.header_comment = HEADER.format(language=told.locale.english_name)
    for one in messages(ROOT):
        key = one.forms if len(one.forms) > 1 else one.forms[0]
        before = told.get(key, one.context)
        string = before.string if before is not None and before.id == key else None
        found.add(key, string, locations=[(one.place, 1)], context=one.context)
    return found


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as its translators read it."""
    out = BytesIO()
    write_po(out, catalogue, width=110, sort_by_file=True, include_lineno=False)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Write the catalogues, or with ``--check`` say what is wrong with them."""
    faults = []
    for path in sorted(FOLDER.glob("*.po")):
        catalogue = updated(path)
        missing = [message.id for message in catalogue if message.id and not _is_translated(message.string)]
        print(f"{path.name}: {len(catalogue)} texts, {len(missing)} untranslated")
        files = {path: as_po(catalogue), path.with_suffix(".mo"): as_mo(catalogue)}
        if "--check" not in arguments:
            for file, data in files.items():
                file.write_bytes(data)
            continue
        faults += [f"untranslated: {text}" for text in missing]
        faults += [
            f"{file.name} is out of date: run `make translations`"
            for file, data in files.items()
            if not file.exists() or file.read_bytes() != data
        ]
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


def _is_translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
