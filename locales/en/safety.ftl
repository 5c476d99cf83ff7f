### The safeguarding lead's fixed answers to words that must never wait. Nobody rewords them in code.
### They never name what was said: somebody else may read the phone. They never promise secrecy.
### The numbers are Birmingham's and national ones. Check each of them before you go live.

## Numbers, each in one place

# Police, ambulance and fire.
-emergency = 999
# Samaritans, free, day and night.
-samaritans = 116 123
# NHS, day and night; option 2 is for mental health.
-nhs = 111
# A text line, day and night.
-shout = 85258
# Gas and carbon monoxide emergencies, free, day and night.
-gas-emergency = 0800 111 999
# Birmingham City Council, adult social care, in office hours.
-adults = 0121 303 1234
# The same, at night and at weekends.
-adults-night = 0121 464 9001
# Birmingham children's services (CASS), in office hours.
-children = 0121 303 1888
# The same, at night and at weekends.
-children-night = 0121 675 4806
# Shelter's helpline for people who lose their home.
-shelter = 0808 800 4444
# The helpline on modern slavery and exploitation.
-slavery = 08000 121 700

## The fixed answers, one for each class of the screening

# Fixed answer where somebody is in danger at this moment.
safety-danger-now =
    If somebody is in danger, ring { -emergency } now. If you cannot speak, press 55 when asked.
    Get to a safe place if you can.
# Fixed answer to a smell of gas or a carbon monoxide alarm.
safety-gas =
    Get everybody out now. Then ring { -gas-emergency }, day or night. It is free.
    Open windows on your way. Touch no switches and light no flames.
    If somebody feels ill, ring { -emergency }.
# Fixed answer to thoughts of dying, or of hurting oneself.
safety-self-harm =
    I am glad that you told me. You matter, and people want to help you now.
    If you are in danger now, or took something, ring { -emergency }.
    Ring Samaritans on { -samaritans }, day or night. It is free.
    Or ring { -nhs } and choose option 2, or text SHOUT to { -shout }.
# Fixed answer where a child may be at risk. It names no child and asks nothing.
safety-child =
    Thank you for telling me. If somebody is in danger now, ring { -emergency }.
    You can talk to the council team on { -children }, or at night on { -children-night }.
# Fixed answer where an adult may be hurt by somebody. It does not say so.
safety-abuse =
    Thank you for telling me. If you are in danger now, ring { -emergency }.
    You can talk to the council team on { -adults }, or at night on { -adults-night }.
    When is it safe to ring you, and on which number?
# Fixed answer where somebody may be used for money or work. It does not say so.
safety-exploitation =
    Thank you for telling me. If you are in danger now, ring { -emergency }.
    You can talk to people who help on { -slavery }, or to the council team on { -adults }.
    When is it safe to ring you, and on which number?
# Fixed answer where somebody may be controlled by another. It does not say so.
safety-coercion =
    Thank you for telling me. If you are in danger now, ring { -emergency }.
    You can talk to the council team on { -adults }, or at night on { -adults-night }.
    When is it safe to ring you, and on which number?
# Fixed answer to somebody with nowhere to sleep.
safety-homeless =
    If you are not safe now, ring { -emergency }.
    Ask the council's housing options team for a place tonight.
    Shelter can help you with that. Ring { -shelter }.
# Offers a call, after a fixed answer or where somebody seems low. Yes and No as buttons.
safety-ring-ask = Shall a person ring you?

# A broker noted for the desk, or wrote behind one of its commands, in words that can't wait, what
# happened to somebody.
# $told (choice): yes, self where the broker is the safeguarding lead, or no
safety-noted = If somebody is in danger now, ring { -emergency }. { $told ->
        [yes] I told the person who must know, in your words. I go on with what you wrote.
        [self] You are the safeguarding lead. I go on with what you wrote.
       *[no] I could not reach a safeguarding lead. Please tell one yourself. I go on with what you wrote.
    }
