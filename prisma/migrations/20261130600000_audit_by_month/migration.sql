-- The audit by month (UTC): a month is read, kept apart and archived by itself, and no index grows for ever.

-- What is kept once (a look in an hour, a refusal in a brake): a unique key of a partitioned table would need its time.
CREATE TABLE event_once (
  key  text PRIMARY KEY,
  at   timestamptz(3) NOT NULL
);
CREATE INDEX event_once_at_idx ON event_once (at);
CREATE FUNCTION keep_event_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_once (key, at) VALUES (NEW.once_key, NEW.at) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN NEW END;
END $$;

-- ── The table, and a place for what no month was made for ───────────────────────────────────────────────────────────
ALTER TABLE audit_event RENAME TO audit_event_whole;
ALTER SEQUENCE audit_event_id_seq RENAME TO audit_event_whole_id_seq;
DROP INDEX audit_event_customer_idx, audit_event_bank_idx, audit_event_person_idx, audit_event_action_idx;
ALTER TABLE audit_event_whole DROP CONSTRAINT audit_event_pkey;

CREATE TABLE audit_event (LIKE audit_event_whole INCLUDING CONSTRAINTS INCLUDING IDENTITY) PARTITION BY RANGE (at);
CREATE TABLE audit_event_rest PARTITION OF audit_event DEFAULT;

/*
 * Makes the month of this day, and moves there what waits in the rest. False when it is there already. Everybody who
 * writes or reads the audit waits for the one lock, and it waits for them: three seconds at most, then it is for the
 * next try. A table on its own has none of the triggers, so that the rest can give rows up while it is taken off.
 */
CREATE FUNCTION make_audit_month(day date) RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '3s' AS $$
DECLARE
  month text := to_char(day, '"audit_event_"YYYY_MM');
  since timestamptz := date_trunc('month', day::timestamp) AT TIME ZONE 'UTC';
  until timestamptz := (date_trunc('month', day::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
  attach text := format('ALTER TABLE audit_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', month, since, until);
BEGIN
  PERFORM pg_advisory_xact_lock(18040003);
  IF to_regclass(month) IS NOT NULL THEN RETURN false; END IF;
  LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('CREATE TABLE %I (LIKE audit_event INCLUDING CONSTRAINTS)', month);
  EXECUTE format('CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON %I
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', month);
  IF EXISTS (SELECT FROM audit_event_rest WHERE at >= since AND at < until) THEN
    ALTER TABLE audit_event DETACH PARTITION audit_event_rest;
    EXECUTE format('WITH moved AS (DELETE FROM audit_event_rest WHERE at >= $1 AND at < $2 RETURNING *)
      INSERT INTO %I SELECT * FROM moved', month) USING since, until;
    EXECUTE attach;
    ALTER TABLE audit_event ATTACH PARTITION audit_event_rest DEFAULT;
  ELSE
    EXECUTE attach;
  END IF;
  RETURN true;
END $$;

/* All months after the newest there is, up to that of this day, none left out; how many were new. */
CREATE FUNCTION make_audit_months(until date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  newest date := (SELECT max(month) FROM pg_partition_tree('audit_event'),
    to_date(substring(relid::text FROM '_(\d{4}_\d\d)$'), 'YYYY_MM') month WHERE month <= until);
  day date;
  made integer := 0;
BEGIN
  FOR day IN SELECT generate_series(date_trunc('month', coalesce(newest, until)::timestamp), until, '1 month') LOOP
    IF make_audit_month(day) THEN made := made + 1; END IF;
  END LOOP;
  RETURN made;
END $$;

-- ── What there is moves to its months; a clock that stood in another decade makes none ──────────────────────────────
SELECT make_audit_month((SELECT greatest(coalesce(min(at), now()), now() - interval '10 years') AT TIME ZONE 'UTC'
  FROM audit_event_whole)::date);
SELECT make_audit_months(((now() AT TIME ZONE 'UTC') + interval '3 months')::date);
INSERT INTO audit_event OVERRIDING SYSTEM VALUE SELECT * FROM audit_event_whole;
INSERT INTO event_once SELECT once_key, at FROM audit_event_whole
  WHERE once_key IS NOT NULL AND at > now() - interval '2 days';
SELECT setval('audit_event_id_seq', last_value, is_called) FROM audit_event_whole_id_seq;
DROP TABLE audit_event_whole;

-- The id alone is unique as well: the identity gives each number once, whatever the month.
ALTER TABLE audit_event ADD PRIMARY KEY (id, at);
CREATE INDEX audit_event_customer_idx ON audit_event (bank_id, customer_id, at DESC, id DESC);
CREATE INDEX audit_event_bank_idx ON audit_event (bank_id, at DESC, id DESC);
CREATE INDEX audit_event_person_idx ON audit_event (person_id, at DESC, id DESC);
CREATE INDEX audit_event_action_idx ON audit_event (bank_id, action, at DESC, id DESC);

-- Triggers on rows reach every month, those made later too; one on TRUNCATE stands on each table by itself.
CREATE TRIGGER audit_event_once BEFORE INSERT ON audit_event FOR EACH ROW WHEN (NEW.once_key IS NOT NULL)
  EXECUTE FUNCTION keep_event_once();
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event_rest FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
