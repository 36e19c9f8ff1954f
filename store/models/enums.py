"""The closed vocabularies of the database, one `StrEnum` for each PostgreSQL enum type.

Values follow the published vocabularies of Greenhouse Harvest, Ashby and Merge, so that an import or export
needs no translation beyond upper and lower case.
"""

from enum import StrEnum


class PersonStatus(StrEnum):
    """Whether a person inside may use the system."""

    ACTIVE = "active"
    DEACTIVATED = "deactivated"


class Role(StrEnum):
    """What a person inside does; a person may have several."""

    ADMIN = "admin"
    RECRUITER = "recruiter"
    SOURCER = "sourcer"
    COORDINATOR = "coordinator"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    EXECUTIVE = "executive"


class HiringRole(StrEnum):
    """What a person does on one job."""

    RECRUITER = "recruiter"
    SOURCER = "sourcer"
    COORDINATOR = "coordinator"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"


class EmploymentType(StrEnum):
    """The kind of contract a job offers."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACT = "contract"
    INTERNSHIP = "internship"
    TEMPORARY = "temporary"


class JobStatus(StrEnum):
    """Where a job stands."""

    DRAFT = "draft"
    PENDING = "pending"
    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


class OpeningStatus(StrEnum):
    """Where one headcount slot stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    OPEN = "open"
    CLOSED = "closed"


class StageKind(StrEnum):
    """The stable key of a stage; its name is the company's own."""

    LEAD = "lead"
    PRE_INTERVIEW_SCREEN = "pre_interview_screen"
    ACTIVE = "active"
    OFFER = "offer"
    HIRED = "hired"
    ARCHIVED = "archived"


class AttributeKind(StrEnum):
    """What a scorecard attribute measures."""

    SKILL = "skill"
    TRAIT = "trait"
    QUALIFICATION = "qualification"
    DETAIL = "detail"


class CandidateStatus(StrEnum):
    """Whether a candidate's record is live; only `active` is."""

    ACTIVE = "active"
    ANONYMISED = "anonymised"
    MERGED = "merged"


class ContactKind(StrEnum):
    """The kind of an e-mail address or telephone number."""

    PERSONAL = "personal"
    WORK = "work"
    OTHER = "other"


class LinkKind(StrEnum):
    """The kind of a web address of a candidate."""

    LINKEDIN = "linkedin"
    GITHUB = "github"
    WEBSITE = "website"
    PORTFOLIO = "portfolio"
    TWITTER = "twitter"
    OTHER = "other"


class DocumentKind(StrEnum):
    """What a stored file is."""

    RESUME = "resume"
    COVER_LETTER = "cover_letter"
    TRANSCRIPT = "transcript"
    OFFER_LETTER = "offer_letter"
    OTHER = "other"


class NoteVisibility(StrEnum):
    """Who may read a note."""

    PUBLIC = "public"
    PRIVATE = "private"
    ADMIN_ONLY = "admin_only"


class ConsentPurpose(StrEnum):
    """What a candidate's data may be used for."""

    PROCESSING = "processing"
    RETENTION = "retention"
    MARKETING = "marketing"


class ConsentBasis(StrEnum):
    """The legal ground (GDPR Article 6) of a processing purpose."""

    LEGITIMATE_INTEREST = "legitimate_interest"
    CONTRACT = "contract"
    EXPLICIT_CONSENT = "explicit_consent"


class SourceKind(StrEnum):
    """The family of a source."""

    REFERRALS = "referrals"
    PROSPECTING = "prospecting"
    THIRD_PARTY_BOARDS = "third_party_boards"
    SOCIAL_MEDIA = "social_media"
    AGENCIES = "agencies"
    ATTEND_EVENTS = "attend_events"
    CANDIDATE_SEARCH = "candidate_search"
    COMPANY_MARKETING = "company_marketing"
    OTHER = "other"


class RejectionKind(StrEnum):
    """Who ended an application."""

    REJECTED_BY_ORG = "rejected_by_org"
    REJECTED_BY_CANDIDATE = "rejected_by_candidate"
    OTHER = "other"


class ApplicationStatus(StrEnum):
    """Where an application stands."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    """How well an application meets a screening criterion."""

    MEETS = "meets"
    PARTLY = "partly"
    MISSES = "misses"
    UNCLEAR = "unclear"


class DecidedBy(StrEnum):
    """Whether a person or a model reached a screening verdict."""

    MODEL = "model"
    PERSON = "person"


class InterviewStatus(StrEnum):
    """Where an interview stands."""

    SCHEDULED = "scheduled"
    AWAITING_FEEDBACK = "awaiting_feedback"
    COMPLETE = "complete"
    CANCELLED = "cancelled"


class PanelistResponse(StrEnum):
    """An interviewer's answer to the invitation (RFC 5545 participation status)."""

    NEEDS_ACTION = "needs_action"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


class ScorecardStatus(StrEnum):
    """Whether a scorecard counts yet."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class Recommendation(StrEnum):
    """The interviewer's overall judgement."""

    DEFINITELY_NOT = "definitely_not"
    NO = "no"
    YES = "yes"
    STRONG_YES = "strong_yes"
    NO_DECISION = "no_decision"


class Rating(StrEnum):
    """The interviewer's judgement on one attribute."""

    DEFINITELY_NOT = "definitely_not"
    NO = "no"
    MIXED = "mixed"
    YES = "yes"
    STRONG_YES = "strong_yes"
    NO_DECISION = "no_decision"


class FeedbackRequestStatus(StrEnum):
    """Where a request for a scorecard stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class OfferStatus(StrEnum):
    """Where one version of an offer stands."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    APPROVED = "approved"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    RESCINDED = "rescinded"
    DEPRECATED = "deprecated"


class OfferApprovalStatus(StrEnum):
    """Where one approver's step of an offer stands."""

    WAITING = "waiting"
    DUE = "due"
    APPROVED = "approved"
    REJECTED = "rejected"


class SequenceStatus(StrEnum):
    """Where an outreach sequence stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    ARCHIVED = "archived"


class Channel(StrEnum):
    """How a message to a candidate travels; a call or a talk is one that only left a line."""

    EMAIL = "email"
    SMS = "sms"
    LINKEDIN = "linkedin"
    PHONE = "phone"
    IN_PERSON = "in_person"


class StepCondition(StrEnum):
    """When a step of a sequence is due."""

    ALWAYS = "always"
    IF_OPENED = "if_opened"
    IF_NOT_OPENED = "if_not_opened"
    IF_CLICKED = "if_clicked"
    IF_NO_REPLY = "if_no_reply"
    IF_STAGE_CHANGED = "if_stage_changed"
    IF_APPLIED = "if_applied"
    IF_REJECTED = "if_rejected"


class RuleEffect(StrEnum):
    """What a move in a process does to a sequence."""

    START = "start"
    STOP = "stop"


class EnrollmentStatus(StrEnum):
    """Where a person in a sequence stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"


class FinishReason(StrEnum):
    """Why a person left a sequence."""

    REPLIED = "replied"
    MEETING_BOOKED = "meeting_booked"
    UNSUBSCRIBED = "unsubscribed"
    BOUNCED = "bounced"
    MANUAL_EXIT = "manual_exit"
    COMPLETED_NO_REPLY = "completed_no_reply"
    APPLIED = "applied"


class Direction(StrEnum):
    """Whether a message went to a candidate or came from one."""

    OUTBOUND = "outbound"
    INBOUND = "inbound"


class MessageStatus(StrEnum):
    """Where a message stands; `unknown` waits for a person."""

    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    APPROVED = "approved"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    FAILED = "failed"
    UNKNOWN = "unknown"
    RECEIVED = "received"


class ReplyClass(StrEnum):
    """What a candidate's reply amounts to."""

    INTERESTED = "interested"
    NOT_INTERESTED = "not_interested"
    LATER = "later"
    OUT_OF_OFFICE = "out_of_office"
    UNSUBSCRIBE = "unsubscribe"
    OTHER = "other"


class MessageEventKind(StrEnum):
    """What happened to a message after it was handed over."""

    DELIVERED = "delivered"
    OPENED = "opened"
    CLICKED = "clicked"
    REPLIED = "replied"
    BOUNCED = "bounced"
    UNSUBSCRIBED = "unsubscribed"
    COMPLAINED = "complained"


class SuppressionReason(StrEnum):
    """Why an address must not be written to."""

    UNSUBSCRIBED = "unsubscribed"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
    MANUAL = "manual"
    ERASED = "erased"


class Surface(StrEnum):
    """Where a conversation takes place."""

    SLACK = "slack"
    TERMINAL = "terminal"
    PLAYGROUND = "playground"
    MCP = "mcp"


class SubscriptionStatus(StrEnum):
    """Whether a question on a schedule is asked."""

    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"


class TurnStatus(StrEnum):
    """Where a turn stands."""

    RUNNING = "running"
    WAITING = "waiting"
    ANSWERED = "answered"
    FAILED = "failed"
    STOPPED = "stopped"


class InboxStatus(StrEnum):
    """Where a received Slack event stands."""

    NEW = "new"
    DONE = "done"
    DEAD = "dead"


class ApprovalStatus(StrEnum):
    """Where a request for a person's click stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


class OutboxKind(StrEnum):
    """Where an outgoing effect is bound."""

    SLACK = "slack"
    EMAIL = "email"
    WEBHOOK = "webhook"


class OutboxStatus(StrEnum):
    """Where an outgoing effect stands; `unknown` waits for a person."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Race(StrEnum):
    """Self-identified race or ethnicity in the words of the EEO-1 report."""

    AMERICAN_INDIAN_OR_ALASKAN_NATIVE = "american_indian_or_alaskan_native"
    ASIAN = "asian"
    BLACK_OR_AFRICAN_AMERICAN = "black_or_african_american"
    HISPANIC_OR_LATINO = "hispanic_or_latino"
    NATIVE_HAWAIIAN_OR_OTHER_PACIFIC_ISLANDER = "native_hawaiian_or_other_pacific_islander"
    TWO_OR_MORE_RACES = "two_or_more_races"
    WHITE = "white"
    DECLINED = "declined"


class Gender(StrEnum):
    """Self-identified gender."""

    FEMALE = "female"
    MALE = "male"
    NON_BINARY = "non_binary"
    OTHER = "other"
    DECLINED = "declined"


class VeteranStatus(StrEnum):
    """Self-identified veteran status (VEVRAA, 41 CFR 60-300)."""

    NOT_PROTECTED_VETERAN = "not_protected_veteran"
    PROTECTED_VETERAN = "protected_veteran"
    DECLINED = "declined"


class DisabilityStatus(StrEnum):
    """Self-identified disability, past or present (form CC-305)."""

    YES = "yes"
    NO = "no"
    DECLINED = "declined"


EEO: tuple[type[StrEnum], ...] = (Race, Gender, VeteranStatus, DisabilityStatus)
"""The vocabularies that live in the schema `eeo`; every other one lives in `shortlist`."""
