"""What a plan IS: years, numbers, schedule words, who answers, 評価 and counts. Pure: no files, no Office."""
