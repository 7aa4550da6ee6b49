-- What the forecast rests on, where the project knows better than the published figures; in a hundred.
ALTER TABLE setting ADD COLUMN rejection_percent INTEGER CHECK (rejection_percent BETWEEN 0 AND 100);
ALTER TABLE setting ADD COLUMN foc_lost_percent INTEGER CHECK (foc_lost_percent BETWEEN 0 AND 100);
