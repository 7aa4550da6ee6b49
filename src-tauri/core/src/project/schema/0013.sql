-- A picture of one column alone: the name of the column. The image is then its value, in all rows from first to last.
ALTER TABLE undo_image ADD COLUMN only TEXT;
