-- What the Open Bank Project's API needs beside customers: roles asked for, people linked to customers, invitations, limits.

-- Somebody asks for a role; it ends when it is granted or dismissed.
CREATE TABLE entitlement_request (
  id          text PRIMARY KEY,
  person_id   text NOT NULL REFERENCES person (id),
  bank_id     text REFERENCES bank (id),
  role_name   text NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  ended_at    timestamptz(3),
  ended_by    text REFERENCES person (id)
);
CREATE UNIQUE INDEX entitlement_request_current_key
  ON entitlement_request (person_id, role_name, coalesce(bank_id, '')) WHERE ended_at IS NULL;
CREATE INDEX entitlement_request_open_idx ON entitlement_request (created_at) WHERE ended_at IS NULL;

-- The people who are, or act for, a customer.
CREATE TABLE user_customer_link (
  id           text PRIMARY KEY,
  person_id    text NOT NULL REFERENCES person (id),
  bank_id      text NOT NULL,
  customer_id  text NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  created_by   text NOT NULL REFERENCES person (id),
  ended_at     timestamptz(3),
  ended_by     text REFERENCES person (id),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX user_customer_link_current_key
  ON user_customer_link (person_id, bank_id, customer_id) WHERE ended_at IS NULL;
CREATE INDEX user_customer_link_customer_idx ON user_customer_link (bank_id, customer_id) WHERE ended_at IS NULL;

-- Neither the number in the mail nor the secret in its link is kept: only what either hashes to.
CREATE TABLE user_invitation (
  id            text PRIMARY KEY,
  bank_id       text NOT NULL REFERENCES bank (id),
  first_name    text NOT NULL,
  last_name     text NOT NULL,
  email         text NOT NULL,
  company       text NOT NULL,
  country       text NOT NULL,
  purpose       text NOT NULL CHECK (purpose IN ('DEVELOPER', 'CUSTOMER')),
  status        text NOT NULL CHECK (status IN ('CREATED', 'FINISHED', 'DELETED')),
  key_hash      text NOT NULL,
  secret_hash   text NOT NULL UNIQUE,
  created_at    timestamptz(3) NOT NULL,
  created_by    text NOT NULL REFERENCES person (id),
  expires_at    timestamptz(3) NOT NULL,
  settled_at    timestamptz(3),
  person_id     text REFERENCES person (id),
  UNIQUE (bank_id, key_hash)
);
CREATE INDEX user_invitation_bank_idx ON user_invitation (bank_id, created_at DESC, id DESC);

-- How often each consumer and address asked in a minute, summed over the instances; nothing is lost with it.
CREATE UNLOGGED TABLE rate_count (
  slot        text PRIMARY KEY,
  count       integer NOT NULL,
  counted_at  timestamptz(3) NOT NULL
);
CREATE INDEX rate_count_at_idx ON rate_count (counted_at);
