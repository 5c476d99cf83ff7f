"""Looking into python-telegram-bot's objects."""

from typing import Any

import telegram as tg

# Fields of the Bot API that this version of the library keeps only as raw values.
NOT_YET_IN_THE_LIBRARY = {
    "all_members_are_administrators",
    "new_chat_member",
    "new_chat_participant",
    "left_chat_participant",
    "supports_guest_queries",
    "can_manage_bots",
}


def spoken(answer: Any) -> dict[str, Any]:
    """Fields that the library did not know: here always a slip of the simulator."""
    if not isinstance(answer, tg.TelegramObject):
        return {}
    return {k: v for k, v in answer.api_kwargs.items() if k not in NOT_YET_IN_THE_LIBRARY}
