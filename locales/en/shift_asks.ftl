### What people ask about their shifts in everyday sentences.

# They said that they come late; whoever runs it was told.
# $title (text): the shift
# $names (list): first names of whoever runs it
# $some (choice): yes where somebody was told
shift-late-said = { $some ->
    [yes] I told { LIST($names) } that you come later to <b>{ $title }</b>. Thank you for saying so.
   *[no] Thank you for saying so. Nobody can be told of it here, so please just come to <b>{ $title }</b>.
}
# To whoever runs a shift.
# $name (text): first name of whoever is late
# $title (text): the shift
# $start (datetime): when it starts
# $end (datetime): when it ends
notice-shift-late =
    <b>{ $name } comes later.</b>
    { $title }, { SPAN($start, $end) }
# How many come; names are for whoever runs it alone.
# $title (text): the shift
# $count (count): how many have a place
# $places (count): how many places there are
shift-who-many = <b>{ $title }:</b> { $count ->
    [one] one person has a place
   *[other] { $count } people have places
}, of { $places }. I do not say who. Whoever runs it knows.
