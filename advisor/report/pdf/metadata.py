"""The file's metadata as XMP (ISO 16684-1), where PDF/UA has its mark."""

from __future__ import annotations

import re
from datetime import date
from html import escape

from advisor.report.cleaning import one_line
from advisor.report.document import Document

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xmp(document: Document, *, creator: str, producer: str) -> str:
    """The packet; the same document gives the same text."""
    title, author = one_line(document.title), one_line(document.business)
    subject = one_line(document.subject)
    parts = [
        "<dc:format>application/pdf</dc:format>",
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_shown(title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:language><rdf:Bag><rdf:li>{_shown(document.language)}</rdf:li></rdf:Bag></dc:language>",
    ]
    if author:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{_shown(author)}</rdf:li></rdf:Seq></dc:creator>")
    if subject:
        described = f'<rdf:Alt><rdf:li xml:lang="x-default">{_shown(subject)}</rdf:li></rdf:Alt>'
        parts.append(f"<dc:description>{described}</dc:description>")
    parts += [
        f"<xmp:CreatorTool>{_shown(creator)}</xmp:CreatorTool>",
        f"<pdf:Producer>{_shown(producer)}</pdf:Producer>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    if document.printed_on is not None:
        stamp = _stamp(document.printed_on)
        parts += [f"<xmp:CreateDate>{stamp}</xmp:CreateDate>", f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate>"]
    spaces = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    )
    return "\n".join(
        [
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            f'<rdf:Description rdf:about="" {spaces}>',
            *parts,
            "</rdf:Description>",
            "</rdf:RDF>",
            "</x:xmpmeta>",
            '<?xpacket end="r"?>',
        ]
    )


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+00:00"


def _shown(text: str) -> str:
    """Text that XML 1.0 can hold: the same as in the file's own title, joiners included."""
    return escape(_NOT_IN_XML.sub("", text), quote=False)
