-- The first schema, frozen: stores of it are out there. Never change this file.
CREATE TABLE "case" (
  id text primary key,
  ref text not null unique
) strict;

CREATE TABLE event (
  id text primary key,               -- UUIDv7
  case_id text not null references "case"(id) on delete cascade,
  occurred_at text not null,         -- UTC, ISO 8601
  recorded_at text not null,
  on_day text not null,              -- local date, as recorded
  kind text not null,
  version integer not null,
  payload text not null              -- JSON
) strict;

CREATE INDEX event_of_case on event(case_id, occurred_at, id);

CREATE TRIGGER event_never_changes before update on event
begin select raise(abort, 'an event never changes'); end;

CREATE TRIGGER event_goes_with_its_case before delete on event
when exists (select 1 from "case" where id = old.case_id)
begin select raise(abort, 'an event goes only with its whole case'); end;

CREATE TABLE outbox (
  intent text primary key references event(id) on delete cascade,
  case_id text not null references "case"(id) on delete cascade,
  mail blob not null
) strict;

CREATE TABLE draft (
  case_id text not null references "case"(id) on delete cascade,
  stage text not null,
  variant text not null,
  written_on text not null,          -- dates in it are true on this day only
  template text not null,
  subject text not null,
  body text not null,
  edited integer not null,
  primary key (case_id, stage)
) strict;

CREATE TABLE setting (
  name text primary key,
  value text not null                -- JSON
) strict;

CREATE TABLE case_index (
  case_id text primary key references "case"(id) on delete cascade,
  ref text not null,
  company text not null,
  company_key text not null,
  subject text not null,
  subject_key text not null,
  zone text not null,
  is_open integer not null,
  sent_on text,
  due_on text,
  last_dates text not null,          -- JSON, soonest first
  unsettled integer not null,        -- messages whose delivery is unknown
  messages text not null,            -- JSON: the days of our messages
  platform text not null,            -- locked by the public post, if there was one
  timeline text not null             -- JSON: from which day on which state and step hold
) strict;

CREATE INDEX open_cases on case_index(due_on) where is_open = 1;

CREATE INDEX cases_of_company on case_index(company_key);

pragma user_version = 1;
