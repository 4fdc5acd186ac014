"""Result records and the forms they are written in; no judgement, no storage."""
