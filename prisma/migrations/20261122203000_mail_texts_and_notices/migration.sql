-- Promised links to customers, mails that come back or belong to no invitation, answers told to whoever asked, counts by the hour.

-- Whom the invitee is, or acts for, once he accepted.
ALTER TABLE user_invitation ADD COLUMN customer_id text;
ALTER TABLE user_invitation ADD FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id);

-- Answers to requests at system level belong to no bank.
ALTER TABLE mail ALTER COLUMN bank_id DROP NOT NULL;
-- A mail that left may come back later.
ALTER TABLE mail DROP CONSTRAINT mail_check;
ALTER TABLE mail ADD CONSTRAINT mail_sent_check CHECK (
  CASE state WHEN 'sent' THEN sent_at IS NOT NULL WHEN 'bounced' THEN true ELSE sent_at IS NULL END);

-- What became of a request stands on every page of whoever asked, until he has read it.
ALTER TABLE entitlement_request ADD COLUMN read_at timestamptz(3);
UPDATE entitlement_request SET read_at = ended_at WHERE ended_at IS NOT NULL;
CREATE INDEX entitlement_request_unread_idx ON entitlement_request (person_id)
  WHERE ended_at IS NOT NULL AND read_at IS NULL;

-- Counted by the hour and by all instances together: failed look-ups, links asked for.
CREATE TABLE hour_count (
  slot        text PRIMARY KEY,
  count       integer NOT NULL,
  counted_at  timestamptz(3) NOT NULL
);
