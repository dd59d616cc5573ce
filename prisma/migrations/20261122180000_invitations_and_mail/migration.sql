-- Invitations from made to accepted, the mails that carry them, and what was agreed to.
ALTER TABLE user_invitation ADD COLUMN bundle text;
ALTER TABLE user_invitation ADD COLUMN opened_at timestamptz(3);
ALTER TABLE user_invitation ADD COLUMN settled_by text REFERENCES person (id);
ALTER TABLE user_invitation ADD COLUMN settled_reason text NOT NULL DEFAULT '';
-- When somebody with a dead link asked for a new one.
ALTER TABLE user_invitation ADD COLUMN link_asked_at timestamptz(3);

-- Links that a newer one replaced: they open nothing, but whoever has one may ask for a new link.
CREATE TABLE user_invitation_former_link (
  secret_hash    text PRIMARY KEY,
  invitation_id  text NOT NULL REFERENCES user_invitation (id)
);

-- The body has a mark where the secrets stand; they are beside it, encrypted, until the mail has left or is of no use.
CREATE TABLE mail (
  id             text PRIMARY KEY,
  bank_id        text NOT NULL REFERENCES bank (id),
  invitation_id  text REFERENCES user_invitation (id),
  recipient      text NOT NULL,
  sender         text NOT NULL,
  subject        text NOT NULL,
  text_body      text NOT NULL,
  html_body      text NOT NULL,
  sealed         text,
  sealed_until   timestamptz(3) NOT NULL,
  state          text NOT NULL CHECK (state IN ('kept', 'queued', 'sent', 'failed', 'bounced', 'dropped')),
  attempts       integer NOT NULL DEFAULT 0,
  last_error     text NOT NULL DEFAULT '',
  next_try_at    timestamptz(3),
  created_at     timestamptz(3) NOT NULL,
  sent_at        timestamptz(3),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CHECK (sealed IS NULL OR state IN ('kept', 'queued'))
);
CREATE INDEX mail_bank_idx ON mail (bank_id, created_at DESC, id DESC);
CREATE INDEX mail_invitation_idx ON mail (invitation_id, created_at DESC);
CREATE INDEX mail_sealed_idx ON mail (sealed_until) WHERE sealed IS NOT NULL;

-- Each text that anybody agreed to, once; and who agreed to it when.
CREATE TABLE agreement_text (
  text_hash  text PRIMARY KEY,
  text       text NOT NULL
);
CREATE TABLE user_agreement (
  id             text PRIMARY KEY,
  person_id      text NOT NULL REFERENCES person (id),
  invitation_id  text NOT NULL REFERENCES user_invitation (id),
  kind           text NOT NULL CHECK (kind IN ('privacy_conditions', 'terms_and_conditions', 'consent_for_collecting_personal_data')),
  text_hash      text NOT NULL REFERENCES agreement_text (text_hash),
  agreed_at      timestamptz(3) NOT NULL,
  UNIQUE (person_id, invitation_id, kind)
);
