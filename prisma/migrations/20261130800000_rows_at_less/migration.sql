-- What each customer costs when millions are written: see decision 0010.

-- Everybody queues behind who waits for these tables: whoever reads them for long is let finish, and this is tried again.
SET LOCAL lock_timeout = '10s';

-- An import may tell the database not to ask for each row what it made sure of itself (session_replication_role). What
-- keeps the record, and what gathers words, is asked all the same. What keeps an event once is not: whoever moves the
-- whole database that way brings its keys along.
DO $$
DECLARE kept record;
BEGIN
  FOR kept IN SELECT t.tgrelid::regclass AS whole, t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace = current_schema()::regnamespace
      AND t.tgname <> 'audit_event_once'
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', kept.whole, kept.name);
  END LOOP;
END $$;

-- A bounded repetition is matched in some sixty states, 10 µs a row; this says the same in 0.3. Looked through by the next step.
ALTER TABLE customer DROP CONSTRAINT customer_id_check,
  ADD CONSTRAINT customer_id_check CHECK (length(id) BETWEEN 1 AND 64 AND id !~ '[^A-Za-z0-9._-]') NOT VALID;

-- A function in SQL that cannot be inlined is started anew for each row; one in PL/pgSQL is not.
CREATE OR REPLACE FUNCTION dossier_fold(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ BEGIN RETURN lower(public.unaccent('public.unaccent'::regdictionary, value)); END $$;

-- Inlined, for it is one expression, and not STRICT (then it could not be). No name has a line break. It gives the same words,
-- and none for two blanks in a row, which nobody asks for: the index stays as it is, and is only read anew by every session.
CREATE OR REPLACE FUNCTION dossier_name_words(bank_id text, name_folded text) RETURNS text[] LANGUAGE sql
  IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
  AS $$ SELECT string_to_array(bank_id || ' ' || replace(translate(name_folded, '-', ' '), ' ', E'\n' || bank_id || ' '), E'\n') $$;
ALTER INDEX IF EXISTS customer_name_words_idx SET (gin_pending_list_limit = 512);

-- As before, and its own trigger, the one that a month does not have from the whole, is always asked too.
CREATE OR REPLACE FUNCTION make_audit_month(day date) RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '3s' AS $$
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
  EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER audit_event_no_truncate', month);
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
