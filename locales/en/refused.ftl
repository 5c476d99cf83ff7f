### What a timebank never exchanges: a kind no, and where help is. Numbers are Birmingham's.

# The kind no to gas work.
ask-refused-gas =
    We cannot help with gas or boilers. By law that is for a Gas Safe engineer.
    If you rent, ring your landlord. If you smell gas, ring 0800 111 999 at once.
# The kind no to work on wires, sockets and fuses.
ask-refused-electrics =
    We cannot help with wires, sockets or fuses. That is for a registered electrician.
    If you rent, ring your landlord. For a fire or a shock, ring 999.
# The kind no to pipes, heating, roofs and high ladders.
ask-refused-mains-plumbing =
    Pipes, heating, roofs and high ladders are not for members.
    If you rent, ring your landlord. If not, a plumber or other tradesperson can help.
    You can still ask for small jobs, such as a dripping tap.
# The kind no to washing, dressing, feeding.
ask-refused-personal-care =
    Washing, dressing or feeding somebody is work for trained carers.
    Adult social care can help: 0121 303 1234. Ask them about a carers' assessment too.
    You can still ask for company, shopping or a cooked meal.
# The kind no to giving medicines.
ask-refused-medication =
    Members cannot give anybody their medicines. A pharmacist or your GP can help.
    Adult social care can help too: 0121 303 1234.
    You can still ask for somebody to collect a prescription.
# The kind no to feet, wounds, physio.
ask-refused-clinical =
    Feet, wounds and sore joints need somebody trained. Your GP can help, or send you to podiatry.
    You can still ask for a lift there, or for company on the way.
# The kind no to immigration advice.
ask-refused-immigration =
    The law does not let members help with visas or leave to stay.
    Please ask an IAA-registered adviser, a solicitor or Citizens Advice.
# The kind no to advice about debt.
ask-refused-debt =
    Members cannot advise about debt. These can, and it costs nothing:
    StepChange, National Debtline and Citizens Advice.
# The kind no to advice on law, pensions, tax.
ask-refused-legal-financial =
    Members cannot advise on law, pensions or tax. Citizens Advice or a Law Centre can.
# The kind no to lending, gifts and other money.
ask-refused-money =
    Only hours change hands here, never money. Citizens Advice can help if money is short.
    You can also ask your broker.
# The kind no to handing over a card or a PIN.
ask-refused-money-card =
    Please never share a PIN, and never give your card to anybody, not even a kind neighbour.
    Your bank or the Post Office can help you get cash safely.
# The kind no to buying and selling.
ask-refused-goods =
    Members swap help, not things. To buy or sell, try reuse shops near you.
# The kind no to regular rides.
ask-refused-taxi =
    Regular rides are for licensed private hire, or for Ring and Ride.
    You can still ask for a lift now and then.
# The kind no to massage, dating and the like.
ask-refused-intimate =
    This is not something that members do for each other.
    If something worries you, ask your broker.
# The kind no to something else that members do not do for each other.
ask-refused-other =
    Sorry, this is not something that members do for each other.
    A person can help you find the right place for it.
# The kind no, where the broker was told too.
# $why (markup): the kind no itself
ask-refused-and-told =
    { $why }

    I told your broker, who will get in touch with you.
