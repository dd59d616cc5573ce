-- A word is looked up at the banks where somebody may look, not among ten million customers of others.
CREATE FUNCTION dossier_name_words(bank_id text, name_folded text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT array_agg(bank_id || ' ' || word) FROM unnest(string_to_array(name_folded, ' ')) AS word WHERE word <> '' $$;

DROP INDEX customer_name_words_idx;
CREATE INDEX customer_name_words_idx ON customer_version USING gin (dossier_name_words(bank_id, name_folded))
  WITH (gin_pending_list_limit = 512) WHERE superseded_at IS NULL;
