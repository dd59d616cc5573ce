// Stands in for "server-only" in tests, where there is no client bundle to protect.
export {};
