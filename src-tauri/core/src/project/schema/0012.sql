-- What the worker saw of the pages of an attached PDF, as JSON; absent for what is no PDF or was not looked at.
ALTER TABLE attachment ADD COLUMN pages TEXT;
