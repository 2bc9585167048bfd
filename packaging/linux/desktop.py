"""The files by which a Linux desktop knows the program: menu entry, kind of file, description."""

from __future__ import annotations

from xml.sax.saxutils import escape

from about import (
    APPLICATION_ID,
    COMPONENT,
    DESCRIPTION,
    FILE_KIND,
    FILE_KIND_ES,
    KEYWORDS,
    LICENCE,
    MIME_TYPE,
    NAME,
    PUBLISHER,
    SUFFIX,
    SUMMARY,
    SUMMARY_ES,
    TITLE,
    VERSION,
)

from linux.changelog import released_on


def desktop_entry() -> str:
    """For ``share/applications`` (freedesktop.org's Desktop Entry Specification 1.4)."""
    return f"""\
[Desktop Entry]
Type=Application
Version=1.4
Name={TITLE}
GenericName=Sourcing advisor
GenericName[es]=Asesor de externalización
Comment={SUMMARY}
Comment[es]={SUMMARY_ES}
Exec={NAME} %f
Icon={NAME}
Terminal=false
StartupNotify=true
StartupWMClass={NAME}
Categories=Office;ProjectManagement;
Keywords={";".join(KEYWORDS)};
MimeType={MIME_TYPE};
"""


def mime_type() -> str:
    """For ``share/mime/packages``: by its name, and by what stands in an SQLite file's header."""
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MIME_TYPE}">
    <comment>{FILE_KIND}</comment>
    <comment xml:lang="es">{FILE_KIND_ES}</comment>
    <sub-class-of type="application/vnd.sqlite3"/>
    <glob pattern="*{SUFFIX}"/>
    <magic priority="60">
      <match type="string" value="SQLite format 3" offset="0">
        <match type="string" value="{APPLICATION_ID.decode()}" offset="68"/>
      </match>
    </magic>
    <icon name="{NAME}"/>
  </mime-type>
</mime-info>
"""


def metainfo() -> str:
    """For ``share/metainfo``: what software centres show (AppStream)."""
    paragraphs = "\n".join(f"    <p>{escape(text)}</p>" for text in DESCRIPTION)
    keywords = "\n".join(f"    <keyword>{escape(word)}</keyword>" for word in KEYWORDS)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{COMPONENT}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>{LICENCE}</project_license>
  <name>{TITLE}</name>
  <summary>{escape(SUMMARY)}</summary>
  <summary xml:lang="es">{escape(SUMMARY_ES)}</summary>
  <developer id="{COMPONENT}">
    <name>{PUBLISHER}</name>
  </developer>
  <description>
{paragraphs}
  </description>
  <categories>
    <category>Office</category>
    <category>ProjectManagement</category>
  </categories>
  <keywords>
{keywords}
  </keywords>
  <launchable type="desktop-id">{NAME}.desktop</launchable>
  <provides>
    <binary>{NAME}</binary>
    <mediatype>{MIME_TYPE}</mediatype>
  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="{VERSION}" date="{released_on()}"/>
  </releases>
</component>
"""
