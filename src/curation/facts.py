"""The rows that the curation starts from, and the repair of labels whose letters only look right."""

import re
from pathlib import Path

FILES = ["legal", "actors-events", "actions", "labels"]


class Row:
    """One fact."""

    def __init__(self, file, fields):
        self.file = file
        (self.key, self.label, self.property, self.value, self.type, self.source, self.confidence, self.note) = fields
        self.lang = None
        match = re.fullmatch(r"(title|label)_([a-z]{2})", self.property)
        if match:
            self.lang, self.generic = match[2], match[1] + "_XX"
        else:
            self.generic = self.property


def read_facts(folder):
    rows = []
    for name in FILES:
        lines = (Path(folder) / (name + ".tsv")).read_text(encoding="utf-8").split("\n")[1:]
        rows += [Row(name, line.split("\t")) for line in lines if line]
    return rows


GREEK_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντυ", "ABEZHIKMNOPTYXovtu"))
CYRILLIC_LATIN = dict(zip("АВЕЅІЈКМНОРСТХаеорсухѕіј", "ABESIJKMHOPCTXaeopcyxsij"))
LATIN_CYRILLIC = {latin: cyrillic for cyrillic, latin in CYRILLIC_LATIN.items()}
LATIN_GREEK = {latin: greek for greek, latin in GREEK_LATIN.items() if greek not in "ντυ"}
CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")
LATIN = "A-Za-zÀ-ɏ"


def repair(value, lang, note):
    """Letters that only look right, where the note of the fact says so."""
    if "cedilla" in note:
        return value.translate(CEDILLA)
    if "letters of two scripts" not in note:
        return value

    def word(match):
        w = match[0]
        if lang == "bg":
            w = re.sub(r"(?<=[Ѐ-ӿ])à", "а\u0300", w)  # a stressed vowel, as Bulgarian writes it
        own = {"bg": "[Ѐ-ӿ]", "el": "[Ͱ-Ͽἀ-῿]"}.get(lang, "[" + LATIN + "]")
        if lang in ("bg", "el"):
            swap = LATIN_CYRILLIC if lang == "bg" else LATIN_GREEK
            mixed = re.search(own, w) and re.search("[A-Za-z]", w)
        else:
            swap = {**CYRILLIC_LATIN, **GREEK_LATIN}
            mixed = re.search(own, w) and re.search("[Ͱ-Ͽἀ-῿Ѐ-ӿ]", w)
        return "".join(swap.get(c, c) for c in w) if mixed else w

    return re.sub(r"\w+", word, value)
