"""What makes the demonstration's pictures and PDFs. The site itself needs none of it."""
