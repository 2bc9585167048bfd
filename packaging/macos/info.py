"""The property list of the program on macOS, of the same facts as all packages."""

from __future__ import annotations

from typing import Any

from about import COMPONENT, COPYRIGHT, FILE_KIND, MIME_TYPE, SUFFIX, TITLE, VERSION

_LIBRARY_TYPE = f"{COMPONENT}.library"


def property_list() -> dict[str, Any]:
    """For ``Info.plist``: version, rights, and the kind of document."""
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": VERSION,
        "NSHumanReadableCopyright": COPYRIGHT,
        "NSHighResolutionCapable": True,
        "LSApplicationCategoryType": "public.app-category.business",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": FILE_KIND,
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "rightsource.icns",
                "LSItemContentTypes": [_LIBRARY_TYPE],
                "LSHandlerRank": "Owner",
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _LIBRARY_TYPE,
                "UTTypeDescription": FILE_KIND,
                "UTTypeConformsTo": ["public.database", "public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [SUFFIX.lstrip(".")],
                    "public.mime-type": MIME_TYPE,
                },
            }
        ],
    }
