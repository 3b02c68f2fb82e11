"""What a run leaves behind: folders made as a whole, safe names, and the record of the run."""
