"""What LibreOffice makes of reviewed copies; run by ``redline.py`` with a Python that has LibreOffice's module ``uno``.

    python benchmarks/redline_office.py ORIGINAL REVIEWED [ORIGINAL REVIEWED ...]

Prints one JSON object a pair: how many comments each file has, and whether the reviewed copy reads as the original once
all changes in both are rejected.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno

_PORT = 2731
_BRIDGE = f"socket,host=127.0.0.1,port={_PORT};urp"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless",
                "--norestore",
                f"--accept={_BRIDGE};StarOffice.ComponentContext",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = _connect()
            for original, reviewed in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
                print(json.dumps(_compare(context, Path(original), Path(reviewed), Path(folder))), flush=True)
        finally:
            office.terminate()
            office.wait()


def _connect() -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:{_BRIDGE};StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    sys.exit("redline_office: LibreOffice did not start")


def _compare(context: Any, original: Path, reviewed: Path, folder: Path) -> dict[str, object]:
    found: dict[str, object] = {"file": original.name}
    texts = []
    for name, path in (("before", original), ("after", reviewed)):
        try:
            comments, text = _read(context, path, folder / f"{name}.txt")
        except Exception as error:
            return {**found, "error": f"{name}: {type(error).__name__}"}
        found[name] = comments
        texts.append(text)
    return {**found, "restored": texts[0] == texts[1]}


def _read(context: Any, path: Path, target: Path) -> tuple[int, str]:
    """The number of comments in a file, and its text, numbers included, with all tracked changes rejected."""
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, (_value("Hidden", True),))
    try:
        fields = document.getTextFields().createEnumeration()
        comments = 0
        while fields.hasMoreElements():
            comments += fields.nextElement().supportsService("com.sun.star.text.textfield.Annotation")
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        frame = document.getCurrentController().getFrame()
        dispatcher.executeDispatch(frame, ".uno:RejectAllTrackedChanges", "", 0, ())
        document.storeToURL(
            target.as_uri(), (_value("FilterName", "Text (encoded)"), _value("FilterOptions", "UTF8,LF"))
        )
    finally:
        document.close(True)
    return comments, target.read_text(encoding="utf-8")


def _value(name: str, value: object) -> Any:
    return uno.createUnoStruct("com.sun.star.beans.PropertyValue", Name=name, Value=value)


if __name__ == "__main__":
    main()
