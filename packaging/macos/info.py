"""The property list of the program on macOS, of the same facts as all packages, and its entitlements."""

from __future__ import annotations

import plistlib
from typing import Any

from about import BUILD, COMPONENT, COPYRIGHT, FILE_KIND, MIME_TYPE, SUFFIX, TITLE, VERSION

from advisor.language import available

ENTITLEMENTS = BUILD / "macos" / "entitlements.plist"
_LIBRARY_TYPE = f"{COMPONENT}.library"
_OLDEST_SYSTEM = "13.0"  # what Qt 6.11, the newest that pyproject.toml allows, still runs on


def write_entitlements() -> None:
    """For codesign; the bundle's spec hands it on."""
    ENTITLEMENTS.parent.mkdir(parents=True, exist_ok=True)
    ENTITLEMENTS.write_bytes(plistlib.dumps(entitlements()))


def entitlements() -> dict[str, bool]:
    """What a signed program asks to be allowed: ctypes writes the code of its callbacks into memory."""
    return {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def property_list() -> dict[str, Any]:
    """For ``Info.plist``: version, rights, and the kind of document."""
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": VERSION,
        # English is the language where nothing else fits; the program itself asks which one is wanted.
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": list(available()),
        "LSMinimumSystemVersion": _OLDEST_SYSTEM,
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
