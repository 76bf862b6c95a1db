"""What a picture tells besides itself: places, people, devices; taken out of the bytes, the pixels untouched."""
