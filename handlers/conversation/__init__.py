"""How a conversation goes: forms, questions, buttons, screens."""
