-- Second factors: a code that changes every 30 seconds (TOTP), passkeys, recovery codes; and what a session was proven by.

-- `factor`: by which second factor this session was opened or confirmed. `needs_factor`: the password was right, the
-- second factor is still owed: such a session opens nothing but the page that asks for it. `proved_at`: when the person
-- last proved again that it is she (null: not since the session began).
ALTER TABLE session ADD COLUMN factor text CHECK (factor IN ('totp', 'passkey', 'recovery'));
ALTER TABLE session ADD COLUMN needs_factor boolean NOT NULL DEFAULT false;
ALTER TABLE session ADD COLUMN proved_at timestamptz(3);
ALTER TABLE session ADD CHECK (NOT (needs_factor AND factor IS NOT NULL));

-- Whoever holds a role at such a bank has it only in sessions that a second factor opened.
ALTER TABLE bank ADD COLUMN requires_second_factor boolean NOT NULL DEFAULT false;

-- A program's account: it never signs in to pages, and no second factor is asked of its API tokens.
ALTER TABLE person ADD COLUMN is_program boolean NOT NULL DEFAULT false;

-- One authenticator app a person. The secret is encrypted; `last_step` is the latest 30-second step of which a code was
-- taken: no code of it or of an earlier one is taken again. Not confirmed, it counts for nothing.
CREATE TABLE totp (
  person_id     text PRIMARY KEY REFERENCES person (id),
  sealed        text NOT NULL,
  created_at    timestamptz(3) NOT NULL,
  confirmed_at  timestamptz(3),
  last_step     bigint NOT NULL DEFAULT 0,
  last_used_at  timestamptz(3)
);

CREATE TABLE passkey (
  id            text PRIMARY KEY,
  person_id     text NOT NULL REFERENCES person (id),
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  public_key    bytea NOT NULL,
  counter       bigint NOT NULL DEFAULT 0,
  transports    text[] NOT NULL DEFAULT '{}',
  is_synced     boolean NOT NULL,
  created_at    timestamptz(3) NOT NULL,
  last_used_at  timestamptz(3)
);
CREATE INDEX passkey_person_idx ON passkey (person_id);

-- What a passkey must sign: used once, good for five minutes, for one purpose and (but for signing in with nothing
-- else) one session.
CREATE TABLE passkey_challenge (
  challenge   text PRIMARY KEY,
  purpose     text NOT NULL CHECK (purpose IN ('register', 'second', 'sign-in', 'confirm')),
  session_id  text REFERENCES session (id),
  expires_at  timestamptz(3) NOT NULL,
  CHECK ((purpose = 'sign-in') = (session_id IS NULL))
);
CREATE INDEX passkey_challenge_expires_idx ON passkey_challenge (expires_at);

CREATE TABLE recovery_code (
  person_id   text NOT NULL REFERENCES person (id),
  code_hash   text NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  used_at     timestamptz(3),
  PRIMARY KEY (person_id, code_hash)
);
