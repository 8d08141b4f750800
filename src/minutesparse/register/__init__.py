"""What becomes of actions from one meeting to the next."""
