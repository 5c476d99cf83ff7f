"""What tests of channels share: a channel of Ruth's, and the bot as its administrator."""

from tests.driver import Group, Phone
from tests.town import Town


async def channel(town: Town, owner: Phone, *readers: Phone, title: str = "Ward End news") -> Group:
    """A channel that the bot isn't in yet."""
    ids = [await reader.id() for reader in readers]
    made = await town.backend.post("channels", title=title, owner=await owner.id(), readers=ids)
    await town.phones.catch_up()
    return Group(int(made["id"]), title)


async def bot_in(
    town: Town, where: Group, by: Phone, status: str = "administrator", *, can_post: bool = True
) -> None:
    """The owner makes the bot an administrator, changes what it may do, or removes it."""
    path = f"groups/{where.id}/bot"
    await town.backend.post(path, status=status, can_post=can_post, by=await by.id())
    await town.phones.catch_up()


async def linked(town: Town, owner: Phone, *readers: Phone) -> Group:
    """A channel that is the timebank's, of this broker's."""
    where = await channel(town, owner, *readers)
    await bot_in(town, where, owner)
    await owner.taps("Yes, post here")
    return where
