-- Roles that end by themselves, and requests for roles with their reason, their answer and what belongs together.
ALTER TABLE entitlement ADD COLUMN expires_at timestamptz(3);
ALTER TABLE entitlement ADD CHECK (expires_at IS NULL OR expires_at > created_at);
-- Who holds or held a role at a bank: the people its administrators see.
CREATE INDEX entitlement_person_idx ON entitlement (person_id, bank_id);

-- A screen role is asked for as its single roles, a row for each; `batch_id` says which were one request
-- (none: a request of its own).
ALTER TABLE entitlement_request ADD COLUMN batch_id text;
ALTER TABLE entitlement_request ADD COLUMN reason text NOT NULL DEFAULT '';
ALTER TABLE entitlement_request ADD COLUMN decision text CHECK (decision IN ('granted', 'declined'));
ALTER TABLE entitlement_request ADD COLUMN answer text NOT NULL DEFAULT '';
ALTER TABLE entitlement_request ADD COLUMN granted_until timestamptz(3);
UPDATE entitlement_request SET decision = 'declined' WHERE ended_at IS NOT NULL;
ALTER TABLE entitlement_request ADD CHECK ((decision IS NULL) = (ended_at IS NULL));
CREATE INDEX entitlement_request_batch_idx ON entitlement_request (batch_id);
CREATE INDEX entitlement_request_person_idx ON entitlement_request (person_id, bank_id, created_at);

CREATE INDEX person_name_idx ON person (lower(name), id);
