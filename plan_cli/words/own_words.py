"""The names of fields and states in a sentence, as the file that it is about calls them; imported only where a file has
words of its own for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plan_cli.finding import Amount, Fact, Hit, Name, Share

_NAMED = (
    r"`(?!plan [a-z]|--|name: value`)[^`]*`|\b(?:true|false)\b"
    r"|\b(?:value|measure): \{[a-z]+\}|\bbound: at_least\b|“- task: …”"
)
"""Where names of fields stand in a sentence: not in a command, nor in what stands for any name and value."""
_NAME = r"(?<![\w{.])[a-z_]+(?![\w}.-])"
_GLOSSES = r"（[a-z_]+ [\u4e00-\u9fff]+(?:、[a-z_]+ [\u4e00-\u9fff]+)*）"
"""What English names mean in Chinese, as a sentence explains them."""
_EXPLAINED = r"`([\u4e00-\u9fff]+):`（\1）"


def in_own_words(sentence: str, words: Mapping[str, str]) -> str:
    """A sentence, with its slots, in the words of a file."""

    def own(found: re.Match[str]) -> str:
        return re.sub(_NAME, lambda name: words.get(name.group(), name.group()), found.group())

    return re.sub(_EXPLAINED, r"`\1:`", re.sub(_NAMED, own, re.sub(_GLOSSES, "", sentence)))


def named(hit: Hit, words: Mapping[str, str]) -> Hit:
    """A hit whose facts call fields and states by the words of a file."""

    def own(fact: Fact) -> Fact:
        if isinstance(fact, Name):
            return _own(fact, words)
        if isinstance(fact, tuple) and not isinstance(fact, Amount | Share):
            return tuple(_own(item, words) if isinstance(item, Name) else item for item in fact)
        return fact

    facts = {name: own(fact) for name, fact in hit.facts.items()}
    return hit._replace(expected=own(hit.expected), actual=own(hit.actual), facts=facts)


def _own(name: Name, words: Mapping[str, str]) -> str:
    """What a file calls a field, with the colon behind it where there is one."""
    field = name.removesuffix(":")
    return words.get(field, field) + name[len(field) :]
