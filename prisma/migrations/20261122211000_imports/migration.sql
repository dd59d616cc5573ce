-- Customers from files: who imported what, how far it is, and every row that cannot be taken.
-- The rows on their way stand in unlogged tables of their own, one set an import, dropped when it is over.

CREATE TABLE customer_import (
  id           text PRIMARY KEY,
  bank_id      text NOT NULL REFERENCES bank (id),
  -- reading → checked or refused; checked → loading → done. A dry run ends at checked or refused. dropped: given up.
  state        text NOT NULL CHECK (state IN ('reading', 'checked', 'refused', 'loading', 'done', 'dropped')),
  is_dry_run   boolean NOT NULL,
  is_strict    boolean NOT NULL,
  started_by   text NOT NULL REFERENCES person (id),
  started_at   timestamptz(3) NOT NULL,
  -- Whoever let it in, and the moment that stands on every record of it.
  loaded_by    text REFERENCES person (id),
  loaded_at    timestamptz(3),
  finished_at  timestamptz(3),
  bad_rows     bigint NOT NULL DEFAULT 0,
  -- While it runs, now and then: an import that says nothing any more was cut off.
  seen_at      timestamptz(3) NOT NULL
);
CREATE INDEX customer_import_started_idx ON customer_import (started_at DESC, id DESC);

CREATE TABLE customer_import_file (
  import_id      text NOT NULL REFERENCES customer_import (id),
  kind           text NOT NULL CHECK (kind IN ('customers', 'addresses', 'tax-residences', 'attributes')),
  name           text NOT NULL,
  bytes          bigint NOT NULL,
  -- SHA-256 of the file; until it is read to its end, of the part that is.
  sha256         text,
  read_bytes     bigint NOT NULL DEFAULT 0,
  read_lines     bigint NOT NULL DEFAULT 0,
  rows           bigint NOT NULL DEFAULT 0,
  loaded_rows    bigint NOT NULL DEFAULT 0,
  -- Pages of the table of rows on their way up to which all are loaded.
  loaded_pages   bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (import_id, kind)
);

CREATE TABLE customer_import_bad_row (
  import_id  text NOT NULL REFERENCES customer_import (id),
  kind       text NOT NULL,
  line       bigint NOT NULL,
  field      text NOT NULL,
  reason     text NOT NULL
);
CREATE INDEX customer_import_bad_row_idx ON customer_import_bad_row (import_id, kind, line);

-- Which import made the customer. No foreign key: it would be looked up once for each of ten million rows, and imports
-- are never deleted.
ALTER TABLE customer ADD COLUMN import_id text;
