"""Short messages about one's own account and arrangements, by how they are built.

Cue phrases know what people say word for word; these know the shape: "show me everything I've
earned", "can't do Tuesday now", "who can see my info". Read from plain words, so that slang and
spelling are put right already.
"""

import re
from functools import lru_cache

from domain.reading.plain import plain
from domain.reading.types import Intent
from domain.reading.when_days import DAY

_SOON = rf"(?:{DAY}|today|tonight|tomorrow|this (?:week|morning|afternoon|evening)|next week)"
_MINE = r"(?:info|information|data|details|records?|account|profile|stuff|messages)"
_SHAPES: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (
        "my_data",
        re.compile(
            rf"\b(?:who|what|where|why|how)\b(?: [a-z]+){{0,4}} (?:my|me) {_MINE}\b"
            rf"|\b(?:delete|erase|remove|wipe|download|export|copy of|get rid of)(?: [a-z]+){{0,2}}"
            rf" (?:my|me) {_MINE}\b"
            r"|\b(?:hold|keep|store|have|got|know|stored|kept)(?: [a-z]+)? (?:on|about) (?:me|us)\b"
        ),
    ),
    (
        "statement",
        re.compile(
            r"\b(?:show|send|give|print|list|see)(?: (?:me|us|out))?"
            r"(?: [a-z]+){0,3} (?:everything|all|what|list|record|history)"
            r"(?: [a-z]+){0,5} (?:earned|done|given|logged|spent|did)\b"
            r"|\b(?:everything|all) (?:that )?i (?:have )?(?:earned|logged|spent|given)\b"
        ),
    ),
    (
        "join",
        re.compile(
            r"\b(?:become|be|being|becoming) (?:a )?(?:new )?member\b"
            r"|\bhow (?:do|does|can|could|would)(?: [a-z]+){1,3} (?:join|sign up|register|enrol)\b"
        ),
    ),
    (
        "help",
        re.compile(
            r"\bwhat (?:is|are) (?:a |the )?(?:time ?bank|time ?banking|time credits?|credits?|"
            r"broker)(?: for| when| then| anyway|$)|"
            r"\bhow (?:many|much)(?: [a-z]+){0,2} (?:credits?|hours?|points|time) "
            r"(?:for|is|are|does|do you|would|will|to|per)\b(?! (?:i|we) (?:have|got))"
            r"|\b(?:are you|is it|is this|is that|talking to|is there) (?:just )?(?:a |an |the )?"
            r"(?:real |actual |proper )?(?:robot|bot|computer|machine|ai|chatbot|human|person)\b"
            r"|\b(?:do|does|will|would|is|are) (?:i|we|it|there|you)(?: have| need)?(?: to)? "
            r"(?:pay|charge|cost|free|a charge|a fee|any charge)\b(?! (?:on|at|mon|tue|wed|thu|fri|"
            r"sat|sun|today|tomorrow|next|this|for|to))"
            r"|\bhow (?:do|does|can|could) (?:it|this|that|all this|the credits?|the points|"
            r"the time ?bank|time ?banking|the bank) work\b"
        ),
    ),
    (
        "away",
        re.compile(
            r"\bdo ?n[o']?t (?:give|send|put|book|ask|ring|call|text|message|contact|match) "
            r"(?:me|us)\b(?: [a-z]+){0,8}$"
            r"|\b(?:i am|we are|i will be|we will be) (?:away|off|abroad|on holiday|out of action)"
            r"(?: [a-z0-9]+){0,10} (?:do ?n[o']?t|no) (?:give|send|put|book|ask|ring|call|jobs|"
            r"text|requests|lifts|messages)\b"
        ),
    ),
    (
        "log",
        re.compile(
            r"\bfor (?:the|my|me) (?:book|books|record|records|log|sheet|timesheet|tally)\b|"
            r"\badd [a-z0-9. ]{1,14} (?:hours?|hrs?) to mine for\b|"
            r"\b(?:done|did|finished|got|have)(?: all)? (?:my|me|some|the|a few) "
            r"(?:hours?|hrs?|time)(?: [a-z]+){0,5} (?:where|who|how|what)\b"
            r"|\b(?:where|who|how)(?: [a-z]+){0,4} "
            r"(?:put|tell|log|enter|write|record|add|send|report)(?: [a-z]+){0,4} "
            r"(?:hours?|hrs?|time i (?:did|done))\b"
        ),
    ),
    (
        "balance",
        re.compile(
            r"\b(?:have i got|do i have|i got|have we got) enough (?:for|to|left|hours|credits)\b|"
            r"^(?:hi,? |hiya,? |hello,? |and |so |just )*(?:what|whats|how|hows)(?: [a-z]+){0,3} "
            r"(?:my|me) (?:total|tally|account|pot|hours|credits|points|bank|score)"
            r"(?: [a-z]+){0,4}$"
        ),
    ),
    (
        "offer",
        re.compile(
            r"\bif (?:any|some)(?: ?one| ?body| of you)?(?: else)? (?:wants?|needs?|fancies|"
            r"likes|would like|is after|is interested|is stuck|could use)\b"
            r"|\b(?:can|could|will|would) (?:drop|take|run|give|teach|help|drive|cook for|bake for|"
            r"show|visit|walk|sit with|shop for) (?:people|others|folks?|members|neighbours|your)\b"
            r"|\b(?:i am|we are) free (?:for|to) [a-z]+ing?\b"
            r"|\b(?:would|could|can|will) (?:do|make|bake|cook|sew)(?: [a-z]+){1,3} for your\b"
            r"|\b(?:if|for) people (?:who )?(?:want|need|like|cannot|cant)\b"
            r"|\bfor (?:any|some)(?:one|body) (?:who|that|in need|needing|wanting|struggling)\b"
            r"|^(?:hi,? |hiya,? |please |pls )*offer (?!me\b|us\b|of\b)"
            r"|^(?:hi,? |hiya,? )*(?:can|could|may|might) i (?:do|help|give|cook|clean|walk|teach|"
            r"offer|run|make)(?: [a-z]+){0,5} (?:for|with|to) (?:some|any)(?:one|body)\b"
            r"|\b(?:does |do )?any(?:one|body) (?:need|want|after|fancy)(?: [a-z]+){0,6}[,.?!]* "
            r"(?:because |cos |as )?(?:i am|i can|i could|i do|i have got|i will)\b"
            r"|\bneed (?:a|any|some)(?: [a-z]+){0,3} do(?:ne|ing?) ?[?,]+ ?(?:i am|i can|i do)\b"
        ),
    ),
    (
        "talk_to_person",
        re.compile(
            r"\b(?:talk|speak|ring|phone|call|get hold of|contact|chat)(?: [a-z]+){0,4} "
            r"(?:office|in charge|broker|staff|manager|coordinator|organiser|one of you|real one)\b"
        ),
    ),
    (
        "cancel",
        re.compile(
            rf"\b(?:cannot|can not|wont be able to|not able to|unable to) (?:do|make|manage|come)"
            rf"(?: (?:it|in|on|over|round|this|next|that))* (?:{_SOON}|now|after all|any ?more)\b"
            r"|\b(?:take|pull|remove|delete|close|withdraw)(?: off| down| back)? "
            r"(?:that|the|my|me) (?:request|ask|advert|post|listing)\b"
            r"|^(?:sorry,? |oh |hi,? |actually,? |its ok,? )*(?:dont|do not) "
            r"(?:bother|send)\b(?! (?:me|us))"
            r"|^(?:sorry,? |oh |hi,? |actually,? )*(?:scrap|forget|never ?mind|call off|bin)"
            r"(?: off)? (?:that|the|my|it|about)\b"
            rf"|\b(?:cannot|can not|wont be able to|not able to|unable to) do (?:the|his|her|that|"
            r"my (?=shift|lift|turn|slot|visit|stint))(?: [a-z]+){1,3}(?: on| for| this| next)* "
            rf"{_SOON}\b"
            r"(?!.*\b(?:someone|anyone|help|need)\b)"
            r"|\b(?:dont|do not|no longer|wont|not) (?:need|want|needing|wanting)(?: [a-z]+){0,6} "
            r"(?:now|any ?more|after all|any longer|no more)(?: [a-z]+)?$"
        ),
    ),
)


@lru_cache(maxsize=64)
def shaped(text: str, lang: str) -> frozenset[Intent]:
    """The intents whose shape `text` has; only what is short enough to be about one thing."""
    words = plain(text, lang)[:_LONGEST].rstrip(" .!?x")
    return frozenset(intent for intent, shape in _SHAPES if shape.search(words))


_LONGEST = 200
