-- What officers confirmed of machine-readable zones, and the differences between these and the bank's records that they
-- closed with a reason. Both are kept as versions; nothing is stored before somebody confirmed it.
CREATE TABLE mrz_reading (
  bank_id        text NOT NULL,
  customer_id    text NOT NULL,
  -- The medium's: one reading for each scan.
  id             text NOT NULL,
  version        integer NOT NULL CHECK (version > 0),
  form           text NOT NULL CHECK (form IN ('TD1', 'TD2', 'TD3')),
  -- As read, repairs included.
  lines          text[] NOT NULL CHECK (cardinality(lines) IN (2, 3)),
  -- {number, birth, expiry, optional, composite}: agrees, repaired, disagrees, unreadable or empty.
  checks         json NOT NULL,
  -- [{line, column, kind, was, others}]
  marks          json NOT NULL,
  -- Zone fields that the printed page says in the same characters.
  printed        text[] NOT NULL,
  -- {field: [{left, top, width, height}]}, parts of the page's picture, and which page of the medium it is.
  areas          json NOT NULL,
  page           integer NOT NULL CHECK (page > 0),
  -- What was confirmed, as columns: these are compared. Dates are yyyy-MM-dd or empty.
  number         text NOT NULL,
  surname        text NOT NULL,
  given          text NOT NULL,
  birth          text NOT NULL CHECK (birth = '' OR birth ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  sex            text NOT NULL CHECK (sex IN ('', 'M', 'F', 'X')),
  nationality    text NOT NULL,
  issuer         text NOT NULL,
  expiry         text NOT NULL CHECK (expiry = '' OR expiry ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  -- The names fill their line: they may be cut.
  may_be_cut     boolean NOT NULL,
  -- Which of them the officer typed otherwise than the zone was read, and what was read: {field: text}.
  corrected      json NOT NULL DEFAULT '{}',
  recorded_at    timestamptz(3) NOT NULL,
  recorded_by    text NOT NULL REFERENCES person (id),
  recorded_via   text REFERENCES consumer (id),
  superseded_at  timestamptz(3),
  PRIMARY KEY (bank_id, customer_id, id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX mrz_reading_current ON mrz_reading (bank_id, customer_id, id) WHERE superseded_at IS NULL;

CREATE TABLE closed_difference (
  bank_id        text NOT NULL,
  customer_id    text NOT NULL,
  -- MEDIUM:FIELD
  id             text NOT NULL,
  version        integer NOT NULL CHECK (version > 0),
  medium_id      text NOT NULL,
  field          text NOT NULL,
  -- The two sides it was closed for: when either is another now, the difference is open again.
  read_value     text NOT NULL,
  recorded_value text NOT NULL,
  reason         text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
  recorded_at    timestamptz(3) NOT NULL,
  recorded_by    text NOT NULL REFERENCES person (id),
  recorded_via   text REFERENCES consumer (id),
  superseded_at  timestamptz(3),
  PRIMARY KEY (bank_id, customer_id, id, version),
  FOREIGN KEY (bank_id, customer_id) REFERENCES customer (bank_id, id)
);
CREATE UNIQUE INDEX closed_difference_current ON closed_difference (bank_id, customer_id, id)
  WHERE superseded_at IS NULL;

CREATE TRIGGER mrz_reading_kept BEFORE UPDATE OR DELETE ON mrz_reading
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
CREATE TRIGGER closed_difference_kept BEFORE UPDATE OR DELETE ON closed_difference
  FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
