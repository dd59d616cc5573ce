-- Ways in beside the password: mails about an account, accounts at an OpenID provider, when a token was last used.

-- A mail is about an invitation at a bank, or about somebody's account.
ALTER TABLE mail ALTER COLUMN bank_id DROP NOT NULL;
ALTER TABLE mail ADD COLUMN person_id text REFERENCES person (id);
ALTER TABLE mail ADD CONSTRAINT mail_about_check CHECK (num_nonnulls(bank_id, person_id) = 1);
CREATE INDEX mail_person_idx ON mail (person_id) WHERE person_id IS NOT NULL;

ALTER TABLE api_token ADD COLUMN last_used_at timestamptz(3);

-- Whose account at the provider is whose here. One that was unlinked stays, so that it does not link itself again.
CREATE TABLE outside_identity (
  id            text PRIMARY KEY,
  issuer        text NOT NULL,
  subject       text NOT NULL,
  person_id     text NOT NULL REFERENCES person (id),
  linked_at     timestamptz(3) NOT NULL,
  last_used_at  timestamptz(3) NOT NULL,
  unlinked_at   timestamptz(3),
  UNIQUE (issuer, subject),
  UNIQUE (issuer, person_id)
);
CREATE INDEX outside_identity_person_idx ON outside_identity (person_id);
