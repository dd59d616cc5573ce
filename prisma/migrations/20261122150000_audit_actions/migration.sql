-- The audit filtered by action, and the list of actions there are, each along an index.
CREATE INDEX audit_event_action_idx ON audit_event (bank_id, action, at DESC, id DESC);
