"""The installer's script and the program's version resource for Windows, of the same facts as all packages."""

from __future__ import annotations

import re
from pathlib import Path

from about import (
    BUILD,
    COPYRIGHT,
    FILE_KIND,
    FILE_KIND_ES,
    LICENCE,
    MIME_TYPE,
    NAME,
    PUBLISHER,
    SUFFIX,
    SUMMARY,
    TITLE,
    VERSION,
)

FOLDER = BUILD / "windows"
# Names this program to Windows for ever: another version with it replaces this one.
_PROGRAM_ID = "6F2B7C1E-3D0A-4E53-9C55-5B1D0F0A7E21"
_OLDEST_WINDOWS = "10.0.17763"  # Windows 10 1809, the oldest that Qt 6 runs on
_LANGUAGE, _CHARACTERS = 0x0409, 1200  # US English, Unicode


def write_definitions() -> None:
    """``rightsource.iss`` for Inno Setup 6 and ``version.txt`` for PyInstaller."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    installer_script().write_text(_installer(), "utf-8-sig")  # Inno Setup takes UTF-8 by its mark
    version_resource().write_text(_version(), "utf-8")


def installer_script() -> Path:
    """What ``iscc``, the compiler of Inno Setup, is run on."""
    return FOLDER / f"{NAME}.iss"


def version_resource() -> Path:
    """What the spec of the bundle puts into the program there."""
    return FOLDER / "version.txt"


def _installer() -> str:
    kind = f"{TITLE}.Library"
    return f"""\
; The installer for Windows, by Inno Setup 6. Made by `make package`: change packaging/windows instead.
; To sign the setup and what removes it again: iscc /DSIGN "/Ssigntool=COMMAND $f", see packaging/windows/README.md.
[Setup]
#ifdef SIGN
SignTool=signtool
SignedUninstaller=yes
#endif
AppId={{{{{_PROGRAM_ID}}}
AppName={TITLE}
AppVersion={VERSION}
AppVerName={TITLE} {VERSION}
AppPublisher={PUBLISHER}
AppCopyright={COPYRIGHT}
VersionInfoVersion={_four(".")}
VersionInfoProductTextVersion={VERSION}
DefaultDirName={{autopf}}\\{TITLE}
DefaultGroupName={TITLE}
DisableProgramGroupPage=yes
LicenseFile=..\\..\\LICENSE
OutputDir=..\\..\\dist
OutputBaseFilename={NAME}-{VERSION}-setup
SetupIconFile=..\\icons\\{NAME}.ico
UninstallDisplayIcon={{app}}\\{NAME}.exe
UninstallDisplayName={TITLE}
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
; For one owner without an administrator, or for everybody: the installer asks.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes
MinVersion={_OLDEST_WINDOWS}

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\\Spanish.isl"

[CustomMessages]
en.FileKind={FILE_KIND}
es.FileKind={FILE_KIND_ES}

[Tasks]
Name: "desktopicon"; Description: "{{cm:CreateDesktopIcon}}"; GroupDescription: "{{cm:AdditionalIcons}}"; Flags: unchecked

; What an older version brought and this one does not: Python would find it.
[InstallDelete]
Type: filesandordirs; Name: "{{app}}\\_internal"

[Files]
Source: "..\\..\\dist\\{NAME}\\*"; DestDir: "{{app}}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{{group}}\\{TITLE}"; Filename: "{{app}}\\{NAME}.exe"; Comment: "{SUMMARY}"
Name: "{{autodesktop}}\\{TITLE}"; Filename: "{{app}}\\{NAME}.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\\Classes\\{SUFFIX}\\OpenWithProgids"; ValueType: string; ValueName: "{kind}"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\\Classes\\{SUFFIX}"; ValueType: string; ValueName: "Content Type"; ValueData: "{MIME_TYPE}"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\\Classes\\{kind}"; ValueType: string; ValueData: "{{cm:FileKind}}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\\Classes\\{kind}\\DefaultIcon"; ValueType: string; ValueData: "{{app}}\\{NAME}.exe,0"
Root: HKA; Subkey: "Software\\Classes\\{kind}\\shell\\open\\command"; ValueType: string; ValueData: \"\"\"{{app}}\\{NAME}.exe\"\" \"\"%1\"\"\"

[Run]
Filename: "{{app}}\\{NAME}.exe"; Description: "{{cm:LaunchProgram,{TITLE}}}"; Flags: nowait postinstall skipifsilent
"""


def _version() -> str:
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": TITLE,
        "FileVersion": VERSION,
        "InternalName": NAME,
        "LegalCopyright": f"{COPYRIGHT}. Licence: {LICENCE}.",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": VERSION,
    }
    table = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in strings.items())
    return f"""\
VSVersionInfo(
    ffi=FixedFileInfo(filevers=({_four(", ")}), prodvers=({_four(", ")}), mask=0x3F, flags=0x0, OS=0x40004,
                      fileType=0x1, subtype=0x0, date=(0, 0)),
    kids=[
        StringFileInfo([StringTable("{_LANGUAGE:04x}{_CHARACTERS:04x}", [{table}])]),
        VarFileInfo([VarStruct("Translation", [{_LANGUAGE}, {_CHARACTERS}])]),
    ],
)
"""


def _four(between: str) -> str:
    """The version as the four numbers that Windows wants."""
    return between.join(four_numbers(VERSION))


def four_numbers(version: str) -> list[str]:
    """The numbers of the release alone: 0.2.0rc1 is 0.2.0.0, as what comes after it will be."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    if found is None:
        raise ValueError(f"{version!r} does not begin with a number.")
    return [*found.group().split("."), "0", "0", "0"][:4]
