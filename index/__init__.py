"""Finding: sentences, passages, embeddings, the store, lexical search, evidence."""
