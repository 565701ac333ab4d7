"""A question → its answer: order, trust, the sentence, the marks."""
