"""Bring the window's translations up to date, or check that they are.

    python packaging/translations.py          find new sentences, compile what is translated
    python packaging/translations.py --check  say what is missing; exit code 1 if anything is

Sentences are found by the calls of `tr` and `noop` in gui/ (lupdate), kept and translated in
`resources/translations/shoal_<language>.ts`, and compiled into the `.qm` beside it (lrelease),
which is kept in the repository, so that a checkout speaks every language without a build. A
sentence that nobody uses any more goes. Nothing is lost when this runs twice.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ar", "de", "es", "fr", "ja", "pt", "zh")
BIN = Path(sys.executable).parent


def sources() -> list[str]:
    """The files that speak."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "gui").rglob("*.py"))


def find_sentences(catalogues: list[Path]) -> None:
    """Merge every sentence of gui/ into these .ts files."""
    command = [
        *(BIN / "pyside6-lupdate", *sources()),
        *("-no-obsolete", "-locations", "none", "-source-language", "en", "-silent"),
        *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
        *("-tr-function-alias", "QT_TR_NOOP+=noop", "-ts", *catalogues),
    ]
    subprocess.run(command, check=True, cwd=ROOT)


def compile_into(catalogue: Path, compiled: Path) -> None:
    """Compile one .ts file."""
    command = [BIN / "pyside6-lrelease", "-silent", catalogue, "-qm", compiled]
    subprocess.run(command, check=True, cwd=ROOT)


def places(sentence: str) -> set[str]:
    """The `{places}` of a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def faults(catalogue: Path) -> list[str]:
    """What is wrong with one .ts file, a line each."""
    found = []
    for message in ET.parse(catalogue).getroot().iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            found.append(f"{catalogue.name}: not translated: {source}")
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")]
        for form in forms or [translation.text or ""]:
            # A form for exactly one, or two, may leave the number out: the word says it.
            wrong = (places(source) ^ places(form)) - ({"n"} if forms else set())
            if not form.strip() or wrong:
                found.append(f"{catalogue.name}: {form or 'empty'!r} for {source!r}")
    return found


def check() -> list[str]:
    """Everything that keeps the translations from being complete and current."""
    found = []
    with tempfile.TemporaryDirectory(prefix="shoal-translations-") as folder:
        for language in LANGUAGES:
            kept = FOLDER / f"shoal_{language}.ts"
            fresh = Path(folder) / kept.name
            fresh.write_bytes(kept.read_bytes())
            find_sentences([fresh])
            if fresh.read_bytes() != kept.read_bytes():
                found.append(f"{kept.name} lacks sentences, or has too many")
            found += faults(fresh)
            compiled = fresh.with_suffix(".qm")
            compile_into(fresh, compiled)
            if compiled.read_bytes() != kept.with_suffix(".qm").read_bytes():
                found.append(f"{kept.stem}.qm is older than its .ts file")
    return found


def main() -> int:
    if sys.argv[1:] not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    catalogues = [FOLDER / f"shoal_{language}.ts" for language in LANGUAGES]
    if not sys.argv[1:]:
        FOLDER.mkdir(exist_ok=True)
        find_sentences(catalogues)
        for catalogue in catalogues:
            compile_into(catalogue, catalogue.with_suffix(".qm"))
    found = check()
    print("\n".join(found) or "every sentence is there in every language")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
