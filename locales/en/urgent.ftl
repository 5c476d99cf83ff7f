### Around the fixed answers of safety.ftl: who was told, and the alert that a lead gets.

# With a fixed answer: somebody was told. Nothing may sound as if somebody were coming.
# $there (choice): yes where one of them is on duty at this moment
# $at (datetime): by when it is read at the latest
# $phone (text): the timebank's number
# $has_phone (choice): yes where it has one
safety-told =
    I have told a person at the timebank now. { $there ->
        [yes] They are asked to read it at once.
       *[no] Nobody is on duty at this hour. It is read by { WHEN($at) } at the latest.{ $has_phone ->
            [yes] { " " }The timebank’s number is { $phone }.
           *[no] { "" }
        }
    } Nobody comes to you because of this message.
# To whoever wrote it, when at last nobody has opened it. It must not say what it is about.
# $timebank (text): the timebank
# $phone (text): the timebank's number
# $has_phone (choice): yes where it has one
notice-not-read =
    Nobody at { $timebank } has read your message yet. I have told everybody whom I can tell.{ $has_phone ->
        [yes] { " " }You can ring { $phone }.
       *[no] { "" }
    } Please do not wait for us. In an emergency ring 999.
# On the desk's card: who was alerted.
# $at (datetime): when
# $words (words): first names
case-event-told = { WHEN($at) }: I told { $words }.
# Under a fixed answer: nobody could be told.
safety-nobody-told =
    I could not reach a person at the timebank. Please ring one of the numbers, or somebody you trust.
# After Yes to "Shall a person ring you?".
safety-ring-how-ask = Thank you. On which number, and when is it safe to ring?
# The label of that answer in a list.
safety-ring-how-name = Safe way
# After that answer.
safety-ring-passed-on = Thank you. I have passed that on.
# After No to "Shall a person ring you?".
toast-safety-no-call = All right. You can write to me at any time.
# The alert to the safeguarding lead. It must not say what it is about: others may see the phone.
# $timebank (text): the timebank
case-urgent-alert = <b>A message at { $timebank } needs you now.</b> Please open it where nobody reads along.
# To brokers and administrators who may not open it, when nobody has opened an urgent message.
# $timebank (text): the timebank
# $names (text): who can open it, such as "Ruth"
case-urgent-unopened =
    <b>A message at { $timebank } has waited for 10 minutes or more.</b>
    Nobody has opened it.
    Only { $names } can open it. Please ring them now.

## What the screening thinks it is about, for the lead

# The classes that were found.
# $kinds (list): such as "danger now" and "a child"
case-urgent-why = I think it is about: { LIST($kinds) }. I may be wrong.
# A reminder for the lead.
case-urgent-care =
    Somebody else may read their phone. Ring them if you can, and do not write what it is about.
# Danger at this moment.
case-class-danger-now = danger now
# A smell of gas.
case-class-gas = gas
# Thoughts of dying, or of hurting oneself.
case-class-self-harm = self-harm
# A child at risk.
case-class-child = a child
# Abuse.
case-class-abuse = abuse
# Being used by others for money or work.
case-class-exploitation = being used by others
# Being controlled by somebody.
case-class-coercion = being controlled
# Having nowhere to sleep.
case-class-homeless = nowhere to sleep
