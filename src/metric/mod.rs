//! Clauses → metrics: subject, predicate, figure, period, change.
