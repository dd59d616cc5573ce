-- What ten million customers and the audit of years need an index for: each list walks one, none reads a bank whole.
-- Signing in, where nobody is signed in yet: the audit of one account.
CREATE INDEX audit_event_account_idx ON audit_event (subject_id, at DESC, id DESC) WHERE person_id IS NULL;
-- OBP lists customers by an attribute.
CREATE INDEX customer_attribute_value_idx ON customer_attribute (bank_id, name, value) WHERE superseded_at IS NULL;
-- OBP deletes an attribute without naming its customer.
CREATE INDEX customer_attribute_id_idx ON customer_attribute (bank_id, id) WHERE superseded_at IS NULL;
-- How many invitations wait for somebody stands in the navigation of every page.
CREATE INDEX user_invitation_waiting_idx ON user_invitation (bank_id, expires_at) WHERE status = 'CREATED';
