"""A question's text → a `Question`: its own terms, and sets for what it says in another language or region."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.engine.witness import Witness
from index.languages import english
from index.languages.everyday import everyday_alternatives, written_otherwise
from index.languages.lexicon import Lexicon
from index.languages.pinyin import Reader
from index.languages.sounds import Sounds
from index.languages.strings import Strings
from index.languages.transcription import Transcriber
from index.languages.translation import LATIN, english_set, english_sets
from index.question import Question, TermSet, Translation
from index.text.analysis import Analyzer
from index.text.expected import asking_in_chinese, expected
from index.text.folding import Text, fold, half_width
from index.text.numerals import other_forms
from index.text.ordinals import questions_written

_GLUED = re.compile(r"(\d+)([A-Za-z]{3,})|([A-Za-z]{3,})(\d+)")  # a number and a word without a blank between
_CODE = re.compile("[A-Z]{2,}|[A-Za-z]+-?[0-9][A-Za-z0-9.-]*")  # HPV, E3
_MODEL = re.compile(r"(?<![a-z\d-])([a-z]{2,5})(-?)(\d{1,4}[a-z]?)(?![a-z\d-])")  # CM20, CM-20
_HANZI = re.compile("[\u4e00-\u9fff]")
_FEW = 60  # passages; 40 to 120 are alike
_EVERYDAY = 0.6  # how surely another everyday word means the same
_OTHER_FORM = 0.9  # how surely another form of an English word means the same
_ASKING = 0.2  # what a word that only asks counts; .15 to .3 are alike, .6 puts 收费 before the very thing whose price is asked
_BESIDE_ITSELF = 0.2  # weight of a regional word where the one that was asked stands in the articles as well


class Interpreter:
    """Reads questions to one generation, which is the witness of what is a name, a translation, or pinyin."""

    def __init__(self, analyzer: Analyzer, lexicon: Lexicon, witness: Witness, sounds: Sounds) -> None:
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._witness = witness
        self._sounds = sounds
        self._transcriber = Transcriber(sounds, analyzer.tokenizer.is_word)

    def read(self, text: Text) -> Question:
        """The question's terms; Latin words that the corpus does not have are translated or read as pinyin.

        Those for which a list of ours or of an admin's has other words stand for these: Trinket for 韋小寶.
        """
        text = self._models_as_written(self._numbers_as_written(Text(half_width(text.written), text.folded)))
        aliases, rest = self._aliases(text)
        read = self._read(rest)
        added = (*aliases, *self._questions(text.folded))
        return replace(read, folded=text.folded, sets=(*added, *read.sets)) if added else read

    def _questions(self, folded: str) -> Iterator[TermSet]:
        """The sets of the questions that are asked for by their numbers, as the articles write those."""
        for asked, forms in questions_written(folded):
            there = tuple(Translation(form, 1.0) for form in forms if self._witness.has_text(form))
            if there:
                yield TermSet(asked, there, exact=True)

    def _aliases(self, text: Text) -> tuple[list[TermSet], Text]:
        """The sets of the names that have other words, and the text with blanks in their place."""
        sets = []
        for alias in self._lexicon.aliases:
            at = text.folded.find(alias)
            if at < 0 or not _is_whole(text.folded, at, at + len(alias)):
                continue
            others = (word for word in self._lexicon.synonyms[alias] if self._witness.has_text(word))
            there = tuple(Translation(word, 1.0) for word in others)
            if there:
                sets.append(TermSet(text.written[at : at + len(alias)], there, literal=alias, exact=True))
                text = text.with_part(at, at + len(alias), " " * len(alias))
        return sets, text

    def _read(self, text: Text) -> Question:
        """The same without names that have other words."""
        asked = self._analyzer.question(text.folded)
        tokens = list(self._tokens(text.written))
        letters = [token for token in tokens if token[0].isalpha()]
        if not letters:
            return self._in_everyday_words(replace(asked, sets=tuple(self._variants(text))), text.folded)
        chinese = self._analyzer.question(_blanked(text, LATIN.findall(text.written)))
        asking = asking_in_chinese(asked.folded)
        if not chinese.terms and not _HANZI.search(text.folded):
            expects = expected(f"{asking} {asked.folded}")
            return replace(chinese, folded=asked.folded, expects=expects, sets=tuple(self._sets(tokens)), asking=asking)
        # in a Chinese question, numbers and the names that the articles write so stay what they are
        strange = [token for token in letters if not self._is_written(fold(token))]
        own = self._analyzer.question(_blanked(text, strange))
        sets = self._sets(strange)
        known = " ".join(one.asked for one in sets if one.translations)
        codes = tuple(token for token in strange if _CODE.fullmatch(token) and token not in known)
        read = replace(own, sets=(*sets, *self._variants(text)), asking=asking, codes=codes)
        return self._in_everyday_words(read, text.folded)

    def _tokens(self, text: str) -> Iterator[str]:
        """The Latin words and numbers; A380 stays whole, 500qiang is two where the articles don't write it so."""
        for token in LATIN.findall(text.replace("’", "'")):
            parts = _GLUED.fullmatch(token)
            if parts and not self._witness.has_unit(fold(token)):
                yield from (part for part in parts.groups() if part)
            else:
                yield token

    def _numbers_as_written(self, text: Text) -> Text:
        """The question with its numbers as the articles write them, where only the other way stands there: 五百強 as 500強."""
        for start, end, forms in reversed(other_forms(text.folded)):
            after = text.folded[end : end + 1]
            if not self._stands(text.folded[start:end], after):
                form = next((form for form in forms if self._stands(form, after)), None)
                text = text.with_part(start, end, form) if form else text
        return text

    def _models_as_written(self, text: Text) -> Text:
        """The question with its models as the articles write them, where only the other way stands there: CM20 as CM-20."""
        for model in reversed(list(_MODEL.finditer(text.folded))):
            letters, hyphen, digits = model.groups()
            together, apart = f"{letters}{digits}", f"{letters}-{digits}"
            other, is_there = (together, self._witness.has_unit) if hyphen else (apart, self._witness.has_text)
            if not self._is_written(model[0]) and is_there(other):
                text = text.with_part(*model.span(), other)
        return text

    def _is_written(self, token: str) -> bool:
        """Does some passage hold the token, maybe with a blank in it: S7Pro as S7 Pro?"""
        return self._witness.has_unit(token) or (bool(_CODE.fullmatch(token)) and self._witness.has_text(token))

    def _stands(self, number: str, after: str) -> bool:
        """Does some passage hold the number, before this character if it is a hanzi?"""
        return self._witness.has_text(number + (after if after.isalpha() else ""))

    def _sets(self, tokens: list[str]) -> list[TermSet]:
        dictionary = self._lexicon.dictionary
        strings = Strings(self._sounds)
        reader = Reader(self._sounds, strings, dictionary, self._analyzer.tokenizer.is_word)
        sets, left = reader.read(tokens, lambda token: english_set(dictionary, token))
        return sets + [self._by_sound(self._with_forms(one), strings) for one in english_sets(dictionary, left)]

    def _with_forms(self, terms: TermSet) -> TermSet:
        """A word with its other forms that stand in the articles: dogs, where dog is asked."""
        word = terms.literal
        forms = (*english.forms(word), *english.other_names(word)) if word.isalpha() else ()
        others = (form for form in forms if self._witness.has_unit(form))
        there = tuple(Translation(form, _OTHER_FORM) for form in others)
        return replace(terms, translations=(*there, *terms.translations)) if there else terms

    def _by_sound(self, terms: TermSet, strings: Strings) -> TermSet:
        """A name that no dictionary has, as the passages write it by its sound."""
        if terms.translations or not terms.asked[0].isupper():
            return terms
        written = self._transcriber.transcriptions(english.bare(terms.asked), strings)
        return replace(terms, translations=written, exact=True) if written else terms

    def _in_everyday_words(self, question: Question, folded: str) -> Question:
        """With what documents may say for the words of its folded text; one that no article holds is looked for as well."""
        alternatives = (*everyday_alternatives(folded, self._analyzer.word_spans(folded)), *written_otherwise(folded))
        sets = list(question.sets)
        for one in alternatives:
            # among few passages a kind of question tells which one answers; among many it is noise
            is_told = self._witness.passages > _FEW if one.is_asking else self._witness.has_text(one.word)
            if not is_told:
                there = tuple(Translation(word, _EVERYDAY) for word in one.others if self._witness.has_text(word))
                factor, literal = (_ASKING, one.word) if one.is_asking else (_EVERYDAY, "")
                sets.append(TermSet(one.word, there, literal=literal, factor=factor, exact=True))
        own = tuple(one for one in alternatives if not one.is_asking)
        return replace(question, sets=tuple(one for one in sets if one.translations), alternatives=own)

    def _variants(self, text: Text) -> Iterator[TermSet]:
        """The question's words as other regions say them, as far as the articles do."""
        for start, end in self._analyzer.word_spans(text.folded):
            word = text.folded[start:end]
            others = self._lexicon.variants(word)
            there = tuple(Translation(one, 1.0) for one in others if self._witness.has_text(one))
            if there:
                factor = _BESIDE_ITSELF if self._witness.has_text(word) else 1.0
                yield TermSet(text.written[start:end], there, factor=factor, exact=True)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Do no further letters stand around a part of the text?"""
    around = folded[max(0, start - 1) : start] + folded[end : end + 1]
    return not any(character.isascii() and character.isalnum() for character in around)


def _blanked(text: Text, tokens: Sequence[str]) -> str:
    """The folded text with blanks in place of these Latin words and numbers."""
    folded = text.folded
    for found in LATIN.finditer(text.written):
        if found[0] in tokens:
            folded = folded[: found.start()] + " " * len(found[0]) + folded[found.end() :]
    return folded
