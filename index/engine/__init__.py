"""What a question touches on disk: postings, and the scores they give."""
