"""The tables of a meeting.

A part of a meeting is known by the meeting and its own name in it: the key it has in a meeting file, or its
place in its list. A meeting keeps its own words for organisation, body and people, as they were then;
``…_id`` columns point to the register of today, and are the store's own business, as are ``uid`` and
``revision``.
"""

from sqlalchemy import ForeignKeyConstraint, Index, Table, UniqueConstraint

from protokoll.domain.adjustments import EventKind
from protokoll.domain.kinds import (
    AttendanceStatus,
    Capacity,
    ChangeKind,
    ElectionForm,
    ItemKind,
    Majority,
    MeetingKind,
    MinutesKind,
    OfficerRole,
    Outcome,
    ProposalSource,
    Stage,
    VoteMethod,
    When,
)
from protokoll.storage.columns import (
    content,
    day,
    kind,
    link,
    mark,
    mention,
    metadata,
    moment,
    number,
    of_meeting,
    part_of,
    person,
    row_id,
    uid,
    words,
)
from protokoll.storage.register_tables import body_columns, person_columns

meeting = Table(
    "meeting",
    metadata,
    row_id(),
    uid(),
    number("revision", optional=False),  # grows by one with every save
    link("body_id", "body.id", ondelete="SET NULL"),
    # The decided date that this meeting came of: which meeting set it, and for when.
    link("planned_by_id", "meeting.id", ondelete="SET NULL"),
    day("planned_for"),
    words("given_uid", optional=True),  # the uid that the meeting itself carries
    words("organisation_name", optional=True),
    words("organisation_number", optional=True),
    words("body_uid", optional=True),
    *body_columns("body_"),
    day("date", optional=False),
    kind("stage", Stage),
    day("noticed"),
    kind("kind", MeetingKind),
    words("number"),
    words("title"),
    day("end_date"),
    words("start", optional=True),
    words("end", optional=True),
    words("opened", optional=True),
    words("closed", optional=True),
    words("place"),
    mark("online"),
    kind("minutes_kind", MinutesKind),
    words("classification"),
    number("first_section"),
    words("others"),
    words("planned_meetings_heading", optional=True),
    words("planned_meetings_text", optional=True),
    UniqueConstraint("given_uid"),
    Index("ix_meeting_date", "date"),
    sqlite_autoincrement=True,  # a deleted meeting's id must not come back: a late save would hit another one
)

meeting_person = Table(
    "meeting_person",
    metadata,
    *of_meeting(keyed=True),
    link("person_id", "person.id", ondelete="SET NULL"),
    words("uid", optional=True),  # the uid that the meeting itself carries
    *person_columns(),
)

officer = Table(
    "officer",
    metadata,
    *of_meeting(),
    kind("role", OfficerRole, optional=False),
    *person(),
    *mention("agenda_item", "from_item", optional=True),
    *mention("agenda_item", "until_item", optional=True),
)

attendance = Table(
    "attendance",
    metadata,
    *of_meeting(),
    kind("status", AttendanceStatus, optional=False),
    *person(),
    kind("capacity", Capacity),
    words("post"),
    words("group"),
    mark("online"),
    mark("votes", optional=True),
)

attendance_change = Table(
    "attendance_change",
    metadata,
    *part_of("attendance", "attendance", by="position"),
    kind("kind", ChangeKind, optional=False),
    *mention("agenda_item", "item"),
    kind("when", When),
    words("time", optional=True),
    *mention("agenda_item", "until_item", optional=True),
    *person("in_place_of"),
    words("reason"),
)

agenda_item = Table(
    "agenda_item",
    metadata,
    *of_meeting(keyed=True),
    words("parent", optional=True),
    link("matter_id", "matter.id", ondelete="SET NULL"),
    words("title"),
    words("number"),
    words("section"),
    kind("kind", ItemKind),
    words("reference"),
    words("matter_title", optional=True),
    words("matter_reference", optional=True),
    number("minutes_planned"),
    words("proposal"),
    words("chair_note"),
    mark("confidential"),
    words("opened", optional=True),
    words("closed", optional=True),
    ForeignKeyConstraint(
        ["meeting_id", "parent"],
        ["agenda_item.meeting_id", "agenda_item.key"],
        ondelete="CASCADE",
        deferrable=True,
        initially="DEFERRED",
    ),
)

sequence = Table(
    "sequence",
    metadata,
    *of_meeting(),
    *mention("agenda_item", "item"),
)

presenter = Table("presenter", metadata, *part_of("agenda_item", "item"), *person())

item_line = Table(
    "item_line",
    metadata,
    *part_of("agenda_item", "item", sorted_by="kind"),  # "basis" or "sent_to"
    words("text"),
)

entry = Table(
    "entry",
    metadata,
    *part_of("agenda_item", "item", keyed=True),  # the key is the entry's id, or its uid where it has none
    uid(),
    words("kind"),
    # What the twelve kinds of entry have to say; a column that is not of the entry's kind is empty.
    words("text", optional=True),
    words("heading", optional=True),
    kind("source", ProposalSource),
    kind("outcome", Outcome),
    mark("withdrawn", optional=True),
    words("label", optional=True),
    words("stem", optional=True),
    mark("immediate", optional=True),
    kind("method", VoteMethod),
    words("question", optional=True),
    number("blank"),
    number("invalid"),
    number("abstain"),
    number("roll"),
    kind("majority", Majority),
    *person("casting_vote"),
    words("result", optional=True),
    number("number"),
    *person(),
    words("reason", optional=True),
    day("due"),
    words("due_text", optional=True),
    day("done"),
    words("start", optional=True),
    words("end", optional=True),
    Index("ix_entry_meeting_id_kind", "meeting_id", "kind"),
)

entry_person = Table("entry_person", metadata, *part_of("entry", "entry"), *person())

clause = Table("clause", metadata, *part_of("entry", "entry"), words("text"), kind("outcome", Outcome))

follows = Table("follows", metadata, *part_of("entry", "entry"), *mention("entry", "follows"))

vote_option = Table("vote_option", metadata, *part_of("entry", "entry"), words("text"), number("votes"))

ballot = Table(
    "ballot",
    metadata,
    *part_of("entry", "entry"),
    *person(),
    number("choice"),  # an index into the options; none: abstains
)

elected = Table(
    "elected",
    metadata,
    *part_of("entry", "entry"),
    words("post"),
    *person(),
    words("term"),
    kind("form", ElectionForm),
)

meeting_date = Table(
    "meeting_date",
    metadata,
    *of_meeting(),
    day("date", optional=False),
    words("start", optional=True),
    words("end", optional=True),
    words("place"),
    mark("tentative"),
)

attachment = Table(
    "attachment",
    metadata,
    *of_meeting(keyed=True),
    words("title"),
    words("number"),
    words("file"),
)

attachment_item = Table(
    "attachment_item", metadata, *part_of("attachment", "attachment"), *mention("agenda_item", "item")
)

# Which bytes an attachment has. It outlives the attachment and the meeting, so that undoing brings the bytes
# back; an attachment's bytes never change (those that replace them come as another attachment).
attachment_file = Table(
    "attachment_file",
    metadata,
    row_id(),
    words("meeting_uid"),
    words("attachment"),
    content(),
    words("file"),
    number("size", optional=False),
    UniqueConstraint("meeting_uid", "attachment"),
)

adjustment = Table(
    "adjustment",
    metadata,
    *of_meeting(),
    *person(),
    day("date"),
    words("sections"),
    words("note"),
)

# What was done to have the minutes adjusted, and when.
adjustment_event = Table(
    "adjustment_event",
    metadata,
    row_id(),
    link("meeting_id", "meeting.id", optional=False, ondelete="CASCADE"),
    moment("moment"),
    kind("kind", EventKind, optional=False),
    words("text"),
    words("reason"),
    words("fingerprint"),
    words("file"),
    content(optional=True),
)

# A task's later life. It outlives its entry, so that an entry which was taken away by mistake and brought
# back is what it was; it goes with the meeting.
task = Table(
    "task",
    metadata,
    row_id(),
    link("meeting_id", "meeting.id", optional=False, ondelete="CASCADE"),
    words("entry_uid"),
    day("done_on"),
    day("moved_to"),
    words("note"),
    UniqueConstraint("entry_uid"),
)
