### Courses: the list that brokers keep, and the courses of somebody's plan.

# The command menu.
cmd-courses = See courses
# To the list.
btn-courses = See courses
# What a half-filled form is called.
draft-course = adding a course
# What a half-filled form is called.
draft-course-taken = noting a course
# What a half-filled form is called.
draft-course-finished = finishing a course

# The list.
# $count (count): how many fit
# $lines (markup): one line for each of this page
# $filtered (choice): yes where something was looked for
course-list = { $count ->
    [0] { $filtered ->
        [yes] No course on the list fits that.
       *[no] There are no courses on the list yet.
    }
   *[other] <b>Courses</b>, { $count } in all. Behind /courses you can type “online”, “level 2” or a word.
    { $lines }
}
# One course in the list.
# $title (text): the course
# $provider (text): who gives it
# $level (text): its level
# $price (text): free, or what it costs
# $place (text): online, or where
# $has_level (choice): yes or no
# $has_price (choice): yes or no
# $has_place (choice): yes or no
course-line = • { $title }, { $provider }{ $has_level ->
        [yes] , { $level }
       *[no] { "" }
    }{ $has_price ->
        [yes] , { $price }
       *[no] { "" }
    }{ $has_place ->
        [yes] , { $place }
       *[no] { "" }
    }
# One course.
# $title (text): the course
# $provider (text): who gives it
# $level (text): its level
# $accredited (text): who accredits it
# $price (text): free, or what it costs
# $place (text): online, or where
# $starts (text): when it begins
# $link (text): where to read more
# $has_level (choice): yes or no
# $has_accredited (choice): yes or no
# $has_price (choice): yes or no
# $has_place (choice): yes or no
# $has_starts (choice): yes or no
# $has_link (choice): yes or no
course-whole =
    <b>{ $title }</b>
    Given by { $provider }.{ $has_level ->
        [yes] { " " }Level: { $level }.
       *[no] { "" }
    }{ $has_accredited ->
        [yes] { " " }Accredited by { $accredited }.
       *[no] { "" }
    }{ $has_price ->
        [yes] { " " }Cost: { $price }.
       *[no] { "" }
    }{ $has_place ->
        [yes] { " " }Where: { $place }.
       *[no] { "" }
    }{ $has_starts ->
        [yes] { " " }Begins: { $starts }.
       *[no] { "" }
    }{ $has_link ->
        [yes] { " " }Read more: { $link }
       *[no] { "" }
    }
# One of them, as a button.
# $title (text): the course
btn-course-one-of = Open: { $title }
# Only those online.
btn-course-online = Show only online
# All of them again.
btn-course-every = Show all courses
# For brokers.
btn-course-add = Add a course
# For brokers.
btn-course-change = Change what it says
# For brokers.
btn-course-end = Take it off the list
# It was.
toast-course-ended = It is off the list.
# Takes it into one's own plan.
btn-course-take = Say that I take it
# Asks for somebody who goes along.
btn-course-buddy = Ask for a course buddy
# What is asked for: read like a typed request, and shown before it goes out.
# $title (text): the course
course-buddy-words = A course buddy for “{ $title }”

## Keeping the list

# The name of a course.
course-title-ask = What is the course called?
# Short name of that answer.
course-title-name = Name
# Who gives it.
course-provider-ask = Who gives it? Such as a college, or a website.
# Short name of that answer.
course-provider-name = Given by
# Its level.
course-level-ask = Which level is it?
# Short name of that answer.
course-level-name = Level
# A level.
btn-course-entry = Entry level
# A level.
btn-course-one = Level 1
# A level.
btn-course-two = Level 2
# A level.
btn-course-three = Level 3
# Who accredits it.
course-accredited-ask = Who is it accredited by? Such as “City and Guilds”. Skip it if it is not.
# Short name of that answer.
course-accredited-name = Accredited by
# What it costs.
# allow money: what a college asks for, not hours
course-price-ask = What does it cost? Such as “free”, or “£40, free on a low income”.
# Short name of that answer.
course-price-name = Cost
# It costs nothing.
btn-course-free = Free
# Where it is.
course-place-ask = Where is it?
# Short name of that answer.
course-place-name = Where
# It is online.
btn-course-is-online = Online
# When it begins.
course-starts-ask = When does it begin? Such as “12 January”, or “any time”.
# Short name of that answer.
course-starts-name = Begins
# Where to read more.
course-link-ask = Where can people read more? A website or a phone number.
# Short name of that answer.
course-link-name = Read more
# Read back before it is on the list.
# $card (markup): the course
course-review =
    { $card }

    Shall I put it on the list?
# Puts it there.
btn-course-yes = Yes, put it on the list
# It is there.
# $title (text): the course
course-kept = { $title } is on the list.
# The list is full.
# $count (count): the most
refusal-course-full = There are { $count } courses on the list. Take one off first.

## Courses that somebody takes

# Those of a plan.
# $count (count): how many
course-mine = { $count ->
    [0] No course is noted yet.
    [one] One course is noted.
   *[other] { $count } courses are noted.
}
# Another one than those on the list.
btn-course-take-other = Note another course
# Its name.
course-taken-ask = Which course is it?
# Short name of that answer.
course-taken-name = Course
# Who gives it.
course-taken-provider-ask = Who gives it?
# Short name of that answer.
course-taken-provider-name = Given by
# Since when.
course-started-ask = When did it begin?
# Short name of that answer.
course-started-name = Began
# It is finished.
btn-course-finish = Say that it is finished
# When.
course-finished-ask = When was it finished?
# Short name of that answer.
course-finished-name = Finished
# Before it began.
# $date (date): when it began
refusal-course-days = It began on { DAY($date) }. Name that day or a later one.
# A broker saw the certificate.
btn-course-seen = Note: certificate seen
# It was noted.
toast-course-seen = Noted. The paper itself is never kept.
