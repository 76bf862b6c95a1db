"""What is done with the bytes of pictures before they are published; publish itself reads no file."""
