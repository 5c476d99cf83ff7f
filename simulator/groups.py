"""Groups and channels: making them, who comes and goes, and the upgrade to a supergroup."""

from simulator.errors import PersonError
from simulator.methods.chats import bot_member
from simulator.models import Chat, Person, Wire
from simulator.world import World


def group(world: World, chat_id: int) -> Chat:
    """A group or channel by id."""
    chat = world.chats.get(chat_id)
    if chat is None or chat.private or chat.migrated_to is not None:
        raise PersonError("There is no such group.", 404)
    return chat


def create(world: World, title: str, members: list[Person], *, supergroup: bool) -> Chat:
    """A new group with these people and the bot; its first member made it."""
    if not members:
        raise PersonError("A group needs somebody in it.")
    chat = world.add_group(title, {person.id for person in members}, supergroup=supergroup)
    chat.admins.add(members[0].id)
    kind = "supergroup_chat_created" if supergroup else "group_chat_created"
    created = world.post(chat, members[0].wire, {kind: True}, kind="service")
    bot_changed(world, chat, members[0], "left", "member")
    world.queue_message(created)
    return chat


def create_channel(
    world: World, title: str, owner: Person, readers: list[Person], *, username: str = ""
) -> Chat:
    """A new channel of this person's; the bot is not in it."""
    known = (c.username.lower() for c in world.chats.values())
    if username and username.lower() in known:
        raise PersonError("Another channel has that name.")
    chat = world.add_channel(title, owner.id, {one.id for one in readers}, username=username)
    world.post(chat, owner.wire, {"channel_chat_created": True}, kind="service")
    return chat


def bot_changed(
    world: World, chat: Chat, person: Person, old: str, new: str, *, can_post: bool = False
) -> None:
    """Tells the bot that its place in a group, or its right to post in a channel, changed."""
    before = bot_member(world, old, chat)
    chat.bot_status = new
    chat.can_post = chat.channel and new == "administrator" and can_post
    wire: Wire = {
        "chat": chat.wire,
        "from": person.wire,
        "date": world.clock.unix(),
        "old_chat_member": before,
        "new_chat_member": bot_member(world, new, chat),
    }
    world.queue.put("my_chat_member", wire, f"chat {chat.id}", world.clock.now())
    world.journal.event("state")


def change_members(
    world: World, chat: Chat, actor: Person, add: list[Person], remove: list[Person]
) -> None:
    """People join and leave; the bot gets the service messages, as all bots do."""
    for person in add:
        if person.id in chat.members:
            continue
        chat.members.add(person.id)
        content: Wire = {
            "new_chat_members": [person.wire],
            "new_chat_member": person.wire,
            "new_chat_participant": person.wire,
        }
        if not chat.channel:
            _service(world, chat, actor, content)
        _member_changed(world, chat, actor, person, joined=True)
    for person in remove:
        if person.id not in chat.members:
            continue
        content = {"left_chat_member": person.wire, "left_chat_participant": person.wire}
        if not chat.channel:
            _service(world, chat, person, content)
        chat.members.discard(person.id)
        _member_changed(world, chat, actor, person, joined=False)
    world.journal.event("state")


def _service(world: World, chat: Chat, actor: Person, content: Wire) -> None:
    message = world.post(chat, actor.wire, content, kind="service")
    if chat.bot_status in {"member", "administrator"}:
        world.queue_message(message)


def _member_changed(
    world: World, chat: Chat, actor: Person, person: Person, *, joined: bool
) -> None:
    if chat.bot_status != "administrator":
        return
    states = ("left", "member") if joined else ("member", "left")
    wire: Wire = {
        "chat": chat.wire,
        "from": actor.wire,
        "date": world.clock.unix(),
        "old_chat_member": {"user": person.wire, "status": states[0]},
        "new_chat_member": {"user": person.wire, "status": states[1]},
    }
    world.queue.put("chat_member", wire, f"user {person.id}", world.clock.now())


def set_bot(world: World, chat: Chat, actor: Person, status: str, *, can_post: bool = True) -> None:
    """A person adds the bot, makes it an administrator, or puts it out; in a channel it is one of
    the administrators, with or without the right to post."""
    if status not in {"member", "administrator", "kicked", "left"}:
        raise PersonError("The bot can be a member, an administrator, kicked or left.")
    if chat.channel and status == "member":
        raise PersonError("In a channel the bot can only be an administrator.")
    if chat.channel and actor.id not in chat.admins:
        raise PersonError("Only a channel's administrators do that.")
    may_post = chat.channel and status == "administrator" and can_post
    if chat.bot_status != status or chat.can_post != may_post:
        bot_changed(world, chat, actor, chat.bot_status, status, can_post=may_post)


def upgrade(world: World, chat: Chat) -> Chat:
    """Turns a group into a supergroup: a new id, and the old one refuses with it."""
    if chat.kind != "group":
        raise PersonError("Only a basic group can become a supergroup.")
    new = world.add_group(chat.title, set(chat.members), supergroup=True)
    new.bot_status = chat.bot_status
    new.admins = set(chat.admins)
    actor = world.people[min(chat.admins or chat.members)]
    old_message = world.post(chat, actor.wire, {"migrate_to_chat_id": new.id}, kind="service")
    new_message = world.post(new, actor.wire, {"migrate_from_chat_id": chat.id}, kind="service")
    world.queue_message(old_message)
    world.queue_message(new_message)
    chat.migrated_to = new.id
    chat.members.clear()
    world.journal.event("state")
    return new
