"""What the simulator's page may do to the bot's process, given by whoever started both."""

from typing import Protocol


class Controls(Protocol):
    """A supervisor of the bot. All calls may take a moment; none may raise for a bot that is
    already in the state asked for."""

    @property
    def running(self) -> bool:
        """Whether the bot's process is alive."""

    async def kill(self) -> None:
        """Kills the bot at once, as a power cut would."""

    async def start(self) -> None:
        """Starts the bot again."""

    async def set_clock(self, shift_seconds: float) -> None:
        """Tells the bot that the world's clock is real time plus `shift_seconds`."""
