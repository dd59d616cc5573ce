-- The foundation: banks, people and their roles, customers and everything kept about them, what was asked and done.
-- Nothing about a customer is overwritten: see docs/decisions/0002-one-thing-table.md.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is only STABLE because its dictionary could be changed; ours is named, so the result can be indexed.
CREATE FUNCTION dossier_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

CREATE TABLE bank (
  id          text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._-]{1,64}$'),
  bank_code   text NOT NULL,
  full_name   text NOT NULL,
  logo        text,
  website     text,
  routings    jsonb NOT NULL DEFAULT '[]',
  country     text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  time_zone   text NOT NULL,
  created_at  timestamptz(3) NOT NULL
);

-- ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE person (
  id               text PRIMARY KEY,
  email            text NOT NULL,
  name             text NOT NULL,
  password_hash    text,
  is_active        boolean NOT NULL DEFAULT true,
  is_locked        boolean NOT NULL DEFAULT false,
  session_version  integer NOT NULL DEFAULT 1,
  created_at       timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX person_email_key ON person (lower(email));

CREATE TABLE entitlement (
  id          text PRIMARY KEY,
  person_id   text NOT NULL REFERENCES person (id),
  bank_id     text REFERENCES bank (id),
  role_name   text NOT NULL,
  created_at  timestamptz(3) NOT NULL,
  created_by  text REFERENCES person (id),
  ended_at    timestamptz(3),
  ended_by    text REFERENCES person (id),
  -- Four eyes on power: nobody grants himself a role, not even by hand in SQL.
  CHECK (created_by IS NULL OR created_by <> person_id)
);
CREATE UNIQUE INDEX entitlement_current_key ON entitlement (person_id, role_name, coalesce(bank_id, '')) WHERE ended_at IS NULL;
CREATE INDEX entitlement_bank_idx ON entitlement (bank_id, role_name) WHERE ended_at IS NULL;

CREATE TABLE session (
  id               text PRIMARY KEY,
  person_id        text NOT NULL REFERENCES person (id),
  session_version  integer NOT NULL,
  created_at       timestamptz(3) NOT NULL,
  last_seen_at     timestamptz(3) NOT NULL,
  ended_at         timestamptz(3),
  address          text,
  agent            text
);
CREATE INDEX session_person_idx ON session (person_id) WHERE ended_at IS NULL;

-- The brake on guessing: one row per name that was tried, known or not, so that neither differs from the other.
CREATE TABLE sign_in_guard (
  name_hash       text PRIMARY KEY,
  failures        integer NOT NULL,
  first_at        timestamptz(3) NOT NULL,
  refused_until   timestamptz(3)
);

-- Browsers that signed in before are exempt from the brake, or any stranger could lock an officer out.
CREATE TABLE known_browser (
  secret_hash  text PRIMARY KEY,
  person_id    text NOT NULL REFERENCES person (id),
  created_at   timestamptz(3) NOT NULL
);

-- Single-use links: the first administrator's, a forgotten password's.
CREATE TABLE person_link (
  secret_hash  text PRIMARY KEY,
  purpose      text NOT NULL,
  email        text NOT NULL,
  created_at   timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL,
  used_at      timestamptz(3)
);

-- What somebody typed when the session had ended, kept for an hour for the same person to go on.
CREATE TABLE draft (
  id          text PRIMARY KEY,
  person_id   text NOT NULL REFERENCES person (id),
  fields      jsonb NOT NULL,
  created_at  timestamptz(3) NOT NULL
);

-- ── Other programs ──────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE consumer (
  id           text PRIMARY KEY,
  name         text NOT NULL,
  consumer_key text NOT NULL UNIQUE,
  is_enabled   boolean NOT NULL DEFAULT true,
  created_at   timestamptz(3) NOT NULL
);

CREATE TABLE api_token (
  id           text PRIMARY KEY,
  person_id    text NOT NULL REFERENCES person (id),
  consumer_id  text NOT NULL REFERENCES consumer (id),
  issued_at    timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL,
  revoked_at   timestamptz(3)
);
CREATE INDEX api_token_person_idx ON api_token (person_id) WHERE revoked_at IS NULL;

-- ── Customers ───────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE customer (
  id          text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._-]{1,64}$'),
  bank_id     text NOT NULL REFERENCES bank (id),
  created_at  timestamptz(3) NOT NULL,
  UNIQUE (bank_id, id)
);

CREATE TABLE customer_version (
  bank_id                text NOT NULL,
  customer_id            text NOT NULL,
  version                integer NOT NULL,
  customer_number        text NOT NULL,
  legal_name             text NOT NULL,
  mobile_phone_number    text NOT NULL,
  phone_e164             text,
  phone_national         text,
  email                  text,
  face_image_url         text,
  face_image_date        timestamptz(3),
  date_of_birth          timestamptz(3),
  relationship_status    text,
  dependants             integer NOT NULL DEFAULT 0,
  dob_of_dependants      timestamptz(3)[] NOT NULL DEFAULT '{}',
  credit_rating          text,
  credit_source          text,
  credit_limit_currency  text,
  credit_limit_amount    text,
  highest_education_attained text,
  employment_status      text,
  -- As given when the customer was made; the KYC statuses take over from the first of them on.
  kyc_status             boolean NOT NULL DEFAULT false,
  last_ok_date           timestamptz(3),
  title                  text,
  branch_id              text,
  name_suffix            text,
  -- Demanded by AMLR Art. 22(1)(a), unknown to OBP, so never on the wire.
  nationalities          text[] NOT NULL DEFAULT '{}',
  place_of_birth         text,
  country_of_birth       text,
  recorded_at            timestamptz(3) NOT NULL,
  recorded_by            text NOT NULL REFERENCES person (id),
  recorded_via           text REFERENCES consumer (id),
  superseded_at          timestamptz(3),
  phone_digits           text GENERATED ALWAYS AS (regexp_replace(mobile_phone_number, '[^0-9]', '', 'g')) STORED,
  name_folded            text GENERATED ALWAYS AS (dossier_fold(legal_name)) STORED,
  PRIMARY KEY (bank_id, customer_id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX customer_current_key ON customer_version (bank_id, customer_id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX customer_number_key ON customer_version (bank_id, customer_number) WHERE superseded_at IS NULL;
CREATE INDEX customer_number_prefix_idx ON customer_version (bank_id, customer_number text_pattern_ops) WHERE superseded_at IS NULL;
CREATE INDEX customer_phone_idx ON customer_version (bank_id, phone_e164) WHERE superseded_at IS NULL;
CREATE INDEX customer_phone_national_idx ON customer_version (bank_id, phone_national text_pattern_ops) WHERE superseded_at IS NULL;
CREATE INDEX customer_phone_trgm ON customer_version USING gin (mobile_phone_number gin_trgm_ops) WHERE superseded_at IS NULL;
CREATE INDEX customer_phone_digits_trgm ON customer_version USING gin (phone_digits gin_trgm_ops) WHERE superseded_at IS NULL;
CREATE INDEX customer_name_trgm ON customer_version USING gin (name_folded gin_trgm_ops) WHERE superseded_at IS NULL;

-- Every kind of record below: key, version, its own fields, who recorded it when, and when it was superseded.
CREATE TABLE customer_attribute (
  bank_id text NOT NULL, customer_id text NOT NULL, id text NOT NULL, version integer NOT NULL,
  name text NOT NULL, type text NOT NULL, value text NOT NULL,
  recorded_at timestamptz(3) NOT NULL, recorded_by text NOT NULL REFERENCES person (id),
  recorded_via text REFERENCES consumer (id), superseded_at timestamptz(3),
  PRIMARY KEY (bank_id, customer_id, id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX customer_attribute_current_key ON customer_attribute (bank_id, customer_id, id) WHERE superseded_at IS NULL;

CREATE TABLE address (
  bank_id text NOT NULL, customer_id text NOT NULL, id text NOT NULL, version integer NOT NULL,
  line_1 text NOT NULL, line_2 text NOT NULL, line_3 text NOT NULL, city text NOT NULL, county text NOT NULL,
  state text NOT NULL, postcode text NOT NULL, country_code text NOT NULL, tags text[] NOT NULL DEFAULT '{}', status text NOT NULL,
  recorded_at timestamptz(3) NOT NULL, recorded_by text NOT NULL REFERENCES person (id),
  recorded_via text REFERENCES consumer (id), superseded_at timestamptz(3),
  PRIMARY KEY (bank_id, customer_id, id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX address_current_key ON address (bank_id, customer_id, id) WHERE superseded_at IS NULL;

CREATE TABLE tax_residence (
  bank_id text NOT NULL, customer_id text NOT NULL, id text NOT NULL, version integer NOT NULL,
  domain text NOT NULL, tax_number text NOT NULL,
  recorded_at timestamptz(3) NOT NULL, recorded_by text NOT NULL REFERENCES person (id),
  recorded_via text REFERENCES consumer (id), superseded_at timestamptz(3),
  PRIMARY KEY (bank_id, customer_id, id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX tax_residence_current_key ON tax_residence (bank_id, customer_id, id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX tax_residence_number_key ON tax_residence (bank_id, customer_id, domain, tax_number) WHERE superseded_at IS NULL;

CREATE TABLE kyc_check (
  bank_id text NOT NULL, customer_id text NOT NULL, id text NOT NULL, version integer NOT NULL,
  customer_number text, date timestamptz(3), how text, staff_user_id text, staff_name text,
  satisfied boolean NOT NULL, comments text,
  recorded_at timestamptz(3) NOT NULL, recorded_by text NOT NULL REFERENCES person (id),
  recorded_via text REFERENCES consumer (id), superseded_at timestamptz(3),
  PRIMARY KEY (bank_id, customer_id, id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX kyc_check_current_key ON kyc_check (bank_id, customer_id, id) WHERE superseded_at IS NULL;

CREATE TABLE kyc_document (
  bank_id text NOT NULL, customer_id text NOT NULL, id text NOT NULL, version integer NOT NULL,
  customer_number text, type text, number text, issue_date timestamptz(3), issue_place text, expiry_date timestamptz(3),
  recorded_at timestamptz(3) NOT NULL, recorded_by text NOT NULL REFERENCES person (id),
  recorded_via text REFERENCES consumer (id), superseded_at timestamptz(3),
  PRIMARY KEY (bank_id, customer_id, id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX kyc_document_current_key ON kyc_document (bank_id, customer_id, id) WHERE superseded_at IS NULL;

CREATE TABLE kyc_media (
  bank_id text NOT NULL, customer_id text NOT NULL, id text NOT NULL, version integer NOT NULL,
  customer_number text, type text, url text, date timestamptz(3),
  -- Free text on the wire, so not foreign keys; the screen offers only this customer's records.
  relates_to_kyc_document_id text, relates_to_kyc_check_id text,
  recorded_at timestamptz(3) NOT NULL, recorded_by text NOT NULL REFERENCES person (id),
  recorded_via text REFERENCES consumer (id), superseded_at timestamptz(3),
  PRIMARY KEY (bank_id, customer_id, id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX kyc_media_current_key ON kyc_media (bank_id, customer_id, id) WHERE superseded_at IS NULL;

-- Statuses are a history already: never changed, never superseded.
CREATE TABLE kyc_status (
  id text PRIMARY KEY,
  bank_id text NOT NULL, customer_id text NOT NULL,
  customer_number text, ok boolean NOT NULL, date timestamptz(3), reason text,
  recorded_at timestamptz(3) NOT NULL, recorded_by text NOT NULL REFERENCES person (id),
  recorded_via text REFERENCES consumer (id),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE INDEX kyc_status_latest_idx ON kyc_status (bank_id, customer_id, date DESC NULLS LAST, recorded_at DESC, id DESC);

-- ── Accounts, as far as the overviews need them ─────────────────────────────────────────────────────────────────────
CREATE TABLE account (
  bank_id text NOT NULL REFERENCES bank (id), id text NOT NULL,
  label text NOT NULL, product_code text NOT NULL, balance_currency text NOT NULL, balance_amount text NOT NULL,
  branch_id text NOT NULL, created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (bank_id, id)
);

CREATE TABLE account_routing (
  bank_id text NOT NULL, account_id text NOT NULL, position integer NOT NULL, scheme text NOT NULL, address text NOT NULL,
  PRIMARY KEY (bank_id, account_id, position),
  FOREIGN KEY (bank_id, account_id) REFERENCES account (bank_id, id)
);

CREATE TABLE account_attribute (
  id text PRIMARY KEY, bank_id text NOT NULL, account_id text NOT NULL,
  product_code text NOT NULL, contract_code text, name text NOT NULL, type text NOT NULL, value text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  FOREIGN KEY (bank_id, account_id) REFERENCES account (bank_id, id)
);
CREATE INDEX account_attribute_account_idx ON account_attribute (bank_id, account_id);
CREATE INDEX account_attribute_value_idx ON account_attribute (bank_id, name, value);

-- `details` holds the optional fields of a contract (product_description … is_substituted), each a text.
CREATE TABLE account_contract (
  bank_id text NOT NULL, account_id text NOT NULL, contract_code text NOT NULL, product_code text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}', created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (bank_id, account_id, contract_code),
  FOREIGN KEY (bank_id, account_id) REFERENCES account (bank_id, id)
);

CREATE TABLE customer_account (
  bank_id text NOT NULL, customer_id text NOT NULL, account_id text NOT NULL, created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (bank_id, customer_id, account_id),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id),
  FOREIGN KEY (bank_id, account_id) REFERENCES account (bank_id, id)
);

-- ── What was asked and done ─────────────────────────────────────────────────────────────────────────────────────────
-- A look-up of a person: what was typed never stands in an address, and each can be accounted for.
CREATE TABLE customer_search (
  id          text PRIMARY KEY,
  person_id   text NOT NULL REFERENCES person (id),
  text        text NOT NULL,
  read_as     text,
  bank_ids    text[] NOT NULL,
  asked_at    timestamptz(3) NOT NULL,
  settled_at  timestamptz(3)
);
CREATE INDEX customer_search_person_idx ON customer_search (person_id, asked_at DESC);
CREATE INDEX customer_search_day_idx ON customer_search (asked_at DESC, id DESC);

CREATE TABLE audit_event (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at              timestamptz(3) NOT NULL,
  action          text NOT NULL,
  outcome         text NOT NULL CHECK (outcome IN ('done', 'refused', 'viewed')),
  bank_id         text,
  customer_id     text,
  subject_id      text,
  person_id       text,
  person_name     text,
  consumer_id     text,
  consumer_name   text,
  via             text NOT NULL,
  role_name       text,
  before          jsonb,
  after           jsonb,
  detail          text,
  correlation_id  text NOT NULL,
  address         text,
  agent           text,
  -- Views are kept once per person, customer and hour: the key says which.
  once_key        text UNIQUE
);
CREATE INDEX audit_event_customer_idx ON audit_event (bank_id, customer_id, at DESC, id DESC);
CREATE INDEX audit_event_bank_idx ON audit_event (bank_id, at DESC, id DESC);
CREATE INDEX audit_event_person_idx ON audit_event (person_id, at DESC, id DESC);

-- Append-only in the database itself: not even the owner of the table changes what was recorded.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kyc_status_append_only BEFORE UPDATE OR DELETE ON kyc_status FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A version may be superseded once; nothing else about it ever changes. (PostgreSQL fills generated columns only after
-- this trigger, so they cannot be compared; they follow from the others.)
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['superseded_at', 'phone_digits', 'name_folded'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.superseded_at IS NOT NULL OR (to_jsonb(OLD) - free) IS DISTINCT FROM (to_jsonb(NEW) - free) THEN
    RAISE EXCEPTION '% keeps every version as it was recorded', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE versioned text;
BEGIN
  FOREACH versioned IN ARRAY ARRAY['customer_version', 'customer_attribute', 'address', 'tax_residence', 'kyc_check', 'kyc_document', 'kyc_media'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_rewrite()', versioned || '_kept', versioned);
  END LOOP;
END $$;
