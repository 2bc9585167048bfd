"""Checks what is made for Windows and macOS, as far as that can be done elsewhere."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path

from about import SUFFIX
from macos.info import ENTITLEMENTS, property_list
from windows.definitions import installer_script, version_resource

_SECTIONS = {
    "Setup", "Languages", "CustomMessages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run",
}  # fmt: skip
_CALLED = re.compile(r"\{cm:(\w+)")
_OF_INNO_SETUP = {"CreateDesktopIcon", "AdditionalIcons", "LaunchProgram"}
_NAMED_FILE = re.compile(r"^(?:LicenseFile|SetupIconFile)=(.+)$|^Source: \"([^\"]+)\"", re.MULTILINE)


def check_definitions() -> None:
    """Raise ValueError for what those systems would refuse."""
    _check_installer()
    _check_version()
    plistlib.loads(ENTITLEMENTS.read_bytes())
    again = plistlib.loads(plistlib.dumps(property_list()))
    kind = again["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]["public.filename-extension"]
    if kind != [SUFFIX.lstrip(".")]:
        raise ValueError(f"the property list names {kind} as a library's ending")


def _check_installer() -> None:
    script = installer_script().read_text("utf-8-sig")
    sections = set(re.findall(r"^\[(\w+)\]$", script, re.MULTILINE))
    if sections != _SECTIONS:
        raise ValueError(f"the installer's script has the sections {sorted(sections)}")
    told = re.findall(r"^(\w+)\.(\w+)=", script, re.MULTILINE)
    for message in set(_CALLED.findall(script)) - _OF_INNO_SETUP:
        if {language for language, name in told if name == message} != {"en", "es"}:
            raise ValueError(f"the installer's script does not say {message} in every language")
    for match in _NAMED_FILE.finditer(script):
        named = (match.group(1) or match.group(2)).replace("\\", "/").removesuffix("/*")
        if not (installer_script().parent / Path(named)).exists():
            raise ValueError(f"the installer's script names {named}, which is not there")


def _check_version() -> None:
    """As PyInstaller reads it: an expression over its own classes, with nested tuples of numbers."""

    def made(name: str) -> type:
        return type(
            name, (), {"__init__": lambda self, *values, **named: self.__dict__.update(named, values=values)}
        )

    classes = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
    )
    found = eval(
        version_resource().read_text("utf-8"), {name: made(name) for name in (*classes, "VarStruct")}
    )
    if len(found.ffi.filevers) != 4:
        raise ValueError("the version resource does not have four numbers")
