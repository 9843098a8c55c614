"""Turn the folder of the VS Code extension into one file to install: python editors/package_vscode.py [FILE.vsix]

The file is the same each time. What the extension needs to speak with the language server is packed with it where
`npm install --omit=dev` brought it into the folder; without that it has colours and snippets alone.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

FOLDER = Path(__file__).resolve().parent / "vscode"
_KEPT = (
    "package.json",
    "README.md",
    "extension.js",
    "language-configuration.json",
    "syntaxes",
    "snippets",
    "node_modules",
)
_CONTENT_TYPES = {
    ".json": "application/json",
    ".js": "application/javascript",
    ".md": "text/markdown",
    ".vsixmanifest": "text/xml",
    ".txt": "text/plain",
}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packaged(target: Path) -> list[str]:
    """Write the package and give the names in it."""
    description = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    parts = {"extension.vsixmanifest": _manifest(description).encode(), "[Content_Types].xml": b""}
    parts |= {f"extension/{path.relative_to(FOLDER).as_posix()}": path.read_bytes() for path in _files()}
    parts["extension/LICENSE.txt"] = (FOLDER.parents[1] / "LICENSE").read_bytes()
    parts["[Content_Types].xml"] = _content_types(parts).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return list(parts)


def _files() -> Iterator[Path]:
    for name in _KEPT:
        path = FOLDER / name
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from sorted(each for each in path.rglob("*") if each.is_file() and ".bin" not in each.parts)


def _manifest(description: dict[str, object]) -> str:
    """Describe the package to VS Code."""
    name, version, publisher = (quoteattr(str(description[key])) for key in ("name", "version", "publisher"))
    shown, about = (escape(str(description[key])) for key in ("displayName", "description"))
    engines = description["engines"]
    assert isinstance(engines, dict)
    needed = quoteattr(str(engines["vscode"]))
    tags, categories = (escape(",".join(map(str, _listed(description, key)))) for key in ("keywords", "categories"))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id={name} Version={version} Publisher={publisher}/>
    <DisplayName>{shown}</DisplayName>
    <Description xml:space="preserve">{about}</Description>
    <Tags>{tags}</Tags>
    <Categories>{categories}</Categories>
    <License>extension/LICENSE.txt</License>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={needed}/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


def _listed(description: dict[str, object], key: str) -> list[object]:
    found = description[key]
    assert isinstance(found, list)
    return found


def _content_types(parts: dict[str, bytes]) -> str:
    endings = sorted({Path(name).suffix for name in parts if Path(name).suffix} - {".xml"})
    types = {ending: _CONTENT_TYPES.get(ending, "application/octet-stream") for ending in endings}
    rows = "".join(f'<Default Extension="{ending}" ContentType="{types[ending]}"/>' for ending in endings)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rows}</Types>\n'
    )


def main(arguments: list[str]) -> int:
    """Write the package, beside the folder where no name is given."""
    version = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["version"]
    target = Path(arguments[0]) if arguments else FOLDER.parent / f"indicrules-{version}.vsix"
    names = packaged(target)
    print(f"written: {target}")
    if not any(name.startswith("extension/node_modules/") for name in names):
        print("without the language client: run `npm install --omit=dev` in editors/vscode first", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
