"""Chats and their members."""

import secrets

from simulator.args import Args
from simulator.errors import bad_request, forbidden
from simulator.methods.registry import method
from simulator.models import Chat, Wire
from simulator.world import World

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")


def bot_member(world: World, status: str, chat: Chat | None = None) -> Wire:
    """The bot as a member of a chat (ChatMember), with its rights in a channel."""
    wire = _member(world.bot_user, status)
    if chat is not None and chat.channel and status == "administrator":
        del wire["can_pin_messages"]
        wire.update(dict.fromkeys(CHANNEL_RIGHTS, chat.can_post))
    return wire


def _member(user: Wire, status: str) -> Wire:
    wire: Wire = {"user": user, "status": status}
    if status == "kicked":
        wire["until_date"] = 0
    elif status == "administrator":
        wire.update(dict.fromkeys(ADMIN_RIGHTS, True))
        wire.update(can_be_edited=False, is_anonymous=False, can_promote_members=False)
    elif status == "creator":
        wire["is_anonymous"] = False
    return wire


def _groups_only(chat: Chat) -> None:
    if chat.private:
        raise bad_request("there are no administrators in the private chat")


def _as_admin(chat: Chat, right: str) -> None:
    if chat.private:
        raise bad_request("can't be used in private chats")
    if chat.bot_status != "administrator":
        raise bad_request(f"not enough rights to {right}")


@method("getMe")
def get_me(world: World, _args: Args) -> Wire:
    """The bot's own User object."""
    return {
        **world.bot_user,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": world.profile.supports_inline_queries,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
    }


@method("getChat")
def get_chat(world: World, args: Args) -> Wire:
    """Everything known of a chat (ChatFullInfo)."""
    chat = world.chat_for(args.text("chat_id"), write=False)
    wire: Wire = {
        **chat.wire,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.private:
        username = world.people[chat.id].username
        if username:
            wire["active_usernames"] = [username]
    else:
        if chat.channel and chat.username:
            wire["active_usernames"] = [chat.username]
        elif not chat.channel:
            wire["permissions"] = dict.fromkeys(PERMISSIONS, True)
        if chat.description:
            wire["description"] = chat.description
        if chat.links:
            wire["invite_link"] = chat.links[0]
    if chat.pinned:
        message = chat.find(chat.pinned[-1])
        if message is not None:
            wire["pinned_message"] = message.wire
    return wire


@method("getChatMember")
def get_chat_member(world: World, args: Args) -> Wire:
    """One member of a chat."""
    user_id = args.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    chat = world.chat_for(args.text("chat_id"), write=False)
    if user_id == world.profile.id:
        return bot_member(world, chat.bot_status, chat)
    person = world.people.get(user_id)
    if person is None or not world.knows(person):
        raise bad_request("user not found")
    if user_id not in chat.members:
        if chat.private:
            raise bad_request("member not found")
        return _member(person.wire, "left")
    return _member(person.wire, "administrator" if user_id in chat.admins else "member")


@method("getChatAdministrators")
def get_chat_administrators(world: World, args: Args) -> list[Wire]:
    """Who administers a group."""
    chat = world.chat_for(args.text("chat_id"), write=False)
    _groups_only(chat)
    admins = [_member(world.people[i].wire, "administrator") for i in sorted(chat.admins)]
    if chat.bot_status == "administrator":
        admins.append(bot_member(world, "administrator", chat))
    return admins


@method("getChatMemberCount", "getChatMembersCount")
def get_chat_member_count(world: World, args: Args) -> int:
    """How many are in a chat, the bot among them."""
    return len(world.chat_for(args.text("chat_id"), write=False).members) + 1


def _new_link(chat: Chat) -> str:
    link = f"https://t.me/+{secrets.token_urlsafe(12)}"
    chat.links.append(link)
    del chat.links[:-100]
    return link


@method("createChatInviteLink")
def create_chat_invite_link(world: World, args: Args) -> Wire:
    """A further invite link (administrators only)."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    _as_admin(chat, "manage chat invite link")
    if len(args.text("name")) > 32:
        raise bad_request("CHAT_INVITE_TITLE_TOO_LONG")
    wire: Wire = {
        "invite_link": _new_link(chat),
        "creator": world.bot_user,
        "creates_join_request": args.flag("creates_join_request"),
        "is_primary": False,
        "is_revoked": False,
    }
    if args.has("name"):
        wire["name"] = args.text("name")
    for field in ("expire_date", "member_limit"):
        if args.integer(field):
            wire[field] = args.integer(field)
    return wire


@method("exportChatInviteLink")
def export_chat_invite_link(world: World, args: Args) -> str:
    """A new primary invite link (administrators only)."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    _as_admin(chat, "export chat invite link")
    return _new_link(chat)


@method("leaveChat")
def leave_chat(world: World, args: Args) -> bool:
    """The bot leaves a group."""
    chat = world.chat_for(args.text("chat_id"), write=False)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    if not chat.channel:
        world.post(chat, world.bot_user, {"left_chat_member": world.bot_user}, kind="service")
    chat.bot_status = "left"
    world.tell("state", chat)
    return True


@method("setChatTitle")
def set_chat_title(world: World, args: Args) -> bool:
    """Renames a group (administrators only)."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    _as_admin(chat, "change chat title")
    title = args.text("title").strip()
    if not title:
        raise bad_request("title can't be empty")
    chat.title = title[:128]
    chat.wire = {**chat.wire, "title": chat.title}
    world.post(chat, world.bot_user, {"new_chat_title": chat.title}, kind="service", outgoing=True)
    return True


@method("setChatDescription")
def set_chat_description(world: World, args: Args) -> bool:
    """Describes a group (administrators only)."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    _as_admin(chat, "set chat description")
    description = args.text("description")[:255]
    if description == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = description
    return True


@method("banChatMember", "kickChatMember")
def ban_chat_member(world: World, args: Args) -> bool:
    """Puts a person out of a group (administrators only)."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    if chat.private:
        raise bad_request("can't ban members in private chats")
    _as_admin(chat, "restrict/unrestrict chat member")
    user_id = args.integer("user_id")
    if user_id not in world.people:
        raise bad_request("invalid user_id specified")
    if user_id in chat.admins:
        raise bad_request("user is an administrator of the chat")
    if user_id in chat.members:
        chat.members.discard(user_id)
        world.journal.event("state", user_id)
        world.tell("state", chat)
    return True


@method("unbanChatMember")
def unban_chat_member(world: World, args: Args) -> bool:
    """Lets a person come back (administrators only)."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    _as_admin(chat, "restrict/unrestrict chat member")
    if args.integer("user_id") not in world.people:
        raise bad_request("invalid user_id specified")
    return True


@method("getUserProfilePhotos")
def get_user_profile_photos(world: World, args: Args) -> Wire:
    """A person's pictures: nobody here has any."""
    person = world.people.get(args.integer("user_id"))
    if person is None or not world.knows(person):
        raise bad_request("invalid user_id specified")
    return {"total_count": 0, "photos": []}


@method("approveChatJoinRequest", "declineChatJoinRequest")
def answer_join_request(world: World, args: Args) -> bool:
    """Nobody asks to join here, so there is nothing to answer."""
    chat = world.chat_for(args.text("chat_id"), write=True)
    if chat.private:
        raise forbidden("can't be used in private chats")
    raise bad_request("HIDE_REQUESTER_MISSING")
