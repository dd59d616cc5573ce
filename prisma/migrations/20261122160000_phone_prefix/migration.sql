-- A search by the beginning of a number asks LIKE, which an ordinary index answers only where the collation is C: in a
-- bank's own database it may not be, and one such branch would make PostgreSQL read every customer.
DROP INDEX customer_phone_idx;
CREATE INDEX customer_phone_idx ON customer_version (bank_id, phone_e164 text_pattern_ops) WHERE superseded_at IS NULL;
