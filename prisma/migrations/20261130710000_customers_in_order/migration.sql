-- A bank's customers in the order in which they came: without it each page of the list sorts all of them.
CREATE INDEX customer_listed_idx ON customer (bank_id, created_at, id);
