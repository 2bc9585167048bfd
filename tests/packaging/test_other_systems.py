"""What Windows and macOS are told, as far as it can be read elsewhere."""

from __future__ import annotations

import re

import pytest

from tests.packaging.scripts import of_packaging

WINDOWS = "from windows.definitions import *; from windows.definitions import _installer"
MAC = "from macos.info import *"


@pytest.fixture(scope="module")
def installer() -> dict[str, str]:
    """The sections of the script by name."""
    text: str = of_packaging(WINDOWS, "_installer()")
    return dict(re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL))


def test_windows_is_told_four_numbers_whatever_the_version() -> None:
    versions = ["0.1.0", "0.2.0rc1", "1.2.3.4.5", "1.0.dev3"]
    found = of_packaging(WINDOWS, f"['.'.join(four_numbers(one)) for one in {versions}]")
    assert found == ["0.1.0.0", "0.2.0.0", "1.2.3.4", "1.0.0.0"]


def test_an_older_versions_files_are_gone_before_the_new_ones_come(installer: dict[str, str]) -> None:
    assert 'Type: filesandordirs; Name: "{app}\\_internal"' in installer["InstallDelete"]


def test_the_kind_of_file_has_a_name_in_both_languages_and_its_type(installer: dict[str, str]) -> None:
    assert "es.FileKind=Biblioteca de Rightsource" in installer["CustomMessages"]
    assert 'ValueData: "{cm:FileKind}"' in installer["Registry"]
    assert 'ValueName: "Content Type"; ValueData: "application/x-rightsource"' in installer["Registry"]


def test_windows_too_old_for_qt_is_refused_and_a_signature_is_asked_for_only_by_name(
    installer: dict[str, str],
) -> None:
    assert "MinVersion=10.0.17763\n" in installer["Setup"]
    assert "#ifdef SIGN\nSignTool=signtool\nSignedUninstaller=yes\n#endif\n" in installer["Setup"]


def test_a_signed_program_on_a_mac_may_still_write_callbacks_into_memory() -> None:
    assert of_packaging(MAC, "entitlements()") == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True
    }


def test_a_mac_is_told_the_languages_and_the_oldest_system() -> None:
    told = of_packaging(MAC, "property_list()")
    assert told["CFBundleLocalizations"] == ["en", "es"]
    assert told["LSMinimumSystemVersion"] == "13.0"


def test_a_mac_gets_its_icon_for_fine_screens_too() -> None:
    kinds = of_packaging("from icons import *", "{kind.decode(): size for kind, size in MAC_KINDS.items()}")
    fine = {"ic10": 1024, "ic11": 32, "ic12": 64, "ic13": 256, "ic14": 512}
    assert fine.items() <= kinds.items()
